"""The table of gradings and its floors."""

from __future__ import annotations

import json
from pathlib import Path

from evals.grade import FLOORS, format_table, judge, load_floors, raise_floors
from hypothesis import given
from hypothesis import strategies as st

PERCENTS = st.dictionaries(st.sampled_from(["pastes.posts", "reading.gold.en", "times.en"]), st.floats(0, 100))


def test_a_measure_below_its_floor_is_short():
    """What falls under what was once reached is called short."""
    verdicts = {
        row.measure: row.verdict for row in judge({"a": 89.9, "b": 90.0}, {"a": 90.0, "b": 90.0}, complete=True)
    }
    assert verdicts == {"a": "short", "b": "ok"}


def test_a_measure_that_needs_an_absent_corpus_is_skipped_and_our_own_is_not():
    """Without the corpora of others only the project's own measures must be there."""
    floors = {"times.en": 95.0, "reading.gold.en.linked": 70.0, "pastes.posts": 95.0}
    verdicts = {row.measure: row.verdict for row in judge({}, floors, complete=False)}
    assert verdicts == {
        "times.en": "not present, skipped",
        "reading.gold.en.linked": "missing",
        "pastes.posts": "missing",
    }


def test_with_the_corpora_present_no_measure_may_go_missing():
    """A grading that stops reporting is noticed."""
    assert [row.verdict for row in judge({}, {"times.en": 95.0}, complete=True)] == ["missing"]


@given(PERCENTS, PERCENTS)
def test_floors_only_rise(floors: dict[str, float], scores: dict[str, float]):
    """Lifting the floors lowers none, forgets none, and never puts one above what was reached."""
    raised = raise_floors(floors, scores)
    assert all(raised[name] >= floor for name, floor in floors.items())
    assert set(raised) == {*floors, *scores}
    assert all(value <= max(floors.get(name, 0.0), scores.get(name, 0.0) + 1e-6) for name, value in raised.items())


def test_the_table_names_every_measure_with_its_verdict():
    """Nothing that was judged is left out of the table."""
    table = format_table(judge({"a": 50.0}, {"b": 60.0}, complete=False))
    assert "a" in table
    assert "no floor yet" in table
    assert "not present, skipped" in table


def test_floors_are_percents_in_order():
    """The committed floors are a flat table of percents, sorted so that two changes merge."""
    floors = load_floors()
    assert all(0 <= floor <= 100 for floor in floors.values())
    assert list(json.loads(Path(FLOORS).read_text("utf-8"))) == sorted(floors)
