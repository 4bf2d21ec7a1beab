"""Times in running text and the days they can mean."""

from __future__ import annotations

from hemeroteca.records import TimeExpression


def find_times(text: str, published: str | None, language: str | None) -> tuple[TimeExpression, ...]:
    """Every date and range of dates of a text, in order."""
    return ()
