"""Times at a distance from another: "two weeks ago", "3 days after Easter", "the first week of 2021"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hemeroteca.read.times.dates import Anchor, Found, Partial, Resolver, day_at, ordinal_at, pair_at, plain
from hemeroteca.read.times.days import Days, Unit, add_days, feast, shift, stretch, units_within, week_of
from hemeroteca.read.times.modified import modified, unit_modified
from hemeroteca.read.times.months import after_date
from hemeroteca.read.times.periods import bare_unit, count_at, part_resolver, unit_at
from hemeroteca.read.times.timewords import Scan

Reader = Callable[[Scan, int], Found | None]
"""Reads the time that another one leans on."""

Duration = list[tuple[int, Unit]]
MOST_MEASURES = 4
"""Measures in one duration: "2 years, 1 month, 2 weeks and 21 days"."""
FUTURE_REACH = 12
"""How many pieces back a word that makes a plan of the sentence is looked for."""
LONGEST_MONTH = 31
"""From a year or more, distances are counted from its first day: two years since 2011 is 2013."""
STOPS = {".", "!", "?", ";", ""}


def duration_at(scan: Scan, i: int) -> tuple[int, Duration] | None:
    """The end and the measures of a duration: "3 weeks", "a year", "2 weeks and 2 days"."""
    measures: Duration = []
    end = j = i
    while len(measures) < MOST_MEASURES:
        if scan.words[j] in scan.vocabulary.counting.words.articles and scan.words[j + 1] not in scan.known.couple:
            after, count = j + 1, 1
        else:
            after, maybe, _ = count_at(scan, scan.skip(j, scan.vocabulary.counting.words.articles))
            if maybe is None:
                break
            count = maybe
        unit = unit_at(scan, after)
        if unit is None:
            break
        measures.append((count, unit[1]))
        end = unit[0]
        j = scan.skip(scan.skip(end, [","]), scan.known.and_)
    return (end, measures) if measures else None


def _move(day: date, measures: Duration, direction: int) -> date | None:
    """A day moved by a duration."""
    moved: date | None = day
    for count, unit in measures:
        moved = moved and shift(moved, unit, direction * count)
    return moved


def moved_from(measures: Duration, direction: int, base: Resolver) -> Resolver:
    """The day at this distance from the day that `base` gives."""

    def resolve(anchor: Anchor) -> Days | None:
        days = base(anchor)
        if days is None:
            return None
        long = (days.last - days.first).days > LONGEST_MONTH
        day = _move(days.last if direction > 0 and not long else days.first, measures, direction)
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
        return None
    end, measures = found
    beginning = _starting(scan, i, end, measures, inner)
    if beginning:
        return beginning
    return (
        _leaning(scan, i, found, inner) or _said_after(scan, i, end, measures) or _said_before(scan, i, end, measures)
    )


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
        after = days and _move(days.first, measures, 1)
        return stretch(days.first, add_days(after, -1)) if days and after else None

    return Found(i, base.end, resolve)


def _leaning(scan: Scan, i: int, duration: tuple[int, Duration], inner: Reader) -> Found | None:
    """A distance from a time that is named: "two days before Christmas", "dos semanas después de hoy"."""
    deeper = scan.deeper()
    link = scan.vocabulary.leaning.at(scan.words, duration[0])
    if deeper is None or link is None:
        return None
    after, direction = link
    base = inner(deeper, scan.skip(after, scan.known.the))
    if base is None:
        return None
    if base.partial and direction > 0 and announced(scan, i):
        base = base._replace(resolve=base.partial._replace(ahead=True).resolve)
    return Found(i, base.end, moved_from(duration[1], direction, base.resolve))


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
    if scan.words[end] in scan.known.of or not planned(scan, start):
        return None
    if kind == "ahead":
        return Found(start, end, moved_from(measures, 1, from_publication))

    def resolve(anchor: Anchor) -> Days | None:
        base = anchor.published
        return stretch(base, _move(base, measures, 1)) if base else None

    return Found(start, end, resolve)


def planned(scan: Scan, i: int) -> bool:
    """Whether the sentence before piece `i` speaks of the future."""
    for back in range(1, FUTURE_REACH):
        word = scan.words[i - back]
        if word in STOPS:
            return back == 1
        if word in scan.vocabulary.future or word.endswith(tuple(scan.known.future_endings)):
            return True
    return False


def announced(scan: Scan, i: int) -> bool:
    """Whether the clause before piece `i` has its verb in the future."""
    for back in range(1, FUTURE_REACH):
        word = scan.words[i - back]
        if word in STOPS:
            return False
        ending = word.endswith(tuple(scan.known.tense_endings)) and word not in scan.vocabulary.deictic
        if ending or word in scan.known.tense:
            return True
    return False


def part(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A part of a time: "late February", "a principios de mes", "earlier this week", "the rest of the year"."""
    found = scan.vocabulary.parts.at(scan.words, i)
    deeper = scan.deeper()
    if found is None or deeper is None:
        return None
    end, name = found
    j = scan.skip(scan.skip(end, ["-"]), scan.known.of)
    whole = inner(deeper, scan.skip(j, scan.known.the)) or bare_unit(scan, j)
    if whole is None or (whole.partial and whole.partial.day is not None):
        return None
    return Found(i, whole.end, part_resolver(whole, name), closed=name in {"late", "later", "rest"})


def ordinal_unit(scan: Scan, i: int, inner: Reader) -> Found | None:
    """A unit by its place in a time: "the last week of 2016", "los primeros diez días de mayo", "third quarter"."""
    place = _place(scan, i)
    if place is None:
        return None
    j, start = place
    j, count, few = count_at(scan, j)
    unit = unit_at(scan, j)
    deeper = scan.deeper()
    if unit is None or few or deeper is None or unit[1] not in {"day", "week", "month", "quarter", "half", "weekend"}:
        return None
    k = scan.skip(unit[0], scan.known.of)
    whole = (inner(deeper, scan.skip(k, scan.known.the)) or bare_unit(scan, k)) if k > unit[0] else None
    if whole is None and unit[1] not in {"quarter", "half"}:
        return None
    kind, end = unit[1], whole.end if whole else unit[0]

    def resolve(anchor: Anchor) -> Days | None:
        year = anchor.published and stretch(date(anchor.published.year, 1, 1), date(anchor.published.year, 12, 31))
        days = whole.resolve(anchor) if whole else year
        return units_within(days, kind, start, count or 1) if days else None

    return Found(i, end, resolve)


def _place(scan: Scan, i: int) -> tuple[int, int] | None:
    """The end of an ordinal and its place from 0, or -1 for the last."""
    for phrase in scan.known.last_ordinals:
        if scan.words[i] == phrase:
            return i + 1, -1
    found = ordinal_at(scan, i)
    return (found[0], found[1] - 1) if found else None


def week_of_date(scan: Scan, i: int, inner: Reader) -> Found | None:
    """The week that a date lies in: "the week of the 18th", "la semana del 4 de febrero"."""
    deeper = scan.deeper()
    for phrase in scan.known.week_of:
        parts = phrase.split()
        if deeper is None or scan.words[i : i + len(parts)] != parts:
            continue
        j = scan.skip(i + len(parts), scan.known.the)
        dated = inner(deeper, j)
        if dated is None and (number := ordinal_at(scan, j) or day_at(scan, j)):
            dated = plain(j, number[0], Partial(day=number[1]))
        if dated is None or dated.partial is None or dated.partial.day is None:
            return None

        def resolve(anchor: Anchor, dated: Found = dated) -> Days | None:
            days = dated.resolve(anchor)
            return days and week_of(days.first)

        return Found(i, dated.end, resolve)
    return None


def _festive(days: Days | None, *, long: bool) -> Days | None:
    """A feast, or the long weekend it makes: from Saturday to a Monday, from a Thursday or Friday to Sunday."""
    if days is None or not long:
        return days
    weekday = days.first.weekday()
    if weekday < 2:
        return stretch(add_days(days.first, -2 - weekday), days.last)
    return stretch(add_days(days.first, min(0, 5 - weekday)), add_days(days.first, 6 - weekday))


def named_feast(scan: Scan, i: int) -> Found | None:
    """A feast by name, in the year that is named or else the nearest one: "Christmas", "Black Friday 2010"."""
    modifier = scan.vocabulary.modifiers.at(scan.words, i)
    found = scan.vocabulary.feasts.at(scan.words, modifier[0] if modifier else i)
    if found is None or (scan.pieces.capital(found[0]) and scan.pieces.letters(found[0])):
        return None
    if scan.words[found[0]].endswith("s") and len(scan.words[found[0]]) > 1:
        return None
    end, rule = found
    long = scan.vocabulary.units.get(scan.words[end]) == "weekend"
    end, year = after_date(scan, end + long, short=False)

    def resolve(anchor: Anchor) -> Days | None:
        if year is not None or anchor.published is None:
            return _festive(feast(rule, year), long=long) if year else None
        published = anchor.published
        direction = modifier[1].steps if modifier else 0
        days = [found for step in (-1, 0, 1) if (found := feast(rule, published.year + step))]
        days = [found for found in days if not direction or (found.first - published).days * direction > 0]
        return _festive(min(days, key=lambda found: abs((found.first - published).days), default=None), long=long)

    return Found(i, end, resolve)


def day_of_month(scan: Scan, i: int) -> Found | None:
    """A day of a month that is named from publication: "the 5th of this month", "el día 21 del mes pasado"."""
    found = day_at(scan, i, worded=False)
    if found is None or scan.words[found[0]] not in scan.known.of:
        return None
    j = scan.skip(found[0] + 1, scan.known.the)
    whole = modified(scan, j) or unit_modified(scan, j)
    if whole is None or (scan.vocabulary.units.get(scan.words[whole.end - 1]) != "month" and whole.end == j + 2):
        return None
    number = found[1]

    def resolve(anchor: Anchor) -> Days | None:
        days = whole.resolve(anchor)
        day = days and add_days(days.first, number - 1)
        return stretch(day, day) if day and days and day <= days.last else None

    return Found(i, whole.end, resolve)


def lone_day(scan: Scan, i: int) -> Found | None:
    """A day of the month alone, "on the 18th", "el día 21", "el 4.º", or a day and month in digits after "on"."""
    words, known = scan.words, scan.known
    before = words[i - 1]
    if before in known.on or before in known.the:
        pair = pair_at(scan, i)
        if pair:
            return pair
    if before in {",", *known.and_} and words[i - 3] == "/" and (pair := pair_at(scan, i)):
        return pair
    found = ordinal_at(scan, i) if words[i].isdecimal() else None
    if found and before == known.on[0] and not scan.pieces.letters(found[0]):
        return plain(i, found[0], Partial(day=found[1]))
    if before in known.day_words:
        found = found or day_at(scan, i)
    elif before not in known.the or (words[i - 2] not in known.on and not known.day_first):
        return None
    if found is None or (scan.pieces.letters(found[0]) and words[found[0]] not in known.of):
        return None
    return plain(i, found[0], Partial(day=found[1]))
