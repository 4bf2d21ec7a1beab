"""How a name is compared with another: its parts, its key, and how its words sound whoever wrote them down.

A name is folded first. Titles before a person's name and particles in it do not count; what tells a parent from a child
does. Words that were carried over from another alphabet are spelled by ear, so each has a sound: consonants in classes,
vowels but one way, nothing silent ("Khadaffy", "Gaddafi").
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from rapidfuzz.distance import Levenshtein

from hemeroteca.text import fold

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile(r"['’‘`´]")
DOTTED = re.compile(r"\b(?:\w\.){2,}")
INITIALISM = re.compile(r"[^\W\d_](?:[^\W_]|[.&](?=[^\W_])){1,9}\.?")
SAME_LETTER_SOUND = 3
LEAST_SOUND = 5
"""Letters of a word from which on its sound alone tells; shorter ones have to begin with one letter too ("Jon")."""
LEAST_MISSPELT = 6
"""Letters of a word in which one may be another's: "Hansen" and "Hanson" are two, so the matter has to be one."""
MOST_FROM_A_WORD = 3
"""Letters that an initialism takes from one word."""
VOWELS = "aeiou"
SETS = ("titles", "particles", "elders", "juniors", "articles", "legal", "generic")


class SpellingLexicon(msgspec.Struct, frozen=True):
    """The words of `spellings.toml`."""

    titles: frozenset[str]
    particles: frozenset[str]
    elders: frozenset[str]
    juniors: frozenset[str]
    articles: frozenset[str]
    legal: frozenset[str]
    generic: frozenset[str]
    renamed: tuple[str, ...]
    aliases: tuple[str, ...]
    birth: tuple[str, ...]
    sounds: tuple[tuple[str, str], ...]
    """Spellings of one sound and what stands for it, in the order in which they are replaced."""
    formal: dict[str, frozenset[str]]
    """For what somebody may be called, the first names behind it."""


class Parts(msgspec.Struct, frozen=True):
    """A person's name taken apart: first names, the rest, and which of a family's generations it says."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    generation: str = ""


@cache
def load_spellings() -> SpellingLexicon:
    """The word lists of `spellings.toml`."""
    lists = tomllib.loads(files(__package__).joinpath("spellings.toml").read_text("utf-8"))
    formal: dict[str, set[str]] = {}
    for line in lists["nicknames"]:
        name, *others = line.split()
        for other in (name, *others):
            formal.setdefault(other, set()).add(name)
    words = {key: frozenset(lists[key].split()) for key in SETS}
    phrases = {key: tuple(sorted(lists[key], key=len, reverse=True)) for key in ("renamed", "aliases", "birth")}
    names = {name: frozenset(formals) for name, formals in formal.items()}
    sounds = [each.split(">") for each in lists["sounds"].split()]
    return msgspec.convert({**words, **phrases, "formal": names, "sounds": sounds}, SpellingLexicon)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; apostrophes join, full stops between initials too ("U.N.", "O'Hara")."""
    name = name.replace(".", "") if is_initialism(name) else name
    return tuple(WORD.findall(fold(APOSTROPHES.sub("", name))))


def is_initialism(name: str) -> bool:
    """Whether a name is a run of capitals, two at least ("WHC", "U.N.", "OdS")."""
    capitals, letters = sum(char.isupper() for char in name), sum(char.isalpha() for char in name)
    return capitals >= 2 and 2 * capitals > letters and bool(INITIALISM.fullmatch(name))


def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name without the titles before it; one word always stays."""
    titles = load_spellings().titles
    start = next((place for place, word in enumerate(words[:-1]) if word not in titles), max(0, len(words) - 1))
    return words[start:]


@lru_cache(maxsize=65536)
def person_key(name: str) -> str:
    """A person's name as it is looked up: without titles and particles.

    >>> person_key("Dr. Ilse de la Corvane")
    'ilse corvane'
    """
    words = without_titles(name_words(name))
    return " ".join(_without_particles(words) or words)


@lru_cache(maxsize=65536)
def thing_key(name: str) -> str:
    """The name of anything else as it is looked up: without article, particles, legal form."""
    lexicon, words = load_spellings(), name_words(DOTTED.sub(lambda match: match[0].replace(".", ""), name))
    if len(words) > 1 and words[0] in lexicon.articles:
        words = words[1:]
    while len(words) > 1 and words[-1] in lexicon.legal:
        words = words[:-1]
    return " ".join(_without_particles(words) or words)


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    particles = load_spellings().particles
    return tuple(word for word in words if word not in particles)


def take_apart(key: str, given: int = 1) -> Parts:
    """A person's key in parts, `given` of its words first names at most; one word stays for the family.

    Initials after the first name are first names as well.
    """
    lexicon, words = load_spellings(), tuple(key.split())
    generation = ""
    if len(words) > 2 and words[-1] in lexicon.juniors | lexicon.elders:
        generation, words = ("junior" if words[-1] in lexicon.juniors else "senior"), words[:-1]
    count = max(1, min(given, len(words) - 1))
    while count < len(words) - 1 and len(words[count]) == 1:
        count += 1
    return Parts(words[:count], words[count:], generation)


def fits_initials(initials: str, name: str) -> bool:
    """Whether folded initials are those of two or more words of a name, in order; words may be left out.

    >>> fits_initials("whc", "World Harbour Council"), fits_initials("ap", "Washington")
    (True, False)
    """
    words = name_words(name)

    def fit(start: int, word: int) -> bool:
        if start == len(initials):
            return True
        return any(
            words[at].startswith(initials[start : start + size]) and fit(start + size, at + 1)
            for at in range(word, len(words))
            for size in range(1, min(MOST_FROM_A_WORD, len(initials) - start, len(initials) - 1) + 1)
        )

    return len(words) > 1 and initials not in thing_key(name).split() and fit(0, 0)


def generation_of(name: str) -> str:
    """Which of a family's generations a name says: "junior", "senior", or none.

    >>> generation_of("Edda Thorn Jr.")
    'junior'
    """
    return take_apart(" ".join(name_words(name))).generation


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word by its sound, vowels kept, doubled letters once."""
    for spelling, said in load_spellings().sounds:
        word = word.replace(spelling, said)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word's sound, by which those that may be one are found."""
    bare = re.sub(r"(.)\1+", r"\1", "".join(char for char in sound(word) if char not in VOWELS))
    return bare or word


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded words are one, spelled by different ears."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if sound(one) != sound(other) or shorter < SAME_LETTER_SOUND:
        return False
    return shorter >= LEAST_SOUND or one[0] == other[0]


def is_misspelt(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one word of two; an ending that shows a gender makes two."""
    if min(len(one), len(other)) < LEAST_MISSPELT or one[0] != other[0]:
        return False
    if one[:-1] == other[:-1] or one == other[:-1] or one[:-1] == other:
        return False
    return int(Levenshtein.distance(sound(one), sound(other), score_cutoff=1)) <= 1


def same_formal(one: str, other: str) -> bool:
    """Whether what two people are called can be one first name ("Bob" and "Robert", "Paco" and "Francisco")."""
    formal = load_spellings().formal
    return not formal.get(one, frozenset()).isdisjoint(formal.get(other, ()))
