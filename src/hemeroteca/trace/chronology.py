"""What came before what, where it can be told: most clippings know a day and no hour."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from hemeroteca.records import Article
from hemeroteca.text import parse_day

LAST = "9999-99-99"
"""Sorts behind every day: what has no date stands last, and is never called first."""


class When(NamedTuple):
    """The day an article is dated, and the instant in seconds where it gives a time with its zone."""

    day: str | None
    instant: float | None


def date_article(article: Article, collected: str | None = None) -> When:
    """When an article was published; no date where it is dated more than a day after it was clipped.

    `collected` is when its clipping arrived, where that is known.
    """
    published = article.published
    day = parse_day(published) if published else None
    if published is None or day is None or dated_after_clipping(article, collected):
        return When(None, None)
    return When(day.isoformat(), find_instant(published))


def dated_after_clipping(article: Article, collected: str | None = None) -> bool:
    """Whether an article is dated more than a day (zones differ) after a blog had it or it arrived: that cannot be."""
    published = parse_day(article.published) if article.published else None
    seen = [day for moment in (article.posted, collected) if moment and (day := parse_day(moment))]
    return published is not None and any(published - day > dt.timedelta(days=1) for day in seen)


def find_instant(published: str) -> float | None:
    """Seconds since 1970 of a date with a time and a zone; `None` for a day, or a time that may be in any zone."""
    if len(published) <= len("2025-11-13"):
        return None
    try:
        moment = dt.datetime.fromisoformat(published)
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def precedes(one: When, other: When) -> bool | None:
    """Whether one came before the other; `None` where that cannot be told."""
    if one.instant is not None and other.instant is not None:
        return None if one.instant == other.instant else one.instant < other.instant
    if one.day is None or other.day is None or one.day == other.day:
        return None
    return one.day < other.day


def days_between(one: When, other: When) -> int | None:
    """How many days the other is dated after the one, negative where it is dated before."""
    if one.day is None or other.day is None:
        return None
    return (dt.date.fromisoformat(other.day) - dt.date.fromisoformat(one.day)).days


def shift_day(day: str, days: int) -> str:
    """The day so many days later, or earlier; the calendar's own ends are not passed."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return day
