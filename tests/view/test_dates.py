"""Dates in words."""

from __future__ import annotations

import pytest

from hemeroteca.view.dates import date_words, day_words, span_words, weekday_words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-03-15", "15 March 2026"),
        ("2026-03-15T09:30:00+01:00", "15 March 2026, 09:30"),
        ("next week", "next week"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_people_write_it(iso, words):
    """The time of day only where the source gave one; what is no date stays as it is."""
    assert date_words(iso) == words


def test_a_day_has_its_weekday():
    """Day headings read as the blog's did."""
    assert day_words("2026-03-15") == "Sunday 15 March 2026"
    assert weekday_words("2026-03-15") == "Sunday"
    assert weekday_words("soon") == ""


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("1874-01-01", "1874-12-31", "1874"),
        ("2026-06-01", "2026-06-30", "June 2026"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2026-03-12", "2026-03-12", "12 March 2026"),
        ("2026-06-01", "2026-08-31", "1 June 2026 – 31 August 2026"),
        ("2026-01-01", "2027-12-31", "1 January 2026 – 31 December 2027"),
        ("2026-01-01", "9999-12-31", "1 January 2026 – 31 December 9999"),
        (None, None, ""),
    ],
)
def test_some_days_are_written_as_what_they_are(earliest, latest, words):
    """A whole year or month by its name, one day as a day, else from one to the other."""
    assert span_words(earliest, latest) == words
