"""Snippets: a few words around what was searched for, cut into marked and unmarked segments."""

from __future__ import annotations

from itertools import islice

import apsw

from hemeroteca.store.answers import HitKind, Segments
from hemeroteca.text import squeeze

SNIPPET_WORDS = 32
"""Two lines and a half of a result list; FTS5 gives 64 at most."""
LEAD = 240
"""Code points of a text that begins a snippet without a match, about as long as one with."""
PRIVATE_USE = range(0xE000, 0xF900)

SELECT_SNIPPET = {
    "articles": """
        SELECT snippet(article_words, 2, ?, ?, '…', ?) FROM article_words
        WHERE article_words MATCH ? AND rowid = ?
    """,
    "statements": """
        SELECT snippet(statement_words, 0, ?, ?, '…', ?) FROM statement_words
        WHERE statement_words MATCH ? AND rowid = ?
    """,
}


def make_snippet(connection: apsw.Connection, kind: HitKind, row: int, text: str, marks: str | None) -> Segments:
    """The words of `text`, kept in `row`, around those that `marks` matches; its beginning where there are none.

    SQLite puts a sign on each side of a match. Signs are taken that the text does not have, so that no text can mark
    itself.
    """
    present = set(text)
    free = [chr(code) for code in islice((code for code in PRIVATE_USE if chr(code) not in present), 2)]
    if marks and len(free) == 2 and "\0" not in text:
        left, right = free
        values = (left, right, SNIPPET_WORDS, marks, row)
        found: str | None = connection.execute(SELECT_SNIPPET[kind], values).get
        if found and left in found:
            return _segments(found, left, right)
    return ((squeeze(text[:LEAD]) + ("…" if len(text) > LEAD else ""), False),)


def _segments(snippet: str, left: str, right: str) -> Segments:
    """The snippet between its signs."""
    first, *rest = " ".join(snippet.split("\n")).split(left)
    segments = [(first, False)]
    for piece in rest:
        marked, _, plain = piece.partition(right)
        segments += [(marked, True), (plain, False)]
    return tuple(segment for segment in segments if segment[0])
