"""`export edges`: one row per edge between articles, as `trace` shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hemeroteca.records import Edge


def edge_rows(edges: Iterable[Edge], keep: Callable[[str], bool]) -> Iterator[Edge]:
    """The edges whose evidence stands in an article, named by its id, that `keep` wants; an edge is its own row."""
    return (edge for edge in edges if keep(edge.evidence.partition("#")[0]))
