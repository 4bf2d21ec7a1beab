"""What `find_quotations` promises: marks of every kind, paired; apostrophes are none; time is linear."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemeroteca.read.quotes import find_quotations

CASES = [
    ("“Yes,” he said.", ["“Yes,”"]),
    ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
    ("''Yes,'' he said.", ["''Yes,''"]),
    ("‘Yes,’ he said of the boys’ book.", ["‘Yes,’"]),
    ("'Yes,' said the boys' mother, who isn't here.", ["'Yes,'"]),
    ("«Sí», dijo. ‹No›, pensó.", ["«Sí»", "‹No›"]),
    ("„Ja“, sagte er.", ["„Ja“"]),
    ("「はい」と言った。", ["「はい」"]),
    ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”", "‘no’"]),
    ('"The first mark is straight.” Later.', ['"The first mark is straight.”']),
    ("It’s the workers’ day in the ’90s.", []),
    ("The man is 5'10\" tall.", []),
    ("—No lo sé —dijo Ana—. Mañana veremos.", ["—No lo sé", "Mañana veremos."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: str(value)[:24])
def test_marks_are_paired_by_their_family_and_neighbours(text, expected):
    """The quotations of a text, with their marks."""
    assert [text[q.span.start : q.span.end] for q in find_quotations(text)] == expected


@pytest.mark.parametrize("text", ["“One.\n\n“Two.”", "«Uno.\n\n»Dos».", '"One.\n\n"Two."'])
def test_a_quotation_goes_on_in_the_next_paragraph(text):
    """One that is not closed at the end of its paragraph goes on where the next opens again."""
    first, second = find_quotations(text)
    assert (first.closed, first.continues, second.closed, second.continues) == (False, False, True, True)


def test_nested_quotations_know_their_depth():
    """A quotation in another has depth 1."""
    assert [q.depth for q in find_quotations("“He said ‘no’ twice,” she said.")] == [0, 1]


MARKED = st.text(alphabet="ab .,\n\"'“”‘’«»„「」—", max_size=80)


@given(MARKED | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_quotations_of_any_text_are_nested_or_apart(text):
    """Spans lie inside the text, in order of their first mark, and no two cross."""
    ends: list[int] = []
    last = 0
    for quotation in find_quotations(text):
        assert last <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.start <= quotation.inner.start < quotation.inner.end <= quotation.span.end
        while ends and ends[-1] <= quotation.span.start:
            ends.pop()
        assert not ends or quotation.span.end <= ends[-1]
        ends.append(quotation.span.end)
        last = quotation.span.start


@pytest.mark.slow
@pytest.mark.parametrize("mark", ['"', "“", "'", "“”", '"a" ', "—a —b "])
def test_a_million_marks_take_no_more_than_linear_time(mark):
    """Eight times the marks take at most some thirty times the time: far from the sixty-four of a square."""

    def seconds(count: int) -> float:
        began = time.process_time()
        find_quotations(mark * count)
        return time.process_time() - began

    assert seconds(1_000_000 // len(mark)) < 30 * seconds(125_000 // len(mark)) + 1
