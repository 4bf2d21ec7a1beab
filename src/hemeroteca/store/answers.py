"""What an archive answers with: pages of hits, days of the front page, counts."""

from __future__ import annotations

from typing import Literal

import msgspec

from hemeroteca.records import EntityKind, Manner, Polarity

HitKind = Literal["articles", "statements"]
HitOrder = Literal["relevance", "date"]
Segments = tuple[tuple[str, bool], ...]
"""A text cut into pieces; `True` marks the words that were searched for."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found: an article, or a statement (then with who said it)."""

    address: str
    """The article's id, or `article#start-end` of a statement's content."""
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: Segments
    posted: str | None = None
    """The day heading it stood under."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    speaker: str | None = None
    speaker_kind: EntityKind | None = None
    sure: float | None = None
    """Confidence in the speaker, 0..1."""
    via: tuple[str, ...] = ()
    manner: Manner | None = None
    polarity: Polarity | None = None
    hedged: bool = False


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the hits of a search."""

    total: int
    """How many there are; where `has_more`, there are more than this."""
    hits: tuple[Hit, ...]
    order: HitOrder
    """How they are sorted: a query without words has no relevance and is sorted by date."""
    has_more: bool = False
    ranked: int | None = None
    """Where there were too many to rank them all: how many, the newest, were; the rest follows by date."""


class DayEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One article on the front page."""

    article: str
    title: str | None
    deck: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    posted: str | None
    statements: int
    doubts: int


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """The articles of one day heading, else of the day they were collected; the newest clipping first."""

    day: str
    total: int
    """How many there are; `entries` holds the first of them."""
    entries: tuple[DayEntry, ...]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much an archive holds; `copies` are articles found again in later clippings."""

    clippings: int
    articles: int
    copies: int
    statements: int
    quantities: int
    outlets: int
    corrections: int
    earliest: str | None
    """The first day an article was published (else posted)."""
    latest: str | None
