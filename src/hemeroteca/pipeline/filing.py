"""Clipping → articles → readings → archive: what `collect` and the web app's paste page do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from hemeroteca.parse import correct_articles, parse_clipping
from hemeroteca.read import correct_reading, read_article
from hemeroteca.records import Article, Clipping, Correction, Filing
from hemeroteca.store import Archive
from hemeroteca.trace import index_filing

Progress = Callable[[int, int], None]
"""Called with how many articles are read and how many there are."""


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a clipping: `new` is false where the archive had it, and then nothing changed."""

    clipping: str
    origin: str
    new: bool
    articles: tuple[Article, ...]


def cut_clipping(clipping: Clipping) -> tuple[Article, ...]:
    """The articles of a clipping as the machine cuts it, nothing stored.

    Raises a SourceError where the clipping holds no text, no article, or is in an encoding that is not its own.
    """
    return parse_clipping(clipping)


def derive_filings(
    clipping: Clipping, corrections: Sequence[Correction] = (), progress: Progress | None = None
) -> tuple[Filing, ...]:
    """Everything the machine makes of a clipping, with people's corrections applied over it.

    A pure function of its arguments. `corrections` may hold those of other clippings, which are passed over.
    """
    articles = parse_clipping(clipping)
    known = {article.id for article in articles}
    ours = [c for c in corrections if c.article in known or c.clipping == clipping.id]
    articles = correct_articles(articles, ours)
    filings: list[Filing] = []
    for article in articles:
        mine = [c for c in ours if c.article == article.id]
        reading = correct_reading(article, read_article(article), mine)
        filings.append(index_filing(article, reading))
        if progress:
            progress(len(filings), len(articles))
    return tuple(filings)


def file_clipping(archive: Archive, clipping: Clipping, progress: Progress | None = None) -> Filed:
    """Cut, read and store a clipping in one transaction; filing it twice changes nothing.

    Raises a SourceError as `cut_clipping` does, and an ArchiveError where the archive cannot be written.
    """
    if archive.has_clipping(clipping.id):
        return already_filed(clipping)
    return store_filings(archive, clipping, derive_filings(clipping, archive.corrections(), progress))


def store_filings(archive: Archive, clipping: Clipping, filings: tuple[Filing, ...]) -> Filed:
    """Store what was derived, here or in another process."""
    new = archive.file_clipping(clipping, filings)
    articles = tuple(filing.article for filing in filings)
    return Filed(clipping=clipping.id, origin=clipping.origin, new=new, articles=articles)


def already_filed(clipping: Clipping) -> Filed:
    """The answer for a clipping that the archive has."""
    return Filed(clipping=clipping.id, origin=clipping.origin, new=False, articles=())
