"""Corpora → arrays: words, pieces and features as the reader makes them, with the labels of annotators.

One document is read in several prints: as it is, with its straight quotation marks curled or its curly ones made
straight, and with single marks for double ones, because newspapers differ in them and one corpus has one house style.
The marks are changed one for one, so offsets stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from hemeroteca.read.model.words import Vocabulary, Words, cut_words
from hemeroteca.read.quotes import find_quotations
from hemeroteca.read.sentences import split_sentences

ROLES = ("source", "cue", "content")
OUTSIDE, IGNORED = 0, -1
PRINTS = ("own", "straight", "curly", "single")


Link = tuple[tuple[int, int], tuple[int, int], list[tuple[int, int]]]
"""A cue, its source and its contents."""


class Document(NamedTuple):
    """A text with its words and what annotators said of them.

    `labels` has for each word 0, 2·r+1 for the first of a span of role r, 2·r+2 inside one,
    or -1; `links` are (cue, source, contents) as word ranges, a source of (-1, -1) where there is none.
    """

    words: Words
    labels: np.ndarray
    links: list[Link]


def load_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def reprint(text: str, style: str) -> str:
    """The text with the quotation marks of a style, as long as before."""
    if style == "own":
        return text
    marks = list(text)
    doubles = {"straight": ('"', '"'), "curly": ("“", "”"), "single": ("‘", "’")}[style]
    for quotation in find_quotations(text):
        if quotation.family != "double":
            continue
        if quotation.inner.start - quotation.span.start == 1:
            marks[quotation.span.start] = doubles[0]
        if quotation.closed and quotation.span.end - quotation.inner.end == 1:
            marks[quotation.inner.end] = doubles[1]
    changed = "".join(marks)
    if style == "straight":
        return changed.replace("’", "'").replace("‘", "'")
    return re.sub(r"(?<=\w)'(?=\w)", "’", changed)


def read_words(text: str, vocabulary: Vocabulary) -> Words:
    """The words of a text as the reader cuts them."""
    return cut_words(text, vocabulary, split_sentences(text, "en"), find_quotations(text))


def word_range(words: Words, start: int, end: int) -> tuple[int, int]:
    """The words that a span of code points touches."""
    first = int(np.searchsorted(words.ends, start, side="right"))
    last = int(np.searchsorted(words.starts, end, side="left"))
    return first, max(first, last)


def read_attributed(record: Mapping[str, Any], vocabulary: Vocabulary, style: str = "own") -> Document:
    """A document of PolNeAR in a style of print. Shorter spans win where two overlap; what was not annotated is -1."""
    text = reprint(record["text"], style)
    words = read_words(text, vocabulary)
    labels = np.zeros(len(words.starts), dtype=np.int8)
    for start, end in record.get("discard", ()):
        first, last = word_range(words, start, end)
        labels[first:last] = IGNORED
    spans = {
        (end - start, start, end, role)
        for attribution in record["attributions"]
        for role, name in enumerate(ROLES)
        for start, end in attribution[name]
    }
    for _, start, end, role in sorted(spans, reverse=True):
        first, last = word_range(words, start, end)
        if last > first:
            labels[first:last] = 2 * role + 2
            labels[first] = 2 * role + 1
    return Document(words, labels, [_links(words, attribution) for attribution in record["attributions"]])


def _links(words: Words, attribution: Mapping[str, Sequence[Sequence[int]]]) -> Link:
    """One attribution as word ranges; without a cue its range is (-1, -1)."""
    ranges = {role: [word_range(words, *span) for span in attribution[role]] for role in ROLES}
    none = (-1, -1)
    return (ranges["cue"] or [none])[0], (ranges["source"] or [none])[0], ranges["content"]


def read_plain(text: str, vocabulary: Vocabulary) -> Document:
    """A text without labels, for a teacher to label."""
    words = read_words(text, vocabulary)
    return Document(words, np.full(len(words.starts), IGNORED, dtype=np.int8), [])


def ecb_texts(path: Path) -> Iterator[str]:
    """The articles of ECB+, joined again from their tokens, a sentence a line."""
    texts: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            texts.setdefault(cells[0], {}).setdefault(cells[1], []).append(cells[3])
    for sentences in texts.values():
        yield "\n\n".join(untokenise(tokens) for tokens in sentences.values())


def gum_texts(folder: Path) -> Iterator[str]:
    """The documents of GUM, with their spaces."""
    for path in sorted(folder.glob("*.conllu")):
        parts: list[str] = []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# newpar"):
                parts.append("\n\n")
            elif line.startswith("# text = "):
                parts.append(line[9:] + " ")
        yield "".join(parts).strip()


def wiki_texts(path: Path) -> Iterator[str]:
    """The sentences of the Szeged Wikipedia corpus, thirty to a text."""
    sentences = [
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", match[1])).strip()
        for match in re.finditer(r"<Sentence[^>]*>(.*?)</Sentence>", path.read_text("utf-8"), re.DOTALL)
    ]
    for start in range(0, len(sentences), 30):
        yield " ".join(sentences[start : start + 30])


def untokenise(tokens: Sequence[str]) -> str:
    """Tokens joined as they are printed: marks to the word they belong to."""
    text = " ".join(tokens).replace("``", '"').replace("''", '"')
    text = re.sub(r" (?=[.,;:!?)\]%]|n't\b|'(?:s|re|ve|ll|d|m)\b)", "", text)
    text = re.sub(r"(?<=[(\[$]) ", "", text)
    out, opened = [], False
    for part in re.split(r'(\s*"\s*)', text):
        if part.strip() == '"':
            out.append('" ' if opened else ' "')
            opened = not opened
        else:
            out.append(part)
    return re.sub(r" +", " ", "".join(out)).strip()
