"""Leave no removed word in the file.

SQLite overwrites what is deleted (`secure_delete`, of the tables and of the full-text index), but a row that was once
moved to another page may leave a copy in the unused part of the first, and the full-text index keeps a word that began
a page as a signpost: of 98,000 words removed a clipping at a time, 9 were still found. So index and file are written
anew, and the log is cut to nothing. Until that is done the archive says so of itself; whoever opens it next does it.
"""

from __future__ import annotations

from contextlib import suppress

import apsw

from hemeroteca.store.transactions import transaction

MARK = "INSERT OR REPLACE INTO state (name, value) VALUES ('scrub', 'due')"
UNMARK = "DELETE FROM state WHERE name = 'scrub'"
IS_MARKED = "SELECT 1 FROM state WHERE name = 'scrub'"

REWRITE_INDEXES = """
    INSERT INTO article_words (rowid, title) VALUES (-1, 'x');
    INSERT INTO article_words (article_words) VALUES ('optimize');
    INSERT INTO article_words (article_words, rowid, title) VALUES ('delete', -1, 'x');
    INSERT INTO statement_words (rowid, content) VALUES (-1, 'x');
    INSERT INTO statement_words (statement_words) VALUES ('optimize');
    INSERT INTO statement_words (statement_words, rowid, content) VALUES ('delete', -1, 'x');
"""
"""`optimize` merges the parts of an index into a new one, and does nothing where there is one part: so one is added."""


def mark_removal(connection: apsw.Connection) -> None:
    """Note, in the transaction that removes something, that its words may still be in the file."""
    connection.execute(MARK)


def is_scrub_due(connection: apsw.Connection) -> bool:
    """Whether words of something removed may still be in the file."""
    return connection.execute(IS_MARKED).get is not None


def scrub(connection: apsw.Connection) -> None:
    """Write the file anew without them: takes time and room in proportion to the archive.

    Raises apsw's errors where another program reads an older state of the archive or the disk is full; it stays due.
    """
    with transaction(connection):
        connection.execute(REWRITE_INDEXES)
    connection.execute("VACUUM")
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    connection.execute(UNMARK)


def scrub_if_due(connection: apsw.Connection, patience: float) -> None:
    """Make up for a scrub that was cut short, if it can be done without waiting."""
    if is_scrub_due(connection):
        connection.set_busy_timeout(0)
        with suppress(apsw.BusyError, apsw.FullError, apsw.IOError, apsw.ReadOnlyError):
            scrub(connection)
        connection.set_busy_timeout(int(patience * 1000))
