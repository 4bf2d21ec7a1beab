"""Transactions: all of a block or nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Commit what the block does as one, or undo it where anything raises; within another it is a part of that one.

    The lock is taken at the start, where it can be waited for. After some errors, such as a full disk, SQLite has
    undone everything by itself.
    """
    if connection.in_transaction:
        begin, commit, undo = "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part"
    else:
        begin, commit, undo = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
    is_done = False
    connection.execute(begin)
    try:
        yield
        connection.execute(commit)
        is_done = True
    finally:
        if not is_done and connection.in_transaction:
            connection.execute(undo)
