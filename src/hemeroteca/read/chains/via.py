"""Who passed a statement on: outlets, and journalists by name, that the words around it tie to the saying.

An outlet in a sentence is not yet a link of a chain: "Smith, who owns the Post, said" has none. It is one where it was
told ("told the Post"), where it is the place ("said on CNN", "wrote in the Post"), the partner of an occasion ("in an
interview with"), whoever saw a document or quoted a source ("seen by", "quoted by"), or whoever says that it reports
it ("…, the Post reported", "as first reported by", "(the Post)"). Spans may come from rules or from a model: nothing
is asked of them but their places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from hemeroteca.read.cast import Cast
from hemeroteca.read.chains.ties import REPORTED, SAID, Place, inside, rank_link
from hemeroteca.read.chainwords import load_chains, platform_pattern
from hemeroteca.read.outlets import bare, load_world
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.tokens import tokenise
from hemeroteca.records import Span, Speaker, Statement, Via
from hemeroteca.text import fold

FARTHEST = 600
"""Code points of a sentence on either side of its cue that are looked at."""
NEAR = 160
"""Code points before an outlet in which what ties it must stand."""
LONGEST_TRADE = 20
"""Code points before a person in which a word for journalists stands."""
MOST_CANDIDATES = 8
"""Outlets of a sentence that are looked at, those nearest to the cue; more are a list."""
MOST_RIVALS = 16
"""Statements before and after an outlet among which it may lie."""


class Board(msgspec.Struct, frozen=True):
    """All attributions of a text in the order of their cues, and what they stand in."""

    cast: Cast
    sentences: Sequence[Span]
    attributions: Sequence[Attribution]
    starts: list[int]


def make_board(cast: Cast, sentences: Sequence[Span], attributions: Sequence[Attribution]) -> Board:
    """The board of a text."""
    ordered = sorted(attributions, key=lambda attribution: attribution.cue[0].start)
    return Board(cast, sentences, ordered, [attribution.cue[0].start for attribution in ordered])


def find_chain(board: Board, attribution: Attribution, speaker: Speaker | None, above: Statement | None) -> list[Via]:
    """The chain of an attribution, nearest to the speaker first; `above` is the statement that it stands in."""
    links = [*_links(board, attribution), *_shared(board, attribution)]
    chain = [via for _, via in sorted(links, key=lambda link: link[0])]
    if attribution.cited is not None:
        chain.extend(_citing(board.cast, attribution))
    if above is not None and above.speaker is not None and above.speaker.kind == "outlet" and above.source:
        outlet = Via(name=above.speaker.name, kind="outlet", span=above.source[-1])
        chain = [link for link in chain if not _among(link, (outlet, *above.via))] + [outlet, *above.via]
    if speaker is not None:
        chain = [link for link in chain if fold(bare(link.name)) != fold(bare(speaker.name))]
    return _distinct(chain)


def _among(link: Via, others: Sequence[Via]) -> bool:
    """Whether one of the others is the same outlet."""
    return any(fold(bare(link.name)) == fold(bare(other.name)) for other in others)


def _distinct(chain: Sequence[Via]) -> list[Via]:
    """Each link once; a journalist whose outlet is in the chain stands behind it."""
    outlets = any(link.kind == "outlet" for link in chain)
    out: list[Via] = []
    for link in chain:
        if not _among(link, out) and not (outlets and link.kind == "person"):
            out.append(link)
    return out


def _citing(cast: Cast, attribution: Attribution) -> list[Via]:
    """The outlets named, or else described, in a source that cites another."""
    spans = [span for span in attribution.source if span != attribution.cited]
    named = [one.mention for span in spans for one in cast.within(span) if one.mention.kind == "outlet"]
    if named:
        return [Via(name=mention.name, kind="outlet", span=mention.span) for mention in named]
    return [Via(name=" ".join(cast.text[span.start : span.end].split()), kind="outlet", span=span) for span in spans]


def _links(board: Board, attribution: Attribution) -> Iterator[tuple[int, Via]]:
    """What in the sentence of a cue, outside what is said, the words tie to the saying, with how near it is."""
    window = _window(board, attribution)
    cue = attribution.cue[0].start
    nearest = sorted(_candidates(board.cast, window), key=lambda via: abs(via.span.start - cue))[:MOST_CANDIDATES]
    for via in sorted(nearest, key=lambda via: via.span):
        if inside(attribution.content, via.span.start):
            continue
        ends = [span.end for span in attribution.content if window.start < span.end <= via.span.start]
        low = max([window.start, via.span.start - NEAR, *ends])
        cast = board.cast
        tokens = tokenise(cast.text, Span(low, via.span.start))
        place = Place(cast.text, cast.language, window, attribution, via.span, tokens)
        rank = rank_link(place, person=via.kind == "person", speaks=_is_source(board, place))
        if rank is not None and (rank == SAID or _belongs(board, place)):
            yield rank, via


def _shared(board: Board, attribution: Attribution) -> list[tuple[int, Via]]:
    """What ties the attribution before that this one goes on from: "told CNN that …, adding that …"."""
    number = bisect_left(board.starts, attribution.cue[0].start) - 1
    before = board.attributions[number] if number >= 0 else None
    if before is None or (attribution.source and attribution.source != before.source):
        return []
    if _window(board, before) != _window(board, attribution) or inside(before.content, attribution.cue[0].start):
        return []
    cue = attribution.cue[0].start
    return [link for link in _links(board, before) if link[0] != REPORTED and link[1].span.end <= cue]


def _window(board: Board, attribution: Attribution) -> Span:
    """The sentence in which the cue stands, no more of it than one sentence has."""
    cue = attribution.cue[0]
    place = bisect_right(board.sentences, cue.start, key=lambda sentence: sentence.start) - 1
    sentence = board.sentences[place] if place >= 0 else cue
    return Span(max(sentence.start, cue.start - FARTHEST), max(cue.end, min(sentence.end, cue.end + FARTHEST)))


def _candidates(cast: Cast, window: Span) -> Iterator[Via]:
    """Outlets by name, platforms, the printing outlet by "this newspaper", the last one by "the newspaper", people."""
    lexicon, text = load_chains(cast.language), cast.text[window.start : window.end]
    for one in cast.within(window):
        mention = one.mention
        before = cast.text[max(0, mention.span.start - LONGEST_TRADE) : mention.span.start].split()[-1:]
        press = mention.kind == "person" and bool(before) and before[0].lower() in lexicon.pressmen
        if (mention.kind == "outlet" or press) and mention.name not in load_world().platforms:
            yield Via(name=mention.name, kind=mention.kind, span=mention.span)
    for match in platform_pattern(cast.language).finditer(text):
        yield Via(name=match[1], kind="outlet", span=Span(window.start + match.start(1), window.start + match.end(1)))
    lower = text.lower()
    if len(lower) != len(text):
        return
    for phrases, own in ((lexicon.own, True), (lexicon.own_nouns, False)):
        for words in phrases:
            at = lower.find(words)
            if at < 0 or lower[at + len(words) : at + len(words) + 1].isalnum():
                continue
            name = cast.outlet if own else _last_outlet(cast, window.start + at) or cast.outlet
            span = Span(window.start + at, window.start + at + len(words))
            if name is not None and not _is_in_name(cast, window, span):
                yield Via(name=name, kind="outlet", span=span)


def _is_in_name(cast: Cast, window: Span, span: Span) -> bool:
    """Whether a name goes on from some words: "the newspaper Luna", "la agencia Luna"."""
    return any(
        one.mention.kind == "outlet" and one.mention.span.start <= span.end + 1 and span.end < one.mention.span.end
        for one in cast.within(window)
    )


def _last_outlet(cast: Cast, place: int) -> str | None:
    """The outlet that was named last before a place."""
    return next((one.mention.name for one in cast.before(place) if one.mention.kind == "outlet"), None)


def _is_source(board: Board, place: Place) -> bool:
    """Whether a candidate is who says something: itself the source here, or of other words than these."""
    mine = place.attribution
    return any(
        inside(other.source, place.span.start) and (other is mine or not _overlap(other.content, mine.content))
        for other in _near(board, place.span)
    )


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether any two spans share a character."""
    return any(one.start < other.end and other.start < one.end for one in some for other in others)


def _near(board: Board, span: Span) -> Sequence[Attribution]:
    """The attributions whose cues stand around a span."""
    first = bisect_left(board.starts, span.start - FARTHEST)
    last = bisect_right(board.starts, span.end + FARTHEST)
    middle = bisect_left(board.starts, span.start)
    return board.attributions[max(first, middle - MOST_RIVALS) : min(last, middle + MOST_RIVALS)]


def _belongs(board: Board, place: Place) -> bool:
    """Whether no other attribution is nearer to a candidate."""
    mine, span = place.attribution, place.span
    window = place.window
    rivals = [
        other
        for other in _near(board, span)
        if window.start <= other.cue[0].start < window.end and not inside(other.content, span.start)
    ]
    return not any(_gap(other, span) < _gap(mine, span) for other in rivals if other is not mine)


def _gap(attribution: Attribution, span: Span) -> int:
    """Code points between a span and the nearest piece of an attribution."""
    pieces = (*attribution.source, *attribution.cue, *attribution.content)
    return min(max(0, piece.start - span.end, span.start - piece.end) for piece in pieces)
