"""The sample archive, for the tests of every stage."""

import shutil
from pathlib import Path

import pytest

from hemeroteca.collect import collect_sources
from hemeroteca.errors import HemerotecaError
from hemeroteca.settings import MAX_CLIPPING_BYTES
from hemeroteca.store import open_archive
from hemeroteca.workers.processes import file_all

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def samples():
    """The folder of the sample clippings."""
    return SAMPLES


@pytest.fixture(scope="session")
def sample_sources():
    """The paths of the sample clippings, sorted."""
    return [str(p) for p in sorted(SAMPLES.iterdir()) if p.suffix in (".txt", ".html")]


@pytest.fixture(scope="session")
def filed_samples(sample_sources, tmp_path_factory):
    """An archive with all samples, made once; tests copy it."""
    path = tmp_path_factory.mktemp("filed") / "samples.hemeroteca"
    with open_archive(path) as archive:
        clippings = collect_sources(sample_sources, collected="2026-03-20T08:00:00+00:00", limit=MAX_CLIPPING_BYTES)
        assert [r for r in file_all(archive, clippings) if isinstance(r, HemerotecaError)] == []
    return path


@pytest.fixture
def archive_path(filed_samples, tmp_path):
    """A fresh copy of the archive with all samples."""
    copy = tmp_path / "archive.hemeroteca"
    shutil.copy(filed_samples, copy)
    return copy
