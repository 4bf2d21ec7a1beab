"""How well speakers are resolved: on our own texts, and on the part of PolNeAR whose speakers were resolved by hand.

`gold/speakers.jsonl` holds offsets and names only; its texts lie with the corpus. `gold/voices.jsonl` is our own. Found
is a gold statement of which one of the reader's covers 0.8 or more of the characters; where several do, the tightest
counts. `found_floating` is about quotations without a cue, which only our own texts mark. Of the found:

- `right`: the speaker shares a word with the gold name or another of its readings (the measure of the Gender Gap
  Tracker); where the gold names nobody the reader must name nobody.
- `whole`: the speaker has all the words of a reading and no other, which tells a mother from her daughter.
- `sure`: how many of the speakers given with a confidence of 0.9 or more are right; `sure_share`: how many those are.
- `calibration`: 100 less the expected calibration error of the speakers' confidence, over ten bins (Naeini et al.
  2015). `statement_calibration` is that of all statements' own, which are right where they are linked with the gold.

`python -m evals.speakers` lists what is missed and wrong by article and offset, for whoever works on the reader.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from evals.grade import find_shared
from evals.reading import GOLD, TOKEN, Attribution, Text, link_statements, load_texts, read_text, see_statement
from hemeroteca.records import Span, Statement

COVERED = 0.8
SURE = 0.9
BINS = 10
NO_NAME = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr"})
QUOTED = re.compile(r"''.*?(?:''|$)|“[^”]*”?|\"[^\"]*\"?|«[^»]*»?|(?<!\w)['‘].*?(?:['’](?!\w)|$)", re.DOTALL)

Judgement = Literal["right", "wrong", "silent", "unwanted", "missed"]


class Resolved(msgspec.Struct, frozen=True):
    """A gold statement with its speaker; `alternatives` are other readings of it, `None` among them for nobody."""

    content: tuple[Span, ...]
    speaker: str | None
    kind: str | None
    alternatives: tuple[str | None, ...] = msgspec.field(default=(), name="or")
    floating: bool = False

    @property
    def readings(self) -> tuple[str | None, ...]:
        """All names that are right."""
        return (self.speaker, *self.alternatives)


class ResolvedText(msgspec.Struct, frozen=True):
    """The resolved statements of one article of the corpus."""

    id: str
    speakers: tuple[Resolved, ...]


class Answer(NamedTuple):
    """What the reader made of one gold statement; `said` is the statement that covers it, if one does."""

    text: Text
    gold: Resolved
    said: Statement | None
    judgement: Judgement


def grade(shared: Path | None) -> dict[str, float]:
    """All figures in percent, by name; those on PolNeAR only where the corpus is present."""
    sets = {"gold.voices": load_voices()}
    if corpus := load_corpus(shared):
        sets["polnear"] = corpus
    return {f"speakers.{name}.{measure}": figure for name, pairs in sets.items() for measure, figure in score(pairs)}


def load_voices() -> list[tuple[Text, tuple[Resolved, ...]]]:
    """Our own texts with their speakers."""
    return [(text, tuple(map(resolve, text.attributions))) for text in load_texts(GOLD / "voices.jsonl")]


def resolve(attribution: Attribution) -> Resolved:
    """An attribution of the gold set as far as its speaker is graded."""
    speaker = attribution.speaker
    name, kind = (speaker.name, speaker.kind) if speaker else (None, None)
    return Resolved(attribution.content, name, kind, floating=not attribution.cue)


def load_corpus(shared: Path | None) -> list[tuple[Text, tuple[Resolved, ...]]]:
    """The articles of PolNeAR whose speakers are resolved, with them; none where the corpus is not there."""
    path = shared / "corpora" / "polnear" / "dev.jsonl" if shared else None
    if path is None or not path.exists():
        return []
    texts = {text.id: text for text in load_texts(path)}
    decoder = msgspec.json.Decoder(ResolvedText)
    resolved = [decoder.decode(line) for line in (GOLD / "speakers.jsonl").read_bytes().splitlines()]
    return [(texts[one.id], one.speakers) for one in resolved]


def score(pairs: Sequence[tuple[Text, tuple[Resolved, ...]]]) -> Iterator[tuple[str, float]]:
    """Each measure with its figure."""
    readings = [read_text(text) for text, _ in pairs]
    answers = [
        answer for (text, golds), said in zip(pairs, readings, strict=True) for answer in answer_text(text, golds, said)
    ]
    found = [answer for answer in answers if answer.said]
    yield "found", percent(len(found), len(answers))
    for kind, of in sort_answers(answers).items():
        yield f"found_{kind}", percent(sum(answer.said is not None for answer in of), len(of))
    yield "whole", percent(sum(map(has_whole_name, found)), len(found))
    yield "right", percent(sum(answer.judgement == "right" for answer in found), len(found))
    given = [
        (answer.said.speaker.confidence, answer.judgement == "right")
        for answer in found
        if answer.said and answer.said.speaker
    ]
    sure = [right for confidence, right in given if confidence >= SURE]
    yield "sure", percent(sum(sure), len(sure))
    yield "sure_share", percent(len(sure), len(found))
    yield "calibration", 100 - calibration_error(given)
    judged = [pair for (text, _), said in zip(pairs, readings, strict=True) for pair in judge_statements(text, said)]
    yield "statement_calibration", 100 - calibration_error(judged)


def sort_answers(answers: Sequence[Answer]) -> dict[str, list[Answer]]:
    """The answers by the manner of their statements, and those to floating quotations once more."""
    sorts: dict[str, list[Answer]] = {}
    for answer in answers:
        sorts.setdefault(tell_manner(answer.text.text, answer.gold.content), []).append(answer)
        if answer.gold.floating:
            sorts.setdefault("floating", []).append(answer)
    return sorts


def percent(part: int, whole: int) -> float:
    """A share in percent; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def answer_text(text: Text, golds: Sequence[Resolved], statements: Sequence[Statement]) -> Iterator[Answer]:
    """For each gold statement of a text the reader's, and whether its speaker is right."""
    covers = [(cover(statement.content), statement) for statement in statements]
    for gold in golds:
        wanted = cover(gold.content)
        fits = [
            (2 * len(wanted & covered) / (len(wanted) + len(covered)), -number, statement)
            for number, (covered, statement) in enumerate(covers)
            if len(wanted & covered) >= COVERED * len(wanted)
        ]
        said = max(fits, key=lambda fit: fit[:2])[2] if fits else None
        yield Answer(text, gold, said, judge_speaker(gold, said))


def cover(spans: Sequence[Span]) -> set[int]:
    """The characters of the spans."""
    return {place for start, end in spans for place in range(start, end)}


def judge_speaker(gold: Resolved, said: Statement | None) -> Judgement:
    """Whether the speaker is one of the gold readings; silent where it lacks one, unwanted where there is none."""
    if said is None:
        return "missed"
    if said.speaker is None:
        return "right" if None in gold.readings else "silent"
    if any(reading and share_a_word(reading, said.speaker.name) for reading in gold.readings):
        return "right"
    return "unwanted" if gold.speaker is None else "wrong"


def has_whole_name(answer: Answer) -> bool:
    """Whether the speaker has the words of one of the gold readings, all and only them, or there rightly is none."""
    speaker = answer.said.speaker if answer.said else None
    words = name_words(speaker.name) if speaker else set()
    return any(name_words(reading or "") == words for reading in answer.gold.readings)


def share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word that is no article and no form of address."""
    return bool(name_words(one) & name_words(other))


def name_words(name: str) -> set[str]:
    """The words of a name that tell who it is."""
    return set(re.findall(r"\w+", name.lower())) - NO_NAME


def tell_manner(text: str, content: Sequence[Span]) -> str:
    """Direct where all words of the content are quoted, indirect where none is, else mixed."""
    pieces = [text[start:end] for start, end in content]
    if not any(QUOTED.search(piece) for piece in pieces):
        return "indirect"
    return "mixed" if any(re.search(r"\w", QUOTED.sub("", piece)) for piece in pieces) else "direct"


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error of (confidence, right), in percent, over ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    gaps = (abs(sum(confidence for confidence, _ in one) - sum(right for _, right in one)) for one in bins.values())
    return 100 * sum(gaps) / max(1, len(pairs))


def judge_statements(text: Text, statements: Sequence[Statement]) -> list[tuple[float, bool]]:
    """The confidence of each statement of the reader, and whether it is linked with one of the gold."""
    tokens = [match.span() for match in TOKEN.finditer(text.text)]
    golds = [see_statement(text.text, tokens, attribution) for attribution in text.attributions]
    said = [see_statement(text.text, tokens, statement) for statement in statements]
    linked = {number for _, number in link_statements(golds, said)}
    return [(statement.confidence, number in linked) for number, statement in enumerate(statements)]


def format_answer(answer: Answer) -> str:
    """One line on a gold statement: where it stands, whose it is, and what the reader said."""
    start, end = min(answer.gold.content)[0], max(end for _, end in answer.gold.content)
    speaker = answer.said.speaker if answer.said else None
    said = f"{speaker.name} ({speaker.kind}, {speaker.confidence:.2f})" if speaker else "–"
    return f"{answer.judgement}\t{answer.text.id}#{start}-{end}\t{answer.gold.speaker or '–'}\t{said}"


def main() -> int:
    """List the gold statements that are missed or whose speaker is not right, then how many there are of each kind."""
    tally: Counter[str] = Counter()
    for text, golds in [*load_voices(), *load_corpus(find_shared())]:
        for answer in answer_text(text, golds, read_text(text)):
            tally[answer.judgement] += 1
            if answer.judgement != "right":
                print(format_answer(answer))
    print(", ".join(f"{count} {judgement}" for judgement, count in tally.most_common()), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
