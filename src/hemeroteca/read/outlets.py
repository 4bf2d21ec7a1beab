"""Which names are outlets: known ones, names that end or begin as outlets' do, and names introduced as one.

The known ones are in `outlets.toml`, for all languages, as a text in any may cite any.

Italics, which newspapers use, do not survive in text; "the newspaper X", "news agency X" do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import msgspec

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.tokens import Token
from hemeroteca.text import fold

SHORTEST_OUTLET = 2
"""Words of an outlet that a person's name may follow at once: of one word alone nothing tells where it ends."""
SHORTEST_PERSON = 2
LONGEST_PERSON = 3
MOST_AHEAD = 3
"""Words between the first and the last of a paper's name."""


class OutletLexicon(msgspec.Struct, frozen=True):
    """The words of a language that give an outlet away."""

    endings: frozenset[str]
    beginnings: frozenset[str]
    nouns: frozenset[str]
    compounds: tuple[str, ...]
    """The last words of names that one of them alone would not give away: "News Agency"."""


class World(msgspec.Struct, frozen=True):
    """The outlets that are known by name, and the platforms on which people publish themselves."""

    names: tuple[str, ...]
    platforms: frozenset[str]


@cache
def load_world() -> World:
    """The known outlets, loaded once."""
    file = resources.files("hemeroteca.read") / "outlets.toml"
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), World)


def load_outlets(language: str) -> OutletLexicon:
    """The outlet words of a language."""
    return section(language, "outlets", OutletLexicon)


@cache
def _known() -> frozenset[str]:
    """The known names, folded; short initialisms keep their case, for "AP" is one and "ap" is not."""
    return frozenset(name if len(name) <= 4 else fold(name) for name in load_world().names)


def is_outlet(name: str, language: str, own: str | None = None) -> bool:
    """Whether a name is an outlet's; `own` is the outlet that prints the article."""
    if own and fold(bare(name)) == fold(bare(own)):
        return True
    known = _known()
    if name in known or (len(name) > 4 and fold(name) in known):
        return True
    words = _bare_words(name, language)
    if len(words) < 2 or len(words) > 6:
        return False
    lexicons = [load_outlets(code) for code in LANGUAGES]
    return any(
        words[-1] in lexicon.endings or words[0] in lexicon.beginnings or name.endswith(lexicon.compounds)
        for lexicon in lexicons
    )


def _bare_words(name: str, language: str) -> list[str]:
    """The words of a name without its article, which alone makes no outlet of a single common word."""
    words = name.split()
    lexicon = load_outlets(language)
    article = words[0].casefold() in ("the", "el", "la") if words else False
    return words[1:] if article and len(words) > 2 and words[1] in lexicon.beginnings else words


def outlet_length(words: Sequence[str], language: str) -> int:
    """How many words an outlet has in a run of capitalised words that goes on with a person: "Radio Luna Ana Ruiz".

    Spanish puts whom it was said to before who said it, with nothing between them. Where the run is one name, 0. The
    person takes two or three words that no outlet has at its head or its end.
    """
    if len(words) < SHORTEST_OUTLET + SHORTEST_PERSON:
        return 0
    lexicon = load_outlets(language)
    for length in range(SHORTEST_OUTLET, len(words) - SHORTEST_PERSON + 1):
        person = words[length:]
        if len(person) > LONGEST_PERSON or any(not word[:1].isupper() for word in (words[length - 1], *person)):
            continue
        if any(word in lexicon.endings or word in lexicon.beginnings for word in person):
            continue
        if is_outlet(" ".join(words[:length]), language):
            return length
    return 0


def begins_paper(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is no name by itself, a day or a number, begins the name of a newspaper.

    "The Sunday Herald", "The Three Bridges Chronicle".
    """
    if not tokens[place].capital:
        return False
    capitals = 0
    while place + capitals + 1 < len(tokens) and tokens[place + capitals + 1].capital and capitals < MOST_AHEAD:
        capitals += 1
    return any(ends_paper(tokens, place + ahead + 1) for ahead in range(capitals))


def ends_paper(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capitalised word stands there with which the names of newspapers end, and capitals before it."""
    if place >= len(tokens) or not all(token.capital or token.lower == "'s" for token in tokens[place - 1 : place + 1]):
        return False
    word = tokens[place].lower.capitalize()
    return any(word in load_outlets(code).endings for code in LANGUAGES)


def bare(name: str) -> str:
    """A name without the article before it, as "The Cradle" and "Cradle" are one."""
    head, _, rest = name.partition(" ")
    return rest if rest and head.casefold() in ("the", "el", "la") else name
