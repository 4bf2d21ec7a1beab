"""Searching articles and statements."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import generate, make_article, make_clipping, make_filing, say
from msgspec.structs import replace

from hemeroteca.errors import QueryError
from hemeroteca.records import Quantity, Span
from hemeroteca.store import open_archive, search

PIECES = (
    *("ferry", '"harbour', "(", ")", "OR", "AND", "NOT", "-puente", "speaker:quill", "via:wire", "hedged:no"),
    *("quantity:>3", "before:2025", "title:ferr*", "outlet:gazette", "language:es", "\0", '"', "'", "^", "+x"),
)
"""What a query may be put together from, well or badly."""


@pytest.fixture(scope="module")
def press(tmp_path_factory):
    """Three articles: a ferry (English), a bridge (Spanish), a budget without outlet, date or title."""
    clipping = make_clipping("the page")
    ferry = make_article(
        clipping,
        "“The ferry will not sail in winter,” said Mara Quill, the harbour mistress.\n\nTomás Ibarra told Harbour Wire "
        "that 1,500 passengers may be stranded.",
        title="Ferry to stop",
        deck="Winter without boats",
        outlet="Port Elmo Gazette",
        authors=("Ana Brum", "Leo Marsh"),
        url="https://example.org/ferry",
        published="2025-11-13",
        posted="2025-11-16",
        language="en",
    )
    bridge = make_article(
        clipping,
        "«El puente no está en peligro», negó la alcaldesa Iñés Vela. El año pasado cruzaron 200 personas.",
        title="El puente sigue en pie",
        outlet="La Gaceta de Añil",
        url="https://example.org/puente",
        published="2024-05-01T09:30:00+02:00",
        language="es-AR",
    )
    budget = make_article(clipping, "The harbour budget grew by 3.5% to 20 million. The ferry is not in it.")
    people = Quantity(span=span_of(ferry, "1,500"), low=1500, high=None, counted="passengers", bound="at least")
    percent = Quantity(span=span_of(budget, "3.5%"), low=3.5, high=3.5, unit="%")
    dollars = Quantity(span=span_of(budget, "20 million"), low=2e7, high=2e7, unit="USD")
    filings = [
        make_filing(
            ferry,
            say(ferry, "The ferry will not sail in winter", "Mara Quill"),
            say(
                ferry,
                "1,500 passengers may be stranded",
                "Tomás Ibarra",
                via=("Harbour Wire",),
                manner="indirect",
                hedged=True,
            ),
            quantities=(people,),
        ),
        make_filing(bridge, say(bridge, "El puente no está en peligro", "Iñés Vela", polarity="denied")),
        make_filing(budget, quantities=(percent, dollars)),
    ]
    with open_archive(tmp_path_factory.mktemp("press") / "press.hemeroteca") as archive:
        archive.file_clipping(clipping, filings)
        archive.names = {ferry.id: "ferry", bridge.id: "bridge", budget.id: "budget"}
        yield archive


def span_of(article, words):
    start = article.text.index(words)
    return Span(start, start + len(words))


def found(archive, query, **options: str):
    page = archive.search(query, **options)
    assert page.total == len(page.hits)
    return sorted(archive.names[hit.article] for hit in page.hits)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("ferry", ["budget", "ferry"]),
        ("FÉRRY", ["budget", "ferry"]),
        ("anil", []),
        ("esta peligro", ["bridge"]),
        ("ferry budget", ["budget"]),
        ("bridge OR puente OR budget", ["bridge", "budget"]),
        ("ferry -budget", ["ferry"]),
        ("NOT ferry", ["bridge"]),
        ('"not sail"', ["ferry"]),
        ('"sail not"', []),
        ("pass*", ["ferry"]),
        ("(puente OR ferry) NOT (budget OR winter)", ["bridge"]),
        ("title:ferry", ["ferry"]),
        ("title:sigue OR budget", ["bridge", "budget"]),
        ("outlet:gazette", ["ferry"]),
        ('outlet:"la gaceta de anil"', ["bridge"]),
        ("author:marsh", ["ferry"]),
        ("language:es", ["bridge"]),
        ("language:en", ["budget", "ferry"]),
        ("before:2025", ["bridge"]),
        ("before:2025-11-13", ["bridge"]),
        ("before:2025-11-14", ["bridge", "ferry"]),
        ("after:2024", ["ferry"]),
        ("after:2024-05-01", ["ferry"]),
        ("published:2024-05", ["bridge"]),
        ("posted:2025-11-16", ["ferry"]),
        ("NOT after:2020", ["budget"]),
        ("speaker:quill", ["ferry"]),
        ('speaker:"tomas ibarra" hedged:yes', ["ferry"]),
        ("speaker:quill hedged:yes", []),
        ("speaker:quill (hedged:no OR manner:mixed)", ["ferry"]),
        ("speaker:quill -hedged:yes", []),
        ('via:"harbour wire"', ["ferry"]),
        ("polarity:denied OR budget", ["bridge", "budget"]),
        ("manner:direct", ["bridge", "ferry"]),
        ("ferry speaker:quill", ["ferry"]),
        ("quantity:>1000", ["budget", "ferry"]),
        ("quantity:>1500", ["budget"]),
        ("quantity:>=1500", ["budget", "ferry"]),
        ("quantity:1,000..2,000", ["ferry"]),
        ("quantity:<10%", ["budget"]),
        ("quantity:>1000usd", ["budget"]),
        ("ferry quantity:<100", ["budget"]),
        ("NOT quantity:>0", ["bridge"]),
    ],
)
def test_articles_are_found(press, query, articles):
    """By words and by fields, joined in any way; a statement's field means that the article has such a statement."""
    assert found(press, query) == articles
    assert found(press, query, sort="date") == articles


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("ferry", ["Mara Quill"]),
        ("quill", ["Mara Quill"]),
        ("stranded OR peligro", ["Iñés Vela", "Tomás Ibarra"]),
        ("speaker:ines", ["Iñés Vela"]),
        ("speaker:tom*", ["Tomás Ibarra"]),
        ("via:wire", ["Tomás Ibarra"]),
        ("manner:direct", ["Iñés Vela", "Mara Quill"]),
        ("hedged:no -polarity:denied", ["Mara Quill"]),
        ("winter manner:direct", ["Mara Quill"]),
        ("winter manner:indirect", []),
        ("outlet:gazette", ["Mara Quill", "Tomás Ibarra"]),
        ("outlet:gazette hedged:no", ["Mara Quill"]),
        ("title:puente OR stranded", ["Iñés Vela", "Tomás Ibarra"]),
        ("stranded title:ferry language:en", ["Tomás Ibarra"]),
        ("before:2025", ["Iñés Vela"]),
        ("ferry after:2025-11", []),
        ("quantity:>1000", ["Tomás Ibarra"]),
        ("quantity:3.5", []),
        ("speaker:quill OR quantity:1500", ["Mara Quill", "Tomás Ibarra"]),
    ],
)
def test_statements_are_found(press, query, speakers):
    """Fields of a statement apply to it, those of an article to the one it stands in."""
    page = press.search(query, kind="statements")
    assert sorted(hit.speaker for hit in page.hits) == speakers
    assert page.total == len(speakers)


def test_a_statement_hit_says_who_and_where(press):
    """Its address cuts its content from the article's text."""
    (hit,) = press.search("stranded", kind="statements").hits
    article, _, span = hit.address.partition("#")
    start, end = map(int, span.split("-"))
    assert press.article(article).text[start:end] == "1,500 passengers may be stranded"
    assert press.find_addresses("stranded", "statements") == (hit.address,)
    assert (hit.via, hit.manner, hit.hedged, hit.sure) == (("Harbour Wire",), "indirect", True, 0.9)
    assert (hit.title, hit.outlet, hit.published) == ("Ferry to stop", "Port Elmo Gazette", "2025-11-13")


def test_a_snippet_marks_the_words_that_were_searched_for(press):
    """The segments joined are the text; the words are marked as they are written there."""
    (hit,) = press.search("ESTA speaker:vela", kind="statements").hits
    assert hit.snippet == (("El puente no ", False), ("está", True), (" en peligro", False))
    (hit,) = press.search("strand* -puente").hits
    assert [words for words, is_marked in hit.snippet if is_marked] == ["stranded"]


def test_a_hit_without_words_shows_the_beginning(press):
    """Where only fields were asked for, nothing is marked."""
    (hit,) = press.search("polarity:denied", kind="statements").hits
    assert hit.snippet == (("El puente no está en peligro", False),)
    (hit,) = press.search("title:sigue").hits
    assert hit.snippet[0][0].startswith("«El puente")


def test_a_query_without_words_is_sorted_by_date(press):
    """There is no relevance to sort by, and the page says so."""
    page = press.search("manner:direct OR manner:indirect", kind="statements")
    assert page.order == "date"
    assert page.hits[0].published == "2025-11-13"


def test_words_in_the_headline_count_more(press):
    """By relevance the article with the word in its title is first."""
    hits = press.search("ferry").hits
    assert [press.names[hit.article] for hit in hits] == ["ferry", "budget"]


def test_pages_follow_one_another(press):
    """`limit` and `offset` cut the same list, and the total stays."""
    whole = press.search("the OR el", limit=10)
    parts = [press.search("the OR el", limit=1, offset=at) for at in range(4)]
    assert [part.hits for part in parts] == [(hit,) for hit in whole.hits] + [()]
    assert {part.total for part in parts} == {3}


def test_beyond_what_is_ranked_the_rest_follows_by_date(archive, monkeypatch):
    """No hit is lost or shown twice, and the page says how many were ranked."""
    monkeypatch.setattr(search, "RANKED", 10)
    clipping = make_clipping("many")
    bodies = [f"harbour {'ferry ' * (at % 5)}number {at}" for at in range(30)]
    articles = [make_article(clipping, body, published=f"2025-01-{at + 1:02}") for at, body in enumerate(bodies)]
    archive.file_clipping(clipping, [make_filing(article) for article in articles])
    pages = [archive.search("harbour", limit=4, offset=offset) for offset in range(0, 32, 4)]
    seen = [hit.published for page in pages for hit in page.hits]
    assert sorted(seen) == [article.published for article in articles]
    assert sorted(seen[:10]) == [article.published for article in articles[20:]]
    assert seen[10:] == sorted(seen[10:], reverse=True)
    assert {(page.total, page.has_more, page.ranked) for page in pages} == {(30, False, 10)}
    monkeypatch.setattr(search, "COUNTED", 20)
    page = archive.search("harbour")
    assert (page.total, page.has_more) == (20, True)
    assert archive.find_addresses("harbour", "articles") == tuple(article.id for article in reversed(articles))


@pytest.mark.parametrize("kind", ["articles", "statements"])
@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_asking_of_the_newest_first_finds_the_same(archive, monkeypatch, kind, sort):
    """Whatever is found among few of the newest is what is found among all."""
    for seed in range(60):
        clipping, filings = generate(seed)
        quantities = (Quantity(span=Span(9, 9 + seed), low=float(seed), high=float(seed)),)
        archive.file_clipping(
            clipping, [replace(f, reading=replace(f.reading, quantities=quantities)) for f in filings]
        )
    monkeypatch.setattr(search, "RANKED", 5)
    queries = (
        *("quantity:>30", "quantity:<3", "NOT ferry", "NOT council", "speaker:quill", "speaker:qui*", "speaker:nobody"),
        *("ferry quantity:>20", "ferry OR quantity:>50", "via:wire -harbour", "speaker:quill OR via:none"),
        *("hedged:no", "speaker:quill manner:direct", "(ferry OR manner:direct) quantity:>10", "outlet:gazette vote"),
    )
    for query in queries:
        pages = []
        for windows in ((), (4, 20), (1000,)):
            monkeypatch.setattr(search, "WINDOWS", windows)
            pages.append(archive.search(query, kind=kind, sort=sort, limit=8))
        assert pages[0] == pages[1] == pages[2], query
        assert pages[0].total == len(archive.find_addresses(query, kind))


def test_a_text_cannot_mark_itself(archive):
    """Characters that a snippet could be marked with stand in the text as any other."""
    clipping = make_clipping("one")
    body = "\ue000never\ue001 said \ue002ferry\ue003 \0 <b>harbour</b>"
    article = make_article(clipping, body.replace("\0", ""))
    archive.file_clipping(clipping, [make_filing(article)])
    (hit,) = archive.search("harbour").hits
    assert [words for words, is_marked in hit.snippet if is_marked] == ["harbour"]
    assert "".join(words for words, _ in hit.snippet) == article.text


def test_a_text_with_null_characters_is_searched(archive):
    """They are kept, and cut no snippet short."""
    clipping = make_clipping("one")
    article = make_article(clipping, "harbour\0 ferry \0 bridge", title="a\0b")
    archive.file_clipping(clipping, [make_filing(article, say(article, "harbour\0 ferry", "A\0B"))])
    assert archive.article(article.id) == article
    assert archive.search("bridge").hits[0].snippet[0][0].endswith("bridge")
    assert archive.search("ferry", kind="statements").hits[0].speaker == "A\0B"


def test_a_malformed_query_is_a_query_error(press):
    """Not an error of the database."""
    with pytest.raises(QueryError):
        press.search("ferry AND")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(PIECES),
        max_size=9,
    ).map(" ".join),
    st.sampled_from(["articles", "statements"]),
    st.sampled_from(["relevance", "date"]),
)
def test_any_text_finds_something_or_nothing_or_is_malformed(press, query, kind, sort):
    """No query makes the database complain, and the total is what the pages hold."""
    try:
        page = press.search(query, kind=kind, sort=sort)
    except QueryError:
        return
    assert page.total == len(page.hits)
