"""Which articles share text, how, and which of two had it from the other (after passim: Smith et al. 2014).

Shared runs of five words are counted twice, in the whole texts and with everything quoted masked: what two articles
share only as quotations they have from one source, not from each other. Where a text was written anew, few runs are
left; content words in pairs show it. What an outlet prints in many articles, whatever they tell, counts nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from hemeroteca.records import Reuse, ReuseKind, Span
from hemeroteca.trace.chronology import precedes
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.filing import PASSAGE_WORDS
from hemeroteca.trace.outlets import same_outlet
from hemeroteca.trace.quotations import block_spans, find_own_prose
from hemeroteca.trace.words import TOKEN

LEAST_REUSED = 12
"""Runs of five words; fewer are names, titles and set phrases that any two articles on one matter share."""
REUSED_PART = 0.25
"""Of the shorter article's own prose. Two reporters at one event share 1 to 3 % of their runs of five words, a copy or
an excerpt 25 % and more; of 249 pairs of ECB+ on one event 19 do, and they are copies to the eye."""
NEAR_DUPLICATE = 0.6
"""Of the longer article's own prose: less is an excerpt, or has much beside it."""
LONGEST_RUN = 12 - PASSAGE_WORDS + 1
"""Twelve words in a row, at least once: copies have sentences in common, what is cast in one mould only phrases."""
VERBATIM = 0.5
"""Of the shared runs of five words, in stretches of twelve words and more: an excerpt; else sentences were recast."""
LEAST_REWRITTEN = 18
REWRITTEN_PART = 0.35
"""Content words in pairs, of the shorter article's own prose: a text told anew. Thirty texts of ours that were recast
sentence by sentence keep 43 to 66 % of them, two newsrooms on one event 0 to 4 %; of 249 pairs of ECB+ on one event 33
share 30 %, none of those that are no copies more than 17 pairs."""
LEAST_LEFT = 3
"""Runs of five words that even a text told anew keeps: ours keep thirteen and more. It saves looking closer."""
LEAST_QUOTATION = 4
"""Runs of five words that two articles share as quotations only: eight words in a row."""
MOST_SIBLINGS = 40
SHARED_WITHIN = 0.5
"""Two articles of one outlet that share less of their prose than this are two; what they share is the outlet's."""


class Found(NamedTuple):
    """An article that has prose from another; `ordered` is false where either may have it from the other."""

    source: Dossier
    ordered: bool


class Overlap(NamedTuple):
    """How much two articles share, as parts of the shorter, and what kind of reuse that is; `None` where nothing.

    `whole` counts runs of five words of the whole texts, `prose` those of their own prose.
    """

    whole: float
    prose: float
    kind: ReuseKind | None


def find_reuse(
    dossier: Dossier, others: Iterable[Dossier], named: frozenset[str], ignored: frozenset[int] = frozenset()
) -> list[Found]:
    """From which of the other articles this one has prose, the best source first.

    What one source explains is not counted for the next, so of a chain of copies the nearest is named, and of two that
    are alike the earlier. Articles of one outlet are not compared. `named` holds the articles that this one names as
    its source, which decides where the dates do not; `ignored` are runs and pairs of words that do not
    count: outlets' boilerplate, and the very statement that is traced.
    """
    rivals = []
    for other in others:
        if other.id == dossier.id or same_outlet(dossier.article.outlet, other.article.outlet):
            continue
        if shares_prose(dossier, other, ignored):
            earlier = True if other.id in named else precedes(other.when, dossier.when)
            if earlier is not False:
                rivals.append((-len(dossier.prose & other.prose), other.when.day or "", other.id, other, earlier))
    found = []
    left, pairs = set(dossier.prose - ignored), set(dossier.prose_pairs - ignored)
    for _, _, _, other, earlier in sorted(rivals, key=lambda rival: rival[:3]):
        gain, recast = len(left & other.prose), len(pairs & other.prose_pairs)
        if earlier is None or is_reused(gain, dossier, other) or is_rewritten(recast, dossier, other):
            found.append(Found(other, ordered=earlier is not None))
        if earlier is not None:
            left -= other.prose
            pairs -= other.prose_pairs
    return found


def is_reused(shared: int, one: Dossier, other: Dossier) -> bool:
    """Whether so many shared runs of words are more than two texts on one matter have by chance."""
    return shared >= max(LEAST_REUSED, REUSED_PART * min(len(one.prose), len(other.prose)))


def is_rewritten(shared: int, one: Dossier, other: Dossier) -> bool:
    """Whether so many shared pairs of content words are more than two newsrooms have that write on one matter."""
    return shared >= max(LEAST_REWRITTEN, REWRITTEN_PART * min(len(one.prose_pairs), len(other.prose_pairs)))


def shares_prose(one: Dossier, other: Dossier, ignored: frozenset[int] = frozenset()) -> bool:
    """Whether one of two articles has prose from the other, word for word or told anew, or both from a third."""
    shared = (one.prose & other.prose) - ignored
    if len(shared) < LEAST_LEFT:
        return False
    if is_reused(len(shared), one, other) and runs_on(one, shared):
        return True
    return is_rewritten(len((one.prose_pairs & other.prose_pairs) - ignored), one, other)


def share_of_prose(one: Dossier, other: Dossier) -> float:
    """What part of the shorter article's own prose is in the other, word for word or, where that is more, told anew."""
    runs = len(one.prose & other.prose) / max(1, min(len(one.prose), len(other.prose)))
    pairs = len(one.prose_pairs & other.prose_pairs) / max(1, min(len(one.prose_pairs), len(other.prose_pairs)))
    return round(max(runs, pairs), 3)


def runs_on(one: Dossier, shared: frozenset[int]) -> bool:
    """Whether an article has twelve words in a row of those that it shares."""
    return max(_stretches(one, shared), default=0) >= LONGEST_RUN


def _stretches(one: Dossier, shared: frozenset[int]) -> list[int]:
    """How many shared runs of five words stand in a row, for every such row of an article's own prose."""
    found = []
    for run in one.prose_runs:
        length = 0
        for gram in [*run, None]:
            if gram is not None and gram in shared:
                length += 1
            elif length:
                found.append(length)
                length = 0
    return found


def measure_overlap(one: Dossier, other: Dossier, ignored: frozenset[int] = frozenset()) -> Overlap:
    """How two articles overlap, and what kind of reuse that is."""
    shared = (one.prose & other.prose) - ignored
    whole = (one.grams & other.grams) - ignored
    recast = len((one.prose_pairs & other.prose_pairs) - ignored)
    parts = (
        len(whole) / max(1, min(len(one.grams), len(other.grams))),
        len(shared) / max(1, min(len(one.prose), len(other.prose))),
    )
    if is_reused(len(shared), one, other) and runs_on(one, shared):
        stretches = _stretches(one, shared)
        verbatim = sum(length for length in stretches if length >= LONGEST_RUN) >= VERBATIM * sum(stretches)
        if len(shared) >= NEAR_DUPLICATE * max(len(one.prose), len(other.prose)):
            return Overlap(*parts, "near-duplicate")
        return Overlap(*parts, "excerpt" if verbatim else "rewrite")
    if is_rewritten(recast, one, other):
        return Overlap(*parts, "rewrite")
    if len(whole) - len(shared) >= LEAST_QUOTATION:
        return Overlap(*parts, "quotations")
    return Overlap(*parts, "incidental" if whole else None)


def describe_reuse(one: Dossier, other: Dossier, ignored: frozenset[int] = frozenset()) -> Reuse | None:
    """What two articles share as a record, with the longest passage in each; `None` where they share nothing."""
    overlap = measure_overlap(one, other, ignored)
    if overlap.kind is None:
        return None
    masked = overlap.kind not in ("quotations", "incidental")
    passages = (find_shared_passage(one, other, masked=masked), find_shared_passage(other, one, masked=masked))
    return Reuse(
        article=one.id,
        source=other.id,
        kind=overlap.kind,
        whole=round(overlap.whole, 3),
        prose=round(overlap.prose, 3),
        passage=one.address(passages[0]),
        source_passage=other.address(passages[1]),
    )


def find_overlaps(
    dossier: Dossier, others: Iterable[Dossier], ignored: frozenset[int] = frozenset()
) -> tuple[Reuse, ...]:
    """What an article shares with others, those that share most first; phrases alone are nothing.

    Each is told from the later article to the earlier, and from the one that is asked about where no order is known.
    """
    found = []
    for other in others:
        later = precedes(dossier.when, other.when) is True
        reuse = describe_reuse(*((other, dossier) if later else (dossier, other)), ignored)
        if reuse is not None and reuse.kind != "incidental":
            found.append(reuse)
    return tuple(sorted(found, key=lambda reuse: (-reuse.whole, reuse.article, reuse.source)))


def find_boilerplate(siblings: list[Dossier]) -> frozenset[int]:
    """The runs of five words, and pairs of content words, of two articles of one outlet with little else in common.

    A footer, a box, an appeal for subscribers: that another outlet has them as well says nothing of who has what from
    whom. `siblings` are articles of the outlet.
    """
    counts: Counter[int] = Counter(gram for dossier in siblings for gram in dossier.prose)
    repeated = {gram for gram, count in counts.items() if count > 1}
    return frozenset(_shared_by_strangers(siblings, repeated)) if repeated else frozenset()


def _shared_by_strangers(siblings: list[Dossier], repeated: set[int]) -> Iterable[int]:
    having = [dossier for dossier in siblings if not repeated.isdisjoint(dossier.prose)][:MOST_SIBLINGS]
    for one, other in combinations(having, 2):
        shared = one.prose & other.prose
        if len(shared) < SHARED_WITHIN * min(len(one.prose), len(other.prose)):
            yield from shared
            yield from one.prose_pairs & other.prose_pairs


def find_shared_passage(dossier: Dossier, source: Dossier, *, masked: bool = True) -> Span:
    """The longest stretch of an article that stands word for word in another, of their own prose where `masked`."""
    best, length = Span(0, 0), 0
    runs = iter(dossier.prose_runs if masked else dossier.gram_runs)
    known = source.prose if masked else source.grams
    stretches = find_own_prose(dossier.article, dossier.reading) if masked else list(block_spans(dossier.article))
    for stretch in stretches:
        tokens = list(TOKEN.finditer(dossier.text, stretch.start, stretch.end))
        if len(tokens) < PASSAGE_WORDS:
            continue
        start = None
        for place, shared in enumerate([*(gram in known for gram in next(runs)), False]):
            if shared and start is None:
                start = place
            elif not shared and start is not None:
                if place - start > length:
                    length = place - start
                    best = Span(tokens[start].start(), tokens[place + PASSAGE_WORDS - 2].end())
                start = None
    return best
