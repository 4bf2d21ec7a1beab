"""Which articles share their own prose, and which of two had it from the other (after passim: Smith et al. 2014)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from hemeroteca.records import Span
from hemeroteca.trace.chronology import precedes
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.filing import PASSAGE_WORDS
from hemeroteca.trace.outlets import same_outlet
from hemeroteca.trace.quotations import find_own_prose
from hemeroteca.trace.words import TOKEN

LEAST_REUSED = 12
"""Runs of five words; fewer are names, titles and set phrases that any two articles on one matter share."""
REUSED_PART = 0.25
"""Of the shorter article's own prose. Two reporters at one event share 1 to 3 % of their runs of five words, a
rewritten agency text 25 % and more. On hand-made articles and moulds only; to be swept on generated ones."""
LONGEST_RUN = 12 - PASSAGE_WORDS + 1
"""Twelve words in a row, at least once: copies have sentences in common, what is cast in one mould only phrases."""


class Reuse(NamedTuple):
    """An article that has prose from another; `ordered` is false where either may have it from the other."""

    article: str
    source: str
    shared: int
    ordered: bool


def find_reuse(dossier: Dossier, others: Iterable[Dossier], cited: frozenset[str]) -> list[Reuse]:
    """From which of the other articles this one has prose, the best source first.

    What one source explains is not counted for the next, so of a chain of copies the nearest is named, and of two that
    are alike the earlier. Articles of one outlet are not compared: they share what every page of it has. `cited` holds
    the articles that this one names as its source, which decides where the dates do not.
    """
    rivals = []
    for other in others:
        if other.id == dossier.id or same_outlet(dossier.article.outlet, other.article.outlet):
            continue
        if shares_prose(dossier, other):
            earlier = True if other.id in cited else precedes(other.when, dossier.when)
            if earlier is not False:
                rivals.append((-len(dossier.prose & other.prose), other.when.day or "", other.id, other, earlier))
    found = []
    left = set(dossier.prose)
    for _, _, _, other, earlier in sorted(rivals, key=lambda rival: rival[:3]):
        gain = len(left & other.prose)
        if earlier is None or is_reused(gain, dossier, other):
            found.append(Reuse(dossier.id, other.id, gain, ordered=earlier is not None))
        if earlier is not None:
            left -= other.prose
    return found


def is_reused(shared: int, one: Dossier, other: Dossier) -> bool:
    """Whether so many shared runs of words are more than two texts on one matter have by chance."""
    return shared >= max(LEAST_REUSED, REUSED_PART * min(len(one.prose), len(other.prose)))


def shares_prose(one: Dossier, other: Dossier) -> bool:
    """Whether one of two articles has prose from the other, or both from a third."""
    return is_reused(len(one.prose & other.prose), one, other) and runs_on(one, other)


def runs_on(one: Dossier, other: Dossier) -> bool:
    """Whether two articles share twelve words in a row."""
    for run in one.prose_runs:
        length = 0
        for gram in run:
            length = length + 1 if gram in other.prose else 0
            if length >= LONGEST_RUN:
                return True
    return False


def find_shared_passage(dossier: Dossier, source: Dossier) -> Span:
    """The longest stretch of an article's own prose that stands word for word in its source."""
    best, length = Span(0, 0), 0
    runs = iter(dossier.prose_runs)
    for stretch in find_own_prose(dossier.article, dossier.reading):
        tokens = list(TOKEN.finditer(dossier.text, stretch.start, stretch.end))
        if len(tokens) < PASSAGE_WORDS:
            continue
        start = None
        for place, shared in enumerate([*(gram in source.prose for gram in next(runs)), False]):
            if shared and start is None:
                start = place
            elif not shared and start is not None:
                if place - start > length:
                    length = place - start
                    best = Span(tokens[start].start(), tokens[place + PASSAGE_WORDS - 2].end())
                start = None
    return best
