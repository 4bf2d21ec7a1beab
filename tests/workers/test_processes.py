"""Several processes, one archive."""

import pickle

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import NoArticleError, SourceError
from hemeroteca.pipeline import Filed
from hemeroteca.records import Draft
from hemeroteca.store import open_archive
from hemeroteca.workers.processes import WORTH_IT, file_all, read_all


def clippings(count):
    """Different small clippings and one that holds nothing."""
    for number in range(count):
        text = f"The mill {number}\n\nThe mill made {number + 2} tonnes of flour, said Ada Brook, its owner.\n" * 3
        yield clipping_from_bytes(text.encode(), origin=f"{number}.txt", collected="2026-03-20T08:00:00+00:00")
        if number == 3:
            yield NoArticleError("nothing.txt", "no article in it")


def dump(path):
    """All filings of an archive, in its order."""
    with open_archive(path) as archive:
        return list(archive.filings())


def test_two_processes_fill_the_same_archive_as_one(tmp_path):
    """The archive is the same, in the same order, and errors stand where they stood in the input."""
    results = {}
    for jobs in (1, 2):
        with open_archive(tmp_path / f"{jobs}.hemeroteca") as archive:
            results[jobs] = list(file_all(archive, clippings(WORTH_IT + 2), jobs))
    assert [str(r) for r in results[1] if isinstance(r, SourceError)] == ["nothing.txt: no article in it"]
    assert [getattr(r, "origin", None) for r in results[1]] == [getattr(r, "origin", None) for r in results[2]]
    assert all(r.new for r in results[2] if isinstance(r, Filed))
    assert dump(tmp_path / "1.hemeroteca") == dump(tmp_path / "2.hemeroteca")


def test_a_text_reads_the_same_in_any_process(samples):
    """`read_all` gives the same readings in the same order for one job and for two."""
    text = (samples / "cormorant-rock-gazette.txt").read_text("utf-8")
    drafts = [Draft(id=str(n), text=text[n * 7 :]) for n in range(WORTH_IT + 1)]
    assert list(read_all(drafts, 2)) == list(read_all(drafts, 1))


def test_errors_travel_between_processes():
    """An error keeps its class, its facts and its words when it is pickled."""
    error = NoArticleError("a.txt", "no article in it", hint="look again")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.origin, str(again)) == (NoArticleError, "a.txt", str(error))
