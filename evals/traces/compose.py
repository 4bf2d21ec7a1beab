"""Articles derived from texts of our own by known operations, and the true graph of each trace.

A plot is what happens to one statement: told to one paper and cited by the next, copied, credited to an agency, heard
by two reporters, passed round in a circle. Texts are in `scenes.toml`, ways of citing in `wordings.toml`; outlets,
people, places, numbers and days are drawn anew for each trace, by a generator whose seed is fixed. An origin is counted
as the design says: whoever was told adds one, whoever cites, copies or credits adds none, and an outlet that is cited
and not in the archive is one.
"""

from __future__ import annotations

import datetime as dt
import html
import random
import tomllib
from pathlib import Path
from typing import Literal, NamedTuple

from evals.articles import name as invent_name

FOLDER = Path(__file__).parent
Kind = Literal["cites", "copies", "credits", "links", "same"]


class Piece(NamedTuple):
    """One article as a web page would have it."""

    url: str
    outlet: str
    day: str
    title: str
    language: str
    paragraphs: tuple[str, ...]

    def page(self) -> bytes:
        """The page's bytes."""
        body = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f"<title>{html.escape(self.title)}</title>"
            f'<meta property="og:site_name" content="{html.escape(self.outlet)}">'
            f'<meta property="article:published_time" content="{self.day}">'
            f'<link rel="canonical" href="{self.url}"></head>'
            f"<body><article><h1>{html.escape(self.title)}</h1>{body}</article></body></html>"
        ).encode()


class Tie(NamedTuple):
    """A true edge between two articles, by address, or to the name of an outlet that is absent."""

    origin: str
    target: str
    kind: Kind


class Plot(NamedTuple):
    """One trace: its articles, the words by which it is asked for, and what is true of it.

    `matter` is the scene it was made from; `origins` are outlets, and for a circle the set of its outlets; `circle` are
    their addresses.
    """

    operation: str
    matter: str
    pieces: tuple[Piece, ...]
    quote: str
    ties: tuple[Tie, ...]
    origins: tuple[frozenset[str], ...]
    circle: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    """The kinds of what differs from print to print."""
    clashes: frozenset[float] = frozenset()
    """The values that do not agree."""
    days: frozenset[str] = frozenset()
    """The days that do not agree."""
    denied: bool = False
    """Whether somebody denies the statement."""


class Cast:
    """Everything that is drawn for one trace."""

    def __init__(self, rng: random.Random, language: str) -> None:
        words = tomllib.loads((FOLDER / "wordings.toml").read_text("utf-8"))[language]
        scene = rng.choice(tomllib.loads((FOLDER / "scenes.toml").read_text("utf-8"))[language])
        self._set_up(rng, language, words, scene)

    def _set_up(self, rng: random.Random, language: str, words: dict[str, list[str]], scene: dict[str, object]) -> None:
        self.rng, self.language, self.words, self.scene = rng, language, words, scene
        self.place = invent_name(rng)
        self.number = str(rng.randint(21, 890))
        self.speaker = rng.choice(words["names"])
        self.outlets = rng.sample(words["outlets"], 4)
        self.agency = rng.choice(words["agencies"])
        self.day = dt.date(2026, 3, 2) + dt.timedelta(rng.randint(0, 60))
        self.quote = self.fill(str(scene["quote"]))
        self.matter = str(scene["title"])

    def fill(self, text: str) -> str:
        """A text of the scene with the trace's own place and number."""
        return text.replace("{place}", self.place).replace("{number}", self.number)

    def prose(self, kind: str = "prose") -> list[str]:
        """The paragraphs of one newsroom, or of the other."""
        return [self.fill(str(paragraph)) for paragraph in self.scene[kind]]  # type: ignore[attr-defined]

    def brief(self) -> str:
        """A paragraph that says nothing of the matter."""
        return self.fill(self.rng.choice(self.words["briefs"]))

    def who(self) -> str:
        """The speaker with the role."""
        return f"{self.speaker}, {self.fill(str(self.scene['role']))}".rstrip(",") + ","

    def say(self, kind: str, outlet: str = "", other: str = "", speaker: str | None = None) -> str:
        """The quotation in one of the ways of a kind."""
        way = self.rng.choice(self.words[kind])
        who = speaker or self.who()
        opening, closing = ("«", "»") if self.language == "es" else ("“", "”")
        quote = f"{opening}{self.quote}{closing}," if self.language == "es" else f"{opening}{self.quote},{closing}"
        closed = way.rstrip(".")
        said = way.format(
            quote=quote,
            whole=f"{opening}{self.quote}.{closing}" if self.language == "en" else f"{opening}{self.quote}{closing}.",
            speaker=who if closed.find("{speaker}") < len(closed) - len("{speaker}") else who.rstrip(","),
            outlet=outlet,
            other=other,
            said=self.scene.get("said", ""),
            weekday=self.rng.choice(self.words["weekdays"]),
        )
        return said.replace(",,", ",").replace(", ,", ",").replace(",.", ".").replace(",:", ":")

    def piece(self, outlet: str, after: int, paragraphs: list[str], title: str = "") -> Piece:
        """An article that an outlet prints so many days after the first."""
        host = "".join(sign for sign in outlet.lower() if sign.isascii() and sign.isalnum())
        day = (self.day + dt.timedelta(after)).isoformat()
        slug = f"{self.place.lower()}-{self.rng.randint(1000, 9999)}"
        return Piece(
            url=f"https://www.{host}.example/{day.replace('-', '/')}/{slug}",
            outlet=outlet,
            day=day,
            title=title or self.fill(str(self.scene["title"])),
            language=self.language,
            paragraphs=tuple(paragraphs),
        )

    def first(self, kind: str = "own", outlet: str | None = None) -> Piece:
        """The first article: prose of its own, and how it came by the quotation."""
        outlet = outlet or self.outlets[0]
        one, *rest = self.prose()
        return self.piece(outlet, 0, [one, self.say(kind, outlet), *rest])

    def later(self, outlet: str, after: int, saying: str) -> Piece:
        """An article with the other newsroom's prose around the quotation."""
        one, two = self.prose("other")
        return self.piece(outlet, after, [one, saying, two], f"{self.place}: {self.speaker.split()[-1]}")
