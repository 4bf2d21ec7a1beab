"""Weekdays by their place: "the first Monday of May", "the Friday before Christmas", "el último viernes de marzo"."""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found
from hemeroteca.read.times.days import Days, add_days, nth_weekday, stretch, weekday_from
from hemeroteca.read.times.offsets import Reader, place_at
from hemeroteca.read.times.periods import bare_unit, count_at
from hemeroteca.read.times.timewords import Scan


def ordinal_weekday(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A weekday by its place in a month or another time: "third Thursday in November", "último viernes de mes"."""
    place, deeper = place_at(scan, i), scan.deeper()
    number = scan.vocabulary.weekdays.get(scan.words[place[0]]) if place else None
    if place is None or number is None or deeper is None or scan.words[place[0] + 1] not in scan.known.of:
        return None
    after, start = place
    k = after + 2
    whole = inner(deeper, scan.skip(k, scan.known.the)) or bare_unit(scan, k)
    if whole is None or (whole.partial and whole.partial.day is not None):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        days = whole.resolve(anchor)
        day = nth_weekday(days, number, start) if days else None
        return stretch(day, day)

    return Found(i, whole.end, resolve)


def counted_weekday(scan: Scan, i: int) -> Found | None:
    """A weekday so many times away: "two Sundays from now", "three Fridays ago", "hace dos lunes"."""
    j, count, _ = count_at(scan, i)
    word = scan.words[j]
    number = scan.vocabulary.weekdays.get(word, scan.vocabulary.weekdays.get(word.removesuffix("s")))
    if count is None or number is None or word in scan.known.weak:
        return None
    after = scan.vocabulary.offsets.at(scan.words, j + 1)
    before = None if after else scan.vocabulary.offsets_before.before(scan.words, i)
    if after and after[1] in {"ago", "hence"}:
        start, end, direction = i, after[0], -1 if after[1] == "ago" else 1
    elif before and before[1] == "ago_before":
        start, end, direction = before[0], j + 1, -1
    else:
        return None

    def resolve(anchor: Anchor) -> Days | None:
        edge = anchor.published and add_days(anchor.published, direction)
        first = edge and weekday_from(edge, number, direction)
        day = first and add_days(first, 7 * direction * (count - 1))
        return stretch(day, day) if day else None

    return Found(start, end, resolve)


def leaning_weekday(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A weekday beside a time that is named: "the Monday after Easter", "el viernes anterior a Navidad"."""
    number, deeper = scan.vocabulary.weekdays.get(scan.words[i]), scan.deeper()
    link = scan.vocabulary.leaning_weekdays.at(scan.words, i + 1) if number is not None else None
    if number is None or link is None or deeper is None:
        return None
    after, direction = link
    base = inner(deeper, scan.skip(after, scan.known.the))
    if base is None or (base.partial and base.partial.weekday is not None and base.partial.day is None):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        days = base.resolve(anchor)
        edge = add_days(days.last if direction > 0 else days.first, direction) if days else None
        day = weekday_from(edge, number, direction) if edge else None
        return stretch(day, day)

    return Found(i, base.end, resolve)
