"""Lets the store's tests import what they share, and gives them an empty archive."""

import sys
from pathlib import Path

import pytest

from hemeroteca.store import open_archive

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def archive(tmp_path):
    """An empty archive, open."""
    with open_archive(tmp_path / "press.hemeroteca") as opened:
        yield opened
