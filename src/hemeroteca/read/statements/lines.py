"""A unit as the attribution rules look at it: its tokens, its cues, and which words can only be verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from hemeroteca.read.clauses import Clauses, load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.tokens import Token

DASHES = ("—", "–", "--")


class Phrase(NamedTuple):
    """A range of tokens."""

    start: int
    end: int


class OpenerLexicon(msgspec.Struct, frozen=True):
    """Phrases that introduce a source without a verb."""

    before: tuple[str, ...]
    initial: frozenset[str]
    """Those that do so only at the head of a sentence."""
    verbal: frozenset[str]
    """Those that do so only before a verb of speech: "como recordó X"."""


class Line(msgspec.Struct, frozen=True):
    """A unit's tokens with its cues and the closed classes of its language."""

    tokens: tuple[Token, ...]
    cues: tuple[Cue, ...]
    clauses: Clauses
    language: str
    verbs: frozenset[int]
    """Places of words that can only be finite verbs."""
    speeches: frozenset[int]
    """Places of quotations that end as sentences do."""
    openers: tuple[Phrase, ...]
    """Places of "according to" and its like."""
    before: dict[tuple[int, int], Phrase | None]
    """The phrases before a place that were found already, since every verb asks for those of the others."""


def make_line(tokens: Sequence[Token], cues: Sequence[Cue], language: str, speeches: frozenset[int]) -> Line:
    """The line of a unit: auxiliaries and forms that are no noun and no participle count as finite verbs."""
    clauses = load_clauses(language)
    verbs = {cue.head for cue in cues if _is_finite(tokens, cue, clauses)}
    verbs.update(
        place
        for place, token in enumerate(tokens)
        if token.lower in clauses.auxiliaries and token.lower != "'s" and not (token.capital and place)
    )
    openers = tuple(find_openers(tokens, language))
    return Line(tuple(tokens), tuple(cues), clauses, language, frozenset(verbs), speeches, openers, {})


def _is_finite(tokens: Sequence[Token], cue: Cue, clauses: Clauses) -> bool:
    """Whether a cue is a verb that ends a noun phrase, not "the proposed law", "a poll published in May"."""
    helpers = clauses.auxiliaries | clauses.periphrastic
    helped = any(token.lower in helpers for token in tokens[cue.start : cue.head])
    bare = clauses.inverted and cue.form.kinds == {"base"} and not helped
    if cue.form.noun or cue.infinitive or bare or "gerund" in cue.form.kinds:
        return False
    if helped:
        return True
    before = tokens[cue.start - 1].lower if cue.start else ""
    if before in (clauses.appositive_starts & clauses.determiners) - clauses.clitics - clauses.plurals:
        return False
    if "participle" not in cue.form.kinds:
        return True
    after = tokens[cue.end].lower if cue.end < len(tokens) else ""
    if cue.form.kinds == {"participle"} or after in clauses.by:
        return False
    return before not in clauses.determiners and before not in clauses.prepositions


def find_openers(tokens: Sequence[Token], language: str) -> list[Phrase]:
    """The places of "according to" and its like."""
    openers, firsts = _openers(language)
    initial = section(language, "sources", OpenerLexicon).initial
    found: list[Phrase] = []
    for place, token in enumerate(tokens):
        if token.lower not in firsts or (found and place < found[-1].end):
            continue
        opener = next((o for o in openers if tuple(t.lower for t in tokens[place : place + len(o)]) == o), None)
        if opener is not None and (place == 0 or " ".join(opener) not in initial):
            found.append(Phrase(place, place + len(opener)))
    return found


@cache
def _openers(language: str) -> tuple[tuple[tuple[str, ...], ...], frozenset[str]]:
    """The phrases before a source as words, longest first, and their first words."""
    phrases = section(language, "sources", OpenerLexicon).before
    openers = tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))
    return openers, frozenset(opener[0] for opener in openers)


def leads(line: Line, end: int) -> bool:
    """Whether a sentence begins with what stands before an infinitive: "tras", "después de"."""
    words = [token.lower for token in line.tokens[:end]]
    return words[-1] in line.clauses.gerund_leads if len(words) == 1 else words[-1] in line.clauses.of


def holds(outer: Phrase, inner: Phrase) -> bool:
    """Whether a phrase lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end
