"""Whether two statements are the same one, printed twice, and why."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import LCSseq

from hemeroteca.records import Speaker
from hemeroteca.trace.dossiers import Saying
from hemeroteca.trace.words import choose_content_words, find_words, load_function_words, stem

LEAST_QUOTED = 4
"""A quotation of fewer content words ("no comment", "a disgrace") is said by many: the speaker has to agree too."""
MOST_CHANGED = 0.15
"""Of the shorter quotation's content words so many at most, or one, may be missing from the longer, in order, in runs.

Trimming leaves none missing, an editor changes a word or two; two sentences of one mould ("we will never let the … be
turned into a …") differ in a third. On hand-made variants and moulds only; to be swept on data."""
LONG_RUN = 12
LONG_RUN_NEWS = 6
"""Twelve words in a row, six of them with news, are enough by themselves, whatever stands around them. MemeTracker
(Leskovec, Backstrom and Kleinberg, KDD 2009) takes ten, but sentences of one mould share as many."""
SHORT_SHARED = 2
"""A run of so many words, two of them with news in it, counts as matched; less is chance."""
INDIRECT_SHARED = 4
INDIRECT_OF_SHORTER = 0.6
INDIRECT_OF_LONGER = 0.4
"""Words reported of one speaker are the same when 60 % of the shorter's stems and 40 % of the longer's are shared, four
at least. On the sample archive and hand-made variants only; to be swept on data."""
LEAST_WHOLE = 3
"""Where all stems are shared, three will do: "the lighthouse is the parish's, not the crown's"."""
UNSURE_SHARED = 5
UNSURE_OF_SHORTER = 0.75
UNSURE_OF_LONGER = 0.6
"""Where the speakers may be one but do not agree by name, more has to be shared: what two people say of one old port
has the port's name in common, which is four stems of six."""
LEAST_REFIGURED = 4
REFIGURED = 0.8
"""Of the other stems of the longer. With other numbers it is another statement, unless one print cites the other."""
NESTED_PART = 0.5
"""A statement and the one it is nested in are one where they quote the same words, or half of the outer's stems are the
inner's: "'It is sold', a clerk said, according to the Post" is the clerk's statement, and what the Post reports."""
BRIDGE_RATIO = 3.0
"""A statement three times as long as the one that is traced (a whole speech) is a print of it, but leads no further:
what else shares words with the speech is another statement."""
SHORT_DAYS = 7
"""Short words of the same speaker are the same statement within a week."""


def same_statement(one: Saying, other: Saying, days: int | None) -> bool:
    """Whether two statements are one; `days` is how far apart their articles are dated, `None` where unknown.

    Quotations are compared word by word, in order; what was dropped, cut off or put in brackets does not count
    against them. Another speaker's must have every word: who said it may be the very thing that changed. Reported
    speech is compared by its words in any order; there the speakers, the numbers and the polarity must not clash.
    """
    if one.quoted and other.quoted:
        if same_quotation(one, other, days):
            return True
        if one.statement.manner == other.statement.manner == "direct" or (quotes_much(one) and quotes_much(other)):
            return False
    return same_report(one, other)


def may_recur(saying: Saying) -> bool:
    """Whether any other statement can be the same: it has a quotation, or as many stems as two reports must share."""
    return bool(saying.quoted) or len(saying.stems) >= LEAST_WHOLE


def quotes_much(saying: Saying) -> bool:
    """Whether a statement quotes enough to be told by its quoted words alone."""
    return len(choose_content_words(saying.quoted)) >= LEAST_QUOTED


def same_quotation(one: Saying, other: Saying, days: int | None) -> bool:
    """Whether two quotations are one, whole, trimmed, or joined anew."""
    short, long = sorted((one.quoted, other.quoted), key=lambda words: (len(choose_content_words(words)), len(words)))
    content = choose_content_words(short)
    matched, longest = align_words(short, long)
    if len(content) >= LEAST_QUOTED:
        if not speakers_fit(one.speaker, other.speaker) or reports_other(one.speaker, other.speaker):
            return matched == len(content)
        return longest >= LONG_RUN or len(content) - matched <= max(1.0, MOST_CHANGED * len(content))
    near = days is None or abs(days) <= SHORT_DAYS
    whole = f" {' '.join(short)} " in f" {' '.join(long)} " if len(content) >= 2 else short == long
    return near and whole and speakers_agree(one.speaker, other.speaker)


def align_words(short: list[str], long: list[str]) -> tuple[int, int]:
    """How many content words of the shorter stand in runs of the longer, in order, and the longest run that says much.

    A longest common subsequence (bit-parallel, in rapidfuzz), of which only runs are counted.
    """
    function_words = load_function_words()
    matched = longest = 0
    for block in LCSseq.opcodes(short, long):
        if block.tag != "equal":
            continue
        run = short[block.src_start : block.src_end]
        news = sum(1 for word in run if word not in function_words)
        if news >= SHORT_SHARED or len(run) == len(short):
            matched += news
        if news >= LONG_RUN_NEWS:
            longest = max(longest, len(run))
    return matched, longest


def same_report(one: Saying, other: Saying) -> bool:
    """Whether two statements report the same, by the share of their stems."""
    shared = len(one.stems & other.stems)
    shorter, longer = sorted((len(one.stems), len(other.stems)))
    if are_named_alike(one.speaker, other.speaker):
        least, of_shorter, of_longer = INDIRECT_SHARED, INDIRECT_OF_SHORTER, INDIRECT_OF_LONGER
        if one.stems == other.stems and len(one.stems) >= LEAST_WHOLE:
            least = LEAST_WHOLE
    else:
        least, of_shorter, of_longer = UNSURE_SHARED, UNSURE_OF_SHORTER, UNSURE_OF_LONGER
    if shared < max(least, of_shorter * shorter, of_longer * longer):
        return False
    if one.statement.polarity != other.statement.polarity:
        return False
    if one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        return False
    return speakers_fit(one.speaker, other.speaker) or introduces_same(one, other)


def same_but_figures(one: Saying, other: Saying) -> bool:
    """Whether two reports of one speaker differ in their figures alone: another statement, or one that was changed."""
    words = one.stems - one.numbers, other.stems - other.numbers
    shared = len(words[0] & words[1])
    figures = bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)
    alike = shared >= max(LEAST_REFIGURED, REFIGURED * max(map(len, words)))
    fits = speakers_agree(one.speaker, other.speaker) or introduces_same(one, other)
    return figures and alike and fits and one.statement.polarity == other.statement.polarity


def share_of_words(one: Saying, other: Saying) -> float:
    """What part of the shorter statement's words, by their beginnings, the other has."""
    return round(len(one.stems & other.stems) / max(1, min(len(one.stems), len(other.stems))), 3)


def introduces_same(one: Saying, other: Saying) -> bool:
    """Whether the speaker's name of one statement stands among the words by which the other introduces its own.

    "The harbour pilot of Larkhill" and "Ada Quill, the harbour pilot of Larkhill".
    """
    for mine, its in ((one, other), (other, one)):
        name = frozenset(choose_content_words(find_words(mine.speaker.name))) if mine.speaker else frozenset()
        if name and name <= its.introduced:
            return True
    return False


def is_nested(outer: Saying, inner: Saying) -> bool:
    """Whether one statement is little more than the other, which it holds."""
    if inner.statement.parent != outer.number:
        return False
    return outer.quoted == inner.quoted != [] or len(inner.stems) >= NESTED_PART * len(outer.stems)


def is_bridge(seed: Saying, saying: Saying) -> bool:
    """Whether what shares words with a print of the seed may be the seed as well."""
    return len(saying.content) <= BRIDGE_RATIO * max(len(seed.content), LEAST_QUOTED)


def speakers_agree(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether both are known, and the name of one holds the other's: "Corvane" and "Ilse Corvane"."""
    if one is None or other is None:
        return False
    names = name_stems(one.name), name_stems(other.name)
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


def are_named_alike(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers agree by name; two who are only described alike ("two officials") may be others."""
    named = one is not None and other is not None and "unnamed" not in (one.kind, other.kind)
    return named and speakers_agree(one, other)


def speakers_fit(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether two speakers may be one: they agree, or one of them is unknown, unnamed, or speaks for the other."""
    if one is None or other is None or "unnamed" in (one.kind, other.kind):
        return True
    return one.kind != other.kind or speakers_agree(one, other)


def reports_other(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether just one of two speakers is an outlet, which says nothing of who is quoted."""
    return one is not None and other is not None and (one.kind == "outlet") != (other.kind == "outlet")


@lru_cache(maxsize=16384)
def name_stems(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, by their beginnings."""
    return frozenset(map(stem, choose_content_words(find_words(name))))
