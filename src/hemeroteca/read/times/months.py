"""Dates that name a month: "7 March", "October 7, 2023", "12–13 November", "marzo de 2015", "the 5th of May"."""

from __future__ import annotations

from hemeroteca.read.times.dates import Anchor, Found, Partial, day_at, ordinal_at, pair_at, plain, year_at
from hemeroteca.read.times.days import Days, stretch, weekday_from
from hemeroteca.read.times.timewords import Scan

DASHES = {"-", "–", "—", "~", "/"}
MONEY = {"$", "€", "£", "¥"}
SHORT_MONTH = 5
"""Names of at most so many letters may be abbreviations with a full stop."""


def month_named(scan: Scan, i: int) -> tuple[int, int] | None:
    """The end and the number of a month's name at piece `i`, its full stop included."""
    month = scan.vocabulary.months.get(scan.words[i])
    if month is None or (
        i and scan.pieces.glued(i) and scan.words[i - 1][0].isalnum() and not scan.words[i - 1][0].isdecimal()
    ):
        return None
    end = i + 1
    if (
        scan.words[end] == "."
        and len(scan.words[i]) <= SHORT_MONTH
        and scan.pieces.glued(end)
        and _goes_on(scan, end + 1)
    ):
        end += 1
    return end, month


def _goes_on(scan: Scan, j: int) -> bool:
    """Whether a full stop before piece `j` belongs to an abbreviation: a number, a sign or a small letter follows."""
    return bool(scan.words[j]) and not scan.pieces.capital(j)


def month_alone(scan: Scan, i: int) -> bool:
    """Whether a month's name may stand without day and year: not "may" the verb, not April the woman."""
    words, known = scan.words, scan.known
    asked_for = words[i - 1] in known.month_after or _range_of_months(scan, i)
    if words[i] in known.weak:
        if known.day_first:
            return _range_of_months(scan, i) or _ends_range(scan, i)
        return asked_for and (scan.pieces.capital(i) or words[i] not in known.not_dates or not _verb_like(scan, i))
    if not scan.pieces.letters(i + 1) or not scan.pieces.capital(i):
        return asked_for or not scan.pieces.letters(i + 1) or not known.weak or not _english_like(scan)
    return asked_for or not scan.pieces.capital(i + 1) or words[i + 1] in scan.vocabulary.months


def _range_of_months(scan: Scan, i: int) -> bool:
    """Whether the month begins a range of months: "May to March", "Nov-Feb"."""
    j = i + 2 if scan.words[i + 1] == "." else i + 1
    return (scan.words[j] in DASHES or scan.words[j] in scan.known.to) and scan.words[j + 1] in scan.vocabulary.months


def _ends_range(scan: Scan, i: int) -> bool:
    """Whether the month ends a range of months: "enero a mar"."""
    linked = scan.words[i - 1] in DASHES or scan.words[i - 1] in scan.known.to
    return linked and any(scan.words[i - back] in scan.vocabulary.months for back in (2, 3))


def _english_like(scan: Scan) -> bool:
    """Whether the language writes its months with a capital."""
    return not scan.known.day_first


def _verb_like(scan: Scan, i: int) -> bool:
    """Whether a small word of the list stands before another word, as a verb does."""
    return scan.pieces.letters(i + 1)


def after_date(scan: Scan, j: int, *, short: bool = True) -> tuple[int, int | None]:
    """Where a date ends and its year, if a year follows at piece `j`: ", 2023", "of 87", "de 2015", " 2023"."""
    words, k = scan.words, j
    linked = words[k] in scan.known.of
    if linked or words[k] in {",", "-", "/"}:
        k += 1
    k = scan.skip(k, scan.known.year_words)
    quoted = words[k] in {"'", "’"}
    found = year_at(scan, k + quoted, short=short and (quoted or linked))
    if found is None or (words[j] == "," and _counts_on(scan, found[0])):
        return j, None
    return found


def _counts_on(scan: Scan, end: int) -> bool:
    """Whether digits after a comma are the first of an amount: "On 7 March, 2000 people marched"."""
    word = scan.words[end]
    return scan.pieces.letters(end) and not scan.pieces.capital(end) and word.endswith(("s", "people", "children"))


def month_first(scan: Scan, i: int) -> Found | None:
    """A date that begins with its month: "March 7", "Dec. 31, 1994", "April of 87", "Sept 2019", "May"."""
    named = month_named(scan, i)
    if named is None:
        return None
    end, month = named
    after, year = after_date(scan, end)
    if (year is not None and scan.words[end] != ",") or (year is not None and _comma_year(scan, end)):
        return plain(i, after, Partial(year, month))
    j = scan.skip(end, [*scan.known.the, "-", "/"])
    number = day_at(scan, j, worded=False) or _worded_day(scan, j)
    if number and not _part_of_amount(scan, number[0]):
        after, year = after_date(scan, number[0])
        found = plain(i, after, Partial(year, month, number[1]))
        if found:
            return found
    alone = end if _range_of_months(scan, i) else i + 1
    return plain(i, alone, Partial(None, month)) if month_alone(scan, i) else None


def _comma_year(scan: Scan, j: int) -> bool:
    """Whether ", 2008" after a month is its year."""
    return scan.words[j] == "," and not _counts_on(scan, j + 2)


def _worded_day(scan: Scan, j: int) -> tuple[int, int] | None:
    """A day in words after its month: an ordinal, or a number with a year or nothing after it ("May twenty nine")."""
    found = day_at(scan, j)
    if found and not scan.pieces.letters(found[0]):
        return found
    if found and year_at(scan, found[0]):
        return found
    word = scan.vocabulary.counting.cardinals.get(scan.words[j], 0)
    if word in {20, 30} and year_at(scan, j + 2):
        ones = scan.vocabulary.counting.cardinals.get(scan.words[j + 1], 10)
        return (j + 2, word + ones) if ones < 10 else None
    return None


def _part_of_amount(scan: Scan, j: int) -> bool:
    """Whether the number that ends at piece `j` goes on as an amount or a clock time: "March 5%", "May 10:30"."""
    word = scan.words[j]
    glued = scan.pieces.glued(j)
    return (
        word == "%"
        or (glued and word == ":")
        or (glued and word[0].isalpha())
        or word in scan.vocabulary.counting.scales
    )


def day_first(scan: Scan, i: int) -> Found | None:
    """A date that begins with its day: "7 March 2014", "the 5th of May", "1.º de enero de 2000", "7 de 3 de 2014"."""
    found = day_at(scan, i)
    if found is None or scan.words[i - 1] in MONEY or (scan.words[i - 1] in {".", ",", "/"} and scan.pieces.glued(i)):
        return None
    end, day = found
    j = end
    for _ in range(3):
        j = scan.skip(j, [*scan.known.of, *scan.known.day_words, *scan.known.the, ".", "-", "/"])
    named = month_named(scan, j)
    if named and j == end and scan.words[i] in scan.known.repeated:
        return None
    if named is None:
        return _numbered_month(scan, i, end, day)
    month_end, month = named
    after, year = after_date(scan, month_end)
    return plain(i, after, Partial(year, month, day))


def _numbered_month(scan: Scan, i: int, end: int, day: int) -> Found | None:
    """As in "9 de 8 de 1971", "el 21 del 3": the month as a number, where linking words say so on both sides."""
    words = scan.words
    if words[end] not in scan.known.of or not scan.known.day_first or not words[end + 1].isdecimal():
        return None
    month = int(words[end + 1]) if len(words[end + 1]) <= 2 else 0
    after, year = after_date(scan, end + 2, short=False)
    if not 1 <= month <= 12 or (year is None and words[i - 1] not in scan.known.the):
        return None
    return plain(i, after, Partial(year, month, day))


def shared_days(scan: Scan, i: int) -> Found | None:
    """Days that share a month: "12–13 November", "the 4th and 5th of March", "de 18 a 19 de noviembre"."""
    first = day_at(scan, i)
    if first is None:
        return None
    j, links = first[0], scan.words[first[0]]
    if links not in DASHES and links not in scan.known.to and not (links in scan.known.and_ and _between(scan, i)):
        return None
    k = scan.skip(scan.skip(j + 1, scan.known.to), scan.known.the)
    last = day_first(scan, k)
    if last is None or last.partial is None or last.partial.day is None:
        return None
    return share(i, Partial(None, None, first[1]), last)


def _between(scan: Scan, i: int) -> bool:
    """Whether a word for "between" stands before piece `i`, an article perhaps after it."""
    return scan.words[i - 1 - (scan.words[i - 1] in scan.known.the)] in scan.known.between


def listed_days(scan: Scan, dated: Found, floor: int) -> list[Found]:
    """The date with the days beside it that share its month: "5, 6 and 7 May", "May 5 and 6", "el 5 y el 6 de mayo".

    No piece before `floor` is looked at.
    """
    partial = dated.partial
    if partial is None or partial.month is None or partial.day is None or partial.weekday is not None:
        return [dated]
    days = [dated]
    if month_named(scan, dated.start) is None:
        while (found := _day_before(scan, days[0].start)) and found[0] >= floor:
            day = plain(found[0], found[1], partial._replace(day=found[2]))
            if day is None:
                break
            days.insert(0, day)
        return days
    while found := _day_behind(scan, days[-1].end):
        day = plain(found[0], found[1], partial._replace(day=found[2]))
        if day is None:
            break
        days.append(day)
    closed = scan.words[days[-1].start - 1] in scan.known.and_ and (
        not scan.pieces.letters(days[-1].end) or scan.words[days[-1].end] in scan.known.on
    )
    return days if closed else [dated]


def _day_before(scan: Scan, i: int) -> tuple[int, int, int] | None:
    """A day listed before piece `i`: its start, its end and its number."""
    words = scan.words
    j = i - 1 - (words[i - 1] in scan.known.the)
    if words[j] != "," and words[j] not in scan.known.and_:
        return None
    start = j - 2 if words[j - 1] in scan.vocabulary.counting.words.ordinal_endings else j - 1
    found = day_at(scan, start) if words[start].isdecimal() and not scan.pieces.glued(start) else None
    return (start, found[0], found[1]) if found and found[0] == j else None


def _day_behind(scan: Scan, j: int) -> tuple[int, int, int] | None:
    """A day listed behind a date that ends at piece `j`: its start, its end and its number."""
    if scan.words[j] != "," and scan.words[j] not in scan.known.and_:
        return None
    k = scan.skip(scan.skip(j + 1, scan.known.and_), scan.known.the)
    found = day_at(scan, k, worded=False)
    if found is None or _part_of_amount(scan, found[0]) or month_named(scan, found[0]):
        return None
    return k, found[0], found[1]


def days_after_month(scan: Scan, begun: Found) -> Found | None:
    """More days after a date that began with its month: "November 19–20", "April 9th through 17th"."""
    partial, j = begun.partial, begun.end
    if partial is None or partial.day is None or partial.year is not None or partial.month is None:
        return None
    dash = scan.words[j] in DASHES
    linked = (
        dash or scan.words[j] in scan.known.to or (scan.words[j] in scan.known.and_ and _between(scan, begun.start))
    )
    if scan.words[j - 1] in scan.vocabulary.months or not linked:
        return None
    k = scan.skip(j + 1, scan.known.the)
    found = day_at(scan, k) if dash else (ordinal_at(scan, k) or day_at(scan, k, worded=False))
    if found is None or month_named(scan, found[0]) or found[1] <= partial.day or _part_of_amount(scan, found[0]):
        return None
    after, year = after_date(scan, found[0])
    if scan.words[after] in {"/", "-"}:
        return None
    last = plain(k, after, Partial(year, partial.month, found[1]))
    return share(begun.start, partial, last) if last else None


def dated_pair(scan: Scan, i: int) -> Found | None:
    """A day and a month in digits with the year that may follow: "5/7, 2020"."""
    pair = pair_at(scan, i)
    if pair is None or pair.partial is None:
        return None
    end, year = after_date(scan, pair.end, short=False)
    return plain(i, end, pair.partial._replace(year=year)) if year else pair


def complete(first: Partial, last: Partial) -> Partial:
    """The first end of a range with what only the last one says: its month, its year or the year before."""
    if first.year is not None:
        return first
    month = first.month or last.month
    if last.year is None:
        return first._replace(month=month)
    later = (month or 0, first.day or 0) > (last.month or 12, last.day or 31)
    return first._replace(month=month, year=last.year - later)


def share(start: int, first: Partial, last: Found) -> Found | None:
    """A range from a date that may lack its month and year to one that has them."""
    if last.partial is None:
        return None
    begun, ended = complete(first, last.partial), last.partial
    if not begun.valid():
        return None

    def resolve(anchor: Anchor) -> Days | None:
        days = begun.resolve(anchor)
        end = days and follow(ended, begun, days, anchor)
        return stretch(days.first, end.first) if days and end else None

    return Found(start, last.end, resolve)


def follow(last: Partial, first: Partial, days: Days, anchor: Anchor) -> Days | None:
    """The last end of a range: the first such day after its beginning, where it names no year of its own."""
    if last.weekday is not None and (last.year, last.month, last.day) == (None, None, None):
        day = weekday_from(days.first, last.weekday, 1)
        return stretch(day, day)
    if last.month is None and last.year is None and first.month is not None:
        turned = last.day is not None and last.day < days.first.day
        last = last._replace(month=days.first.month % 12 + 1 if turned else days.first.month)
    if last.year is not None or last.month is None:
        return last.resolve(anchor)
    found = last._replace(year=days.first.year).resolve(anchor)
    if found is None or found.first < days.first:
        found = last._replace(year=days.first.year + 1).resolve(anchor)
    return found
