"""What trace looks up: statements and articles that share words, an outlet's articles, articles that name the same.

Every question reads a bounded number of rows, whatever the archive's size: of a mark (a fingerprint of words) that few
have, all of them; of one that many have, the earliest.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw

from hemeroteca.store.addresses import address_key
from hemeroteca.store.filing import STATEMENT_SHIFT, first_row, outlet_key, row_after, shorten
from hemeroteca.store.rows import select

FEW = 64
"""A mark that more have than this is common. Such marks are looked at closer only where the others lead to little."""
MANY = 512
MOST_READ = 4_096
"""Rows read for common marks in one question: about two milliseconds."""
ENOUGH = 0.5
"""Common marks are left aside where half of all marks are rare and stand elsewhere too: who shares the words of a
statement shares some of its rare ones."""
HELD = 0.3
MANY_SHARED = 5
"""A statement is worth comparing that shares five marks, or 30 % of those of the shorter. Less is chance, and grows
with the archive: of two quotations that are the same, edited, 60 % and more is shared."""
LEAST_PASSAGES = 2
"""Of an article that has more: twelve words in a row give one or two, what is worth calling reuse gives several."""
PEERS = 3
"""Articles of the same outlet, the most unlike: enough to tell its boilerplate."""
MOST_NAMED = 256
"""A name that stands in more articles of the days asked for tells none of them from the others."""

WITH_SHINGLE = "SELECT statement FROM shingles WHERE shingle = ? LIMIT ?"
WITH_PASSAGE = "SELECT article FROM passages WHERE passage = ? LIMIT ?"
SIZES = "SELECT row, shingles FROM statements WHERE row IN (SELECT value FROM json_each(?))"
OF_ROWS = "SELECT row, id, outlet_key FROM articles WHERE row IN (SELECT value FROM json_each(?))"
AT_ADDRESS = """
    SELECT id FROM addresses JOIN articles ON articles.row = addresses.article WHERE address = ? ORDER BY row LIMIT 1
"""
ARTICLES_OF = """
    SELECT id FROM articles WHERE outlet_key = ? AND printed BETWEEN ? AND ? ORDER BY printed, row
"""
WITH_NAME = "SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?"


class Days(NamedTuple):
    """From one day to another, both included; `None` where that end is open."""

    since: str | None
    until: str | None


class Sharing:
    """Which rows have how many of the marks that were asked for."""

    def __init__(self) -> None:
        self.marks: defaultdict[int, list[int]] = defaultdict(list)
        """For each row the places of the marks it has."""
        self.weights: defaultdict[int, float] = defaultdict(float)
        self.counted = 0
        """How many marks were looked at."""

    def add(self, place: int, rows: Sequence[int]) -> None:
        """Note who has a mark; it weighs the less, the more have it."""
        self.counted += 1
        weight = len(rows) ** -0.5 if rows else 0.0
        for row in rows:
            self.marks[row].append(place)
            self.weights[row] += weight

    def best(self, limit: int) -> list[int]:
        """The rows that share most, rare marks before common ones; ties in order of time."""
        return sorted(self.weights, key=lambda row: (-self.weights[row], row))[:limit]


def load_sharing(connection: apsw.Connection, shingles: Sequence[int], limit: int) -> tuple[tuple[str, int, int], ...]:
    """The statements that share shingles: article id, index in its reading, how many; the most telling first.

    Left out are those that share so few that it is chance.
    """
    sharing = _share_marks(connection, WITH_SHINGLE, shingles, thorough=True)
    best = sharing.best(4 * limit)
    sizes: dict[int, int] = dict(select(connection, SIZES, (json.dumps(best),)))
    kept = [
        row
        for row in best
        if len(sharing.marks[row]) >= min(MANY_SHARED, HELD * min(sharing.counted, sizes.get(row, sharing.counted)))
    ][:limit]
    ids = {row: article for row, article, _ in _load_rows(connection, {row >> STATEMENT_SHIFT for row in kept})}
    low_bits = (1 << STATEMENT_SHIFT) - 1
    return tuple((ids[row >> STATEMENT_SHIFT], row & low_bits, len(sharing.marks[row])) for row in kept)


def load_sharing_passages(
    connection: apsw.Connection, passages: Sequence[int], limit: int, outlet: str | None
) -> tuple[tuple[str, int], ...]:
    """The articles whose own prose shares passages, and how many; the most telling first.

    Of a passage that many articles have the earliest are looked at. Articles of `outlet` itself come last, and only a
    few that have what other outlets have as well: they tell whether that is boilerplate.
    """
    sharing = _share_marks(connection, WITH_PASSAGE, passages, thorough=False)
    least = LEAST_PASSAGES if sharing.counted > LEAST_PASSAGES else 1
    key = None if outlet is None else outlet_key(outlet)
    found = {row: (article, of) for row, article, of in _load_rows(connection, sharing.weights)}
    others = [row for row, (_, of) in found.items() if key is None or of != key]
    contested = {place for row in others for place in sharing.marks[row]}
    peers = [row for row in found.keys() - others if not contested.isdisjoint(sharing.marks[row])]
    others = [row for row in others if len(sharing.marks[row]) >= least]
    others.sort(key=lambda row: (-sharing.weights[row], row))
    peers.sort(key=lambda row: (len(sharing.marks[row]), row))
    return tuple((found[row][0], len(sharing.marks[row])) for row in (*others[:limit], *peers[:PEERS]))


def load_naming(
    connection: apsw.Connection, names: Sequence[str], days: Days, limit: int, *, outlet: str | None = None
) -> tuple[str, ...]:
    """The ids of the articles of these days, of an outlet where one is named, that have most of these words."""
    first, last = first_row(days.since), (1 << 62) if days.until is None else row_after(days.until)
    within = "" if outlet is None else f' AND outlet : "{_as_phrase(outlet)}"'
    sharing = Sharing()
    for place, name in enumerate(dict.fromkeys(map(_as_phrase, names))):
        match = f'{{title deck body}} : "{name}"{within}'
        rows = select(connection, WITH_NAME, (match, first, last, MOST_NAMED + 1))
        if len(rows) <= MOST_NAMED:
            sharing.add(place, [row[0] for row in rows])
    key = None if outlet is None else outlet_key(outlet)
    best = sharing.best(limit if key is None else 4 * limit)
    found = {row: article for row, article, of in _load_rows(connection, best) if key is None or of == key}
    return tuple(found[row] for row in best if row in found)[:limit]


def load_article_at(connection: apsw.Connection, url: str) -> str | None:
    """The id of the article at an address, the earliest where there are several."""
    found: str | None = connection.execute(AT_ADDRESS, (address_key(url),)).get
    return found


def load_articles_of(connection: apsw.Connection, outlet: str, since: str, until: str) -> tuple[str, ...]:
    """The ids of what an outlet published on these days, both included, in order of time; its name is folded."""
    days = (since[:10], until[:10])
    return tuple(row[0] for row in select(connection, ARTICLES_OF, (outlet_key(outlet), *days)))


def _share_marks(connection: apsw.Connection, sql: str, marks: Sequence[int], *, thorough: bool) -> Sharing:
    """Who has which of these marks; where `thorough`, more is read of common ones if the rare ones lead to little."""
    sharing = Sharing()
    common: list[tuple[int, int]] = []
    led = 0
    for place, mark in enumerate(dict.fromkeys(map(shorten, marks))):
        rows = [row[0] for row in select(connection, sql, (mark, FEW + 1))]
        if thorough and len(rows) > FEW:
            common.append((place, mark))
        else:
            sharing.add(place, rows[:FEW])
            led += len(rows) > 1
    if led >= ENOUGH * (sharing.counted + len(common)):
        return sharing
    left = MOST_READ
    for place, mark in common:
        if left <= 0:
            break
        rows = [row[0] for row in select(connection, sql, (mark, min(left, MANY)))]
        left -= len(rows)
        sharing.add(place, rows)
    return sharing


def _load_rows(connection: apsw.Connection, rows: Iterable[int]) -> list[tuple[int, str, str | None]]:
    """The row, id and folded outlet of each of these articles."""
    return [(row, article, outlet) for row, article, outlet in select(connection, OF_ROWS, (json.dumps(list(rows)),))]


def _as_phrase(words: str) -> str:
    """Words as they stand inside the quotation marks of a full-text query."""
    return words.replace('"', " ").replace("\0", " ")
