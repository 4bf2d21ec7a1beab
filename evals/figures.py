"""How well quantities, times and hedges are read, on the gold set: F1 in percent, a language each.

A quantity is right where it overlaps one of the gold set and has its low and high value, its bound, and its unit where
that is a currency or a percentage; a time where it overlaps and has the same earliest and latest day; a hedge where it
overlaps. Each is matched once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from hemeroteca.read import read_draft
from hemeroteca.records import Draft, Quantity, Span, TimeExpression

GOLD = Path(__file__).with_name("gold")
LANGUAGES = ("en", "es")
KINDS = ("quantities", "times", "hedges")


class Hedging(msgspec.Struct, frozen=True):
    """A hedge, as far as it is graded."""

    span: Span


class Figures(msgspec.Struct, frozen=True):
    """A text of the gold set with its quantities, times and hedges."""

    id: str
    text: str
    language: str
    published: str
    outlet: str
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    hedges: tuple[Hedging, ...]


Found = TypeVar("Found", Quantity, TimeExpression, Hedging)


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001  every grading is asked the same way
    """F1 of quantities, times and hedges in each language of the gold set."""
    return {
        f"{kind}.gold.{language}": f1(*(sum(counts) for counts in zip(*rows, strict=True)))
        for language in LANGUAGES
        for kind, rows in count_matches(language).items()
    }


def count_matches(language: str) -> dict[str, list[tuple[int, int, int]]]:
    """For each kind and text, how many match, how many were read, how many there are."""
    rows: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in KINDS}
    for line in (GOLD / f"{language}.jsonl").read_bytes().splitlines():
        gold = msgspec.json.decode(line, type=Figures)
        draft = Draft(id=gold.id, text=gold.text, language=gold.language, published=gold.published, outlet=gold.outlet)
        reading = read_draft(draft)
        hedges = [Hedging(hedge.span) for hedge in reading.hedges]
        rows["quantities"].append(match(reading.quantities, gold.quantities, same_quantity))
        rows["times"].append(match(reading.times, gold.times, same_time))
        rows["hedges"].append(match(hedges, gold.hedges, lambda *_: True))
    return rows


def match(read: Sequence[Found], gold: Sequence[Found], same: Callable[[Found, Found], bool]) -> tuple[int, int, int]:
    """How many of those read are right, one to one; how many were read; how many there are."""
    free = list(gold)
    hits = 0
    for found in read:
        fit = next((one for one in free if overlap(found.span, one.span) and same(found, one)), None)
        if fit is not None:
            free.remove(fit)
            hits += 1
    return hits, len(read), len(gold)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def same_quantity(found: Quantity, gold: Quantity) -> bool:
    """The same values and bound, and the same unit where the gold one is money or a share."""
    needs_unit = gold.unit == "%" or (gold.unit or "").isupper()
    values = (found.low, found.high, found.bound) == (gold.low, gold.high, gold.bound)
    return values and (not needs_unit or found.unit == gold.unit)


def same_time(found: TimeExpression, gold: TimeExpression) -> bool:
    """The same days."""
    return (found.earliest, found.latest) == (gold.earliest, gold.latest)


def f1(hits: int, read: int, gold: int) -> float:
    """The harmonic mean of precision and recall, in percent."""
    return 200 * hits / (read + gold) if read + gold else 100.0
