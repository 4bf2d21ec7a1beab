"""The archive that the command line names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hemeroteca.cli.progress import progress_bar
from hemeroteca.pipeline import rebuild
from hemeroteca.store import Archive, open_archive


@contextmanager
def archive_of(ctx: click.Context, *, create: bool = False) -> Iterator[Archive]:
    """The archive, open; one that fell behind the reader is read again first.

    Raises an ArchiveError where the file is missing and `create` is false, or cannot be used.
    """
    path: Path = ctx.obj
    with open_archive(path, create=create) as archive:
        with progress_bar("Reading the archive again") as progress:
            rebuild(archive, progress)
        yield archive
