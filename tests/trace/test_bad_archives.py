"""Archives that no newsroom makes: what traces, edges and stories cost there, and what they own that they cannot tell.

Work is counted in questions to the archive and articles on the shelf: seconds would depend on the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
import pytest
from tests.trace.press import Said, write
from tests.trace.test_archive_traces import file_in

from hemeroteca.pipeline.stories import group_articles, story_of
from hemeroteca.pipeline.tracing import DOSSIERS_KEPT, MOST_ARTICLES, Gathering, edges, trace_query
from hemeroteca.records import Filing, Link, Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import fingerprint
from hemeroteca.trace.grouping import MOST_IN_GROUP
from hemeroteca.trace.wording import CAPPED_REASON, COMMON_WORDS_REASON

QUOTE = "The mill will be silent by the autumn, whatever the council decides"
BODY = f"“{QUOTE}”, Edda Mills of Sorn Bridge told {{}}. The wheel on Tarn Hill has turned since the flood."
MANY = 300
MOST_QUESTIONS = 30 * MOST_ARTICLES
"""Questions for one trace: each article on the shelf is opened, its clipping dated, and its words looked for, each
shingle and passage by a question of its own."""


@pytest.fixture
def archive(tmp_path):
    """An empty archive, open."""
    with open_archive(tmp_path / "bad.hemeroteca") as opened:
        yield opened


def pattern(told: str = "us", outlet: str = "Vale Herald") -> Filing:
    """The article that is copied."""
    return write(outlet, "2026-05-01", BODY.format(told), Said(QUOTE, "Edda Mills", *([told] if told != "us" else [])))


def copy(filing: Filing, number: int, **fields: str | None) -> Filing:
    """The same article with the same reading at an address of its own, in an outlet of its own unless one is named."""
    named = {"outlet": f"Copy {number}", "url": f"https://copy{number}.example/mill", **fields}
    identity = fingerprint(named["outlet"] or "", named["url"] or "")
    return msgspec.structs.replace(filing, article=msgspec.structs.replace(filing.article, id=identity, **named))


def count_questions(archive: Archive, work: Callable[[], object]) -> int:
    """How many questions some work asks of the archive's file."""
    asked = 0

    def count(_cursor: object, _sql: str, _values: object) -> bool:
        nonlocal asked
        asked += 1
        return True

    archive._connection.exec_trace = count
    try:
        work()
    finally:
        archive._connection.exec_trace = None
    return asked


def traced(archive: Archive) -> Trace:
    """The trace of the quotation, which ends."""
    (trace, *_) = trace_query(archive, "mill silent autumn", limit=1)
    return trace


@pytest.mark.slow
def test_ten_thousand_copies_of_one_article_are_no_more_work_than_two_thousand(archive):
    """To trace, to draw the edges of one, to group more, to tell the story: all of it is bounded."""
    first = pattern()
    asked = []
    for start, stop in ((0, 2_000), (2_000, 10_000)):
        days = [f"2026-05-{1 + number % 28:02}" for number in range(start, stop)]
        file_in(archive, *(copy(first, start + n, published=day) for n, day in enumerate(days)), name=str(start))
        group_articles(archive)
        new = copy(first, 20_000 + start)
        file_in(archive, new, name=f"new {start}")
        gathering = Gathering(archive)
        work = (
            partial(traced, archive),
            partial(gathering.surround, copy(first, start).article.id),
            partial(group_articles, archive),
            partial(story_of, archive, new.article.id),
        )
        asked.append([count_questions(archive, each) for each in work])
        assert len(gathering.shelf.dossiers) <= MOST_ARTICLES
        assert len(gathering._kept) <= DOSSIERS_KEPT
    assert all(more <= 1.5 * few + 100 for few, more in zip(*asked, strict=True)), asked
    assert max(max(each) for each in asked) < MOST_QUESTIONS
    assert max(len(archive.members(group)) for group in archive.groups()) <= MOST_IN_GROUP
    trace = traced(archive)
    assert 100 < len(trace.prints) <= MOST_ARTICLES
    assert {CAPPED_REASON, COMMON_WORDS_REASON} & set(trace.reasons)


def test_articles_without_dates_have_no_first_and_the_reasons_say_so(archive):
    """Nothing is called first, nothing is copied from anything, and the copies are one origin."""
    first = pattern()
    file_in(archive, *(copy(first, number, published=None) for number in range(MANY)))
    trace = traced(archive)
    assert trace.first is None
    assert trace.at_most == 1
    assert any("no date that can be relied on" in reason for reason in trace.reasons)
    assert any("which was printed first cannot be told" in reason for reason in trace.reasons)
    assert not [edge for edge in trace.edges if edge.kind == "copies"]
    assert len(trace.prints) <= MOST_ARTICLES


def test_what_is_dated_after_it_was_clipped_has_no_date(archive):
    """An article that says it is of next year may be older than one of last month, and the reasons say so."""
    first = pattern()
    file_in(archive, copy(first, 1, published="2026-05-01"), copy(first, 2, published="2027-05-01"))
    trace = traced(archive)
    assert trace.first is None
    assert not [edge for edge in trace.edges if edge.kind == "copies"]
    assert any("Copy 2 has no date that can be relied on" in reason for reason in trace.reasons)
    file_in(archive, *(copy(first, number, published="9999-12-31") for number in range(3, MANY)), name="all")
    assert len(traced(archive).prints) <= MOST_ARTICLES


def test_copies_in_one_outlet_are_one_origin(archive):
    """A paper that prints itself again and again has it from nobody else; its pages are not compared."""
    first = pattern()
    days = [f"2026-{1 + number // 28 % 5:02}-{1 + number % 28:02}" for number in range(MANY)]
    file_in(archive, *(copy(first, number, outlet="Vale Herald", published=day) for number, day in enumerate(days)))
    trace = traced(archive)
    assert trace.at_most == 1
    assert not [edge for edge in trace.edges if edge.kind == "copies"]
    assert count_questions(archive, lambda: traced(archive)) < MOST_QUESTIONS


@pytest.mark.slow
def test_a_statement_of_one_word_is_followed_for_a_week_only(archive):
    """Two thousand people said “Nonsense”; one trace looks at those of its days, and one speaker is one statement."""
    filings = []
    for number in range(2_000):
        speaker = f"Edda {chr(97 + number % 25)}{chr(97 + number % 5)}orn".title()
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        said = write(f"Paper {number}", day, f"“Nonsense”, said {speaker} in {number}.", Said("Nonsense", speaker))
        filings.append(said)
    file_in(archive, *filings)
    gathering = Gathering(archive)
    for filing in filings[:: len(filings) // 20]:
        assert count_questions(archive, partial(gathering.surround, filing.article.id)) < MOST_QUESTIONS
        assert len(gathering.shelf.dossiers) <= MOST_ARTICLES
    (trace, *_) = trace_query(archive, "nonsense", limit=1)
    assert len({archive.article(found.article).text.split("said ")[1].split()[1] for found in trace.prints}) == 1


def test_an_article_that_cites_links_to_and_quotes_itself_goes_round_in_no_circle(archive):
    """It is its own origin: no edge leads from it to itself, under none of its addresses."""
    url = "https://vale.example/mill"
    said = Said(QUOTE, "Edda Mills", "Vale Herald")
    links = [Link(url=each) for each in (url, url + "/", url + "#mill", "http://www.vale.example/mill")]
    body = BODY.format("the Vale Herald") + f"\n\nAs the Vale Herald reported, “{QUOTE}”."
    one = write("Vale Herald", "2026-05-01", body, said, *links, url=url, canonical=url + "/")
    again = write("Vale Herald", "2026-05-03", body, said, *links, title="Again", url=url + "/again", canonical=url)
    file_in(archive, one)
    trace = traced(archive)
    assert trace.edges == ()
    assert trace.circles == ()
    assert (trace.at_most, trace.first) == (1, one.article.id)
    file_in(archive, again, name="again")
    trace = traced(archive)
    assert trace.circles == ()
    assert trace.at_most == 1
    assert all(edge.origin != edge.target for edge in (*trace.edges, *edges(archive)))


def test_a_ring_of_forty_papers_is_one_circle(archive):
    """Each has it from the next and the last from the first; following it ends."""
    count = 40
    papers = [f"Paper{number:03} Weekly" for number in range(count)]
    filings = [pattern(papers[(number + 1) % count], papers[number]) for number in range(count)]
    file_in(archive, *filings)
    trace = traced(archive)
    assert [len(circle) for circle in trace.circles] == [count]
    assert trace.at_most == 1
    assert count_questions(archive, lambda: list(edges(archive))) < count * MOST_QUESTIONS
