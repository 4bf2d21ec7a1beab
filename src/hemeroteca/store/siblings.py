"""What trace looks up: statements and articles that share words, and an outlet's articles of some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import apsw

from hemeroteca.store.addresses import address_key
from hemeroteca.store.filing import STATEMENT_SHIFT, outlet_key, shorten
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
    SELECT id FROM articles WHERE outlet_key = ? AND printed BETWEEN ? AND ? ORDER BY printed, row
"""


def load_sharing(connection: apsw.Connection, shingles: Sequence[int], limit: int) -> tuple[tuple[str, int, int], ...]:
    """The statements that share most of these shingles: article id, index in its reading, how many are shared.

    Ties stand in order of time.
    """
    return tuple(
        (_article_id(connection, row >> STATEMENT_SHIFT), row & ((1 << STATEMENT_SHIFT) - 1), shared)
        for row, shared in _most_shared(connection, WITH_SHINGLE, shingles, limit)
    )


def load_sharing_passages(
    connection: apsw.Connection, passages: Sequence[int], limit: int
) -> tuple[tuple[str, int], ...]:
    """The articles whose own prose shares most of these passages, and how many; ties in order of time."""
    found = _most_shared(connection, WITH_PASSAGE, passages, limit)
    return tuple((_article_id(connection, row), shared) for row, shared in found)


def load_article_at(connection: apsw.Connection, url: str) -> str | None:
    """The id of the article at an address, the earliest where there are several."""
    found: str | None = connection.execute(AT_ADDRESS, (address_key(url),)).get
    return found


def load_articles_of(connection: apsw.Connection, outlet: str, since: str, until: str) -> tuple[str, ...]:
    """The ids of what an outlet published on these days, both included, in order of time; its name is folded."""
    days = (since[:10], until[:10])
    return tuple(row[0] for row in select(connection, ARTICLES_OF, (outlet_key(outlet), *days)))


def _most_shared(connection: apsw.Connection, sql: str, marks: Sequence[int], limit: int) -> list[tuple[int, int]]:
    shared: Counter[int] = Counter()
    for mark in dict.fromkeys(marks):
        rows = select(connection, sql, (shorten(mark), TOO_COMMON + 1))
        if len(rows) <= TOO_COMMON:
            shared.update(row[0] for row in rows)
    return sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:limit]


def _article_id(connection: apsw.Connection, row: int) -> str:
    found: str = connection.execute(ID_OF_ROW, (row,)).get
    return found
