"""The chain a statement came by: told to an outlet, said in an interview with one, reported by one that cites another.

An outlet is the speaker of what it reports unless it names a source; then the source speaks and the outlet passed it
on. The printing outlet counts too ("told The Lantern", in The Lantern): whoever follows the chain knows it as
first-hand. A statement may hold others: whom it says to have said something. All of it works on attributions as they
come, from rules or from a model that finds flat ones only.
"""

from __future__ import annotations

from collections.abc import Sequence

from hemeroteca.read.cast import Cast
from hemeroteca.read.chains.citations import join_citations
from hemeroteca.read.chains.nested import find_nested
from hemeroteca.read.chains.via import find_chain, make_board
from hemeroteca.read.chainwords import is_third_person
from hemeroteca.read.quotes import Quotation
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.records import Span, Spans, Speaker, Statement

MOST_OPEN = 8
"""Attributions before one that are asked whether they hold it."""

__all__ = ["arrange", "find_chain", "make_board", "means_somebody"]


def arrange(
    cast: Cast, attributions: Sequence[Attribution], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions of a text with citations joined and nested ones added, each after the one it stands in.

    What stands in another is read again, whoever found it, so that the same is nested for rules and for a model. One
    without a cue or without content, which a model may hand in, is left out: no cue, no statement.
    """
    whole = [attribution for attribution in attributions if _has_words(attribution.cue, attribution.content)]
    joined = _outermost(join_citations(cast, whole, sentences))
    found = [*joined, *find_nested(cast, joined, sentences, quotations)]
    return sorted(found, key=_order)


def _has_words(*parts: Spans) -> bool:
    """Whether each part of an attribution has spans, none of them empty."""
    return all(part and all(span.start < span.end for span in part) for part in parts)


def _outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand in the content of no other."""
    out: list[Attribution] = []
    reach = 0
    for attribution in sorted(attributions, key=_order):
        start, end = _start(attribution), _end(attribution)
        holders = (span for other in out[-MOST_OPEN:] for span in other.content) if start < reach else ()
        if not any(span.start <= start and end <= span.end for span in holders):
            out.append(attribution)
            reach = max(reach, end)
    return out


def _order(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution begins, the longer one first."""
    return _start(attribution), -_end(attribution)


def _start(attribution: Attribution) -> int:
    """Where an attribution begins."""
    return min(span.start for span in (*attribution.cue, *attribution.content))


def _end(attribution: Attribution) -> int:
    """Where it ends."""
    return max(span.end for span in (*attribution.cue, *attribution.content))


def means_somebody(cast: Cast, attribution: Attribution, speaker: Speaker | None, above: Statement) -> bool:
    """Whether "he" in another's words means somebody: in a quotation not the one who is quoted."""
    source = attribution.source[0] if len(attribution.source) == 1 else None
    if source is None or not is_third_person(cast.text[source.start : source.end], cast.language):
        return True
    if speaker is None or speaker.kind != "person":
        return False
    return above.manner == "indirect" or above.speaker is None or above.speaker.name != speaker.name
