"""Words of doubt, belief, distance and rumour, and what they cover (CoNLL-2010, the Szeged uncertainty corpus).

Cues are phrases of the language's section `hedges`, most with the words that must not stand beside them ("as soon as
possible", "military might", the month of May). In Spanish the conditional perfect without a condition ("habría
muerto") tells a rumour, and so does any conditional in a main clause whose sentence says whom it is from ("dimitiría,
según fuentes de su partido"), unless it judges or tells consequences. Conditions ("if", "would") are no hedges, nor
are vague amounts.

A hedge covers its clause from the cue on: up to a sign that closes a clause, a comma or a conjunction that opens a new
one, or the end of the sentence; where nothing follows the cue, what stands before it in its clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.pieces import Phrases, Pieces, cut_pieces
from hemeroteca.records import Hedge, HedgeKind, Span

CLOSING_SIGNS = {".", ";", ":", "?", "!", "—", "–", "(", ")", "[", "]", "“", "”", "«", "»", '"', "…", "¿", "¡"}
LONGEST_SCOPE = 60
"""Pieces in a scope at most: five clauses in six of news prose are shorter than half of that."""
SHORTEST_PARTICIPLE = 4
SHORTEST_CLAUSE = 3
"""Pieces that must follow a conjunction for it to begin a clause."""


class CueGroup(msgspec.Struct, frozen=True):
    """Cues of one kind with the words that must and must not stand beside them."""

    kind: HedgeKind
    words: list[str]
    before: list[str] = []
    after: list[str] = []
    not_before: list[str] = []
    not_after: list[str] = []
    small: bool = False
    """Whether the cue counts in small letters only."""


class HedgeWords(msgspec.Struct, frozen=True):
    """The section `hedges` of a language."""

    cues: list[CueGroup] = []
    closing: list[str] = []
    """Words that begin a new clause."""
    rumour_auxiliaries: list[str] = []
    rumour_next: list[str] = []
    rumour_counts: list[str] = []
    """Conditionals that tell a rumour before a number."""
    rumour_numbers: list[str] = []
    judgements: list[str] = []
    """What makes a conditional a judgement: "habría sido mejor"."""
    participle_endings: list[str] = []
    rumour_endings: list[str] = []
    """How conditionals end, and `past_lookalikes`, pasts and nouns that end alike."""
    past_lookalikes: list[str] = []
    consequences: list[str] = []
    """How conditionals begin that say what would follow or should be: "supondría", "debería"."""
    rumour_evidence: list[str] = []
    """Words of a sentence that says whom it is from."""
    rumour_blocks: list[str] = []
    """Words that make a conditional before which they stand in the sentence the future of a past, or a wish."""
    obliging: list[str] = []
    """Words behind a conditional with which it says what should be: "habría que"."""
    conditions: list[str] = []
    """Words that make a condition of the sentence, so that its conditional tells no rumour."""


class Cues(NamedTuple):
    """A language's cues, ready for looking up."""

    words: HedgeWords
    phrases: Phrases[CueGroup]
    closing: frozenset[str]
    rumour: frozenset[str]
    helpers: frozenset[str]
    """Those of them that tell it with a participle."""
    triggers: frozenset[str]
    conditional: tuple[str, ...]


class Cue(NamedTuple):
    """A cue between two pieces."""

    start: int
    end: int
    kind: HedgeKind


@cache
def cues_of(language: str) -> Cues:
    """The cues of a language."""
    words = section(language, "hedges", HedgeWords)
    phrases = Phrases({phrase: group for group in words.cues for phrase in group.words})
    helpers = frozenset(words.rumour_auxiliaries) | frozenset(words.rumour_next)
    rumour = helpers | frozenset(words.rumour_counts)
    triggers = frozenset(phrases.firsts()) | rumour
    return Cues(words, phrases, frozenset(words.closing), rumour, helpers, triggers, tuple(words.rumour_endings))


def _fits(pieces: Pieces, group: CueGroup, start: int, end: int) -> bool:
    """Whether what stands beside a cue lets it be one."""
    before, after = pieces.words[start - 1], pieces.words[end]
    if group.small and pieces.capital(start):
        return False
    if before in group.not_after or after in group.not_before:
        return False
    return (not group.before or after in group.before) and (not group.after or before in group.after)


def _cue_at(pieces: Pieces, i: int, known: Cues) -> Cue | None:
    """The cue at piece `i`."""
    found = known.phrases.at(pieces.words, i)
    if found:
        end, group = found
        return Cue(i, end, group.kind) if _fits(pieces, group, i, end) else None
    if pieces.words[i] in known.rumour:
        return _rumour(pieces, i, known)
    return None


def _rumour(pieces: Pieces, i: int, known: Cues) -> Cue | None:
    """The conditional of rumour: an auxiliary and, at most one adverb between, a participle, or what there is."""
    words = known.words
    if pieces.words[i] in words.rumour_counts and _counts(pieces, i + 1, words):
        return Cue(i, i + 1, "rumour")
    if pieces.words[i] not in known.helpers:
        return None
    for k in (i + 1, i + 2):
        word = pieces.words[k]
        ending = len(word) >= SHORTEST_PARTICIPLE and word.endswith(tuple(known.words.participle_endings))
        if ending:
            judged = any(pieces.words[k + 1 + step] in words.judgements for step in (0, 1))
            return None if judged else Cue(i, k + 1, "rumour")
    return None


def _counts(pieces: Pieces, k: int, words: HedgeWords) -> bool:
    """Whether a number follows, or a word that says about how many: "serían diez", "tendría al menos 40 años"."""
    word = pieces.words[k]
    return word in words.rumour_numbers or (bool(word) and word[0].isdigit())


def _retold(pieces: Pieces, i: int, first: int, last: int, known: Cues) -> Cue | None:
    """The conditional at piece `i` of a main clause in a sentence that says whom it is from."""
    words, word = known.words, pieces.words[i]
    if not word.endswith(known.conditional) or word.startswith(tuple(words.consequences)) or pieces.capital(i):
        return None
    if word in words.past_lookalikes or any(pieces.words[i + step] in words.judgements for step in (1, 2)):
        return None
    if pieces.words[i + 1] in words.obliging or any(pieces.words[k] in words.rumour_blocks for k in range(first, i)):
        return None
    told = any(pieces.words[k] in words.rumour_evidence for k in range(first, last))
    return Cue(i, i + 1, "rumour") if told else None


def _conditional(pieces: Pieces, first: int, last: int, known: Cues) -> bool:
    """Whether a sentence states a condition."""
    conditions = known.words.conditions
    return any(pieces.words[k] in conditions for k in range(first, last))


def _closes(pieces: Pieces, k: int, known: Cues) -> bool:
    """Whether a clause ends before piece `k`."""
    word = pieces.words[k]
    if word in CLOSING_SIGNS:
        return not (word == "." and pieces.glued(k + 1))
    if word == ",":
        return pieces.words[k + 1] in known.closing or not pieces.letters(k + 1) or pieces.capital(k + 1)
    return word in known.closing and bool(pieces.words[k + SHORTEST_CLAUSE])


def _scope(pieces: Pieces, cue: Cue, first: int, last: int, known: Cues) -> Span:
    """What a cue covers within the pieces of its sentence."""
    end = cue.end + (cue.end < last and pieces.letters(cue.end))
    while end < min(last, cue.end + LONGEST_SCOPE) and not _closes(pieces, end, known):
        end += 1
    start = cue.start
    if end == cue.end:
        while start > max(first, cue.start - LONGEST_SCOPE) and not _closes(pieces, start - 1, known):
            start -= 1
    return Span(pieces.starts[start], pieces.ends[end - 1])


class _Sentence(NamedTuple):
    """The pieces of one sentence."""

    first: int
    last: int


def _sentences(pieces: Pieces, sentences: Sequence[Span]) -> list[_Sentence]:
    """The pieces of each sentence, the whole text where none are given."""
    begin, stop = pieces.indices.start, pieces.indices.stop
    if not sentences:
        return [_Sentence(begin, stop)]
    found, i = [], begin
    for sentence in sentences:
        while i < stop and pieces.starts[i] < sentence.start:
            i += 1
        first = i
        while i < stop and pieces.starts[i] < sentence.end:
            i += 1
        found.append(_Sentence(first, i))
    return found


def find_hedges(text: str, sentences: Sequence[Span], language: str | None) -> tuple[Hedge, ...]:
    """Every hedge of a text, in order; `sentences` are its sentences in order, and no scope leaves its own.

    Languages without a word list have none.
    """
    if language is None or language not in LANGUAGES:
        return ()
    pieces, known = cut_pieces(text), cues_of(language)
    hedges: list[Hedge] = []
    for first, last in _sentences(pieces, sentences):
        i = first
        while i < last:
            word = pieces.words[i]
            supposed = word in known.rumour or word.endswith(known.conditional)
            cue = _cue_at(pieces, i, known) if word in known.triggers else None
            if cue is None and word.endswith(known.conditional):
                cue = _retold(pieces, i, first, last, known)
            if cue is None or cue.end > last or (supposed and _conditional(pieces, first, last, known)):
                i += 1
                continue
            span = Span(pieces.starts[cue.start], pieces.ends[cue.end - 1])
            hedges.append(Hedge(span=span, kind=cue.kind, scope=_scope(pieces, cue, first, last, known)))
            i = cue.end
    return tuple(hedges)
