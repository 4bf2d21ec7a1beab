"""A number with its unit: money, percent, measures, and ranges of two such numbers."""

from __future__ import annotations

from typing import NamedTuple

from hemeroteca.read.numbers.cardinals import Numeral
from hemeroteca.read.numbers.numerals import read_numeral
from hemeroteca.read.quantities.amountwords import PERCENT, Field
from hemeroteca.read.quantities.money import currency_after, currency_before
from hemeroteca.records import Bound

DASHES = {"-", "–", "—", "~", "‑"}
LARGEST = 1e18
"""Larger numbers are no amounts of anything that news counts."""
HALF = 0.5
THOUSAND = 1000
WEIGHED_BACK = 5
LARGE = 1000.0
GROUP = 1000
"""What the thousands of the second number multiply the first one by in "15-20,000"."""
CLOSE = 2.5
"""“Two or three” is a range where the second is at most so many times the first; “one or a thousand” is none."""


class Amount(NamedTuple):
    """A number, or a range of two, between two pieces.

    `number` is the piece its first digit or word stands at, `unit` a code or name, `noun` the word of a currency that
    could be of several countries.
    """

    start: int
    end: int
    number: int
    low: float
    high: float
    unit: str | None = None
    noun: str | None = None
    scale: float = 1.0
    worded: bool = False
    bare: bool = False
    whole: bool = True
    bound: Bound | None = None

    @property
    def plain(self) -> bool:
        """Whether it is a whole number in digits with neither unit nor scale, as names and addresses have them."""
        return not self.worded and self.unit is None and self.noun is None and self.scale == 1 and self.whole


def _bare(numeral: Numeral) -> Amount:
    """A numeral without a unit."""
    value = numeral.value
    amount = Amount(numeral.start, numeral.end, numeral.start, value, value)
    return amount._replace(scale=numeral.scale, worded=numeral.worded, bare=numeral.bare, whole=numeral.whole)


def amount_at(field: Field, i: int) -> Amount | None:
    """The number at piece `i` with its currency, percent sign or unit of measure."""
    numeral = read_numeral(field.pieces, i, field.language)
    if numeral is None or not abs(numeral.value) <= LARGEST:
        return None
    amount = _bare(numeral)
    money = currency_before(field.pieces, amount.start, field.vicinity.currencies)
    if money:
        amount = _million_suffix(field, amount, money.scale)
        return _with_cents(field, amount._replace(start=money.edge, unit=money.code))
    return _with_unit(field, amount)


def _million_suffix(field: Field, amount: Amount, scale: float) -> Amount:
    """As in "£3m": after a currency the letter means millions; codes like MUSD bring a scale of their own."""
    if scale == 1 and amount.scale == 1 and field.words[amount.end] == "m" and field.pieces.glued(amount.end):
        return amount._replace(end=amount.end + 1, low=amount.low * 1e6, high=amount.high * 1e6, scale=1e6)
    return amount._replace(low=amount.low * scale, high=amount.high * scale, scale=max(amount.scale, scale))


def _with_unit(field: Field, amount: Amount) -> Amount:
    """The unit after a number, across a hyphen too ("20-year")."""
    words, j = field.words, amount.end
    k = j + 1 if words[j] == "-" and field.pieces.glued(j) and field.pieces.glued(j + 1) else j
    percent = field.vicinity.units.at(words, k)
    if percent and percent[1] == PERCENT:
        return amount._replace(end=percent[0], unit=PERCENT)
    if telling := _mass(field, amount, k) or _large(field, amount, j):
        return amount._replace(end=k + 1, unit=telling)
    money = currency_after(field.pieces, j, field.vicinity.currencies)
    if money and not _taken(field, money.edge):
        scale = money.scale
        if amount.scale == 1 and words[money.edge] in field.vicinity.counting.scales and money.code:
            scale = field.vicinity.counting.scales[words[money.edge]]
            money = money._replace(edge=money.edge + 1)
        low = amount.low * scale
        priced = amount._replace(
            low=low, high=low, end=money.edge, unit=money.code or None, scale=max(amount.scale, scale)
        )
        return _with_cents(
            field, priced if money.code else priced._replace(noun=field.pieces.raw(money.edge - 1), end=j)
        )
    if amount.bare and amount.low < 1 and words[j] in field.vicinity.counting.words.articles:
        measured = field.vicinity.units.at(words, j + 1)
        return amount._replace(end=measured[0], unit=measured[1], bare=False) if measured else amount
    unit = field.vicinity.units.at(
        words, (field.pieces.words[k] in field.vicinity.currencies.words.links and amount.scale > 1 and k + 1) or k
    )
    if unit and not (field.pieces.glued(unit[0]) and words[unit[0]][0].isalnum()):
        return _with_half(field, amount._replace(end=unit[0], unit=unit[1]))
    return amount


def _mass(field: Field, amount: Amount, j: int) -> str | None:
    """Whether pounds are a mass: "weighs 236 pounds", "20 pounds of salt"."""
    known, words = field.vicinity.currencies.words, field.words
    unit = known.masses.get(words[j])
    if unit is None or amount.scale > THOUSAND:
        return None
    weighed = any(words[amount.start - back] in known.weighing for back in range(1, WEIGHED_BACK))
    return unit if weighed or words[j + 1] in field.vicinity.counting.words.of[:1] else None


def _large(field: Field, amount: Amount, j: int) -> str | None:
    """A currency by a name that is another word too, after a scale: "500 billion won"."""
    return field.vicinity.currencies.words.large.get(field.words[j]) if amount.scale >= LARGE else None


def _with_half(field: Field, amount: Amount) -> Amount:
    """As in "two years and a half", "dos años y medio": the half unit added."""
    end = half_behind(field, amount.end)
    if end is None or not amount.whole or amount.scale > 1:
        return amount
    return amount._replace(end=end, low=amount.low + HALF, high=amount.high + HALF, whole=False)


def half_behind(field: Field, j: int) -> int | None:
    """The end of "and a half" at piece `j`, where no unit of its own follows it."""
    words, counted = field.words, field.vicinity.counting.words
    if words[j] not in counted.joiners:
        return None
    k = j + 1 + (words[j + 1] in counted.articles)
    if words[k] not in counted.halves or field.vicinity.units.at(words, k + 1):
        return None
    return None if words[k + 1] in field.vicinity.counting.scales else k + 1


def unit_and_half(field: Field, i: int) -> Amount | None:
    """One and a half of a unit without a number before it: "a year and a half", "año y medio", "millón y medio"."""
    words, counting = field.words, field.vicinity.counting
    j = i + (words[i] in counting.words.articles)
    scale = counting.scales.get(words[j]) if j == i and words[i] not in counting.words.bare_scales else None
    unit = field.vicinity.units.at(words, j)
    end = half_behind(field, j + 1 if scale else unit[0] if unit else j)
    if end is None or not (scale or unit):
        return None
    value = (1 + HALF) * (scale or 1)
    amount = Amount(i, end, i, value, value, scale=scale or 1, worded=True, whole=False)
    return _with_unit(field, amount) if scale else amount._replace(unit=unit[1] if unit else None)


def _taken(field: Field, j: int) -> bool:
    """Whether a sign after a number belongs to the number that follows: "10 $5 notes"."""
    return field.words[j][:1].isdecimal() and field.pieces.glued(j) and not field.pieces.glued(j - 1)


def _with_cents(field: Field, amount: Amount) -> Amount:
    """As in "15 dollars and 50 cents", "15 dólares 50": the hundredths added."""
    words, known = field.words, field.vicinity.currencies.words
    if amount.unit in {None, "cent", "penny"} or amount.scale > 1 or not amount.whole:
        return amount
    joined = words[amount.end] in {*field.vicinity.counting.words.joiners, *field.vicinity.counting.words.points}
    j = amount.end + joined
    if words[j] not in field.vicinity.counting.cardinals and not words[j].isdecimal():
        return amount
    numeral = read_numeral(field.pieces, j, field.language)
    if numeral is None or not 0 < numeral.value < 100 or not numeral.whole:
        return amount
    named = words[numeral.end] in known.cents
    closing = not field.pieces.letters(numeral.end) and words[numeral.end] not in {"%", "-", "$", "€"}
    if not named and (not closing or amount.end == amount.number + 1):
        return amount
    value = amount.low + numeral.value / 100
    return amount._replace(end=numeral.end + named, low=value, high=value, whole=False)


def _opener(field: Field, amount: Amount) -> str:
    """The word before an amount, an article between them left out."""
    i = amount.start - 1
    return field.words[i - 1] if _is_article(field, i) else field.words[i]


def _is_article(field: Field, i: int) -> bool:
    """Whether an article stands at piece `i`: "entre un 3 y un 5 %"."""
    word = field.words[i]
    return word in field.vicinity.words.counting.determiners or (
        word in field.vicinity.counting.words.bare_ones and field.words[i + 1][:1].isdecimal()
    )


def range_from(field: Field, first: Amount) -> Amount | None:
    """The range that an amount begins: "15–20 percent", "between 3 and 5", "de 9,65 a 12,07 mil millones"."""
    words, ranges, j = field.words, field.vicinity.words.ranges, first.end
    hyphen = words[j] in DASHES and words[j + 1] in ranges.to and field.pieces.glued(j)
    j += hyphen
    link = words[j]
    dash = link in DASHES
    if not dash and link not in ranges.to and link not in ranges.and_ and link not in ranges.or_:
        return None
    opener = _opener(field, first)
    if link in ranges.and_ and opener not in ranges.between:
        return None
    k = j + 1 + (hyphen and words[j + 1] in DASHES and field.pieces.glued(j + 1))
    k += _is_article(field, k)
    last = amount_at(field, k + 1) if currency_sign(field, k) else amount_at(field, k)
    if (
        last is None
        or last.start > k
        or (dash and (last.bare or (words[last.end] in DASHES and field.pieces.glued(last.end + 1))))
    ):
        return None
    marked = dash or hyphen or link not in ranges.to or opener in ranges.opens or last.unit or last.scale > 1
    scored = not marked and (link != ranges.to[0] or not _counts_on(field, last))
    if scored or (dash and _is_key(field, first, last)) or (link in ranges.or_ and not _alternative(first, last)):
        return None
    if dash and first.plain and 1 <= first.low <= last.low / GROUP and not field.words[last.number].isdecimal():
        first = first._replace(low=first.low * GROUP)
    return _spanned(first, last)


def _counts_on(field: Field, last: Amount) -> bool:
    """Whether a noun follows "2 a 3", which without one is a score; English says "2 to 3" of amounts alone."""
    return not field.vicinity.counting.words.joins_tens or _has_noun(field, last.end)


def _has_noun(field: Field, j: int) -> bool:
    """Whether the word at piece `j` looks like a plural that is counted."""
    word = field.words[j]
    plural = word in field.vicinity.irregular or (word.endswith("s") and word not in field.vicinity.stops)
    return plural and not field.pieces.capital(j)


def _is_key(field: Field, first: Amount, last: Amount) -> bool:
    """Whether two numbers with a dash are one name or telephone number: "7-Eleven", "555-1234"."""
    if last.worded:
        return field.pieces.capital(last.number)
    digits = [len(field.words[amount.number]) for amount in (first, last)]
    return first.plain and last.plain and digits == [3, 4] and not _has_noun(field, last.end)


def currency_sign(field: Field, k: int) -> bool:
    """Whether a currency's sign stands at piece `k` before a number."""
    word = field.words[k]
    return bool(word) and not word[0].isalnum() and word not in DASHES and field.words[k + 1][:1].isdecimal()


def _alternative(first: Amount, last: Amount) -> bool:
    """Whether "two or three" is a range."""
    return first.whole and last.whole and not first.bare and last.low <= CLOSE * first.high


def _spanned(first: Amount, last: Amount) -> Amount | None:
    """One range of two amounts in order, the scale and the unit of the last one meant for both."""
    low = first.low
    if first.scale == 1 and last.scale > 1 and low <= last.low / last.scale:
        low *= last.scale
    unit = last.unit or first.unit
    if not low < last.low or (first.unit and last.unit and first.unit != last.unit):
        return None
    noun = last.noun or first.noun
    return first._replace(
        end=last.end, low=low, high=last.low, unit=unit, noun=noun, bare=False, whole=first.whole and last.whole
    )
