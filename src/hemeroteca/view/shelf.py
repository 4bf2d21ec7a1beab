"""What was pasted and is not filed yet, held in memory under a token, bounded in number, bytes and time."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict

import msgspec

from hemeroteca.errors import AddressError
from hemeroteca.records import Article, Clipping
from hemeroteca.settings import MAX_CLIPPING_BYTES

MOST_CUTS = 32
"""One person pastes one page at a time; this many are previews left open in other tabs."""

MOST_BYTES = 2 * MAX_CLIPPING_BYTES
"""Room for the largest clipping and the one before it."""

LIFETIME = 3600.0
"""Seconds a preview is kept: long enough to check a long page, short enough to forget what was not filed."""


class Cuts(msgspec.Struct, frozen=True, kw_only=True):
    """A clipping and the articles it was cut into."""

    clipping: Clipping
    articles: tuple[Article, ...]


class Shelf:
    """Cuts by token; the oldest go first when there is no more room."""

    def __init__(self) -> None:
        """An empty shelf."""
        self._lock = threading.Lock()
        self._cuts: OrderedDict[str, tuple[float, Cuts]] = OrderedDict()

    def put(self, cuts: Cuts) -> str:
        """Keep the cuts and answer the token they are found under; a token cannot be guessed."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._cuts[token] = (time.monotonic(), cuts)
            self._make_room()
        return token

    def cuts(self, token: str) -> Cuts:
        """The cuts under a token. Raises AddressError where they were never there or are gone."""
        with self._lock:
            self._make_room()
            kept = self._cuts.get(token)
        if kept is None:
            raise AddressError(token, "this paste is no longer here", hint="paste it again")
        return kept[1]

    def _make_room(self) -> None:
        """Drop what is too old, then the oldest while there are too many or they are too large; the newest stays."""
        now = time.monotonic()
        for token in [token for token, (since, _) in self._cuts.items() if now - since > LIFETIME]:
            del self._cuts[token]
        size = sum(len(cuts.clipping.content) for _, cuts in self._cuts.values())
        while len(self._cuts) > 1 and (len(self._cuts) > MOST_CUTS or size > MOST_BYTES):
            _, (_, cuts) = self._cuts.popitem(last=False)
            size -= len(cuts.clipping.content)
