"""Times that name years: "2014", "the 1890s", "siglo XXI", "the third quarter of 2018", "week 23"."""

from __future__ import annotations

from hemeroteca.read.times.dates import LIKELY_YEARS, Anchor, Found, Partial, day_at, ordinal_at, plain, year_at
from hemeroteca.read.times.days import Days, Unit, numbered_week, units_within, year_of
from hemeroteca.read.times.modified import modified, unit_modified
from hemeroteca.read.times.months import MONEY
from hemeroteca.read.times.timewords import Scan

APOSTROPHES = {"'", "’", "‘"}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
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
    if month and scan.pieces.letters(end) and not words[end + 1].isdecimal() and words[end] not in scan.known.weak:
        return plain(i, end + 1, Partial(year, month))
    digits = words[j].isdecimal()
    asked_for = j > i or words[j - 1] in scan.known.year_after
    if not asked_for and (not digits or year not in LIKELY_YEARS or _counts(scan, j, end)):
        return None
    if digits and asked_for and j == i and words[j - 1] not in scan.known.month_after and _counts(scan, j, end):
        return None
    return plain(i, end, Partial(year))


def _counts(scan: Scan, i: int, end: int) -> bool:
    """Whether four digits count something or number something, by what stands around them."""
    before, after = scan.words[i - 1], scan.words[end]
    if before in scan.known.not_dates or before in {"$", "€", "£", "¥", "#", ":", "/", ".", "+", "_", "nº", "№"}:
        return True
    if before in {"-", "–"} and scan.pieces.glued(i) and not scan.words[i - 2].isdecimal():
        return scan.vocabulary.parts.at(scan.words, i - 2) is None
    if after in scan.vocabulary.units or after in scan.vocabulary.counting.scales or after in {"/", ":", "€", "$", "£"}:
        return True
    return scan.pieces.letters(end) and not scan.pieces.capital(end) and after in scan.known.not_dates


def decade(scan: Scan, i: int) -> Found | None:
    """A decade: "the 1890s", "the '90s", "los años noventa", "la década de 1990"."""
    words = scan.words
    if named_decade := _decade_by_name(scan, i):
        return named_decade
    named = words[i] in scan.known.decade_words
    j = i + 1 if words[i] in APOSTROPHES else i
    if named:
        j = scan.skip(scan.skip(i + 1, scan.known.of), scan.known.the)
    word = words[j]
    year = None
    if word.isdecimal() and len(word) in {2, 4} and word.endswith("0"):
        year = int(word)
        plural = (
            words[i - 1] not in MONEY
            and words[j + 1] in scan.known.decade_plural
            and scan.pieces.starts[j + 1] - scan.pieces.ends[j] <= 1
        )
        if not named and not plural:
            return None
        j += 1 + plural
    elif named and scan.vocabulary.counting.cardinals.get(word) in range(20, 100, 10):
        year = scan.vocabulary.counting.cardinals[word]
        j += 1
    if year is None:
        return None
    year += 1900 if year < 100 else 0
    i -= words[i - 1] in APOSTROPHES
    return Found(i, j, lambda _anchor: year_of(year, 10)) if year >= 1000 else None


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
    """A century: "the 21st century", "siglo XXI"."""
    number = None
    if scan.words[i] in scan.known.century_words:
        end, number = i + 2, _roman(scan.words[i + 1])
    elif (found := ordinal_at(scan, i)) and scan.words[scan.skip(found[0], ["-"])] in scan.known.century_words:
        end, number = scan.skip(found[0], ["-"]) + 1, found[1]
    if number not in CENTURIES or number is None:
        return None
    first = max(1, (number - 1) * 100)
    return Found(i, end, lambda _anchor: year_of(first, 100))


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
