"""Who has something from whom: the edges between articles, each with the address of the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hemeroteca.records import Edge
from hemeroteca.trace.claims import Cited
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.following import Following, find_cited
from hemeroteca.trace.outlets import find_credited, is_syndicated, outlet_keys, same_outlet
from hemeroteca.trace.reuse import find_reuse, find_shared_passage, share_of_prose, shares_prose
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.urls import plain_url


class AbsentNames:
    """One name for each outlet that is not in the archive, however it is spelled: the first spelling that was met."""

    def __init__(self) -> None:
        self._by_key: dict[str, str] = {}

    def settle(self, name: str) -> str:
        """The name under which an outlet stands in this trace."""
        keys = sorted(outlet_keys(name))
        settled = next((self._by_key[key] for key in keys if key in self._by_key), name)
        for key in keys:
            self._by_key.setdefault(key, settled)
        return settled


def find_citations(shelf: Shelf, article: str, following: Following, names: AbsentNames) -> Iterator[Edge]:
    """The `cites` edges of an article for the statement that is traced, or for its echo of it.

    To the outlet's own article where the shelf has it, else to the outlet's name; then what the absent outlet is said
    to have it from. What an outlet that is present has it from, its own article says.
    """
    for number in following.prints.get(article) or following.echoes.get(article) or ():
        claim = shelf.claim((article, number))
        yield from _follow_chain(shelf, shelf.dossiers[article], claim.chain, following, names)


def _follow_chain(
    shelf: Shelf, dossier: Dossier, chain: tuple[Cited, ...], following: Following, names: AbsentNames
) -> Iterator[Edge]:
    origin = dossier.id
    for cited in chain:
        source = find_cited(shelf, dossier, cited.name, following)
        target = source.id if source else names.settle(cited.name)
        if target != origin:
            sure = cited.confidence
            yield Edge(origin=origin, target=target, kind="cites", evidence=cited.evidence, confidence=sure)
        if source:
            return
        origin = target


def find_credits(shelf: Shelf, dossier: Dossier, following: Following, names: AbsentNames) -> Iterator[Edge]:
    """The `credits` edges of an article: to the outlets named in its credit lines, and to its canonical address."""
    for credit in dossier.article.credits:
        evidence = dossier.address(credit.span) if credit.span else dossier.head_address()
        for name in find_credited(credit.text):
            if not same_outlet(name, dossier.article.outlet):
                source = find_cited(shelf, dossier, name, following)
                target = source.id if source else names.settle(name)
                yield Edge(origin=dossier.id, target=target, kind="credits", evidence=evidence)
    canonical = dossier.article.canonical
    if canonical and plain_url(canonical) != plain_url(dossier.article.url or canonical):
        source = shelf.at_url(canonical)
        if source and source.id != dossier.id and not same_outlet(source.article.outlet, dossier.article.outlet):
            yield Edge(origin=dossier.id, target=source.id, kind="credits", evidence=dossier.head_address())


def find_links(shelf: Shelf, dossier: Dossier) -> Iterator[Edge]:
    """The `links` edges of an article: to the articles on the shelf whose addresses it points to."""
    for link in dossier.article.links:
        source = shelf.at_url(link.url)
        if source and source.id != dossier.id:
            evidence = dossier.address(link.span) if link.span else dossier.head_address()
            yield Edge(origin=dossier.id, target=source.id, kind="links", evidence=evidence)


def find_copies(
    shelf: Shelf,
    article: str,
    named: dict[str, frozenset[str]],
    told: frozenset[str] = frozenset(),
    traced: frozenset[int] = frozenset(),
) -> tuple[list[Edge], list[str]]:
    """The `copies` edges of an article, and the articles with which it shares prose in an order that cannot be told.

    `named` holds, for every article that is compared, what it cites, credits and links to; `told` are those that say
    they were told themselves, which goes before what shares their prose without saying so; `traced` are the words of
    the statement in question, which prove nothing of the rest. Two articles that credit the
    same agency have their prose from it, neither from the other.
    """
    dossier = shelf.dossiers[article]
    mine = named[article]
    others = [
        shelf.dossiers[other]
        for other in named
        if other in shelf.dossiers
        and article not in named[other]
        and not (is_syndicated(shelf.dossiers[other].article.url) and not is_syndicated(dossier.article.url))
        and (other in mine or not share_credit(dossier, shelf.dossiers[other]))
        and shares_prose(dossier, shelf.dossiers[other], traced)
    ]
    edges: list[Edge] = []
    unordered: list[str] = []
    if not others:
        return edges, unordered
    if is_syndicated(dossier.article.url):
        mine |= {other.id for other in others if not is_syndicated(other.article.url)}
    for source, ordered in find_reuse(dossier, others, mine, shelf.boilerplate([dossier, *others]) | traced):
        hears = article in told, source.id in told
        if ordered or hears == (False, True):
            passage = find_shared_passage(dossier, source)
            evidence, sure = dossier.address(passage), share_of_prose(dossier, source)
            edges.append(Edge(origin=article, target=source.id, kind="copies", evidence=evidence, confidence=sure))
        elif hears != (True, False):
            unordered.append(source.id)
    return edges, unordered


def share_credit(one: Dossier, other: Dossier) -> bool:
    """Whether both articles credit the same outlet."""
    return not one.credited.isdisjoint(other.credited)


def distinct_edges(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One edge for each pair and kind, the first met, in the order met."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        found.setdefault((edge.origin, edge.target, edge.kind), edge)
    return tuple(found.values())
