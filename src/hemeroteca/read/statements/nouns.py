"""Nouns that attribute: "su promesa de que …", "la tesis de la fiscal es que …", "a su juicio, …".

The source stands behind the noun or is a possessive before it; what is said follows with "that". A noun that names
nobody ("la acusación de que …") attributes nothing here.
"""

from __future__ import annotations

from functools import cache

import msgspec

from hemeroteca.read.lexicon import section
from hemeroteca.read.statements.edges import clause_end, trim
from hemeroteca.read.statements.lines import Line, Phrase
from hemeroteca.read.statements.phrases import phrase_after
from hemeroteca.read.statements.subjects import Finding

NOUN_WEIGHT = 0.7
"""As of a verb that only sometimes attributes; no annotated Spanish corpus tells more."""


class NounLexicon(msgspec.Struct, frozen=True):
    """Nouns that say what somebody said, and phrases that say whose view it is."""

    nouns: frozenset[str]
    denied: frozenset[str]
    views: tuple[str, ...]
    """Phrases with a possessive: "a su juicio"."""


def find_nouns(line: Line) -> list[Finding]:
    """What the attributing nouns of a line say, whose source and "that" stand beside them."""
    lexicon = section(line.language, "nouns", NounLexicon)
    findings = []
    for place, token in enumerate(line.tokens):
        if token.lower in lexicon.nouns and not (token.capital and place):
            finding = _of_noun(line, place)
            if finding is not None:
                denied = token.lower in lexicon.denied
                findings.append(msgspec.structs.replace(finding, polarity="denied") if denied else finding)
    return findings


def _of_noun(line: Line, place: int) -> Finding | None:
    """The finding of the noun at a place."""
    tokens, clauses = line.tokens, line.clauses
    source, after = _owner(line, place)
    if source is None or after + 1 >= len(tokens) or tokens[after + 1].lower not in clauses.that:
        return None
    if tokens[after].lower in clauses.that_prepositions:
        content = trim(line, after, clause_end(line, after))
    elif tokens[after].lower in clauses.be:
        content = trim(line, after + 1, clause_end(line, after + 1))
    else:
        return None
    cue = Phrase(place, place + 1)
    if content is None:
        return None
    return Finding(source=source, cue=cue, content=(content,), lemma=tokens[place].lower, confidence=NOUN_WEIGHT)


def _owner(line: Line, place: int) -> tuple[Phrase | None, int]:
    """Whose claim it is, and the place after the noun and its owner."""
    tokens, clauses = line.tokens, line.clauses
    for before in (place - 1, place - 2):
        if before >= 0 and tokens[before].lower in clauses.possessives:
            return Phrase(before, before + 1), place + 1
    if place + 1 < len(tokens) and tokens[place + 1].lower in clauses.of:
        owner = phrase_after(line, place + 2, len(tokens))
        if owner is not None:
            return owner, owner.end
    return None, place + 1


def find_views(line: Line) -> list[tuple[Phrase, Phrase]]:
    """The places of "a su juicio" and its like, each with the place of its possessive."""
    phrases = _views(line.language)
    found = []
    for place in range(len(line.tokens)):
        for phrase in phrases:
            words = tuple(token.lower for token in line.tokens[place : place + len(phrase)])
            if words == phrase:
                own = next(at for at, word in enumerate(words) if word in line.clauses.possessives)
                found.append((Phrase(place, place + len(phrase)), Phrase(place + own, place + own + 1)))
    return found


@cache
def _views(language: str) -> tuple[tuple[str, ...], ...]:
    """The phrases as words."""
    return tuple(tuple(phrase.split()) for phrase in section(language, "nouns", NounLexicon).views)
