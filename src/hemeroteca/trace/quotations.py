"""Which words of an article are quoted: those that may be shared without either text being copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hemeroteca.records import BLOCK_SEPARATOR, Article, Reading, Span, Statement
from hemeroteca.trace.words import find_said_words

QUOTED = re.compile(r"“[^”]*(?:”|\Z)|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|\"[^\"]*(?:\"|\Z)|(?<!\w)‘[^‘“”]{1,600}?’(?!\w)")
"""Marks in pairs; one that is left open runs to the end of its block. Apostrophes and straight single marks are left
out: the statements that the reader found are masked as well."""

NOT_OWN_PROSE = ("title", "deck", "quotation")


def join_content(article_text: str, statement: Statement) -> str:
    """What a statement says, in its own words; parts that stand apart are joined by an ellipsis."""
    return " … ".join(article_text[span.start : span.end].strip() for span in statement.content)


def find_quoted_words(said: str, statement: Statement) -> list[str]:
    """The words of what is said that stand as a quotation, folded: all of a direct one, the marked parts of a mixed."""
    if statement.manner == "direct":
        return find_said_words(said)
    if statement.manner == "indirect":
        return []
    return [word for match in QUOTED.finditer(said) for word in find_said_words(match[0])]


def block_spans(article: Article) -> Iterator[Span]:
    """Where each block of an article lies in its text."""
    start = 0
    for block in article.blocks:
        yield Span(start, start + len(block.text))
        start += len(block.text) + len(BLOCK_SEPARATOR)


def find_own_prose(article: Article, reading: Reading) -> list[Span]:
    """The stretches of text that are the article's own: blocks with everything quoted cut out, in order.

    Cut out are direct statements, whatever stands in quotation marks, blocks that are quotations, and the title and
    deck, which every printer writes anew.
    """
    direct = (span for found in reading.statements if found.manner == "direct" for span in found.content)
    marked = (
        Span(where.start + match.start(), where.start + match.end())
        for block, where in zip(article.blocks, block_spans(article), strict=True)
        for match in QUOTED.finditer(block.text)
    )
    unwritten = (
        where for block, where in zip(article.blocks, block_spans(article), strict=True) if block.kind in NOT_OWN_PROSE
    )
    breaks = (Span(where.end, where.end + len(BLOCK_SEPARATOR)) for where in block_spans(article))
    return list(cut_out(len(article.text), sorted([*direct, *marked, *unwritten, *breaks])))


def cut_out(length: int, holes: list[Span]) -> Iterator[Span]:
    """What is left of a text around the holes in it, which are given by their start and may overlap."""
    start = 0
    for hole in holes:
        if hole.start > start:
            yield Span(start, min(hole.start, length))
        start = max(start, hole.end)
    if start < length:
        yield Span(start, length)
