"""The grading of speakers, and the gold it grades with."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from evals.reading import GOLD, Attribution, Text
from evals.speakers import (
    Resolved,
    ResolvedText,
    answer_text,
    calibration_error,
    grade,
    has_whole_name,
    judge_speaker,
    judge_statements,
    tell_manner,
)
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.records import Span, Speaker, Statement

RESOLVED = [
    msgspec.json.decode(line, type=ResolvedText) for line in (GOLD / "speakers.jsonl").read_bytes().splitlines()
]
KINDS = {"person", "organisation", "place", "outlet", "document", "unnamed"}


def state(*spans: tuple[int, int], speaker: str | None = None, confidence: float = 0.5) -> Statement:
    """A statement of the reader with this content and speaker."""
    named = Speaker(name=speaker, kind="person", confidence=confidence) if speaker else None
    content = tuple(Span(*span) for span in spans)
    return Statement(source=(), cue=(), content=content, manner="indirect", speaker=named, confidence=confidence)


def test_at_least_three_hundred_statements_are_resolved():
    """The gold is large enough to tell two resolvers apart."""
    assert sum(len(one.speakers) for one in RESOLVED) >= 300
    assert len({one.id for one in RESOLVED}) == len(RESOLVED) >= 20


@pytest.mark.parametrize("resolved", RESOLVED, ids=lambda resolved: resolved.id)
def test_the_resolved_part_holds_offsets_and_names_and_no_text(resolved: ResolvedText):
    """Spans are in order, a name is short, and whoever has one has a kind."""
    for one in resolved.speakers:
        assert one.content
        assert all(0 <= span.start < span.end for span in one.content)
        assert (one.speaker is None) == (one.kind is None)
        assert one.kind in KINDS | {None}
        assert one.speaker not in one.alternatives
        assert all(len(name.split()) <= 7 for name in (one.speaker, *one.alternatives) if name)


def test_the_tightest_statement_that_covers_the_gold_counts():
    """A statement around another does not take the place of the inner one, and one that is too short is not enough."""
    gold = [Resolved((Span(10, 20),), "Ida Moss", "person")]
    outer, inner, short = state((0, 40)), state((9, 20)), state((10, 17))
    assert [answer.said for answer in answer_text(Text("x", "a" * 40), gold, [outer, inner, short])] == [inner]
    assert [answer.judgement for answer in answer_text(Text("x", "a" * 40), gold, [short])] == ["missed"]


@pytest.mark.parametrize(
    ("speaker", "alternatives", "said", "judgement"),
    [
        ("Ida Moss", (), "Mrs. Moss", "right"),
        ("Ida Moss", (), "the board", "wrong"),
        ("the board", (), "the mayor", "wrong"),
        ("Ida Moss", (), None, "silent"),
        ("Ida Moss", (None,), None, "right"),
        ("Ida Moss", ("the board",), "The Board", "right"),
        (None, (), None, "right"),
        (None, (), "Ida Moss", "unwanted"),
    ],
)
def test_a_speaker_is_right_where_names_share_a_word(
    speaker: str | None, alternatives: tuple[str | None, ...], said: str | None, judgement: str
):
    """Articles and forms of address do not count, other readings do, and nobody wants nobody."""
    gold = Resolved((Span(0, 1),), speaker, "person" if speaker else None, alternatives)
    assert judge_speaker(gold, state((0, 1), speaker=said)) == judgement


@pytest.mark.parametrize(
    ("pieces", "manner"),
    [
        (['"It rained,"', '"It poured."'], "direct"),
        (["''It rained''"], "direct"),
        (["‘It rained, and I didn’t mind,’"], "direct"),
        (['that it had "rained"'], "mixed"),
        (['"cold" and "wet"'], "mixed"),
        (["that the town's roofs leaked"], "indirect"),
    ],
)
def test_manner_is_told_by_the_quotation_marks(pieces: list[str], manner: str):
    """All quoted, in part, or not at all; an apostrophe is no quotation mark."""
    text, spans = "", []
    for piece in pieces:
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece + " "
    assert tell_manner(text, spans) == manner


def test_confidence_that_comes_true_is_calibrated():
    """Nine of ten right at 0.9 is no error, none of them right is the whole of it."""
    assert calibration_error([(0.9, place > 0) for place in range(10)]) == pytest.approx(0)
    assert calibration_error([(0.9, False)] * 10) == pytest.approx(90)
    assert calibration_error([]) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_the_calibration_error_is_a_percentage(pairs: list[tuple[float, bool]]):
    """Whatever the reader is sure of."""
    assert 0 <= calibration_error(pairs) <= 100 + 1e-6


def test_a_statement_is_judged_by_whether_it_is_linked():
    """The statement's own confidence is held against the gold's content and source."""
    text = Text("x", "Ida Moss said it rained.", (Attribution((Span(0, 8),), (Span(9, 13),), (Span(14, 23),)),))
    linked = msgspec.structs.replace(state((14, 23), confidence=0.7), source=(Span(0, 8),))
    assert judge_statements(text, [linked, state((0, 4), confidence=0.2)]) == [(0.7, True), (0.2, False)]


def test_without_the_corpus_only_our_own_texts_are_graded(tmp_path: Path):
    """An absent corpus reports nothing, and every figure is a percentage."""
    figures = grade(tmp_path)
    assert figures == grade(None)
    assert {name.rpartition(".")[0] for name in figures} == {"speakers.gold.voices"}
    assert all(0 <= figure <= 100 for figure in figures.values())


def test_a_whole_name_tells_a_mother_from_her_daughter():
    """A shared surname is a shared word and no whole name."""
    gold = [Resolved((Span(0, 1),), "Ida Moss", "person")]
    said = [state((0, 1), speaker=name) for name in ("Ida Moss", "Eva Moss")]
    answers = [answer for one in said for answer in answer_text(Text("x", "a"), gold, [one])]
    assert [answer.judgement for answer in answers] == ["right", "right"]
    assert [has_whole_name(answer) for answer in answers] == [True, False]
