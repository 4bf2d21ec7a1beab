"""Whether names across articles are told for one person, organisation or place: `gold/entities.txt`, filed and read.

A unit is one cluster of the gold in one article; what the archive holds for it is the entity that most of its marked
words lead to. Precision, recall and F1 are B³ over units (Bagga and Baldwin 1998); `pairs` counts pairs of units of
different articles. A name that the reader did not find is a unit alone; `found` is the share of units that were read:
what is not lost to the reader.
"""

from __future__ import annotations

import math
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from hemeroteca.pipeline.entities import name_articles
from hemeroteca.read import read_article
from hemeroteca.records import Article, Block, Clipping, Reading, Span
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import fingerprint
from hemeroteca.trace import index_filing
from hemeroteca.trace.appearances import as_named, name_place

GOLD = Path(__file__).parent / "gold" / "entities.txt"
COLLECTED = "2027-04-01T09:00:00Z"
MARK = re.compile(r"\[([^\]|]+)\|([a-z-]+)\]")


class Marked(NamedTuple):
    """An article of the gold set and where it names whom."""

    article: Article
    marks: tuple[tuple[Span, str], ...]


class Unit(NamedTuple):
    """What is in one article of a cluster, and the entity it was found to be."""

    article: str
    cluster: str
    entity: str


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001
    """All figures in percent, by name."""
    return {f"entities.gold.{name}": value for name, value in summarise(find_units(load_gold())).items()}


def load_gold(path: Path = GOLD) -> list[Marked]:
    """The articles of the gold set, in their order."""
    parts = path.read_text("utf-8").split("\n## ")[1:]
    return [_parse(part) for part in parts]


def _parse(part: str) -> Marked:
    head, _, body = part.partition("\n")
    name, language, published, outlet = (field.strip() for field in head.split("|"))
    text, marks = "", list[tuple[Span, str]]()
    for piece in re.split(r"(\[[^\]]+\])", " ".join(body.split())):
        match = MARK.fullmatch(piece)
        words = match[1] if match else piece
        if match:
            marks.append((Span(len(text), len(text) + len(words)), match[2]))
        text += words
    article = Article(
        id=fingerprint(name),
        clipping=fingerprint(name),
        blocks=(Block(kind="paragraph", text=text),),
        span=Span(0, len(text)),
        outlet=outlet,
        published=published,
        language=language,
    )
    return Marked(article, tuple(marks))


def find_units(gold: Sequence[Marked]) -> list[Unit]:
    """The units of the gold set with the entities that an archive of its articles has for them."""
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "gold.hemeroteca") as archive:
        for marked in gold:
            article = marked.article
            clipping = Clipping(
                id=article.clipping,
                content=article.text.encode(),
                media_type="text/plain",
                origin=article.id,
                collected=COLLECTED,
            )
            archive.file_clipping(clipping, [index_filing(article, read_article(article))])
        name_articles(archive)
        return [unit for marked in gold for unit in _units_of(archive, marked)]


def _units_of(archive: Archive, marked: Marked) -> Iterator[Unit]:
    article, reading = marked.article, archive.reading(marked.article.id)
    assert reading is not None
    ids = archive.naming.ids(article.id)
    led: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span, cluster in marked.marks:
        name_id = _find((article.text, reading), span, ids)
        led[cluster].update([f"{archive.naming.entity_number(name_id)}"] if name_id else [])
    for cluster, counts in led.items():
        found = min(counts, key=lambda each: (-counts[each], each), default=f"{article.id} {cluster}")
        yield Unit(article.id, cluster, found)


def _find(read: tuple[str, Reading], span: Span, ids: dict[tuple[str, bool], str]) -> str | None:
    """The id of the name that the reader has at a place, of several the one that covers most of it."""
    text, reading = read
    common = {
        mention: min(span.end, mention.span.end) - max(span.start, mention.span.start) for mention in reading.mentions
    }
    best = max(common, key=lambda mention: common[mention], default=None)
    if best is None or common[best] <= 0:
        return None
    named = as_named(text, best)
    place = name_place(named.name, named.kind)
    return ids.get(place) if place else None


def summarise(units: Sequence[Unit]) -> dict[str, float]:
    """B³ and pairs, in percent."""
    entities, clusters = Counter(unit.entity for unit in units), Counter(unit.cluster for unit in units)
    both = Counter((unit.entity, unit.cluster) for unit in units)
    precision = math.fsum(both[unit.entity, unit.cluster] / entities[unit.entity] for unit in units) / len(units)
    recall = math.fsum(both[unit.entity, unit.cluster] / clusters[unit.cluster] for unit in units) / len(units)
    pairs = [(one, other) for one, other in combinations(units, 2) if one.article != other.article]
    right = sum(one.entity == other.entity and one.cluster == other.cluster for one, other in pairs)
    said = sum(one.entity == other.entity for one, other in pairs)
    true = sum(one.cluster == other.cluster for one, other in pairs)
    found = sum(" " not in unit.entity for unit in units)
    return {
        "precision": 100 * precision,
        "recall": 100 * recall,
        "f1": _f1(100 * precision, 100 * recall),
        "pairs.precision": 100 * right / max(1, said),
        "pairs.recall": 100 * right / max(1, true),
        "pairs.f1": _f1(100 * right / max(1, said), 100 * right / max(1, true)),
        "found": 100 * found / len(units),
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)
