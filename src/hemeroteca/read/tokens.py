"""Words and marks of a sentence as the attribution rules see them: a quotation is one token.

The rules work on units: a sentence with its outer quotations shut, so that a full stop inside a quotation ends
nothing, and a cue inside one is not taken for the author's. What is inside is read afterwards, on its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from hemeroteca.read.quotes import Quotation
from hemeroteca.records import Span

TokenKind = Literal["word", "number", "punct", "quote"]

TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+|[-&./@][^\W_]+)*|['’]s?\b(?<=s)|[$€£@#][^\W_]+)"
    r"|(?P<punct>\.{2,}|-{2,}|[^\w\s])"
)
LONGEST_UNIT = 200
"""Tokens; the longest sentence of 10,000 in PolNeAR's training part has 110. What is longer is a list or no prose, and
is read in pieces, because the rules look back and forth in a unit."""
LONGEST_HEADLINE = 40
"""Tokens; a line that is longer is a paragraph."""


class Token(NamedTuple):
    """A word, number, mark or whole quotation; `lower` is its text in lower case, `""` for a quotation."""

    start: int
    end: int
    lower: str
    kind: TokenKind
    capital: bool = False


class Unit(msgspec.Struct, frozen=True):
    """One sentence as tokens, with its place in the text; `paragraph` counts paragraphs from 0."""

    text: str
    tokens: tuple[Token, ...]
    paragraph: int
    quotations: tuple[Quotation, ...] = ()
    """The outer quotations of the unit, in order; the n-th quotation token is the n-th of these."""

    @property
    def begins_paragraph(self) -> bool:
        """Whether the unit is the first of its paragraph."""
        return bool(self.tokens) and (self.tokens[0].start == 0 or self.text[self.tokens[0].start - 1] == "\n")

    @property
    def headline(self) -> bool:
        """Whether the unit is a short line of its own without a full stop, or the first of the text."""
        if not self.tokens or len(self.tokens) > LONGEST_HEADLINE:
            return False
        start, end = self.tokens[0].start, self.tokens[-1].end
        alone = (start == 0 or self.text[start - 1] == "\n") and self.text[end : end + 1] in ("", "\n")
        return alone and (start == 0 or self.tokens[-1].lower not in (".", "!", "?"))


def tokenise(text: str, span: Span, quotations: Sequence[Quotation] = ()) -> list[Token]:
    """The tokens of a span; `quotations` are the outer ones in it, in order, each of which becomes one token.

    A full stop with more of the sentence after it belongs to an abbreviation and is left out.
    """
    tokens: list[Token] = []
    start = span.start
    for quotation in quotations:
        _add_words(text, start, quotation.span.start, tokens)
        tokens.append(Token(quotation.span.start, quotation.span.end, "", "quote", capital=True))
        start = quotation.span.end
    _add_words(text, start, span.end, tokens)
    last = len(tokens) - 1
    return [token for index, token in enumerate(tokens) if token.lower != "." or index == last]


def _add_words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Appends the words and marks between two places."""
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        kind: TokenKind = "punct" if match["punct"] else "number" if word[0].isdigit() else "word"
        tokens.append(Token(match.start(), match.end(), word.lower().replace("’", "'"), kind, word[0].isupper()))


def make_units(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Unit]:
    """The units of a text, in order. Linear: sentences and quotations are walked once."""
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    starts = [quotation.span.start for quotation in outer]
    units: list[Unit] = []
    place = 0
    for number, paragraph in enumerate(paragraphs):
        begin = paragraph.start
        while place < len(sentences) and sentences[place].end <= paragraph.end:
            end = sentences[place].end
            place += 1
            around = bisect_right(starts, end - 1) - 1
            if around >= 0 and outer[around].span.start < end < outer[around].span.end:
                continue
            if end <= begin:
                continue
            units.extend(_units(text, Span(begin, end), number, (outer, starts)))
            begin = end
        if begin < paragraph.end and text[begin : paragraph.end].strip():
            units.extend(_units(text, Span(begin, paragraph.end), number, (outer, starts)))
    return units


def _units(text: str, span: Span, number: int, marks: tuple[list[Quotation], list[int]]) -> list[Unit]:
    """The unit of a sentence with the outer quotations that begin in it; more than one where it is no prose."""
    outer, starts = marks
    first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
    inside = tuple(quotation for quotation in outer[first:last] if quotation.span.end <= span.end)
    tokens = tuple(tokenise(text, span, inside))
    return [
        Unit(text, tokens[start : start + LONGEST_UNIT], number, inside if len(tokens) <= LONGEST_UNIT else ())
        for start in range(0, len(tokens), LONGEST_UNIT)
    ]
