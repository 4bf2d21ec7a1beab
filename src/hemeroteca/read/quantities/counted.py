"""What stands around an amount: its bound, its rate, and the noun that is counted."""

from __future__ import annotations

from hemeroteca.read.quantities.amounts import Amount
from hemeroteca.read.quantities.amountwords import PERCENT, Field
from hemeroteca.records import Bound

MOST_WORDS = 4
"""Words between a number and the noun it counts, the noun included: "three small wooden fishing boats"."""
TIME_UNITS = {"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"}


def bound_of(field: Field, amount: Amount) -> tuple[int, Bound]:
    """Where an amount ends with the words that bound it, and how it is bounded: "at least", "o más"."""
    words = field.words
    after = field.vicinity.bounds_after.at(words, amount.end)
    if after:
        return after[0], after[1]
    i = amount.start
    before = field.vicinity.bounds.before(words, i)
    articles = (*field.vicinity.words.counting.determiners, *field.vicinity.counting.words.bare_ones)
    opened = words[i - 1] in field.vicinity.words.ranges.opens and amount.low != amount.high
    if before is None and (words[i - 1] in articles or opened):
        before = field.vicinity.bounds.before(words, i - 1)
    if before is None or (amount.unit in TIME_UNITS and _spans_time(field, before[0], i)):
        return amount.end, "exact"
    return amount.end, before[1]


def _spans_time(field: Field, start: int, end: int) -> bool:
    """Whether a word before a duration says how long, not how much at least: "$5 million over ten years"."""
    words = field.vicinity.words
    return field.words[start:end] == words.durations[:1] and field.words[start - 1] not in words.durations[1:]


def rate_of(field: Field, j: int) -> tuple[int, str] | None:
    """The end and the noun of a rate at piece `j`: "per year", "a day", "al año", "annually"."""
    words, rates = field.words, field.vicinity.words.rates
    hyphen = words[j] == "-" and field.pieces.glued(j)
    j += hyphen
    adverb = rates.adverbs.get(words[j])
    if adverb:
        return j + 1, adverb
    for opener in (*rates.per, *rates.each):
        parts = opener.split()
        if words[j : j + len(parts)] != parts:
            continue
        k = j + len(parts)
        k += hyphen and words[k] == "-"
        unit = field.vicinity.units.at(words, k)
        if unit and unit[1] in TIME_UNITS:
            return unit
        if words[k] in rates.nouns or (
            opener in rates.per and words[k].isalpha() and not field.vicinity.counting.words.joins_tens
        ):
            return k + 1, words[k]
    return None


def _plural(field: Field, j: int) -> bool:
    """Whether the word at piece `j` looks like a plural noun."""
    word = field.words[j]
    if word in field.vicinity.irregular:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def counted_after(field: Field, amount: Amount) -> tuple[int, str | None]:
    """Where the counted noun ends and the noun as it stands: "1,500 Alawites", "58 separate locations", "dos policías".

    The first plural within four words, without crossing a sign or a function word; adjectives that follow their noun
    make the first word the noun in Spanish. Of percentages and fractions only what follows "of" is counted, of measures
    and money nothing.
    """
    words, j = field.words, amount.end
    known = field.vicinity
    of = known.counting.words.of
    if amount.noun:
        return j + 1, amount.noun
    partial = amount.unit == PERCENT or (not amount.whole and amount.scale == 1)
    if amount.unit is not None and not partial:
        return j, None
    linked = words[j] in of
    ratio = amount.unit is None and (words[j - 1].isdecimal() or words[j - 1] in known.counting.cardinals)
    if (partial and not linked and not ratio) or words[j] in known.words.rates.adverbs:
        return j, None
    if linked:
        j += 1
        while words[j] in known.words.counting.determiners:
            j += 1
    elif words[j] == "-" and field.pieces.glued(j):
        return j, None
    return _head(field, j) or (amount.end, None)


def _head(field: Field, j: int) -> tuple[int, str] | None:
    """The head of the noun phrase at piece `j`."""
    words, known = field.words, field.vicinity
    follows = known.counting.words.joins_tens
    for k in range(j, j + MOST_WORDS):
        if words[k] in known.words.counting.adjectives:
            continue
        if not field.pieces.letters(k) or words[k] in known.stops or words[k] in known.triggers:
            return None
        if _plural(field, k):
            chained = (
                not follows
                and _plural(field, k + 1)
                and words[k + 1] not in known.stops
                and not field.pieces.capital(k + 1)
            )
            return k + 1 + chained, field.pieces.raw(k + chained)
        if follows:
            return None
    return None
