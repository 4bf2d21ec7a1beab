"""What SQLite complains of, said in our own errors."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from hemeroteca.errors import (
    ArchiveError,
    ArchiveFullError,
    ArchiveLockedError,
    NotAnArchiveError,
)

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

FAULTS: tuple[tuple[tuple[type[apsw.Error], ...], type[ArchiveError], str, str], ...] = (
    (
        (apsw.BusyError, apsw.LockedError, apsw.ProtocolError),
        ArchiveLockedError,
        "another program is using it",
        "try again when that one is done",
    ),
    ((apsw.NotADBError,), NotAnArchiveError, "is no archive of hemeroteca", "name another file"),
    ((apsw.CorruptError,), ArchiveError, "is damaged", "go back to a copy of it"),
    (
        (apsw.ReadOnlyError, apsw.PermissionsError, apsw.AuthError),
        ArchiveError,
        "cannot be written",
        "the file, its folder or its disk allows no writing",
    ),
    ((apsw.CantOpenError,), ArchiveError, "cannot be opened: {cause}", ""),
    ((apsw.IOError,), ArchiveError, "the disk gave an error: {cause}", ""),
    ((apsw.TooBigError, apsw.NoMemError), ArchiveError, "too much for one piece: {cause}", ""),
)
"""Which complaint is said how; what is not here can only be a bug of ours."""


@contextmanager
def translated(path: Path, connection: apsw.Connection | None = None) -> Iterator[None]:
    """Run the block and turn what a user can cause into an `ArchiveError` that names `path`."""
    try:
        yield
    except apsw.Error as error:
        known = translate_fault(path, error, connection.system_errno if connection else 0)
        if known is None:
            raise
        raise known from error


def translate_fault(path: Path, error: apsw.Error, number: int = 0) -> ArchiveError | None:
    """The error to raise instead, or `None` where only a bug of ours can be the cause.

    `number` is the operating system's, which tells a full disk from a broken one.
    """
    name, cause = str(path), os.strerror(number) if number else str(error)
    no_room = isinstance(error, apsw.FullError | apsw.IOError | apsw.CantOpenError) and number in NO_ROOM
    if no_room or isinstance(error, apsw.FullError):
        return ArchiveFullError(name, "no room to write it", hint="free some space; what was filed before is safe")
    for kinds, kind, message, hint in FAULTS:
        if isinstance(error, kinds):
            return kind(name, message.format(cause=cause), hint=hint)
    return None
