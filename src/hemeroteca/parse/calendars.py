"""Names of months and weekdays in the languages that Unicode's CLDR knows, through Babel.

Ten languages are loaded with the first date, the other three hundred only when a page has lines that look like dates
in none of them. Calendars other than the Gregorian are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

from hemeroteca.text import fold

NEAREST = ("es", "en", "fr", "pt", "de", "it", "ca", "gl", "nl", "ru")
"""The languages with word lists here."""
COMMON = (
    "eu uk pl cs sk sl hr sr bg ro hu el tr ar he fa sv da nb fi et lv lt is ga "
    "id ms vi sq mk be ka hy az kk uz zh ja ko th hi"
)
"""Languages of large national presses; these and the nearest load in a third of the time of all."""
EVERY_TIER = 2
NAME = re.compile(r"[^\W\d_]+")
PREPOSITION = re.compile(r"^de? ")
"""Catalan's "de novembre" and "d’agost"."""
PATTERN_LETTERS = re.compile(r"'([^']+)'|[GyYuUrQqMLlwWdDFgEecabBhHkKjJCmsSAzZOvVXx]+")


Width = Literal["wide", "abbreviated"]


class Name(NamedTuple):
    """A month (1 to 12) or weekday (0, Monday, to 6) as one language writes it."""

    number: int
    language: str
    width: Width


class Calendar(NamedTuple):
    """Folded name → what it can mean; a name of several words is keyed by its words with spaces between."""

    months: dict[str, tuple[Name, ...]]
    weekdays: dict[str, tuple[Name, ...]]
    fillers: frozenset[str]
    """Words that stand in dates and name nothing: "de", "г"."""


@cache
def load_calendar(tier: int = 0) -> Calendar:
    """The names of the nearest languages (tier 0), of the common ones too (1), of every one (2)."""
    from babel.localedata import locale_identifiers  # noqa: PLC0415 — takes 200 ms that most commands do not need

    languages = NEAREST if tier == 0 else (*NEAREST, *COMMON.split())
    if tier == EVERY_TIER:
        languages += tuple(name for name in locale_identifiers() if "_" not in name and name not in languages)
    months: dict[str, list[Name]] = {}
    weekdays: dict[str, list[Name]] = {}
    fillers: set[str] = set()
    for language in languages:
        _add_language(language, months, weekdays, fillers)
    named = months.keys() | weekdays.keys()
    return Calendar(_frozen(months), _frozen(weekdays), frozenset(fillers - named))


def name_key(text: str) -> str:
    """What names are compared by: folded, letters only."""
    return " ".join(NAME.findall(fold(text)))


def _frozen(names: dict[str, list[Name]]) -> dict[str, tuple[Name, ...]]:
    return {key: tuple(dict.fromkeys(found)) for key, found in names.items()}


def _add_language(
    language: str, months: dict[str, list[Name]], weekdays: dict[str, list[Name]], fillers: set[str]
) -> None:
    """One language's names and the words its patterns hold."""
    from babel import Locale  # noqa: PLC0415 — as above

    locale = Locale.parse(language)
    for table, names in ((locale.months, months), (locale.days, weekdays)):
        for number, name, width in _names(table):
            if key := PREPOSITION.sub("", name_key(name)):
                names.setdefault(key, []).append(Name(number, language, width))
    for style in ("full", "long", "medium"):
        for quoted in PATTERN_LETTERS.finditer(locale.date_formats[style].pattern):
            fillers.update(name_key(quoted[1] or "").split())


def _names(table: Any) -> Iterable[tuple[int, str, Width]]:  # noqa: ANN401 — Babel has no types
    """Wide and abbreviated names, as they stand in dates and alone."""
    widths: tuple[Width, ...] = ("wide", "abbreviated")
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in table.get(context, {}).get(width, {}).items():
                if re.search(r"[^\W\d_]", name) and not re.search(r"\d", name):
                    yield number, name, width
