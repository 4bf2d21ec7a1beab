"""Corpora → word and label files, a document a line, and back as arrays.

`prepared/train.<print>.jsonl` are the documents to learn from in each style of print and under other names, `dev.jsonl`
those to judge by, `plain.jsonl` texts without labels, about which teachers are asked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from hemeroteca.read.model.words import Vocabulary
from training.corpora import (
    PRINTS,
    Document,
    Link,
    ecb_texts,
    gum_texts,
    load_lines,
    read_attributed,
    read_plain,
    wiki_texts,
)
from training.recipe import Run, TrainingError
from training.renaming import common_words, rename


class Corpus(msgspec.Struct, frozen=True):
    """A corpus as `corpora.toml` has it: `use` is labels or texts, `paths` are below the corpora's folder."""

    name: str
    terms: str
    use: str
    paths: tuple[str, ...]


class Line(msgspec.Struct, frozen=True):
    """A document as it is filed, in the terms of `corpora.Document`."""

    pieces: list[int]
    first: list[int]
    features: list[int]
    sentences: list[int]
    labels: list[int]
    links: list[Link]


class Example(NamedTuple):
    """A document as arrays; `soft` are a teacher's shares of the labels, words × 7, if any."""

    pieces: np.ndarray
    first: np.ndarray
    features: np.ndarray
    sentences: np.ndarray
    labels: np.ndarray
    links: list[Link]
    soft: np.ndarray | None = None

    @property
    def words(self) -> int:
        """Their number."""
        return len(self.first) - 1


RENAMED = ("named", "renamed")
"""Two sets of other names for the documents as they are printed."""

READERS: dict[str, Callable[[Path], Iterable[str]]] = {
    "ecbplus": ecb_texts,
    "gum": gum_texts,
    "uncertainty": wiki_texts,
}
"""How the texts of a corpus without labels are had from each of its paths."""


def load_corpora() -> dict[str, Corpus]:
    """The corpora that are trained on, with their terms."""
    text = Path(__file__).with_name("corpora.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Corpus])


def check_corpora(run: Run) -> None:
    """Raises `TrainingError` for the first file of the corpora that a run needs and that is not there."""
    for corpus in load_corpora().values():
        if corpus.use == "texts" and run.teacher is None:
            continue
        for path in corpus.paths:
            if not (run.corpora / path).exists():
                raise TrainingError(f"{corpus.name}: {run.corpora / path} is not there")


def write_prepared(run: Run, folder: Path, vocabulary: Vocabulary) -> None:
    """Writes the word and label files of a run into a folder; texts without labels only where there is a teacher.

    Raises `TrainingError` where a document has other words in another print, so that labels would not fit.
    """
    folder.mkdir(parents=True)
    most = run.recipe.documents
    records = {part: load_lines(run.corpora / "polnear" / f"{part}.jsonl")[:most] for part in ("train", "dev")}
    counts: list[int] = []
    for style in PRINTS:
        documents = [read_attributed(record, vocabulary, style) for record in records["train"]]
        words = [len(document.labels) for document in documents]
        if counts and words != counts:
            raise TrainingError(f"a document printed with {style} marks has other words than as it is")
        counts = words
        _write(folder / f"train.{style}.jsonl", documents)
        if style == "own":
            _write_renamed(folder, documents, vocabulary)
    _write(folder / "dev.jsonl", (read_attributed(record, vocabulary) for record in records["dev"]))
    if run.teacher is not None:
        _write(folder / "plain.jsonl", (read_plain(text, vocabulary) for text in plain_texts(run)))


def _write_renamed(folder: Path, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
    """Writes the documents under other names."""
    kept = common_words(documents)
    for seed, style in enumerate(RENAMED):
        random = np.random.default_rng(seed)
        _write(folder / f"train.{style}.jsonl", (rename(one, kept, vocabulary, random) for one in documents))


def plain_texts(run: Run) -> Iterator[str]:
    """The texts that are used without labels, at most `documents` of each file."""
    for name, corpus in load_corpora().items():
        if corpus.use == "texts":
            for path in corpus.paths:
                yield from islice(READERS[name](run.corpora / path), run.recipe.documents)


def _write(path: Path, documents: Iterable[Document]) -> None:
    """One line for each document."""
    with path.open("wb") as lines:
        for words, labels, links in documents:
            arrays = (words.pieces, words.first, words.features, words.sentences, labels)
            lines.write(msgspec.json.encode(Line(*(array.tolist() for array in arrays), links)) + b"\n")


def load_examples(path: Path) -> list[Example]:
    """The documents of a word and label file."""
    decoder = msgspec.json.Decoder(Line)
    examples = []
    for text in path.read_bytes().splitlines():
        line = decoder.decode(text)
        numbers = (line.pieces, line.first, line.features, line.sentences, line.labels)
        examples.append(Example(*(np.array(one, dtype=np.int64) for one in numbers), line.links))
    return examples
