"""What `find_times` promises: the first and the last day that a time can mean, and `None` where that is not known."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.cases import load_cases, well_formed

from hemeroteca.read.times import find_times

PUBLISHED = "2026-03-12"
LANGUAGES = st.sampled_from(["en", "es", "fr", "ja", "xx", None])
VOCABULARY = """last next first week of days 2 31 2019 May march 12 - to from between and after before ago later the in
two weeks year 7/3 hace semana mes de el mayo siglo XXI 1990s mid late Friday Feb 29 9999 1000 decade century"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()))
DAYS = st.sampled_from([None, "", "0001-01-01", "9999-12-31", "2024-02-29", "2025-11-13T09:30:00+01:00", "nonsense"])


@pytest.mark.parametrize("case", load_cases("times"))
def test_each_time_means_the_days_of_the_case(case):
    """Spans and days are those of the case, and nothing else is found."""
    published = PUBLISHED if case.published is None else case.published
    found = [
        (case.text[t.span.start : t.span.end], t.earliest, t.latest)
        for t in find_times(case.text, published or None, case.language)
    ]
    assert found == [(t.span, t.first or None, (t.last or t.first) or None) for t in case.times]


@given(st.text() | WORDS.map(" ".join), DAYS, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_spans_inside_it_and_days_in_order(text, published, language):
    """Spans lie inside the text, do not overlap and come in order; both days are there or neither, the first first."""
    times = find_times(text, published, language)
    assert well_formed(text, [time.span for time in times])
    for time in times:
        assert (time.earliest is None) == (time.latest is None)
        if time.earliest and time.latest:
            assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)


@pytest.mark.parametrize(
    "text", ["2 days after " * 3_000, "may " * 20_000, "first week of " * 3_000, "1-" * 10_000, "5" * 500_000]
)
def test_long_runs_take_linear_time(text):
    """A long row of words of time is read in a moment, however they lean on one another."""
    assert well_formed(text, [time.span for time in find_times(text, PUBLISHED, "en")])


def test_a_weekday_that_fits_only_the_coming_date_makes_it_the_coming_one():
    """News of Thursday 12 March announces "Friday 20 March": eight days ahead, not a year back."""
    (time,) = find_times("The court meets on Friday 20 March.", PUBLISHED, "en")
    assert time.earliest == "2026-03-20"


def test_the_day_of_a_time_with_a_zone_is_the_day_written():
    """`published` may carry a time of day and a zone; the day is the one it names."""
    (time,) = find_times("It rained today.", "2025-11-13T23:30:00+01:00", "en")
    assert time.earliest == "2025-11-13"
