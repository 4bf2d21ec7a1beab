"""The JSON other programs rely on: one line for a text that was read, one for a clipping that was cut.

The keys and their order are fixed by the design; offsets are Unicode code points, half-open, and unknown is `null`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hemeroteca.records import (
    Article,
    Block,
    Draft,
    Hedge,
    Mention,
    Quantity,
    Reading,
    Span,
    Statement,
    TimeExpression,
)


class DraftLine(msgspec.Struct, frozen=True, kw_only=True):
    """What `read --jsonl` writes for one text; a statement's `parent` and `hedges` are indices into these lists.

    `text` is there only where the caller has not given it: the offsets point into it.
    """

    id: str
    language: str | None
    statements: tuple[Statement, ...]
    hedges: tuple[Hedge, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    text: str | msgspec.UnsetType = msgspec.UNSET


class CutArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article as `collect --dry-run` shows it: what was cut, before anything is filed."""

    title: str | None
    deck: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    posted: str | None
    url: str | None
    language: str | None
    blocks: tuple[Block, ...]
    links: tuple[str, ...]
    credits: tuple[str, ...]
    span: Span
    doubts: tuple[str, ...]


class CutLine(msgspec.Struct, frozen=True, kw_only=True):
    """What `collect --dry-run --json` writes for one clipping; `media_type` is `None` where it could not be opened."""

    origin: str
    media_type: str | None
    articles: tuple[CutArticle, ...]
    errors: tuple[str, ...]


def draft_line(draft: Draft, reading: Reading, *, with_text: bool = False) -> bytes:
    """The line for one text, line feed included.

    >>> draft_line(Draft(id="7", text="It rained."), Reading(language="en", version="1"))[:32]
    b'{"id":"7","language":"en","state'
    """
    return _line(
        DraftLine(
            id=draft.id,
            language=reading.language,
            statements=reading.statements,
            hedges=reading.hedges,
            mentions=reading.mentions,
            quantities=reading.quantities,
            times=reading.times,
            text=draft.text if with_text else msgspec.UNSET,
        )
    )


def cut_line(origin: str, media_type: str | None, articles: Sequence[Article], errors: Sequence[str]) -> bytes:
    """The line for one clipping, line feed included; a clipping that could not be cut has errors and no articles."""
    return _line(
        CutLine(
            origin=origin,
            media_type=media_type,
            articles=tuple(cut_article(article) for article in articles),
            errors=tuple(errors),
        )
    )


def cut_article(article: Article) -> CutArticle:
    """An article as the wire has it: links as addresses, credits and doubts as words."""
    return CutArticle(
        title=article.title,
        deck=article.deck,
        authors=article.authors,
        outlet=article.outlet,
        published=article.published,
        posted=article.posted,
        url=article.url,
        language=article.language,
        blocks=article.blocks,
        links=tuple(link.url for link in article.links),
        credits=tuple(credit.text for credit in article.credits),
        span=article.span,
        doubts=tuple(f"{doubt.about}: {doubt.text}" for doubt in article.doubts),
    )


def _line(record: msgspec.Struct) -> bytes:
    """One record as JSON with its line feed."""
    return msgspec.json.encode(record) + b"\n"
