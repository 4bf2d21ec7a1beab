"""Numerals of every form: cardinals with a sign, decimals in words, fractions, ratios ("two thirds", "one in five")."""

from __future__ import annotations

from hemeroteca.read.numbers.cardinals import (
    HYPHEN,
    SIGNS,
    Counting,
    Numeral,
    counting,
    read_cardinal,
    read_point,
    read_suffix,
)
from hemeroteca.read.pieces import Pieces

LARGE = 1000.0
"""A fraction after a scale this large is one of the scale: "3 million and a half", but "two hundred and a half"."""

LONGEST_DENOMINATOR = 40
"""Letters in a denominator that holds its number; longer words are taken for none."""
MINUS = {"-", "−"}
TENS = {10, 100}
"""Wholes of which "eight of 10" is a ratio without "out of"."""
SMALL = 10
"""Ratios are read as such up to nine in so many; "20 in 30 games" is two numbers."""


def _denominator(pieces: Pieces, j: int, known: Counting, *, several: bool) -> tuple[int, float] | None:
    """The end and the value of a denominator in words at piece `j`; plural after a numerator over one."""
    words = pieces.words
    plural = known.words.fraction_plural
    factor, k = 0.0, j
    if words[j] not in known.fractions and words[j] in known.cardinals:
        compound = read_cardinal(pieces, j, known)
        if compound is None or not compound.worded:
            return None
        factor, k = compound.value, compound.end
        if words[k] in HYPHEN or words[k] in known.words.joiners:
            k += 1
    word = words[k]
    value = known.fractions.get(word)
    if value is None and word.endswith(plural):
        value = known.fractions.get(word.removesuffix(plural))
        several = True
    elif several and value is not None and not word.endswith(plural):
        return None
    if value is None:
        value = _glued_denominator(word, known)
    if value is None:
        return None
    if factor:
        return k + 1, factor * value if value > factor or value >= 100 else factor + value
    return k + 1, float(value)


def _glued_denominator(word: str, known: Counting) -> int | None:
    """A denominator in one word: "veintiunavos", "cientocincoavos", "dosmilésimos"."""
    for ending, factor in known.words.fraction_endings.items():
        if not word.endswith(ending) or len(word) > LONGEST_DENOMINATOR:
            continue
        stem, total = word.removesuffix(ending), 0
        while stem:
            part = next((name for name in known.longest if stem.startswith(name)), None)
            if part is None:
                break
            total += known.cardinals[part]
            stem = stem.removeprefix(part).removeprefix("i" if len(stem) > len(part) + 1 else "")
        if not stem and total:
            return total * factor
    return None


def _closes(pieces: Pieces, j: int, known: Counting) -> bool:
    """Whether a singular fraction may end here: before "of", a scale or a sign, but not before a noun."""
    word = pieces.words[j]
    return not word or not word[0].isalpha() or word in {*known.words.of, *known.words.closes} or word in known.scales


def _half(pieces: Pieces, i: int, known: Counting) -> Numeral | None:
    """A half: "half a million", "half of", "medio millón", "la mitad de"; bare where nothing after it says so."""
    words = pieces.words
    if words[i] not in known.words.halves and words[i] not in known.words.half_of:
        return None
    j = i + 1
    if words[j] in known.words.articles and words[j + 1] in known.scales:
        j += 1
    value = 0.5
    if words[j] in known.scales:
        scale = known.scales[words[j]]
        return Numeral(i, j + 1, value * scale, scale, worded=True)
    return Numeral(i, i + 1, value, bare=words[i + 1] not in known.words.of, worded=True, whole=False)


def _one_part(words: list[str], i: int, known: Counting) -> Numeral | None:
    """A fraction without a numerator: "½", "la tercera parte"."""
    if words[i] in SIGNS:
        return Numeral(i, i + 1, SIGNS[words[i]], worded=False, whole=False)
    if words[i + 1] in known.words.parts and words[i] in known.fractions:
        return Numeral(i, i + 2, 1 / known.fractions[words[i]], worded=True, whole=False)
    return None


def read_fraction(pieces: Pieces, i: int, known: Counting, *, addend: bool = False) -> Numeral | None:
    """A fraction that begins at piece `i`: "two thirds", "a quarter of", "3/4", "½", "half a million".

    A singular one must close its phrase ("a fifth of", not "a fifth person"), unless it is the addend of a number.
    """
    words = pieces.words
    half = _one_part(words, i, known) or _half(pieces, i, known)
    numerator = read_cardinal(pieces, i, known)
    if numerator is None and words[i] in known.words.articles:
        numerator = Numeral(i, i + 1, 1.0, worded=True)
    if half is not None or numerator is None:
        return half
    j = numerator.end
    if words[j] == "/" and words[j + 1].isdecimal() and not numerator.worded:
        return _slash(pieces, numerator)
    if not numerator.worded:
        return None
    if words[j] in HYPHEN:
        j += 1
    several = numerator.value != 1
    found = _denominator(pieces, j, known, several=several)
    if found is None or not found[1] or not (several or addend or _closes(pieces, found[0], known)):
        return None
    end, below = found
    end += words[end] in known.words.parts
    value, scale = numerator.value / below, 1.0
    of_one = words[end] in known.words.of and words[end + 1] in {*known.words.articles, *known.words.bare_ones}
    k = end + 2 if of_one else end
    if words[k] in known.scales:
        scale = known.scales[words[k]]
        end = k + 1
    return Numeral(i, end, value * scale, scale, worded=True, whole=False)


def _slash(pieces: Pieces, numerator: Numeral) -> Numeral | None:
    """A fraction in digits, `3/4`; a date or a longer chain of slashes is none."""
    words, j = pieces.words, numerator.end
    below = words[j + 1]
    year = len(below) == 4 and below[:2] in {"19", "20"}
    if len(below) > 4 or year or not int(below) or words[j + 2] == "/" or words[numerator.start - 1] == "/":
        return None
    return Numeral(numerator.start, j + 2, numerator.value / int(below), worded=False, whole=False)


def _mixed(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral | None:
    """A whole number with a fraction: "2 1/4", "five and a half million", "3 million and a quarter"."""
    words, j = pieces.words, numeral.end
    if words[j] in HYPHEN and words[j + 2] == "/" and pieces.glued(j) and pieces.glued(j + 1) and pieces.glued(j + 2):
        j += 1
    if words[j + 1] == "/" and words[j].isdecimal() and not numeral.worded:
        digits = read_cardinal(pieces, j, known)
        slash = _slash(pieces, digits) if digits else None
        return slash and numeral._replace(end=slash.end, value=numeral.value + slash.value, whole=False, bare=False)
    if words[j] in HYPHEN and words[j + 1] in known.words.joiners and words[j + 2] in HYPHEN:
        return _hyphened(pieces, numeral, known)
    if words[j] not in known.words.joiners and words[j] not in known.words.points:
        return None
    if words[j + 1] in known.words.halves and words[j + 1] not in known.words.half_of:
        fraction: Numeral | None = Numeral(j + 1, j + 2, 0.5)
        if words[j + 2] in known.scales:
            fraction = Numeral(j + 1, j + 3, 0.5 * known.scales[words[j + 2]], known.scales[words[j + 2]])
    else:
        fraction = read_fraction(pieces, j + 1, known, addend=True)
    if fraction is None or (fraction.whole and fraction.value >= 1 and fraction.scale == 1):
        return None
    if numeral.scale == 1 and fraction.scale > 1:
        value = numeral.value * fraction.scale + fraction.value
    else:
        value = numeral.value + fraction.value * (
            numeral.scale if numeral.scale >= LARGE and fraction.scale == 1 else 1
        )
    scale = max(numeral.scale, fraction.scale)
    return numeral._replace(end=fraction.end, value=value, scale=scale, whole=False, bare=False)


def _hyphened(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral | None:
    """As in "four-and-a-half"."""
    words, j = pieces.words, numeral.end + 3
    if words[j] in known.words.articles and words[j + 1] in HYPHEN:
        j += 2
    if words[j] not in known.words.halves:
        return None
    return numeral._replace(end=j + 1, value=numeral.value + 0.5, whole=False, bare=False)


def _ratio(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral | None:
    """As in "one in five", "two out of five hundred", "uno de cada diez", "one over three"."""
    words, j = pieces.words, numeral.end
    for phrase in known.words.one_in:
        parts = phrase.split()
        if words[j : j + len(parts)] != parts or not 0 < numeral.value < SMALL or numeral.scale != 1:
            continue
        whole = read_cardinal(pieces, j + len(parts), known)
        if whole and whole.value > numeral.value and not 1000 < whole.value < 2200:
            return numeral._replace(end=whole.end, value=numeral.value / whole.value, whole=False, bare=False)
    of_ten = read_cardinal(pieces, j + 1, known) if words[j] in known.words.of[:1] else None
    if of_ten and of_ten.value in TENS and 0 < numeral.value < SMALL and numeral.scale == 1:
        return numeral._replace(end=of_ten.end, value=numeral.value / of_ten.value, whole=False, bare=False)
    if words[j] in known.words.over:
        below = read_cardinal(pieces, j + 1, known)
        after = pieces.words[below.end] if below else ""
        if below and below.value and (not after[:1].isalpha() or after in known.words.closes):
            return numeral._replace(end=below.end, value=numeral.value / below.value, whole=False, bare=False)
    return None


def read_numeral(pieces: Pieces, i: int, language: str | None) -> Numeral | None:
    """The number that begins at piece `i`, fractions and signs included, or `None`."""
    known = counting(language)
    words = pieces.words
    if words[i] in known.words.minus:
        if words[i - 1] in known.words.not_minus_after or words[i + 1] in known.words.minus:
            return None
        positive = read_numeral(pieces, i + 1, language)
        return positive._replace(start=i, value=-positive.value, bare=False) if positive else None
    numeral = read_fraction(pieces, i, known)
    if numeral is not None and not numeral.whole:
        return _mixed(pieces, numeral, known) or _sign(pieces, numeral, known)
    numeral = numeral or read_cardinal(pieces, i, known)
    if numeral is None:
        return None
    numeral = read_suffix(pieces, numeral, known)
    mixed = _mixed(pieces, numeral, known) or _ratio(pieces, numeral, known)
    return _lone_minus(pieces, mixed or read_point(pieces, _sign(pieces, numeral, known), known))


def _lone_minus(pieces: Pieces, numeral: Numeral) -> Numeral:
    """A number that has a line to itself but for a minus before it: "- 10 k", not the item of a list "- 10 boats"."""
    i, j = numeral.start - 1, numeral.end
    if pieces.words[i] not in MINUS or numeral.value < 0:
        return numeral
    begins = not pieces.words[i - 1] or "\n" in pieces.gap(i)
    ends = not pieces.words[j] or "\n" in pieces.gap(j)
    return numeral._replace(start=i, value=-numeral.value) if begins and ends else numeral


def _sign(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral:
    """Digits with a sign or a decimal sign right before them and a space before that: "-2.5", ".25"."""
    i = numeral.start
    if numeral.worded or not pieces.glued(i):
        return numeral
    before = pieces.words[i - 1]
    if before in {".", ","} and before == known.decimal and pieces.words[i].isdecimal() and not pieces.glued(i - 1):
        numeral = numeral._replace(start=i - 1, value=float(f"0.{pieces.words[i]}"), whole=False)
    if pieces.words[numeral.start - 1] in MINUS and pieces.glued(numeral.start) and not pieces.glued(numeral.start - 1):
        numeral = numeral._replace(start=numeral.start - 1, value=-numeral.value)
    return numeral


def is_number_sign(word: str) -> bool:
    """Whether a sign is a fraction by itself: ½."""
    return word in SIGNS
