"""`export stories`: one row per story of the archive, with its articles and its timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hemeroteca.pipeline.stories import stories_with_timelines
from hemeroteca.records import Story
from hemeroteca.store import Archive


def story_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[Story]:
    """The stories with an article whose id `keep` wants; a story is its own row."""
    return (story for story in stories_with_timelines(archive) if any(map(keep, story.articles)))
