"""Feasts and the days they fall on: fixed, or counted from Easter, or by the Islamic and the Jewish calendar.

The calendars are those of Reingold and Dershowitz, *Calendrical Calculations*; the Islamic one is the tabular one,
which a sighting of the moon can move by a day.
"""

from __future__ import annotations

import re
from datetime import date

from hemeroteca.read.times.dates import Anchor, Found
from hemeroteca.read.times.days import Days, add_days, make_day, month_of, nth_weekday, stretch
from hemeroteca.read.times.months import after_date
from hemeroteca.read.times.timewords import Scan

BEFORE_HIJRA = 227013
"""The day before 1 Muharram of year 1 (a Thursday), counted as `date.toordinal` does."""
JEWISH_EPOCH = -1373427
JEWISH_YEARS_BEFORE = 3761
RULE = re.compile(
    r"(easter|orthodox|tishri|islamic-\d+-\d+|\d+-\d+th-\d|\d+-last-\d|(?:\d{4}-)?\d+-\d+)([+-]\d+)?(?:\*(\d+))?"
)


def easter(year: int) -> date | None:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return make_day(year, month, day + 1)


def orthodox_easter(year: int) -> date | None:
    """Easter Sunday by the Julian computus (Meeus), as a Gregorian day; right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian = make_day(year, month, day + 1)
    return julian and add_days(julian, 13)


def islamic_day(year: int, month: int, day: int) -> date | None:
    """The first such day of the Islamic calendar that lies in a Gregorian year."""
    first = make_day(year, 1, 1)
    if first is None or first.toordinal() <= BEFORE_HIJRA:
        return None
    counted = (first.toordinal() - BEFORE_HIJRA) * 30 // 10631
    for hijri in (counted, counted + 1, counted + 2):
        before = (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 29 * (month - 1) + (6 * month - 1) // 11
        found = add_days(date.min, BEFORE_HIJRA + before + day - 1)
        if found and found >= first:
            return found if found.year == year else None
    return None


def tishri(year: int) -> date | None:
    """The Jewish new year, 1 Tishri, that lies in a Gregorian year."""

    def elapsed(jewish: int) -> int:
        months = (235 * jewish - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + (3 * (days + 1) % 7 < 3)

    jewish = year + JEWISH_YEARS_BEFORE
    last, this, following = (elapsed(jewish + step) for step in (-1, 0, 1))
    moved = 2 if following - this == 356 else int(this - last == 382)
    return add_days(date.min, JEWISH_EPOCH + this + moved - 1)


def _place(base: str, year: int) -> date | None:
    """The day that the first part of a rule names in a year."""
    if base == "easter":
        return easter(year)
    if base == "orthodox":
        return orthodox_easter(year)
    if base == "tishri":
        return tishri(year)
    parts = base.split("-")
    if parts[0] == "islamic":
        return islamic_day(year, int(parts[1]), int(parts[2]))
    if parts[1] == "last" or parts[1].endswith("th"):
        days = month_of(year, int(parts[0]))
        start = -1 if parts[1] == "last" else int(parts[1].removesuffix("th")) - 1
        return nth_weekday(days, int(parts[2]), start) if days else None
    named = int(parts[-3]) if len(parts) == 3 else year
    return make_day(named, int(parts[-2]), int(parts[-1]))


def feast(rule: str, year: int) -> Days | None:
    """A feast in a year by its rule.

    `12-25`; `2001-09-11` (in that year only); `easter-2`, `orthodox`, `tishri-163`; `islamic-9-1*30` (thirty days);
    `11-4th-3` (the fourth Thursday of November), `5-last-0` and `11-4th-3+1` (the day after that).

    >>> feast("11-4th-3+1", 2024).first.isoformat()
    '2024-11-29'
    """
    match = RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"no rule of a feast: {rule}")
    day = _place(match[1], year)
    day = day and add_days(day, int(match[2] or 0))
    return stretch(day, day and add_days(day, int(match[3] or 1) - 1))


def long_weekend(days: Days) -> Days | None:
    """The long weekend a feast makes: from Saturday to a Monday, from a Thursday or Friday to Sunday."""
    weekday = days.first.weekday()
    if weekday < 2:
        return stretch(add_days(days.first, -2 - weekday), days.last)
    return stretch(add_days(days.first, min(0, 5 - weekday)), add_days(days.first, 6 - weekday))


def _has_article(scan: Scan, i: int) -> bool:
    """Whether an article stands before piece `i`, alone or in a preposition: "el 11-S", "del 15-M"."""
    word = scan.words[i - 1]
    return word in scan.known.the or word in scan.known.of or word in scan.known.to


def named_feast(scan: Scan, i: int) -> Found | None:
    """A feast by name, in the year that is named or else the nearest one: "Christmas", "Black Friday 2010"."""
    modifier = scan.vocabulary.modifiers.at(scan.words, i)
    found = scan.vocabulary.feasts.at(scan.words, modifier[0] if modifier else i)
    if found is None or (scan.pieces.capital(found[0]) and scan.pieces.letters(found[0])):
        return None
    if scan.words[i].isdecimal() and (scan.pieces.glued(i) or (scan.known.day_first and not _has_article(scan, i))):
        return None
    after = scan.words[found[0]]
    if after.endswith("s") and len(after) > 1 and after not in scan.known.past and after not in scan.known.of:
        return None
    end, rule = found
    long = scan.vocabulary.units.get(scan.words[end]) == "weekend"
    end, year = after_date(scan, end + long, short=False)

    def resolve(anchor: Anchor) -> Days | None:
        if year is not None or anchor.published is None:
            days = feast(rule, year) if year else None
            return long_weekend(days) if days and long else days
        published = anchor.published
        direction = modifier[1].steps if modifier else 0
        near = [found for step in (-1, 0, 1) if (found := feast(rule, published.year + step))]
        near = [found for found in near if not direction or (found.first - published).days * direction > 0]
        nearest = min(near, key=lambda found: abs((found.first - published).days), default=None)
        return long_weekend(nearest) if nearest and long else nearest

    return Found(i, end, resolve)
