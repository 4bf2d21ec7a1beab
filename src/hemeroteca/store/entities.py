"""What an archive knows of an entity: its names, what it says, who names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import apsw
import msgspec

from hemeroteca.store.answers import Alias, Circle, EntityEntry, EntityList
from hemeroteca.store.names import ENTITY_OF
from hemeroteca.store.rows import select
from hemeroteca.text import fold, format_address

BY_KEY = "SELECT number FROM names WHERE key = ? AND bare IS NULL"
BARE_BY_KEY = "SELECT number FROM names JOIN articles ON articles.row = names.bare WHERE key = ? AND articles.id = ?"
IDS = """
    SELECT names.key, names.bare IS NOT NULL, names.id FROM appearances
    JOIN articles ON articles.row = appearances.article JOIN names ON names.number = appearances.name
    WHERE articles.id = ?
"""
ARTICLES = """
    SELECT DISTINCT articles.id FROM names JOIN appearances ON appearances.name = names.number
    JOIN articles ON articles.row = appearances.article WHERE names.entity = ? ORDER BY articles.row
"""
ENTRY = """
    SELECT (SELECT id FROM names WHERE number = entities.entity), name, kind, articles, statements,
           (SELECT count(*) FROM names WHERE names.entity = entities.entity)
    FROM entities
"""
ENTRIES = ENTRY + "WHERE folded LIKE ? ESCAPE '!' ORDER BY statements DESC, articles DESC, entity LIMIT ? OFFSET ?"
ENTRIES_OF_ALL = ENTRY + "ORDER BY statements DESC, articles DESC, entity LIMIT ? OFFSET ?"
APPEARANCES = """
    SELECT articles.id, words, first, last, appearances.statements, spellings
    FROM appearances JOIN articles ON articles.row = appearances.article WHERE name = ? ORDER BY article
"""
SAID = """
    SELECT articles.id, said FROM names JOIN appearances ON appearances.name = names.number
    JOIN articles ON articles.row = appearances.article
    WHERE names.entity = ? AND appearances.statements > 0 ORDER BY articles.row DESC, names.number
"""
CIRCLES = """
    SELECT min(outlet), count(DISTINCT articles.row), sum(appearances.statements) AS said
    FROM names JOIN appearances ON appearances.name = names.number JOIN articles ON articles.row = appearances.article
    WHERE names.entity = ? GROUP BY outlet_key ORDER BY said DESC, count(DISTINCT articles.row) DESC, min(outlet)
"""


def load_numbers(connection: apsw.Connection, keys: Sequence[str], article_id: str | None) -> tuple[int, ...]:
    """The numbers of the names with one of some keys: surnames alone only of one article, and then nothing else."""
    bare = [row[0] for key in keys if article_id for row in select(connection, BARE_BY_KEY, (key, article_id))]
    return tuple(dict.fromkeys(bare or [row[0] for key in keys for row in select(connection, BY_KEY, (key,))]))


def load_entity_number(connection: apsw.Connection, name: str | int) -> int | None:
    """The number of the entity that a name belongs to, which is given by its id or its number."""
    sql = "SELECT entity FROM names WHERE id = ?" if isinstance(name, str) else ENTITY_OF
    found: int | None = connection.execute(sql, (name,)).get
    return found


def load_name_id(connection: apsw.Connection, number: int) -> str | None:
    """The id of a name."""
    found: str | None = connection.execute("SELECT id FROM names WHERE number = ?", (number,)).get
    return found


def load_articles(connection: apsw.Connection, number: int) -> tuple[str, ...]:
    """The ids of the articles that have an entity, in order of time."""
    return tuple(row[0] for row in select(connection, ARTICLES, (number,)))


def load_ids(connection: apsw.Connection, article_id: str) -> dict[tuple[str, bool], str]:
    """The ids of the names of an article, by their keys and whether they are a surname alone."""
    return {(key, bool(bare)): name_id for key, bare, name_id in select(connection, IDS, (article_id,))}


def load_entry(connection: apsw.Connection, number: int) -> EntityEntry | None:
    """One entity, as in a list."""
    rows = select(connection, ENTRY + "WHERE entity = ?", (number,))
    return _entry(rows[0]) if rows else None


def load_entities(connection: apsw.Connection, words: str, limit: int, offset: int) -> EntityList:
    """Entities by the number of their statements, then of their articles; a negative limit is none."""
    if not words.strip():
        total = connection.execute("SELECT count(*) FROM entities").get
        rows = select(connection, ENTRIES_OF_ALL, (limit, offset))
    else:
        escaped = "".join(f"!{char}" if char in "!%_" else char for char in fold(words.strip()))
        total = connection.execute(
            "SELECT count(*) FROM entities WHERE folded LIKE ? ESCAPE '!'", (f"%{escaped}%",)
        ).get
        rows = select(connection, ENTRIES, (f"%{escaped}%", limit, offset))
    return EntityList(total=total, entries=tuple(map(_entry, rows)))


def _entry(row: Sequence[object]) -> EntityEntry:
    return msgspec.convert(dict(zip(EntityEntry.__struct_fields__, row, strict=True)), EntityEntry)


def load_members(connection: apsw.Connection, number: int) -> dict[int, Alias]:
    """The names of an entity by their numbers."""
    rows = select(connection, "SELECT number, id FROM names WHERE entity = ? ORDER BY number", (number,))
    return {member: _load_alias(connection, member, name_id) for member, name_id in rows}


def _load_alias(connection: apsw.Connection, number: int, name_id: str) -> Alias:
    rows = select(connection, APPEARANCES, (number,))
    words, written = Counter[str](), Counter[str]()
    for _, name, _, _, _, spellings in rows:
        words[name] += 1
        written.update(spellings.split("\n") if spellings else [name])
    name = min(words, key=lambda each: (-words[each], each), default="")
    return Alias(
        id=name_id,
        name=name,
        articles=len(rows),
        statements=sum(row[4] for row in rows),
        first=format_address(*rows[0][:1], *rows[0][2:4]) if rows else "",
        spellings=tuple(spelling for spelling, _ in written.most_common()),
    )


def load_said(connection: apsw.Connection, number: int) -> tuple[tuple[str, int], ...]:
    """What an entity says: ids of articles, the newest first, and indices of statements."""
    rows = select(connection, SAID, (number,))
    return tuple((article, int(index)) for article, said in rows for index in said.split())


def load_circles(connection: apsw.Connection, number: int) -> tuple[Circle, ...]:
    """The outlets that name an entity, those with most statements by it first."""
    rows = select(connection, CIRCLES, (number,))
    return tuple(Circle(outlet=outlet, articles=articles, statements=said) for outlet, articles, said in rows)
