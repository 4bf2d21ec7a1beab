"""Times that point from the day of writing, or the last time in the text, without a count: "yesterday", "the year"."""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found, Resolver
from hemeroteca.read.times.days import Days, Unit, add_days, shift, stretch, unit_of
from hemeroteca.read.times.periods import part_resolver, period, unit_at
from hemeroteca.read.times.timewords import Modifier, Scan

LONG_PHRASE = 3
"""Words in a phrase before a unit that leave no doubt about which one: "a lo largo del"."""
FRIDAY = 4
"""Before it, "the weekend" is the last one."""


def deictic(scan: Scan, i: int) -> Found | None:
    """A day named from the day of publication: "yesterday", "mañana", "the day before yesterday"."""
    found = scan.vocabulary.deictic.at(scan.words, i)
    if found is None or scan.words[i - 1] in scan.known.not_after.get(scan.words[i], ()):
        return None
    end, count = found
    end += scan.words[end] in scan.vocabulary.weekdays and scan.words[end] not in scan.known.weak
    if scan.pieces.capital(i) and scan.pieces.capital(i - 1) and scan.pieces.letters(i - 1):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        day = anchor.published and add_days(anchor.published, count)
        return stretch(day, day) if day else None

    return Found(i, end, resolve)


def adjacent(scan: Scan, i: int) -> Found | None:
    """The day beside the last time in the text: "the day before", "la víspera"."""
    found = scan.vocabulary.adjacent.at(scan.words, i)
    said_no = scan.words[i - 1] in scan.known.not_after.get(scan.words[i], ())
    if found is None or scan.pieces.letters(found[0]) or said_no:
        return None
    end, count = found

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.previous.last if anchor.previous else anchor.published
        day = base and add_days(base, count)
        return stretch(day, day) if day else None

    return Found(i, end, resolve)


def beside(scan: Scan, i: int) -> Found | None:
    """The unit beside the last time in the text: "the year before", "la semana después"."""
    unit = unit_at(scan, i)
    step = scan.known.beside.get(scan.words[unit[0]]) if unit else None
    if unit is None or step is None or scan.words[i - 1] not in scan.known.the or scan.pieces.letters(unit[0] + 1):
        return None
    kind = unit[1]

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.previous.last if anchor.previous else anchor.published
        there = base and shift(base, kind, step)
        return unit_of(there, kind) if there else None

    return Found(i, unit[0] + 1, resolve)


def to_date(scan: Scan, i: int) -> Found | None:
    """As in "Year to date", "en lo que va del mes": from the first day of the unit to publication."""
    found = scan.vocabulary.to_date.at(scan.words, i)
    if found is None:
        return None
    end, unit = found

    def resolve(anchor: Anchor) -> Days | None:
        days = unit_of(anchor.published, unit) if anchor.published else None
        return stretch(days.first, anchor.published) if days else None

    return Found(i, end, resolve)


def closing(scan: Scan, i: int) -> Found | None:
    """The end of the present unit in one word: "year-end", "EOM"."""
    found = scan.vocabulary.closings.at(scan.words, i)
    if found is None:
        return None
    whole = Found(i, found[0], period(Modifier(0, "this"), found[1], None))
    return whole._replace(resolve=part_resolver(whole, "late"), closed=True)


def whole_unit(scan: Scan, i: int) -> Found | None:
    """The present week, month or year, where nothing says which: "the worst attack of the year", "el fin de semana"."""
    unit = unit_at(scan, i)
    before = scan.vocabulary.whole.before(scan.words, i)
    if unit is None or unit[1] not in {"week", "weekend", "month", "year"} or scan.pieces.capital(i):
        return None
    if (before is None and unit[1] != "weekend") or (unit[1] == "weekend" and scan.words[i - 1] not in scan.known.the):
        return None
    led = before is not None and i - before[0] >= LONG_PHRASE
    if scan.pieces.letters(unit[0]) and not led and (unit[1] != "weekend" or scan.words[unit[0]] in scan.known.of):
        return None
    return Found(i, unit[0], _present(unit[1]))


def _present(unit: Unit) -> Resolver:
    """The unit that publication lies in; the weekend before where it is not yet Friday."""

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        if base and unit == "weekend" and base.weekday() < FRIDAY:
            base = add_days(base, -7)
        return unit_of(base, unit) if base else None

    return resolve


def current(scan: Scan, i: int) -> Found | None:
    """The moment of writing as the end of a range: "from March until now"."""
    if scan.words[i] not in scan.known.now:
        return None
    return Found(i, i + 1, lambda anchor: stretch(anchor.published, anchor.published))
