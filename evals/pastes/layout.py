"""How a composed page is set: interface, dates, order of the parts, blank lines, furniture; drawn once a page."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from functools import cache
from pathlib import Path

import msgspec
from babel.dates import format_date

from evals.pastes.texts import LANGUAGES

DAY_FORMATS = ("full", "full", "full", "full", "long", "EEEE d MMMM y", "medium", "EEE d MMM y", "short", "yyyy-MM-dd")
ARTICLE_FORMATS = (
    "long", "long", "medium", "d MMMM y", "d MMM y", "MMM d, y", "dd/MM/yyyy", "dd.MM.yyyy", "yyyy-MM-dd", "full",
    "MMMM d, y",
)  # fmt: skip
ORDERS = (
    ("title", "deck", "byline", "date", "address"),
    ("title", "deck", "byline", "date", "address"),
    ("title", "deck", "date", "byline", "address"),
    ("title", "byline", "date", "deck", "address"),
    ("title", "byline", "date", "address", "deck"),
    ("title", "deck", "address", "byline", "date"),
    ("title", "address", "deck", "byline", "date"),
    ("address", "title", "deck", "byline", "date"),
    ("date", "title", "deck", "byline", "address"),
    ("byline", "title", "deck", "date", "address"),
    ("byline", "date", "title", "deck", "address"),
    ("address", "date", "byline", "title", "deck"),
    ("date", "byline", "address", "title", "deck"),
)
SEPARATORS = (" | ", " - ", ", ", " · ", " — ", " / ")


class Interface(msgspec.Struct, frozen=True):
    """What a blog's pages say in one language."""

    blogs: list[str]
    taglines: list[str]
    menu: list[str]
    said: list[str]
    posted: list[str]
    share: list[str]
    comments: list[str]
    labels: list[str]
    older: list[str]
    home: list[str]
    subscribe: list[str]
    archive: str
    powered: list[str]
    by: list[str]
    source: list[str]
    dated: list[str]


class Layout(msgspec.Struct, frozen=True):
    """The habits of one page."""

    language: str
    interface: Interface
    day_format: str
    day_case: str
    orders: tuple[tuple[str, ...], ...]
    """One order for the whole page, or several to draw from for each article."""
    address_last: float
    """The chance that an article's address stands after its body."""
    one_line: float
    gaps: tuple[int, ...]
    """Blank lines between parts, to draw from."""
    post_gap: int
    furniture: str
    """`none`, `posts` (posted by, comments, labels), `all` (share buttons and the page's end too)."""
    by: tuple[str, ...]
    source: tuple[str, ...]
    dated: tuple[str, ...]
    date_formats: tuple[str, ...]
    separator: str | None
    has_nbsp: bool
    has_drop_caps: bool
    outlet_line: float
    """The chance that the outlet's name stands on a line of its own in the head."""
    place_line: float
    """The chance that a place goes before the date."""
    has_comments: bool
    indent: str


@cache
def load_interfaces() -> dict[str, Interface]:
    """The interfaces by language."""
    raw = tomllib.loads((Path(__file__).parent / "interfaces.toml").read_text("utf-8"))
    return msgspec.convert(raw, dict[str, Interface])


def draw_layout(chance: random.Random) -> Layout:
    """The habits of a page."""
    language = chance.choice(LANGUAGES)
    interface = load_interfaces()[language]
    is_steady = chance.random() < 0.6
    return Layout(
        language=language,
        interface=interface,
        day_format=chance.choice(DAY_FORMATS),
        day_case=chance.choice(("as is", "as is", "as is", "title", "upper")),
        orders=(chance.choice(ORDERS),) if is_steady else ORDERS,
        address_last=chance.choice((0.0, 0.0, 1.0, 0.4)),
        one_line=chance.choice((0.0, 0.0, 1.0, 0.5)),
        gaps=chance.choice(((1,), (1,), (1,), (0,), (3,), (1, 1, 2))),
        post_gap=chance.choice((0, 0, 1, 2)),
        furniture=chance.choice(("none", "none", "posts", "all", "all")),
        by=tuple(interface.by if chance.random() < 0.3 else [chance.choice(interface.by)]),
        source=tuple(interface.source if chance.random() < 0.3 else [chance.choice(interface.source)]),
        dated=tuple(interface.dated if chance.random() < 0.3 else [chance.choice(interface.dated)]),
        date_formats=tuple(ARTICLE_FORMATS if chance.random() < 0.4 else [chance.choice(ARTICLE_FORMATS)]),
        separator=chance.choice((None, None, None, None, "***", "* * *", "_______", "---")),
        has_nbsp=chance.random() < 0.25,
        has_drop_caps=chance.random() < 0.1,
        outlet_line=chance.choice((0.0, 0.0, 0.0, 0.0, 1.0)),
        place_line=chance.choice((0.0, 0.0, 0.0, 0.3)),
        has_comments=chance.random() < 0.25,
        indent=chance.choice(("", "", "", "", "  ", "\t")),
    )


def write_day(layout: Layout, day: dt.date) -> str:
    """A day heading; pages that begin them with a capital forget it now and then."""
    written = format_date(day, layout.day_format, locale=layout.language)
    if layout.day_case == "upper":
        return written.upper()
    has_capital = layout.day_case == "title" and day.toordinal() % 3 > 0
    return written[:1].upper() + written[1:] if has_capital else written
