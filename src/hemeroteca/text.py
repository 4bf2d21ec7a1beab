"""Small questions about text that more than one stage asks."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata

WORD = re.compile(r"\w+")
FIRST_COMBINING = "\u0300"


def fingerprint(*parts: str | bytes, size: int = 8) -> str:
    """A fingerprint of `2 * size` hexadecimal digits (BLAKE2b, RFC 7693) that depends on every part and its edges."""
    digest = hashlib.blake2b(digest_size=size)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()


def fold(text: str) -> str:
    """Case and diacritics folded away, for comparing names; the length may change, so no offsets into it."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join([char for char in decomposed if char < FIRST_COMBINING or not unicodedata.combining(char)])


def squeeze(text: str) -> str:
    """White space of every kind, non-breaking too, folded into single spaces and trimmed."""
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return WORD.findall(fold(text))


def parse_address(address: str) -> tuple[str, int, int] | None:
    """`article#start-end` taken apart, or `None` where it is no address."""
    match = re.fullmatch(r"([0-9a-f]{16})#(\d{1,9})-(\d{1,9})", address)
    return (match[1], int(match[2]), int(match[3])) if match else None


def format_address(article: str, start: int, end: int) -> str:
    """The address of a span: `article#start-end`."""
    return f"{article}#{start}-{end}"


def parse_day(text: str) -> dt.date | None:
    """The day of an ISO 8601 date, with or without a time behind it; `None` where it is none."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
