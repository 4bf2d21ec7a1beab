"""What a trace wants to know of the archive: decided here, asked by the pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hemeroteca.trace.chronology import shift_day
from hemeroteca.trace.disagreements import count_said
from hemeroteca.trace.dossiers import Dossier
from hemeroteca.trace.following import Following
from hemeroteca.trace.names import stem_names
from hemeroteca.trace.outlets import find_credited, same_outlet
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import STORY_DAYS
from hemeroteca.trace.words import TOKEN, find_words, fold_word, stem

CITED_DAYS = 14
"""What is cited is seldom older than two weeks; an older article that carries the very statement is found by it."""
MOST_NAMES = 20


class Window(msgspec.Struct, frozen=True):
    """The articles of an outlet from one day to another, both included, that have some of these names."""

    outlet: str
    since: str | None
    until: str | None
    names: tuple[str, ...]


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """What to look up: statements that share words, articles that share prose, articles that are cited or linked to."""

    shingles: tuple[tuple[int, ...], ...]
    prose: tuple[str, ...]
    """Ids of the articles whose prose is looked for elsewhere."""
    windows: tuple[Window, ...]
    links: tuple[str, ...]


class StoryQuestion(msgspec.Struct, frozen=True):
    """The articles from one day to another, both included, that have some of these names."""

    since: str | None
    until: str | None
    names: tuple[str, ...]


def ask_questions(shelf: Shelf, following: Following) -> Questions:
    """Everything to ask for the statements that are followed so far, each question once, in a fixed order."""
    places = following.places()
    dossiers = [shelf.dossiers[article] for article in (*following.prints, *following.echoes)]
    windows = [window for article, number in places for window in _cited_windows(shelf, (article, number))]
    windows += [window for dossier in dossiers for window in _credited_windows(dossier)]
    return Questions(
        shingles=_distinct(shelf.dossiers[article].shingles[number] for article, number in places),
        prose=tuple(dossier.id for dossier in dossiers),
        windows=tuple(dict.fromkeys(windows)),
        links=tuple(dict.fromkeys(link.url for dossier in dossiers for link in dossier.article.links)),
    )


def ask_story(shelf: Shelf, following: Following) -> tuple[StoryQuestion, ...]:
    """Where values may stand that differ from those in the statement: articles of its days that name the same."""
    found = []
    for article in following.prints:
        dossier = shelf.dossiers[article]
        day = dossier.when.day
        if any(True for _ in count_said(shelf, article, following)):
            question = StoryQuestion(
                since=shift_day(day, -STORY_DAYS) if day else None,
                until=shift_day(day, STORY_DAYS) if day else None,
                names=find_telling_words(dossier),
            )
            if question.names and question not in found:
                found.append(question)
    return tuple(found)


def find_telling_words(dossier: Dossier, speaker: str = "") -> tuple[str, ...]:
    """The words of an article's names as they stand in it, those of a speaker first, then the longest."""
    told = dossier.all_names - stem_names((dossier.article.outlet,))
    names = (fold_word(token) for token in TOKEN.findall(dossier.text) if token[0].isupper())
    spoken = frozenset(find_words(speaker))
    known = sorted(
        {name for name in names if stem(name) in told}, key=lambda name: (name not in spoken, -len(name), name)
    )
    return tuple(known[:MOST_NAMES])


def _cited_windows(shelf: Shelf, place: tuple[str, int]) -> Iterator[Window]:
    dossier = shelf.dossiers[place[0]]
    speaker = dossier.reading.statements[place[1]].speaker
    for cited in shelf.claim(place).chain:
        yield _window(cited.name, dossier, speaker.name if speaker else "")


def _credited_windows(dossier: Dossier) -> Iterator[Window]:
    for credit in dossier.article.credits:
        for name in find_credited(credit.text):
            if not same_outlet(name, dossier.article.outlet):
                yield _window(name, dossier)


def _window(outlet: str, dossier: Dossier, speaker: str = "") -> Window:
    day = dossier.when.day
    return Window(outlet, shift_day(day, -CITED_DAYS) if day else None, day, find_telling_words(dossier, speaker))


def _distinct(found: Iterator[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(marks for marks in dict.fromkeys(found) if marks)
