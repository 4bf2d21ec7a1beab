"""Archive → stories: new articles are put into groups, and groups fall into stories when somebody asks.

Grouping follows filing, article by article in its order, each in a transaction of its own: a run that is stopped goes
on where it was, and an archive that is rebuilt in the same order has the same groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from hemeroteca.errors import ArchiveError
from hemeroteca.pipeline.filing import Progress
from hemeroteca.records import Profile, Story
from hemeroteca.store import Archive
from hemeroteca.trace import Dossier
from hemeroteca.trace.chronology import shift_day
from hemeroteca.trace.grouping import GROUP_DAYS, Neighbour, choose_groups, split_group
from hemeroteca.trace.profiles import profile_article
from hemeroteca.trace.shelf import print_order
from hemeroteca.trace.timelines import make_timeline

MOST_NEIGHBOURS = 40
"""Articles that a new one is held against; twice as many change nothing on ECB+."""
AT_ONCE = 200
"""Articles in one transaction, about a second of work: so much is lost where a run is stopped."""


def group_articles(archive: Archive, progress: Progress | None = None) -> int:
    """Put every article that is in no group yet into one; answers how many. Costs some milliseconds for each.

    `progress` counts those articles. A run that is stopped goes on where it was.
    """
    done = 0
    while waiting := archive.ungrouped():
        articles, total = archive.article_count(), done + len(waiting)
        for batch in (waiting[start : start + AT_ONCE] for start in range(0, len(waiting), AT_ONCE)):
            with archive.transaction():
                for number, article_id in enumerate(batch, start=done + 1):
                    _group(archive, article_id, articles)
                    if progress:
                        progress(number, total)
            done += len(batch)
    return done


def bring_up(archive: Archive, most: int | None = None) -> None:
    """Group what is new, where the archive can be written; nothing where more than `most` articles wait."""
    with suppress(ArchiveError):
        if most is None or archive.ungrouped_count() <= most:
            group_articles(archive)


def _group(archive: Archive, article_id: str, articles: int) -> None:
    """Put one article into its group."""
    filing = archive.filing(article_id)
    if filing is None:  # removed since, by another program
        return
    profile = profile_article(filing.article, filing.reading, archive.collected(filing.article.clipping))
    days = (shift_day(profile.day, -GROUP_DAYS), shift_day(profile.day, GROUP_DAYS)) if profile.day else None
    neighbours = [Neighbour(*found) for found in archive.neighbours(profile.names, MOST_NEIGHBOURS, days)]
    counts = archive.term_counts(profile.terms) if neighbours else {}
    archive.put_profile(profile, choose_groups(profile, neighbours, counts, articles))


def stories(archive: Archive) -> Iterator[Story]:
    """Every story without its timeline, those with the newest articles first; articles alone are stories of one.

    In an archive that cannot be written, those of the articles that were grouped before.
    """
    bring_up(archive)
    for group in archive.groups():
        members = archive.members(group)
        for places in split_group(members):
            yield _make_story(archive, [members[place] for place in places])


def story_of(archive: Archive, article_id: str) -> Story | None:
    """The story that an article belongs to, with its timeline; `None` where it is not there, or in no group yet."""
    bring_up(archive)
    group = archive.group_of(article_id)
    if group is None:
        return None
    members = archive.members(group)
    for places in split_group(members):
        chosen = [members[place] for place in places]
        if any(profile.article == article_id for profile in chosen):
            return _with_timeline(archive, _make_story(archive, chosen))
    return None


def stories_with_timelines(archive: Archive) -> Iterator[Story]:
    """Every story of `stories`, with its timeline."""
    return (_with_timeline(archive, story) for story in stories(archive))


def _make_story(archive: Archive, profiles: Sequence[Profile]) -> Story:
    """A story of some articles, which are in order of filing; its own are in order of time."""
    dossiers = sorted(_open(archive, [profile.article for profile in profiles]), key=print_order)
    titles = (dossier.article.title or " ".join(dossier.text[:80].split()) for dossier in dossiers)
    return Story(
        story=profiles[0].article,
        title=next(filter(None, titles), ""),
        articles=tuple(dossier.id for dossier in dossiers),
    )


def _with_timeline(archive: Archive, story: Story) -> Story:
    timeline = make_timeline(_open(archive, story.articles))
    return Story(story=story.story, title=story.title, articles=story.articles, timeline=timeline)


def _open(archive: Archive, article_ids: Sequence[str]) -> Iterator[Dossier]:
    """The articles of some ids with their readings."""
    for article_id in article_ids:
        filing = archive.filing(article_id)
        if filing is not None:
            yield Dossier(filing, archive.collected(filing.article.clipping))
