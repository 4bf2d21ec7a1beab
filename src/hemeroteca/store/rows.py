"""Rows of an answer, the one place where what SQLite gives has no type of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import apsw

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]


def select(connection: apsw.Connection, sql: str, values: Values = ()) -> list[Row]:
    """All rows that a question is answered with; the columns have the types the schema gives them (it is STRICT)."""
    return connection.execute(sql, values).fetchall()
