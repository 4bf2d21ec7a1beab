"""Statements laid out for comparison: their words, what these mean, the names, figures and days in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from hemeroteca.records import Quantity, Reading, Speaker, Statement, TimeExpression
from hemeroteca.trace.meanings import Side, expand_words, find_denied, find_meanings, find_sides
from hemeroteca.trace.quotations import find_quoted_words, join_content
from hemeroteca.trace.words import choose_content_words, find_said_words, find_words, stem

Place = tuple[str, int]
"""An article's id and the index of a statement in its reading."""

MOST_COMPARED = 30_000
"""Code points of a statement that are compared with others: ten pages. A quotation that is never closed may run on to
the end of a book, and comparing two books word by word takes hours."""


class Figure(NamedTuple):
    """A number in a statement: least and greatest value, whether roughly, its unit, and what it counts, by meaning."""

    low: float | None
    high: float | None
    rough: bool
    unit: str | None
    counted: frozenset[str]


class Saying(NamedTuple):
    """A statement with its words ready for comparison."""

    article: str
    number: int
    """The statement's index in the reading."""
    statement: Statement
    language: str | None
    said: list[str]
    """Everything said, word by word, folded."""
    quoted: list[str]
    """All quoted words, folded."""
    content: list[str]
    """The content words of everything said."""
    stems: frozenset[str]
    """What the content words mean, numbers aside."""
    names: frozenset[str]
    """The beginnings of the names among them."""
    figures: tuple[Figure, ...]
    days: tuple[tuple[str, str], ...]
    """From which day to which each time in it runs."""
    denied: frozenset[str]
    """What stands behind a word that denies, by meaning."""
    sides: frozenset[Side]
    """The oppositions its words stand in."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.article, self.number

    @property
    def speaker(self) -> Speaker | None:
        """Who said it."""
        return self.statement.speaker


Found = TypeVar("Found", Quantity, TimeExpression)


def lay_out_saying(place: Place, text: str, reading: Reading, names: frozenset[str]) -> Saying:
    """One statement of an article, laid out; `names` are the beginnings of the names in the article."""
    statement = reading.statements[place[1]]
    words = join_content(text, statement)[:MOST_COMPARED]
    said = find_said_words(words)
    content = choose_content_words(said)
    quantities, times = find_within(reading.quantities, statement), find_within(reading.times, statement)
    placed: list[Quantity | TimeExpression] = [*quantities, *times]
    covered = {word for found in placed for word in find_words(text[found.span.start : found.span.end])}
    bare = [word for word in content if word.isdecimal() and word not in covered]
    return Saying(
        article=place[0],
        number=place[1],
        statement=statement,
        language=reading.language,
        said=said,
        quoted=expand_words(find_quoted_words(words, statement)),
        content=content,
        stems=frozenset(find_meanings([word for word in content if not word.isdecimal()], reading.language)),
        names=frozenset(stem(word) for word in content if not word.isdecimal()) & names,
        figures=(*_figures(quantities, reading.language), *(_bare_figure(word) for word in bare)),
        days=tuple((found.earliest, found.latest) for found in times if found.earliest and found.latest),
        denied=find_denied(expand_words(said), reading.language),
        sides=find_sides(said, reading.language),
    )


def find_within(found: Sequence[Found], statement: Statement) -> list[Found]:
    """Those of the quantities or times of a reading, in order of place, that lie in a statement's content."""
    within: list[Found] = []
    for span in statement.content:
        at = bisect_left(found, span.start, key=_start)
        while at < len(found) and found[at].span.start < span.end:
            within.append(found[at])
            at += 1
    return within


def _start(found: Quantity | TimeExpression) -> int:
    return found.span.start


def _figures(quantities: Sequence[Quantity], language: str | None) -> Iterator[Figure]:
    for quantity in quantities:
        rough = quantity.bound == "about"
        counted = frozenset(find_meanings(choose_content_words(find_words(quantity.counted or "")), language))
        yield Figure(quantity.low, quantity.high, rough, quantity.unit, counted)


def _bare_figure(word: str) -> Figure:
    value = float(word[:300])
    return Figure(value, value, rough=False, unit=None, counted=frozenset())
