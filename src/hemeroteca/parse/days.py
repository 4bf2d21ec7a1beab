"""Which lines of a page are its day headings, and which of its dates belong to articles.

Decided over the whole page: headings are written alike, run strictly forwards or backwards, stand where something has
just ended and something begins, and the first comes before any article.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from hemeroteca.parse.calendars import EVERY_TIER
from hemeroteca.parse.dates import FoundDate
from hemeroteca.parse.facts import Fact, find_facts
from hemeroteca.parse.lines import Line
from hemeroteca.text import squeeze

MAX_HEADING = 80
"""Characters; the longest full date of CLDR has 50."""
ORDINAL = re.compile(r"\b(?:er|o|a|º|ª|st|nd|rd|th|г)\b ?|[.]")
LONG_PARAGRAPH = 30
"""Words. What follows a day heading is a title; a paragraph of this length follows a date in an article's head."""
CLOSER_WORDS = 6
NOT_FIRST = 2.0
"""The cost of taking for headings dates that another date line goes before: the posts above would have no day."""
SPREAD_COST = 0.5
"""Only to choose between two readings of figures: less than any other evidence."""
DAYS_OF_YEAR = 365
MIN_TOTAL = 1.5
"""The least evidence for a page's headings: one date with a weekday on top of a page reaches 3.5, one in an article's
head stays below 0.5."""
MOST_NAME_LINES, MOST_NAME_WORDS = 3, 4
"""A blog's name and its description, before a first heading; an article's head has a title, which is longer."""
WEAK_DOUBT = -1.0
"""A heading after a line without a full stop weighs -0.5; one after a name or another date -1.5 and less."""
MANY_HEADER_LINES = 6
"""A blog's side column copied above its posts; an article's head has at most five lines."""
DATE_LIKE = re.compile(r"(?=.*(?<!\d)(?:19|20)\d\d(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d))(?=.*[^\W\d_])")
DATE_LIKE_WORDS = 7


class DayHeading(msgspec.Struct, frozen=True):
    """A day heading: the place of its line, and its ISO day."""

    place: int
    day: str


def find_days(lines: list[Line]) -> tuple[list[Fact], list[DayHeading]]:
    """The facts of a page's lines and its day headings, in as many languages as it takes to find some."""
    facts = find_facts(lines)
    for tier in range(EVERY_TIER + 1):
        facts = facts if tier == 0 else find_facts(lines, tier)
        days = choose_days(facts)
        if days or not any(_may_be_date(fact) for fact in facts):
            break
    return facts, days


def choose_days(facts: list[Fact]) -> list[DayHeading]:
    """The day headings among the lines that are dates."""
    groups: dict[str, list[int]] = {}
    for place, fact in enumerate(facts):
        if fact.date and len(fact.line.text) <= MAX_HEADING and not fact.date.is_labelled:
            groups.setdefault(squeeze(ORDINAL.sub("", fact.date.shape)), []).append(place)
    groups = _merge_unsure(groups)
    best: tuple[float, list[DayHeading]] = (MIN_TOTAL, [])
    starts = {group[0] for group in groups.values()}
    certain = [date.days[0] for date in _dates(facts) if len(date.days) == 1]
    for group in groups.values():
        first = group[0] if group[0] == min(starts) else -1
        weights = [_weigh(facts, place, is_first=place == first, is_lone=len(group) == 1) for place in group]
        readings = _readings([facts[place].date for place in group])
        for days in readings:
            for sign in (-1, 1):
                total, chain = _longest_chain(days, weights, sign)
                total -= 0.0 if first == group[0] else NOT_FIRST
                total -= SPREAD_COST * _spread([days[i] for i in chain] + certain) if len(readings) > 1 else 0.0
                if total > best[0]:
                    chain = _fill_chain(chain, days, weights, sign)
                    best = (total, [DayHeading(group[i], days[i]) for i in chain])
    return best[1]


def _merge_unsure(groups: dict[str, list[int]]) -> dict[str, list[int]]:
    """The groups with lines such as "3 May 2025", long or short alike, in the group that is otherwise written so."""
    merged = {shape: list(group) for shape, group in groups.items() if "?" not in shape}
    for shape, group in groups.items():
        if "?" in shape:
            pattern = re.compile(re.escape(shape).replace(r"\?", "[wa]"))
            alike = [other for other in merged if pattern.fullmatch(other)]
            merged.setdefault(max(alike, key=lambda other: len(merged[other]), default=shape), []).extend(group)
    return {shape: sorted(group) for shape, group in merged.items()}


def _may_be_date(fact: Fact) -> bool:
    """A short line with a year, another figure and a word that no known language reads as a date."""
    text = fact.line.text
    return (
        len(text) <= MAX_HEADING
        and fact.words <= DATE_LIKE_WORDS
        and fact.furniture is None
        and fact.address is None
        and not (fact.byline and fact.byline.date)
        and DATE_LIKE.match(text) is not None
    )


def _dates(facts: list[Fact]) -> list[FoundDate]:
    """Every date that stands in a line of names and dates."""
    return [fact.byline.date for fact in facts if fact.byline and fact.byline.date]


def _readings(dates: list[FoundDate | None]) -> list[list[str]]:
    """The days of a group, read day first and, where figures leave it open, month first."""
    found = [date.days for date in dates if date]
    by_day, by_month = [days[0] for days in found], [days[-1] for days in found]
    return [by_day] if by_day == by_month else [by_day, by_month]


def _spread(days: list[str]) -> float:
    """Years between the first and the last day; the right reading of figures keeps a page's dates together."""
    if not days:
        return 0.0
    first, last = dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))
    return min((last - first).days / DAYS_OF_YEAR, 1.0)


def _weigh(facts: list[Fact], place: int, *, is_first: bool, is_lone: bool) -> float:
    """How much one date line looks like a heading from its neighbours; above 0 it may be one."""
    date = facts[place].date
    assert date is not None
    weight = 1.0 if date.has_weekday else 0.0
    weight -= 1.0 if date.time else 0.0
    weight += _weigh_before(facts, place, is_first=is_first, is_lone=is_lone)
    following = next((fact for fact in facts[place + 1 : place + 3] if fact.furniture != "separator"), None)
    if following is None:
        return weight - 1.0
    if following.is_sentence and following.words >= LONG_PARAGRAPH:
        return weight - 1.2
    return weight + (0.5 if following.furniture is None else -0.5)


def _weigh_before(facts: list[Fact], place: int, *, is_first: bool, is_lone: bool) -> float:
    """What stands before a heading: the page's top, the end of a post; not a title, a name or another date."""
    before = place - 1
    while before >= 0 and facts[before].furniture == "separator":
        before -= 1
    if before < 0:
        return 2.0
    previous = facts[before]
    if previous.date:
        return -3.0
    is_blog = before < MOST_NAME_LINES and all(fact.words <= MOST_NAME_WORDS for fact in facts[: before + 1])
    is_name = previous.byline is not None and (previous.byline.is_sure or (is_lone and not is_blog))
    if is_first and not is_name and (weight := _weigh_header(facts[: before + 1])):
        return weight
    return _weigh_end(previous)


def _weigh_header(above: list[Fact]) -> float:
    """What stands above the first heading, 0 where it is more than a blog's name, description and side column."""
    if any(fact.words >= LONG_PARAGRAPH * 2 for fact in above):
        return 0.0
    if all(_is_header(fact) for fact in above):
        return 1.5
    return 1.0 if len(above) >= MANY_HEADER_LINES else 0.0


def _weigh_end(previous: Fact) -> float:
    """Whether something has just ended: a post's furniture, its address, a sentence."""
    if previous.furniture:
        return 2.0
    if previous.address:
        return 0.8
    if previous.byline:
        return -2.0
    if previous.is_sentence:
        return 2.0 if previous.words >= CLOSER_WORDS else 0.3
    return -1.0


def _is_header(fact: Fact) -> bool:
    """What may stand above the first day: the blog's name and its description, no address, no sure byline."""
    return fact.address is None and not (fact.byline and fact.byline.is_sure) and fact.words < LONG_PARAGRAPH * 2


def _fill_chain(chain: list[int], days: list[str], weights: list[float], sign: int) -> list[int]:
    """The chain with the lines between that fit its order and are only weakly spoken against."""
    filled = chain[:1]
    for following in chain[1:]:
        for i in range(filled[-1] + 1, following):
            last, this, then = (days[place] for place in (filled[-1], i, following))
            if weights[i] > WEAK_DOUBT and (last < this < then if sign > 0 else last > this > then):
                filled.append(i)
        filled.append(following)
    return filled


def _longest_chain(days: list[str], weights: list[float], sign: int) -> tuple[float, list[int]]:
    """The heaviest strictly falling (`sign` -1) or rising chain of days; O(n log n), a Fenwick tree of maxima."""
    ranks = {day: rank for rank, day in enumerate(sorted(set(days), reverse=sign < 0), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    back = [-1] * len(days)
    best = (0.0, -1)
    for i, (day, weight) in enumerate(zip(days, weights, strict=True)):
        if weight <= 0:
            continue
        rank = ranks[day] - 1
        total, back[i] = 0.0, -1
        while rank > 0:
            if tree[rank][0] > total:
                total, back[i] = tree[rank]
            rank -= rank & -rank
        total += weight
        best = max(best, (total, i))
        rank = ranks[day]
        while rank < len(tree):
            if total > tree[rank][0]:
                tree[rank] = (total, i)
            rank += rank & -rank
    chain = []
    place = best[1]
    while place >= 0:
        chain.append(place)
        place = back[place]
    return best[0], chain[::-1]
