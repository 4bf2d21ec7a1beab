"""What the reader finds in a text: statements with their speakers, names, hedges, quantities, times."""

from __future__ import annotations

from typing import Literal

import msgspec

from hemeroteca.records.texts import Doubt, Span, Spans

Manner = Literal["direct", "indirect", "mixed"]
EntityKind = Literal["person", "organisation", "place", "outlet", "document", "unnamed"]
Polarity = Literal["affirmed", "denied", "questioned"]
HedgeKind = Literal["doubt", "distance", "belief", "rumour"]
Bound = Literal["exact", "about", "at least", "at most"]


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """The entity a statement's source resolves to, never a pronoun; `confidence` in 0..1."""

    name: str
    kind: EntityKind
    confidence: float


class Via(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain that passed a statement on, nearest to the speaker first."""

    name: str
    kind: EntityKind
    span: Span


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: who said what, by which cue (PARC3, PolNeAR). Every span may be discontinuous.

    `parent` is the index of the statement it is nested in, `hedges` are indices into `Reading.hedges`.
    """

    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    speaker: Speaker | None = None
    via: tuple[Via, ...] = ()
    parent: int | None = None
    hedges: tuple[int, ...] = ()
    polarity: Polarity = "affirmed"
    confidence: float = 0.0


class Hedge(msgspec.Struct, frozen=True, kw_only=True):
    """A cue of doubt or distance and what it covers (CoNLL-2010)."""

    span: Span
    kind: HedgeKind
    scope: Span


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a text and the canonical name of whom it means."""

    span: Span
    name: str
    kind: EntityKind


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number in running text; `low` equals `high` unless it is a range, `None` where a side is open.

    `unit` is an ISO 4217 code, `%`, or a unit of measure; `counted` is the noun that is counted; `per` the rate.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    bound: Bound = "exact"
    per: str | None = None
    counted: str | None = None


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time in running text and the earliest and latest day it can mean (TIMEX3), ISO 8601 days."""

    span: Span
    earliest: str | None
    latest: str | None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one version of the reader found in one text."""

    language: str | None
    version: str
    statements: tuple[Statement, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    doubts: tuple[Doubt, ...] = ()
