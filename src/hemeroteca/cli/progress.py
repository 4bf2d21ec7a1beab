"""Progress on standard error, for whatever takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from hemeroteca.pipeline import Progress

PATIENCE = 1.0
"""Seconds before a bar appears: what ends sooner needs none."""


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A function to call with (done, of); draws a bar after a second, and only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None)
    began = time.monotonic()

    def advance(done: int, of: int) -> None:
        if time.monotonic() - began > PATIENCE and not bar.live.is_started:
            bar.start()
        bar.update(task, completed=done, total=of)

    try:
        yield advance
    finally:
        bar.stop()
