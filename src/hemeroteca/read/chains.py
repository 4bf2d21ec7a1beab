"""The chain a statement came by: told to an outlet, said in an interview with one, reported by one that cites another.

An outlet is the speaker of what it reports unless it names a source; then the source speaks and the outlet passed it
on. The printing outlet counts too ("told The Lantern", in The Lantern): whoever follows the chain knows it as
first-hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from hemeroteca.read.outlets import load_outlets
from hemeroteca.read.speakers import NEAR_RELATIVE, Cast, is_outlet_source
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.statements.cues import load_clauses
from hemeroteca.records import Span, Spans, Speaker, Via
from hemeroteca.text import fold

NEAR_CUE = 30
"""Code points between "told" and the outlet it was told to: room for "the newspaper"."""
FARTHEST = 600
"""Code points of a sentence on either side of its cue that are looked at."""
NEIGHBOURS = 4
"""Attributions on either side among which the main verb of a relative clause is looked for."""
NEAR_TIE = 40
"""Code points between a preposition and the outlet it ties: room for "the news agency"."""


def find_via(cast: Cast, attribution: Attribution, sentences: Sequence[Span], speaker: Speaker | None) -> list[Via]:
    """The outlets in the sentence of a cue, outside what is said, that the words tie to the saying."""
    lexicon = load_outlets(cast.language)
    sentence = _sentence(attribution, sentences)
    out = _told_here(cast, sentence, attribution)
    for one in cast.within(sentence):
        mention = one.mention
        if mention.kind != "outlet" or _inside(attribution.content, mention.span.start):
            continue
        if speaker is not None and fold(mention.name) == fold(speaker.name):
            continue
        told = any(0 <= mention.span.start - cue.end <= NEAR_CUE for cue in attribution.cue)
        if _tie(cast, mention.span) in lexicon.ties or (told and "whom" in attribution.frames):
            out.append(Via(name=mention.name, kind="outlet", span=mention.span))
    out.extend(_reporters(cast, sentence, attribution))
    return distinct(out)


def _reporters(cast: Cast, sentence: Span, attribution: Attribution) -> list[Via]:
    """The outlets that say at the end of a sentence that they report it, furthest from the speaker."""
    reporting, passing = load_outlets(cast.language).reporting, load_outlets(cast.language).passing
    return [
        Via(name=one.mention.name, kind="outlet", span=one.mention.span)
        for one in cast.within(Span(attribution.cue[-1].end, max(attribution.cue[-1].end, sentence.end)))
        if one.mention.kind == "outlet"
        and not _inside(attribution.content, one.mention.span.start)
        and (_word_after(cast, one.mention.span) in reporting or _tie(cast, one.mention.span) in passing)
    ]


def _word_after(cast: Cast, span: Span) -> str:
    """The word after an outlet."""
    return next(iter(cast.text[span.end : span.end + NEAR_CUE].split()), "").strip(",.")


def _tie(cast: Cast, span: Span) -> str:
    """The preposition before an outlet, past "the newspaper"."""
    lexicon = load_outlets(cast.language)
    before = cast.text[max(0, span.start - NEAR_TIE) : span.start].lower().split()
    skipped = {word for noun in lexicon.nouns for word in noun.split()} | {"the", "el", "la", "los"}
    while before and before[-1] in skipped:
        before.pop()
    return before[-1] if before else ""


def _told_here(cast: Cast, sentence: Span, attribution: Attribution) -> list[Via]:
    """The printing outlet where it speaks of itself: "told this newspaper"."""
    if cast.outlet is None:
        return []
    text = cast.text[sentence.start : sentence.end].lower()
    for words in load_outlets(cast.language).own:
        at = text.find(words)
        if at >= 0 and not _inside(attribution.content, sentence.start + at):
            span = Span(sentence.start + at, sentence.start + at + len(words))
            return [Via(name=cast.outlet, kind="outlet", span=span)]
    return []


def distinct(found: Sequence[Via]) -> list[Via]:
    """Each outlet once."""
    names: set[str] = set()
    out = []
    for via in found:
        if fold(via.name) not in names:
            names.add(fold(via.name))
            out.append(via)
    return out


def _sentence(attribution: Attribution, sentences: Sequence[Span]) -> Span:
    """The sentence in which the cue stands, no more of it than one sentence has."""
    cue = attribution.cue[0]
    place = bisect_right(sentences, cue.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[place] if place >= 0 else cue
    return Span(max(sentence.start, cue.start - FARTHEST), min(sentence.end, cue.end + FARTHEST))


def _inside(spans: Sequence[Span], place: int) -> bool:
    """Whether a place lies in any of the spans."""
    return any(span.start <= place < span.end for span in spans)


def join_citations(cast: Cast, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Makes one statement of "Reuters reported, citing two officials, that …": the officials', by both verbs.

    Only where an outlet cites: what a person cites is something that the person says.
    """
    citing = load_outlets(cast.language).citing
    cited = {}
    for place, attribution in enumerate(attributions):
        beside = attributions[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
        source = _taken_up(cast, attribution, beside) if attribution.source else ()
        if attribution.lemma.split()[0] in citing and source and is_outlet_source(cast, source[0]):
            cited[source] = attribution
    citations = {id(citation) for citation in cited.values()}
    joined = []
    for attribution in attributions:
        citation = cited.get(attribution.source)
        if citation is None and id(attribution) not in citations:
            joined.append(attribution)
        elif citation is not None and id(attribution) not in citations:
            joined.append(_joined(attribution, citation))
    return joined


def _taken_up(cast: Cast, attribution: Attribution, beside: Sequence[Attribution]) -> Spans:
    """The source of a citation; where it is a relative, what it takes up: "la agencia, que cita a dos fuentes".

    The verb of what it takes up is among the attributions `beside` it.
    """
    clauses, source = load_clauses(cast.language), attribution.source[0]
    if not clauses.inverted or cast.text[source.start : source.end].lower() not in clauses.relatives:
        return attribution.source
    before = (other.source for other in beside if other.source and other.source[0].end <= source.start)
    return next((spans for spans in before if source.start - spans[0].end <= NEAR_RELATIVE), attribution.source)


def _joined(attribution: Attribution, citation: Attribution) -> Attribution:
    """What an outlet says and whom it cites for it, as one."""
    return msgspec.structs.replace(
        attribution,
        source=tuple(sorted((*attribution.source, *citation.content[:1]))),
        cue=tuple(sorted((*attribution.cue, *citation.cue))),
        content=_without(attribution.content, citation),
        cited=citation.content[0],
    )


def _without(content: tuple[Span, ...], citation: Attribution) -> tuple[Span, ...]:
    """The content without the citation, which may have been taken for its beginning or its end."""
    start, end = citation.cue[0].start, citation.content[-1].end
    return tuple(span for span in content if not (start <= span.start and span.end <= end)) or content
