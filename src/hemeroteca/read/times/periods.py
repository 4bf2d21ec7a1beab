"""Stretches counted in units from publication or from the last time in the text: what "last week" or "3 days" mean."""

from __future__ import annotations

from datetime import date

from hemeroteca.read.numbers.cardinals import read_cardinal
from hemeroteca.read.times.dates import Anchor, Found, Resolver
from hemeroteca.read.times.days import SATURDAY, Days, Unit, add_days, half_of, part_of, shift, stretch, unit_of
from hemeroteca.read.times.timewords import Modifier, Scan

MOST_UNITS = 1000
"""More days, weeks or years than this are no stretch that news counts from today."""
ROLLING = {"day", "workday", "week", "month", "year", "weekend", "fortnight"}
"""Several of these are counted from the day itself; quarters and decades are whole ones."""
A_FEW: dict[str, tuple[Unit, int]] = {
    "day": ("day", 14),
    "week": ("day", 60),
    "month": ("month", 12),
    "year": ("year", 10),
}
"""How far "the coming days", "the last few weeks" can reach at most: to where one would use the next larger unit."""


Duration = list[tuple[int, Unit]]


def moved(day: date, measures: Duration, direction: int) -> date | None:
    """A day moved by a duration."""
    found: date | None = day
    for count, unit in measures:
        found = found and shift(found, unit, direction * count)
    return found


def base_of(modifier: Modifier, anchor: Anchor, unit: Unit | None = None) -> date | None:
    """The day a modifier counts from: the last time in the text for "following" and "previous", else publication."""
    narrated = modifier.kind in {"following", "preceding", "same", "that"} or (
        modifier.kind == "next" and unit == "day"
    )
    if narrated and anchor.previous:
        return anchor.previous.first if modifier.kind == "that" else anchor.previous.last
    return None if modifier.kind == "that" else anchor.published


def period(modifier: Modifier, unit: Unit, count: int | None, *, several: bool = False) -> Resolver:
    """What "last week", "the next 3 days", "the coming weeks" mean."""

    def resolve(anchor: Anchor) -> Days | None:
        base = base_of(modifier, anchor, unit if count is None and not several else None)
        if base is None:
            return None
        if several:
            return _several(base, unit, modifier.steps)
        if modifier.kind == "recent" and unit == "decade":
            return _counted(base, "year", -1, 10 * (count or 1))
        if count is None and (unit != "fortnight" or modifier.steps < 0):
            return _single(base, unit, modifier)
        return _counted(base, unit, modifier.steps, count or 1)

    return resolve


def _single(base: date, unit: Unit, modifier: Modifier) -> Days | None:
    """One whole unit before or after a day, or the one it lies in; the last fortnight is the last two whole weeks."""
    if unit == "fortnight":
        monday = add_days(base, -base.weekday())
        return stretch(monday and add_days(monday, -14), monday and add_days(monday, -1))
    if unit == "weekend" and modifier.kind == "coming" and base.weekday() < SATURDAY:
        return unit_of(base, unit)
    there = shift(base, unit, modifier.steps)
    return unit_of(there, unit) if there else None


def _counted(base: date, unit: Unit, direction: int, count: int) -> Days | None:
    """So many units before or after a day."""
    if unit not in ROLLING:
        whole = unit_of(base, unit)
        if whole is None or not direction:
            return None
        first = shift(whole.first, unit, 1 if direction > 0 else -count)
        after = first and shift(first, unit, count)
        return stretch(first, after and add_days(after, -1))
    if direction > 0:
        return stretch(add_days(base, 1), shift(base, unit, count))
    return stretch(shift(base, unit, -count), add_days(base, -1)) if direction < 0 else None


def _several(base: date, unit: Unit, direction: int) -> Days | None:
    """A few units before or after a day, as many as that can mean."""
    if unit not in A_FEW or not direction:
        return None
    step, most = A_FEW[unit]
    if direction > 0:
        return stretch(add_days(base, 1), shift(base, step, most))
    return stretch(shift(base, step, -most), base)


def count_at(scan: Scan, j: int) -> tuple[int, int | None, bool]:
    """Where a count ends, the count, and whether it is "a few"."""
    words = scan.words
    if words[j] in scan.known.few:
        return scan.skip(j + 1, scan.known.of), None, True
    if words[j] in scan.known.couple:
        return scan.skip(j + 1, scan.known.of), 2, False
    numeral = read_cardinal(scan.pieces, j, scan.vocabulary.counting)
    if numeral is None or not 0 < numeral.value <= MOST_UNITS or numeral.value != int(numeral.value):
        return j, None, False
    return numeral.end, int(numeral.value), False


def unit_at(scan: Scan, j: int) -> tuple[int, Unit] | None:
    """The end and the unit of time at piece `j`: "week", "business days", "días hábiles", "fin de semana"."""
    words, units = scan.words, scan.vocabulary.units
    for length in (3, 2, 1):
        unit = units.get(" ".join(words[j : j + length]))
        if unit:
            return j + length, unit
    return None


def plural_unit(scan: Scan, i: int) -> bool:
    """Whether the unit's name is a plural."""
    word, units = scan.words[i], scan.vocabulary.units
    return (word.removesuffix("s") in units and word.endswith("s")) or (
        word.endswith("es") and word.removesuffix("es") in units
    )


def bare_unit(scan: Scan, i: int) -> Found | None:
    """The unit that publication lies in, where another word leans on it: the end of "the month", "del año"."""
    j = scan.skip(i, scan.known.the)
    unit = unit_at(scan, j)
    if (
        unit is None
        or plural_unit(scan, unit[0] - 1)
        or unit[1] not in {"week", "weekend", "month", "quarter", "year", "decade", "century"}
    ):
        return None
    return Found(i, unit[0], period(Modifier(0, "this"), unit[1], None))


def part_resolver(inner: Found, part: str) -> Resolver:
    """The early, middle or late part of a time; "earlier" and "later" end or begin at publication, "the rest" too."""

    def resolve(anchor: Anchor) -> Days | None:
        days = inner.resolve(anchor)
        if days is None or days.first == days.last:
            return days
        if part in {"early", "middle", "late"}:
            return part_of(days, part) if inner.partial else half_of(days, part)
        base = anchor.published
        if base is None or not days.first <= base <= days.last:
            return half_of(days, "early" if part == "earlier" else "late")
        if part == "rest":
            return stretch(base, days.last)
        half = half_of(days, "early" if part == "earlier" else "late")
        if half is None:
            return None
        return (
            stretch(days.first, min(half.last, base))
            if part == "earlier"
            else stretch(max(half.first, base), days.last)
        )

    return resolve
