"""Furniture that no word list knows: lines that a page repeats under its posts."""

from __future__ import annotations

import msgspec

from hemeroteca.parse.facts import Fact
from hemeroteca.parse.lexicon import normal_tokens

MIN_REPEATS = 3
MAX_WORDS = 14


def mark_repeated(facts: list[Fact], days: set[int]) -> list[Fact]:
    """The facts with unknown furniture marked as interface.

    A line is furniture when it comes three times and more, numbers aside, and each time at a post's end: before known
    furniture, a day heading or the page's end, or after known furniture. A heading that several articles share has a
    paragraph after it, so it stays; so does what ends as a sentence.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for place, fact in enumerate(facts):
        if (
            fact.is_plain
            and fact.words <= MAX_WORDS
            and not fact.is_sentence
            and fact.byline is None
            and place not in days
        ):
            places.setdefault(normal_tokens(fact.line.text), []).append(place)
    marked = list(facts)
    for tokens, found in places.items():
        if tokens and len(found) >= MIN_REPEATS and all(_ends_post(facts, place, days) for place in found):
            for place in found:
                marked[place] = msgspec.structs.replace(facts[place], furniture="interface")
    return marked


def _ends_post(facts: list[Fact], place: int, days: set[int]) -> bool:
    """Whether a line stands where posts end."""
    if place and facts[place - 1].furniture not in (None, "separator"):
        return True
    after = place + 1
    return after >= len(facts) or after in days or facts[after].furniture not in (None, "separator")
