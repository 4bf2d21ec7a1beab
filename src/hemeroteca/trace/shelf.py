"""The articles that a trace looks at, and what can be asked of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hemeroteca.trace.chronology import LAST
from hemeroteca.trace.claims import Claim, read_claim
from hemeroteca.trace.dossiers import Dossier, Place, Saying
from hemeroteca.trace.outlets import outlet_keys
from hemeroteca.trace.press import Press
from hemeroteca.trace.reuse import find_boilerplate
from hemeroteca.trace.urls import plain_url


class Shelf:
    """Articles laid side by side, in order of time; those without a date stand last.

    `press` are the outlets that the archive has articles of, on this shelf or not; without it, those of the shelf.
    """

    def __init__(self, dossiers: Iterable[Dossier], press: Press | None = None) -> None:
        dossiers = sorted(dossiers, key=print_order)
        self.dossiers: dict[str, Dossier] = {dossier.id: dossier for dossier in dossiers}
        self.press = press or Press(dossier.article.outlet or "" for dossier in dossiers)
        self._claims: dict[Place, Claim] = {}
        self._boilerplate: dict[str | None, frozenset[int]] = {}
        self._addresses = {address: dossier.id for dossier in dossiers for address in dossier.addresses}

    def boilerplate(self, dossiers: Iterable[Dossier]) -> frozenset[int]:
        """The runs of words that the outlets of some articles print on whatever matter, as far as the shelf shows."""
        outlets = {dossier.article.outlet for dossier in dossiers}
        for outlet in outlets - self._boilerplate.keys():
            self._boilerplate[outlet] = find_boilerplate(self.of_outlet(outlet)) if outlet else frozenset()
        return frozenset().union(*(self._boilerplate[outlet] for outlet in outlets))

    def saying(self, place: Place) -> Saying:
        """The statement at a place, laid out."""
        return self.dossiers[place[0]].saying(place[1])

    def claim(self, place: Place) -> Claim:
        """Where an article says that it has a statement from."""
        if place not in self._claims:
            self._claims[place] = read_claim(self.dossiers[place[0]], place[1], self.press)
        return self._claims[place]

    def neighbours(self, place: Place, most: int) -> list[Place]:
        """The statements that share words with the one at a place, those that share most first, so many at most."""
        shared: Counter[Place] = Counter()
        shingles = frozenset(self.dossiers[place[0]].shingles[place[1]])
        for article, dossier in self.dossiers.items():
            for shingle in shingles & dossier.postings.keys():
                shared.update((article, number) for number in dossier.postings[shingle])
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
