"""Article → Reading: every finder of this stage, put together.

A given language is trusted, else the text tells. Languages without word lists get their quotations, quantities and
times, no statements, and a doubt that says so. Nothing here looks at a clock, a disk or another text, so a text reads
the same alone as among others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from hemeroteca.read.cast import Cast, make_cast
from hemeroteca.read.chains import arrange, find_chain, make_board, means_somebody
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.doubts import find_doubts
from hemeroteca.read.hedges import find_hedges
from hemeroteca.read.language import identify_language
from hemeroteca.read.lexicon import LANGUAGES
from hemeroteca.read.mentions import Named, find_mentions
from hemeroteca.read.pieces import forget_pieces
from hemeroteca.read.pronouns import settle_pronouns
from hemeroteca.read.quantities import find_quantities
from hemeroteca.read.quotes import find_quotations
from hemeroteca.read.sentences import split_sentences
from hemeroteca.read.silences import resolve_silence, speaks_next
from hemeroteca.read.speakers import resolve_source
from hemeroteca.read.statements import find_statements
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.times import find_times, forget_times
from hemeroteca.records import (
    Article,
    Correction,
    Doubt,
    Draft,
    EntityKind,
    Hedge,
    Mention,
    Reading,
    Span,
    Spans,
    Speaker,
    Statement,
)

FARTHEST_HEDGE = 300
"""Code points before a statement in which a hedge that covers it can stand."""
READER_VERSION = "network-8"
"""Changes whenever the same text may be read differently."""


class Sheet(msgspec.Struct, frozen=True):
    """What the reader is given: a text and what is known about it."""

    text: str
    language: str | None
    published: str | None
    outlet: str | None


def read_article(article: Article) -> Reading:
    """Everything the rules find in an article."""
    return _read(Sheet(article.text, article.language, article.published, article.outlet))


def read_draft(draft: Draft) -> Reading:
    """Everything the rules find in a text that is no filed article; its title, if any, is not part of the text.

    >>> reading = read_draft(Draft(id="1", text="“It rained,” Ana Ruiz said.", language="en"))
    >>> reading.statements[0].speaker.name
    'Ana Ruiz'
    """
    return _read(Sheet(draft.text, draft.language, draft.published, draft.outlet))


def correct_reading(article: Article, reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading with the speakers a person gave, each on the statement its quotation leads to.

    A corrected speaker has confidence 1; the value "there is none" leaves the statement without one.
    """
    statements = list(reading.statements)
    for correction in corrections:
        if correction.field != "speaker":
            continue
        place = _find_again(article.text, reading, correction)
        if place is not None:
            statements[place] = msgspec.structs.replace(
                statements[place], speaker=_corrected(correction.value, reading)
            )
    return msgspec.structs.replace(reading, statements=tuple(statements))


def _corrected(value: str | None, reading: Reading) -> Speaker | None:
    """The speaker a person named, with the kind the text gives the name, else a person."""
    if value is None or not value.strip():
        return None
    known = {mention.name: mention.kind for mention in reading.mentions}
    for statement in reading.statements:
        if statement.speaker is not None:
            known.setdefault(statement.speaker.name, statement.speaker.kind)
    kind: EntityKind = known.get(value.strip(), "person")
    return Speaker(name=value.strip(), kind=kind, confidence=1.0)


def _find_again(text: str, reading: Reading, correction: Correction) -> int | None:
    """The statement whose content the correction quotes; where its words stand twice, what stands around them."""
    if not correction.quote:
        return None
    exact = correction.prefix + correction.quote + correction.suffix
    at = text.find(exact)
    start = at + len(correction.prefix) if at >= 0 else text.find(correction.quote)
    if start < 0:
        return None
    end = start + len(correction.quote)
    best, share = None, 0.0
    for place, statement in enumerate(reading.statements):
        first, last = statement.content[0].start, statement.content[-1].end
        common = min(end, last) - max(start, first)
        union = max(end, last) - min(start, first)
        if common > 0 and common / union > share:
            best, share = place, common / union
    return best


def _read(sheet: Sheet) -> Reading:
    """The reading of a sheet."""
    text = sheet.text
    language = sheet.language or identify_language(text)
    code = language.split("-")[0].lower() if language else None
    sentences = split_sentences(text, code)
    quantities = find_quantities(text, code)
    times = find_times(text, sheet.published, code)
    doubts = find_doubts(text, sentences)
    if code not in LANGUAGES:
        doubt = Doubt(
            about="statements",
            text=f"there are no rules for the language {code or 'unknown'} yet, so nobody's statements were read",
        )
        doubts = (doubt, *doubts)
        return Reading(language=language, version=READER_VERSION, quantities=quantities, times=times, doubts=doubts)
    hedges = find_hedges(text, sentences, code)
    named = find_mentions(text, sentences, code, sheet.outlet)
    cast = make_cast(text, code, sentences, named, sheet.outlet)
    attributions = arrange(cast, find_statements(text, code, sentences), sentences, find_quotations(text))
    statements = _statements(cast, attributions, sentences, hedges)
    forget_times(text)
    forget_pieces(text)
    return Reading(
        language=language,
        version=READER_VERSION,
        statements=statements,
        hedges=hedges,
        mentions=_mentions(named, statements),
        quantities=quantities,
        times=times,
        doubts=doubts,
    )


def _mentions(named: tuple[Named, ...], statements: tuple[Statement, ...]) -> tuple[Mention, ...]:
    """The names that are sure enough to be listed: of single words that nothing explains, only who speaks."""
    speakers = {statement.speaker.name for statement in statements if statement.speaker is not None}
    return tuple(one.mention for one in named if not one.weak or one.mention.name in speakers)


def _statements(
    cast: Cast, attributions: list[Attribution], sentences: tuple[Span, ...], hedges: tuple[Hedge, ...]
) -> tuple[Statement, ...]:
    """The attributions with speakers, chains, parents and hedges."""
    settle_pronouns(cast, _outer_sources(attributions))
    statements: list[Statement] = []
    parents: list[int] = []
    board = make_board(cast, sentences, attributions)
    for attribution in attributions:
        parent = _parent(attribution, statements, parents)
        above = statements[parent] if parent is not None else None
        speaker = _speaker(cast, attribution, above)
        if above is not None and not means_somebody(cast, attribution, speaker, above):
            continue
        parents.append(len(statements))
        statements.append(
            Statement(
                source=attribution.source,
                cue=attribution.cue,
                content=attribution.content,
                manner=attribution.manner,
                speaker=speaker,
                via=tuple(find_chain(board, attribution, speaker, above)),
                parent=parent,
                hedges=_hedges_of(attribution, hedges),
                polarity=attribution.polarity,
                confidence=round(attribution.confidence, 3),
            )
        )
    return tuple(_with_next_speakers(cast, statements))


def _outer_sources(attributions: Sequence[Attribution]) -> list[Span]:
    """The sources that stand in nobody else's words; each attribution comes after the one that it stands in."""
    sources: list[Span] = []
    held: Spans = ()
    for one in attributions:
        source = one.cited or next(iter(one.source), None)
        place = source.start if source is not None else one.cue[0].start
        if any(span.start <= place < span.end for span in held):
            continue
        held = one.content
        if source is not None:
            sources.append(source)
    return sources


def _with_next_speakers(cast: Cast, statements: Sequence[Statement]) -> list[Statement]:
    """The statements; a quotation that nobody was given for is said by who speaks next in its paragraph."""
    out = list(statements)
    following: Statement | None = None
    for place in range(len(out) - 1, -1, -1):
        statement = out[place]
        if statement.parent is not None:
            continue
        silent = statement.speaker is None and statement.manner == "direct" and not statement.source
        silent = silent and not _is_first_person(cast, statement.cue)
        if silent and following is not None:
            speaker = speaks_next(cast, statement.content[-1].end, following)
            statement = out[place] = msgspec.structs.replace(statement, speaker=speaker)
        following = statement
    return out


def _speaker(cast: Cast, attribution: Attribution, above: Statement | None) -> Speaker | None:
    """Whom the source means, or whom it cites; who speaks in another's words, or asks, is not who spoke last.

    `above` is the statement that this one stands in: where that is a quotation its speaker is "I", and not "he".
    """
    last = cast.last, cast.last_person, cast.last_at
    source = attribution.cited or next(iter(attribution.source), None)
    if source is not None:
        quoted = above.speaker if above is not None and above.manner != "indirect" else None
        speaker = resolve_source(cast, source, quoted)
    elif _is_said_by_somebody(cast, attribution):
        speaker = resolve_silence(cast, attribution.content[0], direct=attribution.manner == "direct")
    else:
        speaker = None
    if above is not None or attribution.polarity == "questioned":
        cast.last, cast.last_person, cast.last_at = last
    return speaker


def _is_said_by_somebody(cast: Cast, attribution: Attribution) -> bool:
    """Whether a verb without a subject has one in mind: not "se informó", not "le preguntaron"."""
    words = _cue_words(cast, attribution.cue)
    if _is_first_person(cast, attribution.cue):
        return False
    impersonal = not load_clauses(cast.language).impersonal.isdisjoint(words[:-1])
    return attribution.manner == "direct" or not (impersonal or attribution.polarity == "questioned")


def _is_first_person(cast: Cast, cue: Spans) -> bool:
    """Whether a verb without a subject is whose the text is, in a language whose verbs show it: "dije"."""
    words, clauses = _cue_words(cast, cue), load_clauses(cast.language)
    shown = clauses.inverted and bool(words)
    return shown and (words[0] in clauses.first_persons or words[-1].endswith(clauses.first_endings))


def _cue_words(cast: Cast, cue: Spans) -> list[str]:
    """The words of a cue in lower case."""
    return cast.text[cue[0].start : cue[0].end].lower().split() if cue else []


def _parent(attribution: Attribution, statements: list[Statement], stack: list[int]) -> int | None:
    """The innermost statement whose content holds this one's cue and content; `stack` loses what is behind."""
    start = min(span.start for span in (*attribution.cue, *attribution.content))
    end = max(span.end for span in (*attribution.cue, *attribution.content))
    while stack and statements[stack[-1]].content[-1].end <= start:
        stack.pop()
    for place in stack[::-1][:8]:
        if any(span.start <= start and end <= span.end for span in statements[place].content):
            return place
    return None


def _hedges_of(attribution: Attribution, hedges: tuple[Hedge, ...]) -> tuple[int, ...]:
    """The hedges that stand in a statement or cover it."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    first = bisect_left(hedges, min(span.start for span in spans) - FARTHEST_HEDGE, key=_start_of)
    last = bisect_left(hedges, max(span.end for span in spans), key=_start_of)
    return tuple(
        number
        for number in range(first, last)
        if any(span.start <= hedges[number].span.start < span.end for span in spans)
        or any(_covers(hedges[number].scope, span) for span in attribution.content)
    )


def _start_of(hedge: Hedge) -> int:
    """Where a hedge starts."""
    return hedge.span.start


def _covers(scope: Span, span: Span) -> bool:
    """Whether a scope holds the whole of a span."""
    return scope.start <= span.start and span.end <= scope.end
