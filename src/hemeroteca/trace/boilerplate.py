"""What an outlet prints under all its articles: subscription notices, self-descriptions, the same closing lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hemeroteca.trace.alignment import Gram, find_grams
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.outlets import outlet_keys

MANY_ARTICLES = 3
"""A passage that three articles of one outlet have which are otherwise unlike is that outlet's boilerplate."""
UNLIKE = 0.5
"""Two articles that share half of the fingerprints of either are two versions of one: what they share is no
boilerplate."""
MOST_LOOKED_AT = 12


def group_outlets(dossiers: Iterable[Dossier]) -> tuple[tuple[Dossier, ...], ...]:
    """Articles by outlet, those outlets that have two and more."""
    groups: dict[str, list[Dossier]] = {}
    for dossier in dossiers:
        if dossier.article.outlet and dossier.passages:
            groups.setdefault(min(outlet_keys(dossier.article.outlet), default=""), []).append(dossier)
    return tuple(tuple(group) for group in groups.values() if len(group) >= MANY_ARTICLES - 1)


def find_boilerplate(dossier: Dossier, groups: Iterable[tuple[Dossier, ...]]) -> frozenset[Gram]:
    """The runs of five words of an article that an outlet, its own or another, has in many unlike articles."""
    found: set[Gram] = set()
    for group in groups:
        sharing = [
            other for other in group if other.id != dossier.id and not dossier.passages.isdisjoint(other.passages)
        ]
        own = any(other.id == dossier.id for other in group)
        kept: list[Dossier] = [dossier] if own else []
        for other in sharing[:MOST_LOOKED_AT]:
            if all(is_unlike(other, one) for one in kept):
                kept.append(other)
        if len(kept) < MANY_ARTICLES:
            continue
        grams = Counter(gram for other in kept for gram in set(find_grams(other.prose.words)))
        found.update(gram for gram in find_grams(dossier.prose.words) if grams[gram] >= MANY_ARTICLES)
    return frozenset(found)


def is_unlike(one: Dossier, other: Dossier) -> bool:
    """Whether two articles of an outlet are two articles, not two versions of one."""
    shared = len(one.passages & other.passages)
    return shared < UNLIKE * min(len(one.passages), len(other.passages))
