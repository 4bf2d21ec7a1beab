"""Currencies: signs, ISO 4217 codes and names, from the CLDR and the section `money` of a language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.pieces import Phrases, Pieces

MILLION = 1e6
CODE_LENGTH = 3
ARTICLES = {"a", "s"}
"""Letters that make another sign of `$`, and are words too."""


class MoneyWords(msgspec.Struct, frozen=True):
    """The section `money` of a language."""

    names: dict[str, str] = {}
    """Names without a country and the code they stand for in news, empty where it could be several."""
    symbols: dict[str, str] = {}
    cents: list[str] = []
    """The hundredth parts of a unit."""
    not_codes: list[str] = []
    """ISO codes that are words in capitals too."""
    millions: dict[str, str] = {}
    """Words for millions of a currency (`mdd`)."""
    masses: dict[str, str] = {}
    """Names of money that are units of mass too."""
    weighing: list[str] = []
    """Words a little before a number that make a mass of such a unit."""
    large: dict[str, str] = {}
    """Names that are other words too and count after a scale only (500 billion `won`)."""
    links: list[str] = []
    """Words between an amount and its currency (`millones de euros`)."""


class Currency(NamedTuple):
    """A currency beside a number: where it ends (or starts), its code, and what it multiplies by (`MUSD`)."""

    edge: int
    code: str
    scale: float = 1.0


class Currencies(NamedTuple):
    """A language's currencies, ready for looking up."""

    words: MoneyWords
    names: Phrases[str]
    symbols: Phrases[str]
    codes: frozenset[str]


def _cldr(language: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """The names, in every number, and the signs of currencies in a language."""
    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    names: dict[str, str] = {}
    for code in map(str, locale.currencies):
        for count in (1, 2, 5):
            name = str(get_currency_name(code, count, locale)).lower()
            if "(" not in name and name != code.lower():
                names.setdefault(name, code)
    symbols = {symbol: code for code, symbol in locale.currency_symbols.items() if not symbol.isalpha()}
    return names, symbols


@cache
def currencies(language: str | None) -> Currencies:
    """The currencies of a language; signs and codes are known in every language."""
    own = language in LANGUAGES
    words = section(language, "money", MoneyWords) if own and language else section("en", "money", MoneyWords)
    names, symbols = _cldr(language)
    own_names = words.names if own else {}
    codes = frozenset(Locale.parse("en").currencies) - frozenset(words.not_codes)
    return Currencies(words, Phrases(names | own_names), Phrases(symbols | words.symbols), codes)


def _code(pieces: Pieces, i: int, known: Currencies) -> tuple[str, float] | None:
    """An ISO code in capitals at piece `i`, perhaps with an M for millions before it."""
    if len(pieces.words[i]) not in {CODE_LENGTH, CODE_LENGTH + 1}:
        return None
    raw = pieces.raw(i)
    if raw in known.codes:
        return raw, 1.0
    if raw[0] == "M" and raw[1:] in known.codes:
        return raw[1:], MILLION
    return None


def _code_letter(pieces: Pieces, i: int) -> bool:
    """Whether a letter at piece `i` belongs to the sign behind it ("A$3bn"), and is no article or genitive."""
    return pieces.glued(i + 1) and pieces.capital(i) and not pieces.glued(i)


def currency_before(pieces: Pieces, i: int, known: Currencies) -> Currency | None:
    """The currency right before piece `i`: "$", "US$", "USD", "MXN$"."""
    words = pieces.words
    found = known.symbols.before(words, i)
    if found and words[found[0]] in ARTICLES and not _code_letter(pieces, found[0]):
        found = known.symbols.at(words, i - 1)
        found = (i - 1, found[1]) if found else None
    if found:
        start, code = found
        if pieces.glued(start) and words[start - 1].upper() in known.codes:
            return Currency(start - 1, words[start - 1].upper())
        if words[start - 1].isalpha() and pieces.glued(start) and pieces.letters(start):
            return None
        return Currency(start, code)
    coded = _code(pieces, i - 1, known)
    return Currency(i - 1, *coded) if coded else None


def currency_after(pieces: Pieces, j: int, known: Currencies) -> Currency | None:
    """The currency at piece `j` or after a linking word there: "euros", "de dólares", "€", "USD"."""
    words = pieces.words
    if words[j] in known.words.millions:
        return Currency(j + 1, known.words.millions[words[j]], MILLION)
    for k in (j, j + 1) if words[j] in known.words.links else (j,):
        if words[k] == "-":
            k += 1  # noqa: PLW2901 (a one-yen bid)
        found = known.names.at(words, k) or known.symbols.at(words, k)
        if found:
            return Currency(*found)
        if coded := _code(pieces, k, known):
            return Currency(k + 1, *coded)
    return None
