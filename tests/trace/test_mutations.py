"""What changed in a statement from one print to another."""

from __future__ import annotations

import msgspec
import pytest
from tests.trace.press import Number, Said, first_of, shelve, span_of, write

from hemeroteca.records import Filing, Hedge, HedgeKind
from hemeroteca.trace import trace_statement
from hemeroteca.trace.wording import say_mutation

PROSE = (
    "The ferry has crossed the sound since the summer of the great storm, and its captain knows every shoal by name."
)


def hedged(filing: Filing, words: str, scope: str, kind: HedgeKind = "doubt") -> Filing:
    """An article in which a hedge covers some words of its first statement."""
    text = filing.article.text
    hedge = Hedge(span=span_of(text, words), kind=kind, scope=span_of(text, scope))
    first, *rest = filing.reading.statements
    statements = (msgspec.structs.replace(first, hedges=(0,)), *rest)
    reading = msgspec.structs.replace(filing.reading, hedges=(hedge,), statements=statements)
    return msgspec.structs.replace(filing, reading=reading)


def mutations(one: Filing, other: Filing):
    """The differences from the first to the second, each as kind, words before and words after."""
    trace = trace_statement(shelve(one, other), first_of(one))
    assert len(trace.prints) == 2
    for each in trace.mutations:
        for address, words in ((each.earlier, each.before), (each.later, each.after)):
            article, _, place = address.partition("#")
            text = next(filing.article.text for filing in (one, other) if filing.article.id == article)
            start, end = map(int, place.split("-"))
            assert words is None or text[start:end] == words
    return [(each.kind, each.before, each.after) for each in trace.mutations]


def test_a_hedge_that_one_print_lacks_is_shown():
    """Whichever of the two has it."""
    said = "the pier may have moved two metres towards the lighthouse in the storm"
    bare = "the pier moved two metres towards the lighthouse in the storm"
    one = write(
        "Vale Herald", "2026-05-01", f"{PROSE}\n\nEdda Mills said {said}.", Said(said, "Edda Mills", (), "indirect")
    )
    two = write(
        "Sorn Echo", "2026-05-02", f"{PROSE}\n\nEdda Mills said {bare}.", Said(bare, "Edda Mills", (), "indirect")
    )
    assert mutations(hedged(one, "may", said), two) == [("hedge", "may", None)]
    assert mutations(one, two) == []


def test_a_hedge_that_went_with_what_it_covers_is_none():
    """The other print leaves out the whole clause."""
    said = "The pier moved two metres towards the lighthouse in the storm, and the bridge may follow"
    part = "The pier moved two metres towards the lighthouse in the storm"
    one = write("Vale Herald", "2026-05-01", f"{PROSE}\n\n“{said}”, Edda Mills said.", Said(said, "Edda Mills"))
    two = write("Sorn Echo", "2026-05-02", f"{PROSE}\n\n“{part}”, Edda Mills said.", Said(part, "Edda Mills"))
    assert mutations(hedged(one, "may", "the bridge may follow"), two) == []


@pytest.mark.parametrize(
    ("value", "bound", "found"),
    [(21.0, "exact", []), (21.0, "at least", [("figure", "21", "21")])],
)
def test_a_figure_that_differs_is_shown(value, bound, found):
    """The same one within other bounds."""
    said = "the storm took {} boats from the harbour and left the keys in the office"
    words = str(int(value))
    body = f"{PROSE}\n\nEdda Mills said "
    one = write(
        "Vale Herald", "2026-05-01", body + said.format(21), Said(said.format(21), "Edda Mills", (), "indirect"),
        Number("21", 21.0, "boats"),
    )  # fmt: skip
    two = write(
        "Sorn Echo", "2026-05-02", body + said.format(words), Said(said.format(words), "Edda Mills", (), "indirect"),
        Number(words, value, "boats", bound),
    )  # fmt: skip
    trace = trace_statement(shelve(one, two), first_of(one))
    assert [(each.kind, each.before, each.after) for each in trace.mutations] == found


def test_another_figure_is_shown_where_one_print_cites_the_other():
    """Alone it would be another statement, and a disagreement."""
    said = "the storm took {} boats from the harbour and left the keys in the office"
    one, two = said.format(21), said.format(31)
    first = write(
        "Vale Herald", "2026-05-01", f"{PROSE}\n\nEdda Mills told us {one}.",
        Said(one, "Edda Mills", ("Vale Herald",), "indirect"), Number("21", 21.0, "boats"), title="Vale Herald",
    )  # fmt: skip
    second = write(
        "Sorn Echo", "2026-05-02", f"{PROSE}\n\nEdda Mills told the Vale Herald {two}.",
        Said(two, "Edda Mills", ("Vale Herald",), "indirect"), Number("31", 31.0, "boats"),
    )  # fmt: skip
    trace = trace_statement(shelve(first, second), first_of(second))
    assert [(each.kind, each.before, each.after) for each in trace.mutations] == [("figure", "21", "31")]


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (("a source", "unnamed"), ("officials", "unnamed"), ["speaker"]),
        (("an official", "unnamed"), ("Edda Mills", "person"), ["speaker"]),
        (("Edda Mills", "person"), ("Mills", "person"), []),
        (("a source", "unnamed"), ("the source", "unnamed"), []),
    ],
)
def test_a_speaker_who_is_called_otherwise_is_shown(first, second, kinds):
    """By name, or by another description; a surname alone is the same name."""
    said = "The pier moved two metres towards the lighthouse in the storm"
    one, two = (
        write(outlet, day, f"{PROSE}\n\n“{said}”, said {name}.", Said(said, name, kind=kind))
        for outlet, day, (name, kind) in (("Vale Herald", "2026-05-01", first), ("Sorn Echo", "2026-05-02", second))
    )
    assert [kind for kind, _, _ in mutations(one, two)] == kinds


WHOLE = "We will pay for the new pier of the village, but only if the ministry returns the old one. That is all"


@pytest.mark.parametrize(
    ("kept", "left_out"),
    [
        ("We will pay for the new pier of the village", ["but only if the ministry returns the old one"]),
        ("We will pay for the new pier of the village, but only if the ministry returns the old one", []),
        ("We will pay for the new pier of the village … if the ministry returns the old one", ["but only"]),
    ],
)
def test_words_left_out_of_a_quotation_are_shown_where_they_turn_it(kept: str, left_out: list[str]):
    """A condition, a contrast, a negation; a whole sentence more or less turns nothing."""
    one = write("Vale Herald", "2026-05-01", f"{PROSE}\n\n“{WHOLE}”, Edda Mills said.", Said(WHOLE, "Edda Mills"))
    two = write("Sorn Echo", "2026-05-02", f"{PROSE}\n\n“{kept}”, Edda Mills said.", Said(kept, "Edda Mills"))
    assert mutations(one, two) == [("quotation", words, None) for words in left_out]


def test_a_sentence_of_contrast_that_is_left_out_turns_the_one_before_it():
    """It opens with "But"."""
    whole = "We will pay for the new pier of the village. But the ministry has to return the old one"
    kept = "We will pay for the new pier of the village"
    one = write("Vale Herald", "2026-05-01", f"{PROSE}\n\n“{whole}”, Edda Mills said.", Said(whole, "Edda Mills"))
    two = write("Sorn Echo", "2026-05-02", f"{PROSE}\n\n“{kept}”, Edda Mills said.", Said(kept, "Edda Mills"))
    assert mutations(one, two) == [("quotation", "But the ministry has to return the old one", None)]


def test_a_difference_is_said_without_a_verdict():
    """Both sides with their outlets, or that one has no such words."""
    said = "The pier moved two metres towards the lighthouse in the storm"
    one = write(
        "Vale Herald", "2026-05-01", f"{PROSE}\n\n“{said}”, said a source.", Said(said, "a source", kind="unnamed")
    )
    two = write(
        "Sorn Echo", "2026-05-02", f"{PROSE}\n\n“{said}”, said officials.", Said(said, "officials", kind="unnamed")
    )
    trace = trace_statement(shelve(one, two), first_of(one))
    names = {one.article.id: "Vale Herald", two.article.id: "Sorn Echo"}
    assert [say_mutation(each, names) for each in trace.mutations] == [
        "the speaker: “a source” in Vale Herald, “officials” in Sorn Echo"
    ]
