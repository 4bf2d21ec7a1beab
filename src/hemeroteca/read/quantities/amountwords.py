"""The words around numbers of a language: bounds, ranges, rates, units, what is counted and what is only a name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.numbers.cardinals import Counting, counting
from hemeroteca.read.pieces import Phrases, Pieces
from hemeroteca.read.quantities.money import Currencies, currencies
from hemeroteca.records import Bound

PERCENT = "%"


class RangeWords(msgspec.Struct, frozen=True):
    """Words that make a range of two numbers."""

    opens: list[str] = []
    between: list[str] = []
    to: list[str] = []
    and_: list[str] = msgspec.field(name="and", default=[])
    or_: list[str] = msgspec.field(name="or", default=[])


class RateWords(msgspec.Struct, frozen=True):
    """Words that make a rate: "per" takes any noun, "a" and "each" a unit of time or one of `nouns`."""

    per: list[str] = []
    each: list[str] = []
    adverbs: dict[str, str] = {}
    nouns: list[str] = []


class CountingWords(msgspec.Struct, frozen=True):
    """Words that help to find the noun that is counted."""

    determiners: list[str] = []
    irregular: list[str] = []
    """Plurals without an s."""
    adjectives: list[str] = []
    """Those that stand between number and noun, where adjectives follow the noun."""
    stops: list[str] = []
    only: list[str] = []
    """Words before "one" that make a number of it (`only` one)."""


class NameWords(msgspec.Struct, frozen=True):
    """Words beside which a number is a name, an address or a clock time."""

    before: list[str] = []
    streets: list[str] = []
    phrases: list[str] = []
    """Whole expressions that only look like numbers (24/7)."""
    telephones: list[str] = []
    """Words right before a telephone number, in lower case."""
    clock_before: list[str] = []
    clock_after: list[str] = []
    clock_openers: list[str] = []


class AmountWords(msgspec.Struct, frozen=True):
    """The sections of `numbers` that are about what stands around a number."""

    bounds: dict[str, Bound] = {}
    bounds_after: dict[str, Bound] = {}
    durations: list[str] = []
    """A bound that means "in the course of" before a duration, and the words before it after which it does not."""
    ranges: RangeWords = RangeWords()
    rates: RateWords = RateWords()
    counting: CountingWords = CountingWords()
    names: NameWords = NameWords()


class UnitWords(msgspec.Struct, frozen=True):
    """The section `units` of a language."""

    percent: tuple[str, ...] = (PERCENT, "％")
    names: dict[str, str] = {}


class Vicinity(NamedTuple):
    """A language's words around numbers, ready for looking up."""

    words: AmountWords
    counting: Counting
    currencies: Currencies
    units: Phrases[str]
    bounds: Phrases[Bound]
    bounds_after: Phrases[Bound]
    clock_after: Phrases[bool]
    set_phrases: Phrases[bool]
    stops: frozenset[str]
    irregular: frozenset[str]
    name_nouns: frozenset[str]
    triggers: frozenset[str]


class Field(NamedTuple):
    """A text's pieces with the words to read its amounts by."""

    pieces: Pieces
    vicinity: Vicinity
    language: str | None

    @property
    def words(self) -> list[str]:
        """The pieces in lower case."""
        return self.pieces.words


@cache
def vicinity(language: str | None) -> Vicinity:
    """The words around numbers of a language; a language without a file has percent and currencies."""
    own = language in LANGUAGES
    words = section(language, "numbers", AmountWords) if own and language else AmountWords()
    units = section(language, "units", UnitWords) if own and language else UnitWords()
    known = counting(language)
    named = dict.fromkeys(units.percent, PERCENT) | units.names
    halves = {*known.words.halves, *known.words.half_of}
    return Vicinity(
        words, known, currencies(language), Phrases(named), Phrases(words.bounds), Phrases(words.bounds_after),
        Phrases.of(words.names.clock_after, True), Phrases.of(words.names.phrases, True),
        frozenset(words.counting.stops), frozenset(words.counting.irregular), frozenset(words.names.before),
        frozenset(known.cardinals) | frozenset(known.words.articles) | frozenset(known.words.bare_scales) | halves
        | frozenset(known.words.minus) | (frozenset(known.fractions) if known.words.parts else frozenset())
        | frozenset(known.scales),
    )  # fmt: skip
