"""Articles and their readings built by hand: what a reader would find is said beside the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from hemeroteca.records import (
    Article,
    Block,
    BlockKind,
    Bound,
    Credit,
    EntityKind,
    Filing,
    Link,
    Manner,
    Polarity,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Via,
)
from hemeroteca.text import fingerprint
from hemeroteca.trace import Dossier, Place, Shelf, index_filing


class Said(NamedTuple):
    """A statement, found in a text by its words; parts of the content are separated by ` | `."""

    content: str
    by: str | None = None
    via: str | tuple[str, ...] = ()
    manner: Manner = "direct"
    kind: EntityKind = "person"
    polarity: Polarity = "affirmed"


class Number(NamedTuple):
    """A quantity, found in a text by its words."""

    words: str
    value: float
    counted: str | None = None
    bound: Bound = "exact"
    unit: str | None = None


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def write(
    outlet: str | None,
    published: str | None,
    body: str,
    *notes: Said | Number | Credit | Link,
    title: str = "A title",
    **fields: str | None,
) -> Filing:
    """An article of an outlet with what a reader finds in it, indexed; paragraphs are separated by a blank line."""
    kinds: list[tuple[BlockKind, str]] = [("title", title), *(("paragraph", part) for part in body.split("\n\n"))]
    blocks = tuple(Block(kind=kind, text=text) for kind, text in kinds)
    slug = re.sub(r"\W+", "-", f"{published}-{title}-{body[:30]}".lower())
    host = "".join((outlet or "none").lower().split())
    url = fields.pop("url", f"https://{host}.example/{slug}")
    links = tuple(note for note in notes if isinstance(note, Link))
    credits_ = tuple(note for note in notes if isinstance(note, Credit))
    article = Article(
        id=fingerprint(outlet or "", url or ""),
        clipping="0" * 32,
        blocks=blocks,
        span=Span(0, 1),
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        links=links,
        credits=credits_,
        **fields,  # type: ignore[arg-type]
    )
    text = article.text
    statements = tuple(_state(text, note) for note in notes if isinstance(note, Said))
    quantities = tuple(_count(text, note) for note in notes if isinstance(note, Number))
    return index_filing(article, Reading(language="en", version="hand", statements=statements, quantities=quantities))


def _state(text: str, said: Said) -> Statement:
    names = (said.via,) if isinstance(said.via, str) else said.via
    return Statement(
        source=(span_of(text, said.by),) if said.by and said.by in text else (),
        cue=(),
        content=tuple(span_of(text, part) for part in said.content.split(" | ")),
        manner=said.manner,
        speaker=Speaker(name=said.by, kind=said.kind, confidence=0.9) if said.by else None,
        via=tuple(Via(name=name, kind="outlet", span=span_of(text, name)) for name in names),
        polarity=said.polarity,
        confidence=0.9,
    )


def _count(text: str, number: Number) -> Quantity:
    return Quantity(
        span=span_of(text, number.words),
        low=number.value,
        high=number.value,
        unit=number.unit,
        bound=number.bound,
        counted=number.counted,
    )


def shelve(*filings: Filing) -> Shelf:
    """A shelf with these articles."""
    return Shelf(Dossier(filing) for filing in filings)


def first_of(filing: Filing) -> Place:
    """The place of an article's first statement."""
    return filing.article.id, 0
