"""How articles of the generator put it: who is cited and how, credits, days, bylines, and the press that prints them.

The words are in `wording.toml` and `press.toml`; nothing of them comes from the reader or the tracer.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from typing import Literal

import msgspec

from evals.traces.texts import HERE, Said, spell

Way = Literal["told", "relayed", "twice", "plain"]
BEFORE_WORD = re.compile(r"\{([Ww]ho)\}(?= \w)")
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
    """How a statement is told in an article: in which form, by whom it came, its figure, the marks it stands in."""

    said: Said
    form: str
    sources: tuple[str, ...]
    value: int
    marks: tuple[str, str]
    weekday: str


@cache
def load_wording() -> dict[str, Wording]:
    """The wording by language."""
    return msgspec.convert(tomllib.loads((HERE / "wording.toml").read_text("utf-8")), dict[str, Wording])


@cache
def load_press() -> dict[str, Press]:
    """The press by language."""
    return msgspec.convert(tomllib.loads((HERE / "press.toml").read_text("utf-8")), dict[str, Press])


def list_forms(said: Said, way: Way, language: str) -> tuple[str, ...]:
    """The sentences there are to tell a statement in a way."""
    wording = load_wording()[language]
    return (wording.quote if said.kind == "quote" else wording.claim).by_way(way)


def tell(telling: Telling, language: str) -> str:
    """A sentence or two that say it."""
    said, (opening, closing) = telling.said, telling.marks
    words = spell(said.words, telling.value, hedged=True)
    names = ("first", "second") if "{first}" in telling.form else ("outlet",)
    sources = dict(zip(names, telling.sources, strict=False))
    form = BEFORE_WORD.sub(r"{\1_after}", telling.form)
    text = form.format(
        who=said.who,
        who_after=close_apposition(said.who),
        Who_after=capitalise(close_apposition(said.who)),
        words=words,
        quote=opening + words + closing,
        comma=f"{opening}{words},{closing}",
        stop=f"{opening}{words}.{closing}" if language == "en" else f"{opening}{words}{closing}.",
        weekday=telling.weekday,
        **sources,
    )
    return capitalise(text)


def close_apposition(who: str) -> str:
    """A speaker as one stands before more words: what is said about a name is closed with a comma."""
    return f"{who}," if "," in who else who


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
