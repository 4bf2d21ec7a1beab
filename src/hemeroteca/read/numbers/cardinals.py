"""Numbers in words, in digits, or in both (`3.8 billion`, `two hundred and thirty`, `tres millones y medio`).

A numeral is built from parts: a scale word (`thousand`, `million`) multiplies the parts before it that are smaller
than the scale, everything else is added, and a part is only taken in if it is smaller than the last one leaves room
for. So "nineteen ninety" ends after "nineteen", and "two hundred thirty thousand" is one number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import msgspec

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.numbers.digits import decimal_sign, digits_value
from hemeroteca.read.pieces import MEMO, Pieces, strip_marks

TEN = 10.0
THOUSAND = 1000.0
POWER_SIGNS = {"^", "x", "×"}
LARGEST_POWER = 300
MOST_GROUPS = 7
"""Groups of digits apart by spaces: seven make a quintillion."""
MOST_SCALES = 3
"""Scale words in a row ("hundred thousand million"); a longer row is no number."""

SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5}
SIGNS |= {"⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10}
HYPHEN = {"-", "‐", "‑"}
GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]{1,9})?")
GROUP_SPACES = {" ", "\u00a0", "\u202f", "\u2009"}


class NumberWords(msgspec.Struct, frozen=True):
    """The section `numbers` of a language: its number words, in lower case."""

    cardinals: dict[str, int] = {}
    scales: dict[str, float] = {}
    bare_scales: list[str] = []
    """Scales that mean a number without another before them (`mil`)."""
    suffixes: dict[str, float] = {}
    """Scales that follow digits, written as they must be written (`bn`, `M`)."""
    spaced_suffixes: list[str] = []
    """Those of the suffixes that may stand apart from their digits."""
    articles: list[str] = []
    """Words that mean one before a scale or a fraction only (`a` dozen)."""
    bare_ones: list[str] = []
    """Words for one that are no quantity by themselves."""
    joiners: list[str] = []
    joins_tens: bool = False
    """Whether the joiner stands between tens and ones (`treinta y dos`)."""
    points: list[str] = []
    minus: list[str] = []
    not_minus_after: list[str] = []
    halves: list[str] = []
    half_of: list[str] = []
    parts: list[str] = []
    """Words after a denominator that belong to it (`la tercera` parte)."""
    """Words for a half that need no number before them."""
    fractions: dict[str, int] = {}
    fraction_endings: dict[str, int] = {}
    """Endings that make a denominator of a number in the same word, and what they multiply it by."""
    fraction_plural: str = "s"
    of: list[str] = []
    closes: list[str] = []
    """Words that a fraction in the singular may stand before, besides `of`."""
    over: list[str] = []
    one_in: list[str] = []
    ordinals: dict[str, int] = {}
    ordinal_endings: list[str] = []
    """Signs and letters after the digits of an ordinal."""


class Numeral(NamedTuple):
    """A number between two pieces; `scale` is what its last part was multiplied by, `bare` one or a half alone."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    bare: bool = False
    worded: bool = False
    whole: bool = True


class Part(NamedTuple):
    """One part of a numeral: its value, and how large an addend after it may be."""

    end: int
    value: float
    room: float
    worded: bool


class Counting(NamedTuple):
    """A language's number words, ready for looking up."""

    words: NumberWords
    cardinals: dict[str, int]
    scales: dict[str, float]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    decimal: str
    longest: tuple[str, ...]
    """The cardinals, longest first, to take words apart that hold several."""


def _spelled(values: dict[str, int]) -> dict[str, int]:
    """The words with and without their accents."""
    return {strip_marks(word): value for word, value in values.items()} | values


@cache
def counting(language: str | None) -> Counting:
    """The number words of a language; a language without a file has digits only."""
    words = section(language, "numbers", NumberWords) if language in LANGUAGES else NumberWords()
    scales = {strip_marks(word): value for word, value in words.scales.items()} | words.scales
    tables = _spelled(words.cardinals), scales, _spelled(words.fractions), _spelled(words.ordinals)
    longest = tuple(sorted(tables[0], key=len, reverse=True))
    return Counting(words, *tables, decimal_sign(language), longest)


def _room(value: float) -> float:
    """How large an addend after a number word may be: below the last ten, hundred, thousand of it."""
    room = 1.0
    while value and value % (room * 10) == 0:
        room *= 10
    return room


def _atom(pieces: Pieces, i: int, known: Counting) -> Part | None:
    """One number word or group of digits at piece `i`."""
    word = pieces.words[i]
    if word[:1].isdecimal():
        return _digits(pieces, i, known)
    value = known.cardinals.get(word)
    if value is None and word in known.words.articles and pieces.words[i + 1] in known.scales:
        value = 1
    return Part(i + 1, float(value), _room(value), worded=True) if value is not None else None


def _digits(pieces: Pieces, i: int, known: Counting) -> Part | None:
    """Digits, with groups apart by single spaces ("1 414 021"), and the fraction after a whole number ("2 ¼")."""
    words = pieces.words
    end, written = i + 1, words[i]
    if written.isdecimal() and len(written) <= 3 and written[0] != "0":
        while end - i < MOST_GROUPS and pieces.gap(end) in GROUP_SPACES and (group := GROUP.fullmatch(words[end])):
            written += group[0].replace(",", ".")
            end += 1
            if not group[0].isdecimal():
                break
    value = digits_value(written, known.decimal if end == i + 1 else ".", share=words[end] == "%")
    if value is None:
        return None
    if words[end] in SIGNS:
        return Part(end + 1, value + SIGNS[words[end]], 1.0, worded=False)
    return Part(end, value, 1.0, worded=False)


def _scales(words: list[str], j: int, known: Counting) -> tuple[int, float, float]:
    """The scale words at piece `j`: where they end, the largest, and their product."""
    largest, product = 0.0, 1.0
    if words[j] in HYPHEN and words[j + 1] in known.scales:
        j += 1
    for _ in range(MOST_SCALES):
        if words[j] not in known.scales:
            break
        largest = max(largest, known.scales[words[j]])
        product *= known.scales[words[j]]
        j += 1
    return j, largest, product


def _scale_up(parts: list[float], scale: float) -> None:
    """Multiply by `scale` the part before it, with all before that which is smaller than the scale."""
    below = parts.pop() if parts and parts[-1] >= scale else 0.0
    while parts and parts[-1] < scale:
        below += parts.pop()
    parts.append((below or 1.0) * scale)


class Chain(NamedTuple):
    """How far a cardinal has come: its last scale, the sum since then, and how large the next addend may be."""

    scale: float = 0.0
    since: float = 0.0
    room: float = float("inf")

    def fits(self, part: Part, largest: float, product: float, *, joined: bool) -> bool:
        """Whether a part, followed by scales with this largest one and this product, belongs to the same number."""
        if not 0 < part.value < self.room:
            return False
        if not largest:
            return True
        if largest > self.scale:
            return not (joined and self.scale >= THOUSAND)
        return largest < self.scale and (self.since + part.value) * product < self.scale


def _breaks_off(pieces: Pieces, j: int, room: float, known: Counting) -> bool:
    """Whether the number word before piece `j` begins a fraction of its own ("five and three quarters")."""
    if known.words.joins_tens and room == TEN:
        return False
    word = pieces.words[j]
    return word in known.fractions or word.removesuffix(known.words.fraction_plural) in known.fractions


def read_cardinal(pieces: Pieces, i: int, known: Counting) -> Numeral | None:
    """The whole number or decimal in digits or words that begins at piece `i`, the longest that makes sense."""
    memo, key = pieces.memo, (i, id(known))
    if key in memo:
        found = memo[key]
        assert found is None or isinstance(found, Numeral)
        return found
    if len(memo) >= MEMO:
        memo.clear()
    numeral = _read_cardinal(pieces, i, known)
    memo[key] = numeral
    return numeral


def _read_cardinal(pieces: Pieces, i: int, known: Counting) -> Numeral | None:
    """The same, not looked up."""
    words = pieces.words
    parts: list[float] = []
    j, chain, worded, multiplier = i, Chain(), False, 1.0
    if words[i] in known.words.bare_scales:
        scale = known.scales[words[i]]
        parts, j, chain, worded = [scale], i + 1, Chain(scale, 0.0, scale), True
    while True:
        joined = bool(parts) and words[j] in known.words.joiners
        k = j + 1 if joined or (parts and words[j] in HYPHEN and chain.room == TEN) else j
        part = _atom(pieces, k, known)
        if part is None or (parts and not part.worded and not chain.scale):
            break
        end, largest, product = _scales(words, part.end, known)
        if parts and not chain.fits(part, largest, product, joined=joined):
            break
        if joined and _breaks_off(pieces, part.end, chain.room, known):
            break
        parts.append(part.value)
        worded = worded or part.worded or end > part.end
        chain = Chain(chain.scale, chain.since + part.value, part.room)
        multiplier = product
        for scale in (known.scales[word] for word in words[part.end : end] if word in known.scales):
            _scale_up(parts, scale)
            chain = Chain(scale, 0.0, scale)
        j = end
    if not parts:
        return None
    bare = j == i + 1 and words[i] in known.words.bare_ones
    return Numeral(i, j, sum(parts), multiplier, bare, worded)


def read_suffix(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral:
    """A scale letter after digits ("10k", "$3bn", "10 M"), case as written, or a power of ten ("1.3e6")."""
    end = numeral.end
    if numeral.worded or not pieces.words[end]:
        return numeral
    raw, glued = pieces.raw(end), pieces.glued(end)
    if glued and raw in {"e", "E"} and pieces.glued(end + 1):
        sign = pieces.words[end + 1] in {"+", "-"}
        power = pieces.words[end + 1 + sign]
        if power.isdecimal() and len(power) <= 2 and pieces.glued(end + 1 + sign):
            exponent = -int(power) if pieces.words[end + 1] == "-" else int(power)
            return numeral._replace(end=end + 2 + sign, value=numeral.value * 10.0**exponent)
    if raw in POWER_SIGNS and glued and (raised := _power(pieces, end)):
        return numeral._replace(end=raised[0], value=raised[1](numeral.value))
    scale = known.words.suffixes.get(raw)
    if (
        scale is None
        or not (glued or raw in known.words.spaced_suffixes)
        or (pieces.glued(end + 1) and pieces.words[end + 1][0].isalnum())
    ):
        return numeral
    return numeral._replace(end=end + 1, value=numeral.value * scale, scale=scale)


def _power(pieces: Pieces, j: int) -> tuple[int, Callable[[float], float]] | None:
    """What a power at piece `j` makes of a number: `^2`, `x10^6`."""
    times_ten = pieces.words[j] != "^"
    k = j + 2 if times_ten and pieces.words[j + 1] == "10" else j
    sign = pieces.words[k + 1] in {"+", "-"}
    exponent = pieces.words[k + 1 + sign]
    if pieces.words[k] != "^" or not exponent.isdecimal() or len(exponent) > 2:
        return None
    power = -int(exponent) if pieces.words[k + 1] == "-" else int(exponent)
    end = k + 2 + sign
    if times_ten:
        return end, lambda value: value * 10.0**power
    return (
        end,
        lambda value: math.pow(value, power) if value and abs(power * math.log10(value)) < LARGEST_POWER else math.inf,
    )


def read_point(pieces: Pieces, numeral: Numeral, known: Counting) -> Numeral:
    """Decimals in words: "five point two five", "siete con cincuenta"."""
    words, j = pieces.words, numeral.end
    if not numeral.worded or words[j] not in known.words.points:
        return numeral
    decimals, j = "", j + 1
    while (part := _atom(pieces, j, known)) and part.worded and part.value < 10:
        decimals += str(int(part.value))
        j = part.end
    if not decimals and (rest := read_cardinal(pieces, j, known)) and rest.worded:
        decimals, j = str(int(rest.value)), rest.end
    if not decimals:
        return numeral
    fraction = float(f"0.{decimals}")
    scale = 1.0
    if words[j] in known.scales:
        j, _, scale = _scales(words, j, known)
    return numeral._replace(end=j, value=(numeral.value + fraction) * scale, scale=scale, bare=False, whole=False)
