"""The archive as rows for other programs: one file per kind of row, one for the formats they are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal

import msgspec

from hemeroteca.records import Edge, Reuse, Story
from hemeroteca.store import Archive, Entity, HitKind
from hemeroteca.view.exports.articles import ArticleRow, article_rows
from hemeroteca.view.exports.edges import edge_rows
from hemeroteca.view.exports.entities import entity_rows
from hemeroteca.view.exports.formats import ExportFormat, write_csv, write_jsonl
from hemeroteca.view.exports.quantities import QuantityRow, quantity_rows
from hemeroteca.view.exports.reuse import reuse_rows
from hemeroteca.view.exports.statements import StatementRow, statement_rows
from hemeroteca.view.exports.stories import story_rows
from hemeroteca.view.exports.times import TimeRow, time_rows

__all__ = ["EXPORTS", "Export", "ExportFormat", "ExportKind", "export", "export_rows", "write_csv", "write_jsonl"]

ExportKind = Literal["articles", "statements", "quantities", "times", "edges", "reuse", "stories", "entities"]


class Export(msgspec.Struct, frozen=True):
    """A kind of export: the record of its rows, what makes them, and whether its filter finds articles or statements.

    `rows` takes the archive and what to keep: a question about an article's id, or about a statement's address.
    """

    row: type[msgspec.Struct]
    rows: Callable[[Archive, Callable[[str], bool]], Iterator[msgspec.Struct]]
    found: HitKind = "articles"


EXPORTS: dict[ExportKind, Export] = {
    "articles": Export(ArticleRow, article_rows),
    "statements": Export(StatementRow, statement_rows, "statements"),
    "quantities": Export(QuantityRow, quantity_rows),
    "times": Export(TimeRow, time_rows),
    "edges": Export(Edge, edge_rows),
    "reuse": Export(Reuse, reuse_rows),
    "stories": Export(Story, story_rows),
    "entities": Export(Entity, entity_rows),
}
"""Every kind; a new one is a file beside this one and a line here."""


def export(archive: Archive, kind: ExportKind, form: ExportFormat, query: str | None, stream: BinaryIO) -> int:
    """Write the rows of one kind and answer how many; the same archive gives the same bytes. Raises QueryError.

    A query keeps the articles it finds; for statements, the statements it finds; quantities, times and edges are kept
    where they stand in an article it finds, stories and entities where they hold one.
    """
    rows = export_rows(archive, kind, query)
    return write_csv(rows, EXPORTS[kind].row, stream) if form == "csv" else write_jsonl(rows, stream)


def export_rows(archive: Archive, kind: ExportKind, query: str | None = None) -> Iterator[msgspec.Struct]:
    """The rows of one kind, articles in order of time. Raises QueryError, before the first row."""
    is_filtered = bool(query and query.strip())
    wanted = frozenset(archive.find_addresses(query or "", EXPORTS[kind].found)) if is_filtered else frozenset()
    return EXPORTS[kind].rows(archive, lambda address: not is_filtered or address in wanted)
