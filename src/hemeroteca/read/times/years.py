"""Times that name years: "2014", "the 1890s", "siglo XXI", "the third quarter of 2018", "week 23"."""

from __future__ import annotations

from hemeroteca.read.times.dates import (
    EARLIEST_YEAR,
    LIKELY_YEARS,
    Anchor,
    Found,
    Partial,
    Resolver,
    day_at,
    ordinal_at,
    plain,
    year_at,
)
from hemeroteca.read.times.days import Days, Unit, numbered_week, units_within, year_of
from hemeroteca.read.times.modified import modified, unit_modified, year_unit
from hemeroteca.read.times.months import DASHES, MONEY
from hemeroteca.read.times.periods import plural_unit
from hemeroteca.read.times.timewords import Scan

APOSTROPHES = {"'", "’", "‘"}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
CIRCA = {"c", "ca"}
LIFETIME = 120
"""Two numbers of four digits with a dash are years where they are no further apart: "1704 – 1787"."""
LAST_HUNDREDS = 2000
"""Up to here "the 1800s" are a century; the 2000s are a decade."""
CENTURIES = range(1, 31)


def bare_year(scan: Scan, i: int) -> Found | None:
    """A year alone: four digits that a word of time asks for, or that are of our time and count nothing."""
    words = scan.words
    j = scan.skip(i, scan.known.year_words)
    j = scan.skip(j, scan.known.of) if j > i else j
    found = year_at(scan, j)
    if found is None:
        return None
    end, year = found
    month = scan.vocabulary.months.get(words[end])
    closing = not scan.pieces.letters(end + 1) or words[end + 1] in scan.known.to
    named = words[end] not in scan.known.weak or (scan.pieces.capital(end) and closing)
    if month and scan.pieces.letters(end) and not words[end + 1].isdecimal() and named:
        return plain(i, end + 1, Partial(year, month))
    digits = words[j].isdecimal()
    asked_for = j > i or words[j - 1] in scan.known.year_after or _about(scan, j)
    likely = digits and (year in LIKELY_YEARS or _bracketed(scan, j, end) or _spans(scan, j, year))
    if not asked_for and (not likely or _counts(scan, j, end)):
        return None
    if digits and asked_for and j == i and words[j - 1] not in scan.known.month_after and _counts(scan, j, end):
        return None
    return plain(i, end, Partial(year))


def _about(scan: Scan, i: int) -> bool:
    """Whether "c." or "ca." stands before a year."""
    return scan.words[i - 1] == "." and scan.words[i - 2] in CIRCA


def _bracketed(scan: Scan, i: int, end: int) -> bool:
    """Whether a year stands in brackets of its own, or begins or ends what stands there: "(1738)", "(1710 – 1774)"."""
    before, after = scan.words[i - 1], scan.words[end]
    return (before == "(" and after in {")", "–", "-", "—", ";", ","}) or (before in DASHES and after == ")")


def _spans(scan: Scan, i: int, year: int) -> bool:
    """Whether a year begins or ends a span of years: "1704 – 1787"."""
    words = scan.words
    if words[i + 1] in DASHES and len(words[i + 2]) == len(words[i]) and words[i + 2].isdecimal():
        return 0 < int(words[i + 2]) - year <= LIFETIME
    return False


def _counts(scan: Scan, i: int, end: int) -> bool:
    """Whether four digits count something or number something, by what stands around them."""
    before, after = scan.words[i - 1], scan.words[end]
    if before in scan.known.not_dates or before in {"$", "€", "£", "¥", "#", "/", "+", "_", "nº", "№"}:
        return True
    if before in {".", ":"} and (scan.pieces.glued(i) or scan.words[i - 2] in scan.known.not_dates):
        return True
    if before in {"-", "–"} and scan.pieces.glued(i) and not scan.words[i - 2].isdecimal():
        return scan.vocabulary.parts.at(scan.words, i - 2) is None
    if (
        (after in scan.vocabulary.units and plural_unit(scan, end))
        or after in scan.vocabulary.counting.scales
        or after in {"/", "€", "$", "£"}
    ):
        return True
    if after == ":" and scan.pieces.glued(end + 1):
        return True
    return scan.pieces.letters(end) and not scan.pieces.capital(end) and after in scan.known.not_dates


def decade(scan: Scan, i: int) -> Found | None:
    """A decade: "the 1890s", "the '90s", "los años noventa", "la década de 1990"; "the 1800s" are their century."""
    words = scan.words
    if named_decade := _decade_by_name(scan, i):
        return named_decade
    named = words[i] in scan.known.decade_words
    j = scan.skip(scan.skip(i + 1, scan.known.of), scan.known.the) if named else i
    word = words[j]
    end, year = j + 1, None
    if word.isdecimal() and len(word) in {2, 4} and word.endswith("0"):
        plural = _plural_end(scan, j + 1)
        year = int(word) if named or (plural and not _owned(scan, i, word)) else None
        end = plural or end
    elif named and scan.vocabulary.counting.cardinals.get(word) in range(20, 100, 10):
        year = scan.vocabulary.counting.cardinals[word]
    if year is None:
        return None
    if year % 100 == 0 and EARLIEST_YEAR <= year < LAST_HUNDREDS and not named:
        return Found(i, end, lambda _anchor: year_of(year, 100))
    year += 1900 if year < 100 else 0
    i -= words[i - 1] in APOSTROPHES
    return Found(i, end, lambda _anchor: year_of(year, 10)) if year >= EARLIEST_YEAR else None


def _owned(scan: Scan, i: int, word: str) -> bool:
    """Whether the decade is one of somebody's life, or money: "in her early 80s", "a handful of $20s"."""
    part = scan.vocabulary.parts.before(scan.words, i)
    before = scan.words[part[0] - 1 if part else i - 1]
    return before in MONEY or (len(word) == 2 and before in scan.known.owners)


def _plural_end(scan: Scan, j: int) -> int | None:
    """The end of the plural sign at piece `j`, `s` or `'s`, right behind a number."""
    k = j + 1 if scan.words[j] in APOSTROPHES and scan.pieces.glued(j) else j
    return k + 1 if scan.words[k] in scan.known.decade_plural and scan.pieces.gap(k) in {"", " "} else None


def _decade_by_name(scan: Scan, i: int) -> Found | None:
    """A decade by its name or its tens alone: "the nineties", "nineteen-sixties", "a finales de los 70"."""
    words, known = scan.words, scan.known
    if scan.vocabulary.counting.cardinals.get(words[i]) in {18, 19}:
        j = scan.skip(i + 1, ["-"])
        first = 100 * scan.vocabulary.counting.cardinals[words[i]] + known.decade_names.get(words[j], 0)
        return Found(i, j + 1, lambda _anchor: year_of(first, 10)) if first % 100 else None
    tens = known.decade_names.get(words[i])
    if tens is None and known.decade_after and len(words[i]) == 2 and words[i].isdecimal() and words[i][1] == "0":
        tens = int(words[i])
    if tens is None or tens < 20:
        return None
    before = i - 2 if words[i - 1] == "-" else i - 1
    if part := scan.vocabulary.parts.before(words, before + 1):
        before = part[0] - 1
    if words[before] not in known.the or (known.decade_after and words[before - 1] not in known.decade_after):
        return None
    if scan.vocabulary.parts.before(words, before):
        return Found(i, i + 1, lambda _anchor: year_of(1900 + tens, 10))
    if scan.pieces.letters(i + 1) and known.decade_after and words[i + 1] not in known.decade_before:
        return None
    return Found(i, i + 1, lambda _anchor: year_of(1900 + tens, 10))


def era_year(scan: Scan, i: int) -> Found | None:
    """A year with its era: "AD 79", "79 d. C.", "500 BC"; what lies before our era has no days."""
    era = scan.vocabulary.eras.at(scan.words, i)
    j = era[0] if era else i
    if not scan.words[j].isdecimal() or len(scan.words[j]) > 4:
        return None
    end = j + 1
    if era is None:
        era = scan.vocabulary.eras.at(scan.words, end)
        end = era[0] if era else end
    written = scan.pieces.text[scan.pieces.starts[i] : scan.pieces.ends[end - 1]]
    year = int(scan.words[j])
    if era is None or not year or written == written.lower():
        return None
    return Found(i, end, lambda _anchor: year_of(year) if era[1] > 0 else None)


def short_year(scan: Scan, i: int) -> Found | None:
    """A year of two digits behind an apostrophe: "in '69", "class of ’98"."""
    found = year_at(scan, i, short=True)
    apostrophe = scan.words[i - 1] in APOSTROPHES and scan.pieces.glued(i) and not scan.pieces.glued(i - 1)
    if found is None or not apostrophe or len(scan.words[i]) > 2 or scan.words[i - 2] not in scan.known.year_after:
        return None
    return plain(i - 1, found[0], Partial(found[1])) if scan.words[found[0]] not in scan.known.decade_plural else None


def over_years(scan: Scan, i: int) -> Found | None:
    """A season or school year over the end of a year: "2015/16", "2019/2020"."""
    words = scan.words
    found = year_at(scan, i)
    if found is None or words[i + 1] != "/" or not words[i + 2].isdecimal() or words[i + 3] == "/":
        return None
    year = found[1]
    if words[i - 1] == "/" or words[i + 2] not in {str(year + 1), str(year + 1)[2:]}:
        return None
    return Found(i, i + 3, lambda _anchor: year_of(year, 2))


def century(scan: Scan, i: int) -> Found | None:
    """A century or several: "the 21st century", "siglo XXI", "the 18th and 19th centuries", "siglos XV al XIX"."""
    known = scan.known
    first = _numbered_century(scan, i)
    if first is None:
        return None
    end, number = first
    j = scan.skip(end, ["-"]) if scan.words[scan.skip(end, ["-"])] in known.century_words else end
    last = number
    linked = scan.words[j] in known.to or scan.words[j] in known.and_ or scan.words[j] in DASHES
    if linked and (second := _numbered_century(scan, scan.skip(j + 1, known.the), named=end > i + 1)):
        j, last = second
        j = scan.skip(j, ["-"]) if scan.words[scan.skip(j, ["-"])] in known.century_words else j
    roman = scan.words[i] in known.century_words
    if not (roman or scan.words[j] in known.century_words) or not number <= last:
        return None
    return Found(
        i, j if roman else j + 1, lambda _anchor: year_of(max(1, (number - 1) * 100), 100 * (last - number + 1))
    )


def _numbered_century(scan: Scan, i: int, *, named: bool = False) -> tuple[int, int] | None:
    """The end and the number of a century: an ordinal, or a Roman numeral behind its word (`named`: said before)."""
    if scan.words[i] in scan.known.century_words or (named and scan.words[i].isalpha()):
        j = scan.skip(i, scan.known.century_words)
        number = _roman(scan.words[j])
        if number in CENTURIES and number is not None and (not named or scan.pieces.raw(j).isupper()):
            return j + 1, number
    found = ordinal_at(scan, i)
    return found if found and found[1] in CENTURIES else None


def _roman(word: str) -> int | None:
    """A Roman numeral up to the thirties."""
    if not word or len(word) > 6 or any(letter not in ROMAN for letter in word):
        return None
    values = [ROMAN[letter] for letter in word]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _year_beside(scan: Scan, j: int) -> tuple[int, int | None]:
    """The year after a quarter or a week, "of 2017", "-2019"."""
    k = scan.skip(scan.skip(j, scan.known.of), ["-", *scan.known.year_words])
    found = year_at(scan, k)
    return found or (j, None)


def _units_of_year(unit: Unit, number: int, year: int | None) -> Found:
    """Unit `number` of a year, or of the year of publication; its ends are filled in by the caller."""

    def resolve(anchor: Anchor) -> Days | None:
        named = year or (anchor.published.year if anchor.published else None)
        days = year_of(named) if named else None
        return units_within(days, unit, number - 1, 1) if days else None

    return Found(0, 0, resolve)


def _unit_within(whole: Found, unit: Unit, number: int) -> Resolver:
    """Unit `number` of a year that is named from publication."""

    def resolve(anchor: Anchor) -> Days | None:
        days = whole.resolve(anchor)
        return units_within(days, unit, number - 1, 1) if days else None

    return resolve


def lettered_quarter(scan: Scan, i: int) -> Found | None:
    """Quarters and halves in short: "Q3 2019", "2017-Q1", "2018 t1", "H2"."""
    words = scan.words
    j, year = i, None
    if words[i].isdecimal():
        found = year_at(scan, i)
        if found is None:
            return None
        j, year = scan.skip(found[0], ["-"]), found[1]
    unit = scan.known.quarter_letters.get(words[j])
    number = words[j + 1]
    if unit is None or not scan.pieces.glued(j + 1) or number not in {"1", "2", "3", "4"}:
        return None
    if unit == "half" and number in {"3", "4"}:
        return None
    end = j + 2
    if year is None:
        end, year = _year_beside(scan, end)
    if year is None and (whole := year_unit(scan, scan.skip(scan.skip(end, scan.known.of), scan.known.the))):
        return Found(i, whole.end, _unit_within(whole, unit, int(number)))
    if year is None and scan.known.quarter_letters.get(words[j]) != "quarter":
        return None
    return _units_of_year(unit, int(number), year)._replace(start=i, end=end)


def week_number(scan: Scan, i: int) -> Found | None:
    """A week by its number: "week 23", "week 3 of 2027", "semana 10"."""
    numbered = day_at(scan, i + 1) if scan.words[i] in scan.known.week_words else None
    if numbered is None and scan.words[i] in scan.known.week_words and len(scan.words[i + 1]) == 2:
        numbered = (i + 2, int(scan.words[i + 1])) if scan.words[i + 1].isdecimal() else None
    if numbered is None or numbered[0] != i + 2:
        return None
    number = numbered[1]
    end, year = _year_beside(scan, i + 2)
    linked = scan.skip(scan.skip(i + 2, scan.known.of), scan.known.the)
    whole = (modified(scan, linked) or unit_modified(scan, linked)) if year is None and linked > i + 2 else None
    if not 1 <= number <= 53:
        return None

    def resolve(anchor: Anchor) -> Days | None:
        named = year or (anchor.published.year if anchor.published else None)
        days = whole.resolve(anchor) if whole else None
        return numbered_week(days.first.year if days else named, number) if named else None

    return Found(i, whole.end if whole else end, resolve)
