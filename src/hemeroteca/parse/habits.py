"""How a page's articles are made: the order of their parts and which they lack, learned from a first reading."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from hemeroteca.parse.facts import Fact

Role = Literal["title", "deck", "byline", "address", "body", "credit", "furniture"]

TITLE, DECK, NAMES, DATE, ADDRESS = 1, 2, 4, 8, 16
LEARNED_WEIGHT = 0.8
LEARNED_MOST = 1.6
UNTAUGHT = {ADDRESS: 0.7, DATE: 0.3, NAMES: 0.3}


class Habits(msgspec.Struct, frozen=True):
    """How this page's articles are made: gain of one part following another, cost of a missing part."""

    follows: dict[tuple[str, str], float]
    missing: dict[int, float]
    start: float


class Cut(msgspec.Struct, frozen=True):
    """One article's lines: places and roles, in order."""

    roles: tuple[tuple[int, Role], ...]


def _parts(facts: list[Fact], cut: Cut) -> Iterator[str]:
    """The parts of an article in their order, its body once."""
    last = ""
    for place, role in cut.roles:
        for part in part_names(facts[place], role):
            if part != last:
                yield part
            last = part


def part_names(fact: Fact, role: Role) -> tuple[str, ...]:
    """What a line counts as in the order of parts."""
    if role == "byline" and fact.byline:
        names = ("names",) if fact.byline.authors else ()
        return names + (("date",) if fact.byline.date else ())
    return () if role == "furniture" else (role,)


def learn_habits(facts: list[Fact], cuts: list[Cut], start: float) -> Habits:
    """The page's habits, from its articles as first read."""
    pairs: Counter[tuple[str, str]] = Counter()
    befores: Counter[str] = Counter()
    have: Counter[int] = Counter()
    for cut in cuts:
        last = "start"
        seen = set()
        for part in _parts(facts, cut):
            pairs[last, part] += 1
            befores[last] += 1
            last = part
            seen.add(part)
        for bit, name in ((ADDRESS, "address"), (DATE, "date"), (NAMES, "names")):
            have[bit] += name in seen
    parts = ("title", "deck", "names", "date", "address", "body")
    follows = {
        (a, b): _clip(math.log((pairs[a, b] + 0.5) / (befores[a] + 3.0) * 6), LEARNED_MOST) * LEARNED_WEIGHT
        for a in ("start", *parts)
        for b in parts
    }
    missing = {
        bit: _clip(math.log((have[bit] + 0.5) / (len(cuts) - have[bit] + 0.5)), 2.0) if len(cuts) > 1 else usual
        for bit, usual in UNTAUGHT.items()
    }
    return Habits(follows, missing, start)


def _clip(value: float, most: float) -> float:
    return max(-most, min(most, value))
