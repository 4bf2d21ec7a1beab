"""What `find_quantities` promises: amounts with unit, bound, rate and what is counted, no names or dates."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.cases import load_cases, well_formed

from hemeroteca.read.quantities import find_quantities

LANGUAGES = st.sampled_from(["en", "es", "fr", "zh", "xx", None])
TROUBLE = st.text(st.sampled_from(list("0123456789.,-/: $€%\n'x'")) | st.characters())
VOCABULARY = """one two hundred and million a half third of minus point dos mil y medio con"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()))


@pytest.mark.parametrize("case", load_cases("quantities"))
def test_each_quantity_is_read_with_all_that_belongs_to_it(case):
    """Spans, values, units, bounds, rates and counted nouns are those of the case, and nothing else is found."""
    found = [
        (case.text[q.span.start : q.span.end], q.low, q.high, q.unit, q.bound, q.per, q.counted)
        for q in find_quantities(case.text, case.language)
    ]
    expected = [
        (
            q.span,
            pytest.approx(q.low),
            pytest.approx(q.low if q.high is None else q.high),
            q.unit,
            q.bound,
            q.per,
            q.counted,
        )
        for q in case.quantities
    ]
    assert found == expected


@given(TROUBLE | WORDS.map(" ".join), LANGUAGES)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_inside_it_in_order(text, language):
    """Spans lie inside the text, are not empty, do not overlap and come in order; values are finite."""
    quantities = find_quantities(text, language)
    assert well_formed(text, [quantity.span for quantity in quantities])
    assert all(abs(q.low) <= 1e18 and abs(q.high) <= 1e18 and q.low <= q.high for q in quantities)


@pytest.mark.parametrize(
    "text", ["7" * 1_000_000, "1," * 100_000, "100 " * 20_000, "minus " * 20_000, "1-" * 20_000, "a " * 50_000]
)
def test_long_runs_take_linear_time(text):
    """A million digits, or a long row of the same, is read in a moment."""
    assert well_formed(text, [quantity.span for quantity in find_quantities(text, "en")])


def test_a_number_of_too_many_digits_is_no_quantity():
    """A key of thirty digits counts nothing."""
    assert find_quantities("key 123456789012345678901234567890 end", "en") == ()


def test_a_title_in_capitals_keeps_its_number():
    """A number word that begins a sentence is one, capital or not."""
    assert [q.low for q in find_quantities("Three miners died.", "en")] == [3]
