"""`export articles`: one row per article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from hemeroteca.records import Block, Filing, Span
from hemeroteca.view.wires import cut_article


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its id and `origin`, the path or address its clipping came from."""

    id: str
    origin: str
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


def article_rows(filings: Iterable[Filing], origin_of: Callable[[str], str]) -> Iterator[ArticleRow]:
    """The row of each filing's article; `origin_of` answers where a clipping, named by its id, came from."""
    for filing in filings:
        article = filing.article
        cut = cut_article(article)
        yield ArticleRow(id=article.id, origin=origin_of(article.clipping), **msgspec.structs.asdict(cut))
