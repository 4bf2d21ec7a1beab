"""Origins behind agencies, canonical addresses and hosts that print what others send."""

from __future__ import annotations

import msgspec
from tests.trace.press import Said, first_of, shelve, write

from hemeroteca.records import Filing
from hemeroteca.trace import trace_statement

QUOTE = "No goat of mine has ever eaten a timetable, and I will say so to any judge who asks me"
FIRST = "The goats of Orlo were seen on the upper deck, where the captain keeps his papers and a tin of biscuits."
SECOND = "A hearing was set for June by the court of the islands, which sits in a former net shop above the quay."


def report(outlet, day, before="", *, prose=FIRST, **fields: str) -> Filing:
    """An article with the quotation, its first words as given."""
    return write(outlet, day, f"{before}{prose}\n\n“{QUOTE}”, Edda Mills said.", Said(QUOTE, "Edda Mills"), **fields)


def by(filing: Filing, *authors: str) -> Filing:
    """The filing under other names."""
    return msgspec.structs.replace(filing, article=msgspec.structs.replace(filing.article, authors=authors))


def trace(*filings: Filing):
    """The trace of the first article's statement."""
    return trace_statement(shelve(*filings), first_of(filings[0]))


def test_one_agency_behind_several_prints_is_called_out():
    """However each of them writes its name."""
    one = report("Vale Herald", "2026-05-01", "ORLO (AP) — ")
    two = by(report("Sorn Echo", "2026-05-02", prose=SECOND), "Associated Press")
    result = trace(one, two)
    assert [(origin.name, origin.in_archive) for origin in result.origins] == [("AP", False)]
    assert {edge.kind for edge in result.edges} == {"credits"}
    assert "everything comes down to one agency: AP" in result.reasons


def test_the_agencys_own_article_is_the_origin_where_the_archive_has_it():
    """The edge leads to the article, not to a name."""
    own = report("Agencia Litoral", "2026-05-01")
    two = report("Sorn Echo", "2026-05-01", "Orlo, 1 may (Agencia Litoral).- ")
    result = trace(two, own)
    assert [(edge.kind, edge.target) for edge in result.edges if edge.kind == "credits"] == [
        ("credits", own.article.id)
    ]
    assert [(origin.name, origin.in_archive) for origin in result.origins] == [("Agencia Litoral", True)]


def test_a_canonical_address_elsewhere_credits_its_outlet():
    """By its domain where the archive has nothing from there; the outlet's other address credits nobody."""
    one = report("Vale Herald", "2026-05-01", canonical="https://www.merecourier.example/goats")
    assert [(edge.kind, edge.target) for edge in trace(one).edges] == [("credits", "merecourier.example")]
    own = report("Vale Herald", "2026-05-01", canonical="https://amp.valeherald.example/goats")
    assert not trace(own).edges


def test_a_host_that_prints_what_others_send_is_no_sure_origin():
    """Nor is a host of that kind credited as the source of what it points to."""
    one = report("MSN", "2026-05-01", url="https://www.msn.com/a", canonical="https://www.msn.com/b")
    result = trace(one)
    assert not result.edges
    assert "MSN prints what others send, and may have it from one of them" in result.reasons


def test_agencies_without_a_name_are_a_reason_and_no_origin():
    """Two articles "with agencies" need not have it from the same one."""
    one = by(report("Vale Herald", "2026-05-01"), "Redacción / Agencias")
    result = trace(one, report("Sorn Echo", "2026-05-02", prose=SECOND))
    assert result.at_most == 2
    assert "Vale Herald credits agencies without naming them" in result.reasons


def test_many_copies_of_one_article_are_one_origin():
    """Each is compared with the earliest ones only."""
    filings = [report(f"Outlet {n:03}", f"2026-05-{n % 20 + 1:02}", title=f"Title {n}") for n in range(1, 240)]
    result = trace(*filings)
    assert len(result.prints) == len(filings)
    assert result.at_most == 1


def test_the_source_without_a_name_is_the_one_at_the_end_of_the_chain():
    """A later print may give it a name; what everything comes down to is what the first was told."""
    told = f"“{QUOTE}”, a clerk told Vale Herald."
    one = write("Vale Herald", "2026-05-01", told, Said(QUOTE, "a clerk", "Vale Herald", kind="unnamed"))
    two = write(
        "Sorn Echo", "2026-05-02", f"“{QUOTE}”, Edda Mills told Vale Herald.", Said(QUOTE, "Edda Mills", "Vale Herald")
    )
    assert "everything comes down to one source without a name: a clerk" in trace(two, one).reasons
