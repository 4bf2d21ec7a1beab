"""`export times`: one row per time in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from hemeroteca.records import Span
from hemeroteca.store import Archive
from hemeroteca.text import format_address
from hemeroteca.view.exports.holders import holder_of


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A time with its address and words; `statement` is what it was said in, `None` in the author's own voice."""

    at: str
    article: str
    statement: str | None
    text: str
    span: Span
    earliest: str | None
    latest: str | None


def time_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[TimeRow]:
    """The row of each time of the articles whose id `keep` wants, in the order of the text."""
    for filing in archive.filings():
        if not keep(filing.article.id):
            continue
        article, text = filing.article.id, filing.article.text
        for time in filing.reading.times:
            yield TimeRow(
                at=format_address(article, *time.span),
                article=article,
                statement=holder_of(filing, time.span),
                text=text[time.span.start : time.span.end],
                span=time.span,
                earliest=time.earliest,
                latest=time.latest,
            )
