"""Seasons with a year or a modifier: "the summer of 2019", "last winter", "la primavera pasada".

Months are those of meteorology in the northern half of the world, where winter begins in December; a winter named by
one year is that year, as it can be its beginning or its end. A season alone is the coming one where the sentence speaks
of the future, else the last one, and only behind a word such as "in" or "by".
"""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found, Resolver, year_at
from hemeroteca.read.times.days import Days, month_of, year_of
from hemeroteca.read.times.modified import year_unit
from hemeroteca.read.times.months import DASHES
from hemeroteca.read.times.tenses import FUTURE_REACH, STOPS, announced, announced_after
from hemeroteca.read.times.timewords import Modifier, Scan
from hemeroteca.read.times.years import APOSTROPHES

QUOTES = {"«", "“", '"'}
WINTER = 12
"""The month that winter begins with, and that the year after it is called by."""


def season(scan: Scan, i: int) -> Found | None:
    """A season that begins at piece `i` with what says which one."""
    modifier = scan.vocabulary.modifiers.at(scan.words, i)
    j = modifier[0] if modifier else i
    month = scan.known.seasons.get(scan.words[j])
    if month is None:
        return None
    if modifier:
        return Found(i, j + 1, _nearest(month, modifier[1]))
    after = scan.vocabulary.modifiers_after.at(scan.words, j + 1)
    if after and after[1].kind != "following":
        return Found(i, after[0], _nearest(month, after[1]))
    k = scan.skip(scan.skip(j + 1, scan.known.of), scan.known.the)
    if whole := year_unit(scan, k):
        return Found(i, whole.end, _within(month, whole))
    k = scan.skip(k, scan.known.year_words)
    apostrophe = scan.words[k] in APOSTROPHES
    short = apostrophe or (scan.known.day_first and scan.words[k - 1] in scan.known.of)
    found = year_at(scan, k + apostrophe, short=short)
    return _of_year(scan, i, month, found) if found else _alone(scan, i, month)


def _alone(scan: Scan, i: int, month: int) -> Found | None:
    """A season without a word that says which: "by spring", "en el verano"."""
    before = scan.words[i - 1 - (scan.words[i - 1] in scan.known.the)]
    said = before in scan.known.season_after or before in scan.known.season_ahead
    if not said or scan.words[i + 1] in scan.known.of or (scan.pieces.letters(i + 1) and scan.pieces.capital(i + 1)):
        return None
    coming = before in scan.known.season_ahead or announced(scan, i) or announced_after(scan, i + 1)
    if not coming and scan.words[i - 1] in scan.known.season_loose and not _happened(scan, i):
        return None

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        if base is None:
            return None
        seasons = [days for step in (-2, -1, 0, 1) if (days := _begun(base.year + step, month))]
        if coming:
            return min((days for days in seasons if days.last >= base), default=None)
        return max((days for days in seasons if days.first <= base), default=None)

    return Found(i, i + 1, resolve)


def _happened(scan: Scan, i: int) -> bool:
    """Whether the clause before piece `i` has its verb in the past."""
    known = scan.known
    for back in range(1, FUTURE_REACH):
        word = scan.words[i - back]
        if word in known.happened or word.endswith(tuple(known.past_endings)):
            return True
        if word in STOPS or word in QUOTES or word in known.past:
            return False
    return False


def _begun(year: int, month: int) -> Days | None:
    """The season that begins with a month."""
    return month_of(year, month, 3)


def _named(year: int, month: int) -> Days | None:
    """The season of a year; for winter the year itself."""
    return year_of(year) if month == WINTER else _begun(year, month)


def _of_year(scan: Scan, i: int, month: int, found: tuple[int, int]) -> Found:
    """The season of a year that is written, or the winter over two years: "winter of 2019-20"."""
    end, year = found
    words = scan.words
    if month == WINTER and words[end] in DASHES and words[end + 1].isdecimal():
        following = words[end + 1]
        if following in {str(year + 1), str(year + 1)[2:]}:
            return Found(i, end + 2, lambda _anchor: _begun(year, month))
    return Found(i, end, lambda _anchor: _named(year, month))


def _within(month: int, whole: Found) -> Resolver:
    """The season of a year that is named from publication."""

    def resolve(anchor: Anchor) -> Days | None:
        days = whole.resolve(anchor)
        return _named(days.first.year, month) if days else None

    return resolve


def _nearest(month: int, modifier: Modifier) -> Resolver:
    """The last season that was over at publication, the first one after it, or the one of this year."""

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        if base is None:
            return None
        seasons = [days for step in (-2, -1, 0, 1, 2) if (days := _begun(base.year + step, month))]
        if modifier.steps < 0:
            return max((days for days in seasons if days.last < base), default=None)
        if modifier.steps > 0:
            return min((days for days in seasons if days.first > base), default=None)
        return min(
            (days for days in seasons if days.last >= base or (days.first.year == base.year and month != WINTER)),
            default=None,
        )

    return resolve
