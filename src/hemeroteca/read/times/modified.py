"""Times with a modifier, and weekdays: "last week", "the next 3 days", "el jueves pasado", "Tuesday, March 7"."""

from __future__ import annotations

from datetime import date

from hemeroteca.read.times.dates import Anchor, Found, Partial, Resolver, day_at, numeric_at, pair_at, plain
from hemeroteca.read.times.days import Days, Unit, add_days, stretch, week_of
from hemeroteca.read.times.months import day_first, month_first, month_named
from hemeroteca.read.times.periods import A_FEW, Duration, base_of, count_at, moved, period, plural_unit, unit_at
from hemeroteca.read.times.timewords import Modifier, Scan

MOST_MEASURES = 4
"""Measures in one duration: "2 years, 1 month, 2 weeks and 21 days"."""


def modified(scan: Scan, i: int) -> Found | None:
    """A modifier with its unit, weekday or month: "last 3 months", "this Friday", "next March", "próximos días"."""
    found = scan.vocabulary.modifiers.at(scan.words, i)
    if found is None:
        return None
    end, modifier = found
    if scan.words[end] in scan.known.day_parts:
        return _referring(scan, Found(i, end + 1, period(modifier, "day", None)), modifier)
    counted = count_at(scan, end)
    unit = unit_at(scan, counted[0])
    if unit:
        return _modified_unit(scan, i, modifier, counted, unit)
    if modifier.kind == "that":
        return None
    if scan.words[end] in scan.vocabulary.weekdays:
        return _modified_weekday(scan, i, end, modifier)
    return _modified_month(scan, i, end, modifier)


def _modified_unit(
    scan: Scan, i: int, modifier: Modifier, counted: tuple[int, int | None, bool], unit: tuple[int, Unit]
) -> Found | None:
    """A modifier with a unit of time, counted or not."""
    end, kind = unit
    _, count, few = counted
    if kind == "month" and count is None and month_named(scan, j := scan.skip(end, scan.known.of)) and j > end:
        return _modified_month(scan, i, j, modifier)
    if modifier.kind == "that":
        return _referring(scan, Found(i, end, period(modifier, kind, count)), modifier)
    if count is not None and (more := _measures(scan, end, [(count, kind)])):
        return Found(i, more[0], _rolling(modifier, more[1]))
    several = few or (count is None and plural_unit(scan, end - 1) and kind in A_FEW)
    found = Found(i, end, period(modifier, kind, count, several=several))
    return _with_weekday(scan, _from_today(scan, found, modifier), kind, count)


def _referring(scan: Scan, found: Found, modifier: Modifier) -> Found | None:
    """A time that points back in the text ("that night"), dropped where it points at nothing; not "that day job"."""
    if modifier.kind not in {"that", "same"}:
        return found
    said = scan.words[found.start - 1] in scan.known.month_after or not scan.pieces.letters(found.start - 1)
    if not said and scan.pieces.letters(found.end):
        return None
    return found._replace(anaphoric=modifier.kind == "that")


def _measures(scan: Scan, end: int, measures: Duration) -> tuple[int, Duration] | None:
    """The end and the measures of a duration that goes on: "3 months and 2 weeks"."""
    first = end
    while len(measures) < MOST_MEASURES:
        j, count, _ = count_at(scan, scan.skip(scan.skip(end, [","]), scan.known.and_))
        unit = unit_at(scan, j) if count is not None and scan.words[end] in {",", *scan.known.and_} else None
        if unit is None or count is None:
            break
        measures = [*measures, (count, unit[1])]
        end = unit[0]
    ends = end > first and not scan.vocabulary.offsets.at(scan.words, end)
    return (end, measures) if ends else None


def _rolling(modifier: Modifier, measures: Duration) -> Resolver:
    """A duration of several measures before or after a day."""

    def resolve(anchor: Anchor) -> Days | None:
        base = base_of(modifier, anchor)
        if base is None or not modifier.steps:
            return None
        far = moved(base, measures, modifier.steps)
        return stretch(far, add_days(base, -1)) if modifier.steps < 0 else stretch(add_days(base, 1), far)

    return resolve


def year_unit(scan: Scan, i: int) -> Found | None:
    """A year named from publication or from the time before it: "last year", "that year", "el año pasado"."""
    found = scan.vocabulary.modifiers.at(scan.words, i)
    unit = unit_at(scan, found[0]) if found else unit_at(scan, i)
    if unit is None or unit[1] != "year":
        return None
    return modified(scan, i) if found else unit_modified(scan, i)


def _from_today(scan: Scan, found: Found, modifier: Modifier) -> Found:
    """A stretch after "within" holds the day it is counted from: "within the next ten days"."""
    before = scan.vocabulary.offsets_before.before(scan.words, found.start)
    if before is None or before[1] != "within" or modifier.steps < 0:
        return found

    def resolve(anchor: Anchor) -> Days | None:
        days = found.resolve(anchor)
        return stretch(anchor.published, days.last) if days and anchor.published else days

    return found._replace(resolve=resolve)


def _with_weekday(scan: Scan, week: Found, unit: Unit, count: int | None) -> Found:
    """A week with one of its days after it: "this week Monday", "la próxima semana el martes"."""
    if unit != "week" or count is not None:
        return week
    j = scan.skip(week.end, scan.known.the)
    number = scan.vocabulary.weekdays.get(scan.words[j])
    if number is None or scan.words[j] in scan.known.weak or scan.pieces.gap(week.end) == "":
        return week
    return Found(week.start, j + 1, day_of_week(week, number))


def day_of_week(week: Found, number: int) -> Resolver:
    """The weekday of a week."""

    def resolve(anchor: Anchor) -> Days | None:
        days = week.resolve(anchor)
        monday = days and week_of(days.first)
        day = monday and add_days(monday.first, number)
        return stretch(day, day) if day else None

    return resolve


def weekday_by(modifier: Modifier, number: int) -> Resolver:
    """What "last Friday", "next Monday", "this past Wednesday" mean: weeks are counted from Monday."""

    def resolve(anchor: Anchor) -> Days | None:
        base = base_of(modifier, anchor)
        if base is None:
            return None
        if modifier.kind == "recent":
            day = add_days(base, -((base.weekday() - number - 1) % 7 + 1))
        elif modifier.kind == "coming":
            day = add_days(base, (number - base.weekday() - 1) % 7 + 1)
        else:
            day = add_days(base, number - base.weekday() + 7 * modifier.steps)
        return stretch(day, day)

    return resolve


def _modified_weekday(scan: Scan, i: int, j: int, modifier: Modifier) -> Found | None:
    """A weekday with a modifier before it; a date after it says more and wins."""
    dated = weekday(scan, j)
    if dated and dated.partial and dated.partial.day is not None:
        return dated._replace(start=i)
    return Found(i, j + 1, weekday_by(modifier, scan.vocabulary.weekdays[scan.words[j]]))


def _modified_month(scan: Scan, i: int, j: int, modifier: Modifier) -> Found | None:
    """A month or a date without a year, with a modifier: "this September", "next 6th of April", "last 5/12"."""
    dated = day_first(scan, j) or pair_at(scan, j)
    named = month_named(scan, j)
    if dated is None and named:
        dated = month_first(scan, j) or plain(j, named[0], Partial(None, named[1]))
    if dated is None or dated.partial is None or dated.partial.year is not None:
        return None
    return modified_date(modifier, dated._replace(start=i))


def modified_date(modifier: Modifier, dated: Found) -> Found:
    """The last, this year's, or the next such date."""
    partial = dated.partial or Partial()

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        if base is None:
            return partial.resolve(anchor)
        years = {0: (0,), -1: (0, -1), 1: (0, 1)}[modifier.steps]
        candidates = [partial._replace(year=base.year + step).resolve(anchor) for step in years]
        fitting = [days for days in candidates if days and _lies(days, base, modifier.steps)]
        return fitting[0] if fitting else None

    return dated._replace(resolve=resolve, partial=None)


def _lies(days: Days, base: date, direction: int) -> bool:
    """Whether a date is before or after a day; the month it lies in is neither the last nor the next one."""
    if days.first < days.last:
        return (direction >= 0 or days.last < base) and (direction <= 0 or days.first > base)
    return (days.first - base).days * direction >= 0


def counted_modified(scan: Scan, i: int) -> Found | None:
    """A count before its modifier, or with a unit before it: "las 3 próximas semanas", "4 días siguientes"."""
    j, count, few = count_at(scan, i)
    if count is None and not few:
        return None
    if found := scan.vocabulary.modifiers.at(scan.words, j):
        unit = unit_at(scan, found[0])
        if unit is None or (count != 1 and not plural_unit(scan, unit[0] - 1)):
            return None
        return Found(i, unit[0], period(found[1], unit[1], count, several=few))
    unit = unit_at(scan, j)
    after = scan.vocabulary.modifiers_after.at(scan.words, unit[0]) if unit else None
    link = scan.vocabulary.leaning.at(scan.words, unit[0]) if unit else None
    if unit is None or after is None or after[1].steps == 0 or (link and link[0] > after[0]):
        return None
    return Found(i, after[0], period(after[1], unit[1], count, several=few))


def unit_modified(scan: Scan, i: int) -> Found | None:
    """A unit with its modifier after it: "la semana pasada", "el mes que viene", "año anterior"."""
    unit = unit_at(scan, i)
    if unit is None and scan.words[i] in scan.known.day_parts:
        unit = i + 1, "day"
    after = scan.vocabulary.modifiers_after.at(scan.words, unit[0]) if unit else None
    if unit is None or after is None:
        return None
    link = scan.vocabulary.leaning.at(scan.words, unit[0]) or scan.vocabulary.leaning_weekdays.at(scan.words, unit[0])
    if scan.words[after[0]] in scan.known.days_after or (link and link[0] > after[0]):
        return None
    several = plural_unit(scan, unit[0] - 1) and unit[1] in A_FEW
    resolver = period(after[1], unit[1], None, several=several)
    return _with_weekday(scan, Found(i, after[0], resolver), unit[1], None)


def weekday(scan: Scan, i: int) -> Found | None:
    """A weekday with the date, the week or the modifier after it, or alone."""
    words = scan.words
    number = scan.vocabulary.weekdays.get(words[i])
    if number is None or (words[i + 1] in scan.known.names and scan.pieces.capital(i + 1)):
        return None
    end = i + 1
    weak = words[i] in scan.known.weak
    if words[end] == "." and weak and scan.pieces.glued(end):
        end += 1
    if dated := _dated_weekday(scan, i, end, number):
        return dated
    after = scan.vocabulary.modifiers_after.at(words, end)
    if after:
        return Found(i, after[0], weekday_by(after[1], number))
    if in_week := _weekday_of_week(scan, i, end, number):
        return in_week
    repeated = words[i - 1] in scan.known.repeated or words[i - 1] in scan.vocabulary.counting.ordinals
    if repeated or (weak and (end == i + 1 or not scan.pieces.capital(i))):
        return None
    return plain(i, i + 1, Partial(weekday=number))


def _dated_weekday(scan: Scan, i: int, end: int, number: int) -> Found | None:
    """A weekday with its date: "Tuesday, March 7", "Friday (Jun-15)", "Mon 13th", "Friday 7/6"."""
    j = scan.skip(scan.skip(end, [",", "(", "-"]), scan.known.the)
    j = scan.skip(scan.skip(j, scan.known.the), scan.known.day_words)
    dated = month_first(scan, j) or day_first(scan, j) or numeric_at(scan, j) or pair_at(scan, j)
    if dated and dated.partial and dated.partial.day is not None:
        closing = dated.end + (scan.words[dated.end] == ")" and scan.words[end] == "(")
        partial = dated.partial._replace(weekday=number)
        return Found(i, closing, partial.resolve, partial)
    day = day_at(scan, j)
    if day is None or scan.pieces.words[end] in {"(", "-"} or _goes_on(scan, day[0]):
        return None
    return plain(i, day[0], Partial(day=day[1], weekday=number))


def _goes_on(scan: Scan, j: int) -> bool:
    """Whether the number before piece `j` is no day of the month: an amount, a clock time, a count of something."""
    word = scan.words[j]
    return (scan.pieces.glued(j) and word not in {".", ",", ";", ")", "!", "?"}) or (
        scan.pieces.letters(j) and word not in scan.known.on
    )


def _weekday_of_week(scan: Scan, i: int, end: int, number: int) -> Found | None:
    """As in "Tuesday of last week", "el miércoles de la próxima semana", "monday of the following week"."""
    linked = scan.skip(end, scan.known.of)
    j = scan.skip(linked, scan.known.the)
    found = scan.vocabulary.modifiers.at(scan.words, linked) or scan.vocabulary.modifiers.at(scan.words, j)
    unit = unit_at(scan, found[0]) if found else None
    if found and unit and unit[1] == "week":
        week = Found(j, unit[0], period(found[1], "week", None))
        return Found(i, week.end, day_of_week(week, number))
    after_unit = unit_modified(scan, j) if unit_at(scan, j) == (j + 1, "week") else None
    if after_unit and (linked > end or j > linked):
        return Found(i, after_unit.end, day_of_week(after_unit, number))
    return None
