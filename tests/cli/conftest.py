"""The command line, for the tests of the command."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from command_line import run


@pytest.fixture
def hemeroteca(capfd):
    """Calls the command and answers exit code, standard output and standard error."""
    return lambda *words: run(capfd, *map(str, words))


@pytest.fixture
def archive(archive_path):
    """A fresh copy of the archive with all samples."""
    return archive_path
