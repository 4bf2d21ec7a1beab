"""What trace looks up: statements and articles that share words, and an outlet's articles of some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

import apsw

from hemeroteca.store.addresses import address_key
from hemeroteca.store.filing import outlet_key, shorten
from hemeroteca.store.placing import STATEMENT_SHIFT, DayRange, rows_of
from hemeroteca.store.rows import select

TOO_COMMON = 1_000
"""A shingle found in more statements than this says nothing: no quotation was printed so often in any archive seen,
and it bounds the work for one shingle to a millisecond."""

WITH_SHINGLE = "SELECT statement FROM shingles WHERE shingle = ? LIMIT ?"
WITH_PASSAGE = "SELECT article FROM passages WHERE passage = ? LIMIT ?"
AT_ADDRESS = """
    SELECT id FROM addresses JOIN articles ON articles.row = addresses.article WHERE address = ? ORDER BY row LIMIT 1
"""
ID_OF_ROW = "SELECT id FROM articles WHERE row = ?"
ARTICLES_OF = """
    SELECT id FROM articles WHERE outlet_key = ? AND printed BETWEEN ? AND ? ORDER BY printed DESC, row DESC LIMIT ?
"""


def load_sharing(
    connection: apsw.Connection, shingles: Sequence[int], limit: int, lone: DayRange | None
) -> tuple[tuple[str, int, int], ...]:
    """The statements that share most of these shingles: article id, index in its reading, how many are shared.

    Ties stand in order of time. Those that share just one count only where their article is of the days `lone` or has
    no day, and not at all for `None`.
    """
    shared = _count_shared(connection, WITH_SHINGLE, shingles)
    alone = rows_of(lone) if lone else ()
    counted = ((row, count) for row, count in shared.items() if count > 1 or _lies_in(row >> STATEMENT_SHIFT, alone))
    return tuple(
        (_article_id(connection, row >> STATEMENT_SHIFT), row & ((1 << STATEMENT_SHIFT) - 1), count)
        for row, count in _first(counted, limit)
    )


def load_sharing_passages(
    connection: apsw.Connection, passages: Sequence[int], limit: int
) -> tuple[tuple[str, int], ...]:
    """The articles whose own prose shares most of these passages, and how many; ties in order of time."""
    found = _first(_count_shared(connection, WITH_PASSAGE, passages).items(), limit)
    return tuple((_article_id(connection, row), shared) for row, shared in found)


def load_article_at(connection: apsw.Connection, url: str) -> str | None:
    """The id of the article at an address, the earliest where there are several."""
    found: str | None = connection.execute(AT_ADDRESS, (address_key(url),)).get
    return found


def load_articles_of(connection: apsw.Connection, outlet: str, days: DayRange, limit: int) -> tuple[str, ...]:
    """The ids of the last that an outlet published on these days, both included, in order of time."""
    since, until = days
    rows = select(connection, ARTICLES_OF, (outlet_key(outlet), since[:10], until[:10], limit))
    return tuple(row[0] for row in reversed(rows))


def _first(counted: Iterable[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """The rows with the highest counts, ties in order of time."""
    return nsmallest(limit, counted, key=lambda item: (-item[1], item[0]))


def _lies_in(row: int, ranges: Sequence[range]) -> bool:
    return any(row in each for each in ranges)


def _count_shared(connection: apsw.Connection, sql: str, marks: Sequence[int]) -> Counter[int]:
    """In how many of some marks each row is found."""
    shared: Counter[int] = Counter()
    for mark in dict.fromkeys(marks):
        rows = select(connection, sql, (shorten(mark), TOO_COMMON + 1))
        if len(rows) <= TOO_COMMON:
            shared.update(row[0] for row in rows)
    return shared


def _article_id(connection: apsw.Connection, row: int) -> str:
    found: str = connection.execute(ID_OF_ROW, (row,)).get
    return found
