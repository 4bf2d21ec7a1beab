"""A trace in words: never more than the archive can tell."""

from __future__ import annotations

import pytest

from hemeroteca.records import Disagreement, Edge, Origin, Passer, Print, QuantityAt, Trace
from hemeroteca.trace import wording


def printed(outlet, *via: str, published="2026-05-01"):
    """A print of an outlet."""
    passers = tuple(Passer(name=name, kind="outlet") for name in via)
    return Print(article=f"id of {outlet}", outlet=outlet, published=published, statement="a#1-2", via=passers)


@pytest.mark.parametrize(
    ("count", "words"), [(1, "at most 1 origin in this archive"), (3, "at most 3 origins in this archive")]
)
def test_origins_are_counted_as_a_bound(count, words):
    """The number is what can be told apart, and not what there is."""
    assert wording.count_origins(Trace(text="", speaker=None, prints=(), at_most=count)) == words


def test_the_first_print_is_the_first_in_this_archive():
    """And where days do not tell, that is said."""
    later = printed("Sorn Echo", "Vale Herald", published="2026-05-02T09:30:00Z")
    prints = (printed("Vale Herald", "Vale Herald"), later)
    trace = Trace(text="", speaker=None, prints=prints, first="id of Vale Herald")
    assert wording.say_first(trace) == "first in this archive: Vale Herald, 2026-05-01, first-hand"
    assert wording.say_print(prints[1]) == "Sorn Echo, 2026-05-02 09:30, via Vale Herald"
    unknown = Trace(text="", speaker=None, prints=prints)
    assert wording.say_first(unknown) == "which print came first in this archive cannot be told"
    alone = Trace(text="", speaker=None, prints=prints[:1], first="id of Vale Herald")
    assert wording.say_first(alone) == "the only print in this archive: Vale Herald, 2026-05-01, first-hand"


def test_an_origin_that_is_absent_is_said_to_be():
    """With who names it, and how."""
    absent = Origin(name="Axle News", in_archive=False, reason=wording.named_by(["A", "B"], ["C"]))
    assert (
        wording.say_origin(absent) == "the origin, Axle News, is not in this archive (cited by A and B, credited by C)"
    )


def test_a_circle_is_said_step_by_step():
    """Who has it from whom, until it comes back."""
    names = {"1": "A", "2": "B", "3": "C"}
    assert wording.say_circle(("1", "2", "3"), names) == "a circle: A has it from B, B from C, C from A"
    assert wording.name_circle(["A", "B", "C"]) == "a circle of A, B and C"


def test_many_names_are_counted():
    """Two hundred copies do not make a line of two hundred names."""
    assert wording.join_and([f"N{number}" for number in range(200)]) == "N0, N1, N2, N3 and 196 others"


def test_an_edge_names_both_ends():
    """Articles by outlet, absent outlets by name."""
    edge = Edge(origin="1", target="Axle News", kind="cites", evidence="1#2-3")
    assert wording.say_edge(edge, {"1": "Vale Herald"}) == "Vale Herald cites Axle News"


def test_values_that_differ_stand_side_by_side():
    """Each with its unit and with who gives it."""
    values = tuple(
        QuantityAt(low=low, high=high, unit=unit, at="a#1-2", speaker=speaker)
        for low, high, unit, speaker in [
            (23, 23, None, "Ada Quill"),
            (40, 45, None, None),
            (1500000, None, "EUR", "Bruno Salt"),
        ]
    )
    said = wording.say_disagreement(Disagreement(about="passengers", values=values))
    assert said == "passengers: 23 (Ada Quill); 40–45 (in the text itself); at least 1,500,000 EUR (Bruno Salt)"
