"""Opening an archive: the file, its schema, and what is said where it cannot be used."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import apsw
import pytest
from making import VERSION, dump, generate, make_correction

from hemeroteca import store
from hemeroteca.errors import ArchiveError, ArchiveLockedError, NewerArchiveError, NotAnArchiveError
from hemeroteca.store import open_archive
from hemeroteca.store.opening import APPLICATION_ID, STEPS, prepare_schema

SCHEMA = (Path(store.__file__).parent / "schema.sql").read_text("utf-8")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "press.hemeroteca"


def raw(path, *statements: str):
    """Runs SQL on a file as any program could."""
    connection = apsw.Connection(str(path))
    answers = [connection.execute(statement).fetchall() for statement in statements]
    connection.close()
    return answers


def columns(connection):
    """Every table with its columns: name, type, whether they may be empty, key."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: connection.execute("SELECT * FROM pragma_table_info(?)", (name,)).fetchall() for name in names}


def test_a_new_archive_is_made_with_its_folder(tmp_path):
    """Only its owner may read it: full text stays private."""
    path = tmp_path / "some" / "where" / "press.hemeroteca"
    with open_archive(path) as archive:
        assert archive.counts().clippings == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_archive_is_written_safely(path):
    """Log written ahead, every commit synced, removed bytes overwritten, references kept."""
    with open_archive(path) as archive:
        asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "application_id", "user_version")
        assert [archive._connection.pragma(name) for name in asked] == ["wal", 2, 1, 1, APPLICATION_ID, len(STEPS)]


def test_the_schema_text_is_what_the_steps_make():
    """Whoever reads schema.sql reads the tables of every archive, however old."""
    from_text, from_steps = apsw.Connection(":memory:"), apsw.Connection(":memory:")
    from_text.execute(SCHEMA[: SCHEMA.index("-- DERIVED ")])
    for step in STEPS:
        from_steps.execute(step)
    assert columns(from_text) == columns(from_steps)


def test_every_table_of_the_schema_is_described():
    """A comment stands above each table."""
    for match in re.finditer(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", SCHEMA, flags=re.MULTILINE):
        above = SCHEMA[: match.start()].rstrip().splitlines()[-1]
        assert above.startswith("--") or match[1] == "statement_words", match[1]


def test_an_older_archive_is_brought_up_to_date_and_loses_nothing(path):
    """The steps that a file has not seen run once, in one transaction, and what it held is still there."""
    clipping, filings = generate(5)
    with open_archive(path) as archive:
        archive.file_clipping(clipping, filings)
        archive.add_correction(make_correction(filings[0].article.id))
    later = (*STEPS, "ALTER TABLE removals ADD COLUMN reason TEXT", "UPDATE removals SET reason = ''")
    connection = apsw.Connection(str(path))
    prepare_schema(connection, later, fresh=False)
    prepare_schema(connection, later, fresh=False)
    assert connection.pragma("user_version") == len(STEPS) + 2
    assert [column[1] for column in columns(connection)["removals"]] == ["clipping", "removed", "reason"]
    assert connection.execute("SELECT count(*) FROM corrections").get == 1
    assert connection.execute("SELECT id, content FROM clippings").fetchall() == [(clipping.id, clipping.content)]
    connection.close()


def test_a_step_that_fails_leaves_the_archive_as_it_was(path):
    """All steps or none."""
    open_archive(path).close()
    before = dump(path)
    connection = apsw.Connection(str(path))
    with pytest.raises(apsw.SQLError):
        prepare_schema(
            connection, (*STEPS, "ALTER TABLE removals ADD COLUMN reason TEXT", "SELECT nonsense"), fresh=False
        )
    assert connection.pragma("user_version") == len(STEPS)
    connection.close()
    assert dump(path) == before


def test_derived_tables_of_another_layout_are_dropped_and_ground_stays(path):
    """After it every clipping is unread, and filing what was derived again ends in the same archive."""
    clipping, filings = generate(5)
    correction = make_correction(filings[0].article.id)
    with open_archive(path) as archive:
        archive.file_clipping(clipping, filings)
        archive.add_correction(correction)
    before = dump(path)
    raw(path, "UPDATE state SET value = 'older'", "ALTER TABLE articles ADD COLUMN forgotten TEXT")
    with open_archive(path) as archive:
        assert archive.unread(VERSION) == (clipping.id,)
        assert archive.counts().articles == 0
        assert archive.search("mara").hits == ()
        assert archive.clipping(clipping.id) == clipping
        assert archive.corrections() == (correction,)
        archive.replace_filings(clipping.id, filings)
        assert archive.search("mara").total == len(filings)
    assert dump(path) == before


@pytest.mark.parametrize("content", [b"just a text\n", b"\x00" * 200, b"SQLite format 2\x00" * 10, os.urandom(5000)])
def test_a_file_that_is_no_archive_is_refused_and_left_as_it_is(path, content):
    """With one line that names it."""
    path.write_bytes(content)
    with pytest.raises(NotAnArchiveError, match=re.escape(str(path))):
        open_archive(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_as_it_is(path):
    """No table is made in it."""
    raw(path, "CREATE TABLE bookmarks (url TEXT)", "INSERT INTO bookmarks VALUES ('x')")
    before = path.read_bytes()
    with pytest.raises(NotAnArchiveError, match="no archive of hemeroteca"):
        open_archive(path)
    assert path.read_bytes() == before


def test_a_header_without_a_database_is_refused(path):
    """The first sixteen bytes of SQLite and then noise."""
    path.write_bytes(b"SQLite format 3\0" + os.urandom(4000))
    with pytest.raises(ArchiveError, match=re.escape(str(path))):
        open_archive(path)


def test_a_newer_archive_is_refused(path):
    """And says that an upgrade helps."""
    open_archive(path).close()
    raw(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(NewerArchiveError, match="upgrade"):
        open_archive(path)


def test_a_damaged_archive_is_said_to_be_damaged(path):
    """Not to be a bug of ours."""
    with open_archive(path) as archive:
        for seed in range(30):
            archive.file_clipping(*generate(seed))
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged"), open_archive(path) as archive:
        list(archive.filings())


def test_an_empty_file_becomes_an_archive_where_one_may_be_made(path):
    """A program that was killed just as it made the file leaves an empty one."""
    path.touch()
    with pytest.raises(NotAnArchiveError, match="empty"):
        open_archive(path, create=False)
    with open_archive(path) as archive:
        assert archive.clipping_ids() == ()


def test_no_archive_is_made_where_none_is_wanted(path):
    """A search does not leave files behind."""
    with pytest.raises(ArchiveError, match="no archive here"):
        open_archive(path, create=False)
    assert not path.exists()


def test_a_folder_is_no_archive(tmp_path):
    """And says so."""
    with pytest.raises(ArchiveError, match="is a folder"):
        open_archive(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A file stands in the way."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="cannot be opened"):
        open_archive(tmp_path / "file" / "press.hemeroteca")


def test_a_name_that_is_not_text_is_refused(tmp_path):
    """SQLite's names are UTF-8."""
    with pytest.raises(ArchiveError, match="not text"):
        open_archive(tmp_path / "caf\udce9.hemeroteca")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_archive_in_a_read_only_folder_can_be_read(path):
    """Searched, too; writing is refused in one line, and nothing is made beside it."""
    clipping, filings = generate(5)
    with open_archive(path) as archive:
        archive.file_clipping(clipping, filings)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with open_archive(path, create=False) as archive:
            assert archive.clipping(clipping.id) == clipping
            assert [filing.article for filing in archive.filings()] != []
            assert archive.search("speaker:quill").hits[0].snippet
            with pytest.raises(ArchiveError, match="cannot be written"):
                archive.remove_clipping(clipping.id)
            assert list(path.parent.iterdir()) == [path]
    finally:
        path.parent.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_archive_cannot_be_written(path):
    """It says so, where writing is tried or where it is opened."""
    open_archive(path).close()
    path.chmod(0o400)
    with pytest.raises(ArchiveError, match="cannot be"), open_archive(path) as archive:
        archive.file_clipping(*generate(5))


def test_a_locked_archive_is_waited_for_and_then_named(path):
    """Another program that holds it is no reason to hang."""
    open_archive(path).close()
    other = apsw.Connection(str(path))
    other.pragma("locking_mode", "exclusive")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveLockedError, match="another program"):
        open_archive(path, patience=0.05)
    other.execute("ROLLBACK")
    other.close()
    with open_archive(path) as archive:
        other = apsw.Connection(str(path))
        other.execute("BEGIN IMMEDIATE")
        archive._connection.set_busy_timeout(50)
        with pytest.raises(ArchiveLockedError):
            archive.file_clipping(*generate(5))
        assert archive.counts().articles == 0
        other.execute("ROLLBACK")
        other.close()
        assert archive.file_clipping(*generate(5))


def test_two_programs_may_make_the_same_archive(path):
    """The second finds what the first made."""
    with open_archive(path) as one, open_archive(path) as two:
        assert one.file_clipping(*generate(5))
        assert not two.file_clipping(*generate(5))
        assert two.file_clipping(*generate(6))
        assert len(one.clipping_ids()) == 2
