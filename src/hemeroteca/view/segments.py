"""A text cut into pieces of equal marking, so that a page can show statements that nest, overlap or are broken up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from hemeroteca.records import BLOCK_SEPARATOR, Block, Hedge, Span, Statement


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a block throughout which the same statements speak.

    `said` holds the indices of the statements whose content covers it, outermost first; `opens` those whose content
    begins here and `closes` those whose content ends here, for anchors and the numbers of notes. `pointed` marks the
    place an address points at.
    """

    text: str
    said: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    hedged: bool = False
    pointed: bool = False


_Piece = tuple[int, int, int]
"""Start and end of a piece, and what it is: the index of a statement, or one of the two below."""

_HEDGED, _POINTED = -1, -2


def block_spans(blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Where each block stands in the article's text."""
    spans = []
    start = 0
    for block in blocks:
        spans.append(Span(start, start + len(block.text)))
        start += len(block.text) + len(BLOCK_SEPARATOR)
    return tuple(spans)


def cut_segments(
    blocks: Sequence[Block],
    statements: Sequence[Statement],
    hedges: Sequence[Hedge] = (),
    pointed: Span | None = None,
) -> tuple[tuple[Segment, ...], ...]:
    """The segments of each block: joined, they are the block's text.

    One sweep over the edges of blocks, contents and hedges; a segment is what lies between two neighbouring edges.
    A statement opens at the first segment it covers and closes at the last.
    """
    pieces = sorted(
        (piece.start, piece.end, index)
        for index, statement in enumerate(statements)
        for piece in statement.content
        if piece.start < piece.end
    )
    marks = [(hedge.span.start, hedge.span.end, _HEDGED) for hedge in hedges]
    marks += [(pointed.start, pointed.end, _POINTED)] if pointed else []
    marks.sort()
    spans = block_spans(blocks)
    cut = [
        _cut_block(block, span, said, marked)
        for block, span, said, marked in zip(
            blocks, spans, _touching(pieces, spans), _touching(marks, spans), strict=True
        )
    ]
    return _with_ends(cut)


def _touching(pieces: Sequence[_Piece], spans: Sequence[Span]) -> list[list[_Piece]]:
    """For each block the pieces, sorted by start, that have a character in it."""
    touching = []
    active: list[_Piece] = []
    first = 0
    for span in spans:
        while first < len(pieces) and pieces[first][0] < span.end:
            active.append(pieces[first])
            first += 1
        active = [piece for piece in active if piece[1] > span.start]
        touching.append(list(active))
    return touching


def _cut_block(block: Block, span: Span, said: list[_Piece], marked: list[_Piece]) -> list[Segment]:
    """The segments of one block, not yet knowing where statements open and close."""
    edges = {span.start, span.end}
    for start, end, _ in itertools.chain(said, marked):
        edges |= {max(start, span.start), min(end, span.end)}
    places = sorted(edges)
    segments = []
    for (start, end), covering, marks in zip(
        itertools.pairwise(places), _covering(places, said), _covering(places, marked), strict=True
    ):
        outermost_first = sorted(covering, key=lambda piece: (piece[0], -piece[1], piece[2]))
        kinds = {kind for _, _, kind in marks}
        segments.append(
            Segment(
                text=block.text[start - span.start : end - span.start],
                said=tuple(dict.fromkeys(index for _, _, index in outermost_first)),
                hedged=_HEDGED in kinds,
                pointed=_POINTED in kinds,
            )
        )
    return segments


def _covering(places: Sequence[int], pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """For each gap between neighbouring places the pieces, sorted by start, that cover it; none begins inside a gap."""
    active: list[_Piece] = []
    first = 0
    for place in places[:-1]:
        active = [piece for piece in active if piece[1] > place]
        while first < len(pieces) and pieces[first][0] <= place:
            if pieces[first][1] > place:
                active.append(pieces[first])
            first += 1
        yield active


def _with_ends(cut: Sequence[Sequence[Segment]]) -> tuple[tuple[Segment, ...], ...]:
    """The same segments, each knowing which statements open and close in it."""
    first: dict[int, tuple[int, int]] = {}
    last: dict[int, tuple[int, int]] = {}
    for row, segments in enumerate(cut):
        for column, segment in enumerate(segments):
            for index in segment.said:
                first.setdefault(index, (row, column))
                last[index] = (row, column)
    return tuple(
        tuple(
            msgspec.structs.replace(
                segment,
                opens=tuple(index for index in segment.said if first[index] == (row, column)),
                closes=tuple(index for index in segment.said if last[index] == (row, column)),
            )
            for column, segment in enumerate(segments)
        )
        for row, segments in enumerate(cut)
    )
