"""Whether two speakers are one, may be one, or are two."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from hemeroteca.records import Speaker
from hemeroteca.trace.meanings import load_titles
from hemeroteca.trace.words import choose_content_words, find_words, stem

LEAST_INITIALS = 2
LEAST_DESCRIBED = 2
Relation = Literal["one", "open", "two"]
"""The same speaker; perhaps the same; two."""


def relate_speakers(one: Speaker | None, other: Speaker | None) -> Relation:
    """Whether two statements have one speaker.

    One whose name holds the other's, or is its initials, is the same. Two without a name are taken for one only where
    they are described at some length in the same words: "an official" is whoever an official is. Where one has no name
    or is not known, or a person may speak for a body, it is open. Two named persons, or two named bodies, are two.
    """
    if one is None or other is None:
        return "open"
    if one.kind == other.kind == "unnamed":
        described = name_stems(one.name)
        return "one" if len(described) >= LEAST_DESCRIBED and described == name_stems(other.name) else "open"
    if speakers_agree(one, other):
        return "one"
    return "open" if "unnamed" in (one.kind, other.kind) or one.kind != other.kind else "two"


def speakers_agree(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether both are known, and the name of one holds the other's, or is its initials: "Corvane", "Ilse Corvane"."""
    if one is None or other is None:
        return False
    names = name_stems(one.name), name_stems(other.name)
    if names[0] and names[1] and (names[0] <= names[1] or names[1] <= names[0]):
        return True
    return are_initials(one.name, other.name) or are_initials(other.name, one.name)


def are_initials(short: str, long: str) -> bool:
    """Whether a name in capitals is made of the initials of another: of its content words, or of all its words."""
    if not short.isupper() or len(short) < LEAST_INITIALS or " " in short:
        return False
    words = find_words(long)
    wanted = short.casefold().replace(".", "")
    return wanted in ("".join(word[0] for word in of) for of in (words, choose_content_words(words)))


def reports_other(one: Speaker | None, other: Speaker | None) -> bool:
    """Whether just one of two speakers is an outlet, which says nothing of who is quoted."""
    return one is not None and other is not None and (one.kind == "outlet") != (other.kind == "outlet")


@lru_cache(maxsize=16384)
def name_stems(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, by their beginnings; titles only where there is nothing else."""
    words = choose_content_words(find_words(name))
    own = [word for word in words if word not in load_titles()]
    return frozenset(map(stem, own or words))
