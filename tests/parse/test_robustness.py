"""Arbitrary input: a stage returns less, or says what is wrong; it never breaks, and never takes its time."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import SourceError
from hemeroteca.parse import decode_clipping, parse_clipping

NOW = "2026-03-20T08:00:00+00:00"
LINES = st.sampled_from(
    [
        "", "", "  ", "domingo, 16 de noviembre de 2025", "13/11/2025", "November 13, 2025", "Por Ana Ruiz",
        "https://a.example/un-titulo-de-tres", "Fuente: https://b.example/x", "No hay comentarios:", "***",
        "Un titular de seis palabras justas", "Ana Ruiz", "¿Y ahora?", "Entradas antiguas", "- uno", "▼ 2025 (3)",
        "Un párrafo que acaba en punto y que tiene bastantes palabras para serlo de verdad.", "dijo así:",
        "«Nada», dijo.", "\u00a0", "\u2028", "2025", ":", "|", "by", "Por", "(", "1.", "é" * 500,
    ]
)  # fmt: skip
PAGES = st.lists(LINES, max_size=40).map("\n".join)


def parse(content):
    """The articles of some bytes, none where they are refused, and the text they lie in."""
    try:
        clipping = clipping_from_bytes(content, origin="x", collected=NOW)
        return decode_clipping(clipping), parse_clipping(clipping)
    except SourceError:
        return "", ()


@given(st.binary(max_size=3000))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_arbitrary_bytes_never_raise_but_a_source_error(content):
    """Whatever arrives, the batch goes on."""
    parse(content)


@given(st.text(max_size=3000))
@settings(deadline=None)
def test_arbitrary_text_never_raises_but_a_source_error(text):
    """The same for any characters."""
    parse(text.encode("utf-8", "surrogatepass"))


@given(PAGES)
@settings(deadline=None, max_examples=300)
def test_spans_lie_inside_their_texts_and_blocks_hold_words(page):
    """An article's span lies in the clipping's text, its links and credits in its own; no block is empty."""
    text, articles = parse(page.encode())
    for article in articles:
        assert 0 <= article.span.start < article.span.end <= len(text)
        assert all(block.text.strip() for block in article.blocks)
        for part in (*article.links, *article.credits, *article.doubts):
            assert part.span is None or 0 <= part.span.start <= part.span.end <= len(article.text)
        for credit in article.credits:
            assert credit.span is None or article.text[credit.span.start : credit.span.end] == credit.text


@given(PAGES)
@settings(deadline=None)
def test_articles_of_a_page_follow_one_another_without_overlap(page):
    """No line belongs to two articles."""
    _, articles = parse(page.encode())
    for before, after in pairwise(articles):
        assert before.span.end <= after.span.start


@given(PAGES)
@settings(deadline=None)
def test_parsing_twice_is_equal(page):
    """The same bytes give the same articles."""
    assert parse(page.encode()) == parse(page.encode())


@pytest.mark.parametrize(
    "unit",
    [
        "Una frase corta sin punto\n",
        "Ana Ruiz\n",
        "13/11/2025\n",
        "domingo, 16 de noviembre de 2025\n",
        "https://a.example/un-titulo-de-tres-palabras\n",
        "No hay comentarios:\n",
        "«" * 50 + "\n",
        "1 2 3 4 5 6 7 8 9 10\n",
        "Por Ana, Luis y " * 8 + "\n",
        "Un párrafo de palabras. " * 20 + "\n\n",
        "palabra " * 2000,
    ],
    ids=lambda unit: unit[:20],
)
def test_time_grows_no_faster_than_the_page(unit):
    """Four times as much text takes less than ten times as long: linear, with room for a busy machine."""
    small, large = unit * (10_000 // len(unit)), unit * (40_000 // len(unit))
    parse(small.encode())

    def clock(page: str) -> float:
        start = time.process_time()
        parse(page.encode())
        return time.process_time() - start

    quick = min(clock(small) for _ in range(2))
    slow = min(clock(large) for _ in range(2))
    assert slow < 10 * quick + 0.2
