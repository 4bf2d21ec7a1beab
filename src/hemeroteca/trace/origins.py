"""What the chains of a trace come down to, and why their number is only a bound."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hemeroteca.records import Origin
from hemeroteca.trace import wording
from hemeroteca.trace.circles import find_circles, find_reach
from hemeroteca.trace.following import Following
from hemeroteca.trace.outlets import outlet_keys
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.webs import Web


class Roots(NamedTuple):
    """What all chains come down to, the circles on the way, and why the count is a bound."""

    origins: tuple[Origin, ...]
    circles: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]


def find_roots(shelf: Shelf, following: Following, web: Web) -> Roots:
    """Follow every print to where its chain ends.

    Articles that share prose and have no order stand as one node: whichever had it first, they add one origin. A
    circle from which nothing leads out is one origin, and so is an outlet, however many of its articles are reached.
    """
    groups = group_unordered(web)
    sources = {
        group: tuple(dict.fromkeys(groups.get(t, (t,))[0] for n in members for t in web.sources.get(n, ())))
        for group, members in _members(web, groups).items()
    }
    starts = tuple(dict.fromkeys(groups.get(article, (article,))[0] for article in following.prints))
    nodes = tuple(dict.fromkeys([*starts, *sources, *(t for found in sources.values() for t in found)]))
    sources = {node: tuple(target for target in found if target != node) for node, found in sources.items()}
    reach = find_reach(sources, nodes)
    circles = find_circles(web.sources, _in_order(shelf, web))
    reached = {node for start in starts for node in (start, *reach[start])}
    origins: list[tuple[frozenset[str], Origin]] = []
    done: set[str] = set()
    for node in nodes:
        if node in done or node not in reached or any(node not in reach[target] for target in reach[node]):
            continue
        ring = (node, *(target for target in nodes if target in reach[node] and target != node))
        done.update(ring)
        members = tuple(member for place in ring for member in groups.get(place, (place,)))
        origins.append(
            describe_root(shelf, web, members, closed=any(set(circle) <= set(members) for circle in circles))
        )
    merged, reasons = merge_outlets(origins)
    seen = {node for start in reached for node in groups.get(start, (start,))}
    return Roots(
        origins=merged,
        circles=tuple(circle for circle in circles if set(circle) & seen),
        reasons=(*reasons, *_explain_bound(shelf, following, web, merged)),
    )


def group_unordered(web: Web) -> dict[str, tuple[str, ...]]:
    """For each article that shares prose without an order, all that are joined to it so, always in the same order."""
    beside: dict[str, list[str]] = {}
    for one, other in web.unordered:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    groups: dict[str, tuple[str, ...]] = {}
    reach = {node: tuple(found) for node, found in beside.items()}
    for node in sorted(beside):
        if node not in groups:
            joined = tuple(sorted(find_reach(reach, [node])[node]))
            groups.update(dict.fromkeys(joined, joined))
    return groups


def _members(web: Web, groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    members = (groups.get(node, (node,)) for node in web.sources)
    return {group[0]: group for group in members}


def _in_order(shelf: Shelf, web: Web) -> list[str]:
    """All nodes of a graph: articles in order of time, then absent outlets as they were met."""
    nodes = dict.fromkeys([*web.sources, *(target for found in web.sources.values() for target in found)])
    return [article for article in shelf.dossiers if article in nodes] + [n for n in nodes if n not in shelf.dossiers]


def describe_root(shelf: Shelf, web: Web, members: tuple[str, ...], *, closed: bool) -> tuple[frozenset[str], Origin]:
    """A root in words, and the keys of its outlet by which roots of one outlet are joined; none for several."""
    names = [shelf.dossiers[member].name if member in shelf.dossiers else member for member in members]
    if closed:
        return frozenset(), Origin(name=wording.name_circle(names), in_archive=False, reason=wording.CIRCLE_REASON)
    if len(members) > 1:
        return frozenset(), Origin(
            name=wording.join_or(sorted(names)), in_archive=True, reason=wording.UNORDERED_REASON
        )
    node = members[0]
    if node not in shelf.dossiers:
        return outlet_keys(node), Origin(name=node, in_archive=False, reason=describe_absence(shelf, web, node))
    outlet = shelf.dossiers[node].article.outlet
    reason = wording.FIRST_HAND_REASON if node in web.first_hand else wording.NO_SOURCE_REASON
    return outlet_keys(outlet) if outlet else frozenset(), Origin(name=names[0], in_archive=True, reason=reason)


def describe_absence(shelf: Shelf, web: Web, name: str) -> str:
    """Who names an outlet that is not in the archive, and how."""
    naming = [edge for edge in web.edges if edge.target == name]
    called = {
        edge: shelf.dossiers[edge.origin].name if edge.origin in shelf.dossiers else edge.origin for edge in naming
    }
    cited = [called[edge] for edge in naming if edge.kind == "cites"]
    credited = [called[edge] for edge in naming if edge.kind != "cites" and called[edge] not in cited]
    return wording.named_by(cited, credited)


def merge_outlets(origins: Iterable[tuple[frozenset[str], Origin]]) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """One origin for each outlet: what a paper printed again, or is cited for elsewhere, it has from itself."""
    merged: list[tuple[frozenset[str], Origin]] = []
    reasons: list[str] = []
    for keys, origin in origins:
        if any(not keys.isdisjoint(other) for other, _ in merged):
            reasons.append(wording.merged_outlet(origin.name))
        else:
            merged.append((keys, origin))
    return tuple(origin for _, origin in merged), tuple(dict.fromkeys(reasons))


def _explain_bound(shelf: Shelf, following: Following, web: Web, origins: tuple[Origin, ...]) -> tuple[str, ...]:
    reasons: list[str] = []
    silent = [article for article in following.prints if article not in web.sources and article not in web.first_hand]
    if silent and len(origins) > 1:
        reasons.append(wording.silent_prints([shelf.dossiers[article].name for article in silent]))
    told = [shelf.dossiers[a].name for a in following.prints if a in web.first_hand and _copies(web, a)]
    if told:
        reasons.append(wording.first_hand_but_copied(told))
    absent = [origin.name for origin in origins if not origin.in_archive and origin.reason != wording.CIRCLE_REASON]
    if absent:
        reasons.append(wording.absent_origins(absent))
    joined = dict.fromkeys(group_unordered(web).values())
    reasons += [wording.unordered_copies([shelf.dossiers[article].name for article in group]) for group in joined]
    wired = [shelf.dossiers[a].name for a in following.prints if shelf.dossiers[a].credits_unnamed]
    if wired:
        reasons.append(wording.unnamed_agencies(wired))
    undated = [shelf.dossiers[a].name for a in following.prints if shelf.dossiers[a].when.day is None]
    if undated:
        reasons.append(wording.undated_prints(undated))
    if following.capped:
        reasons.append(wording.CAPPED_REASON)
    return tuple(dict.fromkeys(reasons))


def _copies(web: Web, article: str) -> bool:
    return any(edge.origin == article and edge.kind == "copies" for edge in web.edges)
