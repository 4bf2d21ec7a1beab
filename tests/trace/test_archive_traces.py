"""Tracing in a real archive: what is asked of it, what is found, and what it costs."""

from __future__ import annotations

import time

import msgspec
import pytest
from tests.trace.press import Number, Said, write

from hemeroteca.errors import AddressError, QueryError
from hemeroteca.pipeline.tracing import MOST_ARTICLES, edges, trace_query
from hemeroteca.records import Clipping, Filing
from hemeroteca.store import open_archive
from hemeroteca.text import fingerprint

QUOTE = "The mill will be silent by the autumn, whatever the council decides"
BODY = f"“{QUOTE}”, Edda Mills of Sorn Bridge told {{}}. The wheel on Tarn Hill has turned since the flood."


def print_in(outlet, day, told):
    """An article that has the quotation from an outlet."""
    return write(outlet, day, BODY.format(told), Said(QUOTE, "Edda Mills", told))


def file_in(archive, *filings: Filing, name="page"):
    """File articles as one clipping."""
    content = f"{name} of {len(filings)}".encode()
    clipping = Clipping(
        id=fingerprint(content, size=16), content=content, media_type="text/plain", origin=name, collected="2026-06-01"
    )
    placed = [
        msgspec.structs.replace(one, article=msgspec.structs.replace(one.article, clipping=clipping.id))
        for one in filings
    ]
    assert archive.file_clipping(clipping, placed)


@pytest.fixture
def archive(tmp_path):
    """An empty archive, open."""
    with open_archive(tmp_path / "press.hemeroteca") as opened:
        yield opened


@pytest.fixture
def story():
    """A first-hand print, one that cites it, one that cites an outlet that is absent, and one article aside."""
    return (
        print_in("Vale Herald", "2026-05-01", "Vale Herald"),
        print_in("Sorn Echo", "2026-05-02", "Vale Herald"),
        print_in("Mere Mail", "2026-05-03", "Weir Courier"),
        write("Vale Herald", "2026-05-01", "“A cup is a cup”, said Otto Brand.", Said("A cup is a cup", "Otto Brand")),
    )


def test_hits_of_one_statement_make_one_trace(archive, story):
    """A query finds three prints; they are one statement."""
    file_in(archive, *story)
    (trace,) = trace_query(archive, "mill silent autumn")
    assert [found.outlet for found in trace.prints] == ["Vale Herald", "Sorn Echo", "Mere Mail"]
    assert [(one.name, one.in_archive) for one in trace.origins] == [("Vale Herald", True), ("Weir Courier", False)]
    assert trace.at_most == 2


def test_an_address_gives_the_trace_of_its_statement(archive, story):
    """Whatever the query language would make of it; an article's id gives the traces of all its statements."""
    file_in(archive, *story)
    article = story[1].article
    start = article.text.index(QUOTE)
    (trace,) = trace_query(archive, f" {article.id}#{start}-{start + len(QUOTE)} ")
    assert trace.text == QUOTE
    assert len(trace.prints) == 3
    assert [one.text for one in trace_query(archive, story[3].article.id)] == ["A cup is a cup"]


def test_an_address_that_leads_nowhere_is_an_error(archive, story):
    """The article or the statement is not there, and the message names the address."""
    file_in(archive, *story)
    for address in ("0123456789abcdef#1-2", "0123456789abcdef", f"{story[0].article.id}#1-2"):
        with pytest.raises(AddressError) as raised:
            trace_query(archive, address)
        assert raised.value.address == address


def test_a_query_is_understood_as_search_understands_it(archive, story):
    """Its fields hold, its errors point at the character, and no hit is no trace."""
    file_in(archive, *story)
    assert [one.text for one in trace_query(archive, "speaker:brand")] == ["A cup is a cup"]
    assert trace_query(archive, "zeppelin") == ()
    with pytest.raises(QueryError):
        trace_query(archive, '"never closed')


def test_no_more_traces_than_asked_for(archive, story):
    """The first ones, by relevance."""
    file_in(archive, *story)
    assert len(trace_query(archive, "mill OR cup", limit=1)) == 1
    assert len(trace_query(archive, "mill OR cup")) == 2


def test_an_article_that_was_clipped_twice_is_one_print(archive, story):
    """A second blog that has it is no second publication."""
    file_in(archive, *story)
    file_in(archive, story[0], name="another blog")
    (trace,) = trace_query(archive, "mill silent autumn")
    assert [found.outlet for found in trace.prints] == ["Vale Herald", "Sorn Echo", "Mere Mail"]


def test_an_article_that_was_clipped_without_its_address_is_the_same_print(archive, story):
    """Same outlet, same title, no other day: it has two ids, and is one publication and one trace."""
    bare = msgspec.structs.replace(story[0].article, id=fingerprint("words", "the mill"), url=None, published=None)
    file_in(archive, *story, msgspec.structs.replace(story[0], article=bare))
    (trace,) = trace_query(archive, "mill silent autumn")
    assert sorted(found.outlet for found in trace.prints) == ["Mere Mail", "Sorn Echo", "Vale Herald"]


def test_the_article_of_a_cited_outlet_is_found_though_it_shares_no_words(archive):
    """A translation cites the article it is from."""
    original = write(
        "The Vale Herald", "2026-05-01", "At Sorn Bridge, under Tarn Hill, Edda Mills has told us that she will stop.",
    )  # fmt: skip
    spanish = write(
        "La Voz de Sorn", "2026-05-02",
        "«El molino callará en otoño», dijo Edda Mills, de Sorn Bridge, bajo Tarn Hill, a The Vale Herald.",
        Said("El molino callará en otoño", "Edda Mills", "The Vale Herald"),
    )  # fmt: skip
    file_in(archive, original, spanish)
    (trace,) = trace_query(archive, "molino")
    assert [(edge.origin, edge.kind, edge.target) for edge in trace.edges] == [
        (spanish.article.id, "cites", original.article.id)
    ]


def test_a_value_that_differs_is_found_in_an_article_that_shares_no_words(archive):
    """What counts the same in the same days at the same place."""
    place = "The ferry Saint Orla hit the mole of Port Vesper in the Kestrel Basin."
    said = Said("23 passengers were hurt aboard", "Ada Quill", manner="indirect")
    body = f"{place} Ada Quill said 23 passengers were hurt aboard."
    one = write("Vale Herald", "2026-05-01", body, said, Number("23", 23, "passengers"))
    body = f"A day after, {place} Doctors have seen 40 hurt passengers so far."
    two = write("Sorn Echo", "2026-05-02", body, Number("40", 40, "passengers"))
    file_in(archive, one, two)
    (trace,) = trace_query(archive, "hurt aboard")
    assert [[value.low for value in found.values] for found in trace.disagreements] == [[23, 40]]


def test_every_edge_of_the_archive_is_given_once(archive, story):
    """In the same order each time."""
    file_in(archive, *story)
    found = list(edges(archive))
    names = {filing.article.id: filing.article.outlet for filing in story}
    assert [(names[e.origin], e.kind, names.get(e.target, e.target)) for e in found] == [
        ("Sorn Echo", "cites", "Vale Herald"),
        ("Sorn Echo", "copies", "Vale Herald"),
        ("Mere Mail", "cites", "Weir Courier"),
    ]
    assert found == list(edges(archive))


def test_a_trace_is_written_as_the_design_fixes_it(archive, story):
    """Other programs rely on the names."""
    file_in(archive, *story)
    trace = msgspec.to_builtins(trace_query(archive, "mill silent autumn")[0])
    lists = {"prints", "edges", "origins", "circles", "disagreements"}
    assert {"text", "speaker", "first", "at_most", *lists} <= set(trace)
    assert set(trace["prints"][0]) == {"article", "outlet", "published", "statement", "via"}
    assert set(trace["edges"][0]) == {"from", "to", "kind", "evidence", "confidence"}
    assert set(trace["origins"][0]) == {"name", "in_archive", "reason"}


@pytest.mark.slow
def test_thousands_of_copies_of_one_article_cost_no_more_than_some_hundreds(archive):
    """The first ones are followed, the reasons say so, and the rest is not read."""
    pattern = print_in("Vale Herald", "2026-05-01", "Vale Herald")
    copies = []
    for number in range(3000):
        outlet, url = f"Copy {number}", f"https://copy{number}.example/mill"
        day = f"2026-{5 + number // 28 // 3:02d}-{2 + number % 26:02d}" if number < 400 else "2027-01-01"
        article = msgspec.structs.replace(
            pattern.article, id=fingerprint(outlet, url), outlet=outlet, url=url, published=day
        )
        copies.append(msgspec.structs.replace(pattern, article=article))
    file_in(archive, pattern, *copies)
    started = time.process_time()
    (trace,) = trace_query(archive, "mill silent autumn", limit=1)
    assert time.process_time() - started < 20
    assert 100 < len(trace.prints) <= MOST_ARTICLES
    assert trace.prints[0].outlet == "Vale Herald"
    assert any("earliest are followed" in reason for reason in trace.reasons)


@pytest.mark.slow
def test_hundreds_of_copies_of_one_day_have_no_order_and_one_origin(archive):
    """Every pair of them is without an order; the reasons name them once."""
    pattern = write("Vale Herald", "2026-05-01", BODY.format("us"), Said(QUOTE, "Edda Mills"))
    copies = [pattern]
    for number in range(300):
        outlet, url = f"Copy {number}", f"https://copy{number}.example/mill"
        article = msgspec.structs.replace(pattern.article, id=fingerprint(outlet, url), outlet=outlet, url=url)
        copies.append(msgspec.structs.replace(pattern, article=article))
    file_in(archive, *copies)
    started = time.process_time()
    (trace,) = trace_query(archive, "mill silent autumn", limit=1)
    assert time.process_time() - started < 20
    assert trace.at_most == 1
    assert trace.first is None
    assert len(trace.reasons) < 5
