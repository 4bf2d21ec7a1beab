"""`export edges`: one row per edge between articles, as `trace` shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hemeroteca.pipeline.tracing import edges
from hemeroteca.records import Edge
from hemeroteca.store import Archive


def edge_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[Edge]:
    """The edges whose evidence stands in an article whose id `keep` wants; an edge is its own row."""
    return (edge for edge in edges(archive) if keep(edge.evidence.partition("#")[0]))
