"""Quotation marks of every kind, paired in one pass.

Marks belong to families (double, single, guillemets, corner brackets), because writers and machines mix the shapes of
one family: an opening “ may be closed by a straight ". A straight mark, and ’, opens or closes by what stands beside
it. An apostrophe is no mark. A quotation that is open at the end of its paragraph ends there; where the next paragraph
opens again with the same family it goes on (`continues`), as newspapers print it. A paragraph that begins with a
dialogue dash is speech up to its end, the author's asides between dashes taken out. Every step moves forward, so time
is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from hemeroteca.read.sentences import paragraphs
from hemeroteca.records import Span

Family = Literal["double", "single", "angle", "corner", "dash"]

MARKS = re.compile(r"''|``|[\"“”„‟'‘’‚‛«»‹›「」『』]")
DOUBLE = frozenset(('"', "“", "”", "„", "‟", "''", "``"))
ANGLE = frozenset("«»‹›")
CORNER = frozenset("「」『』")
OPENING = frozenset("“„‟‘‚‛「『") | {"``"}
CLOSING = frozenset("”」』")
DEEPEST = 4
"""Quotations nested deeper are left alone: news has at most three."""
LEADING_APOSTROPHE = re.compile(r"['’](?:\d0s|em\b|tis\b|twas\b|til\b|cause\b|n['’]|round\b|bout\b)", re.IGNORECASE)
INCISE = re.compile(r"\s[—–―](?=[^\W\d_])")
DASH = re.compile(r"[—–―]")
DASHED = re.compile(r"[—–―]\s?(?=[¿¡\w…“«\"])")


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation with its marks: `span` holds the marks, `inner` is what stands between them.

    `depth` is 0 for one in no other; `closed` tells whether it has its closing mark; `continues` that it goes on from
    the quotation before it, in the paragraph before.
    """

    span: Span
    inner: Span
    family: Family
    depth: int = 0
    closed: bool = True
    continues: bool = False


class _Opened(msgspec.Struct):
    """A mark that waits for its partner."""

    start: int
    inner: int
    family: Family


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations in order of their first mark, nested ones after the one they stand in."""
    found: list[Quotation] = []
    waiting: Family | None = None
    for paragraph in paragraphs(text):
        quotations, unclosed = _pair_marks(text, paragraph, waiting)
        if not quotations:
            quotations = [quotation for line in _lines(text, paragraph) for quotation in _dialogue(text, line)]
        head = quotations[0] if quotations else None
        if waiting and head and head.family == waiting and head.span.start == paragraph.start:
            quotations[0] = msgspec.structs.replace(head, continues=True)
        found.extend(quotations)
        waiting = unclosed
    return tuple(found)


def _pair_marks(text: str, paragraph: Span, waiting: Family | None) -> tuple[list[Quotation], Family | None]:
    """The quotations of one paragraph, and the family that is still open at its end.

    A closing mark at the head of a paragraph, where `waiting` is still open, goes on quoting: »Spanish prints it so.
    """
    stack: list[_Opened] = []
    found: list[Quotation] = []
    singles = _last_single(text, paragraph)
    for match in MARKS.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match[0], match.start(), match.end()
        family = _family(mark)
        shape = _shape(text, paragraph, match, [opened.family for opened in stack[-DEEPEST:]])
        if start == paragraph.start and family == waiting and shape == "close":
            shape = "open"
        if family == "single" and shape == "close" and _is_possessive(text, match, singles):
            continue
        if shape == "open":
            if len(stack) < DEEPEST:
                stack.append(_Opened(start, end, family))
        elif shape == "close":
            place = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == family), None)
            if place is not None:
                opened = stack[place]
                del stack[place:]
                found.append(
                    Quotation(span=Span(opened.start, end), inner=Span(opened.inner, start), family=family, depth=place)
                )
    left = next((opened for opened in stack if opened.family != "single"), None)
    if left is not None and left.inner < paragraph.end:
        span, inner = Span(left.start, paragraph.end), Span(left.inner, paragraph.end)
        found.append(Quotation(span=span, inner=inner, family=left.family, closed=False))
    found = [quotation for quotation in found if quotation.inner.start < quotation.inner.end]
    found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    return _with_depth(found), left.family if left is not None else None


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    """The same quotations, each with the number of others it stands in."""
    ends: list[int] = []
    settled = []
    for quotation in found:
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        depth = len(ends)
        settled.append(msgspec.structs.replace(quotation, depth=depth) if depth != quotation.depth else quotation)
        ends.append(quotation.span.end)
    return settled


def _family(mark: str) -> Family:
    """The family a mark belongs to."""
    if mark in DOUBLE:
        return "double"
    if mark in ANGLE:
        return "angle"
    return "corner" if mark in CORNER else "single"


def _shape(text: str, paragraph: Span, match: re.Match[str], stack: list[Family]) -> Literal["open", "close"] | None:
    """Whether a mark opens, closes or is none, by its form, its neighbours and what is open."""
    mark, start, end = match[0], match.start(), match.end()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    family = _family(mark)
    is_open = family in stack
    if mark in CLOSING:
        return "close"
    if mark in "'’" and before.isalnum() and after.isalnum():
        return None
    heads = (before.isspace() or before in "([{—–-/¿¡:,…\"“«‘'„") and not after.isspace()
    tails = not before.isspace() and (after.isspace() or not after.isalnum())
    if mark in "»›":
        return "close" if is_open or not heads else "open"
    if mark in "«‹“" or mark in OPENING:
        return "close" if mark in "«‹“" and is_open and tails and not heads else "open"
    return _straight(text, match, (heads, tails), is_open=is_open)


def _straight(
    text: str, match: re.Match[str], sides: tuple[bool, bool], *, is_open: bool
) -> Literal["open", "close"] | None:
    """The shape of a straight mark, or of ’."""
    heads, tails = sides
    mark, start = match[0], match.start()
    if mark in "'’" and heads and LEADING_APOSTROPHE.match(text, start):
        return None
    if mark == "’":
        return "close" if is_open else None
    if mark == '"' and not is_open and start and text[start - 1].isdigit():
        return None
    if heads and not (is_open and tails):
        return "open"
    if tails or (is_open and mark != "'"):
        return "close" if is_open else None
    return "open" if mark != "'" else None


def _last_single(text: str, paragraph: Span) -> int:
    """The last place in a paragraph where a single mark could close after punctuation or a word."""
    last = -1
    for match in re.finditer(r"['’](?!\w)", text[paragraph.start : paragraph.end]):
        last = paragraph.start + match.start()
    return last


def _is_possessive(text: str, match: re.Match[str], last_single: int) -> bool:
    """Whether a single mark after an s is a possessive: a word follows and another mark can still close."""
    start, end = match.start(), match.end()
    follows = text[end : end + 2]
    return (
        text[start - 1 : start] in ("s", "S")
        and len(follows) == 2
        and follows[0] == " "
        and follows[1].islower()
        and last_single > start
    )


def _lines(text: str, paragraph: Span) -> Iterator[Span]:
    """The lines of a paragraph: in dialogue each is another's turn, blank line or not."""
    start = paragraph.start
    for end in (*(match.start() for match in re.finditer("\n", text[paragraph.start : paragraph.end])), len(text)):
        stop = min(paragraph.start + end, paragraph.end)
        yield Span(start, stop)
        start = stop + 1


def _dialogue(text: str, paragraph: Span) -> list[Quotation]:
    """Speech after a dialogue dash: «—I do not know —said Ana—. We shall see.» gives two pieces."""
    opening = DASHED.match(text, paragraph.start, paragraph.end)
    if not opening:
        return []
    pieces = []
    start, inner = opening.start(), opening.end()
    while True:
        incise = INCISE.search(text, inner, paragraph.end)
        if not incise:
            break
        pieces.append((start, inner, incise.start()))
        resumed = DASH.search(text, incise.end(), paragraph.end)
        if not resumed:
            start = -1
            break
        start = inner = resumed.end()
        while inner < paragraph.end and not text[inner].isalnum() and text[inner] not in "¿¡":
            inner += 1
        start = inner
    if start >= 0:
        pieces.append((start, inner, paragraph.end))
    return [
        Quotation(span=Span(first, last), inner=Span(begin, last), family="dash")
        for first, begin, last in pieces
        if begin < last
    ]
