"""What the command line names as sources, as clippings."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence

from hemeroteca.collect import collect_sources
from hemeroteca.errors import SourceError
from hemeroteca.records import Clipping
from hemeroteca.settings import MAX_CLIPPING_BYTES


def clippings_of(sources: Sequence[str], encoding: str | None) -> Iterator[Clipping | SourceError]:
    """Every clipping, or the error in its place; `-` is standard input."""
    return collect_sources(
        sources,
        collected=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        limit=MAX_CLIPPING_BYTES,
        encoding=encoding,
        standard_input=sys.stdin.buffer,
    )
