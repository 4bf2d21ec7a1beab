"""Who has it from whom, and what that comes down to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trace.mill import OTHER_PROSE, PROSE, QUOTE, edges, origins, report, trace
from tests.trace.press import Said, first_of, shelve, write

from hemeroteca.records import Filing
from hemeroteca.trace import trace_statement


def test_two_outlets_that_heard_it_themselves_are_two_origins():
    """Each was told, so the fact that it was said has two witnesses."""
    one, two = (
        report("Vale Herald", "2026-05-01", "Vale Herald"),
        report("Sorn Echo", "2026-05-02", "Sorn Echo", prose=PROSE),
    )
    result = trace(one, two)
    assert origins(result) == {("Vale Herald", True), ("Sorn Echo", True)}
    assert result.at_most == 2
    assert edges(result, one, two) == {("Sorn Echo", "same", "Vale Herald")}
    assert result.first == one.article.id


def test_an_outlet_that_cites_another_adds_a_print_and_no_origin():
    """The edge leads to the article that is cited."""
    one, two = (
        report("Vale Herald", "2026-05-01", "Vale Herald"),
        report("Sorn Echo", "2026-05-02", "Vale Herald", prose=PROSE),
    )
    result = trace(two, one)
    assert edges(result, one, two) == {("Sorn Echo", "cites", "Vale Herald")}
    assert origins(result) == {("Vale Herald", True)}
    assert [found.outlet for found in result.prints] == ["Vale Herald", "Sorn Echo"]


def test_an_outlet_that_is_absent_is_an_origin_by_name():
    """Several prints that cite it come down to one, however they spell it."""
    one = report("Vale Herald", "2026-05-01", "The Weir Courier")
    two = report("Sorn Echo", "2026-05-02", "Weir Courier", prose=PROSE)
    result = trace(one, two)
    assert origins(result) == {("The Weir Courier", False)}
    assert result.origins[0].reason == "cited by Vale Herald and Sorn Echo"
    assert edges(result, one, two) == {
        ("Vale Herald", "cites", "The Weir Courier"),
        ("Sorn Echo", "cites", "The Weir Courier"),
    }


def test_a_chain_through_an_absent_outlet_is_followed_to_its_end():
    """Of "the Weir Courier reported, citing Vale Herald" the Courier is absent, the Herald is not."""
    one = report("Vale Herald", "2026-05-01", "Vale Herald")
    two = report("Sorn Echo", "2026-05-03", "Vale Herald", "Weir Courier", prose=PROSE)
    result = trace(one, two)
    assert edges(result, one, two) == {("Sorn Echo", "cites", "Weir Courier"), ("Weir Courier", "cites", "Vale Herald")}
    assert origins(result) == {("Vale Herald", True)}


def test_a_circle_is_called_a_circle_and_is_one_origin():
    """A has it from B, B from C, C from A."""
    names = ["Vale Herald", "Sorn Echo", "Mere Mail"]
    steps = zip(names, [*names[1:], names[0]], (PROSE, OTHER_PROSE, "Short."), strict=True)
    filings = [report(name, "2026-05-01", cited, prose=prose) for name, cited, prose in steps]
    result = trace(*filings)
    ids = {filing.article.outlet: filing.article.id for filing in filings}
    assert [set(circle) for circle in result.circles] == [set(ids.values())]
    walk = result.circles[0]
    for here, there in zip(walk, [*walk[1:], walk[0]], strict=True):
        assert any((e.origin, e.kind, e.target) == (here, "cites", there) for e in result.edges)
    assert result.at_most == 1
    assert not result.origins[0].in_archive
    assert result.first is None


def test_a_circle_with_a_way_out_comes_down_to_what_lies_outside():
    """A and B cite each other, but B says that it was told as well by C."""
    one = report("Vale Herald", "2026-05-01", "Sorn Echo")
    two = report("Sorn Echo", "2026-05-01", "Vale Herald", prose=PROSE)
    body = f"“{QUOTE}”, she told Mere Mail. “{QUOTE}”, she said."
    told, read = Said(QUOTE, "Edda Mills", "Mere Mail"), Said(QUOTE, "Edda Mills", "Vale Herald")
    two = write("Sorn Echo", "2026-05-01", f"{body} So says Vale Herald.", told, read)
    result = trace(one, two)
    assert len(result.circles) == 1
    assert origins(result) == {("Mere Mail", False)}


def test_prose_without_the_quotations_shows_who_copied():
    """The later article has its prose from the earlier, so they are one origin."""
    one, two = report("Vale Herald", "2026-05-01", prose=PROSE), report("Sorn Echo", "2026-05-02", prose=PROSE)
    result = trace(one, two)
    assert edges(result, one, two) == {("Sorn Echo", "copies", "Vale Herald")}
    assert origins(result) == {("Vale Herald", True)}
    edge = result.edges[0]
    start, end = map(int, edge.evidence.partition("#")[2].split("-"))
    assert two.article.text[start:end] in one.article.text


def test_sharing_a_quotation_alone_is_not_copying():
    """Two texts that share only a quotation share a source, neither copied."""
    one, two = report("Vale Herald", "2026-05-01", prose=PROSE), report("Sorn Echo", "2026-05-02", prose=OTHER_PROSE)
    result = trace(one, two)
    assert {edge.kind for edge in result.edges} == {"same"}
    assert result.at_most == 2
    assert any("names no source" in reason or "name no source" in reason for reason in result.reasons)


def test_sharing_set_phrases_is_not_copying():
    """What every report of a parish meeting says is nobody's prose; a sentence has to be shared."""
    mould = (
        "A meeting of the parish of {0} lasted until {1} and ended without a vote on the {2}. The minutes of the {2} "
        "will be published by the clerk of {0} as soon as the {3} has been paid for by the members of the {4}."
    )
    one = report("Vale Herald", "2026-05-01", prose=mould.format("Sorn", "noon", "mill", "hall", "choir"))
    two = report("Sorn Echo", "2026-05-02", prose=mould.format("Tarn", "dusk", "weir", "tea", "guild"))
    assert {edge.kind for edge in trace(one, two).edges} == {"same"}


def test_a_citation_decides_where_the_day_does_not():
    """Who names the other as its source has the prose from it too."""
    one = report("Vale Herald", "2026-05-01", "Sorn Echo", prose=PROSE)
    two = report("Sorn Echo", "2026-05-01", prose=PROSE)
    result = trace(one, two)
    assert edges(result, one, two) == {("Vale Herald", "cites", "Sorn Echo"), ("Vale Herald", "copies", "Sorn Echo")}
    assert origins(result) == {("Sorn Echo", True)}


def test_two_prints_of_one_agency_have_it_from_the_agency():
    """Their prose is the agency's: neither copied from the other."""
    one = report("Vale Herald", "2026-05-01", prose=PROSE, credit="(Agencia Litoral)")
    two = report("Sorn Echo", "2026-05-02", prose=PROSE, credit="With information from Agencia Litoral")
    result = trace(one, two)
    assert edges(result, one, two) == {
        ("Vale Herald", "credits", "Agencia Litoral"),
        ("Sorn Echo", "credits", "Agencia Litoral"),
    }
    assert origins(result) == {("Agencia Litoral", False)}


def test_a_link_to_the_article_that_has_it_is_an_edge():
    """However the address is written."""
    one = report("Vale Herald", "2026-05-01", prose=PROSE)
    two = report("Sorn Echo", "2026-05-02", links=["http://www." + one.article.url.removeprefix("https://") + "/#top"])
    result = trace(one, two)
    assert edges(result, one, two) == {("Sorn Echo", "links", "Vale Herald")}
    assert origins(result) == {("Vale Herald", True)}


def test_a_second_article_of_an_outlet_adds_no_origin():
    """What a newspaper prints again it has from itself."""
    one, two = report("Vale Herald", "2026-05-01"), report("Vale Herald", "2026-05-08", prose=PROSE)
    result = trace(one, two)
    assert len(result.prints) == 2
    assert origins(result) == {("Vale Herald", True)}


def test_a_citation_names_the_outlets_article_of_the_same_story_where_none_carries_the_words():
    """The reader may have missed the statement there, or it stands in another language."""
    one = write("Vale Herald", "2026-05-01", "The mill of Edda Mills at Sorn Bridge, below Tarn Hill, will close.")
    far = write("Vale Herald", "2026-05-01", "A cup final in Ostrava was won by the visitors from Brno.")
    body = f"“{QUOTE}”, Edda Mills of Sorn Bridge, under Tarn Hill, told Vale Herald."
    two = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Edda Mills", "Vale Herald"))
    result = trace(two, one, far)
    assert edges(result, one, two) == {("Sorn Echo", "cites", "Vale Herald")}
    assert origins(result) == {("Vale Herald", True)}
    assert {edge.target for edge in result.edges} == {one.article.id}
    assert [found.outlet for found in result.prints] == ["Sorn Echo"]


def test_an_article_that_is_dated_later_is_not_what_was_cited():
    """Unless it carries the very statement, the outlet counts as absent."""
    later = write("Vale Herald", "2026-05-09", "The mill of Edda Mills at Sorn Bridge, below Tarn Hill, will close.")
    body = f"“{QUOTE}”, Edda Mills of Sorn Bridge, under Tarn Hill, told Vale Herald."
    two = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Edda Mills", "Vale Herald"))
    assert origins(trace(two, later)) == {("Vale Herald", False)}


def test_the_outlet_that_reports_is_cited_where_it_is_the_speaker():
    """As in "Vale Herald reported that …", and the short name of an outlet that is named in full elsewhere."""
    one = report("The Vale Herald", "2026-05-01", prose=PROSE)
    body = f"The Herald reported: “{QUOTE}”. The Vale Herald did not say when."
    full = Said("did not say when", "The Vale Herald", kind="outlet", manner="indirect")
    two = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "The Herald", kind="outlet"), full)
    assert edges(trace(one, two), one, two) == {("Sorn Echo", "cites", "The Vale Herald")}


def test_an_article_without_a_date_is_never_called_first():
    """And nothing else is, since the undated one may be earlier."""
    one, two = report("Vale Herald", None), report("Sorn Echo", "2026-05-02", prose=PROSE)
    result = trace(one, two)
    assert result.first is None
    assert [found.outlet for found in result.prints] == ["Sorn Echo", "Vale Herald"]
    assert "Vale Herald has no date that can be relied on" in result.reasons


def test_an_article_dated_after_it_was_clipped_has_no_date_to_rely_on():
    """A day heading of the blog is the latest it can have been printed."""
    body = f"“{QUOTE}”, Edda Mills said."
    wrong = write("Vale Herald", "2030-01-01", body, Said(QUOTE, "Edda Mills"), posted="2026-05-03")
    result = trace(wrong, report("Sorn Echo", "2026-05-02", prose=PROSE))
    assert "Vale Herald has no date that can be relied on" in result.reasons


def test_an_article_that_quotes_itself_is_one_print():
    """The same words twice in one article, headline and body, are one publication."""
    body = f"“{QUOTE}”.\n\n“{QUOTE}”, Edda Mills told Vale Herald."
    one = write("Vale Herald", "2026-05-01", body, Said(QUOTE), Said(QUOTE, "Edda Mills", ("Vale Herald",)))
    result = trace(one)
    assert len(result.prints) == 1
    assert result.at_most == 1
    assert result.first == one.article.id
    assert not result.edges


def test_one_unnamed_source_behind_everything_is_called_out():
    """The count stays a bound, and the reasons say whose word it all is."""
    one = write("Vale Herald", "2026-05-01", f"“{QUOTE}”, a clerk said.", Said(QUOTE, "a clerk", kind="unnamed"))
    assert "everything comes down to one source without a name: a clerk" in trace(one).reasons


OUTLETS = ["Vale Herald", "Sorn Echo", "Mere Mail", "Weir Courier", "Absent Times"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(OUTLETS[:4]),
            st.sampled_from(["2026-05-01", "2026-05-02", None, "2026-05-02T10:00:00+00:00"]),
            st.lists(st.sampled_from(OUTLETS), max_size=2),
            st.sampled_from([PROSE, OTHER_PROSE]),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda drawn: drawn[0],
    )
)
def test_any_tangle_of_citations_ends_in_at_least_one_origin(drawn):
    """Whoever cites whom, a trace ends, has an origin for every chain, and the order of the shelf does not matter."""
    filings = [report(outlet, day, *via, prose=prose) for outlet, day, via, prose in drawn]
    result = trace(*filings)
    assert 1 <= result.at_most == len(result.origins)
    assert len(result.prints) == len(filings)
    assert result == trace_statement(shelve(*reversed(filings)), first_of(filings[0]))


def cites_of(body, said, *others: Filing):
    """The ends of the `cites` edges of an article of the Echo."""
    two = write("Sorn Echo", "2026-05-02", body, said)
    return [edge.target for edge in trace(two, *others).edges if edge.kind == "cites"]


def test_an_article_that_never_names_the_speaker_is_not_what_was_cited():
    """The outlet wrote of the same town that day, but not of her."""
    body = f"“{QUOTE}”, Edda Mills of Sorn Bridge, under Tarn Hill, told Vale Herald after the Kestrel Fair."
    town = write("Vale Herald", "2026-05-01", "At Sorn Bridge, under Tarn Hill, the Kestrel Fair was opened today.")
    assert cites_of(body, Said(QUOTE, "Edda Mills", "Vale Herald"), town) == ["Vale Herald"]


def test_words_that_the_reader_missed_are_found_in_the_article_that_is_cited():
    """The quotation stands there, though no statement was read."""
    body = f"“{QUOTE}”, a clerk of Tarn Hill told Vale Herald."
    unread = write("Vale Herald", "2026-04-20", f"Heard in the fog, at last, on Tarn Hill: {QUOTE}. And no more.")
    said = Said(QUOTE, "a clerk", "Vale Herald", kind="unnamed")
    assert cites_of(body, said, unread) == [unread.article.id]


def test_of_two_articles_of_the_outlet_the_nearer_story_is_meant():
    """The one that shares more names, however they are ordered."""
    body = f"“{QUOTE}”, Edda Mills of Sorn Bridge, under Tarn Hill, told Vale Herald after the Kestrel Fair."
    near = write("Vale Herald", "2026-05-01", "Edda Mills spoke at Sorn Bridge, under Tarn Hill, at the Kestrel Fair.")
    far = write("Vale Herald", "2026-05-01", "In Ostrava and Brno nobody has heard of Edda Mills, of Sorn Bridge.")
    said = Said(QUOTE, "Edda Mills", "Vale Herald")
    assert cites_of(body, said, near, far) == cites_of(body, said, far, near) == [near.article.id]


def test_an_outlet_that_only_the_archive_knows_is_cited_where_words_tie_it_to_the_statement():
    """The reader took its name for nothing, or for a piece of one; the archive has articles of it."""
    one = report("Morrow Nine", "2026-05-01", "Morrow Nine")
    body = f"{PROSE}\n\n“{QUOTE}”, Edda Mills said on Morrow Nine last night."
    two = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Edda Mills"))
    assert edges(trace(one, two), one, two) == {("Sorn Echo", "cites", "Morrow Nine")}
    body = f"{PROSE}\n\n“{QUOTE}”, Edda Mills, who once sued Morrow Nine, said."
    three = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Edda Mills"))
    assert edges(trace(one, three), one, three) == {("Sorn Echo", "same", "Morrow Nine")}


def test_a_piece_of_an_outlets_name_is_the_outlet():
    """Where the archive knows the whole name, which stands there."""
    one = report("Hey Wolm", "2026-05-01", "Hey Wolm")
    body = f"{PROSE}\n\nHey Wolm quoted her: “{QUOTE}”"
    two = write("Sorn Echo", "2026-05-02", body, Said(QUOTE, "Wolm"))
    assert ("Sorn Echo", "cites", "Hey Wolm") in edges(trace(one, two), one, two)


def test_one_source_behind_all_prints_is_called_out():
    """An agency that the archive does not have, however many print it."""
    one = report("Vale Herald", "2026-05-01", credit="Con información de Agencia Sorn")
    two = report("Sorn Echo", "2026-05-02", prose=PROSE, credit="Con información de Agencia Sorn")
    assert "all 2 prints come down to Agencia Sorn" in trace(one, two).reasons
    assert not any(
        "come down" in reason for reason in trace(report("Vale Herald", "2026-05-01", "Vale Herald")).reasons
    )
