"""What makes an article the same article."""

from __future__ import annotations

from hemeroteca.text import fingerprint, squeeze


def article_id(outlet: str | None, url: str | None, text: str) -> str:
    """A fingerprint of outlet and address, or of the words where there is no address, so it survives parsing again."""
    return fingerprint(outlet or "", url) if url else fingerprint("words", squeeze(text))
