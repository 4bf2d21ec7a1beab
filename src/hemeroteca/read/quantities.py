"""Numbers in running text: how much, of what, at least or about, per year."""

from __future__ import annotations

from hemeroteca.records import Quantity


def find_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order."""
    return ()
