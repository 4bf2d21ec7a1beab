"""Whether two statements are the same one, printed twice, and why."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from hemeroteca.trace import wording
from hemeroteca.trace.alignment import align_words
from hemeroteca.trace.clashes import find_clash
from hemeroteca.trace.sayings import Saying
from hemeroteca.trace.voices import Relation, relate_speakers, reports_other, speakers_agree
from hemeroteca.trace.words import choose_content_words

__all__ = ["drifts", "is_bridge", "is_nested", "quotes_much", "same_statement", "speakers_agree", "why_same"]

LEAST_QUOTED = 4
"""A quotation of fewer content words ("no comment", "a disgrace") is said by many: the speaker has to agree too."""
MOST_CHANGED = 0.15
"""Of the shorter quotation's content words so many at most, or one that is only left out, may be missing from the
longer. Trimming leaves none missing, an editor changes a word or two; two sentences of one mould ("we will never let
the … be turned into a …") differ in a third, or in a noun behind the same article."""
REJOINED = 0.75
"""Of the pairs of neighbouring content words so many stand in both where the parts of a quotation changed places."""
LONG_RUN = 12
"""Twelve words in a row, six of them with news, are enough by themselves, whatever stands around them, but for another
noun in the place of one. MemeTracker (Leskovec, Backstrom and Kleinberg, KDD 2009) takes ten, but sentences of one
mould share as many."""
LEAST_SHARED: dict[Relation, int] = {"one": 3, "open": 4}
LEAST_LIKE = 0.6
"""Words reported are the same where they share so many meanings, and are so much alike: the cosine of their sets, what
is shared over the geometric mean. Two named speakers never report the same thing as one.

Swept from 0.35 to 0.7 on ECB+ (train), every sentence a report without a speaker: at 0.5, 0.6 and 0.7 of the links 53,
69 and 82 % are between sentences that share half of their events (86, 92 and 95 %: an event), and 38, 25 and 16 % of
such pairs are found. Where the speaker is known to be one, 0.4, 0.6 and 0.7 give the gold set an F1 of 91, 94 and 95.
Weights by rarity (in PolNeAR, in the topic) and parts of words in place of words gain less than a point.
"""
HELD = 0.8
LEAST_HELD = 3
"""Of the shorter's meanings so many in the longer, three at least: a report cut short, where the speaker is one."""
NESTED_PART = 0.5
"""A statement and the one it is nested in are one where they quote the same words, or half of the outer's stems are the
inner's: "'It is sold', a clerk said, according to the Post" is the clerk's statement, and what the Post reports."""
BRIDGE_RATIO = 3.0
"""A statement three times as long as the one that is traced (a whole speech) is a print of it, but leads no further:
what else shares words with the speech is another statement."""
SHORT_DAYS = 7
"""Short words of the same speaker are the same statement within a week."""


def same_statement(one: Saying, other: Saying, days: int | None) -> bool:
    """Whether two statements are one; `days` is how far apart their articles are dated, `None` where unknown."""
    return why_same(one, other, days) is not None


def why_same(one: Saying, other: Saying, days: int | None) -> str | None:
    """Why two statements are one, in words; `None` where they are not.

    Quotations are compared word by word, in order; what was dropped, cut off or put in brackets does not count
    against them. Another speaker's must have every word: who said it may be the very thing that changed. Reported
    speech is compared by what its words mean, in any order; there the speakers, the figures, the names, the times and
    the polarity must not clash.
    """
    if one.quoted and other.quoted:
        reason = why_same_quotation(one, other, days)
        if reason is not None:
            return reason
        if one.statement.manner == other.statement.manner == "direct" or (quotes_much(one) and quotes_much(other)):
            return None
    return why_same_report(one, other)


def quotes_much(saying: Saying) -> bool:
    """Whether a statement quotes enough to be told by its quoted words alone."""
    return len(choose_content_words(saying.quoted)) >= LEAST_QUOTED


def why_same_quotation(one: Saying, other: Saying, days: int | None) -> str | None:
    """Why two quotations are one, whole, trimmed, or joined anew."""
    short, long = sorted((one.quoted, other.quoted), key=lambda words: (len(choose_content_words(words)), len(words)))
    relation = relate_speakers(one.speaker, other.speaker)
    content = choose_content_words(short)
    if len(content) < LEAST_QUOTED:
        near = days is None or abs(days) <= SHORT_DAYS
        whole = f" {' '.join(short)} " in f" {' '.join(long)} " if len(content) >= 2 else short == long
        return wording.short_quotation(len(short)) if near and whole and relation == "one" else None
    aligned = align_words(short, long, one.language)
    if aligned.turned:
        return None
    missing = len(content) - aligned.matched
    if relation == "two" or reports_other(one.speaker, other.speaker):
        same = missing == 0
    elif aligned.longest >= LONG_RUN and not aligned.other_thing:
        same = True
    elif aligned.swapped:
        same = missing <= MOST_CHANGED * len(content) and (not aligned.other_thing or aligned.longest >= LONG_RUN)
    else:
        same = missing <= max(1.0, MOST_CHANGED * len(content)) or is_rejoined(content, choose_content_words(long))
    if not same:
        return None
    return wording.same_quotation(aligned.matched, len(content), cut=len(short) < len(long))


def is_rejoined(short: list[str], long: list[str]) -> bool:
    """Whether a quotation's parts stand in another in another order: nearly all its words, in their pairs."""
    pairs = set(pairwise(short))
    return len(pairs & set(pairwise(long))) >= REJOINED * len(pairs) and len(set(short) - set(long)) <= 1


def why_same_report(one: Saying, other: Saying) -> str | None:
    """Why two statements report the same, by the meanings they share."""
    relation = relate_speakers(one.speaker, other.speaker)
    shared = len(one.stems & other.stems)
    if relation == "two" or shared < min(LEAST_SHARED.values()):
        return None
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    alike = shared >= LEAST_SHARED[relation] and shared >= LEAST_LIKE * sqrt(shorter * longer)
    held = relation == "one" and shared >= max(LEAST_HELD, HELD * shorter)
    if not (alike or held) or find_clash(one, other) is not None:
        return None
    short, long = sorted((one.said, other.said), key=len)
    if align_words(short, long, one.language).other_thing:
        return None
    return wording.same_report(shared, shorter, one_speaker=relation == "one")


def drifts(first: Saying, other: Saying) -> bool:
    """Whether a report that is like one like the first clashes with the first itself, so that it is not the same."""
    return "indirect" in (first.statement.manner, other.statement.manner) and find_clash(first, other) is not None


def is_nested(outer: Saying, inner: Saying) -> bool:
    """Whether one statement is little more than the other, which it holds."""
    if inner.statement.parent != outer.number:
        return False
    return outer.quoted == inner.quoted != [] or len(inner.stems) >= NESTED_PART * len(outer.stems)


def is_bridge(seed: Saying, saying: Saying) -> bool:
    """Whether what shares words with a print of the seed may be the seed as well."""
    return len(saying.content) <= BRIDGE_RATIO * max(len(seed.content), LEAST_QUOTED)
