"""How well an exported model does on PolNeAR's dev part: as the reader runs it, in eight bits and with links.

What is scored are the spans of the network alone, before the reader's rules about their edges and quotations. CofeNet's
cut of the same part is scored with the corpora's own program, where it stands beside them.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from evals.cofenet import score_cut
from evals.reading import ROLES, Attribution, load_texts, score

from hemeroteca.read.model.decoding import decode
from hemeroteca.read.model.network import Network
from training.corpora import load_lines, read_words
from training.prepared import load_corpora
from training.recipe import Run


class Figures(msgspec.Struct, frozen=True):
    """What the card of a model says in numbers; F1 in percent.

    `bytes` are those of the weights, whose `students` were averaged, `documents` and `attributions` those learnt from,
    `texts` the corpora of `corpora.toml` whose texts teachers were asked about. `whole` is false for a trial on a few
    documents.
    """

    version: str
    whole: bool
    bytes: int
    documents: int
    attributions: int
    teachers: int
    texts: tuple[str, ...]
    dev: dict[str, float]
    cofenet: dict[str, float] | None
    folds: int = 4
    students: int = 1


def measure(run: Run, folder: Path) -> Figures:
    """The figures of an exported model."""
    most = run.recipe.documents
    learnt = load_lines(run.corpora / "polnear" / "train.jsonl")[:most]
    network = Network(folder)
    texts = load_texts(run.corpora / "polnear" / "dev.jsonl")[:most]
    figures = score(texts, [read_spans(text.text, network) for text in texts])
    taught = run.teacher is not None
    return Figures(
        version=run.version,
        whole=most is None,
        bytes=(folder / "roles.onnx").stat().st_size,
        documents=len(learnt),
        attributions=sum(len(record["attributions"]) for record in learnt),
        teachers=run.recipe.teachers if taught else 0,
        folds=run.recipe.folds if taught else 0,
        students=len(run.recipe.taught) if taught else 1,
        texts=tuple(name for name, corpus in load_corpora().items() if taught and corpus.use == "texts"),
        dev={name: figures[name] for name in (*ROLES, "linked", "triple")},
        cofenet=score_cut(run.corpora, lambda text: read_spans(text.text, network)) if most is None else None,
    )


def read_spans(text: str, network: Network) -> tuple[Attribution, ...]:
    """What a network says of an English text."""
    words = read_words(text, network.vocabulary)
    return tuple(
        Attribution(
            source=(words.span(group.source.start, group.source.end),) if group.source else (),
            cue=(words.span(group.cue.start, group.cue.end),),
            content=tuple(words.span(content.start, content.end) for content in group.contents),
        )
        for scores in network.score(words)
        for group in decode(scores, network.transitions)[0]
    )
