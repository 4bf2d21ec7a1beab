"""Telephone numbers, which count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hemeroteca.records import Span

SIGNS = ("+", "(", "-", ".")
INTERNATIONAL = r"\+[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,4}\)?){2,6}"
AREA = r"\([0-9]{2,4}\)[ ]?[0-9]{3,4}[ .-]?[0-9]{3,4}"
DASHED = r"\b(?:1[-.])?[0-9]{3}([-.])[0-9]{3}\1[0-9]{3,4}\b"
NUMBER = re.compile(f"{INTERNATIONAL}|{AREA}|{DASHED}")
REST = re.compile(r"[.:]?[ ]?[0-9][0-9 .-]{4,16}[0-9]")


def telephone_spans(text: str, words: list[str]) -> Iterator[Span]:
    """The telephone numbers of a text: by their form, or behind one of the words that announce them."""
    if "+" in text or "(" in text or "-" in text:
        for match in NUMBER.finditer(text):
            yield Span(match.start(), match.end())
    lower = text.lower()
    for word in words:
        at = lower.find(word)
        while at >= 0:
            rest = REST.match(text, at + len(word))
            if rest and not text[at - 1 : at].isalpha():
                yield Span(rest.start(), rest.end())
            at = lower.find(word, at + len(word))
