"""Which articles share their own prose, and which of two had it from the other (after passim: Smith et al. 2014)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from hemeroteca.records import Span
from hemeroteca.trace.alignment import Gram, Passage, Prose, Seeds, find_changed, find_grams, measure_passage
from hemeroteca.trace.chronology import precedes
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.filing import PASSAGE_WORDS
from hemeroteca.trace.outlets import same_outlet
from hemeroteca.trace.words import stem

Kind = Literal["near-duplicate", "excerpt", "rewrite", "quotations", "incidental"]

LEAST_REUSED = 16
"""Words of one's own prose; fewer are names, titles and set phrases that any two articles on one matter share."""
REUSED_PART = 0.25
"""Of the shorter article's own prose. Two reporters at one event share 1 to 3 % of their words in runs of five, a
rewritten agency text 25 % and more. On hand-made articles and moulds only; to be swept on generated ones."""
LONG_PASSAGE = 40
LONG_PASSAGE_EQUAL = 0.85
"""A passage of forty words of which 85 % are equal is taken over, however long the articles are that it stands in."""
LONGEST_RUN = 12
"""Words in a row, at least once: copies have sentences in common, what is cast in one mould only phrases."""
REWRITTEN_RUN = 6
REWRITTEN_NAMES = 2
"""Where every sentence was changed, six words in a row will do if two of the names in the shared passages are kept
and none is exchanged: a mould keeps its phrases and changes its names."""
SHORTEST = 8
"""Equal words of a passage; fewer are a phrase that stands in both texts by itself."""
DUPLICATE_PART = 0.8
"""Of the own prose of either article."""
VERBATIM_PART = 0.9
"""What is taken over with fewer than one word in ten changed is an excerpt, else a rewrite."""
LEAST_QUOTED = 12
"""Words in common that are quoted in both texts: fewer are a name or a phrase."""


class Likeness(NamedTuple):
    """What two articles have in common.

    `whole` is the part of the shorter text's words, `prose` that of the shorter's own, quotations and headlines masked.
    `words` are the places of the first article's own words that stand in the other.
    """

    kind: Kind
    whole: float
    prose: float
    words: frozenset[int]
    passage: Span


class Reuse(NamedTuple):
    """An article that has prose from another; `ordered` is false where either may have it from the other.

    `shared` counts words, `passage` is the longest passage in the article.
    """

    article: str
    source: str
    shared: int
    ordered: bool
    kind: Kind
    passage: Span


def no_grams() -> frozenset[Gram]:
    """Where nothing is known of an outlet's boilerplate."""
    return frozenset()


def find_reuse(
    dossier: Dossier,
    others: Iterable[Dossier],
    cited: frozenset[str],
    find_boilerplate: Callable[[], frozenset[Gram]] = no_grams,
) -> list[Reuse]:
    """From which of the other articles this one has prose, the best source first.

    What one source explains is not counted for the next, so of a chain of copies the nearest is named, and of two that
    are alike the earlier. Articles of one outlet are not compared: what a newspaper prints again it has from itself.
    `cited` holds the articles that this one names as its source, which decides where the dates do not;
    `find_boilerplate` gives the runs of words that are nobody's prose, and is asked where there is anything to compare.
    """
    rivals = []
    others = [
        other
        for other in others
        if other.id != dossier.id
        and may_share(dossier, other)
        and not same_outlet(dossier.article.outlet, other.article.outlet)
    ]
    comparing = Comparing(dossier, find_boilerplate() if others else frozenset())
    for other in others:
        earlier = True if other.id in cited else precedes(other.when, dossier.when)
        if earlier is False:
            continue
        likeness = comparing.with_other(other)
        if is_reuse(likeness.kind):
            rivals.append((-len(likeness.words), other.when.day or "", other.id, likeness, earlier))
    found = []
    explained: set[int] = set()
    for _, _, source, likeness, earlier in sorted(rivals, key=lambda rival: rival[:3]):
        gain = len(likeness.words - explained)
        if gain >= LEAST_REUSED and (gain >= REUSED_PART * len(likeness.words) or gain >= LONG_PASSAGE):
            found.append(Reuse(dossier.id, source, gain, earlier is not None, likeness.kind, likeness.passage))
            if earlier is not None:
                explained |= likeness.words
    return found


def is_reuse(kind: Kind) -> bool:
    """Whether articles that are alike in this way have prose from each other or from a third."""
    return kind not in ("quotations", "incidental")


def shares_prose(one: Dossier, other: Dossier) -> bool:
    """Whether one of two articles has prose from the other, or both from a third."""
    return may_share(one, other) and is_reuse(compare_articles(one, other).kind)


def may_share(one: Dossier, other: Dossier) -> bool:
    """Whether two articles may share twelve words of their own prose in a row: then they share a fingerprint."""
    return not one.passages.isdisjoint(other.passages)


def compare_articles(one: Dossier, other: Dossier, boilerplate: frozenset[Gram] = frozenset()) -> Likeness:
    """What two articles have in common, measured on their whole texts and on their own prose."""
    return Comparing(one, boilerplate).with_other(other)


class Comparing:
    """One article, laid out so that others can be held against it."""

    def __init__(self, dossier: Dossier, boilerplate: frozenset[Gram]) -> None:
        self.dossier = dossier
        self.prose = mask_grams(dossier.prose, boilerplate)
        self._seeds: Seeds | None = None

    def with_other(self, other: Dossier) -> Likeness:
        """What the article has in common with another."""
        if self._seeds is None:
            self._seeds = Seeds(self.prose)
        passages = self._seeds.align(other.prose)
        shared = [share_passage(self.prose, other.prose, p) for p in passages if measure_passage(p)[0] >= SHORTEST]
        mine = frozenset(place for each in shared for place in each.mine)
        theirs = frozenset(place for each in shared for place in each.theirs)
        both = frozenset(place for each in shared for run in each.passage for place in range(*run.places))
        own, other_own = max(1, self.prose.own_words), max(1, other.prose.own_words)
        common, shorter = min(len(mine), len(theirs)), min(own, other_own)
        if self._is_reused(other, shared, common >= max(LEAST_REUSED, REUSED_PART * shorter)):
            kind = choose_kind(shared, min(len(mine) / own, len(theirs) / other_own))
        else:
            kind = "quotations" if len(both) - len(mine) >= LEAST_QUOTED else "incidental"
        longest = max(shared, key=lambda each: len(each.mine), default=None)
        return Likeness(
            kind=kind,
            whole=min(1.0, len(both) / max(1, min(len(self.prose.words), len(other.prose.words)))),
            prose=common / shorter,
            words=mine,
            passage=longest.find_span(self.prose) if longest else Span(0, 0),
        )

    def _is_reused(self, other: Dossier, shared: Sequence[Shared], enough: bool) -> bool:
        longest = max((each.longest for each in shared), default=0)
        if longest < LONGEST_RUN:
            return enough and longest >= REWRITTEN_RUN and keeps_names(self.dossier, other, shared)
        return enough or any(
            len(each.mine) >= LONG_PASSAGE and each.equal >= LONG_PASSAGE_EQUAL * each.length for each in shared
        )


class Shared(NamedTuple):
    """A passage that two articles share, and the places of those of its words that are own prose in both."""

    passage: Passage
    mine: list[int]
    theirs: list[int]
    longest: int
    """Own words in a row."""
    equal: int
    length: int

    def find_span(self, prose: Prose) -> Span:
        """Where it lies in the text, from its first own word to its last."""
        return prose.hull(self.mine[0], self.mine[-1] + 1) if self.mine else Span(0, 0)


def share_passage(prose: Prose, other: Prose, passage: Passage) -> Shared:
    """Which of the equal words of a passage are nobody's words but the authors'."""
    mine: list[int] = []
    theirs: list[int] = []
    longest = 0
    for start, there, length in passage:
        streak = 0
        for step in range(length):
            if prose.own[start + step] and other.own[there + step]:
                mine.append(start + step)
                theirs.append(there + step)
                streak += 1
                longest = max(longest, streak)
            else:
                streak = 0
    return Shared(passage, mine, theirs, longest, *measure_passage(passage))


def choose_kind(shared: Iterable[Shared], part: float) -> Kind:
    """What to call reused prose that is this part of the article that has more of it."""
    if part >= DUPLICATE_PART:
        return "near-duplicate"
    own = [each for each in shared if each.mine]
    equal, length = sum(each.equal for each in own), sum(each.length for each in own)
    return "excerpt" if equal >= VERBATIM_PART * length else "rewrite"


def keeps_names(one: Dossier, other: Dossier, shared: Iterable[Shared]) -> bool:
    """Whether shared passages keep names and numbers of both articles, and exchange none for another."""
    kept: set[str] = set()
    for each in shared:
        kept.update(stem(one.prose.words[place]) for place in each.mine)
        for here, there in find_changed(each.passage):
            gone = {stem(word) for word in one.prose.words[here.start : here.end]} & one.names
            come = {stem(word) for word in other.prose.words[there.start : there.end]} & other.names
            if gone and come and gone.isdisjoint(come):
                return False
    return len(kept & one.names & other.names) >= REWRITTEN_NAMES


def mask_grams(prose: Prose, grams: frozenset[Gram]) -> Prose:
    """The same words, those in any of these runs no longer the author's own."""
    if not grams:
        return prose
    own = list(prose.own)
    for start, gram in enumerate(find_grams(prose.words)):
        if gram in grams:
            own[start : start + PASSAGE_WORDS] = [False] * PASSAGE_WORDS
    return Prose(prose.words, prose.spans, own, sum(own))
