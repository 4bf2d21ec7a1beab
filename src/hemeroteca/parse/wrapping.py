"""Texts set in lines of one width, as mail and old files have them: paragraphs put together again."""

from __future__ import annotations

from itertools import pairwise

from hemeroteca.parse.lines import Line

NARROWEST, WIDEST = 45, 100
"""Characters a wrapped line may be wide; paragraphs on one line are wider, titles and headings mostly narrower."""
MIN_PAIRS, MIN_SHARE = 3, 0.3
"""How many lines must go on in the next, in mid-sentence and small letters, before a text counts as wrapped."""
FULL = 0.7
"""A line shorter than this share of the width ends its paragraph."""


def unwrap_lines(lines: list[Line]) -> list[Line]:
    """The lines with those of a wrapped paragraph joined; unchanged where the text is not wrapped."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    broken = [a for a, b in pairs if _goes_on(a, b)]
    if len(broken) < MIN_PAIRS or len(broken) < MIN_SHARE * len(pairs):
        return lines
    width = sorted(len(line.text) for line in broken)[len(broken) * 9 // 10]
    joined: list[list[Line]] = []
    for line in lines:
        if joined and line.gap == 0 and FULL * width <= len(joined[-1][-1].text) <= WIDEST:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(part) for part in joined]


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a sentence runs over a line's end."""
    return NARROWEST <= len(line.text) <= WIDEST and not line.ends_sentence and after.text[0].islower()


def _join(part: list[Line]) -> Line:
    """One line of several."""
    first, last = part[0], part[-1]
    return Line(" ".join(line.text for line in part), first.start, last.end, first.gap, first.indent)
