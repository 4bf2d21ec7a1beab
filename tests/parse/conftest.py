"""How the tests of this stage parse: from text, as pasted."""

import os
from pathlib import Path

import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.parse import parse_clipping
from hemeroteca.records import Article

NOW = "2026-03-20T08:00:00+00:00"


@pytest.fixture(scope="session")
def parse():
    """A function from text (or bytes) to articles."""

    def _parse(content: str | bytes) -> tuple[Article, ...]:
        raw = content.encode() if isinstance(content, str) else content
        return parse_clipping(clipping_from_bytes(raw, origin="pasted", collected=NOW))

    return _parse


@pytest.fixture(scope="session")
def shared():
    """The folder with the texts of others, which stay where they are."""
    named = os.environ.get("HEMEROTECA_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared corpora are not beside this checkout")
    return folder
