"""ISO dates as people write them."""

from __future__ import annotations

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


def _words(iso: str | None, pattern: str) -> str:
    """A day in a CLDR pattern."""
    if not iso:
        return ""
    day = parse_day(iso)
    return format_date(day, pattern, locale=LOCALE) if day else iso
