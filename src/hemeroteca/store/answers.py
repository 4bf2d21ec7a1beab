"""What an archive answers with: pages of hits, days of the front page, counts."""

from __future__ import annotations

from typing import Literal

import msgspec

from hemeroteca.records import EntityKind, Manner, Polarity, TieKind

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


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """A name that an entity goes by, and why: what ties it (`why`, `at`) to another of its names, `to`.

    `id` leads to the entity; `first` is the address of its first appearance. What a person said has the id of the
    `correction`.
    """

    id: str
    name: str
    articles: int
    statements: int
    first: str
    spellings: tuple[str, ...] = ()
    why: TieKind | None = None
    to: str | None = None
    at: str | None = None
    correction: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whom or what names across articles mean: `entity` is the id of the name filed first, `name` the usual one."""

    entity: str
    name: str
    kind: EntityKind
    articles: int
    statements: int
    names: tuple[Alias, ...]


class EntityEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entity in a list: `entity` is the id of its first name, `names` how many it goes by."""

    entity: str
    name: str
    kind: EntityKind
    articles: int
    statements: int
    names: int


class EntityList(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the entities that were asked for, and how many there are."""

    total: int
    entries: tuple[EntityEntry, ...]


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """Who has an entity and its words: outlets with the number of articles, and of statements by it."""

    outlet: str | None
    articles: int
    statements: int
