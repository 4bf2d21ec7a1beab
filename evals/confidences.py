"""What the figures of `read/certainty.py` and the weights of `read/pronouns.py` were fitted by.

`python -m evals.confidences` counts, for each confidence that speakers are given with, how many are right: once with
the statements that the reader finds, once with those of the gold given, so that only the resolving is judged. The
constants lie between the two shares, rounded.

`python -m evals.confidences pronouns` fits the weights as a conditional logit with a normal prior (McFadden 1974): the
share of a candidate is the softmax of its weighted features, and the weights make the shares of the right ones great.
Examples are the pronouns of the half of GUM that `evals.mentions` keeps for tuning, and those that are sources in every
other resolved text of PolNeAR. Earlier pronouns are settled with the weights that stand in the code while features are
taken. It prints the weights, and how many pronouns they and those in the code get right on these and on the others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from evals.grade import find_shared
from evals.mentions import entities_of, load_gum, pronouns_of
from evals.reading import Text, read_text
from evals.speakers import Resolved, answer_text, cover, judge_speaker, load_corpus, load_voices, percent, share_a_word
from hemeroteca.read.cast import Cast, make_cast
from hemeroteca.read.mentions import find_mentions
from hemeroteca.read.pronouns import FEATURES, WEIGHTS, Candidate, meet_pronouns, settle_pronouns
from hemeroteca.read.sentences import split_sentences
from hemeroteca.read.silences import resolve_silence
from hemeroteca.read.speakers import resolve_source
from hemeroteca.read.statements import find_statements
from hemeroteca.records import Speaker, Statement

STEPS = 8000
RATE = 0.5
PRIOR = 0.003
"""How strongly weights are drawn to 0, against the mean over all examples."""

Resolutions = Sequence[tuple[Text, tuple[Resolved, ...]]]


class Example(NamedTuple):
    """One pronoun: a row of features for each candidate, and which of them are right."""

    features: np.ndarray
    right: np.ndarray


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for; the exit status."""
    shared = find_shared()
    if shared is None:
        print("The corpora of others (../shared) are not present.", file=sys.stderr)
        return 1
    if list(arguments) == ["pronouns"]:
        fit_pronouns(shared)
    else:
        count_confidences([*load_voices(), *load_corpus(shared)])
    return 0


def count_confidences(pairs: Resolutions) -> None:
    """Print for each confidence how many speakers have it and what share of them is right, both ways."""
    found: dict[float, list[bool]] = {}
    given: dict[float, list[bool]] = {}
    judged: list[bool] = []
    for text, golds in pairs:
        for answer in answer_text(text, golds, read_text(text)):
            if answer.said is not None and answer.said.speaker is not None:
                found.setdefault(answer.said.speaker.confidence, []).append(answer.judgement == "right")
        for gold, speaker in resolve_gold(text, golds):
            if speaker is not None:
                given.setdefault(speaker.confidence, []).append(is_right(gold, speaker))
            judged.append(is_right(gold, speaker))
    print(f"with the gold given: {len(judged)} statements, {percent(sum(judged), len(judged))} % right")
    print("confidence   found  right   given  right")
    for confidence in sorted({*found, *given}):
        columns = [_share(table.get(confidence, [])) for table in (found, given)]
        print(f"{confidence:10.3f}{''.join(columns)}")


def _share(judged: Sequence[bool]) -> str:
    """How many there are and the share that is right, in columns."""
    return f"{len(judged):8}{100 * sum(judged) / len(judged):7.1f}" if judged else f"{'':15}"


def is_right(gold: Resolved, speaker: Speaker | None) -> bool:
    """Whether a speaker, or that there is none, is right for a gold statement."""
    said = Statement(source=(), cue=(), content=gold.content, manner="direct", speaker=speaker, confidence=1.0)
    return judge_speaker(gold, said) == "right"


def open_cast(text: Text) -> Cast:
    """The cast at the beginning of a text."""
    sentences = split_sentences(text.text, text.language)
    named = find_mentions(text.text, sentences, text.language, text.outlet)
    return make_cast(text.text, text.language, sentences, named, text.outlet)


def resolve_gold(text: Text, golds: Sequence[Resolved]) -> Iterator[tuple[Resolved, Speaker | None]]:
    """The gold statements that are resolved with the speaker that their given source gets."""
    cast = open_cast(text)
    wanted = {tuple(gold.content): gold for gold in golds}
    ordered = sorted(text.attributions, key=lambda one: min((*one.source, *one.cue, *one.content)).start)
    covers = [cover(one.content) for one in ordered]
    sources = [one.source[0] if one.source else None for one in ordered]
    nested = [
        any(source.start in other for other in covers[max(0, number - 8) : number]) if source is not None else False
        for number, source in enumerate(sources)
    ]
    outer = [source for source, inner in zip(sources, nested, strict=True) if source is not None and not inner]
    settle_pronouns(cast, outer)
    for one, source, inner in zip(ordered, sources, nested, strict=True):
        last = cast.last, cast.last_person, cast.last_at
        speaker = resolve_source(cast, source) if source else resolve_silence(cast, one.content[0], direct=not one.cue)
        if inner:
            cast.last, cast.last_person, cast.last_at = last
        gold = wanted.get(tuple(one.content))
        if gold is not None:
            yield gold, speaker


def fit_pronouns(shared: Path) -> None:
    """Print the weights that fit best and the pronouns that they and those in the code get right."""
    folder = shared / "corpora" / "gum"
    resolved = load_corpus(shared)
    tuned = [*gum_examples(folder, tuned=True), *source_examples(resolved[::2])]
    weights = fit(tuned)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"    {weight:.1f},  # {name}")
    tests = {
        "tuned on": tuned,
        "GUM, the other half": list(gum_examples(folder, tuned=False)),
        "PolNeAR, the other half": list(source_examples(resolved[1::2])),
    }
    for name, examples in tests.items():
        scores = [sum(is_chosen(one, used) for one in examples) for used in (np.array(WEIGHTS), weights)]
        print(f"{name}: of {len(examples)} right {scores[0]} in the code, {scores[1]} fitted", file=sys.stderr)


def gum_examples(folder: Path, *, tuned: bool) -> Iterator[Example]:
    """The pronouns of the narrative in one half of GUM."""
    for gold in load_gum(folder, tuned=tuned):
        cast = open_cast(Text(gold.id, gold.text))
        whose = {span.start: entity for span, entity in pronouns_of(gold)}
        meant = entities_of(gold, cast.named)
        found = find_statements(gold.text, "en", cast.sentences)
        for span, candidates in meet_pronouns(cast, [one.source[0] for one in found if one.source]):
            entity = whose.get(span.start)
            right = [entity in meant.get(one.figure.name, ()) for one in candidates]
            yield from make_example(candidates, right)


def source_examples(pairs: Resolutions) -> Iterator[Example]:
    """The pronouns of PolNeAR that are the source of a resolved statement."""
    for text, golds in pairs:
        cast = open_cast(text)
        wanted = {tuple(gold.content): gold for gold in golds}
        sources = {one.source[0].start: wanted.get(tuple(one.content)) for one in text.attributions if one.source}
        for span, candidates in meet_pronouns(cast, [one.source[0] for one in text.attributions if one.source]):
            gold = sources.get(span.start)
            names = [name for name in gold.readings if name] if gold is not None else []
            right = [any(share_a_word(name, one.figure.name) for name in names) for one in candidates]
            yield from make_example(candidates, right)


def make_example(candidates: Sequence[Candidate], right: Sequence[bool]) -> Iterator[Example]:
    """The example of a pronoun, none where no candidate is right."""
    if any(right):
        yield Example(np.array([one.features for one in candidates]), np.array(right))


def fit(examples: Sequence[Example]) -> np.ndarray:
    """The weights of greatest posterior, by gradient ascent from 0."""
    weights = np.zeros(len(FEATURES))
    rows = np.concatenate([one.features for one in examples])
    right = np.concatenate([one.right for one in examples]).astype(float)
    starts = np.cumsum([0, *(len(one.right) for one in examples)])[:-1]
    sizes = [len(one.right) for one in examples]
    for _ in range(STEPS):
        sums = rows @ weights
        top = np.repeat(np.maximum.reduceat(sums, starts), sizes)
        shares = np.exp(sums - top)
        fits = shares * right
        shares = shares / np.repeat(np.add.reduceat(shares, starts), sizes)
        fits = fits / np.repeat(np.maximum(np.add.reduceat(fits, starts), 1e-300), sizes)
        weights += RATE * (rows.T @ (fits - shares) / len(examples) - PRIOR * weights)
    return weights


def is_chosen(example: Example, weights: np.ndarray) -> bool:
    """Whether the candidate of the greatest weight is right."""
    return bool(example.right[int(np.argmax(example.features @ weights))])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
