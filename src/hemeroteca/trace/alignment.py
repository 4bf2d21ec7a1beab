"""Where two texts run side by side: passages of the one that stand, with few changes, in the other.

Seed and extend, as in passim (Smith, Cordell, Dillon, Stramp and Wilkerson, 2014) and BLAST (Altschul et al., 1990):
runs of five words that both have are extended to the longest equal runs, and equal runs that follow one another in both
texts within a few words are chained into a passage. Time grows with the length of the texts, whatever they repeat.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hemeroteca.records import Span
from hemeroteca.trace.filing import PASSAGE_WORDS
from hemeroteca.trace.words import TOKEN, fold_word

Gram = tuple[str, ...]

MOST_PLACES = 8
"""A run of five words that stands more often in one text tells nothing of where its copy belongs: a refrain."""
BAND = 10
"""Words that may have been put in, left out or changed between two equal runs of one passage."""
MOST_OPEN = 8
"""Passages that may go on at one time: as many copies of it as the other text may hold."""


class Prose(NamedTuple):
    """A text as words: folded, where each stands, and which are the author's own (neither quoted nor headline)."""

    words: list[str]
    spans: list[Span]
    own: list[bool]
    own_words: int

    def hull(self, start: int, end: int) -> Span:
        """The characters from one word to before another."""
        return Span(self.spans[start].start, self.spans[end - 1].end) if end > start else Span(0, 0)


class Run(NamedTuple):
    """Equal words: where they begin in the one text and in the other, and how many."""

    start: int
    other: int
    length: int

    @property
    def places(self) -> tuple[int, int]:
        """From its first word in the one text to after its last."""
        return self.start, self.start + self.length


Passage = list[Run]
"""Equal runs that follow one another in both texts."""


def lay_out_prose(text: str, stretches: Iterable[Span]) -> Prose:
    """A text's words; those that lie whole in one of the stretches, which are in order, are its own."""
    words: list[str] = []
    spans: list[Span] = []
    own: list[bool] = []
    left = iter(stretches)
    stretch = next(left, None)
    for match in TOKEN.finditer(text):
        start, end = match.span()
        while stretch is not None and stretch.end < end:
            stretch = next(left, None)
        words.append(fold_word(match[0]))
        spans.append(Span(start, end))
        own.append(stretch is not None and stretch.start <= start)
    return Prose(words, spans, own, sum(own))


def find_grams(words: Sequence[str]) -> zip[Gram]:
    """All runs of five words, in order."""
    return zip(*(words[offset:] for offset in range(PASSAGE_WORDS)), strict=False)


class Seeds:
    """Where the runs of five words of a text stand in it: what other texts are laid beside."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._places: dict[Gram, list[int]] = {}
        for place, gram in enumerate(find_grams(prose.words)):
            self._places.setdefault(gram, []).append(place)

    def align(self, other: Prose) -> list[Passage]:
        """The passages of this text that stand in the other too, in the order of the other text."""
        passages: list[Passage] = []
        for run in self._find_runs(other):
            self._chain(passages, run)
        return passages

    def _find_runs(self, other: Prose) -> list[Run]:
        """All longest equal runs of five words and more, by their start in the other text."""
        mine, theirs = self.prose.words, other.words
        reached: dict[int, int] = {}
        runs = []
        for place, gram in enumerate(find_grams(theirs)):
            starts = self._places.get(gram)
            if starts is None or len(starts) > MOST_PLACES:
                continue
            for start in starts:
                diagonal = start - place
                if reached.get(diagonal, 0) > place:
                    continue
                length = PASSAGE_WORDS
                most = min(len(mine) - start, len(theirs) - place)
                while length < most and mine[start + length] == theirs[place + length]:
                    length += 1
                reached[diagonal] = place + length
                runs.append(Run(start, place, length))
        return runs

    def _chain(self, passages: list[Passage], run: Run) -> None:
        """Put a run behind the passage that it continues with fewest words between, or begin a new one with it."""
        best: tuple[int, Passage, Run] | None = None
        for passage in passages[-MOST_OPEN:]:
            start, other, length = passage[-1]
            overlap = max(0, start + length - run.start, other + length - run.other)
            rest = Run(run.start + overlap, run.other + overlap, run.length - overlap)
            gap = max(rest.start - start - length, rest.other - other - length)
            if rest.length > 0 and gap <= BAND and (best is None or gap < best[0]):
                best = gap, passage, rest
        if best is None:
            passages.append([run])
        else:
            best[1].append(best[2])


def measure_passage(passage: Passage) -> tuple[int, int]:
    """How many words of a passage are equal, and how many it spans in the text where it spans more."""
    first, last = passage[0], passage[-1]
    span = max(last.start + last.length - first.start, last.other + last.length - first.other)
    return sum(run.length for run in passage), span


def find_changed(passage: Passage) -> list[tuple[Span, Span]]:
    """What stands between the equal runs of a passage, in words of the one text and of the other."""
    return [
        (Span(one.start + one.length, two.start), Span(one.other + one.length, two.other))
        for one, two in pairwise(passage)
    ]
