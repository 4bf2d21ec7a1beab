"""What two reports cannot differ in and still be one: whether it is so, how many, when, of whom, which way."""

from __future__ import annotations

from collections.abc import Callable

from hemeroteca.text import parse_day
from hemeroteca.trace.meanings import are_opposite
from hemeroteca.trace.sayings import Figure, Saying

ROUGH = 0.1
"""How far "about" may be off: about 2,000 is 1,987 as well."""
WEEKDAY_APART = (7, 14)


def find_clash(one: Saying, other: Saying) -> str | None:
    """What two reports differ in so that they are not the same, the first thing found; `None` where nothing is."""
    return next((what for what, clash in CLASHES.items() if clash(one, other)), None)


def clash_of_polarity(one: Saying, other: Saying) -> bool:
    """Whether one is asked and the other not, or what both name is denied in one and not in the other.

    "She denied that she had signed" and "she said that she had not signed" are one, so a statement that is denied turns
    what no word in it turns.
    """
    polarities = {one.statement.polarity, other.statement.polarity}
    if "questioned" in polarities:
        return len(polarities) > 1
    turned = one.denied ^ other.denied
    shared = one.stems & other.stems
    return bool(turned & shared) == (len(polarities) == 1)


def clash_of_sides(one: Saying, other: Saying) -> bool:
    """Whether one has a word where the other has its opposite: rose, fell; before, after."""
    return are_opposite(one.sides, other.sides)


def clash_of_figures(one: Saying, other: Saying) -> bool:
    """Whether both give figures and none fits, or what both count has figures that do not fit."""
    if not one.figures or not other.figures:
        return False
    fitting = False
    for mine in one.figures:
        rivals = [rival for rival in other.figures if mine.unit == rival.unit and mine.counted & rival.counted]
        if rivals and not any(fit_figures(mine, rival) for rival in rivals):
            return True
        fitting = fitting or any(fit_figures(mine, rival) for rival in other.figures)
    return not fitting


def fit_figures(one: Figure, other: Figure) -> bool:
    """Whether two figures have the same value, or nearly the same where one is rough."""
    ends = ((one.low, other.low), (one.high, other.high))
    known = [(mine, theirs) for mine, theirs in ends if mine is not None and theirs is not None]
    slack = ROUGH if one.rough or other.rough else 1e-9
    return bool(known) and all(abs(a - b) <= slack * max(abs(a), abs(b)) for a, b in known)


def clash_of_days(one: Saying, other: Saying) -> bool:
    """Whether both name times, and none of one's has a day in common with one of the other's."""
    if not one.days or not other.days:
        return False
    return not any(fit_days(mine, theirs) for mine in one.days for theirs in other.days)


def fit_days(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two times have a day in common, or may: "on Thursday" and "in October" are as often the next as the last.

    So days that are a week or a fortnight apart fit, and the same days of two neighbouring years.
    """
    if one[0] <= other[1] and other[0] <= one[1]:
        return True
    (first, last), (other_first, other_last) = (tuple(map(parse_day, days)) for days in (one, other))
    if first is None or last is None or other_first is None or other_last is None:
        return False
    if first == last and other_first == other_last and abs((first - other_first).days) in WEEKDAY_APART:
        return True
    return one[0][4:] == other[0][4:] and one[1][4:] == other[1][4:] and abs(first.year - other_first.year) == 1


def clash_of_names(one: Saying, other: Saying) -> bool:
    """Whether each names as many that the other does not name as they name together, or more."""
    shared = len(one.names & other.names)
    return min(len(one.names), len(other.names)) - shared > shared


CLASHES: dict[str, Callable[[Saying, Saying], bool]] = {
    "polarity": clash_of_polarity,
    "opposites": clash_of_sides,
    "figures": clash_of_figures,
    "days": clash_of_days,
    "names": clash_of_names,
}
