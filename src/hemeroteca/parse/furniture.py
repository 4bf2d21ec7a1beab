"""What a blog's page says around its posts: who posted, share buttons, comments, labels, older posts, the archive."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from hemeroteca.parse.calendars import load_calendar
from hemeroteca.parse.dates import TIME, find_dates
from hemeroteca.parse.lexicon import LONGEST_PHRASE, Phrases, load_lexicon, normal_tokens
from hemeroteca.text import fold

FurnitureKind = Literal["posted", "post end", "comments", "interface", "page end", "separator"]

MAX_FURNITURE = 400
"""Characters; a long list of labels is under it."""
MIN_COVERED = 0.5
"""The share of a line's words that furniture phrases must make up, so that a title may begin with one."""
ARCHIVE = re.compile(r"[►▼▸▾▶▷◄\s]*([^\W\d_]*)\s*(?:de\s+)?(\d{4})?\s*\(\d{1,5}\)")
ZERO = re.compile(r"\D*0+\b")
ARROW = re.compile(r"[►▼▸▾▶▷]")
LETTER = re.compile(r"[^\W_]")
RUN_TOGETHER = re.compile(r"(?<=[a-zà-ÿ!.])(?=[A-ZÀ-Þ])")
"""Where a copy has lost the space between two buttons: "correo electrónicoEscribe un blog"."""


def classify_furniture(text: str) -> FurnitureKind | None:
    """The kind of furniture a line is, by word lists, or `None`.

    >>> classify_furniture("No hay comentarios:")
    'post end'
    """
    if not LETTER.search(text):
        return "separator"
    if len(text) > MAX_FURNITURE:
        return None
    if ARROW.match(text) or _is_archive(text):
        return "page end"
    tokens = normal_tokens(RUN_TOGETHER.sub(" ", text))
    kind, size = _first_phrase(tokens)
    if kind is None or not _is_furniture(text, tokens, kind, size):
        return None
    return "comments" if kind == "post end" and tokens[0] == "#" and not ZERO.match(text) else kind


def _is_furniture(text: str, tokens: tuple[str, ...], kind: FurnitureKind, size: int) -> bool:
    """Whether a line that begins with `size` words of furniture is furniture as a whole."""
    if kind == "posted" and (TIME.search(text) or find_dates(text)):
        return True
    is_label = ":" in text and len(normal_tokens(text.partition(":")[0])) == size
    if is_label and kind in ("post end", "page end"):
        return True
    covered = _covered(tokens)
    return covered == 1 or (covered >= MIN_COVERED and size > 1)


@cache
def _tables() -> tuple[tuple[Phrases, FurnitureKind], ...]:
    """The lists and the kind each stands for; a line is of the kind of the longest phrase it begins with."""
    lexicon = load_lexicon()
    return (
        (lexicon.post_end_start, "post end"),
        (lexicon.post_end_line, "post end"),
        (lexicon.page_end_start, "page end"),
        (lexicon.page_end_line, "page end"),
        (lexicon.interface_start, "interface"),
        (lexicon.interface_line, "interface"),
        (lexicon.read_more, "interface"),
        (lexicon.posted_by, "posted"),
    )


def _first_phrase(tokens: tuple[str, ...]) -> tuple[FurnitureKind | None, int]:
    """The kind and length of the longest phrase a line begins with."""
    best: tuple[FurnitureKind | None, int] = (None, 0)
    for phrases, kind in _tables():
        if (size := phrases.begins(tokens)) > best[1]:
            best = (kind, size)
    return best


def _covered(tokens: tuple[str, ...]) -> float:
    """The share of a line's words that stand in furniture phrases."""
    place = covered = 0
    while place < len(tokens):
        size = _first_phrase(tokens[place : place + LONGEST_PHRASE])[1]
        covered += size
        place += max(size, 1)
    return covered / len(tokens) if tokens else 0.0


def _is_archive(text: str) -> bool:
    """A line of the archive's list: a month or a year with the number of its posts."""
    match = ARCHIVE.fullmatch(text.strip())
    if match is None:
        return False
    return (not match[1] and bool(match[2])) or fold(match[1]) in load_calendar().months
