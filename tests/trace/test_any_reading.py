"""Whatever a reader finds, and however an article is dated or linked, a trace ends and nothing is raised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trace.press import Said, first_of, shelve, write

from hemeroteca.records import (
    Article,
    Block,
    Credit,
    Filing,
    Link,
    Mention,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Via,
)
from hemeroteca.text import fingerprint
from hemeroteca.trace import index_filing, trace_statement

PIECES = ["the", "old", "mill", "“will”", "23", "be", "«silent»", '"by"', "Sorn", "’", "[sic]", ".", "\n", "…", "²"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
NAMES = st.one_of(st.sampled_from(["Vale Herald", "The Herald", "this newspaper", "", "Ada", "²"]), st.text(max_size=8))
DATES = st.one_of(st.none(), st.sampled_from(["2026-05-01", "9999-12-31", "0001-01-01T00:00:00+00:00", "May", ""]))
URLS = st.one_of(st.sampled_from(["https://a.example/1", "a.example/1/", "http://[", ""]), st.text(max_size=12))
SPANS = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: Span(min(pair), max(pair)))
KINDS = st.sampled_from(["person", "organisation", "outlet", "unnamed", "document", "place"])
STATEMENTS = st.builds(
    Statement,
    source=st.lists(SPANS, max_size=1).map(tuple),
    cue=st.just(()),
    content=st.lists(SPANS, max_size=2).map(tuple),
    manner=st.sampled_from(["direct", "indirect", "mixed"]),
    speaker=st.one_of(st.none(), st.builds(Speaker, name=NAMES, kind=KINDS, confidence=st.just(0.5))),
    via=st.lists(st.builds(Via, name=NAMES, kind=KINDS, span=SPANS), max_size=2).map(tuple),
    parent=st.one_of(st.none(), st.integers(-1, 4)),
)
NUMBERS = st.one_of(st.none(), st.sampled_from([0.0, 23.0, float("inf"), -1.0]))
UNITS = st.sampled_from([None, "EUR"])
QUANTITIES = st.builds(Quantity, span=SPANS, low=NUMBERS, high=NUMBERS, unit=UNITS, counted=st.one_of(st.none(), NAMES))
BLOCKS = st.builds(Block, kind=st.sampled_from(["title", "paragraph", "quotation"]), text=WORDS)


@st.composite
def filings(draw):
    """An article of which nothing can be taken for granted, with a reading that fits it no better."""
    blocks = tuple(draw(st.lists(BLOCKS, max_size=3)))
    outlet, url = draw(st.one_of(st.none(), NAMES)), draw(st.one_of(st.none(), URLS))
    article = Article(
        id=fingerprint(outlet or "", url or "", *(block.text for block in blocks)),
        clipping="c",
        blocks=blocks,
        span=Span(0, 1),
        outlet=outlet,
        url=url,
        canonical=draw(st.one_of(st.none(), URLS)),
        published=draw(DATES),
        posted=draw(DATES),
        links=tuple(Link(url=found) for found in draw(st.lists(URLS, max_size=2))),
        credits=tuple(Credit(text=found) for found in draw(st.lists(NAMES, max_size=2))),
    )
    reading = Reading(
        language=None,
        version="any",
        statements=tuple(draw(st.lists(STATEMENTS, min_size=1, max_size=4))),
        mentions=tuple(draw(st.lists(st.builds(Mention, span=SPANS, name=NAMES, kind=KINDS), max_size=2))),
        quantities=tuple(draw(st.lists(QUANTITIES, max_size=2))),
    )
    return index_filing(article, reading)


@settings(max_examples=50, deadline=None)
@given(st.lists(filings(), min_size=1, max_size=4, unique_by=lambda filing: filing.article.id))
def test_any_articles_can_be_traced(drawn: list[Filing]):
    """Spans that overlap, parents that are none, dates that are no dates, addresses that are no addresses."""
    result = trace_statement(shelve(*drawn), first_of(drawn[0]))
    assert result.prints
    assert 1 <= result.at_most == len(result.origins)
    assert result == trace_statement(shelve(*reversed(drawn)), first_of(drawn[0]))


def test_a_quotation_that_is_never_closed_is_compared_in_bounded_time():
    """A book in quotation marks, twice."""
    book = " ".join(f"word{number % 700} and{number % 300}" for number in range(60_000))
    one = write("Vale Herald", "2026-05-01", f"“{book}", Said(book, "Ada Quill"))
    two = write("Sorn Echo", "2026-05-02", f"“So it was. {book}", Said(book, "Ada Quill"))
    started = time.process_time()
    assert len(trace_statement(shelve(one, two), first_of(one)).prints) == 2
    assert time.process_time() - started < 10


@pytest.mark.slow
def test_thousands_of_statements_and_blank_lines_in_one_article_take_linear_time():
    """One article of ten thousand statements by one speaker, and a page of nothing but line ends."""
    parts = [f"“Gate {number} of lock {number * 7} stays shut”, Ada Quill said." for number in range(10_000)]
    filing = write("Vale Herald", "2026-05-01", "\n\n".join(parts))
    text, statements, start = filing.article.text, [], 0
    for number in range(10_000):
        start = text.index(f"Gate {number} of", start)
        span = Span(start, text.index("”", start))
        speaker = Speaker(name="Ada Quill", kind="person", confidence=0.9)
        statements.append(Statement(source=(), cue=(), content=(span,), manner="direct", speaker=speaker))
    started = time.process_time()
    full = index_filing(filing.article, Reading(language="en", version="1", statements=tuple(statements)))
    empty = write("Sorn Echo", "2026-05-01", "\n" * 200_000 + "x")
    trace_statement(shelve(full, empty), first_of(full))
    assert time.process_time() - started < 15
