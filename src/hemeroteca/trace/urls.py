"""Addresses as they are compared across articles."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from courlan import normalize_url


@lru_cache(maxsize=16384)
def plain_url(url: str) -> str:
    """An address without what does not change the page: scheme, `www.`, fragment, trailing slash."""
    with suppress(ValueError):
        url = normalize_url(url, strict=False)
    bare = url.partition("#")[0]
    return bare.rpartition("://")[2].removeprefix("www.").rstrip("/").casefold()
