"""Where chains lead, and where they lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Sources = Mapping[str, tuple[str, ...]]
"""For each node of a graph the nodes it has something from."""


def find_reach(sources: Sources, nodes: Iterable[str]) -> dict[str, frozenset[str]]:
    """Every node that each node leads to, in one step or more; a node reaches itself only through a circle."""
    reach: dict[str, frozenset[str]] = {}
    for node in nodes:
        found: set[str] = set()
        waiting = list(sources.get(node, ()))
        while waiting:
            target = waiting.pop()
            if target not in found:
                found.add(target)
                waiting.extend(sources.get(target, ()))
        reach[node] = frozenset(found)
    return reach


def find_circles(sources: Sources, nodes: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of nodes each of which leads to every other, in the order of `nodes`.

    A group begins with its first node, and each node has what it says from the one behind it, as far as one round goes.
    """
    order = list(nodes)
    reach = find_reach(sources, order)
    circles = []
    seen: set[str] = set()
    for node in order:
        if node in reach[node] and node not in seen:
            group = [other for other in order if other in reach[node] and node in reach[other]]
            seen.update(group)
            if len(group) > 1:
                circles.append(go_round(group, sources))
    return tuple(circles)


def go_round(group: list[str], sources: Sources) -> tuple[str, ...]:
    """The members of a circle from the first on, each before the one it has its statement from, each once."""
    walk = [group[0]]
    while len(walk) < len(group):
        onward = [target for target in sources.get(walk[-1], ()) if target in group and target not in walk]
        walk.append(onward[0] if onward else next(node for node in group if node not in walk))
    return tuple(walk)
