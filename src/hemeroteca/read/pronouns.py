"""Pronouns by whom they can mean, and the gender that an article shows in a role."""

from __future__ import annotations

import re

import msgspec

LONGEST_ROLE_BEFORE = 80
"""Code points of a role before the comma and the name of whoever holds it."""


class PronounLexicon(msgspec.Struct, frozen=True):
    """Pronouns by whom they can mean."""

    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    relative: frozenset[str]
    anyone: frozenset[str]
    """Possessives that tell neither gender nor number: whoever spoke last, else was named last."""
    first: frozenset[str]
    his: frozenset[str]
    """Articles that show the gender of a role, where they do."""
    hers: frozenset[str]


def gender_before(text: str, start: int, lexicon: PronounLexicon) -> str:
    """The gender that an article shows in the role before a name and its comma: "la dueña del bar, Encarna Prieto"."""
    if text[start - 2 : start] != ", ":
        return ""
    role = re.split(r"[.,;:«»“”\n]", text[max(0, start - LONGEST_ROLE_BEFORE) : start - 2])[-1].lower().split()
    for before, word in zip(("", *role), role, strict=False):
        if word in lexicon.his | lexicon.hers and before not in ("de", "en", "a", "con"):
            return "m" if word in lexicon.his else "f"
    return ""
