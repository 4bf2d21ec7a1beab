"""`/stories` and `/story/{id}`: what the archive's articles are about, and what they date."""

from __future__ import annotations

from itertools import islice

import msgspec
from fastapi import APIRouter, Query, Response

from hemeroteca.errors import AddressError
from hemeroteca.pipeline.stories import stories, story_of
from hemeroteca.records import Article, Event, Story
from hemeroteca.store import Archive
from hemeroteca.view.addresses import place_path
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render

STORIES_PER_PAGE = 30
LEAST_ARTICLES = 2
"""An article that stands alone is no story to list; its own page leads to its timeline."""
OUTLETS_SHOWN = 4

router = APIRouter()


class StoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One story in the list: how many articles, from which outlets, over which days."""

    story: Story
    outlets: tuple[str, ...]
    more: int
    first: str | None
    last: str | None


class StoriesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The list: those with the newest articles first; `older` is the number of the page that goes on, if one does."""

    entries: tuple[StoryEntry, ...]
    number: int
    older: int | None


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the timeline with the outlets that print it, each with the page that shows the words."""

    event: Event
    places: tuple[tuple[str, str], ...]


class StoryPage(msgspec.Struct, frozen=True, kw_only=True):
    """One story: its articles in order of time, and its timeline."""

    story: Story
    articles: tuple[Article, ...]
    timeline: tuple[Dated, ...]


@router.get("/stories")
def show_stories(archive: Opened, page: int = Query(default=1, ge=1, le=10_000)) -> Response:
    """The stories of more than one article."""
    return render("stories.html", stories_page(archive, page))


@router.get("/story/{article_id}")
def show_story(archive: Opened, article_id: str) -> Response:
    """The story that an article belongs to."""
    return render("story.html", story_page(archive, article_id))


def stories_page(archive: Archive, number: int = 1) -> StoriesPage:
    """The list's record."""
    told = (story for story in stories(archive) if len(story.articles) >= LEAST_ARTICLES)
    start = (number - 1) * STORIES_PER_PAGE
    shown = list(islice(told, start, start + STORIES_PER_PAGE + 1))
    return StoriesPage(
        entries=tuple(_entry(archive, story) for story in shown[:STORIES_PER_PAGE]),
        number=number,
        older=number + 1 if len(shown) > STORIES_PER_PAGE else None,
    )


def story_page(archive: Archive, article_id: str) -> StoryPage:
    """One story's record. Raises AddressError where there is no such article."""
    story = story_of(archive, article_id)
    if story is None:
        raise AddressError(article_id, "no such article in this archive")
    articles = {article.id: article for article in _articles(archive, story)}
    return StoryPage(
        story=story,
        articles=tuple(articles.values()),
        timeline=tuple(Dated(event=event, places=_places(event, articles)) for event in story.timeline),
    )


def _entry(archive: Archive, story: Story) -> StoryEntry:
    articles = _articles(archive, story)
    outlets = tuple(dict.fromkeys(article.outlet for article in articles if article.outlet))
    days = sorted(article.published[:10] for article in articles if article.published)
    return StoryEntry(
        story=story,
        outlets=outlets[:OUTLETS_SHOWN],
        more=max(0, len(outlets) - OUTLETS_SHOWN),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _articles(archive: Archive, story: Story) -> tuple[Article, ...]:
    found = (archive.article(article) for article in story.articles)
    return tuple(article for article in found if article is not None)


def _places(event: Event, articles: dict[str, Article]) -> tuple[tuple[str, str], ...]:
    """Who prints an entry, each with the page of its words; an outlet once."""
    places: dict[str, str] = {}
    for address in (event.statement, *event.also):
        article = articles.get(address.partition("#")[0])
        name = (article.outlet or article.title or article.id) if article else address
        places.setdefault(name, place_path(address))
    return tuple(places.items())
