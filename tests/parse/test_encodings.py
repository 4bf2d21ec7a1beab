"""From bytes to text: marks, declarations and a person's word; never a guess."""

import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import SourceEncodingError
from hemeroteca.parse import decode_clipping
from hemeroteca.records import Clipping

TEXT = "Un título\n\nEl señor Núñez llegó en otoño, con paraguas y sin prisa.\n"


def clip(content: bytes, **named: str) -> Clipping:
    """A clipping of some bytes."""
    return clipping_from_bytes(content, origin="paste.txt", collected="2026-01-01T00:00:00Z", **named)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_by_its_mark_or_as_utf_8(encoding):
    """The mark itself is no part of the text."""
    assert decode_clipping(clip(TEXT.encode(encoding), media_type="text/plain")) == TEXT


def test_a_named_encoding_is_taken_at_its_word():
    """What a person says about the bytes goes before everything."""
    assert decode_clipping(clip(TEXT.encode("windows-1252"), encoding="windows-1252")) == TEXT


def test_other_bytes_are_refused_by_place_with_a_hint_and_no_guess():
    """The message names the byte and the line, and what a person could say."""
    raw = (TEXT * 20).encode("windows-1252")
    with pytest.raises(SourceEncodingError) as caught:
        decode_clipping(clip(raw))
    assert f"byte {raw.index(0xED)} (line 1)" in str(caught.value)
    assert "--encoding" in str(caught.value)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna", "undefined", ""])
def test_an_encoding_that_is_none_is_named(encoding):
    """A misspelt name, or a codec that makes no text, is told apart from bad bytes."""
    with pytest.raises(SourceEncodingError, match=r"paste\.txt"):
        decode_clipping(clip(TEXT.encode("windows-1252"), encoding=encoding))
