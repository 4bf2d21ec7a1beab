"""Where an article says that its words are from, and whom such a line names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.credits import credits_agencies, find_credited, find_credits, find_signing, is_agency, is_syndicator
from hemeroteca.records import BLOCK_SEPARATOR, Block

PARAGRAPH = "The ferry to Orlo was late again, and the goats on deck had eaten the timetable."


def blocks_of(*paragraphs: str) -> list[Block]:
    """A title and paragraphs."""
    return [Block(kind="title", text="A ferry is late"), *(Block(kind="paragraph", text=text) for text in paragraphs)]


def credits_of(*paragraphs: str) -> list[tuple[str, ...]]:
    """Whom each credit of an article names, in order."""
    return [find_credited(credit.text) for credit in find_credits(blocks_of(*paragraphs))]


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("ORLO (Reuters) – The ferry was late.", "Reuters"),
        ("Orlo (AFP) – The ferry was late.", "AFP"),
        ("ORLO, Tarn, Nov. 19 (UPI) — The ferry was late.", "UPI"),
        ("Dec 29 (Reuters) - The ferry was late.", "Reuters"),
        ("(AP) -- The ferry was late.", "AP"),
        ("Orlo, 12 mar (EFE).- El transbordador llegó tarde.", "EFE"),
        ("Orlo, 12 de marzo (EFE).- El transbordador llegó tarde.", "EFE"),
        ("ORLO, 3 Mar. (EUROPA PRESS) – El transbordador llegó tarde.", "EUROPA PRESS"),
        ("EFE.- El transbordador llegó tarde.", "EFE"),
        ("Puerto Orlo (Agencia Litoral).- El transbordador llegó tarde.", "Agencia Litoral"),
        ("ORLO (Northwire) — The ferry was late.", "Northwire"),
        ("ORLO — AFP — The ferry was late.", "AFP"),
    ],
)
def test_a_dateline_credits_its_agency(opening, agency):
    """Known agencies in any dateline, others where the place is in capitals or dated or the name says so."""
    assert credits_of(opening, PARAGRAPH) == [(agency,)]


@pytest.mark.parametrize(
    "opening",
    [
        "Sen. Tom Brack (D-Va.) — who once sold ferries — was late.",
        "Tom Brack (Independent) — once a ferryman — was late.",
        "The Ministry of Ferries (MOF) - said that it was late.",
        "ORLO — The ferry was late.",
        "The goats (three of them) – all brown – ate the timetable.",
    ],
)
def test_brackets_and_dashes_alone_are_no_dateline(opening):
    """Parties, initialisms and asides stand in brackets before a dash too."""
    assert credits_of(opening, PARAGRAPH) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(AP)", ("AP",)),
        ("AFP/Reuters", ("AFP", "Reuters")),
        ("Redacción / EFE", ("EFE",)),
        ("EFE jlp/rcf", ("EFE",)),
        ("Con información de EFE y Agencia Litoral.", ("EFE", "Agencia Litoral")),
        ("(With inputs from PTI)", ("PTI",)),
        ("h/t The Orlo Ledger", ("The Orlo Ledger",)),
        ("(h/t: Mere Mail.)", ("Mere Mail",)),
        ("First published in the Vale Herald on 3 May 2026.", ("the Vale Herald",)),
        ("This story was first published in The Vale Herald and is used with permission.", ("The Vale Herald",)),
        ("Editor's note: This piece originally ran in the Orlo Courier.", ("the Orlo Courier",)),
        ("Este artículo se publicó originalmente en La Voz de Orlo.", ("La Voz de Orlo",)),
        ("Tomado de La Gaceta de Orlo", ("La Gaceta de Orlo",)),
        ("The Associated Press contributed to this report.", ("The Associated Press",)),
        ("Material from the Associated Press was used in this report.", ("the Associated Press",)),
        ("© 2026 Agence France-Presse", ("Agence France-Presse",)),
        ("Republished from orloledger.example under an open licence.", ("orloledger.example",)),
        ("Fuente: El Faro de Orlo", ("El Faro de Orlo",)),
        ("(Reporting by Ana Brill in Orlo; Editing by Tom Hask)", ("Reuters",)),
    ],
)
def test_a_line_at_the_foot_credits_whom_it_names(line, names):
    """In English and Spanish, with and without brackets."""
    assert credits_of(PARAGRAPH, PARAGRAPH, line) == [names]


@pytest.mark.parametrize(
    "line",
    [
        "Translated by Ana Brill",
        "Foto: EFE",
        "Photo: Ana Brill / AP",
        "Ana Brill contributed to this report.",
        "Additional reporting by Tom Hask in Orlo",
        "With Tom Brack on deck, the goats and the Sorn Echo were late.",
        "By then, Brack had told the Associated Press that he was late.",
        "From the Vale Herald's window the ferry could be seen.",
        "She told the Associated Press.",
        "The ferry is in Virginia (Pa.)",
    ],
)
def test_hands_pictures_and_prose_credit_no_source(line):
    """A reporter, a translator or a photographer is no source of the words, nor is who is talked about."""
    assert credits_of(PARAGRAPH, PARAGRAPH, line) == []


@pytest.mark.parametrize(
    ("tail", "agency"),
    [(" (AP)", "AP"), (" EFE", "EFE"), (" — Reuters", "Reuters"), (" (Con información de AFP)", "AFP")],
)
def test_a_signature_behind_the_last_sentence_is_a_credit(tail, agency):
    """Agencies sign at the end of the last paragraph."""
    assert credits_of(PARAGRAPH, PARAGRAPH + tail) == [(agency,)]


def test_credits_stand_at_the_head_and_the_foot_only():
    """The name of an agency in brackets in the middle of a long article is an aside."""
    middle = f"{PARAGRAPH} (AP)"
    assert credits_of(*[PARAGRAPH] * 5, middle, *[PARAGRAPH] * 7) == []


@pytest.mark.parametrize("line", ["With agencies", "Redacción / Agencias", "Con agencias", "Información de agencias"])
def test_agencies_without_a_name_are_credited_to_nobody(line):
    """The line is a credit, but whom it means cannot be told."""
    assert credits_of(PARAGRAPH, line) == [()]
    assert credits_agencies(line)


def test_an_author_that_is_an_agency_signs():
    """Alone, beside a person, or as agencies without a name; people sign for themselves."""
    assert find_signing("EFE") == ("EFE",)
    assert find_signing("Ana Brill / EFE") == ("EFE",)
    assert find_signing("Agencias") == ("Agencias",)
    assert find_signing("Ana Brill") == ()


def test_short_initialisms_are_agencies_in_capitals_only():
    """Written small, "Pa." is a place and "tt" is nothing."""
    assert is_agency("AP")
    assert is_agency("Efe")
    assert not is_agency("Pa")
    assert not is_agency("tt")


def test_hosts_that_pass_on_what_others_send_are_known_with_their_subdomains():
    """Whatever the scheme, and no other host that ends alike."""
    assert is_syndicator("https://www.msn.com/en-us/news/a")
    assert is_syndicator("http://uk.news.yahoo.com/a?b")
    assert not is_syndicator("https://notmsn.com/a")


@given(st.lists(st.text(alphabet="aA(.)–-—/ ,:©\nEFé«»\"'1", max_size=60), max_size=5))
def test_every_credit_is_cut_from_the_text(paragraphs):
    """Whatever the blocks hold, a credit's words are those at its span."""
    blocks = [Block(kind="paragraph", text=text) for text in paragraphs]
    text = BLOCK_SEPARATOR.join(paragraphs)
    for credit in find_credits(blocks):
        assert credit.span is not None
        assert text[credit.span.start : credit.span.end] == credit.text
        find_credited(credit.text)
