"""The archive: one SQLite file that keeps clippings, corrections and all that was derived from them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw

from hemeroteca.errors import AddressError, ArchiveFullError, ArchiveLockedError
from hemeroteca.records import Article, Clipping, Correction, Filing, Profile, Reading
from hemeroteca.store import filing, ground, groups, loading, siblings
from hemeroteca.store.answers import Counts, Day, HitKind, HitOrder, SearchPage
from hemeroteca.store.faults import translated
from hemeroteca.store.naming import Names
from hemeroteca.store.opening import open_connection
from hemeroteca.store.placing import EVER, DayRange
from hemeroteca.store.scrubbing import is_scrub_due, mark_removal, scrub
from hemeroteca.store.search import Wanted, find_addresses, search
from hemeroteca.store.transactions import transaction

PATIENCE = 5.0
"""Seconds to wait for a lock: filing one clipping holds it for milliseconds, reading a very long one for a second."""


def open_archive(path: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Archive:
    """Open the archive at `path`, making it where there is none; a lock is waited for `patience` seconds.

    Raises `NotAnArchiveError`, `NewerArchiveError`, `ArchiveLockedError`, `ArchiveFullError` or `ArchiveError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "press.hemeroteca") as archive:
    ...     archive.counts().clippings
    0
    """
    place = Path(path)
    return Archive(place, open_connection(place, create=create, patience=patience))


class Archive:
    """An open archive. Threads may share it: they take turns.

    Each method that writes is one transaction: when it returns, what it did is on the disk; when it raises, nothing
    has changed. All of them raise the kinds of `ArchiveError`.
    """

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection
        self._turn = threading.RLock()
        self._has_removed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the archive cannot be used afterwards."""
        with self._asking() as connection:
            connection.close()

    # Ground

    def has_clipping(self, clipping_id: str) -> bool:
        """Whether a clipping of this id is filed."""
        with self._asking() as connection:
            return ground.has_clipping(connection, clipping_id)

    def clipping(self, clipping_id: str) -> Clipping | None:
        """A clipping with its bytes."""
        with self._asking() as connection:
            return ground.load_clipping(connection, clipping_id)

    def clipping_ids(self) -> tuple[str, ...]:
        """The ids of all clippings, in order of filing."""
        with self._asking() as connection:
            return ground.load_clipping_ids(connection)

    def origin(self, clipping_id: str) -> str | None:
        """Where a clipping came from, without loading its bytes."""
        with self._asking() as connection:
            return ground.load_origin(connection, clipping_id)

    def collected(self, clipping_id: str) -> str | None:
        """When a clipping arrived, without loading its bytes."""
        with self._asking() as connection:
            return ground.load_collected(connection, clipping_id)

    def file_clipping(self, clipping: Clipping, filings: Sequence[Filing]) -> bool:
        """Keep a clipping and what was derived from it; `False`, and no change, where it is there already."""
        with self._writing() as connection:
            return filing.file_clipping(connection, clipping, filings)

    def remove_clipping(self, clipping_id: str) -> None:
        """Take a clipping out for good: its bytes, what was derived from it, what was said of its articles.

        The words are overwritten in the file, not just unlinked. Where a copy of an article was clipped elsewhere, the
        copy takes its place. Raises `AddressError` where there is no such clipping.
        """
        with self._writing() as connection:
            self._require(connection, clipping_id)
            filing.remove_clipping(connection, clipping_id)
            mark_removal(connection)
            self._has_removed = True

    def redact_clipping(
        self, clipping_id: str, content: bytes, filings: Sequence[Filing], *, encoding: str = "utf-8"
    ) -> None:
        """Replace the bytes of a clipping that an article was cut out of, and what is derived from it; its id stays.

        `encoding` is that of the new bytes. Raises `AddressError` where there is no such clipping.
        """
        with self._writing() as connection:
            self._require(connection, clipping_id)
            ground.replace_content(connection, clipping_id, content, encoding)
            filing.redact_clipping(connection, clipping_id, filings)
            mark_removal(connection)
            self._has_removed = True

    def add_correction(self, correction: Correction) -> None:
        """Keep a person's word; keeping it twice changes nothing."""
        with self._writing() as connection:
            ground.insert_correction(connection, correction)

    def remove_correction(self, correction_id: str) -> None:
        """Take a person's word back; raises `CorrectionError` where there is none of this id."""
        with self._writing() as connection:
            ground.delete_correction(connection, correction_id)

    def corrections(self, article: str | None = None, clipping: str | None = None) -> tuple[Correction, ...]:
        """What people said, of an article or in a clipping where one is named, in the order in which they did."""
        with self._asking() as connection:
            return ground.load_corrections(connection, article=article, clipping=clipping)

    # Derived

    def replace_filings(self, clipping_id: str, filings: Sequence[Filing]) -> None:
        """Put what was newly derived from a clipping in the place of the old."""
        with self._writing() as connection:
            self._require(connection, clipping_id)
            filing.write_filings(connection, clipping_id, filings)

    def unread(self, version: str) -> tuple[str, ...]:
        """Clippings to read: nothing is derived from them (any more), or by another version of the reader."""
        with self._asking() as connection:
            return loading.load_unread(connection, version)

    def article(self, article_id: str) -> Article | None:
        """The article of this id: the first one filed."""
        with self._asking() as connection:
            return loading.load_article(connection, article_id)

    def reading(self, article_id: str) -> Reading | None:
        """What was read in it."""
        with self._asking() as connection:
            return loading.load_reading(connection, article_id)

    def filing(self, article_id: str) -> Filing | None:
        """Both, with the fingerprints under which they are found."""
        with self._asking() as connection:
            return loading.load_filing(connection, article_id)

    def copies(self, article_id: str) -> tuple[Article, ...]:
        """The same article as it was found again, in order of filing."""
        with self._asking() as connection:
            return loading.load_copies(connection, article_id)

    def filings(self) -> Iterator[Filing]:
        """Every article with its reading, in order of time; loaded a few at a time, so others may write meanwhile."""
        row = 0
        while True:
            with self._asking() as connection:
                batch = loading.load_filings_after(connection, row)
            if not batch:
                return
            for row, each in batch:  # noqa: B007
                yield each

    def filings_in(self, clipping_id: str) -> tuple[Filing, ...]:
        """What was derived from one clipping, copies of articles included, in the clipping's order."""
        with self._asking() as connection:
            return loading.load_filings_in(connection, clipping_id)

    def days(self, before: str | None, limit: int) -> tuple[Day, ...]:
        """The newest `limit` days before a day (of all, for `None`) with the articles that stand under them."""
        with self._asking() as connection:
            return loading.load_days(connection, before, limit)

    def article_count(self) -> int:
        """How many articles there are, which is known much sooner than all `counts`."""
        with self._asking() as connection:
            return loading.load_article_count(connection)

    def counts(self) -> Counts:
        """How much the archive holds."""
        with self._asking() as connection:
            return loading.load_counts(connection)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """The outlets and how many articles each has, the most first."""
        with self._asking() as connection:
            return loading.load_outlets(connection)

    def outlet_names(self) -> tuple[str, ...]:
        """The names of the outlets alone, which are known much sooner than `outlets`."""
        with self._asking() as connection:
            return loading.load_outlet_names(connection)

    def search(
        self,
        query: str,
        *,
        kind: HitKind = "articles",
        sort: HitOrder = "relevance",
        limit: int = 20,
        offset: int = 0,
    ) -> SearchPage:
        """A page of the articles or statements that a query finds, by relevance or newest first.

        What a query can say stands in `hemeroteca.store.query` and `QUERY_FIELDS`. Of many hits only the newest
        (`SearchPage.ranked`) are ranked; the rest follow by date. Raises `QueryError` with the position.
        """
        wanted = Wanted(query=query, kind=kind, order=sort, limit=limit, offset=offset)
        with self._asking() as connection:
            return search(connection, wanted)

    def find_addresses(self, query: str, kind: HitKind) -> tuple[str, ...]:
        """The addresses of all the articles or statements that a query finds, newest first. Raises `QueryError`."""
        with self._asking() as connection:
            return tuple(find_addresses(connection, query, kind))

    # What trace looks up

    def sharing(
        self, shingles: Sequence[int], limit: int, lone: DayRange | None = EVER
    ) -> tuple[tuple[str, int, int], ...]:
        """Statements that share shingles: article id, index of the statement, how many; the most first.

        Those that share just one are among them only where their article is of the days `lone`, or of no day.
        """
        with self._asking() as connection:
            return siblings.load_sharing(connection, shingles, limit, lone)

    def sharing_passages(self, passages: Sequence[int], limit: int) -> tuple[tuple[str, int], ...]:
        """Articles whose own prose shares passages: article id, how many; the most first."""
        with self._asking() as connection:
            return siblings.load_sharing_passages(connection, passages, limit)

    def articles_of(self, outlet: str, since: str, until: str, limit: int) -> tuple[str, ...]:
        """Ids of the last that an outlet published from one day to another, both included; its name is folded."""
        with self._asking() as connection:
            return siblings.load_articles_of(connection, outlet, (since, until), limit)

    def article_at(self, url: str) -> str | None:
        """The id of the article at an address, compared without scheme, `www.`, trailing slash and fragment."""
        with self._asking() as connection:
            return siblings.load_article_at(connection, url)

    # What groups articles

    def ungrouped(self) -> tuple[str, ...]:
        """The ids of all articles that are in no group yet, in order of filing."""
        with self._asking() as connection:
            return groups.load_ungrouped(connection)

    def ungrouped_count(self) -> int:
        """How many articles are in no group yet."""
        with self._asking() as connection:
            return groups.count_ungrouped(connection)

    def sharing_names(self, names: Sequence[int], limit: int, days: DayRange | None = None) -> tuple[str, ...]:
        """The ids of articles in groups, of some days (or of any) and of none, that share most of some names."""
        with self._asking() as connection:
            return groups.load_sharing_names(connection, names, limit, days or EVER)

    def neighbours(
        self, names: Sequence[int], limit: int, days: DayRange | None = None
    ) -> tuple[tuple[int, int, Profile], ...]:
        """The articles of some days (or of any) that share most of some names: group, its size, profile.

        Those without a day are among them.
        """
        with self._asking() as connection:
            return groups.load_neighbours(connection, names, limit, days or EVER)

    def term_counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many articles each of some terms stands."""
        with self._asking() as connection:
            return groups.load_term_counts(connection, terms)

    def put_profile(self, profile: Profile, joined: Sequence[int]) -> None:
        """Put an article into the first of some groups, which takes in the others; into a new one for none."""
        with self._writing() as connection:
            groups.put_profile(connection, profile, joined)

    def groups(self) -> tuple[int, ...]:
        """The numbers of all groups, those with the newest articles first."""
        with self._asking() as connection:
            return groups.load_groups(connection)

    def group_of(self, article_id: str) -> int | None:
        """The number of an article's group, `None` where it is in none yet."""
        with self._asking() as connection:
            return groups.load_group_of(connection, article_id)

    def members(self, group: int) -> tuple[Profile, ...]:
        """The profiles of a group's articles, in order of filing."""
        with self._asking() as connection:
            return groups.load_members(connection, group)

    # Whom names mean

    @property
    def naming(self) -> Names:
        """The names of people, organisations, places and outlets across articles, and whom they mean."""
        return Names(self._asking, self._writing)

    # Turns and transactions

    @contextmanager
    def _asking(self) -> Iterator[apsw.Connection]:
        """The connection, for one thread at a time; what SQLite complains of is said in our own errors."""
        with self._turn, translated(self.path, self._connection):
            yield self._connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done in the block is committed at its end as one, or undone where anything raises."""
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        """The connection in a transaction, or in a part of one where one is under way."""
        with self._asking() as connection:
            with transaction(connection):
                yield connection
            if self._has_removed and not connection.in_transaction:
                self._has_removed = False
                self._scrub(connection)

    def _require(self, connection: apsw.Connection, clipping_id: str) -> None:
        if not ground.has_clipping(connection, clipping_id):
            raise AddressError(clipping_id, f"there is no such clipping in {self.path}")

    def _scrub(self, connection: apsw.Connection) -> None:
        """Leave no removed word in the file; what is removed stays removed where that fails."""
        try:
            if is_scrub_due(connection):
                scrub(connection)
        except apsw.BusyError as error:
            raise ArchiveLockedError(
                str(self.path),
                f"it is removed, but its words stay in the file or in {self.path.name}-wal while another program reads",
                hint="close that program; whoever opens the archive next wipes them out",
            ) from error
        except (apsw.FullError, apsw.IOError) as error:
            raise ArchiveFullError(
                str(self.path),
                "it is removed, but there is no room to write the file anew, and words of it may stay in this one",
                hint="free as much space as the archive takes; whoever opens it next wipes them out",
            ) from error
