"""The names of articles and whom they mean: keep them, take them out, find those to compare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import apsw

from hemeroteca.records import Appearance, EntityKind, Name, Tie
from hemeroteca.store.rows import select
from hemeroteca.text import fingerprint, fold, format_address

LARGE_BLOCK = 200
"""Names of a block, from which on another appearance of one of them does not have it compared again: of 200 names that
takes some ten milliseconds, of the thousands that bear a country's commonest surname a second."""

UNNAMED = """
    SELECT articles.id FROM unnamed JOIN articles ON articles.row = unnamed.row
    JOIN filings ON filings.row = articles.row JOIN clippings ON clippings.id = filings.clipping
    ORDER BY clippings.seq, filings.position
"""
ROW_TO_NAME = "SELECT row FROM articles WHERE id = ? AND row IN (SELECT row FROM unnamed)"
INSERT_NAME = """
    INSERT INTO names (id, key, bare, given, entity)
    VALUES (?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM names)) RETURNING number
"""
INSERT_APPEARANCE = """
    INSERT INTO appearances (article, name, kind, words, first, last, statements, said, spellings)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
UNCOUNT = "DELETE FROM entities WHERE entity = (SELECT entity FROM names WHERE number = ?)"
UNSETTLE_ENTITY = """
    INSERT OR IGNORE INTO unsettled SELECT block FROM blocks JOIN names ON names.number = blocks.name WHERE entity = ?
"""
UNSETTLE_BARE_OF_GROUP = """
    INSERT OR IGNORE INTO unsettled
    SELECT blocks.block FROM profiles CROSS JOIN names ON names.bare = profiles.row
    CROSS JOIN blocks ON blocks.name = names.number
    WHERE profiles.party = (SELECT party FROM profiles WHERE row = ?)
"""
IN_BLOCK = """
    SELECT number, key, bare, given FROM blocks JOIN names ON names.number = blocks.name WHERE block = ? ORDER BY number
"""
WHERE_NAMED = """
    SELECT blocks.name, kind, language_key, party FROM blocks JOIN appearances ON appearances.name = blocks.name
    JOIN articles ON articles.row = appearances.article LEFT JOIN profiles ON profiles.row = appearances.article
    WHERE block = ?
"""
ALIASES = """
    SELECT blocks.name, key, articles.id, first, last FROM blocks JOIN aliases ON aliases.name = blocks.name
    JOIN articles ON articles.row = aliases.article WHERE block = ? ORDER BY article
"""
UNCOUNTED_IN_BLOCK = """
    SELECT number FROM blocks JOIN names ON names.number = blocks.name
    WHERE block = ? AND NOT EXISTS (SELECT 1 FROM entities WHERE entities.entity = names.entity)
"""
COUNTED = """
    SELECT article, words, kind, statements, names.bare IS NULL
    FROM appearances JOIN names ON names.number = appearances.name WHERE name = ?
"""
INSERT_ENTITY = """
    INSERT INTO entities (entity, name, folded, kind, articles, statements) VALUES (?, ?, ?, ?, ?, ?)
"""
MEMBERS = "SELECT number FROM names WHERE entity = ? ORDER BY number"
TIED = "SELECT other FROM ties WHERE one = ?1 UNION SELECT one FROM ties WHERE other = ?1"
ENTITY_OF = "SELECT entity FROM names WHERE number = ?"


def load_unnamed(connection: apsw.Connection) -> tuple[str, ...]:
    """The ids of all articles whose names are not kept yet, in order of filing."""
    return tuple(row[0] for row in select(connection, UNNAMED))


def put_appearances(connection: apsw.Connection, article_id: str, appearances: Sequence[Appearance]) -> None:
    """Keep the names of an article, and note which blocks are to be compared again.

    Nothing where they are kept already, or the article is gone: another program may have been faster.
    """
    row = connection.execute(ROW_TO_NAME, (article_id,)).get
    if row is None:
        return
    connection.execute("DELETE FROM unnamed WHERE row = ?", (row,))
    for each in appearances:
        number, is_new = _number(connection, each, article_id, row)
        connection.execute(UNCOUNT, (number,))
        written = "" if each.spellings == (each.name,) else "\n".join(each.spellings)
        said = " ".join(map(str, each.statements))
        kept = (each.kind, each.name, *each.span, len(each.statements), said, written)
        connection.execute(INSERT_APPEARANCE, (row, number, *kept))
        connection.executemany(
            "INSERT INTO aliases (name, key, article, first, last) VALUES (?, ?, ?, ?, ?)",
            [(number, key, row, *span) for key, span in each.aliases],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO blocks (block, name) VALUES (?, ?)", [(block, number) for block in each.blocks]
        )
        every = (row[0] for row in select(connection, "SELECT block FROM blocks WHERE name = ?", (number,)))
        changed = [(block,) for block in every if is_new or each.aliases or not _is_large(connection, block)]
        connection.executemany("INSERT OR IGNORE INTO unsettled (block) VALUES (?)", changed)
    connection.execute(UNSETTLE_BARE_OF_GROUP, (row,))


def _number(connection: apsw.Connection, appearance: Appearance, article_id: str, row: int) -> tuple[int, bool]:
    """The number of a name, and whether it is a new one, which the archive had not got."""
    key = appearance.key
    name_id = fingerprint(key, article_id) if appearance.bare else fingerprint(key)
    known: int | None = connection.execute("SELECT number FROM names WHERE id = ?", (name_id,)).get
    if known is not None:
        return known, False
    bare = row if appearance.bare else None
    return cast("int", connection.execute(INSERT_NAME, (name_id, key, bare, appearance.given)).get), True


def _is_large(connection: apsw.Connection, block: str) -> bool:
    """Whether a block has so many names that it is compared again for new ones only."""
    sql = "SELECT 1 FROM blocks WHERE block = ? LIMIT 1 OFFSET ?"
    return connection.execute(sql, (block, LARGE_BLOCK)).get is not None


def erase_appearances(connection: apsw.Connection, row: int) -> None:
    """Take the names of an article out; what the others of the same entities come to is to be found again."""
    numbers = [row[0] for row in select(connection, "SELECT name FROM appearances WHERE article = ?", (row,))]
    connection.execute("DELETE FROM appearances WHERE article = ?", (row,))
    for number in numbers:
        entity = connection.execute(ENTITY_OF, (number,)).get
        connection.execute(UNSETTLE_ENTITY, (entity,))
        connection.execute("DELETE FROM entities WHERE entity = ?", (entity,))
        connection.execute("DELETE FROM aliases WHERE name = ? AND article = ?", (number, row))
        if connection.execute("SELECT 1 FROM appearances WHERE name = ?", (number,)).get is None:
            _forget(connection, number)


def _forget(connection: apsw.Connection, number: int) -> None:
    """Take out a name that no article has any more."""
    for (block,) in select(connection, "SELECT block FROM blocks WHERE name = ?", (number,)):
        connection.execute("DELETE FROM ties WHERE block = ? AND ? IN (one, other)", (block, number))
    connection.execute("DELETE FROM blocks WHERE name = ?", (number,))
    connection.execute("DELETE FROM names WHERE number = ?", (number,))


def load_unsettled(connection: apsw.Connection, limit: int) -> tuple[str, ...]:
    """Some of the blocks that are to be compared again."""
    return tuple(row[0] for row in select(connection, "SELECT block FROM unsettled ORDER BY block LIMIT ?", (limit,)))


def unsettle(connection: apsw.Connection, numbers: Iterable[int]) -> None:
    """Have the entities of some names found again."""
    for number in numbers:
        entity = connection.execute(ENTITY_OF, (number,)).get
        connection.execute(UNSETTLE_ENTITY, (entity,))
        connection.execute("DELETE FROM entities WHERE entity = ?", (entity,))


def load_block(connection: apsw.Connection, block: str) -> tuple[Name, ...]:
    """The names of a block, laid out for comparison."""
    kinds: defaultdict[int, Counter[str]] = defaultdict(Counter)
    languages: defaultdict[int, Counter[str]] = defaultdict(Counter)
    groups: defaultdict[int, set[int | None]] = defaultdict(set)
    aliases: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, kind, language, group in select(connection, WHERE_NAMED, (block,)):
        kinds[number][kind] += 1
        languages[number][language or ""] += 1
        groups[number].add(group)
    for number, key, *place in select(connection, ALIASES, (block,)):
        aliases[number].setdefault(key, format_address(*place))
    return tuple(
        Name(
            number=number,
            key=key,
            kind=cast("EntityKind", _most(kinds[number])),
            bare=bare is not None,
            given=given,
            language=_most(languages[number]) or None,
            groups=frozenset(group for group in groups[number] if group is not None),
            aliases=tuple(aliases[number].items()),
        )
        for number, key, bare, given in select(connection, IN_BLOCK, (block,))
        if number in kinds
    )


def _most(counts: Mapping[str, int]) -> str | None:
    """What is counted most often, the first by the alphabet where several are."""
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def put_ties(connection: apsw.Connection, block: str, ties: Iterable[Tie]) -> set[int]:
    """Keep the ties of a block in the place of those it had; the block is settled then.

    Answers the numbers of its names whose entities are to be found again: the ties of those changed, or they are new,
    or what they come to was taken back. Of a block of thousands they are a few.
    """
    kept = {(tie.one, tie.other): tie for tie in reversed(tuple(ties))}
    had = {Tie(*row) for row in select(connection, "SELECT one, other, why, at FROM ties WHERE block = ?", (block,))}
    new = had.symmetric_difference(kept.values())
    connection.executemany(
        "DELETE FROM ties WHERE block = ? AND one = ? AND other = ?",
        [(block, tie.one, tie.other) for tie in new & had],
    )
    connection.executemany(
        "INSERT INTO ties (block, one, other, why, at) VALUES (?, ?, ?, ?, ?)",
        [(block, *tie) for tie in new - had],
    )
    connection.execute("DELETE FROM unsettled WHERE block = ?", (block,))
    uncounted = {row[0] for row in select(connection, UNCOUNTED_IN_BLOCK, (block,))}
    return uncounted.union(*((tie.one, tie.other) for tie in new))


def load_kin(connection: apsw.Connection, numbers: Iterable[int]) -> set[int]:
    """Some names and all that were, or are now by a tie, of the same entities."""
    found: set[int] = set()
    waiting = set(numbers)
    while waiting:
        entities = {connection.execute(ENTITY_OF, (number,)).get for number in waiting} - {None}
        kin = {row[0] for entity in entities for row in select(connection, MEMBERS, (entity,))}
        found |= kin
        tied = {row[0] for number in kin for row in select(connection, TIED, (number,))}
        waiting = tied - found
    return found


def load_ties(connection: apsw.Connection, numbers: Iterable[int]) -> list[Tie]:
    """The ties from some names to others, each from the lower number."""
    sql = "SELECT DISTINCT one, other, why, at FROM ties WHERE one = ? ORDER BY other, why, at"
    return [
        Tie(one=one, other=other, why=why, at=at)
        for number in sorted(numbers)
        for one, other, why, at in select(connection, sql, (number,))
    ]


def put_entity(connection: apsw.Connection, numbers: Sequence[int]) -> None:
    """Say that some names are one entity, and keep what they come to; nothing where that is known."""
    first = min(numbers)
    is_counted = connection.execute("SELECT 1 FROM entities WHERE entity = ?", (first,)).get
    if is_counted and [row[0] for row in select(connection, MEMBERS, (first,))] == sorted(numbers):
        return
    names, kinds = Counter[str](), Counter[str]()
    articles: set[int] = set()
    statements = 0
    for number in numbers:
        connection.execute("DELETE FROM entities WHERE entity = ?", (number,))
        connection.execute("UPDATE names SET entity = ? WHERE number = ?", (first, number))
        for article, words, kind, said, whole in select(connection, COUNTED, (number,)):
            names[words] += whole
            kinds[kind] += 1
            articles.add(article)
            statements += said
    if articles:
        folded = fold("; ".join(sorted(names)))
        usual = min(names, key=lambda name: (-names[name], -len(name), name))
        row = (first, usual, folded, _most(kinds), len(articles), statements)
        connection.execute(INSERT_ENTITY, row)
