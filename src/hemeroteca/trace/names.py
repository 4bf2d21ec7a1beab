"""The names and numbers by which an article's events are told from others'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from hemeroteca.records import Article, Reading
from hemeroteca.trace.words import TOKEN, find_words, fold_word, load_function_words, load_word_lists, stem

OPENING = re.compile(r"(?:^|[.!?:…\n“«\"‘'—–-]\s{0,3})(?=\w)")
LEAST_NUMBER = 13
"""Small numbers are shared by chance: of hours, ages and days of the month, few are told from others."""


def find_names(article: Article, reading: Reading) -> frozenset[str]:
    """The words by which an article's events are told from others', in any language that shares an alphabet.

    Names of people, places and organisations by their beginnings, and numbers; no outlet's name, which tells nothing of
    the event.
    """
    text = article.text
    openings = {match.end() for match in OPENING.finditer(text)}
    names = {
        fold_word(token)
        for match in TOKEN.finditer(text)
        if ((token := match[0])[0].isupper() and match.start() not in openings) or token[0].isdecimal()
    }
    for mention in reading.mentions:
        if mention.kind != "outlet":
            names.update(find_words(mention.name))
    outlets = find_outlet_names(article, reading)
    not_names = _not_names() | {word for outlet in outlets for word in find_words(outlet)}
    return frozenset(stem(name) for name in names if name not in not_names and _tells(name))


def find_outlet_names(article: Article, reading: Reading) -> frozenset[str]:
    """Every outlet that an article names, its own among them."""
    names = {mention.name for mention in reading.mentions if mention.kind == "outlet"}
    for statement in reading.statements:
        names.update(via.name for via in statement.via if via.kind == "outlet")
        if statement.speaker is not None and statement.speaker.kind == "outlet":
            names.add(statement.speaker.name)
    if article.outlet:
        names.add(article.outlet)
    return frozenset(names)


def stem_names(names: Iterable[str | None]) -> frozenset[str]:
    """The telling words of names, by their beginnings, as `find_names` has them."""
    words = {word for name in names if name for word in find_words(name)}
    return frozenset(stem(word) for word in words - _not_names() if _tells(word))


@cache
def _not_names() -> frozenset[str]:
    return load_function_words() | load_word_lists()["capitalised"]


def _tells(name: str) -> bool:
    if name.isdecimal():
        return int(name[:9]) >= LEAST_NUMBER
    return len(name) > 2
