"""The articles that a trace looks at, and what can be asked of them together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property

from courlan import normalize_url

from hemeroteca.trace.alignment import Gram
from hemeroteca.trace.boilerplate import find_boilerplate, group_outlets
from hemeroteca.trace.chronology import LAST
from hemeroteca.trace.claims import Claim, read_claim
from hemeroteca.trace.dossiers import Dossier, Place, Saying
from hemeroteca.trace.outlets import outlet_keys


class Shelf:
    """Articles laid side by side, in order of time; those without a date stand last.

    `outlets` are names of outlets that the archive has articles of, on this shelf or not.
    """

    def __init__(self, dossiers: Iterable[Dossier], outlets: Iterable[str] = ()) -> None:
        dossiers = sorted(dossiers, key=print_order)
        self.dossiers: dict[str, Dossier] = {dossier.id: dossier for dossier in dossiers}
        named = [*outlets, *(dossier.article.outlet or "" for dossier in dossiers)]
        self.known = frozenset(key for name in named for key in outlet_keys(name))
        self._claims: dict[Place, Claim] = {}
        self._boilerplate: dict[str, frozenset[Gram]] = {}
        self._postings: defaultdict[int, list[Place]] = defaultdict(list)
        self._addresses: dict[str, str] = {}
        for dossier in dossiers:
            for url in (dossier.article.canonical, dossier.article.url):
                if url:
                    self._addresses[plain_url(url)] = dossier.id
            for number in range(len(dossier.reading.statements)):
                for shingle in dossier.shingles[number]:
                    self._postings[shingle].append((dossier.id, number))

    def saying(self, place: Place) -> Saying:
        """The statement at a place, laid out."""
        return self.dossiers[place[0]].saying(place[1])

    def claim(self, place: Place) -> Claim:
        """Where an article says that it has a statement from."""
        if place not in self._claims:
            self._claims[place] = read_claim(self.dossiers[place[0]], place[1], self.known)
        return self._claims[place]

    @cached_property
    def _outlets(self) -> tuple[tuple[Dossier, ...], ...]:
        return group_outlets(self.dossiers.values())

    def boilerplate(self, article: str) -> frozenset[Gram]:
        """The runs of words of an article that are an outlet's boilerplate, as far as this shelf shows it."""
        if article not in self._boilerplate:
            self._boilerplate[article] = find_boilerplate(self.dossiers[article], self._outlets)
        return self._boilerplate[article]

    def neighbours(self, place: Place, most: int) -> list[Place]:
        """The statements that share words with the one at a place, those that share most first, so many at most."""
        shared: Counter[Place] = Counter()
        for shingle in self.dossiers[place[0]].shingles[place[1]]:
            shared.update(self._postings[shingle])
        shared.pop(place, None)
        return sorted(shared, key=lambda other: (-shared[other], other))[:most]

    def of_outlet(self, name: str) -> list[Dossier]:
        """The articles of an outlet, in order of time."""
        keys = outlet_keys(name)
        return [d for d in self.dossiers.values() if d.article.outlet and keys & outlet_keys(d.article.outlet)]

    def at_url(self, url: str) -> Dossier | None:
        """The article at an address, or `None`."""
        article = self._addresses.get(plain_url(url)) if url else None
        return self.dossiers[article] if article else None


def print_order(dossier: Dossier) -> tuple[str, float, str, str]:
    """In order of time; within a day those that give a time before those that do not, then by name."""
    instant = dossier.when.instant
    return dossier.when.day or LAST, float("inf") if instant is None else instant, dossier.name, dossier.id


def plain_url(url: str) -> str:
    """An address without what does not change the page: scheme, `www.`, fragment, trailing slash."""
    with suppress(ValueError):
        url = normalize_url(url, strict=False)
    bare = url.partition("#")[0]
    return bare.rpartition("://")[2].removeprefix("www.").rstrip("/").casefold()
