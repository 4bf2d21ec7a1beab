"""Words as a comparison sees them: folded, without what an editor puts in, and which of them carry news."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from hemeroteca.text import fold

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]\w*(?:['’]\w+)*")
EDITED_LETTER = re.compile(r"\[(\w{1,3})\](?=\w)")
EDITED_WORDS = re.compile(r"\[[^\[\]]{0,200}\]")
STEM_LETTERS = 5
"""Words are alike when they begin alike: five letters join "carried" with "carries" and keep "ferry" from "fern".

Not swept yet: only the comparison of indirect statements and of what stands beside a quantity depends on it."""


NO_LANGUAGE = ("capitalised", "contrast", "turning")
"""Lists that hold words for another use than those of a language."""


@cache
def load_word_lists() -> dict[str, frozenset[str]]:
    """The lists of `function_words.toml` by their keys."""
    lists: dict[str, str] = tomllib.loads(files(__package__).joinpath("function_words.toml").read_text("utf-8"))
    return {key: frozenset(words.split()) for key, words in lists.items()}


@cache
def load_function_words() -> frozenset[str]:
    """The function words of every language, as one set."""
    return frozenset().union(*(words for key, words in load_word_lists().items() if key not in NO_LANGUAGE))


@lru_cache(maxsize=65536)
def fold_word(token: str) -> str:
    """One token folded; digits lose their separators, names their possessive."""
    if token[0].isdecimal():
        return token.replace(",", "").replace(".", "")
    word = token.lower() if token.isascii() else fold(token).replace("’", "'")
    return word.removesuffix("'s")


def find_words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return list(map(fold_word, TOKEN.findall(text)))


def find_said_words(text: str) -> list[str]:
    """The words of something said, without what an editor put in: `[t]he ferry [sic]` is `the ferry`."""
    if "[" in text:
        text = EDITED_WORDS.sub(" ", EDITED_LETTER.sub(r"\1", text))
    return find_words(text)


def choose_content_words(words: Sequence[str]) -> list[str]:
    """Those of the folded words that carry news: no function words, no lone letters."""
    function_words = load_function_words()
    return [word for word in words if word not in function_words and (len(word) > 1 or word.isdecimal())]


def stem(word: str) -> str:
    """The beginning of a word, by which its inflections are alike; a number stays whole."""
    return word if word.isdecimal() else word[:STEM_LETTERS]


def fingerprint_words(words: Sequence[str]) -> int:
    """A number of 63 bits that stands for a run of words, the same on every machine (BLAKE2b, RFC 7693)."""
    raw = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big") >> 1
