"""The words that page copies put around articles, from `words/*.toml`, all languages at once.

A page's interface often speaks another language than its articles, so the languages are not told apart here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from hemeroteca.text import fold

TOKEN = re.compile(r"#|[^\W\d_]+")
NUMBER = re.compile(r"\d+")
LONGEST_PHRASE = 6
"""Words of the longest phrase in the lists; a test holds the lists to it."""


class Phrases:
    """A set of phrases that can be found at the beginning of a line, or as the whole line, in constant time."""

    def __init__(self, phrases: list[str]) -> None:
        self._phrases = frozenset(normal_tokens(phrase) for phrase in phrases)

    def begins(self, tokens: tuple[str, ...]) -> int:
        """How many words the longest phrase has that the line begins with; 0 where none fits."""
        for size in range(min(LONGEST_PHRASE, len(tokens)), 0, -1):
            if tokens[:size] in self._phrases:
                return size
        return 0

    def is_whole(self, tokens: tuple[str, ...]) -> bool:
        """Whether the whole line is one of the phrases."""
        return tokens in self._phrases

    def __contains__(self, token: object) -> bool:
        return (token,) in self._phrases

    def longest(self) -> int:
        """Words of the longest phrase."""
        return max(map(len, self._phrases), default=0)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All word lists; the fields are the keys of the TOML files."""

    byline: Phrases
    author_labels: Phrases
    staff: Phrases
    conjunctions: Phrases
    date_words: Phrases
    published: Phrases
    updated: Phrases
    source: Phrases
    read_more: Phrases
    posted_by: Phrases
    post_end_start: Phrases
    post_end_line: Phrases
    interface_start: Phrases
    interface_line: Phrases
    page_end_start: Phrases
    page_end_line: Phrases
    openers: Phrases
    relations: Phrases


class NameWords(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of `names.toml`, as sets."""

    particles: frozenset[str]
    articles: frozenset[str]
    loose_prefixes: frozenset[str]


@cache
def load_name_words() -> NameWords:
    """How names are written, loaded once."""
    raw = (resources.files("hemeroteca.parse") / "names.toml").read_text(encoding="utf-8")
    return NameWords(**{key: frozenset(words) for key, words in tomllib.loads(raw).items()})


def normal_tokens(text: str) -> tuple[str, ...]:
    """The words of a text folded, numbers as `#`, punctuation left out: what phrases are compared by."""
    return tuple(TOKEN.findall(NUMBER.sub("#", fold(text))))


@cache
def load_lexicon() -> Lexicon:
    """The lists of all languages together, loaded once."""
    lists: dict[str, list[str]] = {key: [] for key in Lexicon.__struct_fields__}
    folder = resources.files("hemeroteca.parse") / "words"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            for key, phrases in tomllib.loads(file.read_text(encoding="utf-8")).items():
                lists[key] += phrases
    return Lexicon(**{key: Phrases(phrases) for key, phrases in lists.items()})
