"""Articles → stories: in two steps, since words that tell one matter from another do not tell two events of one kind.

An article first joins the group whose articles it resembles by the words that are rare in the archive (single-pass
clustering, as in topic detection and tracking; Miranda et al. 2018 add names and days); one that resembles two groups
joins them. A group holds one matter, or several of one kind: two awards, two earthquakes. It falls into stories by
contrast: words that all its articles share tell nothing there, so they are weighed by how rare they are within the
group, and the group is cut in two where the cut is cheap (normalised cut by the second eigenvector: Shi and Malik
2000), again and again.

The thresholds were swept on ECB+, train and dev, against its sub-topics; `evals/stories.py` measures them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hemeroteca.records import Profile
from hemeroteca.trace.chronology import When, days_between

GROUP_DAYS = 10
"""An article joins a group only by articles dated no further away from it."""
ALIKE = 0.08
"""Mean likeness to the three articles of a group that are most like it. 0.08, 0.1 and 0.12 give stories of 93.2, 92.4
and 92.1 F1 on dev, and 92.0, 91.8 and 91.9 on train, each the mean of three orders of filing."""
NEAREST = 3
JOINS = 1.5
"""So many times as alike to a second group, an article shows that both are one: never joined, dev has 89.9."""
RARITY = 1.5
"""Power of a word's rarity in the archive: 1, 1.5 and 2 give, with groups made from all pairs, 88.9, 89.3 and 89.0."""
PRIOR = 100
"""Articles that the archive is thought to have had before its first; in them a word is seen once at most."""
MOST_IN_GROUP = 400
"""A group that has so many takes no more: the next article about the matter opens another."""
CONTRAST = 0.5
"""Power of a word's rarity in its group: 1 gives 95.8 and 90.6 (dev and train), 0.5 gives 96.0 and 93.6."""
CHEAP_CUT = 0.7
"""Normalised cost, of 2 at most, at which a group is cut: 0.6, 0.7 and 0.8 give 93.1, 96.0 and fewer."""
LEAST_STORY = 3
"""Articles on either side of a cut; likenesses of fewer are chance."""
SHARED_IN_GROUP = 0.3

Floats = NDArray[np.float64]


class Neighbour(NamedTuple):
    """An article of the archive that shares names with a new one, the group it is in and how many that has."""

    group: int
    size: int
    profile: Profile


def choose_groups(
    profile: Profile, neighbours: Sequence[Neighbour], counts: Mapping[int, int], articles: int
) -> list[int]:
    """The groups that an article belongs to, the likeliest first; they are one from now on. None where it opens one.

    Articles in two languages are compared by names and numbers alone.
    `counts` says in how many of the archive's `articles` each of its terms stands.
    """
    weights = _weigh(profile.terms, counts, articles)
    named = {name: weights[name] for name in profile.names}
    alike: dict[int, list[float]] = {}
    sizes: dict[int, int] = {}
    for group, size, other in neighbours:
        days = days_between(When(profile.day, None), When(other.day, None))
        if size < MOST_IN_GROUP and (days is None or abs(days) <= GROUP_DAYS):
            foreign = None not in (profile.language, other.language) and profile.language != other.language
            likeness = _likeness(named, other.names) if foreign else _likeness(weights, other.terms)
            alike.setdefault(group, []).append(likeness)
            sizes[group] = size
    scores = {group: sum(sorted(each)[-NEAREST:]) / min(NEAREST, sizes[group]) for group, each in alike.items()}
    ranked = sorted(scores, key=lambda group: (-scores[group], group))
    if not ranked or scores[ranked[0]] <= ALIKE:
        return []
    joined, size = ranked[:1], sizes[ranked[0]]
    for group in ranked[1:]:
        if scores[group] > JOINS * ALIKE and size + sizes[group] < MOST_IN_GROUP:
            joined.append(group)
            size += sizes[group]
    return joined


def _weigh(terms: Sequence[int], counts: Mapping[int, int], articles: int) -> dict[int, float]:
    """The squared weights of terms, by their rarity in the archive."""
    total = math.log(articles + PRIOR + 1)
    return {term: float(max(0.0, total - math.log(counts.get(term, 0) + 0.5)) ** (2 * RARITY)) for term in terms}


def _likeness(weights: Mapping[int, float], terms: Sequence[int]) -> float:
    """The cosine of an article's weighed terms with those of another, whose length is guessed from their number."""
    whole = sum(weights.values()) or 1.0
    shared = sum(weights[term] for term in terms if term in weights)
    return shared / whole * math.sqrt(len(weights) / max(1, len(terms)))


def split_group(profiles: Sequence[Profile]) -> list[list[int]]:
    """The stories of a group, each as the places of its articles, in order of their first articles.

    In a group of several languages only names and numbers are weighed: other words would part the languages.
    """
    languages = {profile.language for profile in profiles if profile.language}
    terms = [profile.names if len(languages) > 1 else profile.terms for profile in profiles]
    return sorted(sorted(story) for story in _cut(terms, list(range(len(profiles)))))


def _cut(terms: Sequence[Sequence[int]], places: list[int]) -> list[list[int]]:
    """The places in parts that no cheap cut divides."""
    if len(places) < 2 * LEAST_STORY:
        return [places]
    one, other, cost = _cheapest_cut(_likenesses([terms[place] for place in places]))
    if cost > CHEAP_CUT:
        return [places]
    return [*_cut(terms, [places[k] for k in one]), *_cut(terms, [places[k] for k in other])]


def _likenesses(terms: Sequence[Sequence[int]]) -> Floats:
    """The cosines of some sets of terms, weighed by their rarity among these sets; none with themselves."""
    counts = Counter(term for each in terms for term in each)
    columns = {term: number for number, term in enumerate(sorted(counts))}
    most = len(terms) + 1.0
    weights = np.zeros((len(terms), max(1, len(columns))))
    for row, each in enumerate(terms):
        for term in each:
            weights[row, columns[term]] = max(0.0, math.log(most / (counts[term] + SHARED_IN_GROUP))) ** CONTRAST
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(lengths == 0, 1, lengths)
    likeness: Floats = weights @ weights.T
    np.fill_diagonal(likeness, 0)
    return likeness


def _cheapest_cut(likeness: Floats) -> tuple[list[int], list[int], float]:
    """Both sides of the cheapest cut along the second eigenvector, and what it costs, 0 to 2; infinite for no cut.

    The eigenvector's sign is settled by its first entry, so that the same articles are always cut alike.
    """
    degrees = likeness.sum(1) + 1e-9
    scale = np.sqrt(degrees)
    _, vectors = np.linalg.eigh(likeness / scale[:, None] / scale[None, :])
    second = vectors[:, -2] / scale
    order = np.argsort(second if second[0] >= 0 else -second, kind="stable")
    ordered = likeness[np.ix_(order, order)]
    volume = degrees[order].cumsum()
    inside = ordered.cumsum(0).cumsum(1).diagonal()
    sizes = np.arange(1, len(order) + 1)
    crossing = volume - inside
    whole = float(volume[-1])
    costs = crossing / volume + crossing / np.maximum(whole - volume, 1e-9)
    costs[(sizes < LEAST_STORY) | (len(order) - sizes < LEAST_STORY)] = np.inf
    best = int(costs.argmin())
    return order[: best + 1].tolist(), order[best + 1 :].tolist(), float(costs[best])
