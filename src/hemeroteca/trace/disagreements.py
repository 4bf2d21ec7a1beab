"""Quantities that count the same thing in one story, and differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hemeroteca.records import Disagreement, Quantity, QuantityAt, Span, Speaker
from hemeroteca.trace.chronology import days_between
from hemeroteca.trace.dossiers import Dossier, hull
from hemeroteca.trace.following import Following
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import STORY_DAYS, same_story
from hemeroteca.trace.words import choose_content_words, find_words, stem

CONTEXT = 90
"""Code points on either side of a quantity, within its sentence, in which the two must share a word: 20 passengers hurt
do not disagree with 312 passengers on board."""
SENTENCE_END = re.compile(r"[.!?…]\s|\n")
SHARED_CONTEXT = 1, 1 / 3
"""Words around both, at least, and as a part of the shorter context."""
SHARED_CONTEXT_UNCOUNTED = 3, 1 / 2
"""The same for a sum or a length of time that counts no noun: two sums of one story are mostly of two things."""
LEAST_ALIKE = 3
ALIKE = 0.6
"""Of the words of the longer context: "23 people were treated in Larkhill after the accident", and 85 were."""
ABOUT = 0.1
"""How far an "about" may be off: "about 40" and 42 do not disagree."""
MOST_VALUES = 20


class Counted(NamedTuple):
    """A quantity in its place: what it counts, and the words around it."""

    dossier: Dossier
    quantity: Quantity
    noun: frozenset[str]
    context: frozenset[str]
    speaker: str | None


def find_disagreements(shelf: Shelf, following: Following) -> tuple[Disagreement, ...]:
    """For each quantity in the statement that is traced, the values of its story that clash with it.

    Two values are compared where they have one unit and count one noun, in words that overlap, in articles of one
    story. Bounds are kept: "at least 20" and 23 do not clash, 20 and 35 do. Values of one article clash only where two
    speakers give them.
    """
    own = [counted for article in following.prints for counted in count_said(shelf, article, following)]
    if not own:
        return ()
    units = {(counted.quantity.unit, counted.quantity.per) for counted in own}
    alike_units = [
        dossier
        for dossier in shelf.dossiers.values()
        if any((quantity.unit, quantity.per) in units for quantity in dossier.reading.quantities)
    ]
    siblings = {d.id for d in alike_units if any(_related(shelf, d, article) for article in following.prints)}
    others = [counted for dossier in alike_units for counted in count_all(dossier)]
    found: dict[tuple[str, str | None], list[Counted]] = {}
    for mine in own:
        rivals = [
            other for other in others if clashes(mine, other) and (other.dossier.id in siblings or alike(mine, other))
        ]
        if rivals:
            kept = found.setdefault((" ".join(sorted(mine.noun)), mine.quantity.unit), [])
            kept += [mine, *rivals]
    return tuple(
        _describe(values) for _, values in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] or ""))
    )


def _related(shelf: Shelf, dossier: Dossier, article: str) -> bool:
    return dossier.id == article or same_story(dossier, shelf.dossiers[article])


def alike(mine: Counted, other: Counted) -> bool:
    """Whether two quantities stand in words so much the same that they are of one event, whatever else is told.

    Most words around them are shared, a name among them, in articles of one week.
    """
    days = days_between(mine.dossier.when, other.dossier.when)
    if days is not None and abs(days) > STORY_DAYS:
        return False
    shared = mine.context & other.context
    named = shared & mine.dossier.names & other.dossier.names
    return bool(named) and len(shared) >= max(LEAST_ALIKE, ALIKE * max(len(mine.context), len(other.context)))


def count_said(shelf: Shelf, article: str, following: Following) -> Iterator[Counted]:
    """The quantities that stand inside the statement that is traced, in one of its prints."""
    dossier = shelf.dossiers[article]
    spans = [span for n in following.prints[article] for span in dossier.reading.statements[n].content]
    for counted in count_all(dossier):
        where = counted.quantity.span
        if any(span.start <= where.start and where.end <= span.end for span in spans):
            yield counted


def count_all(dossier: Dossier) -> Iterator[Counted]:
    """Every quantity of an article that counts something or has a unit."""
    for quantity in dossier.reading.quantities:
        if quantity.counted is None and quantity.unit is None:
            continue
        noun = count_noun(quantity)
        holders = find_holders(dossier, quantity.span)
        within = holders[0][0] if holders else Span(0, len(dossier.text))
        context = find_context(dossier.text, quantity.span, within) - noun
        speaker = next((speaker.name for _, speaker in holders if speaker), None)
        yield Counted(dossier, quantity, noun, context, speaker)


def count_noun(quantity: Quantity) -> frozenset[str]:
    """What a quantity counts, by the stems of its words."""
    return _stems(quantity.counted or "")


def find_context(text: str, where: Span, within: Span) -> frozenset[str]:
    """The content words around a quantity in its sentence, by their beginnings, numbers left out.

    Only what lies in `within`, the statement it stands in: that both were said by somebody is nothing in common.
    """
    before = SENTENCE_END.split(text[max(within.start, where.start - CONTEXT) : where.start])[-1]
    after = SENTENCE_END.split(text[where.end : min(within.end, where.end + CONTEXT)])[0]
    return frozenset(word for word in _stems(before) | _stems(after) if not word[0].isdecimal())


def find_holders(dossier: Dossier, where: Span) -> list[tuple[Span, Speaker | None]]:
    """The statements that a place stands in, each by its content and speaker, the shortest first."""
    holding = [
        (hull(statement.content), statement.speaker)
        for statement in dossier.reading.statements
        if any(span.start <= where.start and where.end <= span.end for span in statement.content)
    ]
    return sorted(holding, key=lambda held: held[0].end - held[0].start)


def clashes(mine: Counted, other: Counted) -> bool:
    """Whether two quantities count the same thing and cannot both be right."""
    if mine.quantity is other.quantity or mine.quantity.unit != other.quantity.unit:
        return False
    if mine.quantity.per != other.quantity.per:
        return False
    if mine.dossier.id == other.dossier.id and (not mine.speaker or not other.speaker or mine.speaker == other.speaker):
        return False
    if not (mine.noun <= other.noun or other.noun <= mine.noun) or bool(mine.noun) != bool(other.noun):
        return False
    least, part = SHARED_CONTEXT if mine.noun else SHARED_CONTEXT_UNCOUNTED
    shorter = min(len(mine.context), len(other.context))
    if len(mine.context & other.context) < max(least, part * shorter):
        return False
    (low, high), (other_low, other_high) = bounds_of(mine.quantity), bounds_of(other.quantity)
    return low > other_high or other_low > high


def bounds_of(quantity: Quantity) -> tuple[float, float]:
    """The least and the greatest that a quantity can mean."""
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    if quantity.bound == "at least":
        return low, float("inf")
    if quantity.bound == "at most":
        return float("-inf"), high
    slack = ABOUT if quantity.bound == "about" else 0.0
    return low - abs(low) * slack, high + abs(high) * slack


def _describe(values: Iterable[Counted]) -> Disagreement:
    """Each value once for each speaker, in order of time."""
    distinct: dict[tuple[float | None, float | None, str | None], Counted] = {}
    for value in values:
        distinct.setdefault((value.quantity.low, value.quantity.high, value.speaker), value)
    ordered = list(distinct.values())[:MOST_VALUES]
    about = next((value.quantity.counted for value in ordered if value.quantity.counted), None)
    return Disagreement(
        about=about or ordered[0].quantity.unit or "",
        values=tuple(
            QuantityAt(
                low=value.quantity.low,
                high=value.quantity.high,
                unit=value.quantity.unit,
                at=value.dossier.address(value.quantity.span),
                speaker=value.speaker,
            )
            for value in ordered
        ),
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, choose_content_words(find_words(text))))
