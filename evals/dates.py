"""How well dates are read in running text: the dates that GUM's editors marked in nine genres, with their days.

A date is right where a time overlaps it and begins in the year, month or day that the mark names. The end of a span of
years ("from 1947 to 1960", one time here and two marks there) counts as missed, so 100 is out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hemeroteca.read.times import find_times

FIELDS = 10
MISC = 9
OPENING = re.compile(r"<date([^>]*)>")
ATTRIBUTE = re.compile(r'(when|notBefore|from):::"([^"]*)"')
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
CREATED = re.compile(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)")


class Mark(NamedTuple):
    """A date in a text: its span and the year, month or day it begins with."""

    start: int
    end: int
    day: str


class Page(NamedTuple):
    """A text, the day it was written, and its dates."""

    text: str
    created: str | None
    marks: list[Mark]


def load_page(path: Path) -> Page:
    """One CoNLL-U file as running text with its marked dates."""
    text, created, marks, opened = "", None, list[Mark](), list[tuple[int, str]]()
    for line in path.read_text("utf-8").splitlines():
        if found := CREATED.match(line):
            created = found[1]
        if line.startswith("# newpar"):
            text = text.rstrip() + "\n\n"
        fields = line.split("\t")
        if len(fields) < FIELDS or not fields[0].isdecimal():
            continue
        for opening in OPENING.finditer(fields[MISC]):
            day = ATTRIBUTE.search(opening[1])
            opened.append((len(text), day[2] if day else ""))
        text += fields[1]
        for _ in range(min(fields[MISC].count("</date>"), len(opened))):
            start, named = opened.pop()
            marks.append(Mark(start, len(text), named))
        text += "" if "SpaceAfter=No" in fields[MISC] else " "
    return Page(text, created, [mark for mark in marks if DAY.fullmatch(mark.day)])


def judge(page: Page) -> Iterator[bool]:
    """For each date of a page, whether it was read right."""
    times = find_times(page.text, page.created, "en")
    for mark in page.marks:
        found = next((time for time in times if time.span.start < mark.end and mark.start < time.span.end), None)
        yield found is not None and (found.earliest or "").startswith(mark.day)


def grade(shared: Path | None) -> dict[str, float]:
    """Percent of the dates in GUM that are read right."""
    folder = shared / "corpora" / "gum" if shared else None
    if folder is None or not folder.is_dir():
        return {}
    right = [fits for path in sorted(folder.glob("*.conllu")) for fits in judge(load_page(path))]
    return {"times.running.en": 100 * sum(right) / max(1, len(right))}
