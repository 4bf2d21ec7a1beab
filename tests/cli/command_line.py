"""The command as a program sees it, without a new process for each call."""

import sys
from typing import NamedTuple

import pytest

from hemeroteca.cli import main


class Answer(NamedTuple):
    """What a call printed and its exit code."""

    code: int
    out: str
    err: str


def run(capfd: pytest.CaptureFixture[str], *words: str) -> Answer:
    """Call the command with these words, `--archive` included where it needs one."""
    capfd.readouterr()
    before = sys.argv
    sys.argv = ["hemeroteca", *words]
    try:
        main()
    except SystemExit as end:
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Answer(int(end.code or 0), out, err)
    finally:
        sys.argv = before
    raise AssertionError("main always exits")
