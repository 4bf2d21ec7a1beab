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

REFLEXIVE = frozenset(("se", "me", "te", "nos"))
LONGEST_PROGRESSIVE = 4
"""Tokens between a gerund and its helper: "llevan más de dos años"."""
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
        if not any(
            verb.start <= cue.head < verb.head or _is_reduced(tokens, cue, verb, clauses)
            for verb in later[place : place + 1]
        )
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
        known = forms.get(token.lower, ())
        for form in _of_voice(tokens, head, known, clauses) if clauses.impersonal else known:
            end = head + 1 + len(form.particles)
            if form.particles and tuple(t.lower for t in tokens[head + 1 : end]) != form.particles:
                continue
            if form.noun and clauses.inverted and _is_wish(token.lower, form.lemma):
                continue
            if form.particles and _is_tied(tokens, end, clauses):
                continue
            yield _with_auxiliaries(tokens, head, end, form, clauses)
            break


def _of_voice(tokens: Sequence[Token], head: int, known: Sequence[CueForm], clauses: Clauses) -> Sequence[CueForm]:
    """The forms that a place allows: reflexive verbs only behind their pronoun, and there before others."""
    own = [form for form in known if form.lemma.split()[0].endswith("se")]
    if not own:
        return known
    place = head
    while place and (tokens[place - 1].lower in clauses.auxiliaries or clauses.is_adverb(tokens[place - 1])):
        place -= 1
    near = {token.lower for token in tokens[max(0, place - 2) : place]}
    others = [form for form in known if form not in own]
    return own if near & REFLEXIVE or ("base" in known[0].kinds and not others) else others


def _is_wish(word: str, lemma: str) -> bool:
    """Whether a form of a Spanish verb states nothing, so that it is rather the noun it may be: "informe"."""
    return lemma.split(maxsplit=1)[0].removesuffix("se").endswith("ar") and word.endswith(("e", "en", "es"))


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
        elif "base" in form.kinds and _is_periphrasis(tokens, start, clauses):
            start -= 2 if word in clauses.links else 1
            continue
        elif word in clauses.to and "base" in form.kinds and not infinitive:
            infinitive = True
        elif word in clauses.clitics:
            participle = form.kinds == {"participle"} and start == head
            if participle or (form.noun and word in clauses.determiners):
                break
        elif not clauses.is_adverb(token):
            break
        negated = negated or word in clauses.negations
        start -= 1
    if "gerund" in form.kinds:
        start = _progressive(tokens, start, clauses)
    while start < head and tokens[start].capital and tokens[start].lower in clauses.adverbs:
        start += 1
    passive = be and "participle" in form.kinds
    return Cue(start, head, end, form, passive, infinitive, negated)


def _is_periphrasis(tokens: Sequence[Token], start: int, clauses: Clauses) -> bool:
    """Whether a helper of an infinitive stands before `start`: "quiso recordar", "se limitó a decir"."""
    if tokens[start - 1].lower in clauses.periphrastic:
        return True
    linked = start > 1 and tokens[start - 1].lower in clauses.links
    return linked and tokens[start - 2].lower in clauses.periphrastic


def _progressive(tokens: Sequence[Token], start: int, clauses: Clauses) -> int:
    """Where a gerund with its helper begins, the time between them included: "llevan años advirtiendo"."""
    place = start
    while (
        place
        and start - place < LONGEST_PROGRESSIVE
        and (
            tokens[place - 1].kind == "number"
            or tokens[place - 1].lower in clauses.times | clauses.time_nouns | clauses.determiners
        )
    ):
        place -= 1
    return place - 1 if place and tokens[place - 1].lower in clauses.progressive else start
