"""A quantity or a date where it stands in an article: the words around it, who gives it, and through whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hemeroteca.records import Span, TimeExpression
from hemeroteca.text import parse_day
from hemeroteca.trace.chronology import days_between
from hemeroteca.trace.dossiers import Dossier, hull
from hemeroteca.trace.following import Following
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import STORY_DAYS
from hemeroteca.trace.words import choose_content_words, find_words, stem

CONTEXT = 90
"""Code points on either side of a quantity, within its sentence, in which the two must share a word: 20 passengers hurt
do not disagree with 312 passengers on board."""
SENTENCE_END = re.compile(r"[.!?…]\s|\n")
LEAST_ALIKE = 3
ALIKE = 0.6
"""Of the words of the longer context: "23 people were treated in Larkhill after the accident", and 85 were."""
MOST_AS_OF = 60
"""Days before its print that a figure may be given for; an older date beside it dates something else."""


class Setting(NamedTuple):
    """Where something stands: the content words around it, by their beginnings, and the statement that gives it."""

    dossier: Dossier
    span: Span
    context: frozenset[str]
    number: int | None
    """The index of the innermost statement that holds it, `None` in the author's own voice."""

    @property
    def speaker(self) -> str | None:
        """Who gives it, by name, where that is known."""
        speaker = self.dossier.reading.statements[self.number].speaker if self.number is not None else None
        return speaker.name if speaker else None


def set_in_place(dossier: Dossier, span: Span, noun: frozenset[str] = frozenset()) -> Setting:
    """What stands around a span; the words of `noun` count elsewhere."""
    holders = find_holders(dossier, span)
    within = hull(dossier.reading.statements[holders[0]].content) if holders else Span(0, len(dossier.text))
    number = next((n for n in holders if dossier.reading.statements[n].speaker), holders[0] if holders else None)
    return Setting(dossier, span, find_context(dossier.text, span, within) - noun, number)


def find_context(text: str, where: Span, within: Span) -> frozenset[str]:
    """The content words around a quantity in its sentence, by their beginnings, numbers left out.

    Only what lies in `within`, the statement it stands in: that both were said by somebody is nothing in common.
    """
    around = find_sentence(text, where, within)
    words = stems_of(text[around.start : where.start]) | stems_of(text[where.end : around.end])
    return frozenset(word for word in words if not word[0].isdecimal())


def find_sentence(text: str, where: Span, within: Span) -> Span:
    """The sentence around a place, as far as `CONTEXT` goes."""
    before = SENTENCE_END.split(text[max(within.start, where.start - CONTEXT) : where.start])[-1]
    after = SENTENCE_END.split(text[where.end : min(within.end, where.end + CONTEXT)])[0]
    return Span(where.start - len(before), where.end + len(after))


def find_holders(dossier: Dossier, where: Span) -> list[int]:
    """The statements that a place stands in, by their index, the shortest first."""
    statements = dossier.reading.statements
    holding = [
        number
        for number, statement in enumerate(statements)
        if any(span.start <= where.start and where.end <= span.end for span in statement.content)
    ]
    return sorted(
        holding, key=lambda number: hull(statements[number].content).end - hull(statements[number].content).start
    )


def are_alike(mine: Setting, other: Setting) -> bool:
    """Whether two things stand in words so much the same that they are of one event, whatever else is told.

    Most words around them are shared, a name among them, in articles of one week.
    """
    days = days_between(mine.dossier.when, other.dossier.when)
    if days is not None and abs(days) > STORY_DAYS:
        return False
    shared = mine.context & other.context
    named = shared & mine.dossier.names & other.dossier.names
    return bool(named) and len(shared) >= max(LEAST_ALIKE, ALIKE * max(len(mine.context), len(other.context)))


def find_day(setting: Setting) -> str | None:
    """The day that a figure is given for: the latest beside it that its print can know of, else the print's own."""
    dossier = setting.dossier
    around = find_sentence(dossier.text, setting.span, Span(0, len(dossier.text)))
    printed = dossier.when.day
    days = [
        time.latest
        for time in dossier.reading.times
        if around.start <= time.span.start and time.span.end <= around.end and _is_near(time, printed)
    ]
    return max((day for day in days if day), default=printed)


def _is_near(time: TimeExpression, printed: str | None) -> bool:
    if time.latest is None or time.earliest != time.latest or printed is None or time.latest > printed:
        return False
    return (ordinal_of(printed) or 0) - (ordinal_of(time.latest) or 0) <= MOST_AS_OF


def find_passed(shelf: Shelf, setting: Setting) -> tuple[str, ...]:
    """The outlets that passed something on, as its article says, nearest to the speaker first."""
    if setting.number is None:
        return ()
    chain = shelf.claim((setting.dossier.id, setting.number)).chain
    return tuple(cited.name for cited in reversed(chain))


def said_spans(shelf: Shelf, following: Following) -> Iterator[tuple[Dossier, tuple[Span, ...]]]:
    """The articles that print the statement that is traced, each with where."""
    for article, numbers in following.prints.items():
        dossier = shelf.dossiers[article]
        yield dossier, tuple(span for number in numbers for span in dossier.reading.statements[number].content)


def stems_of(text: str) -> frozenset[str]:
    """The content words of a text by their beginnings."""
    return frozenset(map(stem, choose_content_words(find_words(text))))


def ordinal_of(day: str) -> int | None:
    """A day as the calendar counts, `None` where it is none."""
    parsed = parse_day(day)
    return parsed.toordinal() if parsed else None
