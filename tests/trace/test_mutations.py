"""What changed from print to print."""

from __future__ import annotations

import msgspec
from tests.trace.press import Number, Said, first_of, shelve, span_of, write

from hemeroteca.records import Filing, Hedge
from hemeroteca.trace import trace_statement
from hemeroteca.trace.wording import say_change

SAID = "the quay at Orlo was sold to a shipping firm from Tarn before the council had met"


def hedged(filing: Filing, cue: str, scope: str, kind="distance") -> Filing:
    """The filing with a hedge on its first statement."""
    text = filing.article.text
    hedge = Hedge(span=span_of(text, cue), kind=kind, scope=span_of(text, scope))
    first, *rest = filing.reading.statements
    statements = (msgspec.structs.replace(first, hedges=(len(filing.reading.hedges),)), *rest)
    reading = msgspec.structs.replace(filing.reading, statements=statements, hedges=(*filing.reading.hedges, hedge))
    return msgspec.structs.replace(filing, reading=reading)


def changes(*filings: Filing):
    """The changes in the trace of the first article's statement, in words."""
    result = trace_statement(shelve(*filings), first_of(filings[0]))
    names = {filing.article.id: filing.article.outlet for filing in filings}
    return [say_change(change, names) for change in result.changes]


def print_of(outlet, day, said, by, kind="person"):
    """An article with one statement that says whom it is from."""
    body = f"{by} told Vale Herald that {said}."
    return write(outlet, day, body, Said(said, by, "Vale Herald", manner="indirect", kind=kind))


def quote_of(outlet, day, quoted, via="Vale Herald"):
    """An article with one quotation by Edda Mills."""
    return write(outlet, day, f"“{quoted}”, Edda Mills told {via}.", Said(quoted, "Edda Mills", via))


def test_a_hedge_that_is_left_out_is_shown():
    """The words stay, "reportedly" is gone."""
    one = hedged(print_of("Vale Herald", "2026-05-01", f"reportedly {SAID}", "Edda Mills"), "reportedly", SAID)
    two = print_of("Sorn Echo", "2026-05-02", SAID, "Edda Mills")
    assert changes(one, two) == ["Sorn Echo prints it without “reportedly”, which Vale Herald has"]


def test_a_hedge_that_is_added_is_shown():
    """The later print has one that the earlier has not."""
    one = print_of("Vale Herald", "2026-05-01", SAID, "Edda Mills")
    two = hedged(print_of("Sorn Echo", "2026-05-02", f"allegedly {SAID}", "Edda Mills"), "allegedly", SAID)
    assert changes(one, two) == ["Sorn Echo has “allegedly”, which Vale Herald has not"]


def test_another_word_for_the_same_doubt_is_no_change():
    """Of one kind of hedge one is as good as the other."""
    one = hedged(print_of("Vale Herald", "2026-05-01", f"reportedly {SAID}", "Edda Mills"), "reportedly", SAID)
    two = hedged(print_of("Sorn Echo", "2026-05-02", f"allegedly {SAID}", "Edda Mills"), "allegedly", SAID)
    assert changes(one, two) == []


def test_a_source_that_becomes_officials_is_shown():
    """Neither has a name, but they are described as more."""
    one = print_of("Vale Herald", "2026-05-01", SAID, "a source", kind="unnamed")
    two = print_of("Sorn Echo", "2026-05-02", SAID, "officials", kind="unnamed")
    assert changes(one, two) == ["Vale Herald has it from “a source”, Sorn Echo from “officials”"]


def test_saying_less_of_the_same_source_is_no_change():
    """A senior official of the port may be "the official" elsewhere."""
    one = print_of("Vale Herald", "2026-05-01", SAID, "a senior official of the port", kind="unnamed")
    two = print_of("Sorn Echo", "2026-05-02", SAID, "the official", kind="unnamed")
    assert changes(one, two) == []


def test_a_figure_that_is_another_is_shown():
    """The same thing is counted, the number differs."""
    quoted = "We pulled {} sheep out of the flooded meadow before the dyke gave way that night"
    one = write(
        "Vale Herald",
        "2026-05-01",
        f"“{quoted.format(20)}”, Edda Mills told Vale Herald.",
        Said(quoted.format(20), "Edda Mills", "Vale Herald"),
        Number("20 sheep", 20, "sheep"),
    )
    two = write(
        "Sorn Echo",
        "2026-05-02",
        f"“{quoted.format(30)}”, Edda Mills told Vale Herald.",
        Said(quoted.format(30), "Edda Mills", "Vale Herald"),
        Number("30 sheep", 30, "sheep"),
    )
    assert changes(one, two) == ["Vale Herald has “20 sheep”, Sorn Echo “30 sheep”"]


def test_a_quotation_cut_before_its_condition_is_shown():
    """What is left out would have limited what is said."""
    whole = "We will sign the contract for the new harbour this week unless the council changes the plans again"
    one = quote_of("Vale Herald", "2026-05-01", whole)
    two = quote_of("Sorn Echo", "2026-05-02", "We will sign the contract for the new harbour this week")
    expected = "Sorn Echo leaves out “unless the council changes the plans again”, which Vale Herald quotes"
    assert changes(one, two) == [expected]


def test_a_quotation_trimmed_of_what_turns_nothing_is_no_change():
    """Every editor shortens."""
    whole = "We will sign the contract for the new harbour this week with the firm from Tarn"
    one = quote_of("Vale Herald", "2026-05-01", whole)
    two = quote_of("Sorn Echo", "2026-05-02", "We will sign the contract for the new harbour this week")
    assert changes(one, two) == []


def test_a_whole_sentence_left_out_is_no_cut():
    """Another sentence with a negation in it was simply not quoted."""
    whole = "We will sign the contract for the new harbour this week. I do not know the firm from Tarn"
    one = quote_of("Vale Herald", "2026-05-01", whole)
    two = quote_of("Sorn Echo", "2026-05-02", "We will sign the contract for the new harbour this week")
    assert changes(one, two) == []


def test_every_address_of_a_change_leads_to_its_words():
    """The evidence is cut from the article."""
    one = hedged(print_of("Vale Herald", "2026-05-01", f"reportedly {SAID}", "Edda Mills"), "reportedly", SAID)
    two = print_of("Sorn Echo", "2026-05-02", SAID, "Edda Mills")
    (change,) = trace_statement(shelve(one, two), first_of(one)).changes
    start, end = map(int, change.before_at.partition("#")[2].split("-"))
    assert one.article.text[start:end] == change.before == "reportedly"
    assert change.after_at.startswith(two.article.id)
