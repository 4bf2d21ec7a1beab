"""Archive → articles that share text: for the page of one, and for the export of all."""

from __future__ import annotations

from collections.abc import Iterator

from hemeroteca.pipeline.tracing import Gathering
from hemeroteca.records import Reuse
from hemeroteca.store import Archive
from hemeroteca.trace.reuse import find_overlaps


def overlaps_of(archive: Archive, article_id: str, gathering: Gathering | None = None) -> tuple[Reuse, ...]:
    """What an article shares with others, those that share most first; each from the later article to the earlier."""
    shelf = (gathering or Gathering(archive)).lay_beside(article_id)
    if article_id not in shelf.dossiers:
        return ()
    others = [dossier for other, dossier in shelf.dossiers.items() if other != article_id]
    return find_overlaps(shelf.dossiers[article_id], others, shelf.boilerplate(shelf.dossiers.values()))


def overlaps(archive: Archive) -> Iterator[Reuse]:
    """What any two articles share, each pair once, in the order of the articles."""
    gathering = Gathering(archive)
    seen: set[frozenset[str]] = set()
    for filing in archive.filings():
        for reuse in overlaps_of(archive, filing.article.id, gathering):
            pair = frozenset({reuse.article, reuse.source})
            if pair not in seen:
                seen.add(pair)
                yield reuse
