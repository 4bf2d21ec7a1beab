"""Where an article of a day stands: rows rise with the day, so days are ranges of rows."""

from __future__ import annotations

from hemeroteca.text import parse_day

DayRange = tuple[str, str]
"""The first and the last of some days, both included."""
EVER: DayRange = ("0001-01-01", "9999-12-31")
DAY_SHIFT = 24
"""A row leaves 24 bits below the day number: 16 million articles a day."""
STATEMENT_SHIFT = 16
"""A statement's row leaves 16 bits below the article's; statements beyond 65,536 in one article are not looked up."""


def first_row(day: str | None) -> int:
    """The lowest row that an article of this day can have; days that are not known come before all others."""
    known = parse_day(day or "")
    return (known.toordinal() if known else 0) << DAY_SHIFT


def row_after(day: str | None) -> int:
    """The lowest row of the day after, or of the first day there is."""
    return first_row(day) + (1 << DAY_SHIFT)


def rows_of(days: DayRange) -> tuple[range, range]:
    """The rows of the articles that have no day, and of those from one day to another, both included."""
    return range(row_after(None)), range(first_row(days[0]), row_after(days[1]))
