"""The sample clippings, cut: exactly the articles of their truth."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.parse import parse_clipping
from hemeroteca.records import Article

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))["articles"]
FIELDS = ("title", "deck", "outlet", "posted", "url", "language")
FURNITURE = ("Publicado por", "No hay comentarios", "Etiquetas", "Entradas antiguas", "Archivo del blog", "Tides",
             "Subscribe", "All rights reserved", "Write to us")  # fmt: skip
FOUND: dict[str, tuple[Article, ...]] = {}


def cut(file: str) -> tuple[Article, ...]:
    """The articles of a sample, parsed once."""
    if file not in FOUND:
        content = (SAMPLES / file).read_bytes()
        clipping = clipping_from_bytes(content, origin=file, collected="2026-03-20T08:00:00+00:00")
        FOUND[file] = parse_clipping(clipping)
    return FOUND[file]


@pytest.mark.parametrize("file", sorted({truth["file"] for truth in TRUTH}))
def test_a_sample_is_cut_into_the_articles_of_its_truth(file: str):
    """No article more, none less, in the order of the page."""
    assert [article.title for article in cut(file)] == [truth["title"] for truth in TRUTH if truth["file"] == file]


@pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: truth["title"])
def test_every_field_is_that_of_the_truth(truth: dict[str, str]):
    """Title, deck, authors, outlet, days, address, language and headings are read as they were written."""
    article = next(article for article in cut(truth["file"]) if article.url == truth["url"])
    assert {field: getattr(article, field) for field in FIELDS} == {field: truth[field] for field in FIELDS}
    assert list(article.authors) == list(truth["authors"])
    assert (article.published or "")[:10] == truth["published"][:10]
    assert [block.text for block in article.blocks if block.kind == "heading"] == list(truth["headings"])


@pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: truth["title"])
def test_nothing_of_the_page_s_furniture_is_left_in_an_article(truth: dict[str, str]):
    """Share buttons, comments, labels, menus and the archive list belong to no article."""
    article = next(article for article in cut(truth["file"]) if article.url == truth["url"])
    assert not [words for words in FURNITURE if words in article.text]


def test_a_letter_lost_to_a_drop_cap_is_kept_lost_and_doubted():
    """The text is not mended: the article says so."""
    article = next(
        article for article in cut("page.txt") if article.title == "Ferry strikes pier at Puerto Calmo; 23 injured"
    )
    assert "\n\nhe Santa Brisa, a ferry" in article.text
    assert article.doubts


def test_every_article_s_span_holds_its_text_and_no_other_article():
    """The spans of a page's articles lie inside the page, in order, and do not overlap."""
    spans = [article.span for article in cut("page.txt")]
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert spans[-1].end <= len((SAMPLES / "page.txt").read_text("utf-8"))
