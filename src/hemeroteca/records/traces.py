"""A statement's way through the press: prints, edges, origins, reuse, what changed and what disagrees."""

from __future__ import annotations

from typing import Literal

import msgspec

from hemeroteca.records.readings import Bound, EntityKind, Speaker

EdgeKind = Literal["cites", "copies", "credits", "links", "same"]
ReuseKind = Literal["near-duplicate", "excerpt", "rewrite", "quotations", "incidental"]
MutationKind = Literal["hedge", "figure", "speaker", "polarity", "quotation"]


class Passer(msgspec.Struct, frozen=True, kw_only=True):
    """Who passed a statement on, in a trace (no span: the print's address leads to it)."""

    name: str
    kind: EntityKind


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """One publication of a statement; the same article clipped twice is one print."""

    article: str
    outlet: str | None
    published: str | None
    statement: str
    via: tuple[Passer, ...] = ()


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """From one article to the one it has something from: an article's id, or the name of an outlet that is absent."""

    origin: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    kind: EdgeKind
    evidence: str
    """The address (`article#start-end`) of the words that say so."""
    confidence: float = 1.0
    """How sure it is, 0..1.

    Of `cites` the reader's confidence in the statement, less where it did not know the name for an outlet's; of
    `copies` the part of the shorter article's own prose; of `same` the part of the words in common.
    """


class Reuse(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles that share text: one has it from the other, or both from a third (passim).

    `whole` and `prose` are what part of the shorter text stands in the other, in runs of five words, 0..1: of the whole
    text, and of its own prose with everything quoted masked. The passages are the longest shared, by address.
    """

    article: str = msgspec.field(name="from")
    source: str = msgspec.field(name="to")
    kind: ReuseKind
    whole: float
    prose: float
    passage: str
    source_passage: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a chain of prints comes down to."""

    name: str
    in_archive: bool
    reason: str


class QuantityAt(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a disagreement, with its address and who said it."""

    low: float | None
    high: float | None
    unit: str | None
    at: str
    speaker: str | None
    bound: Bound = "exact"
    as_of: str | None = None
    """The day it is given for: one named beside it, else that of the print; `None` where neither is known."""
    via: tuple[str, ...] = ()
    """The outlets that passed it on, nearest to the speaker first."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Values that count the same thing and differ."""

    about: str
    values: tuple[QuantityAt, ...]


class DateAt(msgspec.Struct, frozen=True, kw_only=True):
    """One date of a clash, with the days it can mean, its address and who gave it."""

    earliest: str
    latest: str
    at: str
    speaker: str | None
    via: tuple[str, ...] = ()


class DateClash(msgspec.Struct, frozen=True, kw_only=True):
    """Dates that are given for the same thing and have no day in common."""

    about: str
    values: tuple[DateAt, ...]


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that denies the one that is traced, or affirms what that one denies; `statement` is its address."""

    statement: str
    article: str
    outlet: str | None
    published: str | None
    speaker: str | None
    denies: bool
    """Whether it is the denial; else the traced one is."""
    via: tuple[str, ...] = ()


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """A difference between two prints of a statement, the one that the other has it from first.

    `before` and `after` are the words of either, `None` where it has none for it, and the addresses those of the words,
    else of its statement. Of a quotation they are words that the other leaves out.
    """

    kind: MutationKind
    earlier: str
    later: str
    before: str | None
    after: str | None


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One statement's way through the press."""

    text: str
    speaker: Speaker | None
    prints: tuple[Print, ...]
    edges: tuple[Edge, ...] = ()
    first: str | None = None
    """The article of the first print in the archive; `None` where two share the first day."""
    origins: tuple[Origin, ...] = ()
    at_most: int = 0
    reasons: tuple[str, ...] = ()
    """Why the count of origins is a bound: what could not be told apart or followed."""
    circles: tuple[tuple[str, ...], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    dates: tuple[DateClash, ...] = ()
    denials: tuple[Denial, ...] = ()
    mutations: tuple[Mutation, ...] = ()
    reuses: tuple[Reuse, ...] = ()
