"""Words by what they mean, as far as a short list of each language tells: alike, opposite, denying."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from hemeroteca.trace.words import load_function_words, stem

DENIED_REACH = 2
"""Words with news behind one that denies which it turns: "did not sign the letter". With one, "no second key" is not
told from "a second key"; with three or more, a doubt turns the clause that follows it."""
DENIED_WINDOW = 8
"""Words of any kind that are looked at for them."""
Side = tuple[int, int]
"""An opposition by its number, and which of its sides, 0 or 1."""
CONTRACTED = "n't"
IRREGULAR = {"won't": "will", "can't": "can", "shan't": "shall"}


class Meanings(NamedTuple):
    """The lists of one language."""

    alike: dict[str, str]
    """Words → the stem that stands for their group."""
    sides: dict[str, tuple[Side, ...]]
    """Words → the oppositions they stand in, each by its number and side, 0 or 1."""
    deny: frozenset[str]
    deny_not: frozenset[tuple[str, ...]]
    determiners: frozenset[str]


@cache
def _load_lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads(files(__package__).joinpath("meanings.toml").read_text("utf-8"))
    return lists


@cache
def load_meanings(language: str | None) -> Meanings:
    """The lists of a language, empty ones where there are none (ISO 639-1)."""
    lists = _load_lists().get(language or "", {})
    alike = {
        word: stem(group.split()[0]) for group in lists.get("alike", "").strip().splitlines() for word in group.split()
    }
    sides: dict[str, tuple[Side, ...]] = {}
    for number, line in enumerate(lists.get("opposites", "").strip().splitlines()):
        for side, words in enumerate(line.split(" / ")):
            for word in words.split():
                sides[word] = (*sides.get(word, ()), (number, side))
    phrases = lists.get("deny_not", "").strip().splitlines()
    deny, determiners = (frozenset(lists.get(key, "").split()) for key in ("deny", "determiners"))
    return Meanings(alike, sides, deny, frozenset(tuple(phrase.split()) for phrase in phrases), determiners)


@cache
def load_titles() -> frozenset[str]:
    """Titles of every language, as one set: names keep their title across languages."""
    return frozenset(word for lists in _load_lists().values() for word in lists["titles"].split())


def expand_words(words: Sequence[str]) -> list[str]:
    """Folded words with English contractions of "not" written out."""
    whole: list[str] = []
    for word in words:
        if word.endswith(CONTRACTED):
            whole += [IRREGULAR.get(word, word.removesuffix(CONTRACTED)), "not"]
        else:
            whole.append(word)
    return whole


def find_meanings(content: Sequence[str], language: str | None) -> list[str]:
    """What words with news stand for: the stem of their group, else their own; words that deny are left out."""
    meanings = load_meanings(language)
    return [meanings.alike.get(word) or stem(word) for word in content if word not in meanings.deny]


def find_denied(words: Sequence[str], language: str | None) -> frozenset[str]:
    """What stands right behind a word that denies, by what it means; what is turned twice is not."""
    meanings, function_words = load_meanings(language), load_function_words()
    denied: set[str] = set()
    for place, word in enumerate(words):
        if word not in meanings.deny or _turns_nothing(words, place, meanings):
            continue
        near = words[place + 1 : place + 1 + DENIED_WINDOW]
        reached = [
            later for later in near if later not in function_words and later not in meanings.deny and len(later) > 1
        ]
        denied ^= set(find_meanings(reached[:DENIED_REACH], language))
    return frozenset(denied)


def _turns_nothing(words: Sequence[str], place: int, meanings: Meanings) -> bool:
    return any(tuple(words[place : place + len(phrase)]) == phrase for phrase in meanings.deny_not)


def count_denials(words: Sequence[str], language: str | None) -> int:
    """How many of the words deny."""
    meanings = load_meanings(language)
    return sum(word in meanings.deny and not _turns_nothing(words, at, meanings) for at, word in enumerate(words))


def find_sides(words: Sequence[str], language: str | None) -> frozenset[Side]:
    """The oppositions that words stand in, and on which side."""
    sides = load_meanings(language).sides
    return frozenset(side for word in words for side in sides.get(word, ()))


def are_opposite(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Whether one has a side of an opposition where the other has only the contrary side."""
    return any(
        (number, 1 - side) in other and (number, side) not in other and (number, 1 - side) not in one
        for number, side in one
    )
