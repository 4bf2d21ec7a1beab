"""Two quotations laid side by side, word by word: what of the shorter stands in the longer, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, MatchingBlock
from rapidfuzz.fuzz import ratio

from hemeroteca.trace.meanings import count_denials, find_meanings, load_meanings
from hemeroteca.trace.words import choose_content_words

SHORT_SHARED = 2
"""A run with so many words of news counts as matched, and one between small edits; any other is chance."""
LONG_RUN_NEWS = 6
SAME_SPELLING = 75
"""Two words in one place of both quotations, alike to so many percent, are one word spelled or inflected in two ways:
"organised", "organized". On hand-made pairs only."""
EDIT_WORDS = 3
"""A change of more words than this is a cut, or another sentence, in which a "not" or a figure turns nothing."""


class Alignment(NamedTuple):
    """How a shorter quotation stands in a longer one.

    `matched` are its content words that stand in the longer in order, in runs; `longest` is the longest run that says
    much, in words. `swapped` where a content word stands in place of another; `other_thing` where both stand behind an
    article or a possessive, so that another thing is meant. `turned` where a "not" or a figure was changed.
    """

    matched: int
    longest: int
    swapped: bool
    other_thing: bool
    turned: bool


class _Change(NamedTuple):
    """Words of the shorter, those of the longer in their place, and the word before each."""

    short: list[str]
    long: list[str]
    before: tuple[str, str]

    @property
    def small(self) -> bool:
        """Whether it is an edit, no cut."""
        return max(len(self.short), len(self.long)) <= EDIT_WORDS


def align_words(short: list[str], long: list[str], language: str | None) -> Alignment:
    """The alignment by a longest common subsequence (bit-parallel, in rapidfuzz), of which only runs are counted."""
    blocks = [block for block in LCSseq.editops(short, long).as_matching_blocks() if block.size]
    runs = [short[block.a : block.a + block.size] for block in blocks]
    changes = [_change(short, long, one, other) for one, other in pairwise(blocks)]
    news = [len(choose_content_words(run)) for run in runs]
    counted = [
        many >= SHORT_SHARED
        or len(run) == len(short)
        or all(change.small for change in changes[max(0, place - 1) : place + 1])
        for place, (run, many) in enumerate(zip(runs, news, strict=True))
    ]
    edits = [change for change in changes if change.small]
    ends = [end for end in find_ends(short, long, blocks) if end.small]
    spelled = [count_spellings(change, language) for change in edits]
    swaps = [edit for edit in (*edits, *ends) if edit_news(edit) > count_spellings(edit, language)]
    return Alignment(
        matched=sum(many for many, counts in zip(news, counted, strict=True) if counts) + sum(spelled),
        longest=max((len(run) for run, many in zip(runs, news, strict=True) if many >= LONG_RUN_NEWS), default=0),
        swapped=bool(swaps),
        other_thing=any(names_things(swap, language) for swap in swaps),
        turned=any(turns(edit, language) for edit in edits),
    )


def find_ends(short: list[str], long: list[str], blocks: list[MatchingBlock]) -> Iterator[_Change]:
    """What stands before the first run and behind the last, where both have something there, so that neither is cut."""
    if not blocks:
        return
    first, last = blocks[0], blocks[-1]
    yield _Change(short[: first.a], long[: first.b], ("", ""))
    end, long_end = last.a + last.size, last.b + last.size
    yield _Change(short[end:], long[long_end:], (short[end - 1], long[long_end - 1]))


def _change(short: list[str], long: list[str], one: MatchingBlock, other: MatchingBlock) -> _Change:
    start, long_start = one.a + one.size, one.b + one.size
    return _Change(short[start : other.a], long[long_start : other.b], (short[start - 1], long[long_start - 1]))


def edit_news(edit: _Change) -> int:
    """How many words with news stand in place of others."""
    return min(len(choose_content_words(edit.short)), len(choose_content_words(edit.long)))


def count_spellings(edit: _Change, language: str | None) -> int:
    """How many of the shorter's words with news stand in the longer in another spelling, or in a word that means it."""
    mine, theirs = choose_content_words(edit.short), choose_content_words(edit.long)
    meant = set(find_meanings(theirs, language))
    return sum(
        not meant.isdisjoint(find_meanings([word], language))
        or any(ratio(word, other) >= SAME_SPELLING for other in theirs)
        for word in mine
        if not word.isdecimal()
    )


def turns(edit: _Change, language: str | None) -> bool:
    """Whether an edit puts in or takes out a "not", or changes a figure."""
    figures = [{word for word in words if word.isdecimal()} for words in (edit.short, edit.long)]
    if figures[0] and figures[1] and figures[0] != figures[1]:
        return True
    return count_denials(edit.short, language) % 2 != count_denials(edit.long, language) % 2


def names_things(edit: _Change, language: str | None) -> bool:
    """Whether both first words with news stand behind an article or a possessive."""
    determiners = load_meanings(language).determiners
    sides = ((edit.before[0], *edit.short), (edit.before[1], *edit.long))
    return all(
        next((earlier in determiners for earlier, word in pairwise(side) if choose_content_words([word])), False)
        for side in sides
    )
