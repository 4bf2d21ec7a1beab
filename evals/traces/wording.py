"""How articles of the generator put it: who is cited and how, credits, days, bylines, and the press that prints them.

The words are in `wording.toml` and `press.toml`; nothing of them comes from the reader or the tracer.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from functools import cache
from typing import Literal

import msgspec

from evals.traces.texts import HERE, Said, spell

Way = Literal["told", "relayed", "twice", "plain"]
QUOTES = {"en": (("“", "”"), ('"', '"')), "es": (("«", "»"), ("“", "”"))}


class Forms(msgspec.Struct, frozen=True):
    """Sentences that pass a statement on, by way."""

    told: tuple[str, ...]
    relayed: tuple[str, ...]
    twice: tuple[str, ...]
    plain: tuple[str, ...]

    def by_way(self, way: Way) -> tuple[str, ...]:
        """The sentences of one way."""
        return {"told": self.told, "relayed": self.relayed, "twice": self.twice, "plain": self.plain}[way]


class Phrases(msgspec.Struct, frozen=True):
    """Credits, days and bylines of a language; `rival` is who gives another figure."""

    dateline: str
    tails: tuple[str, ...]
    rival: str
    weekdays: tuple[str, ...]
    on_weekday: str
    on_date: str
    yesterday: str
    months: tuple[str, ...]
    byline: str
    dated: str


class Wording(msgspec.Struct, frozen=True):
    """All wording of a language."""

    quote: Forms
    claim: Forms
    credit: Phrases


class Press(msgspec.Struct, frozen=True):
    """Who prints in a language: outlets with their domains, agencies, authors."""

    outlets: tuple[tuple[str, str], ...]
    agencies: tuple[str, ...]
    authors: tuple[str, ...]


class Telling(msgspec.Struct, frozen=True):
    """How a statement is told in an article: its way, by whom it came, its figure and hedge, the marks it stands in."""

    said: Said
    way: Way
    sources: tuple[str, ...]
    value: int
    marks: tuple[str, str]
    weekday: str
    hedged: bool = True


@cache
def load_wording() -> dict[str, Wording]:
    """The wording by language."""
    return msgspec.convert(tomllib.loads((HERE / "wording.toml").read_text("utf-8")), dict[str, Wording])


@cache
def load_press() -> dict[str, Press]:
    """The press by language."""
    return msgspec.convert(tomllib.loads((HERE / "press.toml").read_text("utf-8")), dict[str, Press])


def tell(telling: Telling, language: str, rng: random.Random) -> str:
    """A sentence or two that say it, in one of the ways there are."""
    said, (opening, closing) = telling.said, telling.marks
    wording = load_wording()[language]
    form = rng.choice((wording.quote if said.kind == "quote" else wording.claim).by_way(telling.way))
    words = spell(said.words, telling.value, hedged=telling.hedged)
    sources = dict(zip(("first", "second") if telling.way == "twice" else ("outlet",), telling.sources, strict=False))
    text = form.format(
        who=said.who,
        Who=capitalise(said.who),
        words=words,
        quote=opening + words + closing,
        comma=f"{opening}{words},{closing}",
        stop=f"{opening}{words}.{closing}" if language == "en" else f"{opening}{words}{closing}.",
        weekday=telling.weekday,
        **sources,
    )
    return capitalise(text.replace(",,", ","))


def capitalise(text: str) -> str:
    """The text with a capital where it begins."""
    return text[:1].upper() + text[1:]


def name_weekday(day: dt.date, language: str) -> str:
    """A day by its name, without a preposition."""
    return load_wording()[language].credit.weekdays[day.weekday()]


def name_days(day: dt.date, language: str) -> tuple[str, str, str]:
    """A day by its weekday, by its date, and as the day before."""
    phrases = load_wording()[language].credit
    month = phrases.months[day.month - 1]
    by_weekday = phrases.on_weekday.format(weekday=name_weekday(day, language))
    return by_weekday, phrases.on_date.format(day=day.day, month=month), phrases.yesterday


def write_date(day: dt.date, language: str) -> str:
    """A day as it stands under a headline."""
    phrases = load_wording()[language].credit
    return phrases.dated.format(day=day.day, month=phrases.months[day.month - 1], year=day.year)
