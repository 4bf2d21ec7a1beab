"""Where a statement stands: its address in the archive, its words, and the page that shows it."""

from __future__ import annotations

from hemeroteca.records import Spans
from hemeroteca.text import format_address, parse_address


def statement_address(article: str, content: Spans) -> str:
    """`article#start-end`, from the first to the last character of the content; without content, `article#0-0`."""
    start = min((span.start for span in content), default=0)
    return format_address(article, start, max((span.end for span in content), default=0))


def statement_words(text: str, content: Spans) -> str:
    """The content in words: its pieces, cut from the article's text and joined by a space."""
    return " ".join(text[span.start : span.end] for span in content)


def statement_path(address: str) -> str:
    """The page of a statement; an address that is none leads to the page that says so."""
    parsed = parse_address(address)
    return (
        f"/statement/{parsed[0]}/{parsed[1]}-{parsed[2]}" if parsed else f"/statement/{address.partition('#')[0]}/0-0"
    )


def place_path(address: str) -> str:
    """The article of an address, opened at its words; for spans that are no statement."""
    article, _, place = address.partition("#")
    return f"/article/{article}?at={place}#at" if parse_address(address) else f"/article/{article}"
