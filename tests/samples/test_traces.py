"""The three stories of the sample archive, followed from bytes to traces, against their truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import fold, parse_address

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
TRACES = [trace for story in TRUTH["stories"] for trace in story["traces"]]
MOST_FOUND = 5
each_trace = pytest.mark.parametrize("truth", TRACES, ids=lambda truth: truth["query"])

Truth = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def archive(filed_samples: Path) -> Iterator[Archive]:
    """The archive with all samples, only read from."""
    with open_archive(filed_samples) as opened:
        yield opened


def address_of(archive: Archive, name: str) -> str:
    """The web address of an article by its id; a name that is none stays."""
    article = archive.article(name)
    return (article.url or name) if article else name


def found_trace(archive: Archive, truth: Truth) -> Trace:
    """The trace of the statement that holds the words of the truth, in the language of its prints."""
    found = trace_query(archive, f'"{truth["query"]}"', limit=MOST_FOUND)
    holding = [trace for trace in found if fold(str(truth["query"])) in fold(trace.text)]
    assert holding, f"{len(found)} traces, none with the words"
    return holding[0]


def edges_of(archive: Archive, trace: Trace, kind: str) -> set[tuple[str, str]]:
    """The edges of a kind, by web address."""
    return {
        (address_of(archive, edge.origin), address_of(archive, edge.target))
        for edge in trace.edges
        if edge.kind == kind
    }


def pairs(edges: list[list[str]]) -> set[tuple[str, str]]:
    """The edges of the truth as a set."""
    return {(origin, target) for origin, target in edges}


@each_trace
def test_the_prints_of_a_statement_are_those_of_the_truth(archive: Archive, truth: Truth):
    """Every article that prints it, trimmed or broken in two, once each, in order of time; and no other."""
    trace = found_trace(archive, truth)
    assert sorted(address_of(archive, one.article) for one in trace.prints) == sorted(truth["prints"])
    days = [(one.published or "")[:10] for one in trace.prints]
    assert days == sorted(days)


@each_trace
def test_the_first_print_is_named_only_where_the_days_tell(archive: Archive, truth: Truth):
    """Two prints of one day have no order, so neither is first."""
    first = found_trace(archive, truth).first
    assert (address_of(archive, first) if first else None) == truth["first"]


@each_trace
def test_who_cites_copies_and_credits_whom_is_what_the_truth_says(archive: Archive, truth: Truth):
    """An outlet's own article is the target where the archive has it, else the outlet's name."""
    trace = found_trace(archive, truth)
    cites = edges_of(archive, trace, "cites")
    assert pairs(truth["cites"]) <= cites <= pairs(truth["cites"]) | pairs(truth["may_cite"])
    for kind in ("copies", "credits", "links"):
        assert edges_of(archive, trace, kind) == pairs(truth[kind])


@each_trace
def test_it_comes_down_to_the_origins_of_the_truth(archive: Archive, truth: Truth):
    """Who heard it, as far as the archive can tell, and how many that is at most."""
    trace = found_trace(archive, truth)
    found = {(one.name, one.in_archive) for one in trace.origins}
    expected = {(one["name"], one["in_archive"]) for one in truth["origins"]}
    assert found == expected or (not expected and trace.circles and not any(here for _, here in found))
    assert trace.at_most == truth["at_most"]


@each_trace
def test_a_circle_is_called_a_circle(archive: Archive, truth: Truth):
    """Outlets that have it from one another are listed as a circle, and nothing else is."""
    trace = found_trace(archive, truth)
    circles = [{address_of(archive, article) for article in circle} for circle in trace.circles]
    assert circles == [set(circle) for circle in truth["circles"]]


@pytest.mark.parametrize(
    "truth", [truth for truth in TRACES if truth["disagreements"]], ids=lambda truth: truth["query"]
)
def test_values_that_differ_are_shown_side_by_side(archive: Archive, truth: Truth):
    """What is counted, and every value that someone gives for it."""
    trace = found_trace(archive, truth)
    for expected in truth["disagreements"]:
        found = [one for one in trace.disagreements if expected["counted"] in one.about]
        assert found
        values = {(value.low, value.high) for one in found for value in one.values}
        assert {tuple(value) for value in expected["values"]} <= values


@each_trace
def test_nothing_is_called_a_disagreement_that_is_none(archive: Archive, truth: Truth):
    """Where the truth has no values that differ a trace shows none, and where it has some, of nothing else."""
    about = [one.about for one in found_trace(archive, truth).disagreements]
    counted = [one["counted"] for one in truth["disagreements"]]
    assert all(any(name in words for name in counted) for words in about)


@each_trace
def test_every_edge_shows_the_words_that_say_so(archive: Archive, truth: Truth):
    """The evidence lies in the article that an edge leads from, which names the outlet that it cites or credits."""
    for edge in found_trace(archive, truth).edges:
        parsed = parse_address(edge.evidence)
        assert parsed
        article, start, end = parsed
        assert article == edge.origin
        words = archive.article(article).text[start:end]
        assert words.strip()
        if edge.kind in ("cites", "credits"):
            target = archive.article(edge.target)
            name = (target.outlet if target else edge.target).removeprefix("The ")
            assert name in archive.article(article).text
