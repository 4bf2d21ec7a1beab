"""Values that count the same thing in one story, and differ."""

from __future__ import annotations

import pytest
from tests.trace.press import Number, Said, first_of, shelve, write

from hemeroteca.records import Filing
from hemeroteca.trace import trace_statement

PLACE = "The ferry Saint Orla hit the mole of Port Vesper, and Harbour Master Ivo Brand closed the Kestrel Basin."


def tell(outlet, words, value, bound="exact", *, by="Ada Quill", counted="passengers", day="2026-05-02", unit=None):
    """An article in which somebody gives a number."""
    said = f"{words} {counted} were hurt in the crash of the ferry" if counted else f"the ferry cost {words} at auction"
    return write(
        outlet, day, f"{PLACE}\n\nSaid {by}: {said}.",
        Said(said, by, manner="indirect"), Number(words, value, counted, bound, unit),
    )  # fmt: skip


def values(*filings: Filing):
    """What disagrees in the trace of the first article's statement."""
    found = trace_statement(shelve(*filings), first_of(filings[0])).disagreements
    return [(one.about, [(value.low, value.speaker) for value in one.values]) for one in found]


def test_two_numbers_for_one_thing_disagree():
    """Both are shown, with who gave them and where."""
    one, two = tell("Vale Herald", "23", 23), tell("Sorn Echo", "40", 40, by="Bruno Salt")
    assert values(one, two) == [("passengers", [(23, "Ada Quill"), (40, "Bruno Salt")])]
    found = trace_statement(shelve(one, two), first_of(one)).disagreements[0]
    article, _, span = found.values[1].at.partition("#")
    start, end = map(int, span.split("-"))
    assert article == two.article.id
    assert two.article.text[start:end] == "40"


@pytest.mark.parametrize(
    ("bound", "other", "other_bound", "clash"),
    [
        ("at least", 23, "exact", False),
        ("exact", 35, "exact", True),
        ("at least", 35, "at least", False),
        ("at most", 35, "at least", True),
        ("about", 21, "exact", False),
        ("about", 30, "exact", True),
    ],
)
def test_bounds_are_kept(bound, other, other_bound, clash):
    """Both "at least 20" and 23 can be right; "at most 20" and "at least 35" cannot."""
    one = tell("Vale Herald", "20", 20, bound)
    assert bool(values(one, tell("Sorn Echo", str(other), other, other_bound, by="Bruno Salt"))) == clash


def test_other_things_and_other_units_do_not_disagree():
    """Crowns are not compared with passengers, nor euros with crowns."""
    one = tell("Vale Herald", "23", 23)
    assert values(one, tell("Sorn Echo", "7", 7, counted="cars", by="Bruno Salt")) == []
    assert values(one, tell("Sorn Echo", "7", 7, unit="EUR", by="Bruno Salt")) == []


def test_the_same_noun_in_other_words_is_another_thing():
    """312 passengers on board do not disagree with 23 who were hurt."""
    aboard = write(
        "Sorn Echo", "2026-05-02", f"{PLACE}\n\nThe list had 312 passengers on board, Bruno Salt said.",
        Said("The list had 312 passengers on board", "Bruno Salt", manner="indirect"), Number("312", 312, "passengers"),
    )  # fmt: skip
    assert values(tell("Vale Herald", "23", 23), aboard) == []


def test_another_story_does_not_disagree():
    """A ferry elsewhere, or in another year, has its own passengers."""
    one = tell("Vale Herald", "23", 23)
    assert values(one, tell("Sorn Echo", "40", 40, by="Bruno Salt", day="2027-05-02")) == []
    elsewhere = write(
        "Sorn Echo", "2026-05-02", "In Ostrava and Brno 40 passengers were hurt in the crash of the tram, he said.",
        Number("40", 40, "passengers"),
    )  # fmt: skip
    assert values(one, elsewhere) == []


def test_one_article_disagrees_with_itself_only_through_two_speakers():
    """One writer's two numbers count two things; two speakers' may not."""
    body = (
        f"{PLACE}\n\n23 passengers were hurt in the crash, Ada Quill said. 40 passengers were hurt in the crash, {{}}."
    )
    mine = Said("23 passengers were hurt in the crash", "Ada Quill", manner="indirect")
    numbers = Number("23", 23, "passengers"), Number("40", 40, "passengers")
    other = Said("40 passengers were hurt in the crash", "Bruno Salt", manner="indirect")
    two_speakers = write("Vale Herald", "2026-05-02", body.format("Bruno Salt said"), mine, other, *numbers)
    assert values(two_speakers) == [("passengers", [(23, "Ada Quill"), (40, "Bruno Salt")])]
    again = Said("40 passengers were hurt in the crash", "Ada Quill", manner="indirect")
    assert values(write("Vale Herald", "2026-05-02", body.format("Ada Quill said"), mine, again, *numbers)) == []


def test_a_quotation_without_a_number_has_nothing_to_disagree_with():
    """Only values inside the statement that is traced are compared."""
    said = "we were all looking at the ceiling of the ferry"
    body = f"{PLACE} 23 passengers were hurt. “{said}”, Ada Quill said."
    one = write("Vale Herald", "2026-05-02", body, Said(said, "Ada Quill"), Number("23", 23, "passengers"))
    assert values(one, tell("Sorn Echo", "40", 40, by="Bruno Salt")) == []


def test_a_value_is_given_with_its_bound_its_day_and_its_chain():
    """The day named beside it, else that of the print."""
    said = "at least 40 passengers of the ferry were hurt on the pier of Larkhill"
    one = write(
        "Gate Post", "2026-05-04", f"Ada Quill told the Quay Times {said}.",
        Said(said, "Ada Quill", "Quay Times", "indirect"), Number("40", 40.0, "passengers", "at least"),
    )  # fmt: skip
    other = "23 passengers of the ferry were hurt on the pier of Larkhill"
    two = write(
        "Mole Mail", "2026-05-05", f"Bruno Salt said {other}.", Said(other, "Bruno Salt", manner="indirect"),
        Number("23", 23.0, "passengers"),
    )  # fmt: skip
    (disagreement,) = trace_statement(shelve(one, two), first_of(one)).disagreements
    assert [(v.low, v.bound, v.as_of, v.speaker, v.via) for v in disagreement.values] == [
        (40.0, "at least", "2026-05-04", "Ada Quill", ("Quay Times",)),
        (23.0, "exact", "2026-05-05", "Bruno Salt", ()),
    ]
