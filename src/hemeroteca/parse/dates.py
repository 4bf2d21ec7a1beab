"""Dates as lines of a page write them: with names of months in any language, in figures, with times and labels."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import NamedTuple

import msgspec

from hemeroteca.parse.calendars import Calendar, Name, load_calendar
from hemeroteca.parse.lexicon import Lexicon, load_lexicon, normal_tokens
from hemeroteca.text import fold

MAX_DATE_LINE = 200
"""Characters. Lines of names, date and outlet are shorter; dates in running text are the reader's business."""
OLDEST_YEAR, NEWEST_YEAR = 1700, 2099
MONTHS, LONGEST_MONTH = 12, 31
PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
DIGIT = re.compile(r"\d")
CJK_DATE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
ZONE = r"(?:\s*(Z|UTC|GMT|CEST|CET|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\d{2}:?\d{2})\b)?"
TIME = re.compile(
    r"(?:(?<=\d)T)?(?<![\d.,/:-])(\d{1,2})(?:[:hH](\d{2})|\.(\d{2})(?=\s*(?:uhr|h\b|hrs|[ap]\.?\s?m)))(?::(\d{2}))?(?:\.\d+)?"
    r"\s*(?:([ap])\.?\s?m\b\.?)?" + ZONE + r"(?:\s*(?:uhr|horas|heures|hrs|hs|h)\b\.?)?",
    re.IGNORECASE,
)
ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00"}
ZONES |= {"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00"}
ZONES |= {"MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"}
JOINTS = frozenset(",.-/–—'’()‚،:·•|")
FIGURE_JOINTS = frozenset("/-.–")
LONGEST_NAME = 3
NOON = 12


class FoundDate(msgspec.Struct, frozen=True):
    """A date in a line: `days` are the ISO days it can mean, day before month first where figures leave it open.

    `start` and `end` are its place in the line, labels ("Published:") and time included. `shape` is how it is written,
    to tell the headings of a page from the dates of its articles; a name that is its own abbreviation ("May") has `?`.
    """

    days: tuple[str, ...]
    time: str
    start: int
    end: int
    shape: str
    has_weekday: bool
    is_labelled: bool
    """Whether a label stands before it: "Published:"."""
    is_update: bool
    order: str
    """`dmy` or `mdy` where figures prove it, else empty."""


class _Piece(NamedTuple):
    """A token of a line; `size` tokens make up a name."""

    text: str
    start: int
    end: int
    months: tuple[Name, ...]
    weekdays: tuple[Name, ...]


class _Triple(NamedTuple):
    """Three pieces that make a day, by their places; `days` as in FoundDate."""

    first: int
    last: int
    days: tuple[str, ...]
    roles: dict[int, str]
    order: str


def find_dates(text: str, tier: int = 0) -> list[FoundDate]:
    """Every whole date (day, month and year) in a short line, in the languages of that tier of the calendar.

    >>> [found.days for found in find_dates("by Ana Ruiz | November 13, 2025")]
    [('2025-11-13',)]
    """
    if len(text) > MAX_DATE_LINE or not DIGIT.search(text):
        return []
    times = [match for match in TIME.finditer(text) if _clock(match)]
    hidden = CJK_DATE.sub(_spaced, text)
    for match in times:
        hidden = hidden[: match.start()] + " " * (match.end() - match.start()) + hidden[match.end() :]
    pieces = _cut_pieces(hidden, load_calendar(tier))
    found = []
    after = 0
    while (triple := _next_triple(pieces, after)) is not None:
        date = _extend(text, pieces, triple, times, after)
        found.append(date)
        after = next((i for i in range(triple.last + 1, len(pieces)) if pieces[i].start >= date.end), len(pieces))
    return found


def _spaced(match: re.Match[str]) -> str:
    """A date with Chinese, Japanese or Korean units as figures with hyphens, as long as before."""
    start = f"{match[1]}-{match[2]}-"
    return start + match[3].rjust(len(match[0]) - len(start), "0")


def _cut_pieces(text: str, calendar: Calendar) -> list[_Piece]:
    """The tokens of a line, names of several words as one."""
    tokens = list(PIECE.finditer(text))
    folded = [fold(token[0]) for token in tokens]
    pieces: list[_Piece] = []
    i = 0
    while i < len(tokens):
        size = 1
        months: tuple[Name, ...] = ()
        weekdays: tuple[Name, ...] = ()
        if folded[i][:1].isalpha():
            for width in range(min(LONGEST_NAME * 2 - 1, len(tokens) - i), 0, -1):
                key = " ".join(part for part in folded[i : i + width] if part[:1].isalpha())
                if folded[i + width - 1][:1].isalpha() and (key in calendar.months or key in calendar.weekdays):
                    months, weekdays = calendar.months.get(key, ()), calendar.weekdays.get(key, ())
                    size = width
                    break
        end = tokens[i + size - 1].end()
        pieces.append(_Piece(text[tokens[i].start() : end], tokens[i].start(), end, months, weekdays))
        i += size
    return pieces


def _next_triple(pieces: list[_Piece], after: int) -> _Triple | None:
    """The first three figures and names from `after` on that make a day."""
    fillers = load_calendar().fillers
    words = load_lexicon().date_words
    cores: list[int] = []
    for place in range(after, len(pieces)):
        piece = pieces[place]
        if piece.text.isdecimal() or piece.months:
            cores.append(place)
            if len(cores) >= LONGEST_NAME and (triple := _make_triple(pieces, cores[-3:])):
                return triple
        elif not (piece.text in JOINTS or piece.weekdays or fold(piece.text) in fillers or fold(piece.text) in words):
            cores.clear()
    return None


def _make_triple(pieces: list[_Piece], places: list[int]) -> _Triple | None:
    """A day of three pieces, or `None`."""
    parts = [pieces[place] for place in places]
    named = [i for i, part in enumerate(parts) if part.months]
    if len(named) > 1:
        return None
    figures = [int(part.text) if part.text.isdecimal() else 0 for part in parts]
    if not named:
        return _make_figures(pieces, places, figures)
    layouts = {0: (("M", "d", "y"),), 1: (("d", "M", "y"), ("y", "M", "d")), 2: (("y", "d", "M"),)}[named[0]]
    weekdays = {name for piece in pieces for name in piece.weekdays}
    for layout in layouts:
        year, day = figures[layout.index("y")], figures[layout.index("d")]
        year = _whole_year(year, parts[layout.index("y")].text)
        months = list(dict.fromkeys(name.number for name in parts[named[0]].months))
        days = [made for month in months if (made := _iso(year, month, day))]
        agreeing = [made for made in days if any(_agrees(made, name) for name in weekdays)]
        if days:
            chosen = agreeing or days
            return _Triple(places[0], places[2], (chosen[0],), dict(zip(places, layout, strict=True)), "")
    return None


def _make_figures(pieces: list[_Piece], places: list[int], figures: list[int]) -> _Triple | None:
    """A day of three figures with the same sign between them."""
    signs = {"".join(piece.text for piece in pieces[a + 1 : b]) for a, b in pairwise(places)}
    if len(signs) != 1 or not signs <= FIGURE_JOINTS:
        return None
    sign = signs.pop()
    texts = [pieces[place].text for place in places]
    if len(texts[0]) == 4:
        made = _iso(figures[0], figures[1], figures[2])
        roles = dict(zip(places, ("y", "m", "d"), strict=True))
        return _Triple(places[0], places[2], (made,), roles, "") if made else None
    if any(len(text) > 2 for text in texts[:2]) or len(texts[2]) not in (2, 4):
        return None
    year = _whole_year(figures[2], texts[2])
    by_day, by_month = _iso(year, figures[1], figures[0]), _iso(year, figures[0], figures[1])
    if sign == "." and by_day:
        by_month = None
    days = tuple(dict.fromkeys(day for day in (by_day, by_month) if day))
    if not days:
        return None
    order = "" if len(days) > 1 or figures[0] == figures[1] else ("dmy" if by_day else "mdy")
    return _Triple(places[0], places[2], days, dict(zip(places, ("a", "b", "y"), strict=True)), order)


def _extend(text: str, pieces: list[_Piece], triple: _Triple, times: list[re.Match[str]], after: int) -> FoundDate:
    """The date of a triple with the weekday, the time, the words between and the label around it."""
    lexicon = load_lexicon()
    first, last = triple.first, triple.last
    while first > after and _belongs(pieces[first - 1], lexicon):
        first -= 1
    while last + 1 < len(pieces) and _belongs(pieces[last + 1], lexicon):
        last += 1
    first, last = _trim(pieces, first, last, triple)
    start, end = pieces[first].start, pieces[last].end
    clock = ""
    for match in times:
        between = text[end : match.start()] if match.start() >= end else text[match.end() : start]
        if (
            match.start() >= pieces[after].start
            and all(_is_joint(word) for word in PIECE.findall(between))
            and not clock
        ):
            clock = _clock(match)
            start, end = min(start, match.start()), max(end, match.end())
    labelled, is_update = _with_label(text, start, lexicon)
    shape = _shape(pieces[first : last + 1], triple, first)
    days = triple.days
    weekdays = [name for piece in pieces[first : last + 1] for name in piece.weekdays]
    if len(days) > 1 and (agreeing := tuple(day for day in days if any(_agrees(day, name) for name in weekdays))):
        days = agreeing[:1]
    named = [piece for place, piece in enumerate(pieces[first : last + 1], first) if piece.weekdays]
    has_weekday = any(triple.roles.get(pieces.index(piece)) is None for piece in named)
    is_labelled = labelled < start
    return FoundDate(days, clock, labelled, end, shape, has_weekday, is_labelled, is_update, triple.order)


def _belongs(piece: _Piece, lexicon: Lexicon) -> bool:
    return bool(piece.weekdays) or _is_joint(piece.text, lexicon)


def _is_joint(text: str, lexicon: Lexicon | None = None) -> bool:
    folded = fold(text)
    return text in JOINTS or folded in (lexicon or load_lexicon()).date_words or folded in load_calendar().fillers


def _trim(pieces: list[_Piece], first: int, last: int, triple: _Triple) -> tuple[int, int]:
    """Joints and small words at the edges are not part of a date: "de", a comma, a bar."""
    while first < triple.first and not pieces[first].weekdays:
        first += 1
    while last > triple.last and not pieces[last].weekdays and fold(pieces[last].text) not in ("г", "года", "."):
        last -= 1
    return first, last


def _with_label(text: str, start: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Where a label before the date begins ("Published on", "Fecha:"), and whether it speaks of an update."""
    before = text[:start]
    cut = max(before.rfind("|"), before.rfind("·"), before.rfind("•"), before.rfind("—"), before.rfind("–")) + 1
    label = normal_tokens(before[cut:])
    is_update = label in lexicon.updated
    if label and (is_update or lexicon.published.is_whole(label) or lexicon.updated.is_whole(label)):
        return cut + len(before[cut:]) - len(before[cut:].lstrip()), lexicon.updated.is_whole(label)
    return start, False


def _shape(pieces: list[_Piece], triple: _Triple, first: int) -> str:
    """How a date is written: order, names or figures, words and signs between; capitals do not count."""
    parts = []
    for place, piece in enumerate(pieces, first):
        role = triple.roles.get(place)
        if role and not piece.months:
            parts.append(role if role != "y" else f"y{len(piece.text)}")
        elif piece.months or piece.weekdays:
            names = piece.months if role else piece.weekdays
            widths = {name.width for name in names}
            width = "?" if len(widths) > 1 else widths.pop()[0]
            parts.append(("M" if role else "E") + width)
        else:
            parts.append(fold(piece.text))
    return " ".join(parts)


def _clock(match: re.Match[str]) -> str:
    """The time of a match as ISO 8601 (`T10:45:00+01:00`), empty where it is none."""
    hour, minute, second = int(match[1]), int(match[2] or match[3]), int(match[4] or 0)
    half = (match[5] or "").lower()
    if half == "p" and hour < NOON:
        hour += NOON
    if half == "a" and hour == NOON:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = (match[6] or "").upper()
    zone = ZONES.get(zone, f"{zone[:3]}:{zone[-2:]}" if zone else "")
    return f"T{hour:02}:{minute:02}:{second:02}{zone}"


def _whole_year(year: int, text: str) -> int:
    """A year of two figures is one of this century."""
    return 2000 + year if len(text) == 2 else year


def _iso(year: int, month: int, day: int) -> str | None:
    """The ISO day, or `None` where there is no such day."""
    if not (OLDEST_YEAR <= year <= NEWEST_YEAR and month <= MONTHS and day <= LONGEST_MONTH):
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _agrees(day: str, name: Name) -> bool:
    """Whether a day falls on a weekday."""
    return dt.date.fromisoformat(day).weekday() == name.number
