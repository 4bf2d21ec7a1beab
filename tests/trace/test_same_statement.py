"""When two statements are one: trimmed, re-joined and edited quotations, short ones, reported speech."""

from __future__ import annotations

import pytest
from tests.trace.press import Said, first_of, shelve, write

from hemeroteca.records import Filing
from hemeroteca.trace import follow_statement

WHOLE = "We counted the passengers twice at the gate, and the numbers did not match, and nobody answered our calls."


def prints_of(*filings: Filing):
    """The outlets of the articles that print the first one's first statement."""
    shelf = shelve(*filings)
    following = follow_statement(shelf, first_of(filings[0]))
    return {shelf.dossiers[article].article.outlet for article in following.prints}


def quoted(outlet, content, day="2026-05-02", by="Ada Quill"):
    """An article that quotes these words."""
    parts = content.split(" | ")
    body = "“" + "” she said. “".join(parts) + "” That was all, " + (by or "someone") + " added."
    return write(outlet, day, body, Said(content, by))


@pytest.mark.parametrize(
    "variant",
    [
        "We counted the passengers twice at the gate, and the numbers did not match",
        "the numbers did not match, and nobody answered our calls.",
        "We counted the passengers twice at the gate, | and the numbers did not match, and nobody answered our calls.",
        "We counted the passengers twice … and the numbers did not match, and nobody answered our calls",
        "[Our people] counted the passengers twice at the gate, and the numbers did not match [in the end]",
        "[w]e counted the passengers twice at the gate, and the numbers didn’t match, and nobody answered our calls",
    ],
    ids=["cut at the end", "cut at the start", "in two parts", "ellipsis", "brackets", "a word changed"],
)
def test_a_quotation_is_found_again_however_it_was_cut(variant):
    """Trimmed on either side, broken by "she said", shortened or edited in brackets, it is the same statement."""
    assert prints_of(quoted("Gate Post", WHOLE), quoted("Quay Times", variant)) == {"Gate Post", "Quay Times"}


def test_another_speaker_does_not_make_another_quotation():
    """Who said it may be the very thing that changed on the way."""
    other = quoted("Quay Times", WHOLE, by="Bruno Salt")
    assert prints_of(quoted("Gate Post", WHOLE), other) == {"Gate Post", "Quay Times"}


def test_another_quotation_of_the_same_speaker_is_another_statement():
    """Sharing a speaker and a set phrase is not sharing a statement."""
    other = quoted("Quay Times", "We asked the harbour office twice for the list, and we were sent home both times.")
    assert prints_of(quoted("Gate Post", WHOLE), other) == {"Gate Post"}


def test_sentences_of_one_mould_are_different_statements():
    """Set phrases make up most of both; what they are about differs."""
    mould = "We will never let the {} be turned into a {} while a single {} still works in this valley"
    one = quoted("Gate Post", mould.format("icehouse", "barge", "mill"))
    other = quoted("Quay Times", mould.format("icehouse", "viaduct", "tannery"))
    stranger = quoted("Mole Mail", mould.format("icehouse", "barge", "kiln"), by="Bruno Salt")
    assert prints_of(one, other, stranger) == {"Gate Post"}


def test_a_short_quotation_needs_the_same_speaker():
    """What is "a complete disgrace" is so to many."""
    mine = quoted("Gate Post", "a complete disgrace")
    same = quoted("Quay Times", "a complete disgrace", by="Quill")
    other = quoted("Mole Mail", "a complete disgrace", by="Bruno Salt")
    nobody = quoted("Pier Press", "a complete disgrace", by=None)
    assert prints_of(mine, same, other, nobody) == {"Gate Post", "Quay Times"}


def test_a_short_quotation_holds_for_a_week():
    """The same speaker may say the same two words again next year."""
    later = quoted("Quay Times", "a complete disgrace", day="2027-05-02")
    assert prints_of(quoted("Gate Post", "a complete disgrace"), later) == {"Gate Post"}


def test_a_statement_of_one_word_is_compared_whole():
    """A "No" is found again where the same speaker says it, and not inside everything she says."""
    mine = quoted("Gate Post", "No")
    same = quoted("Quay Times", "No")
    longer = quoted("Mole Mail", "No, the ledger was never opened in that office")
    assert prints_of(mine, same, longer) == {"Gate Post", "Quay Times"}


def test_reported_speech_is_the_same_when_its_words_and_speaker_agree():
    """Word order and inflection may change."""
    mine = write(
        "Gate Post", "2026-05-02", "Ada Quill said the ferry carried forty passengers more than its permit allows.",
        Said("the ferry carried forty passengers more than its permit allows", "Ada Quill", manner="indirect"),
    )  # fmt: skip
    same = write(
        "Quay Times", "2026-05-02", "The ferry was carrying forty more passengers than the permit allowed, Quill said.",
        Said("The ferry was carrying forty more passengers than the permit allowed", "Quill", manner="indirect"),
    )  # fmt: skip
    other = write(
        "Mole Mail", "2026-05-02", "The ferry carried forty passengers more than its permit allows, Bruno Salt said.",
        Said("The ferry carried forty passengers more than its permit allows", "Bruno Salt", manner="indirect"),
    )  # fmt: skip
    assert prints_of(mine, same, other) == {"Gate Post", "Quay Times"}


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("23 passengers of the night ferry were injured on the pier", "affirmed"),
        ("40 passengers of the night ferry were injured on the pier", "denied"),
    ],
    ids=["another number", "denied"],
)
def test_reported_speech_that_clashes_is_another_statement(content, polarity):
    """What gives another number, or denies it, is not the same said twice."""
    mine = "40 passengers of the night ferry were injured on the pier"
    assert prints_of(
        write("Gate Post", "2026-05-02", f"Ada Quill said {mine}.", Said(mine, "Ada Quill", manner="indirect")),
        write(
            "Mole Mail", "2026-05-02", f"Quill: {content}.", Said(content, "Quill", (), "indirect", "person", polarity)
        ),
    ) == {"Gate Post"}


def test_a_whole_speech_is_a_print_but_leads_no_further():
    """What else is quoted from the speech is another statement."""
    rest = " ".join(f"Point {n} concerns the {a} of the {b} harbour and its {c} ledger." for n, a, b, c in [
        (1, "dredging", "western", "tide"), (2, "lighting", "eastern", "lamp"), (3, "fencing", "lower", "timber"),
        (4, "staffing", "upper", "wages"), (5, "insurance", "common", "claims"), (6, "painting", "inner", "colour"),
    ])  # fmt: skip
    part = "Point 6 concerns the painting of the inner harbour and its colour ledger."
    speech = quoted("Full Text", f"{WHOLE} {rest}")
    assert prints_of(quoted("Gate Post", WHOLE), speech, quoted("Mole Mail", part)) == {"Gate Post", "Full Text"}


def test_the_same_statement_is_found_from_either_side():
    """Which of its prints one starts from changes nothing."""
    filings = [quoted("Gate Post", WHOLE), quoted("Quay Times", WHOLE[:60]), quoted("Mole Mail", WHOLE[20:])]
    for place in range(3):
        turned = filings[place:] + filings[:place]
        assert prints_of(*turned) == {"Gate Post", "Quay Times", "Mole Mail"}
