"""`export articles`: one row per article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from hemeroteca.records import Block, Span
from hemeroteca.store import Archive
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


def article_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[ArticleRow]:
    """The row of each article whose id `keep` wants."""
    origin_of = lru_cache(maxsize=256)(lambda clipping: archive.origin(clipping) or "")
    for filing in archive.filings():
        article = filing.article
        if keep(article.id):
            fields = msgspec.structs.asdict(cut_article(article))
            yield ArticleRow(id=article.id, origin=origin_of(article.clipping), **fields)
