"""What arrives and what it comes apart into: clippings, articles, their blocks."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

BlockKind = Literal["title", "deck", "paragraph", "heading", "quotation", "item"]

BLOCK_SEPARATOR = "\n\n"


class Span(NamedTuple):
    """A half-open range of code points in a text."""

    start: int
    end: int


Spans = tuple[Span, ...]


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage is not sure of, in words a person can act on; `about` names the field or part."""

    about: str
    text: str
    span: Span | None = None


class Clipping(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes exactly as they arrived; `id` is a fingerprint of the bytes."""

    id: str
    content: bytes
    media_type: str
    origin: str
    """The path or address it came from, `-` for standard input, `pasted` for the web app's form."""
    collected: str
    """When it arrived, ISO 8601 in UTC."""
    encoding: str | None = None
    """The encoding a person or a protocol named, where one did."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One typed piece of an article's text."""

    kind: BlockKind
    text: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address an article points to; `span` lies in the article's text, `None` where only its markup has it."""

    url: str
    span: Span | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """A line that names whom the text was taken from: an agency, a first publication, a translator."""

    text: str
    span: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One piece found in a clipping. `text` is its blocks joined by a blank line; all spans point into it.

    `id` is a fingerprint of outlet and address, or of its words where it has no address, so it survives parsing again.
    `span` is the article's place in the clipping's decoded text. Fields after schema.org's NewsArticle.
    """

    id: str
    clipping: str
    blocks: tuple[Block, ...]
    span: Span
    title: str | None = None
    deck: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    posted: str | None = None
    url: str | None = None
    canonical: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    credits: tuple[Credit, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The blocks joined by a blank line."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text to read that is no filed article: what `read --jsonl` takes, a line each."""

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None
