"""A program that is killed loses nothing it reported as filed; a full disk changes nothing."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from making import dump, generate, inflate, make_clipping

from hemeroteca.errors import ArchiveError, ArchiveFullError
from hemeroteca.store import open_archive

FILER = Path(__file__).with_name("file_until_killed.py")
LAST = 400
ROUNDS = 12


def file_until_killed(path, seconds, *, is_filing):
    """Starts the filer and kills it after some seconds (`is_filing`: of filing); answers the ids it printed before."""
    with subprocess.Popen([sys.executable, str(FILER), str(path), str(LAST)], stdout=subprocess.PIPE) as filer:
        printed = filer.stdout.readline() if is_filing else b""
        time.sleep(seconds)
        filer.send_signal(signal.SIGKILL)
        printed += filer.stdout.read()
    return [line for line in printed.decode().split("\n")[:-1] if line]


@pytest.fixture(scope="module")
def made():
    """Every clipping the filer files, by id."""
    return {clipping.id: (clipping, filings) for clipping, filings in map(generate, range(LAST))}


@pytest.fixture(scope="module")
def unkilled(tmp_path_factory, made):
    """The tables of an archive whose filing nothing disturbed."""
    path = tmp_path_factory.mktemp("unkilled") / "press.hemeroteca"
    with open_archive(path) as archive:
        for clipping, filings in made.values():
            archive.file_clipping(clipping, filings)
    return dump(path)


@pytest.mark.slow
def test_what_was_reported_as_filed_survives_any_kill(tmp_path, made, unkilled):
    """After each of many kills the archive is sound and what was reported is whole; it ends as if there were none."""
    path = tmp_path / "press.hemeroteca"
    chance = random.Random()
    most = 0
    for number in range(ROUNDS):
        is_filing = number % 3 > 0  # else it is killed while it starts, makes or opens the archive
        printed = file_until_killed(path, chance.uniform(0, 0.25), is_filing=is_filing)
        most = max(most, len(printed))
        with open_archive(path) as archive:
            assert archive._connection.pragma("integrity_check") == "ok"
            assert archive._connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert set(printed) <= set(archive.clipping_ids())
            for clipping_id in archive.clipping_ids():
                assert archive.clipping(clipping_id) == made[clipping_id][0]
                assert archive.filings_in(clipping_id) == made[clipping_id][1]
    assert most > 0
    with open_archive(path) as archive:
        for clipping, filings in made.values():
            archive.file_clipping(clipping, filings)
    assert dump(path) == unkilled


@pytest.mark.slow
def test_a_removal_that_is_killed_is_whole_or_has_not_happened(tmp_path, made):
    """Either way, once the archive is opened again no word of what is gone is in the file."""
    path = tmp_path / "press.hemeroteca"
    secret = make_clipping("quorvantel " * 50)
    for delay in (0.0, 0.002, 0.005, 0.01, 0.02, 0.05):
        with open_archive(path) as archive:
            for clipping, filings in list(made.values())[:100]:
                archive.file_clipping(clipping, filings)
            archive.file_clipping(secret, ())
        child = os.fork()
        if not child:
            try:
                open_archive(path).remove_clipping(secret.id)
            finally:
                os._exit(0)
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_archive(path) as archive:
            is_there = archive.has_clipping(secret.id)
        assert (b"quorvantel" in inflate(path.read_bytes())) == is_there


def test_a_full_archive_says_so_and_keeps_what_it_has(tmp_path):
    """Nothing of the clipping that found no room is left; with room again it is filed."""
    path = tmp_path / "press.hemeroteca"
    big = make_clipping(os.urandom(1_000_000))
    with open_archive(path) as archive:
        archive.file_clipping(*generate(5))
        pages = archive._connection.pragma("page_count")
        archive._connection.pragma("max_page_count", pages + 10)
        with pytest.raises(ArchiveFullError, match="no room"):
            archive.file_clipping(big, generate(8)[1])
        before = dump(path)
        assert len(archive.clipping_ids()) == 1
        assert archive._connection.pragma("integrity_check") == "ok"
        archive._connection.pragma("max_page_count", pages + 10_000)
        assert archive.file_clipping(big, ())
    assert before["filings"] == dump(path)["filings"]


def test_a_file_that_may_not_grow_says_so_and_keeps_what_it_has(tmp_path):
    """The limit of the operating system stands for a full disk."""
    path = tmp_path / "press.hemeroteca"
    with open_archive(path) as archive:
        archive.file_clipping(*generate(5))
        before = dump(path)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 200_000, hard))
        try:
            with pytest.raises(ArchiveFullError, match="no room"):
                archive.file_clipping(make_clipping(os.urandom(1_000_000)), ())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert dump(path) == before
        assert archive.file_clipping(*generate(6))
        assert archive._connection.pragma("integrity_check") == "ok"


def test_no_room_for_a_new_archive_is_said(tmp_path):
    """Even the empty tables need some."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(ArchiveFullError, match="no room"):
            open_archive(tmp_path / "press.hemeroteca")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    open_archive(tmp_path / "press.hemeroteca").close()


def test_a_removal_without_room_to_write_the_file_anew_holds(tmp_path):
    """It says that words may stay, and the next to open the archive wipes them out."""
    path = tmp_path / "press.hemeroteca"
    secret = make_clipping("quorvantel " * 50)
    with open_archive(path) as archive:
        archive.file_clipping(make_clipping(os.urandom(1_000_000)), ())
        archive.file_clipping(secret, ())
    with open_archive(path) as archive:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
        try:
            with pytest.raises(ArchiveError, match="it is removed"):
                archive.remove_clipping(secret.id)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert not archive.has_clipping(secret.id)
    with open_archive(path):
        assert b"quorvantel" not in inflate(path.read_bytes())
