"""How many statements are found, by manner: of those in the gold that are direct, indirect and mixed, which are linked.

Linked as in `evals.reading`; the manner of a corpus's statement is told by the quotation marks in its content.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evals.reading import GOLD, Text, link_to_gold, load_texts, read_text
from evals.speakers import percent, tell_manner


def grade(shared: Path | None) -> dict[str, float]:
    """The share in percent that is linked, by set and manner; that of PolNeAR only where the corpus is present."""
    sets = {f"gold.{language}": load_texts(GOLD / f"{language}.jsonl") for language in ("en", "es")}
    corpus = shared / "corpora" / "polnear" / "dev.jsonl" if shared is not None else None
    if corpus is not None and corpus.exists():
        sets["polnear"] = load_texts(corpus)
    return {
        f"reading.{name}.found_{manner}": figure
        for name, texts in sets.items()
        for manner, figure in find_shares(texts).items()
    }


def find_shares(texts: list[Text]) -> dict[str, float]:
    """For each manner the share of the gold's statements that is linked."""
    all_of: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for text in texts:
        manners = [tell_manner(text.text, attribution.content) for attribution in text.attributions]
        all_of.update(manners)
        found.update(manners[number] for number, _ in link_to_gold(text, read_text(text)))
    return {manner: percent(found[manner], count) for manner, count in sorted(all_of.items())}
