"""ISO dates as people write them."""

from __future__ import annotations

import calendar

from babel.dates import format_date

from hemeroteca.text import parse_day

LOCALE = "en_GB"
"""The pages are in English; the articles keep their own language."""


def day_words(iso: str | None) -> str:
    """`Sunday 16 November 2025`; an unknown day is empty and what is no date is left as it stands."""
    return _words(iso, "EEEE d MMMM y")


def weekday_words(iso: str | None) -> str:
    """`Sunday`; an unknown day is empty and so is what is no date."""
    return _words(iso, "EEEE") if parse_day(iso or "") else ""


def date_words(iso: str | None) -> str:
    """`16 November 2025`, with the time of day where the source gave one (`16 November 2025, 09:30`)."""
    words = _words(iso, "d MMMM y")
    clock = (iso or "")[10:16]
    return f"{words}, {clock[1:]}" if clock[:1] in ("T", " ") and clock[3:4] == ":" and words else words


def span_words(earliest: str | None, latest: str | None) -> str:
    """Some days in words: `1874` for a whole year, `June 2026` for a whole month, `16 November 2025` for one day."""
    first, last = parse_day(earliest or ""), parse_day(latest or "")
    if first is None or last is None or first == last:
        return date_words(earliest or latest)
    ends = calendar.monthrange(last.year, last.month)[1] == last.day
    if first.day == 1 and ends and first.year == last.year:
        if first.month == last.month:
            return _words(earliest, "MMMM y")
        if (first.month, last.month) == (1, 12):
            return _words(earliest, "y")
    return f"{date_words(earliest)} – {date_words(latest)}"


def _words(iso: str | None, pattern: str) -> str:
    """A day in a CLDR pattern."""
    if not iso:
        return ""
    day = parse_day(iso)
    return format_date(day, pattern, locale=LOCALE) if day else iso
