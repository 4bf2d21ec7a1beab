"""Times at a distance from another: "two weeks ago", "3 days after Easter", "the first week of 2021"."""

from __future__ import annotations

from collections.abc import Callable

from hemeroteca.read.times.dates import Anchor, Found, Partial, Resolver, ordinal_at, plain, year_at
from hemeroteca.read.times.days import Days, Unit, add_days, half_of, shift, stretch, unit_of, units_within, year_of
from hemeroteca.read.times.modified import MOST_MEASURES
from hemeroteca.read.times.periods import (
    A_FEW,
    Duration,
    bare_unit,
    count_at,
    moved,
    part_resolver,
    plural_unit,
    unit_at,
)
from hemeroteca.read.times.tenses import announced, looking_ahead, planned
from hemeroteca.read.times.timewords import Scan

Reader = Callable[[Scan, int], Found | None]
"""Reads the time that another one leans on."""

LONGEST_MONTH = 31
"""From a year or more, distances are counted from its first day: two years since 2011 is 2013."""


HALVES: dict[Unit, tuple[int, Unit]] = {
    "week": (3, "day"),
    "month": (15, "day"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
"""Half of a unit in whole ones."""
LEAST_OF_A_FEW = 2


def _half_at(scan: Scan, j: int) -> int | None:
    """The end of "and a half" at piece `j`."""
    words, counted = scan.words, scan.vocabulary.counting.words
    if words[j] not in counted.joiners:
        return None
    j = scan.skip(j + 1, counted.articles)
    return j + 1 if words[j] in counted.halves else None


def _measure_at(scan: Scan, j: int) -> tuple[int, Duration] | None:
    """One measure, with the half that may belong to it: "a year and a half", "two and a half years", "medio año"."""
    words, counted = scan.words, scan.vocabulary.counting.words
    if words[j] in counted.halves:
        unit = unit_at(scan, scan.skip(j + 1, counted.articles))
        return (unit[0], [HALVES[unit[1]]]) if unit and unit[1] in HALVES else None
    if words[j] in counted.articles and words[j + 1] not in scan.known.couple:
        after, count = j + 1, 1
    else:
        after, maybe, _ = count_at(scan, scan.skip(j, [*counted.articles, *counted.bare_ones]))
        if maybe is None:
            after, maybe, _ = count_at(scan, j)
        if maybe is None:
            return None
        count = maybe
    half = _half_at(scan, after)
    unit = unit_at(scan, half or after)
    if unit is None:
        return None
    end, measures = unit[0], [(count, unit[1])]
    if half is None and (half := _half_at(scan, end)) and not unit_at(scan, half):
        end = half
    if half and unit[1] in HALVES:
        measures.append(HALVES[unit[1]])
    return end, measures


def duration_at(scan: Scan, i: int) -> tuple[int, Duration] | None:
    """The end and the measures of a duration: "3 weeks", "a year", "2 weeks and 2 days"."""
    measures: Duration = []
    end = j = i
    while len(measures) < MOST_MEASURES:
        found = _measure_at(scan, j)
        if found is None:
            break
        end, more = found
        measures += more
        j = scan.skip(scan.skip(end, [","]), scan.known.and_)
    return (end, measures) if measures else None


def moved_from(measures: Duration, direction: int, base: Resolver) -> Resolver:
    """The day at this distance from the day that `base` gives."""

    def resolve(anchor: Anchor) -> Days | None:
        days = base(anchor)
        if days is None:
            return None
        long = (days.last - days.first).days > LONGEST_MONTH
        day = moved(days.last if direction > 0 and not long else days.first, measures, direction)
        return stretch(day, day)

    return resolve


def from_publication(anchor: Anchor) -> Days | None:
    """The day of publication."""
    return stretch(anchor.published, anchor.published)


def from_last_time(anchor: Anchor) -> Days | None:
    """The last time in the text, else the day of publication."""
    return anchor.previous or from_publication(anchor)


def offset(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A duration with the words that make a day of it."""
    found = duration_at(scan, i)
    if found is None:
        return _unit_beside(scan, i, inner) or _vague(scan, i)
    end, measures = found
    beginning = _starting(scan, i, end, measures, inner)
    if beginning:
        return beginning
    return (
        _leaning(scan, i, found, inner) or _said_after(scan, i, end, measures) or _said_before(scan, i, end, measures)
    )


def _unit_beside(scan: Scan, i: int, inner: Reader) -> Found | None:
    """The unit before or after a time that is named: "the day after Christmas", "la semana anterior a Pascua"."""
    unit = unit_at(scan, i)
    led = scan.words[i - 1] in scan.known.the and not scan.vocabulary.week_of.at(scan.words, i)
    if unit is None or not led or plural_unit(scan, unit[0] - 1):
        return None
    kind = unit[1]
    found = _leaning(scan, i, (unit[0], [(1, kind)]), inner)
    link = scan.vocabulary.leaning.at(scan.words, unit[0])
    if found is None or link is None:
        return None

    def resolve(anchor: Anchor) -> Days | None:
        days = found.resolve(anchor)
        return unit_of(days.last if link[1] > 0 else days.first, kind) if days else None

    return found._replace(resolve=resolve)


def _vague(scan: Scan, i: int) -> Found | None:
    """A few units, or units without a count, away: "several weeks ago", "days later", "hace unos meses"."""
    end, _, few = count_at(scan, scan.skip(i, scan.vocabulary.counting.words.articles))
    unit = unit_at(scan, end)
    if unit is None or unit[1] not in A_FEW or not plural_unit(scan, unit[0] - 1) or (end > i and not few):
        return None
    after = scan.vocabulary.offsets.at(scan.words, unit[0])
    before = None if after else scan.vocabulary.offsets_before.before(scan.words, i)
    if after and not scan.vocabulary.leaning.at(scan.words, unit[0]):
        start, end, kind = i, *after
    elif before and before[1] == "ago_before":
        start, end, kind = before[0], unit[0], "ago"
    else:
        return None
    direction = -1 if kind in {"ago", "before"} else 1
    base = from_last_time if kind in {"after", "before"} else from_publication
    step, most = A_FEW[unit[1]]
    near, far = [(LEAST_OF_A_FEW, unit[1])], [(most, step)]

    def resolve(anchor: Anchor) -> Days | None:
        days = base(anchor)
        edge = days and (days.last if direction > 0 else days.first)
        ends = (moved(edge, near, direction), moved(edge, far, direction)) if edge else (None, None)
        return stretch(*ends[::direction])

    return Found(start, end, resolve)


def _starting(scan: Scan, i: int, end: int, measures: Duration, inner: Reader) -> Found | None:
    """A stretch by its length and its first day: "3 days starting next Monday", "for a week, from 20 December"."""
    j = scan.skip(end, [","])
    begins = next(
        (phrase.split() for phrase in scan.known.starting if scan.words[j : j + len(phrase.split())] == phrase.split()),
        None,
    )
    if begins is None and not (scan.words[i - 1] in scan.known.lasting and scan.words[j] in scan.known.opens):
        return None
    deeper = scan.deeper()
    k = j + (len(begins) if begins else 1)
    base = inner(deeper, deeper.skip(k, scan.known.the)) if deeper else None
    if base is None:
        return None

    begun = base.partial._replace(ahead=True).resolve if base.partial else base.resolve

    def resolve(anchor: Anchor) -> Days | None:
        days = begun(anchor)
        after = days and moved(days.first, measures, 1)
        return stretch(days.first, add_days(after, -1)) if days and after else None

    return Found(i, base.end, resolve)


def _leaning(scan: Scan, i: int, duration: tuple[int, Duration], inner: Reader) -> Found | None:
    """A distance from a time that is named: "two days before Christmas"; not a rate, "six times a day since 1998"."""
    deeper = scan.deeper()
    link = scan.vocabulary.leaning.at(scan.words, duration[0])
    if deeper is None or link is None:
        return None
    after, direction = link
    rate = scan.words[i] in scan.vocabulary.counting.words.articles and scan.words[after - 1] in scan.known.opens
    base = None if rate else inner(deeper, scan.skip(after, scan.known.the))
    if base is None:
        return None
    if base.partial and direction > 0 and announced(scan, i):
        base = base._replace(resolve=base.partial._replace(ahead=True).resolve)
    day = moved_from(duration[1], direction, base.resolve)
    if scan.words[i - 1] in scan.known.the:
        return Found(i, base.end, _between(base.resolve, day, direction))
    return Found(i, base.end, day)


def _between(base: Resolver, day: Resolver, direction: int) -> Resolver:
    """From a time to a day at a distance from it: "the two years following the vote of 3 May"."""

    def resolve(anchor: Anchor) -> Days | None:
        begun, ended = base(anchor), day(anchor)
        if begun is None or ended is None:
            return None
        return stretch(begun.first, ended.last) if direction > 0 else stretch(ended.first, begun.last)

    return resolve


def _said_after(scan: Scan, i: int, end: int, measures: Duration) -> Found | None:
    """As in "ago", "later", "from now" after the duration; not "after" before something that is no time."""
    found = scan.vocabulary.offsets.at(scan.words, end)
    if found is None or scan.words[i - 1] in scan.known.not_after.get(scan.words[i], ()):
        return None
    after, kind = found
    if kind in {"after", "before"} and scan.vocabulary.leaning.at(scan.words, end):
        return None
    base = from_last_time if kind in {"after", "before"} else from_publication
    return Found(i, after, moved_from(measures, -1 if kind in {"ago", "before"} else 1, base))


def _said_before(scan: Scan, i: int, end: int, measures: Duration) -> Found | None:
    """As in "hace", "in", "within" before the duration; "in two weeks" is a day only in a sentence about plans."""
    found = scan.vocabulary.offsets_before.before(scan.words, i)
    if found is None:
        return None
    start, kind = found
    if kind == "ago_before":
        return Found(start, end, moved_from(measures, -1, from_publication))
    if kind == "elapsed":
        short = measures[0][1] in {"day", "week", "month"} and scan.words[end] not in scan.known.of
        return Found(start, end, moved_from(measures, 1, from_last_time)) if short else None
    plan = scan.words[start] in scan.vocabulary.future or planned(scan, start)
    if scan.words[end] in scan.known.of or not plan:
        return None
    if kind == "ahead":
        return Found(start, end, moved_from(measures, 1, from_publication))

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        return stretch(base, moved(base, measures, 1)) if base else None

    return Found(start, end, resolve)


def part(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A part of a time: "late February", "a principios de mes", "earlier this week", "the rest of the year"."""
    found = scan.vocabulary.parts.at(scan.words, i)
    deeper = scan.deeper()
    if found is None or deeper is None or unit_at(scan, i):
        return None
    end, name = found
    j = scan.skip(scan.skip(end, ["-"]), scan.known.of)
    whole = inner(deeper, scan.skip(j, scan.known.the)) or bare_unit(scan, j)
    if whole is None or (whole.partial and whole.partial.day is not None):
        return None
    whole = looking_ahead(scan, whole, i)
    month = whole.partial is not None and whole.partial.month is not None and j > end - 1 and end > i + 1
    point = name if month and name in {"early", "middle", "late"} else None
    return Found(i, whole.end, part_resolver(whole, name), closed=name in {"late", "later", "rest"}, point=point)


def ordinal_unit(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A unit by its place in a time: "the last week of 2016", "los primeros diez días de mayo", "third quarter"."""
    ahead, leading, few_ahead = count_at(scan, i)
    place = place_at(scan, ahead)
    if place is None:
        place, leading, few_ahead = place_at(scan, i), None, False
    if place is None:
        return None
    j, start = place
    j, count, few = count_at(scan, scan.skip(j, ["-"]))
    count, few = count or (leading if ahead > i else None), few or few_ahead
    unit = unit_at(scan, j)
    deeper = scan.deeper()
    if unit is None or deeper is None or unit[1] in {"century", "workday"}:
        return None
    few = few or (count is None and plural_unit(scan, unit[0] - 1) and start in {0, -1})
    if few and unit[1] not in A_FEW:
        return None
    k = scan.skip(unit[0], scan.known.of)
    whole = (inner(deeper, scan.skip(k, scan.known.the)) or bare_unit(scan, k)) if k > unit[0] else None
    if whole is None and unit[1] in {"quarter", "half"} and (year := year_at(scan, unit[0])):
        whole = plain(unit[0], year[0], Partial(year[1]))
    if whole is None and scan.words[unit[0] - 1] not in scan.known.bare_units:
        return None
    kind, end = unit[1], whole.end if whole else unit[0]

    def resolve(anchor: Anchor) -> Days | None:
        year = year_of(anchor.published.year) if anchor.published else None
        days = whole.resolve(anchor) if whole else year
        if days is None:
            return None
        return first_few(days, kind, start) if few else units_within(days, kind, start, count or 1)

    return Found(i, end, resolve)


def first_few(days: Days, unit: Unit, start: int) -> Days | None:
    """The first or last few units of a stretch: as many as that can mean, at most half of it."""
    step, most = A_FEW[unit]
    half = half_of(days, "early" if start == 0 else "late")
    if half is None:
        return None
    if start == 0:
        end = shift(days.first, step, most)
        return stretch(days.first, end and min(add_days(end, -1) or end, half.last))
    begin = shift(days.last, step, -most)
    return stretch(begin and max(add_days(begin, 1) or begin, half.first), days.last)


def place_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """The end of an ordinal and its place from 0, or -1 for the last."""
    for phrase in scan.known.last_ordinals:
        if scan.words[i] == phrase:
            return i + 1, -1
    found = ordinal_at(scan, i)
    return (found[0], found[1] - 1) if found else None
