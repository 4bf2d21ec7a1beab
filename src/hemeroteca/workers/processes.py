"""The pipeline in several processes of one machine: reading is spread, the archive has one writer.

Scaled by process and not by thread, since reading holds the interpreter's lock. Results come in the order of the input,
so an archive filled by four processes is the same as one filled by one.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from hemeroteca.errors import SourceError
from hemeroteca.pipeline import Filed, Progress, already_filed, derive_filings, file_clipping, store_filings
from hemeroteca.read import read_draft
from hemeroteca.records import Clipping, Correction, Draft, Filing, Reading
from hemeroteca.store import Archive

In = TypeVar("In")
Out = TypeVar("Out")

WORTH_IT = 24
"""Fewer pieces than this are done sooner by one process: a second one takes about a second to start, and an article
takes some 20 to 40 ms."""

AHEAD = 4
"""Pieces handed out per process before the first is waited for: keeps all busy and memory bounded."""


def default_jobs() -> int:
    """One process for each processor that this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def file_all(
    archive: Archive,
    clippings: Iterable[Clipping | SourceError],
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[Filed | SourceError]:
    """File every clipping; what cannot be filed is answered as its error, and the rest goes in.

    A clipping is answered only when it is safely in the archive. `progress` counts the articles of one clipping, or the
    clippings where there are many. Raises ArchiveError where the archive itself fails.
    """
    clippings, jobs = _worth(clippings, jobs)
    if jobs == 1:
        for clipping in clippings:
            yield _file_one(archive, clipping, progress)
        return
    corrections = archive.corrections()
    todo = ((clipping, corrections, _known(archive, clipping)) for clipping in clippings)
    for done, (clipping, derived) in enumerate(_spread(_derive, todo, jobs), start=1):
        if progress:
            progress(done, done)
        if isinstance(clipping, SourceError):
            yield clipping
        elif isinstance(derived, SourceError):
            yield derived
        elif derived is None or archive.has_clipping(clipping.id):
            yield already_filed(clipping)
        else:
            yield store_filings(archive, clipping, derived)


def read_all(drafts: Iterable[Draft], jobs: int = 1) -> Iterator[tuple[Draft, Reading]]:
    """Read every text, in order; a text reads the same whatever `jobs` is."""
    drafts, jobs = _worth(drafts, jobs)
    if jobs == 1:
        for draft in drafts:
            yield draft, read_draft(draft)
        return
    yield from _spread(_read, drafts, jobs)


def _worth(pieces: Iterable[In], jobs: int) -> tuple[Iterable[In], int]:
    """The same pieces, and one job where there are too few of them for more."""
    rest = iter(pieces)
    first = list(islice(rest, WORTH_IT))
    return chain(first, rest), jobs if len(first) == WORTH_IT else 1


def _spread(work: Callable[[In], Out], pieces: Iterable[In], jobs: int) -> Iterator[Out]:
    """Do `work` on every piece in `jobs` processes, answers in the order of the pieces."""
    waiting: deque[Future[Out]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for piece in pieces:
                waiting.append(pool.submit(work, piece))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _file_one(archive: Archive, clipping: Clipping | SourceError, progress: Progress | None) -> Filed | SourceError:
    if isinstance(clipping, SourceError):
        return clipping
    try:
        return file_clipping(archive, clipping, progress)
    except SourceError as error:
        return error


def _known(archive: Archive, clipping: Clipping | SourceError) -> bool:
    return isinstance(clipping, Clipping) and archive.has_clipping(clipping.id)


def _derive(
    piece: tuple[Clipping | SourceError, Sequence[Correction], bool],
) -> tuple[Clipping | SourceError, tuple[Filing, ...] | SourceError | None]:
    clipping, corrections, known = piece
    if isinstance(clipping, SourceError):
        return clipping, clipping
    if known:
        return clipping, None
    try:
        return clipping, derive_filings(clipping, corrections)
    except SourceError as error:
        return clipping, error


def _read(draft: Draft) -> tuple[Draft, Reading]:
    return draft, read_draft(draft)
