"""Scores → spans, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from hemeroteca.read.model.network import LINK_WIDTH, Floats, Scores

ROLES = ("source", "cue", "content")
CANDIDATES = 4
"""Cues looked at on either side of a content, and sources on either side of a cue."""
FARTHEST_LINK = 120
"""Words between a span and what it points to."""
CONTENT_TO_CUE, CUE_TO_SOURCE = 0, 1
DISTANCE = 0.25
"""What a word between two spans takes from the score of their link. Of 0, 0.05, 0.2, 0.3, 1 and the nearest span alone,
PolNeAR's dev part has 62.2, 67.1, 67.9, 68.1, 67.2 and 61.6 linked."""
LEAST_SOURCE = -1.0
"""A source that scores less is another cue's: 69.6 linked in place of 68.1."""


class Found(msgspec.Struct, frozen=True):
    """A span of words, half-open, and the mean share its words give to its role."""

    start: int
    end: int
    share: float


class Group(msgspec.Struct):
    """One attribution in words: a cue, its source if it has one, and its contents in order."""

    cue: Found
    source: Found | None
    contents: list[Found]


def decode(scores: Scores, transitions: Floats) -> tuple[list[Group], list[Found]]:
    """The attributions of a stretch, and contents without a cue, by the numbers of their words in the text."""
    groups, left = group_spans(find_spans(scores.roles, best_labels(scores.roles, transitions)), scores)

    def moved(found: Found) -> Found:
        return Found(found.start + scores.first, found.end + scores.first, found.share)

    placed = [
        Group(moved(group.cue), moved(group.source) if group.source else None, [moved(one) for one in group.contents])
        for group in groups
    ]
    return placed, [moved(one) for one in left]


def best_labels(roles: Floats, transitions: Floats) -> NDArray[np.int8]:
    """The likeliest sequence of labels (Viterbi 1967); linear in the number of words."""
    count = len(roles)
    labels = np.zeros(count, dtype=np.int8)
    if not count:
        return labels
    back = np.zeros(roles.shape, dtype=np.int8)
    columns = np.arange(roles.shape[1])
    best = roles[0] + transitions[0]
    for place in range(1, count):
        scores = best[:, None] + transitions
        chosen = scores.argmax(0)
        back[place] = chosen
        best = scores[chosen, columns] + roles[place]
    label = int(best.argmax())
    for place in range(count - 1, -1, -1):
        labels[place] = label
        label = int(back[place, label])
    return labels


def find_spans(roles: Floats, labels: NDArray[np.int8]) -> dict[str, list[Found]]:
    """The spans of each role in order."""
    powers = np.exp(roles - roles.max(-1, keepdims=True)) if len(roles) else roles
    shares = powers / powers.sum(-1, keepdims=True)
    spans: dict[str, list[Found]] = {role: [] for role in ROLES}
    begins = np.flatnonzero(labels % 2 == 1)
    breaks = np.flatnonzero((labels == 0) | (labels % 2 == 1))
    ends = np.append(breaks, len(labels))[np.searchsorted(breaks, begins) + 1] if len(begins) else begins
    for start, end in zip(begins.tolist(), ends.tolist(), strict=True):
        role = int(labels[start]) // 2
        share = float(shares[start:end, 2 * role + 1 : 2 * role + 3].sum() / (end - start))
        spans[ROLES[role]].append(Found(start, end, share))
    return spans


def group_spans(spans: dict[str, list[Found]], scores: Scores) -> tuple[list[Group], list[Found]]:
    """The attributions in the order of their cues, and the contents that no cue is near to.

    Each content goes to the cue that its words point to most, and each cue to its source or to nobody; what lies more
    than `CANDIDATES` spans or `FARTHEST_LINK` words away is not looked at, so time is linear.
    """
    start = np.zeros((1, scores.links.shape[1]), dtype=np.float64)
    sums = np.concatenate([start, scores.links.cumsum(0, dtype=np.float64)])
    cues, sources = spans["cue"], spans["source"]
    groups = [Group(cue, _choose(cue, sources, sums, CUE_TO_SOURCE), []) for cue in cues]
    left = []
    for content in spans["content"]:
        cue = _choose(content, cues, sums, CONTENT_TO_CUE)
        if cue is None:
            left.append(content)
        else:
            groups[bisect_left(cues, cue.start, key=lambda one: one.start)].contents.append(content)
    return [group for group in groups if group.contents], left


def _choose(span: Found, targets: Sequence[Found], sums: NDArray[np.float64], kind: int) -> Found | None:
    """The target that a span points to; `kind` says of which link."""
    place = bisect_left(targets, span.start, key=lambda one: one.start)
    near = [
        one
        for one in targets[max(0, place - CANDIDATES) : place + CANDIDATES]
        if max(span.start - one.end, one.start - span.end) <= FARTHEST_LINK
    ]
    if not near:
        return None
    at = 2 * kind * LINK_WIDTH
    query, keys = slice(at, at + LINK_WIDTH), slice(at + LINK_WIDTH, at + 2 * LINK_WIDTH)
    wanted = _mean(sums, span)[query] / LINK_WIDTH**0.5
    scores = [
        float(wanted @ _mean(sums, one)[keys]) - DISTANCE * max(span.start - one.end, one.start - span.end, 0)
        for one in near
    ]
    best = max(range(len(near)), key=scores.__getitem__)
    return near[best] if kind == CONTENT_TO_CUE or scores[best] >= LEAST_SOURCE else None


def _mean(sums: NDArray[np.float64], span: Found) -> NDArray[np.float64]:
    """The mean vector of a span's words."""
    mean: NDArray[np.float64] = (sums[span.end] - sums[span.start]) / (span.end - span.start)
    return mean
