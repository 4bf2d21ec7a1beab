"""Outlets that are named as the source beside a statement, or of the whole story."""

from __future__ import annotations

import pytest
from tests.trace.press import Said, first_of, shelve, write

from hemeroteca.trace import trace_statement

QUOTE = "The lock at Tarn will stay shut until somebody pays for the gates, and I am not that somebody"
OWN = write(
    "Vale Herald", "2026-05-01", f"“{QUOTE}”, Edda Mills told Vale Herald.", Said(QUOTE, "Edda Mills", "Vale Herald")
)


def edges_of(body: str, *more: Said, outlet="Sorn Echo"):
    """The edges from an article whose quotation has no chain of its own, by kind, target and confidence."""
    article = write(outlet, "2026-05-02", body, Said(QUOTE, "Edda Mills"), *more)
    result = trace_statement(shelve(article, OWN), first_of(article))
    names = {OWN.article.id: "Vale Herald"}
    return [(e.kind, names.get(e.target, e.target)) for e in result.edges if e.origin == article.article.id]


@pytest.mark.parametrize(
    "body",
    [
        "Edda Mills spoke with the Vale Herald on Friday. “{}”, Edda Mills said.",
        "Edda Mills gave the Vale Herald an interview. “{}”, she said.",
        "“{}”, Edda Mills said, per the Vale Herald.",
        "“{}”, Edda Mills said. Her words were first published by the Vale Herald.",
        "“{}”, said Edda Mills, whom the Vale Herald interviewed.",
        "As the Vale Herald first reported, Edda Mills is angry: “{}”.",
        "On Friday valeherald.example reported that Edda Mills is angry: “{}”.",
        "“{}”, Edda Mills said in the school hall.\n\nIt rained.\n\nThe story was first reported by the Vale Herald.",
        "La noticia fue adelantada por el diario Vale Herald. «{}», dijo Edda Mills.",
        "«{}», ha dicho Edda Mills a preguntas de Vale Herald.",
    ],
)
def test_an_outlet_named_as_the_source_is_cited(body):
    """In the sentence, in the one beside it, or anywhere for the story."""
    assert edges_of(body.format(QUOTE)) == [("cites", "Vale Herald")]


@pytest.mark.parametrize(
    "body",
    [
        "“{}”, Edda Mills said at the fair, which the Vale Herald did not attend.",
        "“{}”, Edda Mills said. A spokesman for the Vale Herald declined to comment.",
        "“{}”, Edda Mills said. The Vale Herald has a new roof.",
        "“{}”, Edda Mills said. The Vale Herald published a letter by her brother.",
        "“{}”, Edda Mills said.\n\nIt rained.\n\nThe Vale Herald reported that a dog had been found.",
        "“{}”, Edda Mills said. “I told the Vale Herald so”, her brother claimed.",
    ],
)
def test_an_outlet_that_is_only_mentioned_is_not_cited(body):
    """Its roof, its spokesman, its absence and its other reports are nothing it is cited for."""
    said = Said("I told the Vale Herald so", "her brother")
    more = (said,) if said.content in body else ()
    assert edges_of(body.format(QUOTE), *more) == [("same", "Vale Herald")]


def test_the_printing_outlet_named_beside_a_statement_was_told_itself():
    """It makes no edge, and the print is an origin of its own."""
    body = f"Edda Mills spoke with the Sorn Echo on Friday. “{QUOTE}”, Edda Mills said."
    assert edges_of(body) == [("same", "Vale Herald")]


def test_a_naming_is_less_sure_the_further_it_stands():
    """In the statement's own words, beside it, anywhere in the article."""
    bodies = [
        f"“{QUOTE}”, Edda Mills said, per the Vale Herald.",
        f"She spoke with the Vale Herald. “{QUOTE}”, Edda Mills said.",
        f"“{QUOTE}”, Edda Mills said.\n\nRain fell.\n\nThe story was first reported by the Vale Herald.",
    ]
    sure = []
    for body in bodies:
        article = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Edda Mills"))
        (edge,) = trace_statement(shelve(article, OWN), first_of(article)).edges
        start, end = map(int, edge.evidence.partition("#")[2].split("-"))
        assert "Vale Herald" in article.article.text[start:end]
        sure.append(edge.confidence)
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == len(sure)
