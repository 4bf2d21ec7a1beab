"""What a story of the generator says a trace must find: computed from who has what from whom, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evals.traces.desk import Kind, Story, Tie


class Wanted(NamedTuple):
    """An edge that a trace must show: to any one of `targets`, of which the first is the true one."""

    kind: Kind
    origin: str
    targets: tuple[str, ...]


class Truth(NamedTuple):
    """The true trace of a statement; ends of edges are addresses of articles, or names of outlets that are absent.

    `allowed` are edges that may be shown and need not be: whoever cites another may share a sentence with it. `loose`
    are prints that may be listed or left out: those that changed its figure. `roots` are names of outlets. `values` are
    figures that differ. `hedged` are the prints that say it with its hedge, `bare` those that dropped it.
    """

    story: Story
    number: int
    ask: str
    prints: frozenset[str]
    loose: frozenset[str]
    wanted: tuple[Wanted, ...]
    allowed: frozenset[tuple[Kind, str, str]]
    roots: frozenset[str]
    circles: frozenset[frozenset[str]]
    values: tuple[int, ...]
    hedged: frozenset[str]
    bare: frozenset[str]


def tell_truths(story: Story) -> Iterator[Truth]:
    """The true traces of a story's statements, of those that more than one article prints."""
    for number in range(len(story.piece.said)):
        if sum(number in made.says for made in story.prints) > 1:
            yield tell_truth(story, number)


def tell_truth(story: Story, number: int) -> Truth:
    """The true trace of one statement."""
    said = story.piece.said[number]
    ties = [tie for tie in story.ties if number in tie.says]
    printing = [made for made in story.prints if number in made.says]
    loose = story.changed if said.kind == "figure" else frozenset()
    prints = frozenset(made.url for made in printing) - loose
    wanted = [tie for tie in ties if tie.asked and not {tie.origin, *tie.targets[:1]} & loose]
    roots, circles = find_ends(sorted(prints), ties)
    names = {made.url: made.outlet.name for made in story.prints}
    doubtful = printing if said.kind == "doubt" else []
    allowed = {(tie.kind, tie.origin, target) for tie in ties for target in tie.targets}
    allowed |= {("copies", origin, target) for kind, origin, target in allowed if kind == "cites"}
    return Truth(
        story=story,
        number=number,
        ask=said.ask(story.piece.values[0]),
        prints=prints,
        loose=frozenset(loose),
        wanted=tuple(Wanted(tie.kind, tie.origin, tie.targets) for tie in wanted),
        allowed=frozenset(allowed),
        roots=frozenset(names.get(root, root) for root in roots),
        circles=frozenset(circles),
        values=story.piece.values if loose else (),
        hedged=frozenset(made.url for made in doubtful if made.says[number]),
        bare=frozenset(made.url for made in doubtful if not made.says[number]),
    )


def find_ends(prints: Iterable[str], ties: list[Tie]) -> tuple[set[str], set[frozenset[str]]]:
    """Where the chains of prints end: with articles or outlets that have it from nobody, or in circles."""
    sources: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind != "links" or not sources.get(tie.origin):
            sources.setdefault(tie.origin, set()).add(tie.targets[0])
    roots: set[str] = set()
    circles: set[frozenset[str]] = set()
    for begin in prints:
        reach = walk(sources, begin)
        roots |= {node for node in (begin, *reach) if not sources.get(node)}
        if begin in reach:
            circles.add(frozenset(node for node in reach if begin in walk(sources, node)))
    return roots, circles


def walk(sources: dict[str, set[str]], begin: str) -> set[str]:
    """All that a node has it from, near and far; itself where it has it from itself."""
    found: set[str] = set()
    waiting = [begin]
    while waiting:
        for source in sources.get(waiting.pop(), ()):
            if source not in found:
                found.add(source)
                waiting.append(source)
    return found
