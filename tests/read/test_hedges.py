"""What `find_hedges` promises: cues of doubt, belief, distance and rumour, and the clause each covers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.cases import load_cases, well_formed

from hemeroteca.read.hedges import find_hedges
from hemeroteca.records import Span

VOCABULARY = """may might , . could not be verified ( ) and which posible habría muerto si se cree —"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()))


@pytest.mark.parametrize("case", load_cases("hedges"))
def test_each_hedge_has_its_kind_and_its_scope(case):
    """Cues, kinds and, where the case says so, scopes are those of the case, and nothing else is found."""
    found = find_hedges(case.text, [Span(0, len(case.text))], case.language)
    assert [(case.text[h.span.start : h.span.end], h.kind) for h in found] == [(h.cue, h.kind) for h in case.hedges]
    for hedge, expected in zip(found, case.hedges, strict=True):
        if expected.scope is not None:
            assert case.text[hedge.scope.start : hedge.scope.end] == expected.scope


@given(st.text() | WORDS.map(" ".join), st.sampled_from(["en", "es", "fr", None]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_inside_it_and_scopes_around_them(text, language):
    """Spans lie inside the text, do not overlap and come in order; a scope holds its cue and lies inside the text."""
    hedges = find_hedges(text, [Span(0, len(text))], language)
    assert well_formed(text, [hedge.span for hedge in hedges])
    for hedge in hedges:
        assert 0 <= hedge.scope.start <= hedge.span.start < hedge.span.end <= hedge.scope.end <= len(text)


def test_no_scope_leaves_its_sentence():
    """What a hedge covers ends with the sentence it stands in, even without a full stop."""
    text = "He may leave\nShe stays here"
    (hedge,) = find_hedges(text, [Span(0, 12), Span(13, len(text))], "en")
    assert text[hedge.scope.start : hedge.scope.end] == "may leave"


def test_a_cue_outside_every_sentence_is_not_read():
    """Sentences that are given are all that is read."""
    assert find_hedges("He may go. She may stay.", [Span(0, 10)], "en")[0].span == Span(3, 6)
    assert len(find_hedges("He may go. She may stay.", [Span(0, 10)], "en")) == 1
