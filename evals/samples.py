"""How well the sample clippings are read, against the statements of `samples/truth.json`.

A statement is whole where one of the reader's holds every part of its content, and the other figures are counted on
those: the speaker's name (articles aside), the chain in order, manner and polarity, in percent of all statements. The
cuts and the traces of the samples are no matter of degree: tests hold them to the truth.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.parse import parse_clipping
from hemeroteca.read import read_article
from hemeroteca.records import Article, Reading, Statement
from hemeroteca.text import words

SAMPLES = Path(__file__).parents[1] / "samples"
COLLECTED = "2026-03-20T08:00:00+00:00"
ARTICLES = frozenset({"a", "an", "the", "el", "la", "los", "las", "un", "una"})
MEASURES = ("whole", "speaker", "via", "manner", "polarity")


class TrueSpeaker(msgspec.Struct, frozen=True):
    """Who really said it."""

    name: str
    kind: str


class TrueStatement(msgspec.Struct, frozen=True):
    """A statement of the truth: its content cut from the article at `url`, and who passed it on."""

    url: str
    content: tuple[str, ...]
    manner: str
    speaker: TrueSpeaker | None
    via: tuple[str, ...]
    polarity: str


class TrueArticle(msgspec.Struct, frozen=True):
    """An article of the truth, as far as it is needed here: the file it stands in."""

    file: str


class Truth(msgspec.Struct, frozen=True):
    """The part of the truth that is about single articles."""

    articles: tuple[TrueArticle, ...]
    statements: tuple[TrueStatement, ...]


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001  every grading is asked the same way
    """Each measure in percent of the statements of the truth."""
    truth = msgspec.json.decode((SAMPLES / "truth.json").read_bytes(), type=Truth)
    readings = dict(pair for file in sorted({one.file for one in truth.articles}) for pair in read_sample(file).items())
    right: Counter[str] = Counter()
    for expected in truth.statements:
        found = readings.get(expected.url)
        if found and (statement := find_statement(*found, expected)):
            right.update(judge_statement(statement, expected))
    return {f"samples.gold.{measure}": 100 * right[measure] / len(truth.statements) for measure in MEASURES}


def read_sample(file: str) -> dict[str, tuple[Article, Reading]]:
    """The articles of a sample with their readings, by web address."""
    clipping = clipping_from_bytes((SAMPLES / file).read_bytes(), origin=file, collected=COLLECTED)
    return {article.url or "": (article, read_article(article)) for article in parse_clipping(clipping)}


def find_statement(article: Article, reading: Reading, expected: TrueStatement) -> Statement | None:
    """The shortest statement that holds every part of the content, closing stops aside."""
    text = article.text
    found = []
    for statement in reading.statements:
        said = " ".join(text[start:end] for start, end in statement.content)
        if all(part.rstrip(".") in said for part in expected.content):
            found.append((len(said), statement))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def judge_statement(statement: Statement, expected: TrueStatement) -> list[str]:
    """The measures by which a statement that is whole is right too."""
    speaker = name_words(statement.speaker.name) if statement.speaker else []
    true_speaker = name_words(expected.speaker.name) if expected.speaker else []
    right = {
        "whole": True,
        "speaker": speaker == true_speaker,
        "via": [name_words(via.name) for via in statement.via] == [name_words(name) for name in expected.via],
        "manner": statement.manner == expected.manner,
        "polarity": statement.polarity == expected.polarity,
    }
    return [measure for measure in MEASURES if right[measure]]


def name_words(name: str) -> list[str]:
    """The words of a name, folded, articles left out."""
    return [word for word in words(name) if word not in ARTICLES]
