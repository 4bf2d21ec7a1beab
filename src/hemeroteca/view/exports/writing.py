"""`export KIND`: which rows, filtered by which search, written in which format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import BinaryIO, Literal

import msgspec

from hemeroteca.pipeline.tracing import edges
from hemeroteca.records import Edge
from hemeroteca.store import Archive
from hemeroteca.view.exports.articles import ArticleRow, article_rows
from hemeroteca.view.exports.edges import edge_rows
from hemeroteca.view.exports.formats import ExportFormat, write_csv, write_jsonl
from hemeroteca.view.exports.quantities import QuantityRow, quantity_rows
from hemeroteca.view.exports.statements import StatementRow, statement_rows
from hemeroteca.view.exports.times import TimeRow, time_rows

ExportKind = Literal["articles", "statements", "quantities", "times", "edges"]

ROWS: dict[ExportKind, type[msgspec.Struct]] = {
    "articles": ArticleRow,
    "statements": StatementRow,
    "quantities": QuantityRow,
    "times": TimeRow,
    "edges": Edge,
}
"""The kinds of export and the record each row is; a new kind is a file beside this one and a line here."""

HITS_AT_ONCE = 500
"""Hits asked for in one search while a filter is worked out: few enough for memory, many enough to be quick."""


def export(archive: Archive, kind: ExportKind, form: ExportFormat, query: str | None, stream: BinaryIO) -> int:
    """Write the rows of one kind and answer how many; the same archive gives the same bytes. Raises QueryError.

    A query keeps the articles it finds; for statements, the statements it finds; quantities, times and edges are kept
    where they stand in an article it finds.
    """
    rows = export_rows(archive, kind, query)
    return write_csv(rows, ROWS[kind], stream) if form == "csv" else write_jsonl(rows, stream)


def export_rows(archive: Archive, kind: ExportKind, query: str | None = None) -> Iterator[msgspec.Struct]:
    """The rows of one kind, articles in order of time. Raises QueryError."""
    keep = _filter(archive, kind, query)
    if kind == "edges":
        return edge_rows(edges(archive), keep)
    if kind == "statements":
        return statement_rows(archive.filings(), keep)
    filings = (filing for filing in archive.filings() if keep(filing.article.id))
    if kind == "quantities":
        return quantity_rows(filings)
    if kind == "times":
        return time_rows(filings)
    return article_rows(filings, lru_cache(maxsize=256)(lambda clipping: archive.origin(clipping) or ""))


def _filter(archive: Archive, kind: ExportKind, query: str | None) -> Callable[[str], bool]:
    """Whether an address (a statement's, or an article's id) is among the hits; without a query everything is."""
    if query is None or not query.strip():
        return lambda address: True  # noqa: ARG005 - the question has one answer
    wanted = _found(archive, "statements" if kind == "statements" else "articles", query)
    return wanted.__contains__


def _found(archive: Archive, kind: Literal["articles", "statements"], query: str) -> frozenset[str]:
    """The addresses of all hits of a search."""
    found: set[str] = set()
    offset = 0
    while True:
        page = archive.search(query, kind=kind, sort="date", limit=HITS_AT_ONCE, offset=offset)
        found.update(hit.address for hit in page.hits)
        offset += len(page.hits)
        if not page.hits or offset >= page.total:
            return frozenset(found)
