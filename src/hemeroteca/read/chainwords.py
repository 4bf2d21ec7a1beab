"""The words by which chains are told, one section of a language's file."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from hemeroteca.read.lexicon import section
from hemeroteca.read.outlets import load_outlets, load_world
from hemeroteca.read.verbs import stated_forms


class ChainLexicon(msgspec.Struct, frozen=True):
    """How a statement is tied to whoever passed it on. Verbs are given by their forms, or as infinitives."""

    addressing: frozenset[str]
    """After these stands whom it was told, with nothing between: "told CNN"."""
    confiding: frozenset[str]
    """After these one of `confiding_ties` says whom: "confirmed to CNN"."""
    confiding_verbs: tuple[str, ...]
    """Those of them that are given as infinitives."""
    confiding_ties: frozenset[str]
    placing_ties: frozenset[str]
    """These say where, after any verb but those of `off_topic`: "said on CNN", not "commented on CNN"."""
    off_topic: frozenset[str]
    inside_ties: frozenset[str]
    """Those of them that say where even then: "reported in the Times"."""
    ties: frozenset[str]
    """All prepositions between an occasion, or a participle, and an outlet."""
    occasions: frozenset[str]
    """What is given to an outlet, or happens on one: "in an interview with", "speaking on"."""
    accessing: frozenset[str]
    """Words after which an outlet stands that has come by a document: "al que ha tenido acceso El Faro"."""
    passing: frozenset[str]
    """What an outlet does to a document or to what somebody said: "seen by", "first reported by"."""
    handed: frozenset[str]
    """What others do with a document for an outlet: "leaked to", "shared with"."""
    handing_ties: frozenset[str]
    reporting: frozenset[str]
    """What an outlet does, after its name, that passes on what stands beside it: "…, the Herald reported"."""
    pressmen: frozenset[str]
    pressmen_ties: frozenset[str]
    citing: frozenset[str]
    cited_as: tuple[str, ...]
    """What stands between whom an outlet quotes and what they said: "quoted her as saying"."""
    openers: tuple[str, ...]
    """Phrases before an outlet that passes on what stands beside them."""
    fillers: frozenset[str]
    """What may stand between any of these and the next."""
    own: tuple[str, ...]
    """How an outlet calls itself in its own pages."""
    own_nouns: tuple[str, ...]
    """How the outlet is called that was named last."""
    nest: frozenset[str]
    """Words at least one of which stands in what holds another statement: a cheap test before reading it."""
    nest_verbs: tuple[str, ...]
    """Those of them that are given as infinitives."""
    showing: frozenset[str]
    """More of them, after which only a document says something: "the audit found that"."""
    hypothetical: frozenset[str]
    """Words in or before a cue after which nothing was really said: "would say", "if he says"."""
    objects: frozenset[str]
    """What is told, not whom: "tells so many lies that"."""
    generic: frozenset[str]
    """First words of sources that mean nobody in particular."""
    described: frozenset[str]
    """Those of them that mean somebody where more words describe them: "people close to the mayor"."""
    relative_words: frozenset[str]
    """Words of relative clauses, which make no source of their own."""


class PersonLexicon(msgspec.Struct, frozen=True):
    """The pronouns of a language by person."""

    first: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]


def is_first_person(words: str, language: str) -> bool:
    """Whether a source is only "I": whoever is quoted."""
    return words.lower() in section(language, "pronouns", PersonLexicon).first


def is_third_person(words: str, language: str) -> bool:
    """Whether a source is only "he" or "she"."""
    lexicon = section(language, "pronouns", PersonLexicon)
    return words.lower() in lexicon.male | lexicon.female


@cache
def load_chains(language: str) -> ChainLexicon:
    """The chain words of a language, every form of a verb among them."""
    lexicon = section(language, "chains", ChainLexicon)
    return msgspec.structs.replace(
        lexicon,
        confiding=lexicon.confiding | stated_forms(lexicon.confiding_verbs, language),
        nest=lexicon.nest | stated_forms(lexicon.nest_verbs, language),
    )


@cache
def press_nouns(language: str) -> frozenset[str]:
    """The single words of which "the newspaper", "state media", "the reporter" before a name are made."""
    nouns = {word for noun in load_outlets(language).nouns for word in noun.split()}
    return frozenset(nouns | load_chains(language).pressmen)


@cache
def platform_pattern(language: str) -> re.Pattern[str]:
    """Platforms after the preposition that says where: "on her Facebook page", "en Telegram", "on X"."""
    ties = "|".join(sorted(load_chains(language).placing_ties))
    names = "|".join(sorted(map(re.escape, load_world().platforms), key=len, reverse=True))
    return re.compile(
        rf"\b(?:{ties})\s+(?:(?:his|her|its|their|the|su|la|el)\s+)?(?:red social\s+)?({names})\b(?!['’.]?\w)"
    )
