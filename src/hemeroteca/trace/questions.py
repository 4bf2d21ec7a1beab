"""What a trace wants to know of the archive: decided here, asked by the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from hemeroteca.trace.chronology import When, shift_day
from hemeroteca.trace.contexts import said_spans
from hemeroteca.trace.disagreements import count_noun, count_said
from hemeroteca.trace.dossiers import Dossier, Place
from hemeroteca.trace.following import Following
from hemeroteca.trace.likeness import LEAST_QUOTED, SHORT_DAYS, may_recur
from hemeroteca.trace.outlets import find_credited, same_outlet
from hemeroteca.trace.profiles import fingerprint_names
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import STORY_DAYS

CITED_DAYS = 14
"""What is cited is seldom older than two weeks; an older article that carries the very statement is found by it."""
MOST_STORY_PRINTS = 12
"""Prints of one statement are of one story, so the first of them lead to its articles."""
LONG_STATEMENT = 6
"""Any two prints that count as the same share two fingerprints at least; a statement of fewer than six may share
one, if they are prints of the same week. One alone is mostly chance, and there are many of those."""
PHRASE_WORDS = 8
"""So many words of a statement are looked for as a phrase where its fingerprints stand in too many statements."""
EVER = "0001-01-01", "9999-12-31"


class Window(msgspec.Struct, frozen=True):
    """The articles of an outlet from one day to another, both included."""

    outlet: str
    since: str
    until: str


class Wording(msgspec.Struct, frozen=True):
    """A statement to be looked for by its words: its fingerprints, and its first words as a phrase.

    `days` are the first and the last on which another print may share no more than one fingerprint; `None` where any
    shares more. A statement that is `short` is printed again in those days only.
    """

    shingles: tuple[int, ...]
    phrase: tuple[str, ...]
    days: tuple[str, str] | None
    short: bool


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """What to look up: statements that share words, articles that share prose, articles that are cited or linked to."""

    wordings: tuple[Wording, ...]
    passages: tuple[tuple[int, ...], ...]
    windows: tuple[Window, ...]
    links: tuple[str, ...]


class StoryQuestion(msgspec.Struct, frozen=True):
    """Articles of some days (`None`: any) that share names, by their fingerprints, and count one noun, by its stems."""

    counted: frozenset[str]
    names: tuple[int, ...]
    days: tuple[str, str] | None


def ask_questions(shelf: Shelf, following: Following) -> Questions:
    """Everything to ask for the statements that are followed so far, each question once, in a fixed order."""
    places = following.places()
    dossiers = [shelf.dossiers[article] for article in (*following.prints, *following.echoes)]
    windows = [window for article, number in places for window in _cited_windows(shelf, (article, number))]
    windows += [window for dossier in dossiers for window in _credited_windows(dossier)]
    return Questions(
        wordings=_join_wordings(wording for place in places for wording in _word(shelf, place)),
        passages=_distinct(dossier.passages for dossier in dossiers),
        windows=tuple(dict.fromkeys(windows)),
        links=tuple(dict.fromkeys(link.url for dossier in dossiers for link in dossier.article.links)),
    )


def ask_story(shelf: Shelf, following: Following) -> tuple[StoryQuestion, ...]:
    """Where values may stand that differ from those in the statement: articles of its days that count the same."""
    found: dict[StoryQuestion, None] = {}
    for dossier, spans in islice(said_spans(shelf, following), MOST_STORY_PRINTS):
        day = dossier.when.day
        days = (shift_day(day, -STORY_DAYS), shift_day(day, STORY_DAYS)) if day else None
        for counted in count_said(dossier, spans):
            found[StoryQuestion(counted.noun, fingerprint_names(dossier.names), days)] = None
    return tuple(question for question in found if question.names)


def may_answer(question: StoryQuestion, dossier: Dossier) -> bool:
    """Whether an article counts what is asked for, or, where that is no noun, anything."""
    counted = (count_noun(quantity) for quantity in dossier.reading.quantities)
    return any(not question.counted.isdisjoint(noun) if question.counted else not noun for noun in counted)


def _join_wordings(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """One for all prints in the same words, from a week before the first of them to a week after the last."""
    found: dict[tuple[int, ...], Wording] = {}
    for wording in wordings:
        known = found.get(wording.shingles, wording)
        if known.days and wording.days:
            days = min(known.days[0], wording.days[0]), max(known.days[1], wording.days[1])
            known = msgspec.structs.replace(known, days=days)
        found[wording.shingles] = known
    return tuple(found.values())


def _word(shelf: Shelf, place: Place) -> Iterator[Wording]:
    """How to look for a statement by its words; not at all where nothing could be the same by them."""
    saying, dossier = shelf.saying(place), shelf.dossiers[place[0]]
    shingles = dossier.shingles[place[1]]
    if not shingles or not may_recur(saying):
        return
    day = dossier.when.day
    near = (shift_day(day, -SHORT_DAYS), shift_day(day, SHORT_DAYS)) if day else EVER
    yield Wording(
        shingles=shingles,
        phrase=tuple(saying.said[:PHRASE_WORDS]),
        days=near if len(shingles) < LONG_STATEMENT else None,
        short=len(saying.content) < LEAST_QUOTED,
    )


def _cited_windows(shelf: Shelf, place: tuple[str, int]) -> Iterator[Window]:
    dossier = shelf.dossiers[place[0]]
    for cited in shelf.claim(place).chain:
        yield _window(cited.name, dossier.when)


def _credited_windows(dossier: Dossier) -> Iterator[Window]:
    for credit in dossier.article.credits:
        for name in find_credited(credit.text):
            if not same_outlet(name, dossier.article.outlet):
                yield _window(name, dossier.when)


def _window(outlet: str, when: When) -> Window:
    if when.day is None:
        return Window(outlet, *EVER)
    return Window(outlet, shift_day(when.day, -CITED_DAYS), when.day)


def _distinct(found: Iterator[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(marks for marks in dict.fromkeys(found) if marks)
