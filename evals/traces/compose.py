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
from collections.abc import Callable, Iterator
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


def told(cast: Cast) -> Plot:
    """One paper is told, another cites it."""
    a, b = cast.outlets[:2]
    first = cast.first()
    second = cast.later(b, 1, cast.say("cites", a))
    return Plot(
        "told", cast.matter, (first, second), cast.quote, (Tie(second.url, first.url, "cites"),), (frozenset({a}),)
    )


def relayed(cast: Cast) -> Plot:
    """A third paper cites the second, which cites the first."""
    a, b, c = cast.outlets[:3]
    first = cast.first()
    second = cast.later(b, 1, cast.say("cites", a))
    third = cast.piece(c, 2, [cast.say("relays", b, a), cast.brief()], f"{cast.speaker} on {cast.place}")
    ties = (Tie(second.url, first.url, "cites"), Tie(third.url, second.url, "cites"))
    return Plot("relayed", cast.matter, (first, second, third), cast.quote, ties, (frozenset({a}),))


def absent(cast: Cast) -> Plot:
    """Two papers cite a third that the archive does not have."""
    a, b, c = cast.outlets[:3]
    first = cast.piece(b, 0, [cast.prose()[0], cast.say("cites", a), cast.prose()[1]])
    second = cast.later(c, 1, cast.say("cites", a))
    ties = (Tie(first.url, a, "cites"), Tie(second.url, a, "cites"))
    return Plot("absent", cast.matter, (first, second), cast.quote, ties, (frozenset({a}),))


def copied(cast: Cast) -> Plot:
    """A paper prints another's article under a headline of its own."""
    first = cast.first("heard")
    second = cast.piece(cast.outlets[1], 1, list(first.paragraphs), f"{cast.place}, {cast.number}")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("copied", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def excerpted(cast: Cast) -> Plot:
    """A paper prints two paragraphs of another's article, after one of its own."""
    first = cast.first("heard")
    second = cast.piece(cast.outlets[1], 2, [cast.prose("other")[0], *first.paragraphs[:2]], f"{cast.place}: more")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("excerpted", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def changed(cast: Cast) -> Plot:
    """A paper copies an article and changes a figure in its prose; another copies that."""
    first = cast.first("heard")
    paragraphs = [
        first.paragraphs[0],
        first.paragraphs[1],
        first.paragraphs[2].replace(cast.number, "12"),
        first.paragraphs[3],
    ]
    second = cast.piece(cast.outlets[1], 1, paragraphs, f"{cast.place} waits")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("changed", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def rewritten(cast: Cast) -> Plot:
    """A desk tells another paper's article anew, sentence by sentence."""
    first = cast.first("heard")
    one, two, three = cast.prose("rewritten")
    second = cast.piece(cast.outlets[1], 1, [one, two, first.paragraphs[1], three], f"{cast.place} so far")
    ties = (Tie(second.url, first.url, "copies"),)
    return Plot("rewritten", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


def reported(cast: Cast) -> Plot:
    """A paper reports what somebody told it; another cites it, and drops the hedge, or changes the figure."""
    a, b = cast.outlets[:2]
    matter = cast.rng.choice(cast.words["reports"])
    hedge = cast.rng.choice(cast.words["hedges"])
    figure = str(cast.rng.randint(21, 99))
    drops = cast.rng.random() < 0.5
    words = [
        cast.fill(matter).format(hedge=one, figure=other)
        for one, other in ((hedge, figure), ("" if drops else hedge, figure if drops else str(int(figure) + 170)))
    ]
    ways = [cast.rng.choice(cast.words[kind]) for kind in ("own_reports", "cite_reports")]
    lines = [way.format(speaker=cast.who(), outlet=a, report=report) for way, report in zip(ways, words, strict=True)]
    lines = [line.replace(",,", ",").replace(", ,", ",").replace(",.", ".") for line in lines]
    one, two, three = cast.prose()
    first = cast.piece(a, 0, [one, lines[0], two, three])
    second = cast.later(b, 1, lines[1])
    return Plot(
        "reported", cast.matter, (first, second), words[0], (Tie(second.url, first.url, "cites"),), (frozenset({a}),),
        changes=frozenset({"hedge"} if drops else {"figure"}),
        clashes=frozenset[float]() if drops else frozenset({float(figure), float(int(figure) + 170)}),
    )  # fmt: skip


def promoted(cast: Cast) -> Plot:
    """What one source said is cited as what officials said."""
    a, b = cast.outlets[:2]
    low, high = cast.rng.choice(cast.words["promotions"]).split(" > ")
    one, two, three = cast.prose()
    first = cast.piece(a, 0, [one, cast.say("own", a, speaker=low), two, three])
    second = cast.later(b, 1, cast.say("cites", a, speaker=high))
    return Plot(
        "promoted", cast.matter, (first, second), cast.quote, (Tie(second.url, first.url, "cites"),),
        (frozenset({a}),), changes=frozenset({"speaker"}),
    )  # fmt: skip


def trimmed(cast: Cast) -> Plot:
    """A condition is cut from the quotation by the paper that cites it."""
    a, b = cast.outlets[:2]
    kept = cast.quote
    cast.quote = f"{kept}{cast.rng.choice(cast.words['conditions'])}"
    first = cast.first("own", a)
    cast.quote = kept
    second = cast.later(b, 1, cast.say("cites", a))
    return Plot(
        "trimmed", cast.matter, (first, second), kept, (Tie(second.url, first.url, "cites"),), (frozenset({a}),),
        changes=frozenset({"quotation"}),
    )  # fmt: skip


def disputed(cast: Cast) -> Plot:
    """Two speakers give two numbers of the same thing, in two papers that heard them."""
    low = cast.rng.randint(21, 60)
    values = low, low + cast.rng.randint(25, 90)
    matter = cast.rng.choice(cast.words["tolls"])
    reports = [cast.fill(matter).format(figure=value) for value in values]
    one, two, three = cast.prose()
    way = cast.words["hear_reports"]
    others = [name for name in cast.words["names"] if name != cast.speaker]
    rival = cast.rng.choice(others)
    lines = [
        cast.rng.choice(way).format(speaker=speaker, report=report)
        for speaker, report in zip((cast.speaker, rival), reports, strict=True)
    ]
    first = cast.piece(cast.outlets[0], 0, [one, lines[0], two, three])
    second = cast.later(cast.outlets[1], 1, lines[1])
    return Plot(
        "disputed", cast.matter, (first, second), reports[0], (), (frozenset({first.outlet}),),
        clashes=frozenset(map(float, values)),
    )  # fmt: skip


def credited(cast: Cast) -> Plot:
    """Two papers print an agency's text and say so; the agency itself is not in the archive."""
    paragraphs = list(cast.first("heard").paragraphs)
    pieces = []
    for number in (0, 1):
        line = cast.rng.choice(cast.words["credits"]).format(outlet=cast.agency)
        pieces.append(cast.piece(cast.outlets[number], number, [line, *paragraphs], f"{cast.place} {number + 1}"))
    ties = tuple(Tie(piece.url, cast.agency, "credits") for piece in pieces)
    return Plot("credited", cast.matter, tuple(pieces), cast.quote, ties, (frozenset({cast.agency}),))


def wired(cast: Cast) -> Plot:
    """A paper prints an agency's text and says so; the archive has the agency's own article."""
    first = cast.first("heard", cast.agency)
    line = cast.rng.choice(cast.words["credits"]).format(outlet=cast.agency)
    second = cast.piece(cast.outlets[0], 1, [*first.paragraphs, line], f"{cast.place} today")
    ties = (Tie(second.url, first.url, "credits"), Tie(second.url, first.url, "copies"))
    return Plot("wired", cast.matter, (first, second), cast.quote, ties, (frozenset({cast.agency}),))


def heard(cast: Cast) -> Plot:
    """Two reporters hear the same words."""
    first = cast.first("heard")
    second = cast.later(cast.outlets[1], 1, cast.say("heard"))
    ties = (Tie(second.url, first.url, "same"),)
    return Plot(
        "heard", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}), frozenset({second.outlet}))
    )


def circled(cast: Cast) -> Plot:
    """Two papers cite each other: the first has been changed since, and its date with it."""
    a, b = cast.outlets[:2]
    first = cast.piece(a, 1, [cast.prose()[0], cast.say("cites", b), cast.prose()[1]])
    second = cast.later(b, 0, cast.say("cites", a))
    ties = (Tie(first.url, second.url, "cites"), Tie(second.url, first.url, "cites"))
    circle = frozenset({first.url, second.url})
    return Plot("circled", cast.matter, (first, second), cast.quote, ties, (frozenset({a, b}),), circle)


def unnamed(cast: Cast) -> Plot:
    """One paper heard it from somebody it does not name; two others cite it."""
    a, b, c = cast.outlets[:3]
    source = cast.rng.choice(cast.words["unnamed"])
    opening, closing = ("«", "»") if cast.language == "es" else ("“", "”")
    quote = (
        f"{opening}{cast.quote},{closing} {source} said."
        if cast.language == "en"
        else f"{opening}{cast.quote}{closing}, {cast.scene['said']} {source}."
    )
    first = cast.piece(a, 0, [cast.prose()[0], quote, cast.prose()[1]])
    second = cast.later(b, 1, cast.say("cites", a, speaker=source))
    third = cast.piece(c, 2, [cast.say("cites", a, speaker=source), cast.brief()], f"{cast.place}, {source}")
    ties = (Tie(second.url, first.url, "cites"), Tie(third.url, first.url, "cites"))
    return Plot("unnamed", cast.matter, (first, second, third), cast.quote, ties, (frozenset({a}),))


def linked(cast: Cast) -> Plot:
    """A paper has the words without a word on where from, and a link to the paper that has them."""
    first = cast.first("heard")
    anchor = f'<a href="{first.url}">{html.escape(first.outlet)}</a>'
    line = cast.rng.choice(cast.words["links"]).format(outlet=anchor)
    one, two = cast.prose("other")
    second = cast.piece(cast.outlets[1], 1, [one, cast.say("heard"), two, line], f"{cast.place} reacts")
    ties = (Tie(second.url, first.url, "links"),)
    return Plot("linked", cast.matter, (first, second), cast.quote, ties, (frozenset({first.outlet}),))


PLOTS: tuple[Callable[[Cast], Plot], ...] = (
    told, relayed, absent, copied, excerpted, changed, credited, wired, heard, circled, unnamed, linked, told, absent,
    rewritten, reported, promoted, trimmed, disputed,
)  # fmt: skip
"""What happens, the commonest twice."""


def make_plots(count: int, seed: int = 1) -> Iterator[Plot]:
    """So many traces, every plot in turn, three in English for two in Spanish; the same for the same seed."""
    rng = random.Random(seed)
    for number in range(count):
        cast = Cast(rng, "es" if number % 5 in (1, 3) else "en")
        yield PLOTS[(number // 5 + number) % len(PLOTS)](cast)
