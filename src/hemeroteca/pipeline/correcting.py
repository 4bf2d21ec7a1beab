"""A person's word against the machine's: make it, undo it, and read the article again under it."""

from __future__ import annotations

import msgspec

from hemeroteca.errors import AddressError, CorrectionError
from hemeroteca.pipeline.filing import derive_filings
from hemeroteca.pipeline.identities import correct_names, undo_names
from hemeroteca.records import Article, CorrectableField, Correction
from hemeroteca.store import Archive
from hemeroteca.text import fingerprint, parse_address, parse_day

CONTEXT = 40
"""Code points kept before and after the words a correction is about (TextQuoteSelector's prefix and suffix)."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants corrected.

    `address` is an article's id, or a statement's address for `speaker`. `value` is the right value, `None` for "there
    is none"; for `split` it is the words at which the next article begins. For `same` and `apart` both are names, or
    addresses of names.
    """

    address: str
    field: CorrectableField
    value: str | None
    made: str
    """When, ISO 8601 in UTC."""


def correct(archive: Archive, change: Change) -> Correction:
    """Keep a correction as ground and read again what it is about, in one transaction.

    Raises AddressError where the address leads nowhere and CorrectionError where the correction fits nothing.
    """
    if change.field in ("same", "apart"):
        word = Correction(id="", article="", field=change.field, value=change.value, made=change.made)
        return correct_names(archive, change.address, word)
    article, correction = _ground(archive, change)
    with archive.transaction():
        archive.add_correction(correction)
        _rederive(archive, article)
    return correction


def undo_correction(archive: Archive, correction_id: str) -> Correction:
    """Take a correction back and read again without it. Raises CorrectionError where there is none of that id."""
    correction = next((c for c in archive.corrections() if c.id == correction_id), None)
    if correction is None:
        raise CorrectionError(f"{correction_id}: no such correction", hint="`hemeroteca correct --list` shows them all")
    if correction.field in ("same", "apart"):
        undo_names(archive, correction)
        return correction
    article = archive.article(correction.article)
    with archive.transaction():
        archive.remove_correction(correction_id)
        if article is not None:
            _rederive(archive, article)
        elif correction.clipping is not None:
            rederive_clipping(archive, correction.clipping)
    return correction


def rederive_clipping(archive: Archive, clipping_id: str) -> None:
    """Parse and read a clipping again under the corrections that stand now."""
    clipping = archive.clipping(clipping_id)
    if clipping is not None:
        archive.replace_filings(clipping_id, derive_filings(clipping, archive.corrections()))


def _ground(archive: Archive, change: Change) -> tuple[Article, Correction]:
    place = parse_address(change.address)
    article = archive.article(place[0] if place else change.address)
    if article is None:
        raise AddressError(change.address, "no such article in this archive")
    start, end = _span(archive, article, change, place)
    text = article.text
    correction = Correction(
        id=fingerprint(change.address, change.field, change.value or "", change.made),
        article=article.id,
        field=change.field,
        value=None if change.field in ("split", "join") else _checked(change),
        made=change.made,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        clipping=article.clipping,
    )
    return article, correction


def _checked(change: Change) -> str | None:
    value = change.value.strip() if change.value else None
    if change.field in ("published", "posted") and value and parse_day(value) is None:
        raise CorrectionError(f"{value}: not a date", hint="write it as 2025-11-13")
    if change.field == "url" and value and not value.startswith(("http://", "https://")):
        raise CorrectionError(f"{value}: not a web address", hint="it begins with https:// or http://")
    return value


def _span(archive: Archive, article: Article, change: Change, place: tuple[str, int, int] | None) -> tuple[int, int]:
    if change.field == "speaker":
        if place is None:
            raise CorrectionError(
                f"{change.address}: a speaker belongs to a statement", hint="name it as article#start-end"
            )
        reading = archive.reading(article.id)
        spans = [(s.content[0].start, s.content[-1].end) for s in reading.statements if s.content] if reading else []
        if place[1:] not in spans:
            raise AddressError(change.address, "no statement stands there")
        return place[1:]
    if change.field == "split":
        return _split_span(article, change.value or "")
    return 0, 0


def _split_span(article: Article, words: str) -> tuple[int, int]:
    times = article.text.count(words) if words else 0
    if times != 1:
        message = f"{article.id}: {words!r} stands {times} times in the article"
        raise CorrectionError(message, hint="give words that stand there once")
    start = article.text.index(words)
    if not start:
        raise CorrectionError(f"{article.id}: the article begins there already")
    return start, start + len(words)


def _rederive(archive: Archive, article: Article) -> None:
    holders = {article.clipping, *(copy.clipping for copy in archive.copies(article.id))}
    for clipping_id in sorted(holders):
        rederive_clipping(archive, clipping_id)
