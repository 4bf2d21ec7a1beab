"""`/`: the archive by day, as the blog had it."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Response

from hemeroteca.records import Article
from hemeroteca.store import Archive, Counts, Day, DayEntry
from hemeroteca.text import parse_day
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render

DAYS_PER_PAGE = 7
"""A week on a page: a clippings blog has a few articles a day."""

router = APIRouter()


class FrontEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One article in the list, and where else it was clipped."""

    entry: DayEntry
    also: tuple[str, ...]


class FrontDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day heading and what stood under it.

    `collected` says that it is the day of collecting, because nothing shown under it stood under a day heading; `more`
    counts the articles of a full day that are not shown.
    """

    day: str
    collected: bool
    entries: tuple[FrontEntry, ...]
    more: int


class FrontPage(msgspec.Struct, frozen=True, kw_only=True):
    """The front page: days, newest first; `older` is the day before which the next page goes on, if there is one."""

    days: tuple[FrontDay, ...]
    counts: Counts
    older: str | None
    before: str | None


@router.get("/")
def show_front(archive: Opened, before: str | None = None) -> Response:
    """The newest days, or those before a day."""
    day = parse_day(before) if before else None
    return render("front.html", front_page(archive, day.isoformat() if day else None))


def front_page(archive: Archive, before: str | None) -> FrontPage:
    """The page's record: one day more is asked for than is shown, to know whether there are older ones."""
    days = archive.days(before, DAYS_PER_PAGE + 1)
    shown = days[:DAYS_PER_PAGE]
    return FrontPage(
        days=tuple(_front_day(archive, day) for day in shown),
        counts=archive.counts(),
        older=shown[-1].day if len(days) > DAYS_PER_PAGE else None,
        before=before,
    )


def clipped_from(archive: Archive, article: Article) -> str:
    """Where an article's clipping came from."""
    return archive.origin(article.clipping) or ""


def _front_day(archive: Archive, day: Day) -> FrontDay:
    """A day with the copies of its articles named."""
    return FrontDay(
        day=day.day,
        collected=all(entry.posted is None for entry in day.entries),
        more=day.total - len(day.entries),
        entries=tuple(
            FrontEntry(
                entry=entry,
                also=tuple(dict.fromkeys(clipped_from(archive, copy) for copy in archive.copies(entry.article))),
            )
            for entry in day.entries
        ),
    )
