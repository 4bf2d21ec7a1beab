"""The sample archive says what its truth says it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
ARTICLES = {article["url"]: article for article in TRUTH["articles"]}
TRACES = [trace for story in TRUTH["stories"] for trace in story["traces"]]
EDGES = ("cites", "may_cite", "links", "copies", "credits")


def words_of(file: str) -> str:
    """What a person sees of a sample, and its metadata."""
    raw = (SAMPLES / file).read_text("utf-8")
    if not file.endswith(".html"):
        return raw
    return raw + "\n" + html.fromstring(raw).text_content()


def part_of(url: str) -> str:
    """The part of a sample that holds the article at an address: from its title to the next one's."""
    article = ARTICLES[url]
    text = words_of(article["file"])
    if article["file"] != "page.txt":
        return text
    titles = sorted(text.index(other["title"] + "\n") for other in ARTICLES.values() if other["file"] == "page.txt")
    start = text.index(article["title"] + "\n")
    return text[start : next((at for at in titles if at > start), len(text))]


@pytest.mark.parametrize("url", ARTICLES)
def test_every_field_of_an_article_stands_in_its_file(url: str):
    """Title, deck, authors, outlet, address and headings are written in the sample as the truth has them."""
    article, text = ARTICLES[url], part_of(url)
    for words in (article["title"], article["deck"], article["outlet"], url, *article["authors"], *article["headings"]):
        assert words is None or words in text


def test_the_days_of_the_blog_are_those_of_the_truth():
    """Each article stands under the day heading that the truth gives as `posted`, and none was posted before it was."""
    text = words_of("page.txt")
    headings = re.finditer(r"^\w+, (\d+) de marzo de 2026$", text, re.MULTILINE)
    days = {at.start(): f"2026-03-{int(at[1]):02}" for at in headings}
    for article in ARTICLES.values():
        if article["file"] == "page.txt":
            heading = max(at for at in days if at < text.index(article["title"] + "\n"))
            assert days[heading] == article["posted"] >= article["published"]
        else:
            assert article["posted"] is None


@pytest.mark.parametrize("statement", TRUTH["statements"], ids=lambda statement: statement["content"][0][:40])
def test_every_statement_stands_in_its_article_word_for_word(statement: dict[str, object]):
    """The contents of a statement are cut from its article, in order."""
    text, at = part_of(str(statement["url"])), 0
    for content in statement["content"]:
        at = text.index(content, at) + len(content)


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace["query"])
def test_every_print_holds_the_words_of_its_trace(trace: dict[str, list[str]]):
    """Each print of a traced statement has the words that it is asked for by."""
    for url in trace["prints"]:
        assert trace["query"] in part_of(url)


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace["query"])
def test_every_edge_leads_from_an_article_and_names_its_target(trace: dict[str, list[list[str]]]):
    """An edge starts at an article of the archive, whose text names the outlet it leads to (a copy names no one)."""
    for kind in EDGES:
        for origin, target in trace[kind]:
            outlet = ARTICLES[target]["outlet"] if target in ARTICLES else target
            assert (outlet.removeprefix("The ") in part_of(origin)) == (kind != "copies")


def test_first_prints_and_circles_agree_with_the_dates():
    """The first print is the only one of its day; the prints of a circle are of one day and cite one another."""
    for trace in TRACES:
        days = sorted(ARTICLES[url]["published"][:10] for url in trace["prints"])
        alone = days.count(days[0]) == 1
        assert (trace["first"] is not None) == alone
        if trace["first"]:
            assert ARTICLES[trace["first"]]["published"][:10] == days[0]
        cited = trace["cites"] + trace["may_cite"]
        for circle in trace["circles"]:
            steps = zip(circle, circle[1:] + circle[:1], strict=True)
            assert all([one, other] in cited for one, other in steps)


def test_every_article_of_the_archive_belongs_to_one_story():
    """Nothing stands in the samples without a purpose."""
    assert sorted(url for story in TRUTH["stories"] for url in story["articles"]) == sorted(ARTICLES)
