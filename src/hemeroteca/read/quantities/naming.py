"""Numbers that are no amounts: names ("Brigade 107", "F-16"), addresses, clock times, versions, telephone numbers."""

from __future__ import annotations

from hemeroteca.read.quantities.amounts import DASHES, Amount, amount_at
from hemeroteca.read.quantities.amountwords import Field

HOURS = 24
LONGEST_NAME = 4
"""Digits in a number that is part of a name; longer ones count something even after a capital."""
SENTENCE_SIGNS = {
    ".",
    "!",
    "?",
    ":",
    ";",
    "…",
    '"',
    "“",
    "”",
    "«",
    "»",
    "'",
    "‘",
    "’",
    "—",
    "–",
    "-",
    "(",
    ")",
    "•",
    "*",
    "",
}
QUOTES = {'"', "'", "”", "’"}
HUNDREDS = 100
LONGEST_STREET = 4
"""Pieces of a street's name behind its number: "131 West 23rd Street"."""
LARGEST_SCORE = 1000
GLUE = {"-", "‑", "/", ":", "_", "@", "#", ".", "=", "+", "’", "'", "№", "§", "~", "\\", "^"}


def is_name(field: Field, amount: Amount) -> bool:
    """Whether a number is no amount but part of something else."""
    if field.vicinity.set_phrases.at(field.words, amount.start):
        return True
    if amount.worded:
        return _worded_name(field, amount) or _clock(field, amount)
    return (
        _glued_to_name(field, amount)
        or _glued_on(field, amount)
        or _clock(field, amount)
        or (amount.unit is None and amount.scale > 1 and _address(field, amount))
        or (amount.plain and (_after_name(field, amount) or _address(field, amount) or _list_number(field, amount)))
    )


def score_end(field: Field, amount: Amount) -> int | None:
    """Where a score ends that an amount begins: "4 to 1", "51 to 49"; from ten to five is no score."""
    ranges, words, j = field.vicinity.words.ranges, field.words, amount.end
    if not amount.whole or amount.scale > 1 or amount.unit or amount.noun or words[j] not in ranges.to[:1]:
        return None
    last = amount_at(field, j + 1)
    if last is None or words[amount.start - 1] in ranges.opens or last.unit or last.noun or last.scale > 1:
        return None
    fits = last.whole and last.low <= amount.low < LARGEST_SCORE and amount.low == amount.high
    return last.end if fits else None


def _begins_sentence(field: Field, i: int) -> bool:
    """Whether piece `i` begins a sentence or a line."""
    return field.words[i - 1] in SENTENCE_SIGNS or "\n" in field.pieces.gap(i)


def _worded_name(field: Field, amount: Amount) -> bool:
    """As in "the Big Four", "Three Mile Island", "la ONCE": number words in capitals inside a sentence."""
    i, j = amount.number, amount.end
    if not field.pieces.capital(i) or amount.unit or amount.scale > 1:
        if not amount.whole and field.words[j] == "-" and field.pieces.glued(j) and field.pieces.letters(j + 1):
            return amount.unit is None
        return field.words[i - 1] == "-" and field.pieces.glued(i) and field.pieces.letters(i - 2)
    if _begins_sentence(field, i):
        return field.pieces.raw(i).isupper() and len(field.words[i]) > 1 and not field.pieces.raw(j).isupper()
    counts = _plural_word(field, j) and field.words[i - 1] not in field.vicinity.words.counting.determiners
    return not counts or field.pieces.raw(i).isupper()


def _glued_to_name(field: Field, amount: Amount) -> bool:
    """As in "F-16", "i24", "COVID-19", "3.11.2", "10:30": glued to letters or more digits before it."""
    i, words = amount.start, field.words
    if not field.pieces.glued(i) or (amount.unit and amount.start != amount.number):
        return False
    before = words[i - 1]
    if before[0].isalnum() or (before in QUOTES and words[i - 2] == "="):
        return True
    if before in {"+", "#", "@", "_", "=", "№", "§"}:
        return True
    inside = before in GLUE and field.pieces.glued(i - 1) and words[i - 2][0].isalnum()
    prefixed = (
        before in DASHES and words[i - 2].isalpha() and field.words[i - 2] in {"mid", "pre", "post", "sub", "some"}
    )
    return inside and not prefixed


def _glued_on(field: Field, amount: Amount) -> bool:
    """As in "4th", "5G", "747-400", "54-46", "10:30", "12/5": letters or more digits glued on behind."""
    j, words = amount.end, field.words
    if not field.pieces.glued(j):
        return False
    after = words[j]
    if after[0].isalnum():
        return amount.unit is None or field.pieces.letters(j)
    further = field.pieces.glued(j + 1) and words[j + 1][0].isdecimal()
    if after in DASHES and field.pieces.glued(j + 1) and words[j + 1][0].isalpha():
        return amount.plain and field.pieces.raw(j + 1)[0].isupper()
    return further and after in GLUE


def _clock(field: Field, amount: Amount) -> bool:
    """As in "3pm", "at 5", "20.30 horas", "a las 5": a time of day."""
    names, words, i, j = field.vicinity.words.names, field.words, amount.start, amount.end
    military = amount.plain and len(words[amount.number]) == 4 and amount.low <= HOURS * HUNDREDS
    if military and amount.unit is None and field.vicinity.clock_after.at(words, j):
        return True
    if not 0 <= amount.low <= HOURS or amount.scale > 1:
        return False
    if amount.unit is None and field.vicinity.clock_after.at(words, j):
        return True
    ends = not field.pieces.letters(j) or amount.unit == "hour" or words[j] in field.vicinity.stops
    if words[i - 1] in names.clock_openers and ends and words[i - 2] in field.vicinity.stops:
        return amount.unit in {None, "hour"} and amount.low >= 1
    counts = amount.unit is not None or amount.noun is not None or not amount.whole
    return words[i - 1] in names.clock_before and not counts and ends and amount.low <= HOURS / 2


def _after_name(field: Field, amount: Amount) -> bool:
    """As in "Article 5", "No. 10", "Channel 12", "Apollo 11": after a noun that is numbered, or after a capital."""
    i, words = amount.start, field.words
    before, k = words[i - 1], i - 1
    if before == "." and field.pieces.glued(i - 1):
        before, k = words[i - 2], i - 2
    if before in field.vicinity.name_nouns:
        return not (k == i - 1 and before in field.vicinity.stops)
    if k < i - 1 or not field.pieces.letters(k) or not field.pieces.capital(k) or _begins_sentence(field, k):
        return False
    digits = amount.end - amount.number == 1 and words[amount.number].isdecimal()
    return digits and len(words[amount.number]) <= LONGEST_NAME and not _counts(field, amount.end)


def _counts(field: Field, j: int) -> bool:
    """Whether a small plural or a function word of amounts follows, so that the number counts it."""
    word = field.words[j]
    small = field.pieces.letters(j) and not field.pieces.capital(j)
    return small and (word in field.vicinity.irregular or (word.endswith("s") and word not in field.vicinity.stops))


def _plural_word(field: Field, j: int) -> bool:
    """Whether the word at piece `j` looks like a plural, capital or not."""
    return field.words[j] in field.vicinity.irregular or field.words[j].endswith("s")


def _address(field: Field, amount: Amount) -> bool:
    """As in "10 Downing Street", "calle Mayor, 12"."""
    streets, words = field.vicinity.words.names.streets, field.words
    if amount.low != int(amount.low) or amount.low != amount.high:
        return False
    most = amount.end + LONGEST_STREET
    after = next((k for k in range(amount.end, most) if not _names_street(field, k)), most)
    if any(words[k] in streets for k in range(amount.end + 1, after)):
        return True
    return any(
        words[amount.start - back] in streets and field.vicinity.counting.words.joins_tens for back in range(1, 5)
    )


def _names_street(field: Field, k: int) -> bool:
    """Whether piece `k` can belong to a street's name: a capital, a number, the ending of an ordinal."""
    word = field.words[k]
    return field.pieces.capital(k) or word.isdecimal() or word in field.vicinity.counting.words.ordinal_endings


def _list_number(field: Field, amount: Amount) -> bool:
    """As in "1. First …" at the beginning of a line, and "007"."""
    first = field.words[amount.number]
    if len(first) > 1 and first[0] == "0" and first.isdecimal():
        return True
    begins = not field.words[amount.start - 1] or "\n" in field.pieces.gap(amount.start)
    after = field.words[amount.end]
    return begins and after in {".", ")"} and field.pieces.glued(amount.end) and field.pieces.capital(amount.end + 1)
