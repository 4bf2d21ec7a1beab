"""What the articles of a story date, in order of the days it can mean, each thing once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from hemeroteca.records import Event, Span, TimeExpression
from hemeroteca.trace.dossiers import Dossier, hull
from hemeroteca.trace.words import choose_content_words, find_words, stem

LONGEST_TIME = 366
"""Days that an entry can mean: "in the nineties" dates nothing."""
LONGEST_ENTRY = 400
"""Code points of an entry; of a longer one as much as stands around its time."""
SAME_SHARE = 0.5
"""Of the words of the shorter of two entries for the same days, in the other: then it is one thing, printed twice.

On ECB+ (train and dev), of sentences of one sub-topic that share so much 90 % are linked by a chain of events, where
75 % of all are. Lower, more are found and fewer right: at 0.2 of the words 76 % and 84 %. Two entries too many are
better than one too few."""
END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[^\W\d_a-z])")


def make_timeline(dossiers: Iterable[Dossier]) -> tuple[Event, ...]:
    """The dated sentences of some articles, by their first day, then their last, then as the articles stand."""
    found: dict[tuple[str, str], list[tuple[frozenset[str], Event]]] = {}
    for dossier in dossiers:
        seen: set[tuple[str, str, str]] = set()
        for time in dossier.reading.times:
            if not _dates_something(time):
                continue
            span = _entry_around(dossier, time.span)
            event = Event(
                earliest=time.earliest,
                latest=time.latest,
                text=" ".join(dossier.text[span.start : span.end].split()),
                statement=dossier.address(span),
            )
            days = (time.earliest or "", time.latest or "")
            if (*days, event.statement) not in seen:
                seen.add((*days, event.statement))
                _add(found.setdefault(days, []), event)
    return tuple(event for days in sorted(found) for _, event in found[days])


def _dates_something(time: TimeExpression) -> bool:
    """Whether a time has a first and a last day that lie near each other."""
    try:
        first, last = (dt.date.fromisoformat(day or "") for day in (time.earliest, time.latest))
    except ValueError:
        return False
    return dt.timedelta() <= last - first <= dt.timedelta(LONGEST_TIME)


def _entry_around(dossier: Dossier, time: Span) -> Span:
    """The innermost statement that a time stands in, from its first to its last character, else its sentence."""
    holders = [hull(one.content) for one in dossier.reading.statements if _holds(one.content, time)]
    whole = min(holders, key=_length, default=_sentence_around(dossier.text, time))
    if _length(whole) <= LONGEST_ENTRY:
        return whole
    part = _sentence_around(dossier.text, time)
    start = max(whole.start, part.start, time.start - LONGEST_ENTRY // 2)
    return Span(start, min(whole.end, part.end, max(time.end, start + LONGEST_ENTRY)))


def _length(span: Span) -> int:
    return span.end - span.start


def _holds(content: Sequence[Span], time: Span) -> bool:
    return any(span.start <= time.start and time.end <= span.end for span in content)


def _sentence_around(text: str, time: Span) -> Span:
    """The sentence of a block that a time stands in, as far as marks and capitals tell."""
    start = text.rfind("\n", max(0, time.start - 2 * LONGEST_ENTRY), time.start) + 1
    start = max(start, time.start - 2 * LONGEST_ENTRY, 0)
    end = text.find("\n", time.end, time.end + 2 * LONGEST_ENTRY)
    end = min(len(text), time.end + 2 * LONGEST_ENTRY) if end < 0 else end
    for match in END.finditer(text, start, end):
        if match.end() <= time.start:
            start = match.end()
        elif match.start() >= time.end:
            end = match.start() + len(match[0].rstrip())
            break
    return Span(start, end)


def telling_words(text: str) -> frozenset[str]:
    """The content words of an entry by their beginnings."""
    return frozenset(map(stem, choose_content_words(find_words(text))))


def tell_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two entries of one story and the same days tell one thing, by the words they share."""
    return len(one & other) > SAME_SHARE * min(len(one), len(other))


def _add(events: list[tuple[frozenset[str], Event]], event: Event) -> None:
    """Puts an entry among those of its days, or with the one that says the same."""
    words = telling_words(event.text)
    for place, (other, known) in enumerate(events):
        if tell_same(words, other):
            events[place] = (other, msgspec.structs.replace(known, also=(*known.also, event.statement)))
            return
    events.append((words, event))
