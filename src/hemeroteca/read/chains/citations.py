"""Whom an outlet cites: "Reuters reported, citing two officials, that …" is the officials', by both verbs.

Only where an outlet cites: what a person cites is something that the person says. And only where somebody or something
is cited that can say it: an official, a court paper, not "citing the rising cost".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from hemeroteca.read.cast import Cast
from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.roles import head_of, is_among, role_words
from hemeroteca.read.speakers import is_outlet_source
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import Span, Spans

FARTHEST = 600
"""Code points of a sentence after its cue, or before it, in which a citation is looked for."""
FARTHEST_EDGE = 60
"""Code points between an outlet's saying and whom it cites: room for "on Monday"."""
NEIGHBOURS = 4
"""Attributions on either side among which the main verb of a relative clause is looked for."""
NEAR_PASSIVE = 12
"""Code points between who is quoted and the participle: room for " had been "."""
NEAR_RELATIVE = 2
"""Code points between a source and the relative that takes it up: ", que"."""
EDGE = " \t\r\n,;:.\"'“”‘’«»"


def join_citations(cast: Cast, attributions: Sequence[Attribution], sentences: Sequence[Span]) -> list[Attribution]:
    """The attributions with one for an outlet and whom it cites, wherever the citation was found, or not found."""
    active = _quoted_passively(cast, attributions)
    asked = [_quoted_by(cast, _quoted_as(cast, attribution)) for attribution in active]
    quoted = _with_antecedents(cast, asked)
    cited = {
        attribution.source: attribution
        for attribution in quoted
        if attribution.cited is None and _cites(cast, attribution) and _can_be_cited(cast, attribution.content[:1])
    }
    joined = []
    for attribution in quoted:
        citation = cited.get(attribution.source)
        if attribution.cited is not None:
            joined.append(attribution)
        elif citation is None:
            joined.append(_with_citation(cast, attribution, sentences))
        elif not _has_word(cast, attribution.cue, load_chains(cast.language).citing):
            joined.append(_joined(attribution, citation))
    partners = {span for attribution in joined if attribution.cited is not None for span in attribution.source}
    alone = [citation for citation in cited.values() if citation.source[0] not in partners]
    return joined + [citation for citation in alone if citation not in joined]


def _with_antecedents(cast: Cast, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; whoever cites as a relative is what it takes up: "la agencia, que cita a dos fuentes".

    The verb of what it takes up is among the attributions beside it.
    """
    out = []
    for place, attribution in enumerate(attributions):
        beside = attributions[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
        known = _taken_up(cast, attribution, beside)
        out.append(msgspec.structs.replace(attribution, source=known) if known else attribution)
    return out


def _taken_up(cast: Cast, attribution: Attribution, beside: Sequence[Attribution]) -> Spans:
    """The source that a citing relative takes up, where it stands right before it."""
    clauses, citing = load_clauses(cast.language), load_chains(cast.language).citing
    if not (attribution.source and clauses.inverted and _has_word(cast, attribution.cue, citing)):
        return ()
    start, end = attribution.source[0]
    if cast.text[start:end].lower() not in clauses.relatives:
        return ()
    before = (other.source for other in beside if other.source and other.source[0].end <= start)
    return next((spans for spans in before if start - spans[0].end <= NEAR_RELATIVE), ())


def _cites(cast: Cast, attribution: Attribution) -> bool:
    """Whether an attribution is an outlet's that cites."""
    return (
        bool(attribution.source)
        and _has_word(cast, attribution.cue, load_chains(cast.language).citing)
        and is_outlet_source(cast, attribution.source[0])
    )


def _has_word(cast: Cast, spans: Spans, words: frozenset[str]) -> bool:
    """Whether any word of some spans is one of these."""
    return any(token.lower in words for span in spans for token in tokenise(cast.text, span))


def _can_be_cited(cast: Cast, spans: Spans) -> bool:
    """Whether words name or describe somebody, or a document."""
    for span in spans:
        tokens = [t for t in tokenise(cast.text, span) if t.lower not in load_clauses(cast.language).object_markers]
        if not tokens or tokens[0].lower in load_clauses(cast.language).by:
            return False
        if any(not one.weak and one.mention.span.start <= tokens[-1].start for one in cast.within(span)[:1]):
            return True
        return is_among(head_of(tokens, cast.language), role_words(cast.language), cast.language)
    return False


def _joined(attribution: Attribution, citation: Attribution) -> Attribution:
    """What an outlet says and whom it cites for it, as one."""
    return msgspec.structs.replace(
        attribution,
        source=tuple(sorted((*attribution.source, *citation.content[:1]))),
        cue=tuple(sorted((*attribution.cue, *citation.cue))),
        content=_without(attribution.content, Span(citation.cue[0].start, citation.content[-1].end)),
        cited=citation.content[0],
    )


def _without(content: Spans, taken: Span) -> Spans:
    """The content without a citation that was taken for a piece of it, or for its beginning or its end."""
    kept = []
    for span in content:
        if taken.end <= span.start or span.end <= taken.start:
            kept.append(span)
            continue
        kept.extend((Span(span.start, taken.start), Span(taken.end, span.end)))
    return tuple(span for span in kept if span.end - span.start > 1) or content


def _with_citation(cast: Cast, attribution: Attribution, sentences: Sequence[Span]) -> Attribution:
    """An outlet's attribution with ", citing X," from its sentence, where nobody found that to be a statement."""
    citing = load_chains(cast.language).citing
    if not attribution.source or not is_outlet_source(cast, attribution.source[0]):
        return attribution
    cue = attribution.cue[0]
    place = bisect_right(sentences, cue.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[place] if place >= 0 else cue
    window = Span(max(sentence.start, cue.start - FARTHEST), min(sentence.end, cue.end + FARTHEST))
    tokens = tokenise(cast.text, window)
    for number, token in enumerate(tokens):
        if token.lower not in citing or _within(attribution.cue, token) or not _is_open(attribution, token):
            continue
        found = _cited_after(cast, tokens, number)
        taken = Span(token.start, found.end) if found is not None else None
        if found is None or taken is None or not _ends_content(attribution, taken):
            continue
        if _hangs_on(cast, attribution, taken):
            cue = Span(token.start, _end(cast, token, found))
            return _joined(attribution, msgspec.structs.replace(attribution, cue=(cue,), content=(found,)))
    return attribution


def _hangs_on(cast: Cast, attribution: Attribution, taken: Span) -> bool:
    """Whether a citation stands beside a piece of an attribution, with nothing between but when it was."""
    clauses, fillers = load_clauses(cast.language), load_chains(cast.language).fillers
    loose = clauses.times | clauses.prepositions | clauses.determiners | clauses.relatives | fillers
    for piece in (*attribution.source, *attribution.cue, *attribution.content):
        between = Span(min(piece.end, taken.end), max(piece.start, taken.start))
        if piece.start <= taken.start < piece.end or between.start >= between.end:
            return True
        if between.end - between.start <= FARTHEST_EDGE and all(
            token.lower in loose or token.kind != "word" or clauses.is_adverb(token)
            for token in tokenise(cast.text, between)
        ):
            return True
    return False


def _end(cast: Cast, token: Token, found: Span) -> int:
    """Where the citing verb ends with its preposition: "citando a"."""
    between = cast.text[token.end : found.start].strip(EDGE)
    return token.end + cast.text[token.end : found.start].find(between) + len(between) if between else token.end


def _within(spans: Spans, token: Token) -> bool:
    """Whether a token lies in any of the spans."""
    return any(span.start <= token.start < span.end for span in spans)


def _is_open(attribution: Attribution, token: Token) -> bool:
    """Whether a token is free to be read: not in the source, in the content only as what may be cut off its edges."""
    return not _within(attribution.source, token) and not any(
        span.start < token.start < span.end - 400 for span in attribution.content
    )


def _ends_content(attribution: Attribution, taken: Span) -> bool:
    """Whether a citation stands outside the content, or at its very beginning or end."""
    return all(
        taken.end <= span.start or span.end <= taken.start or taken.start <= span.start or span.end - taken.end <= 1
        for span in attribution.content
    )


def _cited_after(cast: Cast, tokens: Sequence[Token], place: int) -> Span | None:
    """Who is cited by the verb at a place."""
    clauses = load_clauses(cast.language)
    start = place + 1
    if start < len(tokens) and tokens[start].lower in clauses.object_markers:
        start += 1
    ends = clauses.that | {",", ";", ":", "—", "–", "--", "(", "."}
    end = next(
        (n for n in range(start, len(tokens)) if tokens[n].lower in ends or tokens[n].kind == "quote"), len(tokens)
    )
    if end == start:
        return None
    span = Span(tokens[start].start, tokens[end - 1].end)
    return span if _can_be_cited(cast, (span,)) else None


def _quoted_as(cast: Cast, attribution: Attribution) -> Attribution:
    """`The Post quoted Ruiz as saying …`: what was taken for the content holds who is quoted, and what for."""
    lexicon = load_chains(cast.language)
    if not attribution.source or not attribution.content or not lexicon.cited_as:
        return attribution
    place = next((n for n, span in enumerate(attribution.content) if span.start >= attribution.cue[-1].end), None)
    if place is None or not _cites(cast, attribution):
        return attribution
    if place:
        return _quoted_before(cast, attribution, place)
    first = attribution.content[0]
    text = cast.text[first.start : first.end]
    for words in lexicon.cited_as:
        at = text.find(f" {words} ")
        if at <= 0:
            continue
        who = Span(first.start, first.start + at)
        cue = Span(who.end + 1, who.end + 1 + len(words))
        if text.split()[0] in load_clauses(cast.language).by:
            named = next((one.mention.span for one in cast.before(attribution.cue[0].start)), None)
            if named is None or attribution.cue[0].start - named.end > NEAR_PASSIVE:
                return attribution
            who = named
        return msgspec.structs.replace(
            attribution,
            source=tuple(sorted((*attribution.source, who))),
            cue=(*attribution.cue, cue),
            content=(Span(cue.end + 1, first.end), *attribution.content[1:]),
            cited=who,
        )
    return attribution


def _quoted_before(cast: Cast, attribution: Attribution, place: int) -> Attribution:
    """`"…," the Post quoted Ruiz as saying`: the piece of content behind the cue is who is quoted, and nothing else."""
    piece = attribution.content[place]
    text = cast.text[piece.start : piece.end].rstrip(EDGE)
    words = next((words for words in load_chains(cast.language).cited_as if text.endswith(f" {words}")), None)
    who = Span(piece.start, piece.start + len(text) - len(words) - 1) if words else piece
    if words is None or not _can_be_cited(cast, (who,)):
        return attribution
    return msgspec.structs.replace(
        attribution,
        source=tuple(sorted((*attribution.source, who))),
        cue=(*attribution.cue, Span(who.end + 1, who.end + 1 + len(words))),
        content=tuple(span for number, span in enumerate(attribution.content) if number != place),
        cited=who,
    )


def _quoted_passively(cast: Cast, attributions: Sequence[Attribution]) -> list[Attribution]:
    """`Ruiz was quoted by the Post as saying …`: who stands before the passive is quoted, there or in what follows.

    What was taken for the outlet's own saying is, without the one who is quoted, that one's; or it was the quoted one
    alone, and the words are another attribution's.
    """
    out: list[Attribution] = []
    joined: dict[Span, Attribution] = {}
    for attribution in attributions:
        who = _quoted_one(cast, attribution)
        if who is None:
            out.append(attribution)
            continue
        content = tuple(Span(s.start, who.start) if s.start < who.start < s.end else s for s in attribution.content)
        content = tuple(span for span in content if span != who and cast.text[span.start : span.end].strip(EDGE))
        if content:
            source = (who, *attribution.source)
            out.append(msgspec.structs.replace(attribution, source=source, content=content, cited=who))
        else:
            joined[who] = attribution
    return [_with_outlet(attribution, joined) for attribution in out]


def _quoted_one(cast: Cast, attribution: Attribution) -> Span | None:
    """Who is quoted in the passive, at the end of what was taken for the content; `None` where nobody is."""
    if len(attribution.source) != 1 or attribution.cited is not None:
        return None
    source, cue = attribution.source[0], attribution.cue[0]
    verbs = [token.lower for token in tokenise(cast.text, cue)]
    clauses, citing = load_clauses(cast.language), load_chains(cast.language).citing
    passive = any(one in clauses.be and other in citing for one, other in pairwise(verbs)) and verbs[-1] in clauses.by
    before = [span for span in attribution.content if span.end <= cue.start and cue.start - span.end <= NEAR_RELATIVE]
    if not passive or not before or source.start < cue.end or not is_outlet_source(cast, source):
        return None
    words = cast.text[before[-1].start : before[-1].end]
    tail = words[max(words.rfind(mark) for mark in '”"»’') + 1 :]
    who = tail.strip(EDGE)
    start = before[-1].end - len(tail) + tail.find(who) if who else 0
    found = Span(start, start + len(who))
    return found if who and _can_be_cited(cast, (found,)) else None


def _with_outlet(attribution: Attribution, joined: dict[Span, Attribution]) -> Attribution:
    """An attribution with the outlet that quotes its source, where one does."""
    for who, passive in joined.items():
        if len(attribution.source) == 1 and who.start <= attribution.source[0].start < who.end:
            source = (*attribution.source, *passive.source)
            cue = tuple(sorted((*passive.cue, *attribution.cue)))
            return msgspec.structs.replace(attribution, source=source, cue=cue, cited=attribution.source[0])
    return attribution


def _quoted_by(cast: Cast, attribution: Attribution) -> Attribution:
    """`"…," Ruiz was quoted as saying by the Post`: who stands before the passive is quoted, by the one behind it."""
    clauses, citing = load_clauses(cast.language), load_chains(cast.language).citing
    if len(attribution.source) != 1 or not attribution.content or attribution.cited is not None:
        return attribution
    source, cue = attribution.source[0], attribution.cue[0]
    verbs = [token.lower for token in tokenise(cast.text, cue)]
    passive = any(one in clauses.be and other in citing for one, other in pairwise(verbs))
    if not passive or source.start < cue.end or not is_outlet_source(cast, source):
        return attribution
    before = max((span.end for span in attribution.content if span.end <= cue.start), default=None)
    tokens = tokenise(cast.text, Span(before, cue.start)) if before is not None else []
    words = [token for token in tokens if token.kind == "word"]
    if before is None or not words or cue.start - before > FARTHEST_EDGE * 2:
        return attribution
    who = Span(words[0].start, words[-1].end)
    if "\n" in cast.text[before : cue.start] or not _can_be_cited(cast, (who,)):
        return attribution
    return msgspec.structs.replace(attribution, source=(who, source), cited=who)
