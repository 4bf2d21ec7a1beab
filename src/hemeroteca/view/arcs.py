"""The picture of a trace: its rows one under the other, on their left an arc from each print to what it comes from.

An arc diagram (M. Wattenberg, 2002): it needs no layout, reads from top to bottom like the list beside it, and stays
legible on a telephone because the text is not in the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from hemeroteca.records import EdgeKind

ROW_HEIGHT = 116
"""Pixels; the stylesheet gives the rows of the list the same."""

WIDTH = 88
"""Pixels for the arcs at most; a picture is as wide as its longest arc needs."""

DOT = 10
"""Pixels kept for the dots of the rows, on the right."""

NEAREST, FARTHER = 22, 14
"""How far an arc to the next row reaches to the left, and how much more for each further row."""


class Arc(NamedTuple):
    """From the row that has something to the row it has it from, by their keys."""

    origin: str
    target: str
    kind: EdgeKind


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """One arc drawn: `path` and `head` are SVG path data, `title` what it says."""

    path: str
    head: str
    kind: EdgeKind


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """The whole picture, in pixels; `dots` are the heights of the rows."""

    width: int
    height: int
    strokes: tuple[Stroke, ...]
    dots: tuple[int, ...]


def draw_chart(keys: Sequence[str], arcs: Sequence[Arc]) -> Chart:
    """The picture of some rows; arcs to keys that have no row are left out, and equal ones are drawn once."""
    row = {key: index for index, key in enumerate(keys)}
    known = dict.fromkeys(arc for arc in arcs if arc.origin in row and arc.target in row and arc.origin != arc.target)
    width = DOT + 2 + max((_reach(row[arc.origin], row[arc.target]) for arc in known), default=0)
    return Chart(
        width=width,
        height=ROW_HEIGHT * len(keys),
        strokes=tuple(_stroke(width - DOT, (row[arc.origin], row[arc.target]), arc.kind) for arc in known),
        dots=tuple(ROW_HEIGHT * index + ROW_HEIGHT // 2 for index in range(len(keys))),
    )


def _reach(origin: int, target: int) -> int:
    """How far to the left an arc between two rows goes."""
    return min(WIDTH - DOT - 2, NEAREST + FARTHER * abs(origin - target))


def _stroke(x: int, rows: tuple[int, int], kind: EdgeKind) -> Stroke:
    """An arc to the left of `x` from one row to another, its head at the target; `same` has no direction and no head.

    A cubic curve goes three quarters of the way to its two control points.
    """
    start, end = (ROW_HEIGHT * row + ROW_HEIGHT // 2 for row in rows)
    bend = x - round(_reach(*rows) * 4 / 3)
    nudge = 7 if end < start else -7
    return Stroke(
        path=f"M{x},{start} C{bend},{start} {bend},{end + nudge} {x - 6},{end + nudge // 2}",
        head="" if kind == "same" else f"M{x - 1},{end} l-9,{nudge // 2 - 3} l2,7 z",
        kind=kind,
    )
