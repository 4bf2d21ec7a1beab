"""From a clipping's bytes to its text. An encoding is told by a mark, a declaration or a person, never guessed."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from hemeroteca.errors import SourceEncodingError
from hemeroteca.records import Clipping

HTML = "text/html"
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED_WITHIN = 4096
"""Bytes. The HTML standard looks for a declaration in the first 1,024; pages with long comments have it later."""
DECLARATION = re.compile(
    rb"""<(?:meta[^>]*?charset\s*=\s*|\?xml[^>]*?encoding\s*=\s*)["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
LABELS = {
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "latin-1": "windows-1252",
    "us-ascii": "windows-1252",
    "ascii": "windows-1252",
    "iso-8859-9": "windows-1254",
    "tis-620": "windows-874",
    "ks_c_5601-1987": "euc-kr",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "shift_jis",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}
"""What browsers take a declared label to mean (WHATWG Encoding); what declares UTF-16 in ASCII is not in it."""
HINTED_BYTES = 65536


def decode_clipping(clipping: Clipping) -> str:
    """The text of a clipping, without its byte order mark; offsets of articles point into it.

    A person's encoding goes before the mark, the mark before an HTML page's declaration, and UTF-8 is the rule.
    Raises SourceEncodingError, which names the first byte that does not fit.
    """
    content = clipping.content
    if clipping.encoding is not None:
        return _decode(clipping, content, clipping.encoding).removeprefix("\ufeff")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decode(clipping, content[len(mark) :], encoding, skipped=len(mark))
    if clipping.media_type == HTML and (declared := DECLARATION.search(content[:DECLARED_WITHIN])):
        label = declared[1].decode("ascii").lower()
        return _decode(clipping, content, LABELS.get(label, label))
    return _decode(clipping, content, "utf-8")


def _decode(clipping: Clipping, content: bytes, encoding: str, skipped: int = 0) -> str:
    """The text, or the error that names byte and line; `skipped` bytes of the clipping went before."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceEncodingError(
            clipping.origin,
            f"byte {skipped + error.start} (line {line}) is not {encoding.upper()}",
            hint=_hint(content, encoding),
        ) from error
    except (LookupError, UnicodeError, ValueError) as error:
        raise SourceEncodingError(
            clipping.origin, f"there is no text encoding called {encoding!r}", hint="for example windows-1252"
        ) from error


def _hint(content: bytes, encoding: str) -> str:
    """Which encoding the bytes would be likely to be in, as a thing to say, not a thing that is done."""
    best = from_bytes(content[:HINTED_BYTES]).best()
    if best is None or best.encoding.replace("_", "-") == encoding:
        return "name the encoding it is in with --encoding"
    likely = best.encoding.replace("_", "-").replace("cp125", "windows-125")
    return f"say --encoding {likely} if that is what it is"
