"""Dates that name a day, a month or a year: "7 March", "el 7 de marzo de 2025", `2025-03-07`, "the 1890s"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from hemeroteca.read.numbers.cardinals import HYPHEN, read_cardinal
from hemeroteca.read.times.days import Days, add_days, make_day, month_of, stretch, year_of
from hemeroteca.read.times.timewords import Scan

EARLIEST_YEAR, LATEST_YEAR = 1000, 2199
"""Four digits outside these are no year."""
LIKELY_YEARS = range(1900, 2100)
"""Four digits inside these are a year wherever they stand alone."""
PIVOT = 35
"""Years of two digits up to this are of this century."""
LEAP = 8
"""29 February comes back after eight years at the latest (1896, 1904)."""
RECENT = 45
"""Days: a date so short a time ago is the one meant even where the sentence speaks of the future."""
YEAR = 366
MONTHS_BACK = 28
"""How far a weekday with a day of the month is looked for: every pair comes within 28 months."""

TRIPLE = re.compile(r"(\w{1,10})([-/.])(\w{1,10})\2(\w{1,10}?)(?![^\WT]|T(?![0-9]))")
PAIR = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![\w/])")
MONTH_YEAR = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})(?![\w/])")
COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?!\w)")
CJK = re.compile(r"([0-9]{4})\s?[年년]\s?(?:([0-9]{1,2})\s?[月월]\s?(?:([0-9]{1,2})\s?[日일])?)?")


class Anchor(NamedTuple):
    """What a time leans on: the day of publication, the last time in the text, the years of days named in full."""

    published: date | None
    previous: Days | None
    years: Mapping[tuple[int, int], int]


Resolver = Callable[[Anchor], Days | None]


class Partial(NamedTuple):
    """What a date says: any of its parts may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    ahead: bool = False
    """Whether the sentence speaks of the future."""

    def valid(self) -> bool:
        """Whether some year has such a day."""
        month_fits = self.month is None or 1 <= self.month <= 12
        return month_fits and (self.day is None or make_day(self.year or 2000, self.month or 1, self.day) is not None)

    def resolve(self, anchor: Anchor) -> Days | None:
        """The days it means, the year where it is missing being the last one before publication."""
        if self.year is not None:
            return self._of_year(self.year)
        if self.month is not None:
            return self._without_year(anchor)
        if anchor.published is None:
            return None
        if self.day is not None:
            return self._without_month(anchor.published, self.day)
        if self.weekday is not None:
            back = (anchor.published.weekday() - self.weekday) % 7
            day = add_days(anchor.published, (7 - back) % 7 if self.ahead else -back)
            return stretch(day, day)
        return None

    def _of_year(self, year: int) -> Days | None:
        """The days it means in a year."""
        if self.month is None:
            return year_of(year)
        if self.day is None:
            return month_of(year, self.month)
        day = make_day(year, self.month, self.day)
        return stretch(day, day)

    def _without_year(self, anchor: Anchor) -> Days | None:
        """The year of the same day elsewhere in the text, else the last one not after publication.

        A weekday that fits only the coming one makes it the coming one.
        """
        named = anchor.years.get((self.month or 0, self.day or 0))
        if named is not None:
            return self._of_year(named)
        published = anchor.published
        if published is None:
            return None
        candidates = [self._of_year(published.year + 1 - back) for back in range(LEAP + 2)]
        past = next((days for days in candidates if days and days.first <= published), None)
        coming = [days for days in candidates if days and days.first > published]
        if self.ahead and coming and (past is None or (published - past.last).days > RECENT):
            return coming[-1]
        if self.weekday is None or self.day is None or (past and past.first.weekday() == self.weekday):
            return past
        fitting = [days for days in candidates if days and days.first.weekday() == self.weekday]
        soon = [days for days in fitting if 0 < (days.first - published).days < YEAR]
        return soon[0] if soon else past

    def _without_month(self, published: date, number: int) -> Days | None:
        """The last such day; with a weekday, the nearest that fits, before publication or after."""
        found: list[date] = []
        for back in range(-MONTHS_BACK if self.weekday is not None else 0, MONTHS_BACK):
            year, month = divmod(published.year * 12 + published.month - 1 - back, 12)
            day = make_day(year, month + 1, number)
            fits = day is not None and (day.weekday() == self.weekday if self.weekday is not None else day <= published)
            if day and fits:
                found.append(day)
        best = min(found, key=lambda day: (abs((day - published).days), day), default=None)
        return stretch(best, best)


class Found(NamedTuple):
    """A time between two pieces and how to resolve it; `partial` where it is a plain date.

    `closed`: as the end of a range it lasts to its last day. `anaphoric`: no time where the text names none before it.
    `point`: the part of a month that it is ("the end of March"), which as the end of a range is a single day.
    """

    start: int
    end: int
    resolve: Resolver
    partial: Partial | None = None
    closed: bool = False
    anaphoric: bool = False
    point: str | None = None


def plain(start: int, end: int, partial: Partial) -> Found | None:
    """A plain date, if there is such a day."""
    return Found(start, end, partial.resolve, partial) if partial.valid() else None


def ordinal_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """The end and value of an ordinal: "7th", "1.º", "twenty-first", "tercer"."""
    words, known = scan.words, scan.vocabulary.counting
    word = words[i]
    if word.isdecimal() and word.isascii() and len(word) <= 2:
        k = i + 1 if words[i + 1] == "." and scan.pieces.glued(i + 1) else i
        if words[k + 1] in known.words.ordinal_endings and scan.pieces.glued(k + 1):
            return k + 2, int(word)
        return None
    if word in known.ordinals:
        return i + 1, known.ordinals[word]
    tens = known.cardinals.get(word, 0)
    if tens in {20, 30}:
        k = i + 2 if words[i + 1] in HYPHEN else i + 1
        ones = known.ordinals.get(words[k], 10)
        if ones < 10:
            return k + 1, tens + ones
    return None


def day_at(scan: Scan, i: int, *, worded: bool = True) -> tuple[int, int] | None:
    """The end and the number of a day of the month at piece `i`, in digits or words."""
    found = ordinal_at(scan, i)
    word = scan.words[i]
    if found is None and word.isdecimal() and word.isascii() and len(word) <= 2:
        found = i + 1, int(word)
    if found is None and worded and word in scan.vocabulary.counting.cardinals:
        numeral = read_cardinal(scan.pieces, i, scan.vocabulary.counting)
        found = (numeral.end, int(numeral.value)) if numeral else None
    return found if found and 1 <= found[1] <= 31 else None


def year_at(scan: Scan, i: int, *, short: bool = False) -> tuple[int, int] | None:
    """The end and the number of a year: four digits, words ("nineteen ninety six"), or two digits where `short`."""
    words, known = scan.words, scan.vocabulary.counting
    word = words[i]
    if word.isdecimal() and word.isascii():
        if len(word) == 4 and EARLIEST_YEAR <= int(word) <= LATEST_YEAR and not _measured(scan, i + 1):
            return i + 1, int(word)
        if short and len(word) == 2:
            return i + 1, int(word) + (2000 if int(word) <= PIVOT else 1900)
        return None
    if word not in known.cardinals and word not in known.words.bare_scales:
        return None
    numeral = read_cardinal(scan.pieces, i, known)
    if numeral is None:
        return None
    end, value = numeral.end, int(numeral.value)
    if value in range(10, 22) and words[end] in known.cardinals:
        rest = read_cardinal(scan.pieces, end, known)
        if rest and 10 <= rest.value <= 99:
            end, value = rest.end, value * 100 + int(rest.value)
    return (
        (end, value)
        if (EARLIEST_YEAR <= value <= LATEST_YEAR and value not in {1000, 2000}) or _round_year(scan, i, value)
        else None
    )


def _round_year(scan: Scan, i: int, value: int) -> bool:
    """Whether "two thousand" is a year here: after a month."""
    return value == 2000 and scan.words[i - 1] in scan.vocabulary.months


def _measured(scan: Scan, j: int) -> bool:
    """Whether digits are followed by what makes an amount of them: `%`, decimals, letters glued on."""
    word = scan.words[j]
    return word == "%" or (scan.pieces.glued(j) and word[0].isalnum() and word != "s")


def _past(scan: Scan, i: int, offset: int) -> int:
    """The index of the first piece from `i` on that does not begin before `offset` in the text."""
    while scan.words[i] and scan.pieces.starts[i] < offset:
        i += 1
    return i


def numeric_at(scan: Scan, i: int) -> Found | None:
    """A date in digits, its month perhaps a name: `2025-03-07`, `7/3/2025`, `05-Aug-2016`, `20250307`."""
    text, start = scan.pieces.text, scan.pieces.starts[i]
    if start and text[start - 1].isalnum():
        return None
    if match := TRIPLE.match(text, start):
        partial = _triple(scan, (match[1], match[3], match[4]), match[2])
        if partial and (found := plain(i, _past(scan, i, match.end()), partial)):
            return found
    if match := COMPACT.match(text, start):
        return plain(i, i + 1, Partial(int(match[1]), int(match[2]), int(match[3])))
    if match := CJK.match(text, start):
        year, month, day = (int(group) if group else None for group in match.groups())
        return plain(i, _past(scan, i, match.end()), Partial(year, month, day))
    if match := MONTH_YEAR.match(text, start):
        year, month = int(match[2]), int(match[1])
        if year in LIKELY_YEARS and 1 <= month <= 12:
            return plain(i, _past(scan, i, match.end()), Partial(year, month))
    return None


def _triple(scan: Scan, parts: tuple[str, str, str], sign: str) -> Partial | None:
    """Three parts of a date put in their places; two-digit years not between points (those are versions)."""
    named = [part for part in parts if part.lower() in scan.vocabulary.months]
    numbers = [part for part in parts if part.isdecimal() and part.isascii()]
    if len(named) + len(numbers) != 3 or len(named) > 1:
        return None
    long = [part for part in numbers if len(part) == 4]
    if len(long) > 1 or any(len(part) not in {1, 2, 4} for part in numbers) or (sign == "." and (named or not long)):
        return None
    if named:
        month = scan.vocabulary.months[named[0].lower()]
        written = long[0] if long else numbers[-1]
        number = next((part for part in numbers if part is not written), written)
        return Partial(_full_year(written), month, int(number))
    if len(parts[0]) == 4:
        return Partial(int(parts[0]), int(parts[1]), int(parts[2]))
    if len(parts[2]) == 1 or len(parts[1]) == 4:
        return None
    month, day = _in_order(scan, int(parts[0]), int(parts[1]))
    return Partial(_full_year(parts[2]), month, day)


def _full_year(written: str) -> int:
    """A year of two digits or four."""
    number = int(written)
    return number if len(written) > 2 else number + (2000 if number <= PIVOT else 1900)


def _in_order(scan: Scan, first: int, second: int) -> tuple[int, int]:
    """Month and day of two numbers, in the language's order unless only the other one fits."""
    if scan.known.day_first:
        first, second = second, first
    return (second, first) if first > 12 >= second else (first, second)


def pair_at(scan: Scan, i: int) -> Found | None:
    """A day and a month in digits, `22/04`; only worth asking where a word of time stands beside it."""
    match = PAIR.match(scan.pieces.text, scan.pieces.starts[i])
    if not match:
        return None
    month, day = _in_order(scan, int(match[1]), int(match[2]))
    return plain(i, i + 3, Partial(None, month, day))
