"""Lines that only name an outlet: the page's addresses spell it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from hemeroteca.parse.bylines import Byline
from hemeroteca.parse.facts import Fact
from hemeroteca.parse.lexicon import load_name_words
from hemeroteca.text import fold

LETTERS = re.compile(r"[^\W_]+")
MIN_LETTERS = 5
"""Shorter names stand in hosts by chance: "El Sur" in elsureste."""
MAX_WORDS = 6


def mark_mastheads(facts: list[Fact]) -> list[Fact]:
    """The facts with lines such as "Gaceta Serrana" known for an outlet's name where a host is gacetaserrana."""
    labels = {label for fact in facts if fact.address for label in _labels(fact.address.url)}
    if not labels:
        return facts
    return [_as_masthead(fact) if _is_masthead(fact, labels) else fact for fact in facts]


def _labels(url: str) -> list[str]:
    """The parts of an address's host, letters only."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return []
    return ["".join(LETTERS.findall(fold(label))) for label in host.split(".")]


def _is_masthead(fact: Fact, labels: set[str]) -> bool:
    """Whether a line's letters are one part of a host."""
    if not fact.is_plain or fact.words > MAX_WORDS:
        return False
    words = LETTERS.findall(fold(fact.line.text))
    bare = words[1:] if words and words[0] in load_name_words().articles else words
    return any(len(letters) >= MIN_LETTERS and letters in labels for letters in ("".join(words), "".join(bare)))


def _as_masthead(fact: Fact) -> Fact:
    return msgspec.structs.replace(fact, byline=Byline((), fact.line.text, None, is_sure=True))
