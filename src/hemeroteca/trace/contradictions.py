"""Statements that deny the one that is traced, and dates that clash with those in it."""

from __future__ import annotations

from collections.abc import Iterator

from hemeroteca.records import DateAt, DateClash, Denial, Span, TimeExpression
from hemeroteca.text import fold, squeeze
from hemeroteca.trace.contexts import (
    Setting,
    are_alike,
    find_passed,
    find_sentence,
    ordinal_of,
    said_spans,
    set_in_place,
)
from hemeroteca.trace.dossiers import Dossier, Place, Saying
from hemeroteca.trace.following import MOST_NEIGHBOURS, Following
from hemeroteca.trace.shelf import Shelf

LEAST_DENIED = 3
DENIED_PART = 0.6
"""Of the stems of the shorter of two statements, three at least, numbers agreeing: a denial repeats what it denies, and
leaves out how it was said. On hand-made pairs only."""
MOST_DENIALS = 20
MOST_DAYS = 2
"""A date of more days is a span of time, which two prints may both be right about."""
MOST_APART = 60
"""Days between two dates of one event; dates further apart are of two."""
MOST_CLASHES = 10


def find_denials(shelf: Shelf, following: Following) -> tuple[Denial, ...]:
    """The statements on a shelf that deny the traced one, or affirm what it denies, in order of time."""
    found: dict[Place, bool] = {}
    for article, numbers in following.prints.items():
        for number in numbers:
            mine = shelf.saying((article, number))
            for place in shelf.neighbours(mine.place, MOST_NEIGHBOURS):
                other = shelf.saying(place)
                if place not in found and denies(mine, other):
                    found[place] = other.statement.polarity == "denied"
    order = {article: rank for rank, article in enumerate(shelf.dossiers)}
    ordered = sorted(found, key=lambda place: (order[place[0]], place[1]))
    return tuple(_describe_denial(shelf, place, denies=found[place]) for place in ordered[:MOST_DENIALS])


def denies(mine: Saying, other: Saying) -> bool:
    """Whether one of two statements denies what the other affirms, whoever speaks."""
    if {mine.statement.polarity, other.statement.polarity} != {"affirmed", "denied"}:
        return False
    if mine.numbers and other.numbers and mine.numbers.isdisjoint(other.numbers):
        return False
    shared = len(mine.stems & other.stems)
    return shared >= max(LEAST_DENIED, DENIED_PART * min(len(mine.stems), len(other.stems)))


def _describe_denial(shelf: Shelf, place: Place, *, denies: bool) -> Denial:
    dossier, saying = shelf.dossiers[place[0]], shelf.saying(place)
    return Denial(
        statement=dossier.statement_address(place[1]),
        article=dossier.id,
        outlet=dossier.article.outlet,
        published=dossier.article.published,
        speaker=saying.speaker.name if saying.speaker else None,
        denies=denies,
        via=tuple(cited.name for cited in reversed(shelf.claim(place).chain)),
    )


def find_date_clashes(shelf: Shelf, following: Following) -> tuple[DateClash, ...]:
    """Days in the traced statement, and days that stand in the same words elsewhere and are others.

    What is written alike ("on Friday", of two weeks) is no clash: it may be the same words, quoted later.
    """
    own = [
        (dossier, time)
        for dossier, spans in said_spans(shelf, following)
        for time in _days_in(dossier)
        if _inside(time, spans)
    ]
    clashes: list[DateClash] = []
    told: set[str] = set()
    for dossier, time in own:
        mine = set_in_place(dossier, time.span)
        rivals = [
            (setting, rival)
            for other in shelf.dossiers.values()
            for rival in _days_in(other)
            if other.id != dossier.id
            and _differ(dossier, time, other, rival)
            and are_alike(mine, setting := set_in_place(other, rival.span))
        ]
        values = tuple(_describe_date(shelf, *each) for each in ((mine, time), *rivals))
        if rivals and not told.intersection(value.at for value in values):
            told.update(value.at for value in values)
            clashes.append(DateClash(about=_about(mine), values=values))
    return tuple(clashes[:MOST_CLASHES])


def _days_in(dossier: Dossier) -> Iterator[TimeExpression]:
    """The days that an article names."""
    for time in dossier.reading.times:
        days = _days_of(time)
        if days is not None and days[1] - days[0] < MOST_DAYS:
            yield time


def _days_of(time: TimeExpression) -> tuple[int, int] | None:
    earliest, latest = (ordinal_of(day) if day else None for day in (time.earliest, time.latest))
    return (earliest, latest) if earliest is not None and latest is not None else None


def _inside(time: TimeExpression, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= time.span.start and time.span.end <= span.end for span in spans)


def _differ(dossier: Dossier, time: TimeExpression, other: Dossier, rival: TimeExpression) -> bool:
    """Whether two days are not the same, nor the same words, and not too far apart to be of one thing."""
    days, others = _days_of(time), _days_of(rival)
    if days is None or others is None or (days[0] <= others[1] and others[0] <= days[1]):
        return False
    return abs(days[0] - others[0]) <= MOST_APART and _words(dossier, time) != _words(other, rival)


def _words(dossier: Dossier, time: TimeExpression) -> str:
    return fold(squeeze(dossier.text[time.span.start : time.span.end]))


def _about(setting: Setting) -> str:
    """What a date is given for: the words behind it, or before it."""
    text, where = setting.dossier.text, setting.span
    around = find_sentence(text, where, Span(0, len(text)))
    return squeeze(f"{text[around.start : where.start]} … {text[where.end : around.end]}").strip(" …,;:")


def _describe_date(shelf: Shelf, setting: Setting, time: TimeExpression) -> DateAt:
    return DateAt(
        earliest=time.earliest or "",
        latest=time.latest or "",
        at=setting.dossier.address(time.span),
        speaker=setting.speaker,
        via=find_passed(shelf, setting),
    )
