"""A text as the network sees it: words, their pieces, and what their letters alone would not say.

Words are runs of letters and digits, or single marks. Each falls into pieces of a WordPiece vocabulary (Wu et al.
2016, longest match first) after it has lost its case and accents. What is lost that way, and what stands further off
than a window, comes back as one number per word: the shape of its letters, whether it is quoted, whether it begins a
sentence or paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from hemeroteca.read.quotes import Quotation
from hemeroteca.records import Span

WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*|\S")
LONGEST_WORD = 100
"""Code points; a longer word is unknown, as the vocabulary's makers had it."""
MOST_KEPT = 50_000
"""Words whose pieces are kept; with more, all are forgotten."""

SHAPES = 6
PLACES = 3
QUOTED = 4
FEATURES = SHAPES * QUOTED * PLACES

Ints = NDArray[np.int32]


class Words(msgspec.Struct, frozen=True):
    """The words of a text.

    `starts` and `ends` are code points; `first` is the place of each word's first piece in
    `pieces`, with one more at the end; `features` has a number below `FEATURES` for each word; `sentences` is the
    first word of each sentence.
    """

    starts: Ints
    ends: Ints
    pieces: Ints
    first: Ints
    features: Ints
    sentences: Ints

    def span(self, start: int, end: int) -> Span:
        """The code points of the words from one to before another."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


class Vocabulary:
    """The pieces by their number, and the pieces of each word met so far."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self.numbers["[UNK]"]
        self.first, self.last = self.numbers["[CLS]"], self.numbers["[SEP]"]
        self.is_mark = np.array([not any(sign.isalnum() for sign in piece) for piece in pieces])
        """For each piece whether it is of marks alone."""
        self._kept: dict[str, tuple[tuple[int, ...], int]] = {}

    def look_up(self, word: str) -> tuple[tuple[int, ...], int]:
        """The numbers of a word's pieces, at least one, and the number of its shape."""
        known = self._kept.get(word)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[word] = (self._cut(_plain(word)), shape_of(word))
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        """The longest pieces from the left; the unknown one where no piece fits."""
        whole = self.numbers.get(word)
        if whole is not None:
            return (whole,)
        if len(word) > LONGEST_WORD or not word:
            return (self.unknown,)
        numbers = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self.numbers.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            numbers.append(number)
            start = end
        return tuple(numbers)


def _plain(word: str) -> str:
    """The word in lower case, without accents."""
    word = word.lower()
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")


def shape_of(word: str) -> int:
    """0 lower case or a mark, 1 one capital, 2 capitalised, 3 all capitals, 4 mixed, 5 a digit first."""
    if word[0].isdigit():
        return 5
    if word.islower() or not word[0].isalpha():
        return 0
    if len(word) == 1:
        return 1 if word.isupper() else 0
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def cut_words(text: str, vocabulary: Vocabulary, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> Words:
    """The words of a text with their pieces and features. Linear in the text's length."""
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[int] = []
    shapes: list[int] = []
    first = [0]
    look_up = vocabulary.look_up
    for match in WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        numbers, shape = look_up(match[0])
        pieces.extend(numbers)
        first.append(len(pieces))
        shapes.append(shape)
    begins = np.array(starts, dtype=np.int32)
    places = np.unique(np.searchsorted(begins, [span.start for span in sentences]))
    heads: Ints = np.array(places[places < len(begins)], dtype=np.int32)
    features = np.array(shapes, dtype=np.int32) * QUOTED + _quoted(begins, quotations)
    return Words(
        starts=begins,
        ends=np.array(ends, dtype=np.int32),
        pieces=np.array(pieces, dtype=np.int32),
        first=np.array(first, dtype=np.int32),
        features=features * PLACES + _places(text, begins, heads),
        sentences=heads,
    )


def _quoted(starts: Ints, quotations: Sequence[Quotation]) -> Ints:
    """For each word 0 outside quotations, 1 in one, 2 in one within another, 3 for the marks of an outer one."""
    state = np.zeros(len(starts), dtype=np.int32)
    edges = [(one.span.start, one.inner.start, one.inner.end, one.span.end) for one in quotations]
    places = np.searchsorted(starts, edges).tolist() if edges else []
    for quotation, (first, inner, last, end) in zip(quotations, places, strict=True):
        if quotation.depth:
            state[inner:last] = 2
        else:
            state[inner:last] = 1
            state[first:inner] = state[last:end] = 3
    return state


def _places(text: str, starts: Ints, heads: Ints) -> Ints:
    """For each word 2 where it begins a line, 1 where it begins another sentence, else 0."""
    places = np.zeros(len(starts), dtype=np.int32)
    for head in heads.tolist():
        start = int(starts[head])
        places[head] = 2 if not head or "\n" in text[starts[head - 1] : start] else 1
    return places
