"""How well statements are read: on the gold set, and on PolNeAR's dev part where the corpora are present.

Token F1 of source, cue and content counts words and marks that any statement covers. A statement is linked where the
contents share a token F1 of 0.8 and the sources overlap (or both are empty), one to one; a triple where all three
spans are equal after trimming quotation marks and punctuation. Speaker, via, manner and polarity are counted on linked
statements of the gold set, in percent of those that are right. `predict` writes what a scorer reads.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from hemeroteca.read import read_draft
from hemeroteca.records import Draft, Span, Statement

GOLD = Path(__file__).with_name("gold")
TOKEN = re.compile(r"\w+|[^\w\s]")
EDGE = " \t\r\n\u00a0,;:.!?\"'“”‘’«»„‹›—–-()[]"
LINKED = 0.8
ROLES = ("source", "cue", "content")


class NamedSpeaker(msgspec.Struct, frozen=True):
    """Who said it, in the gold set."""

    name: str
    kind: str


class Attribution(msgspec.Struct, frozen=True):
    """A statement of the gold set; a statement of the reader fits it too."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: str = ""
    speaker: NamedSpeaker | None = None
    via: tuple[NamedSpeaker, ...] = ()
    polarity: str = "affirmed"
    parent: int | None = None


class Text(msgspec.Struct, frozen=True):
    """One text of the gold set or of a corpus."""

    id: str
    text: str
    attributions: tuple[Attribution, ...] = ()
    language: str = "en"
    published: str | None = None
    outlet: str | None = None
    date: str | None = None


class Seen(NamedTuple):
    """One statement as a scorer sees it: the words it covers and its trimmed spans."""

    content: frozenset[int]
    source: frozenset[int]
    triple: tuple[tuple[tuple[int, int], ...], ...]


def load_texts(path: Path) -> list[Text]:
    """The texts of a file, a line each."""
    decoder = msgspec.json.Decoder(Text)
    return [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def read_text(text: Text) -> tuple[Statement, ...]:
    """What the reader finds in one text."""
    draft = Draft(
        id=text.id,
        text=text.text,
        language=text.language,
        published=text.published or text.date,
        outlet=text.outlet,
    )
    return read_draft(draft).statements


def predict(texts: Iterable[Text], out: Path) -> None:
    """Write the statements of the texts, a line each, as the JSON of `hemeroteca read`."""
    with out.open("wb") as lines:
        for text in texts:
            lines.write(msgspec.json.encode({"id": text.id, "statements": read_text(text)}) + b"\n")


def grade(shared: Path | None) -> dict[str, float]:
    """All figures in percent, by name; those on PolNeAR only where the corpora are present."""
    figures: dict[str, float] = {}
    for language in ("en", "es"):
        texts = load_texts(GOLD / f"{language}.jsonl")
        scores = score(texts, [read_text(text) for text in texts])
        figures |= {f"reading.gold.{language}.{name}": value for name, value in scores.items()}
    if shared is not None:
        figures |= {f"reading.polnear.{name}": value for name, value in _grade_polnear(shared).items()}
    return figures


def _grade_polnear(shared: Path) -> dict[str, float]:
    """The corpora's own scorer on the dev part of PolNeAR."""
    gold = shared / "corpora" / "polnear" / "dev.jsonl"
    scorer = shared / "tools" / "score_reading.py"
    if not (gold.exists() and scorer.exists()):
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predicted.jsonl"
        predict(load_texts(gold), out)
        command = [sys.executable, str(scorer), str(gold), str(out)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores = json.loads(printed)
    figures = {role: float(scores["token"][role]["F1"]) for role in ROLES}
    return figures | {kind: float(scores[kind]["F1"]) for kind in ("linked", "triple")}


def score(texts: Sequence[Text], readings: Sequence[tuple[Statement, ...]]) -> dict[str, float]:
    """The figures of a reading against its gold."""
    count: Counter[str] = Counter()
    for text, statements in zip(texts, readings, strict=True):
        tokens = [match.span() for match in TOKEN.finditer(text.text)]
        for role in ROLES:
            gold = _covered(tokens, [span for a in text.attributions for span in getattr(a, role)])
            said = _covered(tokens, [span for s in statements for span in getattr(s, role)])
            count.update({f"{role}.hit": len(gold & said), f"{role}.gold": len(gold), f"{role}.pred": len(said)})
        golds = [see_statement(text.text, tokens, a) for a in text.attributions]
        preds = [see_statement(text.text, tokens, s) for s in statements]
        for kind in ("linked", "triple"):
            count.update({f"{kind}.gold": len(golds), f"{kind}.pred": len(preds)})
        count["triple.hit"] += (Counter(g.triple for g in golds) & Counter(p.triple for p in preds)).total()
        for i, j in link_statements(golds, preds):
            count["linked.hit"] += 1
            count.update(_agreement(text.attributions[i], statements[j]))
    figures = {name: _f1(count, name) for name in (*ROLES, "linked", "triple")}
    for name in ("speaker", "via", "manner", "polarity"):
        figures[name] = round(100 * count[name] / max(1, count["linked.hit"]), 1)
    return figures


def link_to_gold(text: Text, statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Which statement of the gold set is which of the reader's, by their places."""
    tokens = [match.span() for match in TOKEN.finditer(text.text)]
    golds = [see_statement(text.text, tokens, a) for a in text.attributions]
    return link_statements(golds, [see_statement(text.text, tokens, s) for s in statements])


def _agreement(gold: Attribution, said: Statement) -> dict[str, int]:
    """Which fields of a linked statement are right: a name is right where the words of one are the other's."""
    speakers = (gold.speaker.name if gold.speaker else "", said.speaker.name if said.speaker else "")
    return {
        "speaker": int(name_key(speakers[0]) == name_key(speakers[1])),
        "via": int({name_key(v.name) for v in gold.via} == {name_key(v.name) for v in said.via}),
        "manner": int(gold.manner == said.manner),
        "polarity": int(gold.polarity == said.polarity),
    }


def name_key(name: str) -> str:
    """A name without its article and its case."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in ("the", "el", "la", "a", "an", "un", "una"))


def _covered(tokens: Sequence[tuple[int, int]], spans: Sequence[Span]) -> set[int]:
    """The tokens that lie in any of the spans."""
    return {i for i, (a, b) in enumerate(tokens) if any(s <= a and b <= e for s, e in spans)}


def see_statement(text: str, tokens: Sequence[tuple[int, int]], statement: Attribution | Statement) -> Seen:
    """A statement as the scorer sees it."""

    def words(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for i in _covered(tokens, spans) if text[tokens[i][0]].isalnum())

    triple = tuple(_merged(text, getattr(statement, role)) for role in ROLES)
    return Seen(words(statement.content), words(statement.source), triple)


def _merged(text: str, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Spans trimmed of edge characters; those with nothing else between them are one."""
    out: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = span
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        if start >= end:
            continue
        if out and all(char in EDGE for char in text[out[-1][1] : start]):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def link_statements(golds: Sequence[Seen], preds: Sequence[Seen]) -> list[tuple[int, int]]:
    """Pairs of gold and predicted statements, best first, each used once."""
    pairs = []
    for i, gold in enumerate(golds):
        for j, said in enumerate(preds):
            if not gold.content or not said.content:
                continue
            share = 2 * len(gold.content & said.content) / (len(gold.content) + len(said.content))
            if share >= LINKED and (gold.source & said.source or not (gold.source or said.source)):
                pairs.append((share, i, j))
    used_gold: set[int] = set()
    used_said: set[int] = set()
    linked = []
    for _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_said:
            used_gold.add(i)
            used_said.add(j)
            linked.append((i, j))
    return linked


def _f1(count: Counter[str], name: str) -> float:
    """F1 in percent from hits, gold and predicted."""
    total = count[f"{name}.gold"] + count[f"{name}.pred"]
    return round(200 * count[f"{name}.hit"] / total, 1) if total else 0.0
