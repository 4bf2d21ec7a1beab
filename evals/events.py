"""How well sentences are known to tell one event: links between articles of ECB+ against its chains of events.

Sentences of one sub-topic (Cybulska and Vossen 2014; train and dev) that stand in two articles and are annotated are
linked where they share an event that is no singleton; three in four are. What the timeline of a story would print as
one entry, were the days the same, is what is held for a link.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from hemeroteca.trace.timelines import tell_same, telling_words

EVENTS = ("ACT", "NEG")


class Sentence(NamedTuple):
    """A sentence of an article: its words as timelines compare them, and the chains of events that stand in it."""

    article: str
    words: frozenset[str]
    chains: frozenset[str]


def grade(shared: Path | None) -> dict[str, float]:
    """Precision and recall of links in percent; nothing without the corpus."""
    folder = shared / "corpora" / "ecbplus" if shared is not None else None
    if folder is None or not folder.is_dir():
        return {}
    held = linked = hits = 0
    for sentences in _load(folder).values():
        for one, other in combinations(sentences, 2):
            if one.article != other.article and one.chains and other.chains:
                said, true = tell_same(one.words, other.words), bool(one.chains & other.chains)
                held, linked, hits = held + said, linked + true, hits + (said and true)
    return {
        "events.ecbplus.precision": 100 * hits / max(1, held),
        "events.ecbplus.recall": 100 * hits / max(1, linked),
    }


def _load(folder: Path) -> dict[str, list[Sentence]]:
    """The sentences of each sub-topic, read from the files with a word per line."""
    words: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for part in ("train", "dev"):
        for line in (folder / f"{part}_corpus.txt").read_text("utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) >= 5:
                words.setdefault((fields[0], fields[1]), []).append((fields[3], fields[4]))
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for (article, _), marked in words.items():
        topic, rest = article.split("_", 1)
        chains = {chain for _, chain in marked if chain.startswith(EVENTS) and "Singleton" not in chain}
        text = " ".join(word for word, _ in marked)
        found[f"{topic}{'+' if rest.endswith('plus') else ''}"].append(
            Sentence(article, telling_words(text), frozenset(chains))
        )
    return found
