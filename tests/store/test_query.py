"""What a query can say, and what is said where it cannot be understood."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hemeroteca.errors import QueryError
from hemeroteca.store import QUERY_FIELDS
from hemeroteca.store.query import All, AnyOf, FieldWords, Not, Words, parse_query
from hemeroteca.store.query_fields import Amount, Choice, Days

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a and", All((A, Words("and")))),
        ("a OR b c", AnyOf((A, All((B, C))))),
        ("(a OR b) c", All((AnyOf((A, B)), C))),
        ("a -b", All((A, Not(B)))),
        ("a NOT b", All((A, Not(B)))),
        ("NOT NOT a", A),
        ("-(a b)", Not(All((A, B)))),
        ('"a b"', Words("a b")),
        ("“a b” «c»", All((Words("a b"), C))),
        ("ferr*", Words("ferr", prefix=True)),
        ('"old ferr"*', Words("old ferr", prefix=True)),
        ("20-year", Words("20-year")),
        ("9:30", Words("9:30")),
        ("a & b", All((A, B))),
        ("speaker:a", FieldWords("speaker", A)),
        ('VIA:"a b"', FieldWords("via", Words("a b"))),
        ("title:ferr*", FieldWords("title", Words("ferr", prefix=True))),
        ("manner:Direct", Choice("manner", "direct")),
        ("hedged:yes", Choice("hedged", "1")),
        ("language:es-AR", Choice("language", "es")),
        ("before:2025-11-13", Days("before", "2025-11-13", "2025-11-13")),
        ("after:2024", Days("after", "2024-01-01", "2024-12-31")),
        ("published:2024-02", Days("published", "2024-02-01", "2024-02-29")),
        ("quantity:>1000", Amount(1000.0, None, strict=True, unit=None)),
        ("quantity:<=3.5%", Amount(None, 3.5, strict=False, unit="%")),
        ("quantity:=4", Amount(4.0, 4.0, strict=False, unit=None)),
        ("quantity:$1,000", Amount(1000.0, 1000.0, strict=False, unit="usd")),
        ("quantity:100..200USD", Amount(100.0, 200.0, strict=False, unit="usd")),
        ('quantity:">= 2 km"', Amount(2.0, None, strict=False, unit="km")),
        ("quantity:..5", Amount(None, 5.0, strict=False, unit=None)),
    ],
)
def test_a_query_is_understood(query, tree):
    """Each of these means this tree."""
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "word"),
    [
        ("", 0, "no word"),
        ("   ", 0, "no word"),
        ("— &", 0, "no word"),
        ('a "b', 2, "never closed"),
        ("a AND", 2, "AND needs something after"),
        ("OR a", 0, "OR needs something before"),
        ("a OR OR b", 2, "OR needs something after"),
        ("a NOT", 2, "NOT needs something after"),
        ("(a", 0, "never closed"),
        ("a (b (c)", 2, "never closed"),
        ("a) b", 1, "closes none"),
        ("a ()", 2, "nothing in this parenthesis"),
        ("a speeker:b", 2, "did you mean speaker:?"),
        ("colour:red", 0, "there are speaker"),
        ("speaker: b", 8, "needs a value here"),
        ('speaker:"&"', 8, "needs a word"),
        ("manner:loud", 7, "direct, indirect, mixed"),
        ("hedged:maybe", 7, "yes"),
        ("language:english", 9, "en and es"),
        ("before:2025-13", 7, "no date"),
        ("before:2025-02-30", 7, "no date"),
        ("after:yesterday", 6, "no date"),
        ("quantity:many", 9, "no number"),
        ("quantity:>1..2", 9, "no number"),
        ("quantity:..", 9, "no number"),
        ("f*rry", 1, "only at the end"),
        ("*", 0, "needs 2 letters"),
        ("the a*", 4, "needs 2 letters"),
        ('"the a"*', 0, "needs 2 letters"),
        ("(" * 60 + "a" + ")" * 60, 40, "too many parentheses"),
        ("a " * 300, 0, "more than 200 words"),
    ],
)
def test_a_malformed_query_is_pointed_at(query, position, word):
    """The error says what is wrong and at which character."""
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.position == position
    assert word in str(caught.value)
    assert caught.value.pointer().splitlines()[-1].index("^") == position


@given(st.text(max_size=60) | st.text(alphabet='ab*"()-:. ANDORT<>1speaker“”', max_size=60))
@example("quantity:" + "1" * 400)
@example("before:0000")
def test_any_text_is_a_query_or_a_query_error(query):
    """Nothing else is ever raised, and the error points into the query."""
    position = 0
    try:
        parse_query(query)
    except QueryError as error:
        position = error.position
    assert 0 <= position <= len(query)


def test_every_fields_example_is_understood():
    """The list that page and documents show is one that works."""
    for field in QUERY_FIELDS:
        assert field.example.startswith(f"{field.name}:")
        parse_query(field.example)
