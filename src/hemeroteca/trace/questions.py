"""What a trace wants to know of the archive: decided here, asked by the pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hemeroteca.trace.chronology import When, shift_day
from hemeroteca.trace.disagreements import count_said
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.following import Following
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import STORY_DAYS

CITED_DAYS = 14
"""What is cited is seldom older than two weeks; an older article that carries the very statement is found by it."""
MOST_STORY_NAMES = 20


class Window(msgspec.Struct, frozen=True):
    """The articles of an outlet from one day to another, both included."""

    outlet: str
    since: str
    until: str


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """What to look up: statements that share words, articles that share prose, articles that are cited or linked to."""

    shingles: tuple[tuple[int, ...], ...]
    passages: tuple[tuple[int, ...], ...]
    windows: tuple[Window, ...]
    links: tuple[str, ...]


class StoryQuestion(msgspec.Struct, frozen=True):
    """Articles after one day and before another that have one of these beginnings of words, and one of those."""

    counted: tuple[str, ...]
    names: tuple[str, ...]
    after: str | None
    before: str | None


def ask_questions(shelf: Shelf, following: Following) -> Questions:
    """Everything to ask for the statements that are followed so far, each question once, in a fixed order."""
    places = following.places()
    dossiers = [shelf.dossiers[article] for article in (*following.prints, *following.echoes)]
    windows = [window for article, number in places for window in _cited_windows(shelf, (article, number))]
    windows += [window for dossier in dossiers for window in _credited_windows(dossier)]
    return Questions(
        shingles=_distinct(shelf.dossiers[article].shingles[number] for article, number in places),
        passages=_distinct(dossier.passages for dossier in dossiers),
        windows=tuple(dict.fromkeys(windows)),
        links=tuple(dict.fromkeys(url for dossier in dossiers for url in _addresses(dossier))),
    )


def ask_story(shelf: Shelf, following: Following) -> tuple[StoryQuestion, ...]:
    """Where values may stand that differ from those in the statement: articles of its days that count the same."""
    found = []
    for article in following.prints:
        dossier = shelf.dossiers[article]
        day = dossier.when.day
        for counted in count_said(shelf, article, following):
            names = [name for name in sorted(dossier.names, key=lambda n: (-len(n), n)) if name.isalpha()]
            question = StoryQuestion(
                counted=tuple(sorted(filter(str.isalpha, counted.noun))),
                names=tuple(names[:MOST_STORY_NAMES]),
                after=shift_day(day, -STORY_DAYS - 1) if day else None,
                before=shift_day(day, STORY_DAYS + 1) if day else None,
            )
            if question.names and question not in found:
                found.append(question)
    return tuple(found)


def _addresses(dossier: Dossier) -> Iterator[str]:
    """Where an article points to, its canonical address before its links."""
    if dossier.article.canonical:
        yield dossier.article.canonical
    yield from (link.url for link in dossier.article.links)


def _cited_windows(shelf: Shelf, place: tuple[str, int]) -> Iterator[Window]:
    dossier = shelf.dossiers[place[0]]
    for cited in shelf.claim(place).chain:
        yield _window(cited.name, dossier.when)


def _credited_windows(dossier: Dossier) -> Iterator[Window]:
    yield from (_window(name, dossier.when) for name, _ in dossier.credited)


def _window(outlet: str, when: When) -> Window:
    if when.day is None:
        return Window(outlet, "0001-01-01", "9999-12-31")
    return Window(outlet, shift_day(when.day, -CITED_DAYS), when.day)


def _distinct(found: Iterator[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(marks for marks in dict.fromkeys(found) if marks)
