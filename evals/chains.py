"""How well chains are read, on the gold set about them: who passed it on, who says that others said.

Speaker, kind and via are counted on linked statements (`evals.reading`), in percent of those that are right: the
speaker's name, its kind (person, outlet, document, unnamed …), all outlets of the chain and no other. `nested` is the
F1 of statements that stand in another: right where both are linked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evals.reading import GOLD, Text, link_to_gold, load_texts, name_key, read_text
from hemeroteca.records import Statement

SETS = {"": "chains", "es.": "chains_es"}


def grade(_shared: Path | None) -> dict[str, float]:
    """All figures in percent, by name; no corpus is needed."""
    figures: dict[str, float] = {}
    for prefix, name in SETS.items():
        texts = load_texts(GOLD / f"{name}.jsonl")
        scores = score(texts, [read_text(text) for text in texts])
        figures |= {f"chains.gold.{prefix}{measure}": value for measure, value in scores.items()}
    return figures


def score(texts: Sequence[Text], readings: Sequence[tuple[Statement, ...]]) -> dict[str, float]:
    """The figures of a reading against its gold."""
    count: Counter[str] = Counter()
    for text, statements in zip(texts, readings, strict=True):
        golds, links = text.attributions, dict(link_to_gold(text, statements))
        count["linked"] += len(links)
        count["nested.gold"] += sum(gold.parent is not None for gold in golds)
        count["nested.read"] += sum(statement.parent is not None for statement in statements)
        for place, found in links.items():
            gold, said = golds[place], statements[found]
            who, whom = gold.speaker, said.speaker
            count["speaker"] += name_key(who.name if who else "") == name_key(whom.name if whom else "")
            count["kind"] += (who.kind if who else None) == (whom.kind if whom else None)
            count["via"] += {name_key(link.name) for link in gold.via} == {name_key(link.name) for link in said.via}
            count["nested"] += gold.parent is not None and links.get(gold.parent, -1) == said.parent
    figures = {name: round(100 * count[name] / max(1, count["linked"]), 1) for name in ("speaker", "kind", "via")}
    nested = count["nested.gold"] + count["nested.read"]
    return figures | {"nested": round(200 * count["nested"] / nested, 1) if nested else 100.0}
