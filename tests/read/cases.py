"""The golden sentences of `tests/cases`, as frozen records."""

import itertools
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from hemeroteca.records import Bound, HedgeKind, Span

FOLDER = Path(__file__).parents[1] / "cases"


class GoldQuantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One quantity as a case tells it."""

    span: str
    low: float
    high: float | None = None
    unit: str | None = None
    bound: Bound = "exact"
    per: str | None = None
    counted: str | None = None


class GoldTime(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One time as a case tells it; empty days are unknown ones."""

    span: str
    first: str
    last: str | None = None


class GoldHedge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One hedge as a case tells it."""

    cue: str
    kind: HedgeKind
    scope: str | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence and what is to be found in it."""

    language: str
    text: str
    published: str | None = None
    quantities: tuple[GoldQuantity, ...] = ()
    times: tuple[GoldTime, ...] = ()
    hedges: tuple[GoldHedge, ...] = ()


def load_cases(name: str) -> list[Case]:
    """The cases of one file."""
    return msgspec.convert(tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"], list[Case])


def well_formed(text: str, spans: Sequence[Span]) -> bool:
    """Whether spans lie inside a text, hold something, do not overlap and come in order."""
    inside = all(0 <= span.start < span.end <= len(text) for span in spans)
    return inside and all(first.end <= second.start for first, second in itertools.pairwise(spans))
