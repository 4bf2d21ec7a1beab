"""Words of doubt and distance, and what they cover."""

from __future__ import annotations

from collections.abc import Sequence

from hemeroteca.records import Hedge, Span


def find_hedges(text: str, sentences: Sequence[Span], language: str | None) -> tuple[Hedge, ...]:
    """Every hedge of a text, in order."""
    return ()
