"""`export quantities`: one row per number in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from hemeroteca.records import Bound, Span
from hemeroteca.store import Archive
from hemeroteca.text import format_address
from hemeroteca.view.exports.holders import holder_of


class QuantityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity with its address and words; `statement` is what it was said in, `None` in the author's own voice."""

    at: str
    article: str
    statement: str | None
    text: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    bound: Bound
    per: str | None
    counted: str | None


def quantity_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[QuantityRow]:
    """The row of each quantity of the articles whose id `keep` wants, in the order of the text."""
    for filing in archive.filings():
        if not keep(filing.article.id):
            continue
        article, text = filing.article.id, filing.article.text
        for quantity in filing.reading.quantities:
            yield QuantityRow(
                at=format_address(article, *quantity.span),
                article=article,
                statement=holder_of(filing, quantity.span),
                text=text[quantity.span.start : quantity.span.end],
                span=quantity.span,
                low=quantity.low,
                high=quantity.high,
                unit=quantity.unit,
                bound=quantity.bound,
                per=quantity.per,
                counted=quantity.counted,
            )
