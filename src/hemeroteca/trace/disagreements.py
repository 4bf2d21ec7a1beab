"""Quantities that count the same thing in one story, and differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hemeroteca.records import Disagreement, Quantity, QuantityAt, Span
from hemeroteca.trace.contexts import (
    Setting,
    are_alike,
    find_day,
    find_passed,
    said_spans,
    set_in_place,
    stems_of,
)
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.following import Following
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import same_story

SHARED_CONTEXT = 1, 1 / 3
"""Words around both, at least, and as a part of the shorter context."""
SHARED_CONTEXT_UNCOUNTED = 3, 1 / 2
"""The same for a sum or a length of time that counts no noun: two sums of one story are mostly of two things."""
ABOUT = 0.1
"""How far an "about" may be off: "about 40" and 42 do not disagree."""
MOST_VALUES = 20


class Counted(NamedTuple):
    """A quantity in its place, and the noun that it counts, by the beginnings of its words."""

    quantity: Quantity
    noun: frozenset[str]
    setting: Setting

    @property
    def dossier(self) -> Dossier:
        """The article it stands in."""
        return self.setting.dossier

    @property
    def context(self) -> frozenset[str]:
        """The words around it."""
        return self.setting.context


def find_disagreements(shelf: Shelf, following: Following) -> tuple[Disagreement, ...]:
    """For each quantity in the statement that is traced, the values of its story that clash with it.

    Two values are compared where they have one unit and count one noun, in words that overlap, in articles of one
    story. Bounds are kept: "at least 20" and 23 do not clash, 20 and 35 do. Values of one article clash only where two
    speakers give them.
    """
    own = [counted for found in said_spans(shelf, following) for counted in count_said(*found)]
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
        rivals = [other for other in others if clashes(mine, other) and _is_of_event(mine, other, siblings)]
        if rivals:
            kept = found.setdefault((" ".join(sorted(mine.noun)), mine.quantity.unit), [])
            kept += [mine, *rivals]
    return tuple(
        _describe(shelf, values) for _, values in sorted(found.items(), key=lambda pair: (pair[0][0], pair[0][1] or ""))
    )


def _related(shelf: Shelf, dossier: Dossier, article: str) -> bool:
    return dossier.id == article or same_story(dossier, shelf.dossiers[article])


def _is_of_event(mine: Counted, other: Counted, siblings: set[str]) -> bool:
    """Whether two quantities are of one event: their articles are, or the words around them leave no other."""
    return other.dossier.id in siblings or are_alike(mine.setting, other.setting)


def count_said(dossier: Dossier, spans: Iterable[Span]) -> Iterator[Counted]:
    """The quantities of an article that stand inside some spans."""
    spans = tuple(spans)
    for counted in count_all(dossier):
        where = counted.quantity.span
        if any(span.start <= where.start and where.end <= span.end for span in spans):
            yield counted


def count_all(dossier: Dossier) -> Iterator[Counted]:
    """Every quantity of an article that counts something or has a unit."""
    for quantity in dossier.reading.quantities:
        if quantity.counted is not None or quantity.unit is not None:
            noun = count_noun(quantity)
            yield Counted(quantity, noun, set_in_place(dossier, quantity.span, noun))


def count_noun(quantity: Quantity) -> frozenset[str]:
    """The noun that a quantity counts, by the beginnings of its words; empty where it counts none."""
    return stems_of(quantity.counted or "")


def clashes(mine: Counted, other: Counted) -> bool:
    """Whether two quantities count the same thing and cannot both be right."""
    if mine.quantity is other.quantity or mine.quantity.unit != other.quantity.unit:
        return False
    if mine.quantity.per != other.quantity.per:
        return False
    speakers = mine.setting.speaker, other.setting.speaker
    if mine.dossier.id == other.dossier.id and (not all(speakers) or speakers[0] == speakers[1]):
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


def _describe(shelf: Shelf, values: Iterable[Counted]) -> Disagreement:
    """Each value once for each speaker, in order of time."""
    distinct: dict[tuple[float | None, float | None, str | None], Counted] = {}
    for value in values:
        distinct.setdefault((value.quantity.low, value.quantity.high, value.setting.speaker), value)
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
                speaker=value.setting.speaker,
                bound=value.quantity.bound,
                as_of=find_day(value.setting),
                via=find_passed(shelf, value.setting),
            )
            for value in ordered
        ),
    )
