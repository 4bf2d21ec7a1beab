"""`export`: rows of the sample archive, in both formats, filtered by a search."""

from __future__ import annotations

import csv
import io
import json
from typing import get_args

import pytest

from hemeroteca.errors import QueryError
from hemeroteca.store import open_archive
from hemeroteca.text import parse_address
from hemeroteca.view.exports import EXPORTS, ExportKind, export

ARTICLE_KEYS = [
    *["id", "origin", "title", "deck", "authors", "outlet", "published", "posted", "url", "language"],
    *["blocks", "links", "credits", "span", "doubts"],
]
READ_KEYS = ["source", "cue", "content", "manner", "speaker", "via", "parent", "hedges", "polarity", "confidence"]


@pytest.fixture
def archive(archive_path):
    """The samples, open."""
    with open_archive(archive_path) as opened:
        yield opened


@pytest.fixture
def rows(archive):
    """Exports a kind as JSON lines and parses them."""

    def export_rows(kind: str, query: str | None = None) -> list[dict]:
        stream = io.BytesIO()
        count = export(archive, kind, "jsonl", query, stream)
        parsed = [json.loads(line) for line in stream.getvalue().splitlines()]
        assert len(parsed) == count
        return parsed

    return export_rows


def test_an_article_has_its_id_its_origin_and_the_fields_of_its_cut(archive, rows):
    """Exactly the keys of the design, for every article of the archive."""
    exported = rows("articles")
    assert len(exported) == archive.counts().articles
    assert all(list(row) == ARTICLE_KEYS for row in exported)
    assert any(row["origin"].endswith("page.txt") for row in exported)


def test_a_statement_has_its_address_its_words_and_the_fields_of_its_reading(archive, rows):
    """The words are those at its address, its hedges are written out."""
    exported = rows("statements")
    assert len(exported) == archive.counts().statements
    for row in exported:
        assert {"statement", "article", "text", *READ_KEYS} <= set(row)
        article, start, end = parse_address(row["statement"])
        text = archive.article(article).text
        assert row["article"] == article
        assert (min(s for s, _ in row["content"]), max(e for _, e in row["content"])) == (start, end)
        assert row["text"] == " ".join(text[s:e] for s, e in row["content"])
        for hedge in row["hedges"]:
            assert hedge["text"] == text[slice(*hedge["span"])]


@pytest.mark.parametrize("kind", ["quantities", "times"])
def test_numbers_and_times_lead_to_their_words(archive, rows, kind):
    """The address, the words, and the statement they were said in, if any."""
    exported = rows(kind)
    assert exported
    for row in exported:
        article, start, end = parse_address(row["at"])
        assert archive.article(article).text[start:end] == row["text"]
        if row["statement"]:
            _, first, last = parse_address(row["statement"])
            assert first <= start
            assert end <= last


def test_edges_are_as_in_a_trace(rows):
    """From, to, kind and evidence, each edge once."""
    exported = rows("edges")
    assert exported
    assert all(list(row) == ["from", "to", "kind", "evidence", "confidence"] for row in exported)
    assert len({json.dumps(row) for row in exported}) == len(exported)


def test_reuse_is_told_once_for_two_articles_with_passages_in_both(archive, rows):
    """Its kind, how much of the shorter text, and words that stand in either."""
    exported = rows("reuse")
    assert exported
    assert len({frozenset((row["from"], row["to"])) for row in exported}) == len(exported)
    for row in exported:
        assert row["kind"] in ("near-duplicate", "excerpt", "rewrite", "quotations")
        assert 0 <= row["prose"] <= 1
        assert 0 < row["whole"] <= 1
        for end, passage in (("from", "passage"), ("to", "source_passage")):
            article, first, last = parse_address(row[passage])
            assert article == row[end]
            assert archive.article(article).text[first:last].strip()


def test_a_search_filters_every_kind(archive, rows):
    """Fewer rows, and all of the articles that the search finds."""
    found = {
        hit.article for hit in archive.search("outlet:gazette", kind="articles", sort="date", limit=100, offset=0).hits
    }
    assert found
    assert {row["id"] for row in rows("articles", "outlet:gazette")} == found
    for kind in ("statements", "quantities", "times"):
        filtered = rows(kind, "outlet:gazette")
        assert filtered
        assert {row["article"] for row in filtered} <= found
        assert len(filtered) < len(rows(kind))
    assert all(row["evidence"][:16] in found for row in rows("edges", "outlet:gazette"))


def test_a_malformed_filter_is_refused_before_anything_is_written(archive):
    """The stream stays empty."""
    stream = io.BytesIO()
    with pytest.raises(QueryError):
        export(archive, "articles", "csv", '"open', stream)
    assert stream.getvalue() == b""


@pytest.mark.parametrize("kind", list(EXPORTS))
def test_csv_holds_what_json_lines_hold(archive, rows, kind):
    """The same rows; lists and records are JSON in their cell, unknown is an empty cell."""
    stream = io.BytesIO()
    export(archive, kind, "csv", None, stream)
    parsed = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    expected = rows(kind)
    assert len(parsed) == len(expected)
    for cells, row in zip(parsed, expected, strict=True):
        assert list(cells) == list(row)
        for key, value in row.items():
            if value is None:
                assert cells[key] == ""
            elif isinstance(value, str):
                assert cells[key] == value
            else:
                assert json.loads(cells[key]) == value


def test_an_empty_archive_gives_a_header_and_no_lines(tmp_path):
    """A program that reads CSV finds its columns."""
    with open_archive(tmp_path / "empty.hemeroteca") as archive:
        for kind in EXPORTS:
            stream = io.BytesIO()
            assert export(archive, kind, "csv", None, stream) == 0
            assert stream.getvalue().count(b"\n") == 1
            assert export(archive, kind, "jsonl", None, io.BytesIO()) == 0


def test_every_kind_the_command_offers_can_be_exported():
    """The names and the table of exports are one list."""
    assert list(get_args(ExportKind)) == list(EXPORTS)
