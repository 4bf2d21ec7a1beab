"""What stands behind a time and says more about it: its year, a modifier, the day of its week.

As in "March of last year", "el 3 de marzo pasado", "the first week of May on Friday", "a week ago Tuesday".
"""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found
from hemeroteca.read.times.days import Days, add_days, stretch, units_within, week_of, weekday_from
from hemeroteca.read.times.modified import modified_date, year_unit
from hemeroteca.read.times.offsets import place_at
from hemeroteca.read.times.periods import plural_unit, unit_at
from hemeroteca.read.times.timewords import Scan
from hemeroteca.read.times.years import APOSTROPHES

WEEK, HALF_WEEK = 6, 3


def completed(scan: Scan, found: Found) -> Found:
    """The time with what follows it, or the same where nothing does."""
    partial = found.partial
    if partial and partial.month and partial.year is None:
        return _of_year(scan, found) or found
    if possessed := _possessed(scan, found):
        return possessed
    if partial is None and (day := _weekday_behind(scan, found)):
        return day
    return found


def _possessed(scan: Scan, found: Found) -> Found | None:
    """A unit by its place in the time before it: "last year's third quarter"."""
    j = found.end
    place = place_at(scan, j + 2) if scan.words[j] in APOSTROPHES and scan.words[j + 1] == "s" else None
    unit = unit_at(scan, place[0]) if place else None
    if place is None or unit is None or plural_unit(scan, unit[0] - 1):
        return None
    kind, start = unit[1], place[1]

    def resolve(anchor: Anchor) -> Days | None:
        days = found.resolve(anchor)
        return units_within(days, kind, start, 1) if days else None

    return Found(found.start, unit[0], resolve)


def _of_year(scan: Scan, found: Found) -> Found | None:
    """A date whose year is named from publication, or with a modifier behind it."""
    after = scan.vocabulary.modifiers_after.at(scan.words, found.end)
    if after and after[1].kind in {"last", "next"}:
        return modified_date(after[1], found._replace(end=after[0]))
    linked = scan.skip(scan.skip(found.end, [","]), scan.known.of)
    whole = year_unit(scan, linked) or year_unit(scan, scan.skip(linked, scan.known.the))
    if whole is None or found.partial is None:
        return None
    partial = found.partial

    def resolve(anchor: Anchor) -> Days | None:
        year = whole.resolve(anchor)
        return partial._replace(year=year.first.year).resolve(anchor) if year else None

    return Found(found.start, whole.end, resolve, partial=None, anaphoric=whole.anaphoric)


def _weekday_behind(scan: Scan, found: Found) -> Found | None:
    """A week, or a day at a distance of weeks, with one of its weekdays behind it."""
    j = scan.skip(scan.skip(found.end, scan.known.on[:1]), scan.known.the)
    number = scan.vocabulary.weekdays.get(scan.words[j])
    if number is None or scan.words[j] in scan.known.weak:
        return None
    units = scan.vocabulary.units
    if not any(units.get(scan.words[k]) == "week" for k in range(found.start, found.end)):
        return None
    if scan.vocabulary.modifiers_after.at(scan.words, j + 1):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        days = found.resolve(anchor)
        if days is None or (days.last - days.first).days not in {0, WEEK}:
            return days
        whole = week_of(days.first)
        if days.first == days.last:
            whole = stretch(add_days(days.first, -HALF_WEEK), add_days(days.first, HALF_WEEK))
        day = weekday_from(whole.first, number, 1) if whole else None
        return stretch(day, day)

    return Found(found.start, j + 1, resolve)
