"""Cues: verbs of the lists where they stand in a text as verbs, with their auxiliaries, adverbs and pronouns.

A form that is also a noun ("report", "calls") counts only where a verb can stand, which `clauses` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hemeroteca.read.clauses import Clauses, load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.tokens import Token
from hemeroteca.read.verbs import CueForm, CueLexicon, verb_forms
from hemeroteca.records import Polarity

HEADLINE_SHARE = 0.7
"""Share of longer words that are capitalised in a headline; running prose with many names stays below it."""


class Cue(NamedTuple):
    """A cue found among tokens: the verb with all that belongs to it is `start:end`, the verb itself at `head`."""

    start: int
    head: int
    end: int
    form: CueForm
    passive: bool
    infinitive: bool
    negated: bool


def find_cues(tokens: Sequence[Token], language: str) -> list[Cue]:
    """All verbs among the tokens that may be cues, in order."""
    found = list(_matches(tokens, language))
    clauses = load_clauses(language)
    later = found[1:]
    return [
        cue
        for place, cue in enumerate(found)
        if not any(_is_reduced(tokens, cue, verb, clauses) for verb in later[place : place + 1])
    ]


def _is_reduced(tokens: Sequence[Token], cue: Cue, verb: Cue, clauses: Clauses) -> bool:
    """Whether a form describes the subject of the next verb: "two people briefed on the matter told the Star".

    Only forms of verbs with an addressee are taken so: after others ("said on Monday officials told …") a clause may
    begin without "that".
    """
    if (
        not {"finite", "participle"} <= cue.form.kinds
        or "whom" not in cue.form.frames
        or "finite" not in verb.form.kinds
    ):
        return False
    between = tokens[cue.end : verb.start]
    if cue.start != cue.head or not between or between[0].lower not in clauses.prepositions:
        return False
    ends = clauses.subordinators | clauses.relatives | clauses.that | clauses.auxiliaries | clauses.subject_pronouns
    broken = any(token.kind not in ("word", "number") or token.lower in ends for token in between)
    return not broken and not verb.form.noun and between[-1].lower not in clauses.coordinators


def polarity_of(cue: Cue, language: str) -> Polarity:
    """What the verb does to its content: most affirm it, some deny it or ask."""
    lexicon = section(language, "cues", CueLexicon)
    if cue.form.lemma in lexicon.denied:
        return "affirmed" if cue.negated else "denied"
    return "questioned" if cue.form.lemma in lexicon.questioned else "affirmed"


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    words = [token for token in tokens if token.kind == "word" and len(token.lower) > 3]
    return len(words) > 1 and sum(token.capital for token in words) > HEADLINE_SHARE * len(words)


def _matches(tokens: Sequence[Token], language: str) -> Iterator[Cue]:
    """Each place where a form and its particles stand, with the words that belong to the verb."""
    forms = verb_forms(language)
    clauses = load_clauses(language)
    headline = is_headline(tokens)
    for head, token in enumerate(tokens):
        if token.kind != "word" or (token.capital and head and not headline):
            continue
        for form in forms.get(token.lower, ()):
            end = head + 1 + len(form.particles)
            if form.particles and tuple(t.lower for t in tokens[head + 1 : end]) != form.particles:
                continue
            if form.particles and _is_tied(tokens, end, clauses):
                continue
            yield _with_auxiliaries(tokens, head, end, form, clauses)
            break


def _is_tied(tokens: Sequence[Token], end: int, clauses: Clauses) -> bool:
    """Whether the last word before `end` belongs to a "that" and not to the verb: "advirtió de que"."""
    follows = end < len(tokens) and tokens[end].lower in clauses.that
    return follows and tokens[end - 1].lower in clauses.that_prepositions


def _with_auxiliaries(tokens: Sequence[Token], head: int, end: int, form: CueForm, clauses: Clauses) -> Cue:
    """The cue with the auxiliaries, adverbs and clitics before it."""
    start = head
    be = perfect = negated = infinitive = False
    while start > 0:
        token = tokens[start - 1]
        word = token.lower
        if word in clauses.auxiliaries:
            if word == "'s" and not form.kinds & {"participle", "gerund"}:
                break
            be = be or word in clauses.be or (word == "'s" and "participle" in form.kinds)
            perfect = perfect or word in clauses.perfect
        elif word in clauses.to and "base" in form.kinds and not infinitive:
            infinitive = True
        elif word in clauses.clitics:
            if form.noun and word in clauses.determiners:
                break
        elif not clauses.is_adverb(token):
            break
        negated = negated or word in clauses.negations
        start -= 1
    while start < head and tokens[start].capital and tokens[start].lower in clauses.adverbs:
        start += 1
    passive = be and "participle" in form.kinds
    return Cue(start, head, end, form, passive, infinitive, negated)
