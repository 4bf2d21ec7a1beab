"""Who shares whose text, and how; and whom a credit line names."""

from __future__ import annotations

import pytest
from tests.trace.mill import OTHER_PROSE, PROSE, QUOTE, edges, origins, report, trace
from tests.trace.press import Said, write

from hemeroteca.trace.outlets import find_credited


def test_copies_of_one_day_have_no_direction():
    """No edge claims who copied, yet they add one origin, and the reason is given."""
    one, two = report("Vale Herald", "2026-05-01", prose=PROSE), report("Sorn Echo", "2026-05-01", prose=PROSE)
    result = trace(one, two)
    assert edges(result, one, two) == {("Vale Herald", "same", "Sorn Echo")}
    assert result.at_most == 1
    assert result.origins[0].name == "Sorn Echo or Vale Herald"
    assert "Sorn Echo and Vale Herald share their prose, but which was printed first cannot be told" in result.reasons
    assert result.first is None


def test_a_time_of_day_gives_copies_of_one_day_a_direction():
    """With a time and a zone the order is known."""
    one = report("Vale Herald", "2026-05-01T09:00:00+02:00", prose=PROSE)
    two = report("Sorn Echo", "2026-05-01T07:30:00+00:00", prose=PROSE)
    result = trace(two, one)
    assert edges(result, one, two) == {("Sorn Echo", "copies", "Vale Herald")}
    assert result.first == one.article.id


def test_what_a_desk_told_anew_is_a_copy():
    """Few runs of words are left, and most pairs of content words."""
    anew = (
        "Since the year of the great flood flour for the valley has been ground by the mill at Sorn Bridge. Its wheel "
        "can be heard from the churchyard when there is wind from the west. An aunt who never married left it to its "
        "owner; she is said to have oiled the bearings with goose fat. In the village nobody remembers a harvest that "
        "carts, and later lorries, did not bring there along the narrow road behind the school."
    )
    one = report("Vale Herald", "2026-05-01", prose=PROSE)
    two = report("Sorn Echo", "2026-05-02", prose=anew)
    assert edges(trace(one, two), one, two) == {("Sorn Echo", "copies", "Vale Herald")}
    assert [(reuse.kind, reuse.whole > 0.1) for reuse in trace(one, two).reuses] == [("rewrite", True)]


@pytest.mark.parametrize(
    ("prose", "kind"),
    [(PROSE, "near-duplicate"), (f"{PROSE.partition('. ')[0]}. {OTHER_PROSE}", "excerpt"), (OTHER_PROSE, "quotations")],
)
def test_how_two_articles_overlap_is_told_apart(prose, kind):
    """The whole, a passage with much beside it, or the quotation alone, which both have from the speaker."""
    one = report("Vale Herald", "2026-05-01", prose=PROSE)
    two = report("Sorn Echo", "2026-05-02", prose=prose)
    (reuse,) = trace(one, two).reuses
    assert reuse.kind == kind
    assert reuse.prose <= reuse.whole or kind != "quotations"
    for address, filing in ((reuse.passage, two), (reuse.source_passage, one)):
        start, end = map(int, address.partition("#")[2].split("-"))
        assert address.startswith(filing.article.id)
        assert len(filing.article.text[start:end].split()) > 5


def test_what_every_article_of_an_outlet_has_is_no_reuse():
    """A footer that two outlets of one house print under everything."""
    footer = (
        "This paper has been read on the quays and in the hills since the year of the great frost, and it is kept "
        "alive by those who read it: a subscription costs less than a loaf each week and can be had at the counter."
    )
    one = report("Vale Herald", "2026-05-01", prose=f"{PROSE}\n\n{footer}")
    two = report("Sorn Echo", "2026-05-02", prose=f"{OTHER_PROSE}\n\n{footer}")
    weather = (
        "Rain is expected over the valley on Thursday, with a west wind that will drop in the course of the evening. "
        "On the passes it may turn to sleet before dawn, and drivers are asked to leave room for the ploughs. Friday "
        "will be dry at first, and on Saturday the hens can be let out again without fear of the frost."
    )
    other = report("Vale Herald", "2026-04-11", prose=f"{weather}\n\n{footer}", said=False)
    assert ("Sorn Echo", "copies", "Vale Herald") not in edges(trace(one, two, other), one, two, other)


def test_who_was_told_itself_is_the_source_of_those_that_share_its_prose():
    """Though both are of one day."""
    one = report("Vale Herald", "2026-05-01", "Vale Herald", prose=PROSE)
    two = report("Sorn Echo", "2026-05-01", prose=PROSE)
    assert edges(trace(one, two), one, two) == {("Sorn Echo", "copies", "Vale Herald")}


def test_agencies_without_a_name_are_a_reason_and_no_origin():
    """Which of them it was nobody can tell."""
    one = report("Vale Herald", "2026-05-01", credit="With agencies")
    result = trace(one)
    assert origins(result) == {("Vale Herald", True)}
    assert "Vale Herald credits agencies without naming them" in result.reasons


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("h/t The Vale Herald", ("The Vale Herald",)),
        ("Staff and agencies", ()),
        ("Redacción / Agencias", ()),
        ("The Tidewire Agency contributed to this report.", ("The Tidewire Agency",)),
        ("This story was originally published by The Vale Herald and is used here with thanks.", ("The Vale Herald",)),
        ("This article was first published by The Vale Herald under a Creative Commons licence.", ("The Vale Herald",)),
        ("Copyright 2026 Tidewire. All rights reserved.", ("Tidewire",)),
        ("Con información de EFE y Europa Press", ("EFE", "Europa Press")),
        ("Translated by Ada Quill", ()),
    ],
)
def test_a_credit_line_names_outlets(line, names):
    """Without the words around them."""
    assert find_credited(line) == names


def test_a_site_that_prints_what_others_wrote_has_it_from_them():
    """Whatever its date says; and an edge says how sure it is."""
    one = report("Vale Herald", "2026-05-02", prose=PROSE)
    body = f"{PROSE}\n\n“{QUOTE}”, Edda Mills told us. Nothing more was said."
    two = write("Morning Pages", "2026-05-01", body, Said(QUOTE, "Edda Mills"), url="https://www.msn.com/en/news/1")
    assert edges(trace(one, two), one, two) == {("Morning Pages", "copies", "Vale Herald")}
    (edge,) = trace(one, two).edges
    assert edge.confidence == 1.0
