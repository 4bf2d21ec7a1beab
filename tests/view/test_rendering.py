"""Pages in the states that the samples do not come to."""

from __future__ import annotations

import pytest

from hemeroteca.store import Counts, DayEntry, SearchPage
from hemeroteca.view.front import FrontDay, FrontEntry, FrontPage
from hemeroteca.view.jobs import Job
from hemeroteca.view.paste import FilingPage
from hemeroteca.view.rendering import host_words, origin_words, plural, render
from hemeroteca.view.search import Asked, SearchResults

COUNTS = Counts(
    clippings=1,
    articles=1204,
    copies=0,
    statements=1,
    quantities=0,
    outlets=1,
    corrections=0,
    earliest=None,
    latest=None,
)
BARE = DayEntry(
    article="00112233445566aa",
    title=None,
    deck=None,
    authors=(),
    outlet=None,
    published=None,
    posted=None,
    statements=1,
    doubts=2,
)


def shown(template, page):
    """The words of a rendered page."""
    return render(template, page).body.decode()


def test_an_article_of_which_nothing_is_known_is_still_listed():
    """What is missing is said to be missing, never made up."""
    day = FrontDay(day="2026-03-15", collected=True, entries=(FrontEntry(entry=BARE, also=("-",)),), more=0)
    page = shown("front.html", FrontPage(days=(day,), counts=COUNTS, older="2026-03-15", before=None))
    for words in ("Without a title", "Outlet not known", "date not known", "2 doubts", "1,204 articles"):
        assert words in page
    assert "also clipped in standard input" in page
    assert "collected" in page
    assert 'href="/?before=2026-03-15"' in page


@pytest.mark.parametrize("collected", [True, False])
def test_a_day_with_too_many_articles_says_how_many_more_there_are(collected):
    """And where they are, for a day that the search knows."""
    day = FrontDay(day="2026-03-15", collected=collected, entries=(), more=7)
    page = shown("front.html", FrontPage(days=(day,), counts=COUNTS, older=None, before=None))
    assert "7 more articles" in page
    assert ("q=posted%3A2026-03-15" in page) is not collected


@pytest.mark.parametrize(
    ("job", "words", "again"),
    [
        (Job(origin="page.txt"), "reading", True),
        (Job(origin="page.txt", done=2, total=5), "2 of 5 articles read", True),
        (Job(origin="page.txt", ended=True, error="page.txt: it rained in"), "page.txt: it rained in", False),
        (Job(origin="page.txt", ended=True), "an error in hemeroteca itself", False),
    ],
)
def test_a_filing_shows_how_far_it_is_and_asks_again_until_it_ends(job, words, again):
    """Without a script: the page carries its own refresh."""
    page = shown("filing.html", FilingPage(token="t", job=job))
    assert words in page
    assert ('http-equiv="refresh"' in page) is again


def test_a_search_that_ranked_only_the_newest_says_so():
    """And one that could only be sorted by date says that."""
    found = SearchPage(total=90_000, hits=(), order="date", ranked=5_000)
    page = shown("search.html", SearchResults(asked=Asked(query="ferry"), found=found))
    assert "the newest 5,000 are ranked" in page
    assert "by date" in page


def test_a_lone_surrogate_does_not_keep_a_page_from_being_shown():
    """UTF-8 cannot carry it, so it becomes a question mark."""
    page = shown("filing.html", FilingPage(token="t", job=Job(origin="\ud800.txt")))
    assert "?.txt" in page


def test_small_words():
    """Hosts without their www, origins and counts as people say them."""
    assert host_words("https://www.harbour.example:8080/a") == "harbour.example"
    assert host_words("javascript:alert(1)") == ""
    assert (origin_words("-"), origin_words("pasted"), origin_words("a.txt")) == (
        "standard input",
        "a pasted text",
        "a.txt",
    )
    assert (plural(1, "byte"), plural(2, "byte"), plural(1000, "entry", "entries")) == (
        "1 byte",
        "2 bytes",
        "1,000 entries",
    )
