"""A text cut into segments: nested, overlapping and broken statements."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.records import Block, Hedge, Span, Statement
from hemeroteca.view.segments import block_spans, cut_segments


def said(*content: tuple[int, int]) -> Statement:
    """A statement with this content and nothing else."""
    return Statement(source=(), cue=(), content=tuple(Span(*piece) for piece in content), manner="direct")


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Blocks of an article."""
    return tuple(Block(kind="paragraph", text=text) for text in texts)


def test_a_statement_is_cut_out_of_what_stands_around_it():
    """Three segments: before, the statement, after."""
    (segments,) = cut_segments(paragraphs("She said it rained a lot."), [said((9, 18))])
    assert [(segment.text, segment.said) for segment in segments] == [
        ("She said ", ()),
        ("it rained", (0,)),
        (" a lot.", ()),
    ]
    assert segments[1].opens == segments[1].closes == (0,)


def test_a_broken_statement_opens_at_its_first_piece_and_closes_at_its_last():
    """The number of its note stands once, at the end."""
    (segments,) = cut_segments(paragraphs("'We go,' he said, 'and stay.'"), [said((0, 8), (18, 29))])
    marked = [(segment.text, segment.opens, segment.closes) for segment in segments if segment.said]
    assert marked == [("'We go,'", (0,), ()), ("'and stay.'", (), (0,))]


def test_a_nested_statement_comes_after_the_one_it_sits_in():
    """Outermost first, whichever order the reader found them in."""
    (segments,) = cut_segments(paragraphs("A said B said it rained."), [said((14, 23)), said((7, 23))])
    assert segments[-2].said == (1, 0)
    assert segments[-2].opens == (0,)
    assert segments[-2].closes == (1, 0)


def test_a_statement_that_runs_over_paragraphs_is_marked_in_each():
    """It opens in the first paragraph and closes in the second."""
    first, second = cut_segments(paragraphs("One two.", "Three four."), [said((4, 15))])
    assert [(s.text, s.opens, s.closes) for s in first if s.said] == [("two.", (0,), ())]
    assert [(s.text, s.opens, s.closes) for s in second if s.said] == [("Three", (), (0,))]


def test_a_hedge_and_the_place_an_address_points_at_are_marked():
    """Both are cut out, also where they overlap a statement."""
    hedge = Hedge(span=Span(3, 13), kind="rumour", scope=Span(3, 20))
    (segments,) = cut_segments(paragraphs("He reportedly left on Monday."), [said((3, 18))], [hedge], Span(22, 28))
    assert [segment.text for segment in segments if segment.hedged] == ["reportedly"]
    assert [segment.text for segment in segments if segment.pointed] == ["Monday"]


@given(
    st.lists(st.text(alphabet="ab \n", max_size=12), max_size=5),
    st.lists(st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=3), max_size=6),
)
def test_segments_joined_are_the_blocks_and_every_character_knows_who_speaks(texts, contents):
    """Whatever the spans, nothing is lost, doubled or misattributed."""
    blocks = paragraphs(*texts)
    statements = [said(*content) for content in contents]
    cut = cut_segments(blocks, statements)
    for block, span, segments in zip(blocks, block_spans(blocks), cut, strict=True):
        assert "".join(segment.text for segment in segments) == block.text
        offset = span.start
        for segment in segments:
            for place in range(offset, offset + len(segment.text)):
                covering = {
                    index
                    for index, statement in enumerate(statements)
                    if any(piece.start <= place < piece.end for piece in statement.content)
                }
                assert set(segment.said) == covering
            offset += len(segment.text)


@given(st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3), max_size=6))
def test_each_statement_that_shows_opens_once_and_closes_once(contents):
    """So each note has one place in the text."""
    cut = cut_segments(paragraphs("a" * 10, "b" * 10), [said(*content) for content in contents])
    segments = [segment for row in cut for segment in row]
    shown = sorted({index for segment in segments for index in segment.said})
    assert sorted(index for segment in segments for index in segment.opens) == shown
    assert sorted(index for segment in segments for index in segment.closes) == shown


def test_a_very_long_paragraph_is_cut_in_time_that_grows_with_it():
    """Ten times the statements take about ten times as long, not a hundred times."""

    def seconds(count: int) -> float:
        statements = [said((10 * place, 10 * place + 8)) for place in range(count)]
        blocks = paragraphs("0123456789" * count)
        start = time.process_time()
        cut_segments(blocks, statements)
        return time.process_time() - start

    seconds(100)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.001)
