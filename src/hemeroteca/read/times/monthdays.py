"""Days told by less than a date: "the week of the 18th", "the 5th of next month", "el día 21", "el 4.º"."""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found, Partial, day_at, ordinal_at, pair_at, plain
from hemeroteca.read.times.days import Days, add_days, stretch, unit_of
from hemeroteca.read.times.feasts import long_weekend
from hemeroteca.read.times.modified import modified, unit_modified
from hemeroteca.read.times.months import DASHES
from hemeroteca.read.times.offsets import Reader
from hemeroteca.read.times.timewords import Scan


def week_of_date(scan: Scan, i: int, inner: Reader) -> Found | None:
    """The week or weekend that a date lies in: "the week of the 18th", "el fin de semana del 4 de febrero"."""
    deeper, phrase = scan.deeper(), scan.vocabulary.week_of.at(scan.words, i)
    if deeper is None or phrase is None:
        return None
    after, unit = phrase
    j = scan.skip(after, scan.known.the)
    dated = inner(deeper, j)
    if dated is None and (number := ordinal_at(scan, j) or day_at(scan, j)):
        dated = plain(j, number[0], Partial(day=number[1]))
    festive = dated is not None and dated.partial is None and unit == "weekend"
    if dated is None or not (festive or (dated.partial and dated.partial.day)):
        return None
    day = dated

    def resolve(anchor: Anchor) -> Days | None:
        days = day.resolve(anchor)
        if days is None or days.first != days.last:
            return None
        return long_weekend(days) if festive else unit_of(days.first, unit)

    return Found(i, dated.end, resolve)


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
    if before in known.day_words and known.day_first:
        found = found or day_at(scan, i)
    elif before not in known.the or (words[i - 2] not in known.on and not known.day_first):
        return None
    if found is None or (scan.pieces.letters(found[0]) and words[found[0]] not in known.of):
        return None
    return plain(i, found[0], Partial(day=found[1]))


def days_of_month(scan: Scan, i: int) -> Found | None:
    """Days of a month that is named from publication: "5th to 10th of next month", "del 5 al 10 de este mes"."""
    found = day_at(scan, i, worded=False)
    if found is None:
        return None
    link = scan.words[found[0]]
    if link not in DASHES and link not in scan.known.to:
        return None
    last = day_of_month(scan, scan.skip(scan.skip(found[0] + 1, scan.known.to), scan.known.the))
    if last is None:
        return None
    number = found[1]

    def resolve(anchor: Anchor) -> Days | None:
        days = last.resolve(anchor)
        return stretch(days.first.replace(day=min(number, days.first.day)), days.last) if days else None

    return Found(i, last.end, resolve)
