"""Documents under other names: what stands with a capital and is no common word gets an invented name throughout.

A corpus of one country and year names the same few people again and again; a network that knows them as sources reads
them and not the sentence. Words stay as many as they were, so labels fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from hemeroteca.read.model.words import PLACES, QUOTED, Vocabulary, Words
from training.corpora import Document

CAPITALISED, COMMON = 2, 0
"""Shapes of words as `shape_of` numbers them."""
SHARE = 0.6
"""Share of a document's names that are replaced; the rest stay, so that real names stay known."""


def _listed(words: str) -> tuple[str, ...]:
    """The words of a string."""
    return tuple(words.split())


ONSETS = _listed("b br ch d dr f g gr h j k kh l m n p r s sh st t th tr v w y z")
VOWELS = _listed("a a e e i i o o u ai ei ou")
CODAS = _listed("n r l s m k nd rt ng ll ck x")
ENDINGS = _listed(
    "a o i ia ova ov ez ski sson sen ton ley field man berg ini elli escu aros akis oglu yan idze "
    "wala pur mba nkwo ele adze aya ura moto ham worth by"
)
CALENDAR = _listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "mr mrs ms dr sir lord lady sen rep gov gen prof rev"
)
"""Capitalised words that are no names; titles are among them."""

Pieces = tuple[int, ...]


def invent_name(random: np.random.Generator) -> str:
    """A name of no country: one or two syllables and often an ending."""

    def one(parts: Sequence[str]) -> str:
        return parts[int(random.integers(len(parts)))]

    name = "".join(one(ONSETS) + one(VOWELS) for _ in range(int(random.integers(1, 3))))
    name += one(ENDINGS) if random.random() < 0.6 else one(CODAS)
    return name.capitalize()


def common_words(documents: Iterable[Document]) -> frozenset[Pieces]:
    """The words that some document has in lower case, as pieces."""
    return frozenset(
        pieces
        for document in documents
        for pieces, shape in zip(_words(document.words), _shapes(document.words), strict=True)
        if shape == COMMON
    )


def rename(
    document: Document, kept: frozenset[Pieces], vocabulary: Vocabulary, random: np.random.Generator
) -> Document:
    """The document with most of its names replaced, each by one invented name; words in `kept` stay."""
    words = document.words
    pieces, shapes = _words(words), _shapes(words)
    stay = kept | {vocabulary.look_up(word)[0] for word in CALENDAR}
    inside = words.features % PLACES == 0
    others: dict[Pieces, Pieces] = {}
    for word, shape, within in zip(pieces, shapes, inside, strict=True):
        if shape == CAPITALISED and within and word not in stay and word not in others:
            new = vocabulary.look_up(invent_name(random))[0]
            others[word] = new if random.random() < SHARE else word
    changed = [
        others.get(word, word) if shape == CAPITALISED else word for word, shape in zip(pieces, shapes, strict=True)
    ]
    first = np.cumsum([0, *(len(word) for word in changed)], dtype=np.int32)
    flat = np.array([number for word in changed for number in word], dtype=np.int32)
    return document._replace(words=msgspec.structs.replace(words, pieces=flat, first=first))


def _words(words: Words) -> list[Pieces]:
    """The pieces of each word."""
    numbers, first = words.pieces.tolist(), words.first.tolist()
    return [tuple(numbers[start:end]) for start, end in pairwise(first)]


def _shapes(words: Words) -> list[int]:
    """The shape of each word."""
    shapes: list[int] = (words.features // (PLACES * QUOTED)).tolist()
    return shapes
