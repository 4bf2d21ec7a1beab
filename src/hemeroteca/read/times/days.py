"""Stretches of days and the arithmetic of weeks, months, years and feasts.

Weeks run from Monday to Sunday and belong to the month and year of their Thursday (ISO 8601). A stretch that leaves
the calendar (years 1 to 9999) is `None`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal[
    "day",
    "workday",
    "weekend",
    "week",
    "fortnight",
    "month",
    "two months",
    "quarter",
    "four months",
    "half",
    "year",
    "decade",
    "century",
]

MONTHS_IN: dict[str, int] = {"month": 1, "two months": 2, "quarter": 3, "four months": 4, "half": 6}
MONTHS_IN |= {"year": 12, "decade": 120, "century": 1200}
DAYS_IN: dict[str, int] = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
MONDAY, THURSDAY, SATURDAY = 0, 3, 5
MONTH_LENGTH = 31


class Days(NamedTuple):
    """A stretch of days, both ends in it."""

    first: date
    last: date


def make_day(year: int, month: int, day: int) -> date | None:
    """A day, or `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """A day so many days later."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day so many months later, or the last day of that month where it is shorter."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    return next((found for cut in range(4) if (found := make_day(year, month + 1, day.day - cut))), None)


def add_workdays(day: date, count: int) -> date | None:
    """A day so many days from Monday to Friday later."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    moved = add_days(day, step * weeks * 7)
    while rest and moved:
        moved = add_days(moved, step)
        rest -= moved is not None and moved.weekday() < SATURDAY
    return moved


def shift(day: date, unit: Unit, count: int) -> date | None:
    """A day so many units later."""
    if unit == "workday":
        return add_workdays(day, count)
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * count)
    return add_days(day, DAYS_IN[unit] * count)


def stretch(first: date | None, last: date | None) -> Days | None:
    """A stretch where both ends exist and are in order."""
    return Days(first, last) if first and last and first <= last else None


def month_of(year: int, month: int, months: int = 1) -> Days | None:
    """So many whole months from this one on."""
    first = make_day(year, month, 1)
    after = add_months(first, months) if first else None
    return stretch(first, after and add_days(after, -1))


def year_of(year: int, years: int = 1) -> Days | None:
    """So many whole years from this one on."""
    return month_of(year, 1, 12 * years)


def week_of(day: date) -> Days | None:
    """The week from Monday to Sunday that a day lies in."""
    monday = add_days(day, -day.weekday())
    return stretch(monday, monday and add_days(monday, 6))


def unit_of(day: date, unit: Unit) -> Days | None:
    """The whole unit that a day lies in: its week, month, decade …; the weekend is that of its week."""
    if unit in {"week", "fortnight"}:
        return week_of(day)
    if unit == "weekend":
        week = week_of(day)
        return week and stretch(add_days(week.first, SATURDAY), week.last)
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit]
        first = (day.month - 1) // months * months + 1 if months < 12 else 1
        year = day.year // (months // 12) * (months // 12) if months > 12 else day.year
        return month_of(max(year, 1), first, months)
    return Days(day, day)


def numbered_week(year: int, number: int) -> Days | None:
    """Week `number` of a year by ISO 8601."""
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except (ValueError, OverflowError):
        return None


def weeks_within(days: Days) -> Days | None:
    """The whole weeks whose Thursday lies in a stretch."""
    first = week_of(days.first)
    last = week_of(days.last)
    if not first or not last:
        return None
    start = first.first if add_days(first.first, THURSDAY) >= days.first else add_days(first.first, 7)  # type: ignore[operator]
    end = last.last if add_days(last.first, THURSDAY) <= days.last else add_days(last.last, -7)  # type: ignore[operator]
    return stretch(start, end)


def weekday_from(day: date, number: int, direction: int) -> date | None:
    """The first such weekday from a day on (direction 1), or the last one up to it (-1), the day itself included."""
    return add_days(day, direction * (direction * (number - day.weekday()) % 7))


def nth_weekday(days: Days, number: int, start: int) -> date | None:
    """The `start`th such weekday of a stretch (from 0), its last one where `start` is negative."""
    if start < 0:
        return weekday_from(days.last, number, -1)
    first = weekday_from(days.first, number, 1)
    found = first and add_days(first, 7 * start)
    return found if found and found <= days.last else None


def units_within(days: Days, unit: Unit, start: int, count: int) -> Days | None:
    """`count` units of a stretch from the `start`th on (from 0), counted from its end where `start` is negative."""
    if unit == "half" or (unit == "fortnight" and (days.last - days.first).days < MONTH_LENGTH):
        return half_of(days, "early" if start == 0 else "late")
    if unit == "weekend":
        saturday = nth_weekday(days, SATURDAY, start)
        return stretch(saturday, saturday and add_days(saturday, 1))
    whole = weeks_within(days) if unit == "week" else days
    if not whole:
        return None
    if start < 0:
        after = add_days(whole.last, 1)
        first = after and shift(after, unit, -count)
        return stretch(first, whole.last)
    first = shift(whole.first, unit, start)
    after = first and shift(first, unit, count)
    found = stretch(first, after and add_days(after, -1))
    return found if found and found.first <= days.last else None


def part_of(days: Days, part: str) -> Days | None:
    """The early, middle or late part of a stretch.

    Years fall in three parts of four months, months in halves with the middle third over their seam, as the
    Recognizers-Text specification has it; weeks in Monday to Wednesday and Thursday to Sunday.
    """
    length = (days.last - days.first).days + 1
    if length > 31:
        months = round(length / 30.44)
        third = max(1, months // 3)
        start = {"early": 0, "middle": third, "late": months - third}[part]
        first = add_months(days.first, start)
        after = add_months(days.first, start + third)
        return stretch(first, after and add_days(after, -1))
    if length > 7:
        edges = {"early": (0, 14), "middle": (9, 19), "late": (15, length - 1)}[part]
    else:
        edges = {"early": (0, 2), "middle": (2, 4), "late": (3, length - 1)}[part]
    return stretch(add_days(days.first, edges[0]), add_days(days.first, min(edges[1], length - 1)))


def half_of(days: Days, part: str) -> Days | None:
    """The first or the second half of a stretch of months, or the part of a shorter one."""
    length = (days.last - days.first).days + 1
    if length <= 31:
        return part_of(days, part)
    seam = add_months(days.first, round(length / 30.44) // 2)
    if part == "early":
        return stretch(days.first, seam and add_days(seam, -1))
    return stretch(seam, days.last) if part == "late" else part_of(days, part)
