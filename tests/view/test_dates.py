"""Dates in words."""

from __future__ import annotations

import pytest

from hemeroteca.view.dates import date_words, day_words, weekday_words


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
