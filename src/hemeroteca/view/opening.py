"""The archive for a request: opened when it comes, closed when it is answered, so that no two share a connection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from hemeroteca.store import Archive, open_archive


def opened_archive(request: Request) -> Iterator[Archive]:
    """The app's archive, open for one request. Raises an ArchiveError where it cannot be used."""
    with open_archive(request.app.state.archive_path) as archive:
        yield archive


Opened = Annotated[Archive, Depends(opened_archive)]
"""A parameter of a page's handler: the archive, open while the page is made."""
