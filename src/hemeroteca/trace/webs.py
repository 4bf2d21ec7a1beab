"""The graph of a trace: which node has the statement from which, and what all chains come down to."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hemeroteca.records import Edge, EdgeKind
from hemeroteca.trace.edges import (
    AbsentNames,
    distinct_edges,
    find_citations,
    find_copies,
    find_credits,
    find_links,
)
from hemeroteca.trace.following import Following, follow_statement
from hemeroteca.trace.likeness import share_of_words
from hemeroteca.trace.shelf import Shelf

PRECEDENCE: tuple[EdgeKind, ...] = ("cites", "credits", "links", "copies")
"""What an article says of its source goes before what can only be seen: citation, credit, link, shared prose."""


class Web(msgspec.Struct, frozen=True, kw_only=True):
    """What leads where. A node is an article's id or the name of an outlet that is absent.

    `sources` holds the edges by which a node has the statement, those of the kind that takes precedence; no entry
    where it names none. `first_hand` are the articles that say they were told themselves, `unordered` the pairs that
    share prose, either of which may have it from the other.
    """

    edges: tuple[Edge, ...]
    sources: dict[str, tuple[str, ...]]
    first_hand: frozenset[str]
    unordered: tuple[tuple[str, str], ...]


def weave_web(shelf: Shelf, following: Following) -> Web:
    """The graph of everything that is followed, prints first, each node's edges in the order of its text."""
    names = AbsentNames()
    named: dict[str, list[Edge]] = {}
    waiting = [*following.prints, *following.echoes]
    while waiting:
        article = waiting.pop(0)
        if article in named:
            continue
        dossier = shelf.dossiers[article]
        named[article] = [
            *find_citations(shelf, article, following, names),
            *find_credits(shelf, dossier, following, names),
            *(edge for edge in find_links(shelf, dossier) if carries(following, edge.target)),
        ]
        waiting.extend(edge.target for edge in named[article] if edge.target in shelf.dossiers)
    targets = {article: frozenset(edge.target for edge in edges) for article, edges in named.items()}
    told = frozenset(article for article in named if hears_itself(shelf, article, following))
    traced = frozenset[int]().union(
        *(
            shelf.dossiers[article].told_in(numbers)
            for group in (following.prints, following.echoes)
            for article, numbers in group.items()
        )
    )
    edges: list[Edge] = []
    unordered: set[tuple[str, str]] = set()
    for article, found in named.items():
        copies, beside = find_copies(shelf, article, targets, told, traced)
        edges += [*found, *copies]
        unordered.update((min(article, other), max(article, other)) for other in beside)
    woven = distinct_edges(edges)
    return Web(
        edges=woven,
        sources=choose_sources(woven, told),
        first_hand=told,
        unordered=tuple(sorted(unordered)),
    )


def carries(following: Following, article: str) -> bool:
    """Whether an article carries the statement, or an echo of it."""
    return article in following.prints or article in following.echoes


def hears_itself(shelf: Shelf, article: str, following: Following) -> bool:
    """Whether an article says that its own outlet was told, and names no other for the statement."""
    numbers = following.prints.get(article) or following.echoes.get(article) or ()
    claims = [shelf.claim((article, number)) for number in numbers]
    return any(claim.first_hand for claim in claims) and not any(claim.chain for claim in claims)


def choose_sources(edges: Iterable[Edge], first_hand: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """For each node what it has the statement from, by the kind of edge that takes precedence; none if first-hand."""
    by_node: dict[str, dict[EdgeKind, list[str]]] = {}
    for edge in edges:
        if edge.origin not in first_hand:
            by_node.setdefault(edge.origin, {}).setdefault(edge.kind, []).append(edge.target)
    return {node: tuple(kinds[next(kind for kind in PRECEDENCE if kind in kinds)]) for node, kinds in by_node.items()}


def weave_article(shelf: Shelf, article: str, alike: Iterable[str]) -> tuple[Edge, ...]:
    """Every edge that leads from one article, for all its statements together, in the order of its text.

    `alike` are the articles that may share its prose. `same` leads to the earliest article that prints one of its
    statements, where nothing else says where it is from.
    """
    names = AbsentNames()
    dossier = shelf.dossiers[article]
    edges: list[Edge] = []
    same: list[tuple[Edge, frozenset[str]]] = []
    for number in range(len(dossier.reading.statements)):
        following = follow_statement(shelf, (article, number))
        cites = list(find_citations(shelf, article, following, names))
        edges += cites
        earlier = next(iter(following.prints))
        if earlier != article and not cites:
            evidence = dossier.statement_address(number)
            told = shelf.saying((earlier, following.prints[earlier][0]))
            sure = share_of_words(shelf.saying((article, number)), told)
            edge = Edge(origin=article, target=earlier, kind="same", evidence=evidence, confidence=sure)
            same.append((edge, frozenset(following.prints)))
    nothing = Following(prints={}, echoes={}, again={}, capped=False)
    edges += [*find_credits(shelf, dossier, nothing, names), *find_links(shelf, dossier)]
    named = {other: frozenset[str]() for other in alike if other in shelf.dossiers}
    named[article] = frozenset(edge.target for edge in edges)
    edges += find_copies(shelf, article, named)[0]
    joined = {edge.target for edge in edges}
    return distinct_edges([*edges, *(edge for edge, prints in same if prints.isdisjoint(joined))])
