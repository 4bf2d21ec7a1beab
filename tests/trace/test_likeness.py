"""What two statements may differ in and still be one, and what not."""

from __future__ import annotations

import pytest
from tests.trace.press import Number, Said, shelve, write

from hemeroteca.trace.likeness import why_same
from hemeroteca.trace.sayings import Saying

LEDGER = "“The ledger was burnt on Sunday night, and whoever burnt it had the only key to the counting room.”"


def said(words: str, by: str | None = "Ada Quill", **how: object) -> Saying:
    """A statement alone in its article; whole in quotation marks it is direct, else indirect."""
    manner = "direct" if words.startswith("“") else "indirect"
    numbers = how.pop("numbers", ())
    filing = write("Gate Post", "2026-05-02", f"{by}: {words}", Said(words, by, manner=manner, **how), *numbers)
    return shelve(filing).saying((filing.article.id, 0))


def same(one: Saying, other: Saying) -> bool:
    """Whether two statements of one day are one, from either side."""
    found = why_same(one, other, 0), why_same(other, one, 0)
    assert (found[0] is None) == (found[1] is None)
    return found[0] is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the mine was closed by the inspectors on the hill", "the inspectors shut the mine on the hill"),
        ("the river did not reach the granary in Low Vale", "the river never reached the granary in Low Vale"),
        ("twelve barns in Low Vale collapsed in the storm", "in Low Vale the storm made twelve barns collapse"),
    ],
    ids=["other word, other voice", "other negation", "other order"],
)
def test_a_report_in_other_words_is_the_same(one, other):
    """Words of one meaning, another order, an active for a passive."""
    assert same(said(one), said(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the river reached the granary in Low Vale", "the river did not reach the granary in Low Vale"),
        ("the bread price in Low Vale rose before Easter", "the bread price in Low Vale fell before Easter"),
        ("the clerk left the hall before the vote on the mill", "the clerk left the hall after the vote on the mill"),
        ("the flood ruined the granary in Low Vale", "the flood ruined the granary in Sorn Ferry"),
        ("the barn fire was started by a lamp in the loft", "the barn fire was started by a boy in the loft"),
    ],
    ids=["negated", "rose and fell", "before and after", "another place", "another thing"],
)
def test_a_report_that_differs_in_one_word_that_matters_is_another(one, other):
    """Most words are shared, and what is said is not."""
    assert not same(said(one), said(other))


def test_what_is_denied_and_what_is_said_not_to_be_are_one():
    """She denied that she had sold it; she said that she had not sold it."""
    denied = said("that she had sold the granary keys to the miller", polarity="denied")
    assert same(denied, said("she had not sold the granary keys to the miller"))
    assert not same(denied, said("she had sold the granary keys to the miller"))


def test_figures_of_one_thing_have_to_fit():
    """What is rough fits what is near; what else is counted does not count."""
    words = "{} sheep drowned in the flood at Low Vale"
    about = said(words.format("about 400"), numbers=[Number("400", 400, "sheep", "about")])
    exact = said(words.format("412"), numbers=[Number("412", 412, "sheep")])
    other = said(words.format("730"), numbers=[Number("730", 730, "sheep")])
    assert same(about, exact)
    assert not same(about, other)


@pytest.mark.parametrize(
    "variant",
    [
        LEDGER.replace("burnt", "burned"),
        "“Whoever burnt it had the only key to the counting room. The ledger was burnt on Sunday night.”",
        LEDGER.replace("whoever burnt it", "whoever set fire to it"),
    ],
    ids=["spelling", "parts in another order", "an edit"],
)
def test_a_quotation_that_was_edited_is_the_same(variant):
    """Spelled as another house spells, put together anew, a verb changed."""
    assert same(said(LEDGER), said(variant))


@pytest.mark.parametrize(
    "variant",
    [
        "“The ledger was not burnt on Sunday night, and whoever burnt it had the only key to the counting room.”",
        "“The barn was burnt on Sunday night, and whoever burnt it had the only key to the lamp room.”",
    ],
    ids=["a not", "other things"],
)
def test_a_quotation_that_was_turned_is_another(variant):
    """One small word that denies, or other nouns in the same sentence."""
    assert not same(said(LEDGER), said(variant))


def test_a_figure_changed_in_a_quotation_makes_another():
    """Whichever of them was said."""
    words = "“We lost {} lambs, the whole of the hay and both of the barn doors that night.”"
    assert not same(said(words.format(23)), said(words.format(41)))


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (("Ada Quill", "person"), ("Mayor Quill", "person"), True),
        (("Low Vale Millers' Union", "organisation"), ("LVMU", "organisation"), True),
        (("an official", "unnamed"), ("Ada Quill", "person"), True),
        (("Ada Quill", "person"), ("Tom Quill", "person"), False),
        (("Ada Quill", "person"), ("Bruno Salt", "person"), False),
    ],
    ids=["title", "initials", "without a name", "another of the family", "another"],
)
def test_a_report_needs_speakers_that_may_be_one(one, other, fits):
    """A name, its initials, a title with a surname; whoever has no name may be anybody."""
    words = "the millers of Low Vale will grind no corn until the toll on the bridge is lifted"
    statements = [said(words, by, kind=kind) for by, kind in (one, other)]
    assert same(*statements) == fits


def test_two_sources_without_a_name_need_more_in_common():
    """Two officials may be two; what is described at length in the same words is one."""
    short = "the toll is a disgrace"
    vague = [said(f"“{short}”", "an official", kind="unnamed") for _ in range(2)]
    close = [said(f"“{short}”", "a person close to the millers", kind="unnamed") for _ in range(2)]
    assert not same(*vague)
    assert same(*close)


def test_a_link_says_why():
    """In words that name what is shared and nothing more."""
    cut = said(LEDGER[: LEDGER.index(",")] + "”")
    assert why_same(said(LEDGER), cut, 0) == "the same quotation, of which one has more"
    one = said("the quarry on the hill was closed by the inspectors")
    reason = why_same(one, said("the inspectors shut the quarry on the hill"), 0)
    assert reason == "reported by the same speaker: 4 of 4 words mean the same, and nothing clashes"
