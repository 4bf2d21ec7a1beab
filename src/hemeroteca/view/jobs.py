"""Filing and grouping in the background: one clipping at a time, its progress for a page to show."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from hemeroteca.errors import AddressError, ArchiveError, HemerotecaError
from hemeroteca.pipeline import Filed, Progress, file_clipping
from hemeroteca.pipeline.entities import name_articles
from hemeroteca.pipeline.stories import group_articles
from hemeroteca.records import Clipping
from hemeroteca.store import open_archive

Step = Literal["read", "grouped"]
"""What is done with the articles that are counted."""

MOST_JOBS = 64
"""Jobs remembered; their pages are looked at once, when they end."""


class Job(msgspec.Struct, kw_only=True):
    """How far a filing is: `done` of `total` articles read, then grouped into stories.

    As soon as the archive has it, it was `filed`; an `error` line says why not. Grouping that fails is no error:
    whoever looks at the stories next makes up for it.
    """

    origin: str
    step: Step = "read"
    done: int = 0
    total: int = 0
    ended: bool = False
    filed: Filed | None = None
    error: str | None = None


class Jobs:
    """Filings by token. One runs at a time: the archive takes one writer, and reading wants the whole core."""

    def __init__(self, archive_path: Path) -> None:
        """No jobs yet, on this archive."""
        self._archive_path = archive_path
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def start(self, token: str, clipping: Clipping) -> None:
        """File a clipping in the background; a token that is being filed already is left alone."""
        with self._lock:
            known = self._jobs.get(token)
            if known is not None and not (known.ended and known.filed is None):
                return
            job = self._jobs[token] = Job(origin=clipping.origin)
            self._jobs.move_to_end(token)
            while len(self._jobs) > MOST_JOBS:
                self._jobs.popitem(last=False)
        threading.Thread(target=self._file, args=(job, clipping), name=f"filing {clipping.origin}", daemon=True).start()

    def job(self, token: str) -> Job:
        """The job under a token. Raises AddressError where there is none."""
        with self._lock:
            job = self._jobs.get(token)
        if job is None:
            raise AddressError(token, "nothing is being filed under this address", hint="paste it again")
        return job

    def _file(self, job: Job, clipping: Clipping) -> None:
        """The thread's work. What is no error of ours ends the job without a word and goes to the terminal."""
        try:
            with self._turn, open_archive(self._archive_path) as archive:
                job.filed = file_clipping(archive, clipping, _counting(job, "read"))
                with suppress(ArchiveError):
                    group_articles(archive, _counting(job, "grouped"))
                    name_articles(archive)
        except HemerotecaError as error:
            job.error = str(error)
        finally:
            job.ended = True


def _counting(job: Job, step: Step) -> Progress:
    """What to call while a step goes on."""

    def progress(done: int, total: int) -> None:
        job.step, job.done, job.total = step, done, total

    return progress
