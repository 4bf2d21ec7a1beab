"""Snippets: a few words around what was searched for, cut into marked and unmarked segments."""

# ruff: noqa: S608 (the SQL that is joined here is all ours; what a user writes is bound)

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import apsw

from hemeroteca.store.answers import HitKind, Segments
from hemeroteca.store.rows import select
from hemeroteca.text import squeeze

SNIPPET_WORDS = 32
"""Two lines and a half of a result list; FTS5 gives 64 at most."""
LEAD = 240
"""Code points of a text that begins a snippet without a match, about as long as one with."""
PRIVATE_USE = range(0xE000, 0xF900)

COLUMNS = {"articles": "title, deck, body, outlet, authors", "statements": "content, speaker, source, via"}
SHOWN = {"articles": "body", "statements": "content"}
"""The column that is shown, the others are there because a query names them."""


def make_snippets(
    connection: apsw.Connection, kind: HitKind, texts: Sequence[str], marks: str | None
) -> list[Segments]:
    """The words of each text around those that `marks` matches; its beginning where there are none.

    The texts of one page are indexed in memory: the archive's own index would be asked once for each of them, and for
    the beginning of a word (`ferr*`) it gathers all the words that begin so each time. SQLite puts a sign on each side
    of a match. Signs are taken that no text has, so that no text can mark itself.
    """
    present = set().union(*texts)
    free = [chr(code) for code in islice((code for code in PRIVATE_USE if chr(code) not in present), 2)]
    found = _ask(connection, kind, texts, marks, free) if marks and len(free) == 2 else {}
    return [
        _segments(found[at], *free) if free and free[0] in found.get(at, "") else _lead(text)
        for at, text in enumerate(texts)
    ]


def _ask(
    connection: apsw.Connection, kind: HitKind, texts: Sequence[str], marks: str, signs: Sequence[str]
) -> dict[int, str]:
    """The snippets of those texts that have a match, with signs around each match."""
    table, column = f"{kind}_shown", SHOWN[kind]
    at = COLUMNS[kind].split(", ").index(column)
    connection.execute("SAVEPOINT snippets")
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{table} USING fts5 "
            f"({COLUMNS[kind]}, tokenize = 'unicode61 remove_diacritics 2')"
        )
        rows = [(row, text) for row, text in enumerate(texts) if "\0" not in text]
        connection.executemany(f"INSERT INTO temp.{table} (rowid, {column}) VALUES (?, ?)", rows)
        sql = f"SELECT rowid, snippet({table}, {at}, ?, ?, '…', ?) FROM temp.{table} WHERE {table} MATCH ?"
        return dict(select(connection, sql, (*signs, SNIPPET_WORDS, marks)))
    finally:
        connection.execute("ROLLBACK TO snippets; RELEASE snippets")


def _lead(text: str) -> Segments:
    return ((squeeze(text[:LEAD]) + ("…" if len(text) > LEAD else ""), False),)


def _segments(snippet: str, left: str, right: str) -> Segments:
    """The snippet between its signs."""
    first, *rest = " ".join(snippet.split("\n")).split(left)
    segments = [(first, False)]
    for piece in rest:
        marked, _, plain = piece.partition(right)
        segments += [(marked, True), (plain, False)]
    return tuple(segment for segment in segments if segment[0])
