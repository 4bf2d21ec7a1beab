"""What trace looks up: statements and articles that share words, and an outlet's articles of some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

import apsw

from hemeroteca.store.addresses import address_key
from hemeroteca.store.filing import outlet_key, shorten
from hemeroteca.store.packing import Siblings, unpack_siblings
from hemeroteca.store.placing import STATEMENT_SHIFT, DayRange, rows_of
from hemeroteca.store.rows import select

TOO_COMMON = 1_000
"""A shingle found in more statements than this says nothing: no quotation was printed so often in any archive seen,
and it bounds the work for one shingle to a millisecond."""

WITH_SHINGLE = "SELECT statement FROM shingles WHERE shingle = ? LIMIT ?"
WITH_PASSAGE = "SELECT article FROM passages WHERE passage = ? LIMIT ?"
LEAST_OF_WORDS = 1 / 3
"""Of the shingles of the statement that has fewer, so many have to be shared. On the sample archive statements that are
the same share half at least, on generated traces 0.85. Of 11,500 statements to which the index of 100,000 generated
articles leads from others, 7 in 7,400 that share less count as the same, and have nothing to do with each other."""
LEAST_OF_PASSAGES = 1 / 8
"""The same for passages: on generated traces articles that share prose share half, those that do not two in sixteen."""

SIBLINGS = "SELECT siblings FROM filings WHERE row = ?"
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
    no day, and not at all for `None`; those that share a small part do not count.
    """
    shared, known = _count_shared(connection, WITH_SHINGLE, shingles)
    alone = rows_of(lone) if lone else ()
    counted = ((row, count) for row, count in shared.items() if count > 1 or _lies_in(row >> STATEMENT_SHIFT, alone))
    found = []
    for row, count in _first(counted, limit):
        article, index = row >> STATEMENT_SHIFT, row & ((1 << STATEMENT_SHIFT) - 1)
        if count >= LEAST_OF_WORDS * known or count >= LEAST_OF_WORDS * len(_siblings(connection, article)[0][index]):
            found.append((_article_id(connection, article), index, count))
    return tuple(found)


def load_sharing_passages(
    connection: apsw.Connection, passages: Sequence[int], limit: int
) -> tuple[tuple[str, int], ...]:
    """The articles whose own prose shares most of these passages, more than a small part, and how many.

    Ties stand in order of time.
    """
    shared, known = _count_shared(connection, WITH_PASSAGE, passages)
    return tuple(
        (_article_id(connection, row), count)
        for row, count in _first(shared.items(), limit)
        if count >= LEAST_OF_PASSAGES * known or count >= LEAST_OF_PASSAGES * len(_siblings(connection, row)[1])
    )


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


def _siblings(connection: apsw.Connection, row: int) -> Siblings:
    """The fingerprints of the article in a row."""
    return unpack_siblings(connection.execute(SIBLINGS, (row,)).get)


def _count_shared(connection: apsw.Connection, sql: str, marks: Sequence[int]) -> tuple[Counter[int], int]:
    """Of how many marks each row is found, and how many there are that are not too common."""
    shared: Counter[int] = Counter()
    known = 0
    for mark in dict.fromkeys(marks):
        rows = select(connection, sql, (shorten(mark), TOO_COMMON + 1))
        if len(rows) <= TOO_COMMON:
            shared.update(row[0] for row in rows)
            known += 1
    return shared, known


def _article_id(connection: apsw.Connection, row: int) -> str:
    found: str = connection.execute(ID_OF_ROW, (row,)).get
    return found
