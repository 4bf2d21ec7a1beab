"""Lines that say who wrote an article, when and for whom, in one line or in several: "by X | November 13, 2025"."""

from __future__ import annotations

import re

import msgspec

from hemeroteca.credits import is_agency
from hemeroteca.parse.addresses import find_address
from hemeroteca.parse.dates import FoundDate, find_dates
from hemeroteca.parse.lexicon import load_lexicon, load_name_words, normal_tokens
from hemeroteca.parse.outlets import known_outlet
from hemeroteca.text import fold

MAX_BYLINE = 160
"""Characters; three authors with their outlet and a date stay under it."""
SPLIT = re.compile(r"\s*[|·•‖¦]\s*|\s+[—–/-]\s+|\s*[—–]\s*$|^\s*[—–-]\s*")
EDGE = " \t,;:|·•—–-/()[]"
IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’`.·-]*(?:['’`.·-]+[^\W\d_]*)*\.?")
BETWEEN = re.compile(r"\s*(?:,|;|&|/|\+)\s*")
COMPACT = re.compile(r"(?P<name>\D+?)[\s,;·|–-]+(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)")
"""A paper's name and its day as clippings abbreviate it, day first: "El Molino, 021120"."""
MAX_NAME_WORDS = 5
MAX_STAFF_WORDS = 7
MIN_NAME_WORDS = 2


class Byline(msgspec.Struct, frozen=True):
    """What a line of names, dates and outlets says. `is_sure` where a prefix, a label or a date proves what it is."""

    authors: tuple[str, ...]
    outlet: str | None
    date: FoundDate | None
    is_sure: bool
    is_prefixed: bool = False
    """Whether a prefix or a label stands before the names."""
    is_source: bool = False
    """Whether it begins with a label such as "Source:"."""


def parse_byline(text: str, tier: int = 0) -> Byline | None:
    """The names, the outlet and the date of a line that holds nothing else, or `None`.

    >>> parse_byline("by Ana Ruiz | November 13, 2025").authors
    ('Ana Ruiz',)
    """
    if len(text) > MAX_BYLINE or find_address(text):
        return None
    text = _spell_out(text)
    dates = find_dates(text, tier)
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + " | " + rest[found.end :]
    date = next((found for found in dates if not found.is_update), dates[0] if dates else None)
    is_source, rest = _without_source(rest)
    rest = IN_BRACKETS.sub(r" | \1", rest)
    parts = [part for part in (part.strip(EDGE) for part in SPLIT.split(rest)) if part]
    parts = [part for part in parts if not load_lexicon().interface_start.begins(normal_tokens(part))]
    if not parts:
        return Byline((), None, date, is_sure=True, is_source=is_source) if date else None
    named = _parse_parts(parts, has_date=date is not None, is_source=is_source)
    if named is None:
        return None
    authors, outlets, is_sure = named
    sure = is_sure or date is not None or is_source
    outlet = outlets[0] if outlets else None
    return Byline(tuple(dict.fromkeys(authors)), outlet, date, sure, is_prefixed=is_sure, is_source=is_source)


def _spell_out(text: str) -> str:
    """A line of a paper's name and six figures with strokes between them, where the name is known or begins as such."""
    match = COMPACT.fullmatch(text)
    if match is None:
        return text
    name = match["name"].strip(EDGE)
    is_paper = name and (known_outlet(name) or fold(name.split()[0]) in load_name_words().articles)
    return f"{name}, {match['day']}/{match['month']}/{match['year']}" if is_paper else text


def is_person(name: str) -> bool:
    """Whether words are written as a person's name: two to five, capitals, particles between; no dictionary."""
    words = name.split()
    if not MIN_NAME_WORDS <= len(words) <= MAX_NAME_WORDS or fold(words[0]) in load_name_words().articles:
        return False
    return _is_named(words)


def _parse_parts(parts: list[str], *, has_date: bool, is_source: bool) -> tuple[list[str], list[str], bool] | None:
    """Authors, outlets and whether a prefix proves it, from the parts of a line; `None` where a part is neither."""
    authors: list[str] = []
    outlets: list[str] = []
    is_sure = False
    for part in parts:
        prefixed = _without_prefix(part)
        if prefixed is not None:
            names, outlet = prefixed
            authors += names
            outlets += [outlet] if outlet else []
            is_sure = True
        elif (known := known_outlet(part)) and not is_agency(part):
            outlets.append(known)
        elif is_source and part[:1].isupper():
            outlets.append(part)
        elif (names := _split_names(part)) or (names := _staff(part)):
            authors += names
        elif (pair := _names_and_outlet(part)) is not None:
            authors += pair[0]
            outlets.append(pair[1])
        elif (has_date or authors) and part[:1].isupper() and len(part.split()) <= MAX_NAME_WORDS:
            outlets.append(part)
        else:
            return None
    return authors, outlets, is_sure


def _names_and_outlet(part: str) -> tuple[list[str], str] | None:
    """People and, last, a name that is no person's: "Clara Montes, El Molino"."""
    named = _conjoined(part)
    if len(named) <= 1:
        return None
    *names, last = named
    is_outlet = known_outlet(last) is not None or fold(last.split()[0]) in load_name_words().articles
    return (names, last) if is_outlet and last[:1].isupper() and all(map(is_person, names)) else None


def _without_source(text: str) -> tuple[bool, str]:
    """Whether a line begins with a label such as "Fuente:", and what follows it."""
    label, colon, rest = text.partition(":")
    if colon and load_lexicon().source.is_whole(normal_tokens(label)):
        return True, rest
    return False, text


def _without_prefix(part: str) -> tuple[list[str], str | None] | None:
    """The names after "by", "Por" or "Autor:", with the outlet after them; `None` where there is no such prefix."""
    lexicon = load_lexicon()
    label, colon, rest = part.partition(":")
    if colon and (
        lexicon.author_labels.is_whole(normal_tokens(label)) or lexicon.byline.is_whole(normal_tokens(label))
    ):
        return _names_of(rest.strip(EDGE), is_loose=False)
    words = part.split()
    size = lexicon.byline.begins(normal_tokens(part))
    if not size or len(words) <= size:
        return None
    is_loose = fold(" ".join(words[:size])) in load_name_words().loose_prefixes
    return _names_of(" ".join(words[size:]).rstrip("."), is_loose=is_loose)


def _names_of(text: str, *, is_loose: bool) -> tuple[list[str], str | None] | None:
    """Names and perhaps an outlet from what follows a prefix."""
    if names := _split_names(text):
        return names, None
    if is_loose:
        staff = _staff(text)
        return (staff, None) if staff else None
    outlet = None
    names = []
    for part in _conjoined(re.sub(r"\s*\(([^()]*)\)$", r", \1", text)):
        known = known_outlet(part)
        words = part.split()
        if known and names:
            outlet = known
        elif names and words and fold(words[0]) in load_name_words().articles:
            outlet = part
        elif staff := _staff(part):
            names += staff
        elif part[:1].isupper():
            kept = _leading_name(words)
            if kept:
                names.append(kept)
    return (names, outlet) if names else None


def _leading_name(words: list[str]) -> str | None:
    """The name that words begin with: "Jane Doe in Beirut" → "Jane Doe"; a lone name only where nothing follows."""
    particles = load_name_words().particles
    kept = 0
    while kept < min(len(words), MAX_NAME_WORDS) and (words[kept][:1].isupper() or fold(words[kept]) in particles):
        kept += 1
    while kept and fold(words[kept - 1]) in particles:
        kept -= 1
    if kept < len(words) and kept < MIN_NAME_WORDS:
        return None
    return " ".join(words[:kept]) if kept and _is_named(words[:kept]) else None


def _conjoined(text: str) -> list[str]:
    """The parts of a list of names: "A, B y C"."""
    conjunctions = load_lexicon().conjunctions
    parts: list[str] = []
    for piece in BETWEEN.split(text):
        words = piece.split()
        start = 0
        for place in range(1, len(words) - 1):
            left, right = words[start:place], words[place + 1 :]
            if fold(words[place]) in conjunctions and _can_stand(left) and _can_stand(right):
                parts.append(" ".join(left))
                start = place + 1
        first = words[start] if start < len(words) else ""
        if parts and fold(first) in conjunctions:
            start += 1
        parts.append(" ".join(words[start:]))
    return [part for part in parts if part]


def _can_stand(words: list[str]) -> bool:
    """Whether words beside a conjunction are a name of their own; "Ortega y Gasset" is one name."""
    if len(words) == 1:
        return is_agency(words[0])
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def _split_names(text: str) -> list[str]:
    """The people and agencies of a line that names nobody else, or nothing."""
    parts = _conjoined(text)
    return parts if parts and all(is_person(part) or is_agency(part) for part in parts) else []


def _staff(text: str) -> list[str]:
    """A line that names an office, not a person ("Redacción", "Our Rome correspondent"), or nothing."""
    tokens = normal_tokens(text)
    staff = load_lexicon().staff
    if not text[:1].isupper() or len(tokens) > MAX_STAFF_WORDS or text.endswith((".", "?", "!", ":")):
        return []
    return [text] if any(staff.begins(tokens[place:]) for place in range(len(tokens))) else []


def _is_named(words: list[str]) -> bool:
    """Whether every word has a capital or is a particle, and the last is no particle."""
    return (
        all(NAME_WORD.fullmatch(word) for word in words)
        and all(word[:1].isupper() or fold(word) in load_name_words().particles or "-" in word for word in words)
        and words[0][:1].isupper()
        and fold(words[-1]) not in load_name_words().particles
    )
