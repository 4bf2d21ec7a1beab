"""Who has something from whom: the edges between articles, each with the address of the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hemeroteca.credits import is_syndicator
from hemeroteca.records import Edge
from hemeroteca.trace.claims import Cited
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.following import Following, find_cited
from hemeroteca.trace.outlets import name_host, outlet_keys, same_outlet
from hemeroteca.trace.reuse import Reuse, find_reuse, find_shared_passage
from hemeroteca.trace.shelf import Shelf, plain_url

CREDITED, SIGNED = 0.9, 0.8
"""A credit in the words of the article, and one in what stands around it: its author, its canonical address."""
LINKED = 0.7
COPIED, COPIED_NAMED = 0.8, 0.95
"""Prose that is older elsewhere, and prose of an article that is named as the source besides."""
MOST_HOLDERS = 50
SAME, SAME_UNORDERED = 0.5, 0.3
"""Nothing but the order in time, or not even that. All of these are an order of how plainly it is said, not rates."""


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
            yield Edge(origin=origin, target=target, kind="cites", evidence=cited.evidence, confidence=cited.confidence)
        if source:
            return
        origin = target


def find_credits(shelf: Shelf, dossier: Dossier, following: Following, names: AbsentNames) -> Iterator[Edge]:
    """The `credits` edges of an article: to the outlets named in its credit lines, and to its canonical address."""
    for name, credit in dossier.credited:
        source = find_cited(shelf, dossier, name, following)
        yield Edge(
            origin=dossier.id,
            target=source.id if source else names.settle(name),
            kind="credits",
            evidence=dossier.address(credit.span) if credit.span else dossier.head_address(),
            confidence=CREDITED if credit.span else SIGNED,
        )
    if target := find_canonical(shelf, dossier):
        yield Edge(
            origin=dossier.id,
            target=target if target in shelf.dossiers else names.settle(target),
            kind="credits",
            evidence=dossier.head_address(),
            confidence=SIGNED,
        )


def find_canonical(shelf: Shelf, dossier: Dossier) -> str | None:
    """What an article's canonical address says that it is a copy of: the article there, else the outlet by its domain.

    `None` where the address is the article's own or its outlet's, or a host that prints what others send it.
    """
    canonical, url = dossier.article.canonical, dossier.article.url
    if not canonical or plain_url(canonical) == plain_url(url or canonical):
        return None
    source = shelf.at_url(canonical)
    if source and source.article.url and plain_url(source.article.url) == plain_url(canonical):
        own = source.id == dossier.id or same_outlet(source.article.outlet, dossier.article.outlet)
        return None if own else source.id
    host = name_host(canonical)
    own = same_outlet(host, dossier.article.outlet) or (url is not None and same_outlet(host, name_host(url)))
    return None if own or is_syndicator(canonical) else host


def find_links(shelf: Shelf, dossier: Dossier) -> Iterator[Edge]:
    """The `links` edges of an article: to the articles on the shelf whose addresses it points to."""
    for link in dossier.article.links:
        source = shelf.at_url(link.url)
        if source and source.id != dossier.id:
            evidence = dossier.address(link.span) if link.span else dossier.head_address()
            yield Edge(origin=dossier.id, target=source.id, kind="links", evidence=evidence, confidence=LINKED)


class Kin:
    """Which of some articles may share prose: whatever has twelve words in a row in common shares a fingerprint.

    Of each fingerprint the earliest articles that have it are kept, so ten thousand copies of one article are not
    compared each with each.
    """

    def __init__(self, shelf: Shelf, articles: Iterable[str]) -> None:
        wanted = set(articles)
        self._holders: dict[int, list[str]] = {}
        for article in shelf.dossiers:
            for mark in shelf.dossiers[article].passages if article in wanted else ():
                holders = self._holders.setdefault(mark, [])
                if len(holders) < MOST_HOLDERS:
                    holders.append(article)

    def of(self, dossier: Dossier) -> list[str]:
        """The articles that share a fingerprint with one, in the order of the shelf for each of its own."""
        found = (other for mark in dossier.passages for other in self._holders.get(mark, ()))
        return [other for other in dict.fromkeys(found) if other != dossier.id]


def find_copies(
    shelf: Shelf, article: str, named: dict[str, frozenset[str]], kin: Kin
) -> tuple[list[Edge], list[Reuse]]:
    """The `copies` edges of an article, and the reuse whose direction cannot be told.

    `named` holds, for every article that is compared, what it cites, credits and links to. Two articles that credit the
    same agency have their prose from it, neither from the other.
    """
    dossier = shelf.dossiers[article]
    mine = named[article]
    others = [
        shelf.dossiers[other]
        for other in kin.of(dossier)
        if article not in named[other] and (other in mine or not share_credit(dossier, shelf.dossiers[other]))
    ]
    edges, unordered = [], []
    for reuse in find_reuse(dossier, others, mine):
        if not reuse.ordered:
            unordered.append(reuse)
            continue
        passage = find_shared_passage(dossier, shelf.dossiers[reuse.source])
        edges.append(
            Edge(
                origin=article,
                target=reuse.source,
                kind="copies",
                evidence=dossier.address(passage),
                confidence=COPIED_NAMED if reuse.source in mine else COPIED,
            )
        )
    return edges, unordered


def share_credit(one: Dossier, other: Dossier) -> bool:
    """Whether both articles credit the same outlet."""
    return not one.credited_keys.isdisjoint(other.credited_keys)


def distinct_edges(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One edge for each pair and kind, the first met, in the order met."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        found.setdefault((edge.origin, edge.target, edge.kind), edge)
    return tuple(found.values())
