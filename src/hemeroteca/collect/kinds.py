"""What kind of thing some bytes are, told from the bytes alone; names and suffixes are not believed."""

from __future__ import annotations

import re

TEXT = "text/plain"
HTML = "text/html"

SNIFFED_BYTES = 4096
"""How much of the beginning is looked at; every signature below stands in the first 300 bytes."""

MAX_CONTROL_SHARE = 0.05
"""Text of any encoding we take holds hardly a control character; images and executables start with 10 % and more."""

MIN_LOOSE_TAGS = 3
"""A fragment of HTML without `<html>` has several tags near its start; a text that mentions one tag has one."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound, picture or video file"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
WIDE_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b")
COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
WHOLE_PAGE = re.compile(rb"\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
EARLY_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
LOOSE_TAG = re.compile(
    rb"</?(?:p|div|h[1-6]|a|br|span|article|section|table|ul|li|blockquote|meta|title|img)\b[^<]*>", re.IGNORECASE
)
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
XML = re.compile(rb"\A\s*<\?xml\b", re.IGNORECASE)


def sniff_media_type(content: bytes) -> str | None:
    """`text/plain` or `text/html`, or `None` where the bytes are neither."""
    head = COMMENT.sub(b"", _plain_head(content))
    if what_it_is(content) is not None:
        return None
    if WHOLE_PAGE.match(head) or (head.lstrip()[:1] == b"<" and EARLY_PAGE.search(head)):
        return HTML
    if head.lstrip()[:1] == b"<" and len(LOOSE_TAG.findall(head)) >= MIN_LOOSE_TAGS:
        return HTML
    return TEXT


def what_it_is(content: bytes) -> str | None:
    """What bytes that are no text look like, in words, or `None` where they may be text or HTML."""
    for signature, name in SIGNATURES:
        if content.startswith(signature):
            return name
    if content[4:8] == b"ftyp":
        return "a video file"
    head = _plain_head(content)
    if b"\x00" in content[:SNIFFED_BYTES] and not content.startswith(MARKS[:2] + WIDE_MARKS):
        return "binary, or UTF-16 text without its mark"
    if sum(byte in CONTROLS for byte in head) > MAX_CONTROL_SHARE * len(head):
        return "binary"
    if XML.match(head) and FEED.search(head) and not EARLY_PAGE.search(head):
        return "a feed"
    return None


def _plain_head(content: bytes) -> bytes:
    """The beginning without its byte order mark, UTF-16 brought to UTF-8 so that the patterns fit."""
    head = content[:SNIFFED_BYTES]
    if head.startswith(WIDE_MARKS):
        return head.decode("utf-32", errors="replace").encode("utf-8", errors="replace")
    if head.startswith(MARKS[:2]):
        return head.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    return head.removeprefix(MARKS[2])
