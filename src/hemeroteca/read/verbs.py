"""The verbs by which somebody is made to say, think or judge something, in all their forms.

The word lists name the verbs with the frames they take; the forms are made by rule, irregular ones are listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec

from hemeroteca.read.inflections import FormKind, Forms, inflect
from hemeroteca.read.lexicon import section

CONDITIONAL = ("ría", "rían")
"""How a Spanish verb ends that tells what would be."""

Frame = Literal["quote", "any", "that", "to", "object", "whom", "document", "end"]


class VerbGroup(msgspec.Struct, frozen=True):
    """Verbs that share their frames; `weight` is how often they are a cue where they stand as a verb."""

    frames: frozenset[Frame]
    weight: float
    verbs: tuple[str, ...]


class CueLexicon(msgspec.Struct, frozen=True):
    """The verbs of a language, forms that are nouns too, and the verbs that deny or ask."""

    verbs: tuple[VerbGroup, ...]
    irregular: dict[str, tuple[str, ...]]
    noun_forms: frozenset[str]
    denied: frozenset[str]
    questioned: frozenset[str]


class CueForm(msgspec.Struct, frozen=True):
    """One form of one verb; `particles` are the words that must follow it."""

    lemma: str
    kinds: frozenset[FormKind]
    frames: frozenset[Frame]
    weight: float
    particles: tuple[str, ...]
    noun: bool
    third: bool
    """Whether it is the third person of the present."""


def is_verb_form(word: str, language: str) -> bool:
    """Whether a word is a form of a verb of the lists that is no noun too."""
    return any(not form.noun and form.kinds & {"finite", "participle"} for form in verb_forms(language).get(word, ()))


def cue_is_noun(word: str, language: str) -> bool:
    """Whether a form of a verb of the lists is a noun too: "claims", "reports"."""
    return word in section(language, "cues", CueLexicon).noun_forms


def stated_forms(verbs: Iterable[str], language: str) -> frozenset[str]:
    """The forms by which Spanish verbs, given as infinitives, tell what was or is: no wish, no condition."""
    lexicon = section(language, "cues", CueLexicon)
    out: set[str] = set()
    for verb in verbs:
        wishes = ("e", "en") if verb.endswith("ar") else ("a", "an")
        for form, kinds in inflect(verb, language, lexicon.irregular.get(verb, ())).items():
            unreal = form.endswith(CONDITIONAL) or (form.endswith(wishes) and not form.endswith(("ía", "ían")))
            if "base" not in kinds and not unreal:
                out.add(form)
    return frozenset(out)


@cache
def denied_forms(language: str) -> frozenset[str]:
    """Every form of the verbs that deny."""
    lexicon = section(language, "cues", CueLexicon)
    return frozenset(
        form for verb in lexicon.denied for form in inflect(verb, language, lexicon.irregular.get(verb, ()))
    )


@cache
def verb_forms(language: str) -> dict[str, tuple[CueForm, ...]]:
    """Every form of every verb, by its first word; those with more particles first."""
    lexicon = section(language, "cues", CueLexicon)
    merged: dict[tuple[str, tuple[str, ...]], list[tuple[Forms, VerbGroup, str]]] = {}
    for group in lexicon.verbs:
        for verb in group.verbs:
            first, *particles = verb.split()
            key = (first, tuple(particles))
            merged.setdefault(key, []).append((inflect(first, language, lexicon.irregular.get(first, ())), group, verb))
    table: dict[str, list[CueForm]] = {}
    for (_, particles_of), entries in merged.items():
        forms, _, verb = entries[0]
        frames = frozenset(frame for _, group, _ in entries for frame in group.frames)
        weight = max(group.weight for _, group, _ in entries)
        for word, kinds in forms.items():
            form = CueForm(
                verb,
                frozenset(kinds),
                frames,
                weight,
                particles_of,
                word in lexicon.noun_forms,
                word.endswith("s") and kinds == {"finite"},
            )
            table.setdefault(word, []).append(form)
    return {word: tuple(sorted(found, key=lambda form: -len(form.particles))) for word, found in table.items()}
