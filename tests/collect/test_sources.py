"""What comes in: files, folders, standard input, bytes; and what is refused, with one clear line."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.collect import clipping_from_bytes, collect_sources
from hemeroteca.errors import (
    NoArticleError,
    SourceError,
    SourceNotFoundError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from hemeroteca.records import Clipping

NOW = "2026-03-20T08:00:00+00:00"
LIMIT = 1_000_000


def collect(*sources: str, limit: int = LIMIT, standard_input: io.BytesIO | None = None) -> list:
    """Everything that is yielded for some sources."""
    return list(collect_sources(sources, collected=NOW, limit=limit, standard_input=standard_input))


def test_a_file_becomes_a_clipping_with_its_bytes_unchanged(tmp_path):
    """The bytes are ground: marks and line ends stay as they are."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne line\r\nand another\r\n")
    (clipping,) = collect(str(path))
    assert clipping.content == path.read_bytes()
    assert (clipping.origin, clipping.media_type, clipping.collected) == (str(path), "text/plain", NOW)


def test_a_folder_gives_its_files_in_order_without_hidden_ones(tmp_path):
    """Folders are walked to the bottom, sorted, so that two runs collect alike."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "deep/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"text of {name}")
    origins = [os.path.relpath(clipping.origin, tmp_path) for clipping in collect(str(tmp_path))]
    assert origins == ["a.txt", "b.txt", str(Path("deep/c.txt"))]


def test_standard_input_is_a_source():
    """`-` stands for what is piped in."""
    (clipping,) = collect("-", standard_input=io.BytesIO(b"piped text"))
    assert (clipping.origin, clipping.content) == ("-", b"piped text")


def test_a_bad_source_does_not_stop_the_batch(tmp_path):
    """Errors come as values in their place, and what follows goes in."""
    good = tmp_path / "good.txt"
    good.write_text("some words")
    found = collect(str(tmp_path / "absent.txt"), str(good))
    assert isinstance(found[0], SourceNotFoundError)
    assert isinstance(found[1], Clipping)


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path):
    """A sparse file of 200 MB is told by its size; reading it would take memory and time."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    (error,) = collect(str(path), limit=64 * 1024 * 1024)
    assert isinstance(error, SourceTooLargeError)
    assert "huge.txt" in str(error)
    assert "64 MB" in str(error)


def test_standard_input_is_cut_at_the_limit():
    """No more than one byte over the limit is read from a pipe."""
    stream = io.BytesIO(b"x" * 5000)
    (error,) = collect("-", limit=1000, standard_input=stream)
    assert isinstance(error, SourceTooLargeError)
    assert stream.tell() == 1001


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"text\x00with zeros\x00", "binary"),
        (bytes(range(1, 9)) * 40, "binary"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "feed"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_what_they_look_like(content, words):
    """The message names the source and the kind."""
    with pytest.raises(UnsupportedSourceError) as caught:
        clipping_from_bytes(content, origin="thing.bin", collected=NOW)
    assert words in str(caught.value)
    assert "thing.bin" in str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n\t \r\n"])
def test_an_empty_source_is_said_to_be_empty(content):
    """Nothing but white space is nothing."""
    with pytest.raises(NoArticleError, match="empty"):
        clipping_from_bytes(content, origin="void.txt", collected=NOW)


def test_a_folder_without_files_is_said_to_hold_none(tmp_path):
    """An empty folder is no silent success."""
    (error,) = collect(str(tmp_path))
    assert isinstance(error, NoArticleError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said_to_be_closed(tmp_path):
    """Permissions are named as the reason."""
    path = tmp_path / "closed.txt"
    path.write_text("secret")
    path.chmod(0)
    (error,) = collect(str(path))
    assert isinstance(error, SourceNotFoundError)
    assert "may not be read" in str(error)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><p>a", "text/html"),
        (b"  <!-- a note -->\n<html><body>", "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        (b"<p>one</p><p>two</p>", "text/html"),
        (b"A title\n\nThe tag <p> opens a paragraph.", "text/plain"),
        ("Un título\n\nUn párrafo.".encode("utf-16"), "text/plain"),
        ("Un t\u00edtulo".encode("latin-1"), "text/plain"),
    ],
)
def test_the_kind_is_sniffed_from_the_bytes(content, kind):
    """Names and suffixes are not believed."""
    assert clipping_from_bytes(content, origin="x", collected=NOW).media_type == kind


def test_the_id_depends_on_the_bytes_alone():
    """The same bytes from two places are one clipping."""
    one = clipping_from_bytes(b"same", origin="a", collected=NOW)
    two = clipping_from_bytes(b"same", origin="b", collected="2026-01-01T00:00:00+00:00")
    assert one.id == two.id
    assert len(one.id) == 32


@given(st.binary(max_size=2000))
def test_arbitrary_bytes_are_taken_or_refused_and_nothing_else(content):
    """No bytes raise anything but a SourceError."""
    try:
        clipping = clipping_from_bytes(content, origin="x", collected=NOW)
    except SourceError:
        return
    assert clipping.content == content
