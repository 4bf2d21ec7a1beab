"""A text cut into words, numbers and signs, and phrases looked up among them.

The scanners of numbers, times and hedges walk over pieces instead of running patterns over the text, so their time
grows with the length of a text and with nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+|[^\w\s]|_")
"""A number with its inner points and commas, a run of letters (one letter in scripts without spaces), or one sign."""

GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
"""Commas that group a number's digits; others separate numbers in a list ("22,24,26")."""
LIST_PART = re.compile(r"[^,]+|,")

PAD = 16
"""Empty pieces at both ends, more than the longest look ahead, so that no scanner has to ask for the end."""

KEPT_LENGTH = 200_000
"""Longer texts are kept only while they are read: a book would hold its memory for ever."""
MEMO = 512
"""Numbers remembered while several kinds of time are tried on one place, which all begin by reading a number."""

Value = TypeVar("Value")


class Pieces(NamedTuple):
    """The pieces of a text, padded with `PAD` empty ones at both ends; `words` are in lower case."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    memo: dict[tuple[int, int], object]
    """What was read last at some places, for whoever asks for the same again at once."""

    def raw(self, i: int) -> str:
        """Piece `i` as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def gap(self, i: int) -> str:
        """What stands between piece `i` and the one before it."""
        return self.text[self.ends[i - 1] : self.starts[i]]

    def glued(self, i: int) -> bool:
        """Whether nothing stands between piece `i` and the one before it."""
        return self.starts[i] == self.ends[i - 1] and bool(self.words[i - 1]) and bool(self.words[i])

    def capital(self, i: int) -> bool:
        """Whether piece `i` begins with a capital letter."""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()

    def letters(self, i: int) -> bool:
        """Whether piece `i` is a run of letters."""
        return self.words[i][:1].isalpha()

    @property
    def indices(self) -> range:
        """The indices of the real pieces."""
        return range(PAD, len(self.words) - PAD)


def _cut(text: str) -> Pieces:
    """The pieces of a text."""
    words, starts, ends = [""] * PAD, [0] * PAD, [0] * PAD
    for match in PIECE.finditer(text):
        word, start = match[0], match.start()
        if word.count(",") > 1 and not GROUPS.fullmatch(word):
            for part in LIST_PART.finditer(word):
                words.append(part[0])
                starts.append(start + part.start())
                ends.append(start + part.end())
            continue
        words.append(word.lower())
        starts.append(start)
        ends.append(match.end())
    return Pieces(text, words + [""] * PAD, starts + [len(text)] * PAD, ends + [len(text)] * PAD, {})


_cut_and_keep = lru_cache(maxsize=4)(_cut)


def cut_pieces(text: str) -> Pieces:
    """The pieces of a text; those of the last few are kept, since several scanners read the same text in turn."""
    return _cut_and_keep(text)


def forget_pieces(text: str) -> None:
    """Lets go of what is kept for a long text, once it has been read."""
    if len(text) > KEPT_LENGTH:
        _cut_and_keep.cache_clear()


def strip_marks(word: str) -> str:
    """A word without its accents (ñ included), as typed by people in a hurry."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


class Phrases(Generic[Value]):
    """Phrases with a value each, found at or before a piece; the longest wins. Spelling without accents counts too."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        spelled = {strip_marks(phrase.lower()): value for phrase, value in values.items()}
        spelled |= {phrase.lower(): value for phrase, value in values.items()}
        for phrase, value in spelled.items():
            parts = tuple(PIECE.findall(phrase))
            if parts:
                self._first.setdefault(parts[0], []).append((parts, value))
                self._last.setdefault(parts[-1], []).append((parts, value))
        for index in (self._first, self._last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @classmethod
    def of(cls, phrases: Iterable[str], value: Value) -> Phrases[Value]:
        """Phrases that all have the same value."""
        return cls(dict.fromkeys(phrases, value))

    def __contains__(self, word: str) -> bool:
        """Whether a phrase begins with this word."""
        return word in self._first

    def firsts(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._first.keys()

    def all_parts(self) -> Iterable[tuple[str, ...]]:
        """The phrases cut into their pieces."""
        return (parts for entries in self._first.values() for parts, _ in entries)

    def at(self, words: list[str], i: int) -> tuple[int, Value] | None:
        """The end and the value of the longest phrase that begins at piece `i`."""
        for parts, value in self._first.get(words[i], ()):
            if len(parts) == 1 or all(words[i + k] == part for k, part in enumerate(parts)):
                return i + len(parts), value
        return None

    def before(self, words: list[str], i: int) -> tuple[int, Value] | None:
        """The start and the value of the longest phrase that ends just before piece `i`."""
        for parts, value in self._last.get(words[i - 1], ()):
            start = i - len(parts)
            if all(words[start + k] == part for k, part in enumerate(parts)):
                return start, value
        return None
