"""Load what was derived: articles, readings, the front page, counts."""

from __future__ import annotations

from collections.abc import Iterator

import apsw
import msgspec

from hemeroteca.records import Article, Filing, Reading
from hemeroteca.store.answers import Counts, Day, DayEntry
from hemeroteca.store.packing import unpack_article, unpack_filing, unpack_reading
from hemeroteca.store.rows import select

BATCH = 64
"""Filings loaded at a time: with long articles a few megabytes."""
DAY_ENTRIES = 500
"""A day of the front page holds no more: a year's clippings collected at once all stand under one day."""

SELECT_RECORD = """
    SELECT filings.record FROM articles JOIN filings ON filings.row = articles.row WHERE articles.id = ?
"""
SELECT_READING = """
    SELECT filings.reading FROM articles JOIN filings ON filings.row = articles.row WHERE articles.id = ?
"""
SELECT_FILING = """
    SELECT record, reading, siblings FROM articles JOIN filings ON filings.row = articles.row WHERE articles.id = ?
"""
SELECT_BATCH = """
    SELECT articles.row, record, reading, siblings FROM articles JOIN filings ON filings.row = articles.row
    WHERE articles.row > ? ORDER BY articles.row LIMIT ?
"""
SELECT_FILINGS_IN = "SELECT record, reading, siblings FROM filings WHERE clipping = ? ORDER BY position"
SELECT_COPIES = """
    SELECT filings.record FROM filings JOIN clippings ON clippings.id = filings.clipping
    WHERE filings.article = ? AND filings.row NOT IN (SELECT row FROM articles WHERE id = ?1)
    ORDER BY clippings.seq, filings.position
"""
SELECT_DAYS = """
    SELECT shown, count(*) FROM articles WHERE :before IS NULL OR shown < :before
    GROUP BY shown ORDER BY shown DESC LIMIT :limit
"""
SELECT_ENTRIES = """
    SELECT articles.id, title, deck, authors, articles.outlet, published, posted, statements, doubts
    FROM articles JOIN headings ON headings.row = articles.row JOIN filings ON filings.row = articles.row
    JOIN clippings ON clippings.id = filings.clipping
    WHERE shown = ? ORDER BY clippings.seq DESC, filings.position LIMIT ?
"""
SELECT_COUNTS = """
    SELECT
        (SELECT count(*) FROM clippings) AS clippings,
        (SELECT count(*) FROM articles) AS articles,
        (SELECT count(*) FROM filings) - (SELECT count(*) FROM articles) AS copies,
        (SELECT count(*) FROM statements) AS statements,
        (SELECT count(*) FROM (SELECT DISTINCT article, item FROM quantities)) AS quantities,
        (SELECT count(DISTINCT outlet_key) FROM articles) AS outlets,
        (SELECT count(*) FROM corrections) AS corrections,
        (SELECT min(coalesce(printed, posted)) FROM articles) AS earliest,
        (SELECT max(coalesce(printed, posted)) FROM articles) AS latest
"""
SELECT_OUTLETS = """
    SELECT min(outlet), count(*) AS articles FROM articles WHERE outlet_key IS NOT NULL
    GROUP BY outlet_key ORDER BY articles DESC, outlet_key
"""
SELECT_OUTLET_NAMES = """
    WITH RECURSIVE keys (name) AS (
        SELECT min(outlet_key) FROM articles
        UNION ALL SELECT (SELECT min(outlet_key) FROM articles WHERE outlet_key > name) FROM keys WHERE name IS NOT NULL
    )
    SELECT (SELECT outlet FROM articles WHERE outlet_key = name ORDER BY printed, row LIMIT 1) FROM keys
    WHERE name IS NOT NULL
"""
SELECT_UNREAD = """
    SELECT id FROM clippings
    WHERE id NOT IN (SELECT clipping FROM filed) OR id IN (SELECT clipping FROM filings WHERE version <> ?)
    ORDER BY seq
"""
COUNT_NAMES = Counts.__struct_fields__
ENTRY_NAMES = DayEntry.__struct_fields__


def load_article(connection: apsw.Connection, article_id: str) -> Article | None:
    """THE article of this id."""
    packed: bytes | None = connection.execute(SELECT_RECORD, (article_id,)).get
    return None if packed is None else unpack_article(packed)


def load_reading(connection: apsw.Connection, article_id: str) -> Reading | None:
    """Its reading."""
    packed: bytes | None = connection.execute(SELECT_READING, (article_id,)).get
    return None if packed is None else unpack_reading(packed)


def load_filing(connection: apsw.Connection, article_id: str) -> Filing | None:
    """Its filing."""
    rows = select(connection, SELECT_FILING, (article_id,))
    return unpack_filing(*rows[0]) if rows else None


def load_copies(connection: apsw.Connection, article_id: str) -> tuple[Article, ...]:
    """The same article as found again, in order of filing."""
    return tuple(unpack_article(packed) for (packed,) in select(connection, SELECT_COPIES, (article_id,)))


def load_filings_in(connection: apsw.Connection, clipping_id: str) -> tuple[Filing, ...]:
    """Everything derived from one clipping, copies included, in the clipping's order."""
    return tuple(unpack_filing(*row) for row in select(connection, SELECT_FILINGS_IN, (clipping_id,)))


def load_filings_after(connection: apsw.Connection, row: int) -> list[tuple[int, Filing]]:
    """The next filings in order of time, with their rows; an empty list after the last."""
    found = select(connection, SELECT_BATCH, (row, BATCH))
    return [(each[0], unpack_filing(*each[1:])) for each in found]


def load_days(connection: apsw.Connection, before: str | None, limit: int) -> tuple[Day, ...]:
    """The newest `limit` days of the front page that lie before a day."""
    days = select(connection, SELECT_DAYS, {"before": before, "limit": limit})
    return tuple(Day(day=day, total=total, entries=tuple(_load_entries(connection, day))) for day, total in days)


def _load_entries(connection: apsw.Connection, day: str) -> Iterator[DayEntry]:
    for row in select(connection, SELECT_ENTRIES, (day, DAY_ENTRIES)):
        entry = dict(zip(ENTRY_NAMES, row, strict=True))
        entry |= {"title": entry["title"] or None, "deck": entry["deck"] or None}
        entry["authors"] = tuple(filter(None, entry["authors"].split("; ")))
        yield msgspec.convert(entry, DayEntry)


def load_article_count(connection: apsw.Connection) -> int:
    """How many articles there are."""
    count: int = connection.execute("SELECT count(*) FROM articles").get
    return count


def load_counts(connection: apsw.Connection) -> Counts:
    """How much there is of everything."""
    row = select(connection, SELECT_COUNTS)[0]
    return msgspec.convert(dict(zip(COUNT_NAMES, row, strict=True)), Counts)


def load_outlets(connection: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """Every outlet with its number of articles, the most first; one name for spellings that fold together."""
    return tuple((name, count) for name, count in select(connection, SELECT_OUTLETS))


def load_outlet_names(connection: apsw.Connection) -> tuple[str, ...]:
    """The name of every outlet as its earliest article spells it, in the order of their keys.

    From each key the index leads to the next, so that it takes as long as there are outlets, not articles.
    """
    return tuple(row[0] for row in select(connection, SELECT_OUTLET_NAMES))


def load_unread(connection: apsw.Connection, version: str) -> tuple[str, ...]:
    """Clippings nothing was derived from yet, or by another version of the reader, in order of filing."""
    return tuple(row[0] for row in select(connection, SELECT_UNREAD, (version,)))
