"""Who speaks where a statement names no source: a verb without a subject, a quotation that stands alone."""

from __future__ import annotations

from bisect import bisect_left

from hemeroteca.read.cast import Cast, Choice
from hemeroteca.read.certainty import SILENT, chosen, weaker
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.speakers import RECENT, whoever_spoke
from hemeroteca.records import Span, Speaker, Statement


def resolve_silence(cast: Cast, content: Span, *, direct: bool) -> Speaker | None:
    """Who speaks where no source is given: whoever spoke last.

    A language that may leave the subject out lets any verb go on so; others only a quotation without a verb, which may
    also stand at the head of a paragraph that goes on with whoever said it.
    """
    inverted = load_clauses(cast.language).inverted
    if not inverted and not direct:
        return None
    begins = cast.text.rfind("\n\n", max(0, content.start - RECENT), content.start)
    if not inverted and cast.last_at < begins:
        told = _told_after(cast, content.end)
        if told is not None:
            return told
    return whoever_spoke(cast, content.start, SILENT)


def _told_after(cast: Cast, place: int) -> Speaker | None:
    """The first person whom the rest of a paragraph speaks of: "“It is loud.” Ana Ruiz lives by the road."."""
    number = bisect_left(cast.event_starts, place)
    if number == len(cast.events):
        return None
    event = cast.events[number]
    if event.start - place > RECENT:
        return None
    apart = cast.text.find("\n\n", place, event.start) >= 0
    if apart or event.governed or event.owner or event.quoted or event.sentence - cast.sentence(place) > 1:
        return None
    return chosen(Choice(event.figure, SILENT))


def speaks_next(cast: Cast, place: int, following: Statement) -> Speaker | None:
    """Who speaks in a quotation that ends at a place, without a source: whoever speaks next in its paragraph."""
    if following.speaker is None or cast.text.find("\n\n", place, following.content[0].start) >= 0:
        return None
    return weaker(following.speaker, SILENT)
