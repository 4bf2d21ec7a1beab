"""The roles that the words around a name give it: "harbour pilot Ana Ruiz", "Ana Ruiz, the mayor of Larkhill,".

A title before a name, an apposition after it or before it, and what "is" says somebody is. A phrase counts where it
begins as an apposition does, holds the noun of a role, and has no verb, which would make it a clause of its own.
"""

from __future__ import annotations

import re

from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import load_names
from hemeroteca.read.roles import RoleLexicon, is_person_noun
from hemeroteca.read.verbs import is_verb_form
from hemeroteca.records import Span

WORDS = re.compile(r"[\w'’&-]+")
AFTER_COMMA = re.compile(r"\s*[,(–—-]+\s*([^,.;:()“”\"\n–—]{3,90})")
BEFORE_COMMA = re.compile(r"(?:^|[.,;:“”\"(\n–—])\s*([^,.;:()“”\"\n–—]{3,80}),\s*$")
COPULA = re.compile(r"\s+(?:is|was|became)\s+((?:an?|the)\s[^,.;:()“”\"\n–—]{3,60})")
LOOK_BACK = 90
"""Code points before a name in which its role can stand."""
LONGEST_ROLE = 9


def roles_around(text: str, span: Span, language: str) -> set[str]:
    """The words of the titles and appositions before and after a name, of each that has the noun of a role."""
    after = text[span.end : span.end + LOOK_BACK + 10]
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    roles: set[str] = set()
    found = [AFTER_COMMA.match(after), COPULA.match(after), BEFORE_COMMA.search(before)]
    for match in found:
        if match is not None:
            roles |= _role_words(match[1], language)
    return roles | _words_before(before, language)


def _role_words(phrase: str, language: str) -> set[str]:
    """The words of an apposition up to its verb or relative, if a noun of a role is its head."""
    clauses = load_clauses(language)
    words = WORDS.findall(phrase.lower().replace("’", "'"))[:LONGEST_ROLE]
    if not words or not _opens_role(words[0], language):
        return set()
    end = next((i for i, word in enumerate(words) if word in clauses.relatives), len(words))
    if any(word in clauses.auxiliaries or is_verb_form(word, language) for word in words[1:end]):
        return set()
    head = next((i for i, word in enumerate(words[:end]) if word in clauses.prepositions), end)
    if not any(is_role_noun(word, language) for word in words[:head]):
        return set()
    return set(words[:end]) - clauses.determiners - clauses.prepositions


def _opens_role(word: str, language: str) -> bool:
    """Whether a word can begin an apposition: a determiner, a possessor, "former", the noun of a role."""
    clauses = load_clauses(language)
    opening = clauses.determiners | clauses.possessives | load_names(language).titles
    return word in opening or word.endswith("'s") or is_role_noun(word, language)


def _words_before(before: str, language: str) -> set[str]:
    """The words of the role right before a name: "longtime harbour pilot Ana Ruiz"."""
    clauses, roles = load_clauses(language), set[str]()
    gap = re.split(r"[,.;:()“”\"\n–—]", before)[-1]
    words = WORDS.findall(gap.lower())
    if not words or not is_role_noun(words[-1].removesuffix("'s"), language):
        return roles
    for word in words[::-1][:6]:
        if word in clauses.prepositions or word in clauses.auxiliaries or word in clauses.subordinators:
            break
        if word in clauses.determiners or word in clauses.coordinators:
            break
        roles.add(word)
    return roles


def is_role_noun(word: str, language: str) -> bool:
    """Whether a word names what a person or an organisation is."""
    return is_person_noun(word, language) or word in section(language, "roles", RoleLexicon).organisations
