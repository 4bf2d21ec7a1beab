"""What a source without a name is: the head word of its description, and whether it can be anybody at all.

A description can speak ("the ministry", "two officials", "un vecino"); a pronoun, an adverb, a participle or a verb
that was taken for one cannot, and whoever it stands for is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.tokens import Token
from hemeroteca.read.verbs import is_verb_form
from hemeroteca.records import EntityKind


class RoleLexicon(msgspec.Struct, frozen=True):
    """Head words of sources without a name, by the kind they make them."""

    documents: frozenset[str]
    outlets: frozenset[str]
    organisations: frozenset[str]
    members: frozenset[str]
    """Organisations whose member the same word is behind a masculine article: "un policía", "el guardia"."""
    masculine: frozenset[str]
    persons: frozenset[str]
    trades: frozenset[str]
    """More words for persons, which are no office that "the" alone makes somebody's."""
    kin: frozenset[str]
    """Those of them that are somebody's, and so mean another than the one who spoke."""
    offices: frozenset[str]
    """Those of them that take up a name with what they are an office of: "la titular de Cultura"."""
    definite: frozenset[str]
    """Determiners of what has been met before."""
    obtained: frozenset[str]
    """What an outlet does to documents of others: "seen by"."""
    nobodies: frozenset[str]
    """Words that stand for nobody in particular, or for nobody."""
    anonymous: frozenset[str]
    """Head words that say who somebody is no better with "the" before them: "the official", "the woman"."""
    pieces: frozenset[str]
    """What an outlet publishes, so that "a report in the Post" is the Post."""
    plural_endings: tuple[str, ...]
    introducing: frozenset[str] = frozenset()
    """Determiners of whoever is met for the first time."""
    person_endings: tuple[str, ...] = ()
    """Endings of nouns that only people have."""
    bodies: frozenset[str] = frozenset()
    """Nouns that fit any organisation."""
    aloof: frozenset[str] = frozenset()
    """Nouns of people whom a text may speak of as "the …" without a name or an introduction."""
    ages: tuple[str, ...] = ()
    """Endings of words that tell an age: "the 34-year-old"."""
    synonyms: tuple[frozenset[str], ...] = ()
    """Words for one role."""


@cache
def role_words(language: str) -> frozenset[str]:
    """All head words of a language."""
    roles = section(language, "roles", RoleLexicon)
    return roles.documents | roles.outlets | roles.organisations | roles.persons | roles.trades


def person_words(language: str) -> frozenset[str]:
    """The head words of persons."""
    roles = section(language, "roles", RoleLexicon)
    return roles.persons | roles.trades


def speaking_roles(language: str) -> frozenset[str]:
    """The head words of persons, organisations and outlets, who can hold something, as documents cannot."""
    roles = section(language, "roles", RoleLexicon)
    heads = roles.outlets | roles.organisations | roles.persons
    return heads | {head + ending for head in heads for ending in roles.plural_endings}


def is_person_noun(word: str, language: str) -> bool:
    """Whether a word is the singular of a noun for people, by the list or by its ending."""
    roles = section(language, "roles", RoleLexicon)
    return word in roles.persons | roles.trades or word.endswith(roles.person_endings)


def is_among(word: str, words: frozenset[str], language: str) -> bool:
    """Whether a word, or what it is the plural of, is in a list of head words."""
    endings = section(language, "roles", RoleLexicon).plural_endings
    return word in words or any(word.endswith(ending) and word.removesuffix(ending) in words for ending in endings)


def head_of(tokens: Sequence[Token], language: str) -> str:
    """The head noun of a description: the last word before its first preposition, comma or relative."""
    clauses = load_clauses(language)
    roles, lexicon = role_words(language), section(language, "roles", RoleLexicon)
    head = ""
    for token in tokens:
        if token.kind == "punct" or token.lower in clauses.relatives:
            break
        follows = token.lower in clauses.prepositions | lexicon.obtained or token.lower.endswith(clauses.gerund_endings)
        closed = token.lower.endswith(clauses.participle_endings) and head in roles
        if head and (follows or closed or token.lower in clauses.places):
            break
        noun = token.kind == "word" or not token.lower.isdigit()
        if noun and token.lower not in clauses.determiners and token.lower != "'s":
            if language == "es" and head and token.lower not in roles:
                continue
            head = token.lower
    return head


def kind_of(tokens: Sequence[Token], language: str) -> EntityKind | None:
    """What a description without a name describes, `None` where it has no head.

    A single holder of an office or a trade, or a relative, is a person where a definite word says which ("the judge",
    "her doctor"); groups, and whoever is not to be known, are unnamed.
    """
    roles, clauses = section(language, "roles", RoleLexicon), load_clauses(language)
    head = head_of(tokens, language)
    kinds: tuple[tuple[frozenset[str], EntityKind], ...] = (
        (roles.documents, "document"),
        (frozenset() if _is_member(tokens, head, roles) else roles.organisations, "organisation"),
        (roles.outlets, "outlet"),
    )
    for heads, kind in kinds:
        if is_among(head, heads, language):
            return kind
    owned = tokens[0].lower in clauses.possessives
    which = owned or tokens[0].lower in roles.definite or any(token.lower == "'s" for token in tokens)
    several = any(token.lower in clauses.coordinators for token in tokens)
    known = roles.persons | roles.trades if owned else (roles.persons | roles.trades) - roles.anonymous
    single = head in known or _is_member(tokens, head, roles)
    if which and not several and single:
        return "person"
    return "unnamed" if head else None


def _is_member(tokens: Sequence[Token], head: str, roles: RoleLexicon) -> bool:
    """Whether the article before an organisation's word makes a member of it."""
    return head in roles.members and tokens[0].lower in roles.masculine


def can_speak(tokens: Sequence[Token], language: str) -> bool:
    """Whether the words of a source can be somebody: they begin as a noun phrase does and have a head that is one."""
    clauses, roles = load_clauses(language), section(language, "roles", RoleLexicon)
    words = [token for token in tokens if token.kind in ("word", "number")]
    first = words[0]
    if first.lower in roles.nobodies:
        return False
    pronoun = first.lower in clauses.subject_pronouns and first.lower not in clauses.determiners | clauses.plurals
    if len(words) > 1 and (pronoun or first.lower in clauses.auxiliaries):
        return False
    named = any(token.capital for token in words[1:]) or (first.capital and len(words) == 1)
    nouns = [token for token in words if token.lower not in clauses.determiners]
    if named or first.kind == "number" or any(is_among(t.lower, role_words(language), language) for t in nouns):
        return True
    if not nouns:
        return False
    return len(nouns) < len(words) or not _is_verbal(nouns[0], language)


def _is_verbal(token: Token, language: str) -> bool:
    """Whether a word without a determiner is a verb, a participle or an adverb rather than a noun."""
    clauses = load_clauses(language)
    if clauses.is_adverb(token) or token.lower in clauses.auxiliaries | clauses.times | clauses.pasts:
        return True
    if token.lower.endswith(clauses.participle_endings + clauses.past_endings):
        return True
    return is_verb_form(token.lower, language)
