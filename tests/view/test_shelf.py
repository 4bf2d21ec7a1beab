"""What was pasted and is not filed yet."""

from __future__ import annotations

import pytest

from hemeroteca.errors import AddressError
from hemeroteca.records import Clipping
from hemeroteca.view import shelf as shelf_module
from hemeroteca.view.shelf import MOST_CUTS, Cuts, Shelf


def cuts(content: bytes = b"It rained.") -> Cuts:
    """Cuts of a clipping with these bytes."""
    clipping = Clipping(id="c", content=content, media_type="text/plain", origin="pasted", collected="2026-03-15")
    return Cuts(clipping=clipping, articles=())


def test_cuts_are_found_under_their_token_and_no_other():
    """A token that was never given leads nowhere."""
    shelf = Shelf()
    kept = cuts()
    assert shelf.cuts(shelf.put(kept)) is kept
    with pytest.raises(AddressError):
        shelf.cuts("another")


def test_the_oldest_goes_first_when_there_are_too_many():
    """The newest is always there."""
    shelf = Shelf()
    tokens = [shelf.put(cuts()) for _ in range(MOST_CUTS + 1)]
    with pytest.raises(AddressError):
        shelf.cuts(tokens[0])
    assert shelf.cuts(tokens[1])
    assert shelf.cuts(tokens[-1])


def test_the_oldest_goes_first_when_they_are_too_large(monkeypatch):
    """One that alone is over the bound is still kept, for it was just pasted."""
    monkeypatch.setattr(shelf_module, "MOST_BYTES", 10)
    shelf = Shelf()
    first, second = shelf.put(cuts(b"12345678")), shelf.put(cuts(b"12345678901"))
    with pytest.raises(AddressError):
        shelf.cuts(first)
    assert shelf.cuts(second)


def test_what_is_too_old_is_forgotten(monkeypatch):
    """A preview that nobody came back to does not stay in memory."""
    shelf = Shelf()
    token = shelf.put(cuts())
    monkeypatch.setattr(shelf_module, "LIFETIME", -1.0)
    with pytest.raises(AddressError):
        shelf.cuts(token)
