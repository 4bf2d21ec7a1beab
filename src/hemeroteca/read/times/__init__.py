"""Times in running text and the days they can mean (TIMEX3): dates, ranges of dates, and times relative to others.

One pass over the pieces of a text; at each word that a time may begin with, every kind of time is tried and the one
that reaches furthest is taken. What they mean is settled afterwards, in order, since "two days later" leans on the
time before it and "October 7" on the year that another mention gives.

Days without a year, and weekdays, are the last ones not after publication: news looks back. Words such as "before" and
"since" are no part of a time. A range whose last end is a month or a year lasts until that begins ("from May to
September" ends on 1 September), as in the Recognizers-Text specification. Without a day of publication only what is
named in full has days. Seasons are those of the northern half of the world, a fiscal year is the year it is called by.
Clock times, repeated times ("every Monday") and bare durations are left out.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hemeroteca.read.pieces import KEPT_LENGTH, cut_pieces
from hemeroteca.read.times.dates import RECENT, Anchor, Found, Partial, day_at, pair_at, plain
from hemeroteca.read.times.days import MONTHS_IN, Days, add_days, add_months, stretch
from hemeroteca.read.times.deictics import current
from hemeroteca.read.times.kinds import read_time
from hemeroteca.read.times.months import DASHES, complete, dated_pair, days_after_month, follow, listed_days
from hemeroteca.read.times.tenses import looking_ahead
from hemeroteca.read.times.timewords import Scan, vocabulary
from hemeroteca.records import Span, TimeExpression

MIDDLE = 16
"""The day of the month that "the middle of March" is in a range, as in the Recognizers-Text specification."""


def _range_from(scan: Scan, first: Found) -> Found | None:
    """The range that a time begins, if it does: "from 14 to 17 April", "2014–2018", "entre enero y marzo"."""
    more = days_after_month(scan, first)
    if more:
        return more
    words, known, j = scan.words, scan.known, first.end
    opener = words[scan.skip(first.start - 1, known.the)] if first.start else ""
    opener = (
        words[first.start - 2]
        if words[first.start - 1] in known.the or words[first.start - 1] in known.this
        else words[first.start - 1]
    )
    between = opener in known.between
    dash = words[j] in DASHES and words[j] != "/"
    linked = dash or words[j] in known.to or (between and words[j] in known.and_)
    if not linked:
        return None
    opened = between or opener in known.opens
    k = scan.skip(scan.skip(j + 1, known.to), known.the)
    last = _last_end(scan, k, first, dash=dash)
    if last is None or not (opened or (first.partial and (last.partial or not dash)) or words[k] in known.now):
        return None
    if first.partial is None and last.partial is None and not opened:
        return None
    return _joined(first, last)


def _last_end(scan: Scan, k: int, first: Found, *, dash: bool) -> Found | None:
    """The last end of a range at piece `k`, of the same kind as its beginning."""
    last = current(scan, k) or read_time(scan, k) or dated_pair(scan, k)
    begun = first.partial
    if last is None and begun and begun.year and begun.month is None and dash and scan.words[k].isdecimal():
        if len(scan.words[k]) == 2 and int(scan.words[k]) > begun.year % 100:
            return plain(k, k + 1, Partial(begun.year // 100 * 100 + int(scan.words[k])))
        return None
    if last is None and begun and begun.day is not None:
        found = None if scan.words[k - 1] in scan.known.clock else day_at(scan, k)
        return plain(k, found[0], Partial(day=found[1])) if found and not scan.pieces.letters(found[0]) else None
    if (
        last
        and dash
        and begun
        and last.partial
        and (begun.day is None) != (last.partial.day is None)
        and not begun.month
    ):
        return None
    return last


def _from_now(scan: Scan, i: int) -> Found | None:
    """The moment of writing as the beginning of a range: "between now and 15 November"."""
    return current(scan, i) if scan.words[i - 1] in scan.known.between else None


def _point_of(days: Days, part: str) -> date:
    """The day that a part of a month is, as an end of a range: its first, its sixteenth, or the one after it."""
    if part == "early":
        return days.first
    return days.first.replace(day=MIDDLE) if part == "middle" else add_days(days.last, 1) or days.last


def _joined(first: Found, last: Found) -> Found:
    """A range from one time to another; one that is announced is the coming one where the last one is long over."""
    begun = complete(first.partial, last.partial) if first.partial and last.partial else first.partial
    coming = first._replace(resolve=begun.resolve, partial=begun) if begun and begun.valid() else first
    past = begun._replace(ahead=False) if begun and begun.valid() else None
    looking_back = coming._replace(resolve=past.resolve, partial=past) if past else coming

    def resolve(anchor: Anchor) -> Days | None:
        days = _span(looking_back, last, anchor)
        over = days and anchor.published and (anchor.published - days.last).days > RECENT
        return _span(coming, last, anchor) if over and begun and begun.ahead else days

    return Found(first.start, last.end, resolve)


def _span(first: Found, last: Found, anchor: Anchor) -> Days | None:
    """The days from one time to another."""
    days, ended = first.resolve(anchor), last.partial
    if days is None:
        return None
    if first.point:
        days = days._replace(first=_point_of(days, first.point))
    end = follow(ended, first.partial or Partial(), days, anchor) if ended else last.resolve(anchor)
    if end and end.first < days.first and ended is None:
        end = stretch(add_months(end.first, MONTHS_IN["year"]), add_months(end.last, MONTHS_IN["year"]))
    if end and last.point == "middle":
        return stretch(days.first, _point_of(end, last.point))
    return stretch(days.first, end.last if last.closed else end.first) if end else None


def _range_of_days(scan: Scan, i: int) -> Found | None:
    """A range that begins with a bare day or `d/m`: "from the twenty-seventh to the third of April", "10/1-11/7"."""
    known = scan.known
    before = scan.words[i - 1]
    opener = scan.words[i - 2] if before in known.the or before in known.this else before
    if opener not in known.opens and opener not in known.between and not scan.words[i].isdecimal():
        return None
    first = pair_at(scan, i)
    if first is None and (found := day_at(scan, i)):
        first = plain(i, found[0], Partial(day=found[1]))
    if first is None:
        return None
    joined = _range_from(scan, first)
    if joined and not _names_days(scan, first, joined, opened=opener in known.opens or opener in known.between):
        return None
    if joined is None and (opener in known.on or opener in known.opens or opener in known.between):
        return first if first.partial and first.partial.month else None
    return joined


def _names_days(scan: Scan, first: Found, joined: Found, *, opened: bool) -> bool:
    """Whether a range that begins with a bare number is one of days, and no amount: "10- to 15-year", "2-1/2 %"."""
    words = scan.words[joined.start : joined.end]
    bare = first.partial is None or first.partial.month is None
    if scan.words[joined.end] == "%" or (bare and "/" in words and not opened):
        return False
    return (
        opened or "/" in words or any(word in scan.vocabulary.months or word in scan.vocabulary.units for word in words)
    )


def _is_listed(words: list[str], i: int) -> bool:
    """Whether a short number stands between two others with nothing but space between them, as in a table.

    Every kind of time has a word or a sign beside its numbers; three digits may be a group of the same number.
    """
    if not words[i].isdecimal() or len(words[i]) > 2:
        return False
    return words[i - 1].isdecimal() and words[i + 1].isdecimal() and len(words[i + 1]) <= 2


def _is_lone(found: Found) -> bool:
    """Whether a time is a bare day of the month, which a date behind it may tell the month of."""
    partial = found.partial
    return (
        partial is not None
        and partial.day is not None
        and (partial.year, partial.month, partial.weekday) == (None,) * 3
    )


def _scan_times(scan: Scan) -> tuple[Found, ...]:
    """Every time of a text, in order, none within another."""
    found: list[Found] = []
    triggers, words = scan.vocabulary.triggers, scan.words
    i, stop = scan.pieces.indices.start, scan.pieces.indices.stop
    while i < stop:
        word = words[i]
        if (word not in triggers and not word[0].isdecimal()) or _is_listed(words, i):
            i += 1
            continue
        first = read_time(scan, i) or _from_now(scan, i)
        if first is not None:
            first = looking_ahead(scan, first)
            first = _range_from(scan, first) or first
        elif (
            word[0].isdecimal()
            or word in scan.vocabulary.counting.ordinals
            or word in scan.vocabulary.counting.cardinals
        ):
            first = _range_of_days(scan, i)
        if first is None or (found and first.start < found[-1].end):
            i += 1
            continue
        last = found[-1] if found else None
        days = listed_days(scan, first, (last.start if _is_lone(last) else last.end) if last else 0)
        if last and days[0].start <= last.start:
            found.pop()
        found.extend(days)
        i = max(found[-1].end, i + 1)
    return tuple(found)


def _founds(text: str, language: str | None) -> tuple[Found, ...]:
    """The times of a text before they are settled."""
    return _scan_times(Scan(cut_pieces(text), vocabulary(language)))


_founds_kept = lru_cache(maxsize=4)(_founds)


def scan_times(text: str, language: str | None) -> tuple[Found, ...]:
    """The times of a text before they are settled; kept for the last few texts, as quantities ask for them too."""
    return _founds_kept(text, language)


def forget_times(text: str) -> None:
    """Lets go of what is kept for a long text, once it has been read."""
    if len(text) > KEPT_LENGTH:
        _founds_kept.cache_clear()


def _published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, `None` where it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def find_times(text: str, published: str | None, language: str | None) -> tuple[TimeExpression, ...]:
    """Every date and range of dates of a text, in order, with the first and the last day it can mean.

    `published` is an ISO 8601 day or time. Languages without a word list get dates in digits and with month names.
    """
    founds = scan_times(text, language)
    years = {
        (named.month, named.day): named.year
        for found in reversed(founds)
        if (named := found.partial) and named.year and named.month and named.day
    }
    pieces = cut_pieces(text)
    anchor = Anchor(_published_day(published), None, years)
    times: list[TimeExpression] = []
    for found in founds:
        days = found.resolve(anchor)
        if days is None and found.anaphoric:
            continue
        span = Span(pieces.starts[found.start], pieces.ends[found.end - 1])
        first, last = (days.first.isoformat(), days.last.isoformat()) if days else (None, None)
        times.append(TimeExpression(span=span, earliest=first, latest=last))
        if days:
            anchor = anchor._replace(previous=days)
    return tuple(times)
