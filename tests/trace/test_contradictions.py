"""What is denied, and days that clash."""

from __future__ import annotations

import msgspec
import pytest
from tests.trace.press import Said, first_of, shelve, span_of, write

from hemeroteca.records import Filing, TimeExpression
from hemeroteca.trace import trace_statement
from hemeroteca.trace.wording import say_date_clash, say_denial

CHARGE = "the company had paid for the trip of the councillors of Larkhill to the coast"


def said_by(outlet: str, day: str, speaker: str, polarity="affirmed", charge: str = CHARGE) -> Filing:
    """An article in which somebody says or denies something."""
    verb = "denied" if polarity == "denied" else "said"
    note = Said(charge, speaker, (), "indirect", "person", polarity)
    return write(outlet, day, f"{speaker} {verb} that {charge}.", note)


def test_a_denial_is_shown_beside_what_it_denies():
    """And what is denied beside the denial, each with its speaker, outlet and address."""
    one = said_by("Gate Post", "2026-05-02", "Ada Quill")
    two = said_by("Mole Mail", "2026-05-03", "Bruno Salt", "denied")
    names = {one.article.id: "Gate Post", two.article.id: "Mole Mail"}
    (denial,) = trace_statement(shelve(one, two), first_of(one)).denials
    assert (denial.speaker, denial.outlet, denial.denies) == ("Bruno Salt", "Mole Mail", True)
    assert say_denial(denial, names) == "denied by Bruno Salt, Mole Mail, 2026-05-03"
    (charge,) = trace_statement(shelve(one, two), first_of(two)).denials
    assert say_denial(charge, names) == "affirmed by Ada Quill, Gate Post, 2026-05-02"


@pytest.mark.parametrize("other", ["the harbour master had sold the old crane to a circus", CHARGE.upper()])
def test_what_is_about_something_else_or_denies_nothing_is_no_denial(other):
    """Another matter denied, or the same said again."""
    polarity = "affirmed" if other.isupper() else "denied"
    one = said_by("Gate Post", "2026-05-02", "Ada Quill")
    two = said_by("Mole Mail", "2026-05-03", "Bruno Salt", polarity, other)
    assert trace_statement(shelve(one, two), first_of(one)).denials == ()


def dated(
    outlet: str, published: str, words: str, day: str, matter: str = "the bridge of Larkhill would open to lorries"
):
    """An article in which somebody gives a day for something."""
    report = f"{matter} on {words}"
    filing = write(outlet, published, f"Ada Quill said {report}.", Said(report, "Ada Quill", manner="indirect"))
    time = TimeExpression(span=span_of(filing.article.text, words), earliest=day, latest=day)
    return msgspec.structs.replace(filing, reading=msgspec.structs.replace(filing.reading, times=(time,)))


def test_days_that_differ_for_one_thing_clash():
    """The same words around them, a name among them."""
    one = dated("Gate Post", "2026-05-02", "4 June", "2026-06-04")
    two = dated("Mole Mail", "2026-05-03", "11 June", "2026-06-11")
    (clash,) = trace_statement(shelve(one, two), first_of(one)).dates
    assert [(value.earliest, value.speaker) for value in clash.values] == [
        ("2026-06-04", "Ada Quill"), ("2026-06-11", "Ada Quill"),
    ]  # fmt: skip
    assert say_date_clash(clash).endswith(": 2026-06-04 (Ada Quill); 2026-06-11 (Ada Quill)")


@pytest.mark.parametrize(
    "other",
    [
        dated("Mole Mail", "2026-05-03", "4 June", "2026-06-04"),
        dated("Mole Mail", "2026-05-09", "4 June", "2026-06-11"),
        dated(
            "Mole Mail", "2026-05-03", "11 June", "2026-06-11", "the regatta of Merrow would start from the old pier"
        ),
        dated("Mole Mail", "2026-05-03", "11 December", "2026-12-11"),
    ],
    ids=["same day", "same words", "another thing", "months apart"],
)
def test_days_of_other_things_do_not_clash(other):
    """Nor the same words, which a later print quotes."""
    one = dated("Gate Post", "2026-05-02", "4 June", "2026-06-04")
    assert trace_statement(shelve(one, other), first_of(one)).dates == ()
