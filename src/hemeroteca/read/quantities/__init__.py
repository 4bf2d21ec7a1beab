"""Quantities in running text: how much or how many, of what, at least or about, per year.

One pass over the pieces of a text, after its times are known: no number inside a date is a quantity, nor one that is
part of a name, an address, a clock time or a version (see `naming`). A quantity's span holds its number and unit, not
its bound, its rate or what it counts. Vague amounts without a number ("dozens", "miles de personas") are left out.
"""

from __future__ import annotations

from bisect import bisect_left

from hemeroteca.read.numbers.numerals import is_number_sign
from hemeroteca.read.pieces import cut_pieces
from hemeroteca.read.quantities.amounts import Amount, amount_at, range_from, unit_and_half
from hemeroteca.read.quantities.amountwords import Field, vicinity
from hemeroteca.read.quantities.counted import bound_of, counted_after, rate_of
from hemeroteca.read.quantities.naming import HUNDREDS, is_name, score_end
from hemeroteca.read.quantities.telephones import telephone_spans
from hemeroteca.read.times import scan_times
from hemeroteca.records import Bound, Quantity, Span

WEB_SIGNS = ("://", "www.", "@")


def _masked(field: Field, text: str) -> bytearray:
    """The pieces inside times and web addresses, where no quantity is looked for."""
    mask = bytearray(len(field.words))
    for found in scan_times(text, field.language):
        for i in range(found.start, found.end):
            mask[i] = 1
    if any(sign in text for sign in WEB_SIGNS):
        _mask_addresses(field, mask)
    for span in telephone_spans(text, field.vicinity.words.names.telephones):
        i = bisect_left(field.pieces.starts, span.start, field.pieces.indices.start, field.pieces.indices.stop)
        while field.pieces.starts[i] < span.end and field.words[i]:
            mask[i] = 1
            i += 1
    return mask


def _mask_addresses(field: Field, mask: bytearray) -> None:
    """Mark what stands without a space around `://`, `www.` and `@`."""
    starts, ends, words = field.pieces.starts, field.pieces.ends, field.words
    begin = field.pieces.indices.start
    for i in field.pieces.indices:
        if i > begin and starts[i] != ends[i - 1]:
            begin = i
        last = starts[i + 1] != ends[i] or not words[i + 1]
        if last and i > begin and any(sign in field.pieces.text[starts[begin] : ends[i]] for sign in WEB_SIGNS):
            for k in range(begin, i + 1):
                mask[k] = 1


def _stands(field: Field, amount: Amount, bound: Bound) -> bool:
    """Whether an amount is a quantity: "half" with a bound or unit, "one" with "at least" or "only"; not "one day"."""
    if amount.bare and amount.unit is None and amount.noun is None:
        bounded = bound != "exact" if amount.low < 1 else bound == "at least" or _only_one(field, amount)
        return bounded and not field.words[amount.end][:1].isdecimal()
    if amount.bare and amount.unit == "day" and bound == "exact":
        return False
    base = (
        amount.worded
        and amount.end == amount.start + 1
        and not (amount.low < HUNDREDS and _noun_follows(field, amount))
    )
    return not (base and field.words[amount.start - 1] in field.vicinity.words.rates.per)


def _noun_follows(field: Field, amount: Amount) -> bool:
    """Whether a word that can be counted follows: "por trece votos"; not the base of a rate, "uno por mil"."""
    return field.pieces.letters(amount.end) and field.words[amount.end] not in field.vicinity.stops


def _only_one(field: Field, amount: Amount) -> bool:
    """Whether "one" counts a noun behind "only": "only one witness", not "the only one" or "only one of them"."""
    words, known = field.words, field.vicinity.words.counting
    alone = words[amount.start - 1] in known.only and words[amount.start - 2] not in known.determiners
    return alone and _noun_follows(field, amount)


def _quantity(field: Field, amount: Amount) -> tuple[int, Quantity] | None:
    """Where an amount ends with all that belongs to it, and the quantity it is."""
    after, bound = bound_of(field, amount)
    if not _stands(field, amount, bound):
        return None
    noun_end, counted = counted_after(field, amount._replace(end=after))
    rate = rate_of(field, after) or (rate_of(field, noun_end) if noun_end > after else None)
    span = Span(field.pieces.starts[amount.start], field.pieces.ends[amount.end - 1])
    quantity = Quantity(
        span=span, low=amount.low, high=amount.high, unit=amount.unit, bound=bound, per=rate[1] if rate else None,
        counted=counted,
    )  # fmt: skip
    return amount.end, quantity


def _is_listed(words: list[str], i: int) -> bool:
    """Whether a short number stands among others with only space between them, as in a table: it is just a number."""
    if not words[i].isdecimal():
        return False
    return all(word.isdecimal() and len(word) <= 2 and word[0] != "0" for word in words[i - 4 : i + 3])


def find_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order; languages without a word list get digits, percent and money."""
    field = Field(cut_pieces(text), vicinity(language), language)
    mask = _masked(field, text)
    triggers, words = field.vicinity.triggers, field.words
    found: list[Quantity] = []
    i, stop = field.pieces.indices.start, field.pieces.indices.stop
    while i < stop:
        word = words[i]
        if mask[i] or not (word[0].isdecimal() or word in triggers or is_number_sign(word)):
            i += 1
            continue
        if _is_listed(words, i):
            value, span = float(word), Span(field.pieces.starts[i], field.pieces.ends[i])
            found.append(Quantity(span=span, low=value, high=value))
            i += 1
            continue
        amount = amount_at(field, i) or unit_and_half(field, i)
        if amount is None or any(mask[amount.start : amount.end]):
            i += 1
            continue
        amount = range_from(field, amount) or amount
        if end := score_end(field, amount):
            i = end
            continue
        if any(mask[amount.start : amount.end]) or is_name(field, amount):
            i = _after_name(field, amount)
            continue
        read = _quantity(field, amount)
        if read and (not found or read[1].span.start >= found[-1].span.end):
            found.append(read[1])
        i = max(amount.end, i + 1)
    return tuple(found)


def _after_name(field: Field, amount: Amount) -> int:
    """Where to read on after a number that is part of a name: behind everything glued to it."""
    j = max(amount.end, amount.number + 1)
    while field.pieces.glued(j) and field.words[j] not in {",", ";", ")", "]"}:
        j += 1
    return j
