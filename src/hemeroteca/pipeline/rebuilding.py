"""Derived data is rebuilt from ground when the reader or the archive's layout has moved on."""

from __future__ import annotations

from hemeroteca.pipeline.correcting import rederive_clipping
from hemeroteca.pipeline.filing import Progress
from hemeroteca.read import READER_VERSION
from hemeroteca.store import Archive


def rebuild(archive: Archive, progress: Progress | None = None) -> int:
    """Parse and read again every clipping whose readings are not of this reader's version; answers how many.

    Each clipping is one transaction, so a run that is stopped goes on where it was.
    """
    stale = archive.unread(READER_VERSION)
    for done, clipping_id in enumerate(stale, start=1):
        rederive_clipping(archive, clipping_id)
        if progress:
            progress(done, len(stale))
    return len(stale)
