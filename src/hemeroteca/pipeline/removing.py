"""Taking a clipping or an article out for good."""

from __future__ import annotations

from hemeroteca.errors import AddressError
from hemeroteca.parse import decode_clipping
from hemeroteca.pipeline.filing import derive_filings
from hemeroteca.pipeline.identities import keep_word
from hemeroteca.records import Article, Clipping
from hemeroteca.store import Archive
from hemeroteca.text import parse_address


def remove(archive: Archive, address: str) -> tuple[str, ...]:
    """Remove a clipping (by its id) or an article (by its id or an address in it); answers what went, in words.

    An article that shares its clipping with others is cut out of the clipping's bytes; one that is alone takes the
    clipping with it. Where the same article was clipped several times, it goes from every clipping. A page that an
    article was cut out of keeps its fingerprint, so filing the same page again does not bring the article back. The
    corrections made on it go too, since they keep words of it; what was said of names that other articles have stays.
    All of it is one transaction. Raises AddressError where the address leads nowhere.
    """
    said = archive.corrections()
    with archive.transaction():
        went = _remove(archive, address)
        keep_word(archive, said)
    return went


def _remove(archive: Archive, address: str) -> tuple[str, ...]:
    if archive.has_clipping(address):
        archive.remove_clipping(address)
        return (f"clipping {address}",)
    place = parse_address(address)
    article = archive.article(place[0] if place else address)
    if article is None:
        raise AddressError(address, "no such clipping or article in this archive")
    went = []
    for correction in archive.corrections(article=article.id):
        archive.remove_correction(correction.id)
    for found in (*archive.copies(article.id), article):
        clipping = archive.clipping(found.clipping)
        if clipping is not None:
            went.append(_remove_from(archive, clipping, found))
    return tuple(went)


def _remove_from(archive: Archive, clipping: Clipping, article: Article) -> str:
    if all(filing.article.id == article.id for filing in archive.filings_in(clipping.id)):
        archive.remove_clipping(clipping.id)
        return f"article {article.id} with its clipping {clipping.id}"
    text = decode_clipping(clipping)
    kept = text[: article.span.start] + text[article.span.end :]
    redacted = Clipping(
        id=clipping.id,
        content=kept.encode("utf-8"),
        media_type=clipping.media_type,
        origin=clipping.origin,
        collected=clipping.collected,
        encoding="utf-8",
    )
    archive.redact_clipping(clipping.id, redacted.content, derive_filings(redacted, archive.corrections()))
    return f"article {article.id} out of clipping {clipping.id}"
