"""Addresses as they are compared: `https://www.x.example/a/#top` and `http://x.example/a` lead to one page."""

from __future__ import annotations

import re

from hemeroteca.records import Article
from hemeroteca.text import fingerprint

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|//", re.IGNORECASE)
KEY_BYTES = 6
"""48 bits, which SQLite keeps in six bytes: among a million addresses, two are mixed up in one archive of 600."""


def address_key(url: str) -> int | None:
    """A fingerprint of an address without scheme, `www.`, trailing slash and fragment; `None` where nothing is left."""
    rest = url.strip().partition("#")[0]
    scheme = SCHEME.match(rest)
    rest = rest[scheme.end() :] if scheme else rest
    host, slash, path = rest.partition("/")
    kept = (host.lower().removeprefix("www.") + slash + path).rstrip("/")
    return int(fingerprint(kept, size=KEY_BYTES), 16) if kept else None


def addresses_of(article: Article) -> set[int]:
    """The keys of an article's addresses: its own and the canonical one."""
    keys = (address_key(url) for url in (article.url, article.canonical) if url)
    return {key for key in keys if key is not None}
