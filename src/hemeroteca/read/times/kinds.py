"""Every kind of time by the words it may begin with, and the time that begins at a place."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from hemeroteca.read.times.completed import completed
from hemeroteca.read.times.dates import Found, numeric_at
from hemeroteca.read.times.deictics import adjacent, beside, closing, deictic, to_date, whole_unit
from hemeroteca.read.times.feasts import named_feast
from hemeroteca.read.times.modified import counted_modified, modified, unit_modified, weekday
from hemeroteca.read.times.monthdays import day_of_month, days_of_month, lone_day, week_of_date
from hemeroteca.read.times.months import day_first, month_first, shared_days
from hemeroteca.read.times.offsets import offset, ordinal_unit, part
from hemeroteca.read.times.seasons import season
from hemeroteca.read.times.timewords import Scan, Vocabulary, vocabulary
from hemeroteca.read.times.weekdays import counted_weekday, leaning_weekday, ordinal_weekday
from hemeroteca.read.times.years import (
    bare_year,
    century,
    decade,
    era_year,
    lettered_quarter,
    over_years,
    short_year,
    week_number,
)

Production = Callable[[Scan, int], Found | None]
DIGIT = "0"
"""Stands for every word that begins with a digit."""


class Kind(NamedTuple):
    """A kind of time and whether it may begin with a word (`DIGIT` for digits)."""

    read: Production
    begins: Callable[[Vocabulary, str], bool]


def read_time(scan: Scan, i: int) -> Found | None:
    """The time that begins at piece `i`, the longest reading of it, without ranges."""
    word, known = scan.words[i], scan.vocabulary
    if word[:1].isdecimal():
        word = DIGIT
    elif word not in known.triggers or not known.may_begin(word, scan.words[i + 1]):
        return None
    best: Found | None = None
    for read in _kinds_of(known.language, word):
        found = read(scan, i)
        if found is not None and (best is None or (found.end, -found.start) > (best.end, -best.start)):
            best = found
    return completed(scan, best) if best else None


@cache
def _kinds_of(language: str | None, word: str) -> tuple[Production, ...]:
    """The kinds of time that may begin with a word, in the order in which they win where they are as long."""
    known = vocabulary(language)
    return tuple(kind.read for kind in KINDS if kind.begins(known, word))


def _digit(_known: Vocabulary, word: str) -> bool:
    return word == DIGIT


def _counts(known: Vocabulary, word: str) -> bool:
    """Digits and words that count: numbers, articles, "few", "half"."""
    return word == DIGIT or word in known.counters


def _unit(known: Vocabulary, word: str) -> bool:
    return word in known.unit_firsts


def _counts_units(known: Vocabulary, word: str) -> bool:
    return _counts(known, word) or _unit(known, word)


def _modifier(known: Vocabulary, word: str) -> bool:
    return word in known.modifiers


KINDS: tuple[Kind, ...] = (
    Kind(weekday, lambda known, word: word in known.weekdays),
    Kind(partial(leaning_weekday, inner=read_time), lambda known, word: word in known.weekdays),
    Kind(month_first, lambda known, word: word in known.months),
    Kind(numeric_at, lambda known, word: word == DIGIT or word in known.months),
    Kind(day_first, _counts),
    Kind(shared_days, _counts),
    Kind(bare_year, _counts),
    Kind(decade, _counts),
    Kind(century, _counts),
    Kind(lettered_quarter, _digit),
    Kind(counted_modified, _counts),
    Kind(named_feast, _digit),
    Kind(lone_day, _counts),
    Kind(day_of_month, _digit),
    Kind(days_of_month, _digit),
    Kind(era_year, _digit),
    Kind(over_years, _digit),
    Kind(short_year, _digit),
    Kind(partial(offset, inner=read_time), _counts_units),
    Kind(partial(ordinal_unit, inner=read_time), _counts),
    Kind(partial(ordinal_weekday, inner=read_time), _counts),
    Kind(counted_weekday, _counts),
    Kind(deictic, lambda known, word: word in known.deictic),
    Kind(modified, _modifier),
    Kind(partial(part, inner=read_time), lambda known, word: word in known.parts),
    Kind(partial(ordinal_unit, inner=read_time), lambda known, word: word in known.words.last_ordinals),
    Kind(partial(ordinal_weekday, inner=read_time), lambda known, word: word in known.words.last_ordinals),
    Kind(adjacent, lambda known, word: word in known.adjacent),
    Kind(beside, _unit),
    Kind(to_date, lambda known, word: word in known.to_date),
    Kind(closing, lambda known, word: word in known.closings),
    Kind(named_feast, lambda known, word: word in known.feasts or word in known.modifiers),
    Kind(season, lambda known, word: word in known.words.seasons or word in known.modifiers),
    Kind(unit_modified, lambda known, word: word in known.unit_firsts or word in known.words.day_parts),
    Kind(whole_unit, _unit),
    Kind(era_year, lambda known, word: word in known.eras),
    Kind(partial(week_of_date, inner=read_time), lambda known, word: word in known.week_of),
    Kind(week_number, lambda known, word: word in known.words.week_words),
    Kind(decade, lambda known, word: word in known.words.decade_words or word in known.words.decade_names),
    Kind(century, lambda known, word: word in known.words.century_words),
    Kind(lettered_quarter, lambda known, word: word in known.words.quarter_letters),
    Kind(bare_year, lambda known, word: word in known.words.year_words),
)
"""Where two are as long the first one is taken."""
