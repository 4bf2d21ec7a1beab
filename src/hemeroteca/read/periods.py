"""Times counted in units from publication or from the last time in the text: "last week", "the next two days",
"el jueves pasado", "the following weeks".
"""  # noqa: D205 (one sentence)

from __future__ import annotations

from datetime import date

from hemeroteca.read.cardinals import read_cardinal
from hemeroteca.read.dates import Anchor, Found, Partial, Resolver, day_at, numeric_at, pair_at, plain
from hemeroteca.read.days import Days, Unit, add_days, half_of, month_of, part_of, shift, stretch, unit_of, week_of
from hemeroteca.read.months import day_first, month_first, month_named
from hemeroteca.read.timewords import Modifier, Scan

FRIDAY = 4
MOST_UNITS = 1000
"""More days, weeks or years than this are no stretch that news counts from today."""
ROLLING = {"day", "workday", "week", "month", "year", "weekend", "fortnight"}
"""Several of these are counted from the day itself; quarters and decades are whole ones."""
A_FEW: dict[str, tuple[Unit, int]] = {"day": ("day", 14), "week": ("day", 60), "month": ("month", 12), "year": ("year", 10)}
"""How far "the coming days", "the last few weeks" can reach at most: to where one would use the next larger unit."""


def deictic(scan: Scan, i: int) -> Found | None:
    """A day named from the day of publication: "yesterday", "mañana", "the day before yesterday"."""
    found = scan.vocabulary.deictic.at(scan.words, i)
    if found is None or scan.words[i - 1] in scan.known.not_after.get(scan.words[i], ()):
        return None
    end, count = found
    if scan.pieces.capital(i) and scan.pieces.capital(i - 1) and scan.pieces.letters(i - 1):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        day = anchor.published and add_days(anchor.published, count)
        return stretch(day, day) if day else None

    return Found(i, end, resolve)


def adjacent(scan: Scan, i: int) -> Found | None:
    """The day beside the last time in the text: "the day before", "la víspera"."""
    found = scan.vocabulary.adjacent.at(scan.words, i)
    if found is None or scan.pieces.letters(found[0]):
        return None
    end, count = found

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.previous.last if anchor.previous else anchor.published
        day = base and add_days(base, count)
        return stretch(day, day) if day else None

    return Found(i, end, resolve)


def to_date(scan: Scan, i: int) -> Found | None:
    """ "Year to date", "en lo que va de año": from the first day of the year to publication."""
    found = scan.vocabulary.to_date.at(scan.words, i)
    if found is None:
        return None
    return Found(
        i, found[0], lambda anchor: stretch(date(anchor.published.year, 1, 1), anchor.published) if anchor.published else None
    )


def whole_unit(scan: Scan, i: int) -> Found | None:
    """The present week, month or year, where nothing says which: "the worst attack of the year", "el fin de semana"."""
    unit = unit_at(scan, i)
    before = scan.vocabulary.whole.before(scan.words, i)
    if unit is None or unit[1] not in {"week", "weekend", "month", "year"} or scan.pieces.capital(i):
        return None
    if (before is None and unit[1] != "weekend") or (unit[1] == "weekend" and scan.words[i - 1] not in scan.known.the):
        return None
    if scan.pieces.letters(unit[0]) and (unit[1] != "weekend" or scan.words[unit[0]] in scan.known.of):
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


def _base(modifier: Modifier, anchor: Anchor) -> date | None:
    """The day a modifier counts from: the last time in the text for "following" and "previous", else publication."""
    if modifier.kind in {"following", "preceding", "same"} and anchor.previous:
        return anchor.previous.last
    return anchor.published


def period(modifier: Modifier, unit: Unit, count: int | None, *, several: bool = False) -> Resolver:
    """What "last week", "the next 3 days", "the coming weeks" mean."""

    def resolve(anchor: Anchor) -> Days | None:
        base = _base(modifier, anchor)
        if base is None:
            return None
        if several:
            return _several(base, unit, modifier.count)
        if count is None and unit != "fortnight":
            moved = shift(base, unit, modifier.count)
            return unit_of(moved, unit) if moved else None
        return _counted(base, unit, modifier.count, count or 1)

    return resolve


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
    return word.removesuffix("s") in units and word.endswith("s") or (word.endswith("es") and word.removesuffix("es") in units)


def modified(scan: Scan, i: int) -> Found | None:
    """A modifier with its unit, weekday or month: "last 3 months", "this Friday", "next March", "próximos días"."""
    found = scan.vocabulary.modifiers.at(scan.words, i)
    if found is None:
        return None
    end, modifier = found
    j, count, few = count_at(scan, end)
    unit = unit_at(scan, j)
    if unit:
        several = few or (count is None and plural_unit(scan, unit[0] - 1) and unit[1] in A_FEW)
        return _with_weekday(scan, Found(i, unit[0], period(modifier, unit[1], count, several=several)), unit[1], count)
    if scan.words[end] in scan.vocabulary.weekdays:
        return _modified_weekday(scan, i, end, modifier)
    return _modified_month(scan, i, end, modifier)


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
        base = _base(modifier, anchor)
        if base is None:
            return None
        if modifier.kind == "recent":
            day = add_days(base, -((base.weekday() - number - 1) % 7 + 1))
        elif modifier.kind == "coming":
            day = add_days(base, (number - base.weekday() - 1) % 7 + 1)
        else:
            day = add_days(base, number - base.weekday() + 7 * modifier.count)
        return stretch(day, day)

    return resolve


def _modified_weekday(scan: Scan, i: int, j: int, modifier: Modifier) -> Found | None:
    """A weekday with a modifier before it; a date after it says more and wins."""
    dated = weekday(scan, j)
    if dated and dated.partial and dated.partial.day is not None:
        return _modified_date(modifier, dated._replace(start=i))
    return Found(i, j + 1, weekday_by(modifier, scan.vocabulary.weekdays[scan.words[j]]))


def _modified_month(scan: Scan, i: int, j: int, modifier: Modifier) -> Found | None:
    """A month or a date without a year, with a modifier: "this September", "next 6th of April", "last 5/12"."""
    dated = day_first(scan, j) or pair_at(scan, j)
    named = month_named(scan, j)
    if dated is None and named:
        dated = month_first(scan, j) or plain(j, named[0], Partial(None, named[1]))
    if dated is None or dated.partial is None or dated.partial.year is not None:
        return None
    return _modified_date(modifier, dated._replace(start=i))


def _modified_date(modifier: Modifier, dated: Found) -> Found:
    """The last, this year's, or the next such date."""
    partial = dated.partial or Partial()

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        if base is None:
            return partial.resolve(anchor)
        years = {0: (0,), -1: (0, -1), 1: (0, 1)}[modifier.count]
        candidates = [partial._replace(year=base.year + step).resolve(anchor) for step in years]
        fitting = [days for days in candidates if days and (days.first - base).days * modifier.count >= 0]
        return fitting[0] if fitting else None

    return dated._replace(resolve=resolve, partial=None)


def counted_modified(scan: Scan, i: int) -> Found | None:
    """A count before its modifier, or a unit before it: "3 next weeks", "las 3 próximas semanas", "4 días siguientes"."""
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
    if unit is None or after is None or after[1].count == 0:
        return None
    return Found(i, after[0], period(after[1], unit[1], count, several=few))


def unit_modified(scan: Scan, i: int) -> Found | None:
    """A unit with its modifier after it: "la semana pasada", "el mes que viene", "año anterior"."""
    unit = unit_at(scan, i)
    after = scan.vocabulary.modifiers_after.at(scan.words, unit[0]) if unit else None
    if unit is None or after is None or scan.words[after[0]] in scan.known.days_after:
        return None
    several = plural_unit(scan, unit[0] - 1) and unit[1] in A_FEW
    resolver = period(after[1], unit[1], None, several=several)
    return _with_weekday(scan, Found(i, after[0], resolver), unit[1], None)


def bare_unit(scan: Scan, i: int) -> Found | None:
    """The unit that publication lies in, where another word leans on it: the end of "the month", "del año"."""
    j = scan.skip(i, scan.known.the)
    unit = unit_at(scan, j)
    if unit is None or unit[1] not in {"week", "weekend", "month", "quarter", "year", "decade", "century"}:
        return None
    return Found(i, unit[0], period(Modifier(0, "this"), unit[1], None))


def weekday(scan: Scan, i: int) -> Found | None:
    """A weekday with the date, the week or the modifier after it, or alone."""
    words = scan.words
    number = scan.vocabulary.weekdays.get(words[i])
    if number is None or words[i + 1] in scan.known.names:
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
    if weak and (end == i + 1 or not scan.pieces.capital(i)):
        return None
    return plain(i, i + 1, Partial(weekday=number))


def _dated_weekday(scan: Scan, i: int, end: int, number: int) -> Found | None:
    """A weekday with its date: "Tuesday, March 7", "viernes 12 de mayo", "Friday (Jun-15)", "Mon 13th", "Friday 7/6"."""
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
    return scan.pieces.glued(j) and word not in {".", ",", ";", ")", "!", "?"} or scan.pieces.letters(j) and word not in scan.known.on


def _weekday_of_week(scan: Scan, i: int, end: int, number: int) -> Found | None:
    """ "Tuesday of last week", "el miércoles de la próxima semana", "monday of the following week"."""
    linked = scan.skip(end, scan.known.of)
    j = scan.skip(linked, scan.known.the)
    found = scan.vocabulary.modifiers.at(scan.words, j)
    unit = unit_at(scan, found[0]) if found else None
    if found and unit and unit[1] == "week":
        week = Found(j, unit[0], period(found[1], "week", None))
        return Found(i, week.end, day_of_week(week, number))
    after_unit = unit_modified(scan, j) if unit_at(scan, j) == (j + 1, "week") else None
    if after_unit and (linked > end or j > linked):
        return Found(i, after_unit.end, day_of_week(after_unit, number))
    return None


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
        return stretch(days.first, min(half.last, base)) if part == "earlier" else stretch(max(half.first, base), days.last)

    return resolve


