"""How well traces are followed: the generator's stories are filed as clippings, each statement asked for by its words.

Of the traces found, the first that holds the words is graded. Measures, in percent; F1 unless it says otherwise:

- `found`: traces that are there at all. `prints`: the articles that print the statement.
- `copies`, `cites`, `credits`, `links`: edges of that kind, from the right article to the right one. A copy of a copy
  may be traced to any earlier member of its family, since the words do not tell. `copies_from`: how many of the copies
  found are traced to the very article they were made from. `direction`: how many edges between two that are joined in
  truth lead the right way.
- `roots`: of the outlets that a trace truly comes down to, and those it is said to, how many are both. `counts`: how
  many traces have the right number of origins. `circles`: circles, each by all its articles.
- `disagreements`: how many changed figures are shown beside the first (recall); `agreements`: how many traces in which
  nothing was changed show no disagreement. `hedges`: of the prints that dropped a hedge, how many can be told by it
  from the first.

`python -m evals.traces.score` lists what is missed and wrong, by scenario.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from evals.traces.clippings import clip
from evals.traces.desk import Story
from evals.traces.stories import make_rounds
from evals.traces.truth import Truth, tell_truths
from hemeroteca.pipeline.filing import file_clipping
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import fold, parse_address, words

KINDS = ("copies", "cites", "credits", "links")
MOST_FOUND = 5
NO_NAME = frozenset({"the", "el", "la", "los", "las"})

Ends = tuple[str, str, str]


class Found(NamedTuple):
    """What a trace says, in the terms of the truth: articles by address, outlets by folded name."""

    prints: frozenset[str]
    edges: frozenset[Ends]
    roots: frozenset[str]
    at_most: int
    circles: frozenset[frozenset[str]]
    values: frozenset[float]
    disagrees: bool
    hedged: dict[str, bool]


class Fault(NamedTuple):
    """Something that a trace misses or gets wrong."""

    truth: Truth
    measure: str
    what: str


class Tally:
    """Hits, misses and false finds by measure, and what they were."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self.faults: list[Fault] = []

    def miss(self, truth: Truth, measure: str, what: str) -> None:
        """Count something that is not there."""
        self.missed[measure] += 1
        self.faults.append(Fault(truth, measure, f"missed {what}"))

    def add(self, truth: Truth, measure: str, what: str) -> None:
        """Count something that should not be there."""
        self.extra[measure] += 1
        self.faults.append(Fault(truth, measure, f"extra {what}"))

    def judge(self, truth: Truth, measure: str, what: str, *, right: bool) -> None:
        """Count something that is right or not."""
        if right:
            self.hits[measure] += 1
        else:
            self.miss(truth, measure, what)

    def compare(self, truth: Truth, measure: str, found: Iterable[object], true: Iterable[object]) -> None:
        """Count two sets against each other."""
        have, want = set(found), set(true)
        self.hits[measure] += len(have & want)
        for one in sorted(want - have, key=str):
            self.miss(truth, measure, str(one))
        for one in sorted(have - want, key=str):
            self.add(truth, measure, str(one))

    def f1(self, measure: str) -> float:
        """The F1 of a measure, in percent."""
        return share(2 * self.hits[measure], 2 * self.hits[measure] + self.missed[measure] + self.extra[measure])

    def accuracy(self, measure: str) -> float:
        """What is right, of all that is true or was found, in percent."""
        return share(self.hits[measure], self.hits[measure] + self.missed[measure] + self.extra[measure])


def share(part: float, whole: float) -> float:
    """A part in percent; of nothing, all."""
    return 100 * part / whole if whole else 100.0


def grade_stories() -> dict[str, float]:
    """Every measure, in percent."""
    tally = tally_rounds()
    names = ("prints", *KINDS, "circles")
    figures = {name: tally.f1(name) for name in names}
    rest = ("found", "copies_from", "direction", "roots", "counts", "disagreements", "agreements", "hedges")
    figures |= {name: tally.accuracy(name) for name in rest}
    return {f"traces.gold.{name}": figure for name, figure in figures.items()}


def tally_rounds() -> Tally:
    """What is right and wrong in all rounds."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for number, stories in enumerate(make_rounds()):
            with open_archive(Path(folder) / f"{number}.hemeroteca") as archive:
                file_stories(archive, stories, number)
                for truth in (truth for story in stories for truth in tell_truths(story)):
                    judge_trace(tally, truth, find_trace(archive, truth))
    return tally


def file_stories(archive: Archive, stories: Iterable[Story], seed: int) -> None:
    """File every article of a round, in random order."""
    rng = random.Random(seed)
    clippings = [clip(made, story.piece.language, rng) for story in stories for made in story.prints]
    rng.shuffle(clippings)
    for clipping in clippings:
        file_clipping(archive, clipping)


def find_trace(archive: Archive, truth: Truth) -> Found | None:
    """The first trace that holds the words, as the truth would put it."""
    for trace in trace_query(archive, f'"{truth.ask}"', limit=MOST_FOUND):
        if fold(truth.ask) in fold(trace.text):
            return describe(archive, trace)
    return None


def describe(archive: Archive, trace: Trace) -> Found:
    """A trace in the terms of the truth."""

    def node(name: str) -> str:
        article = archive.article(name)
        return article.url or name if article else fold_name(name)

    values = [value for one in trace.disagreements for value in one.values]
    return Found(
        prints=frozenset(node(one.article) for one in trace.prints),
        edges=frozenset((edge.kind, node(edge.origin), node(edge.target)) for edge in trace.edges),
        roots=frozenset(fold_name(origin.name) for origin in trace.origins if origin.in_archive or not trace.circles),
        at_most=trace.at_most,
        circles=frozenset(frozenset(map(node, circle)) for circle in trace.circles),
        values=frozenset(value.low for value in values if value.low is not None),
        disagrees=bool(trace.disagreements),
        hedged={node(one.article): is_hedged(archive, one.statement) for one in trace.prints},
    )


def is_hedged(archive: Archive, address: str) -> bool:
    """Whether the statement at an address has a hedge."""
    parsed = parse_address(address)
    reading = archive.reading(parsed[0]) if parsed else None
    if parsed is None or reading is None:
        return False
    start, end = parsed[1:]
    return any(start <= hedge.span.start < end for hedge in reading.hedges)


def fold_name(name: str) -> str:
    """A name without its article, folded."""
    return " ".join(word for word in words(name) if word not in NO_NAME)


def judge_trace(tally: Tally, truth: Truth, found: Found | None) -> None:
    """Count one trace against its truth; one that is not there has nothing."""
    tally.judge(truth, "found", truth.ask, right=found is not None)
    empty = Found(frozenset(), frozenset(), frozenset(), 0, frozenset(), frozenset(), disagrees=False, hedged={})
    found = found or empty
    tally.compare(truth, "prints", found.prints - truth.loose, truth.prints)
    judge_edges(tally, truth, found)
    tally.compare(truth, "roots", found.roots, map(fold_name, truth.roots))
    tally.judge(
        truth,
        "counts",
        f"{len(truth.roots) + len(truth.circles)}, found {found.at_most}: {sorted(found.roots)}",
        right=found.at_most == len(truth.roots) + len(truth.circles),
    )
    tally.compare(truth, "circles", map(sorted_tuple, found.circles), map(sorted_tuple, truth.circles))
    if truth.values:
        right = set(truth.values) <= found.values
        tally.judge(truth, "disagreements", f"{truth.values}, found {sorted(found.values)}", right=right)
    else:
        tally.judge(truth, "agreements", f"values {sorted(found.values)}", right=not found.disagrees)
    if truth.bare:
        first = any(found.hedged.get(url) for url in truth.hedged)
        for url in sorted(truth.bare):
            tally.judge(truth, "hedges", url, right=first and found.hedged.get(url) is False)


def sorted_tuple(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, which stand for a set of them."""
    return tuple(sorted(names))


def judge_edges(tally: Tally, truth: Truth, found: Found) -> None:
    """Count the edges of a trace by kind, and which way they lead."""
    allowed = {fold_edge(edge) for edge in truth.allowed}
    true = {edge[1:] for edge in allowed}
    for kind in KINDS:
        edges = {edge for edge in found.edges if edge[0] == kind}
        for wanted in (wanted for wanted in truth.wanted if wanted.kind == kind):
            ends = [fold_edge((kind, wanted.origin, target)) for target in wanted.targets]
            right = any(edge in edges for edge in ends)
            tally.judge(truth, kind, f"{ends[0][1]} → {ends[0][2]}", right=right)
            if right and kind == "copies":
                tally.judge(truth, "copies_from", f"{ends[0][1]} → {ends[0][2]}", right=ends[0] in edges)
        for edge in sorted(edges - allowed):
            if not set(edge[1:]) & truth.loose:
                tally.add(truth, kind, f"{edge[1]} → {edge[2]}")
    for _, origin, target in sorted(found.edges):
        if (origin, target) in true or (target, origin) in true:
            tally.judge(truth, "direction", f"{origin} → {target}", right=(origin, target) in true)


def fold_edge(edge: Ends) -> Ends:
    """An edge with the names of absent outlets folded."""
    kind, *ends = edge
    origin, target = (end if "://" in end else fold_name(end) for end in ends)
    return kind, origin, target


def list_faults(tally: Tally) -> Iterator[str]:
    """The faults in words, by measure and scenario."""
    for fault in sorted(tally.faults, key=lambda fault: (fault.measure, fault.truth.story.scenario)):
        story = fault.truth.story
        said = story.piece.said[fault.truth.number].kind
        yield f"{fault.measure:13} {story.scenario:24} {story.piece.slug:26} {said:7} {fault.what}"


def main() -> int:
    """Print the faults, then the figures."""
    tally = tally_rounds()
    print("\n".join(list_faults(tally)))
    for name in sorted({*tally.hits, *tally.missed, *tally.extra}):
        counts = f"{tally.hits[name]} right, {tally.missed[name]} missed, {tally.extra[name]} extra"
        print(f"{name:13} F1 {tally.f1(name):5.1f}  accuracy {tally.accuracy(name):5.1f}  {counts}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
