"""From the lines of one cut to an article: fields, blocks, and what is doubtful about them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from hemeroteca.parse.addresses import AddressLine
from hemeroteca.parse.bodies import type_blocks
from hemeroteca.parse.bylines import Byline
from hemeroteca.parse.creditlines import find_credits
from hemeroteca.parse.facts import Fact
from hemeroteca.parse.habits import Cut, Role
from hemeroteca.parse.identity import article_id
from hemeroteca.parse.languages import identify_language
from hemeroteca.parse.lexicon import load_name_words
from hemeroteca.parse.outlets import is_agency, known_outlet, outlet_of_address
from hemeroteca.records import BLOCK_SEPARATOR, Article, Block, Clipping, Credit, Doubt, Span
from hemeroteca.text import fold

MONTH_FIRST = ("en", None)
"""Languages, unknown among them, whose press writes month before day as well as day before month."""
NEAR_DAYS = 21
"""Clippings are posted within days of their publication; the two readings of a date lie a month and more apart."""
LETTERS = re.compile(r"[^\W_]+")


class Piece(NamedTuple):
    """One cut of a page and where it stands."""

    clipping: Clipping
    text: str
    facts: list[Fact]
    cut: Cut
    posted: str | None
    figures: str
    """`dmy` or `mdy` where the page's other dates in figures prove how it writes them, else empty."""


class _Parts(NamedTuple):
    """The lines of a cut by role."""

    title: str | None
    deck: str | None
    bylines: list[Byline]
    addresses: list[AddressLine]
    body: list[Fact]
    credits: list[Fact]


def assemble_article(piece: Piece) -> Article | None:
    """The article of a cut, or `None` where nothing of it can be read."""
    parts = _sort_parts(piece)
    doubts: list[Doubt] = []
    url = parts.addresses[0].url if parts.addresses else None
    outlet = _outlet(parts, url)
    authors = _authors(parts, outlet, url)
    blocks = _blocks(parts)
    if not blocks:
        return None
    body = " ".join(block.text for block in blocks)
    language = identify_language(body)
    published = _published(parts, piece, language, doubts)
    _doubt_shape(parts, doubts)
    first, last = piece.cut.roles[0][0], piece.cut.roles[-1][0]
    return Article(
        id=article_id(outlet, url, body),
        clipping=piece.clipping.id,
        blocks=blocks,
        span=Span(piece.facts[first].line.start, piece.facts[last].line.end),
        title=parts.title,
        deck=parts.deck,
        authors=authors,
        outlet=outlet,
        published=published,
        posted=piece.posted,
        url=url,
        language=language,
        credits=_credits(parts, blocks),
        doubts=tuple(doubts),
    )


def _sort_parts(piece: Piece) -> _Parts:
    """The lines of a cut by what they are."""
    by_role: dict[Role, list[Fact]] = {}
    for place, role in piece.cut.roles:
        by_role.setdefault(role, []).append(piece.facts[place])
    texts = {role: facts[0].line.text for role, facts in by_role.items()}
    return _Parts(
        title=texts.get("title"),
        deck=texts.get("deck"),
        bylines=[fact.byline for fact in by_role.get("byline", []) + by_role.get("credit", []) if fact.byline],
        addresses=[fact.address for fact in by_role.get("address", []) if fact.address],
        body=by_role.get("body", []),
        credits=by_role.get("credit", []),
    )


def _blocks(parts: _Parts) -> tuple[Block, ...]:
    """Title and deck first, then the body, then the lines that say where it was taken from."""
    head = [Block(kind="title", text=parts.title)] if parts.title else []
    head += [Block(kind="deck", text=parts.deck)] if parts.deck else []
    foot = [Block(kind="paragraph", text=fact.line.text) for fact in parts.credits]
    return (*head, *type_blocks(parts.body), *foot)


def _credits(parts: _Parts, blocks: tuple[Block, ...]) -> tuple[Credit, ...]:
    """The source lines with their spans, which are the last blocks, and the credit lines of the body."""
    end = len(BLOCK_SEPARATOR.join(block.text for block in blocks))
    found = []
    for fact in reversed(parts.credits):
        start = end - len(fact.line.text)
        found.append(Credit(text=fact.line.text, span=Span(start, end)))
        end = start - len(BLOCK_SEPARATOR)
    known = {credit.span for credit in found}
    body = (credit for credit in find_credits(blocks) if credit.span not in known)
    return (*body, *reversed(found))


def _outlet(parts: _Parts, url: str | None) -> str | None:
    """The listed outlet of the address, else what the page says, else the registered domain."""
    by_host = outlet_of_address(url) if url else None
    if by_host and known_outlet(by_host):
        return by_host
    said = [byline.outlet for byline in parts.bylines if byline.outlet and _is_said(byline, byline.outlet, url)]
    said += [address.outlet for address in parts.addresses if address.outlet]
    if said:
        return said[0]
    named = [name for byline in parts.bylines for name in byline.authors if _is_host(name, url)]
    return named[0] if named else by_host


def _is_said(byline: Byline, name: str, url: str | None) -> bool:
    """Whether a line names an outlet: after a name or a label, or by its form; "Rome, 3 May 2025" names a place."""
    looks_so = fold(name.split(maxsplit=1)[0]) in load_name_words().articles or known_outlet(name) is not None
    return looks_so or byline.is_source or bool(byline.authors) or _is_host(name, url)


def _authors(parts: _Parts, outlet: str | None, url: str | None) -> tuple[str, ...]:
    """The names of the bylines; an outlet that stands among people is not one of them."""
    prefixed = [byline for byline in parts.bylines if byline.is_prefixed]
    names = [name for byline in prefixed or parts.bylines for name in byline.authors]
    if prefixed:
        return tuple(dict.fromkeys(names))
    others = [name for name in names if name != outlet and not (_is_host(name, url) and not is_agency(name))]
    return tuple(dict.fromkeys(others if others or len(names) > 1 else names if names != [outlet] else []))


def _is_host(name: str, url: str | None) -> bool:
    """Whether an address's host spells a name: "Valor Econômico", valoreconomico.example."""
    letters = "".join(LETTERS.findall(fold(name)))
    host = "".join(LETTERS.findall(fold(url.split("/")[2]))) if url and url.count("/") > 1 else ""
    return len(letters) > 3 and letters in host


def _published(parts: _Parts, piece: Piece, language: str | None, doubts: list[Doubt]) -> str | None:
    """The day, with the time where it is given, of the article's own date line."""
    dates = [byline.date for byline in parts.bylines if byline.date]
    dates = [date for date in dates if not date.is_update] or dates
    if not dates:
        return None
    date = dates[0]
    days = _likely_days(date.days, parts, piece, language) if len(date.days) > 1 else date.days
    if len(days) > 1:
        doubts.append(Doubt(about="published", text=f"the date can mean {days[0]} or {days[1]}"))
        return None
    return days[0] + date.time


def _likely_days(days: tuple[str, ...], parts: _Parts, piece: Piece, language: str | None) -> tuple[str, ...]:
    """What "03/04/2025" means: what the address says, not after it was posted, as the page or the language writes it.

    English writes both, so what is left is whether one of the days is near the day it was posted and the other is not.
    """
    by_day, by_month = days
    if in_path := [address.day for address in parts.addresses if address.day in days]:
        return (in_path[0] or by_day,)
    if piece.posted:
        days = tuple(day for day in days if day <= piece.posted) or days
    if len(days) == 1:
        return days
    if piece.figures:
        return (by_day if piece.figures == "dmy" else by_month,)
    if language not in MONTH_FIRST:
        return (by_day,)
    near = [day for day in days if piece.posted and _days_between(day, piece.posted) <= NEAR_DAYS]
    return (near[0],) if len(near) == 1 else days


def _days_between(day: str, other: str) -> int:
    return abs((dt.date.fromisoformat(other) - dt.date.fromisoformat(day)).days)


def _doubt_shape(parts: _Parts, doubts: list[Doubt]) -> None:
    """What a person should look at: no title, a first letter lost, no body."""
    if parts.title is None:
        doubts.append(Doubt(about="title", text="no title was found"))
    if not parts.body:
        doubts.append(Doubt(about="blocks", text="no text was found under the title"))
    elif parts.body[0].line.text[:1].islower():
        doubts.append(Doubt(about="blocks", text="the first letter of the text may be lost (a drop cap)"))
