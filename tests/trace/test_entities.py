"""Which names mean one entity, name by name, and what nobody can tell."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.records import Name, Tie
from hemeroteca.trace.entities import MOST_ALIKE, bind, tie_names


def person(number: int, key: str, groups=(), **more: object):
    """A name of a person."""
    return Name(number=number, key=key, kind="person", groups=frozenset(groups), **more)


def bare(number: int, key: str, *groups: int):
    """A surname alone, in articles of some groups."""
    return person(number, key, groups, bare=True)


def council(number, key, alias="whc", groups=()):
    """An organisation that an article calls by an alias too."""
    return Name(
        number=number, key=key, kind="organisation", groups=frozenset(groups), aliases=((alias, f"a{number}#0-3"),)
    )


def sets(*names: Name, apart=()):
    """The entities of some names, as their keys, those of one name left out."""
    keys = {name.number: name.key for name in names}
    pairs = frozenset(frozenset(pair) for pair in apart)
    found, _ = bind(keys, tie_names(names, pairs), [(pair, False) for pair in pairs])
    return {frozenset(keys[number] for number in each) for each in found if len(each) > 1}


def whys(*names: Name):
    """Why the first two names are one."""
    return [tie.why for tie in tie_names(names) if {tie.one, tie.other} == {1, 2}]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("oda renwick", "oda renwik", "spelling"),
        ("oda renwick", "oda fenwick", None),
        ("mikhail chavenko", "mijail tchavenco", "spelling"),
        ("o renwick", "oda renwick", "initials"),
        ("oda m renwick", "oda renwick", "shorter"),
        ("o m renwick", "oda m renwick", "initials"),
        ("ilse corvane ruiz", "ilse corvane", "shorter"),
        ("bob renwick", "robert renwick", "nickname"),
        ("oda renwick", "ida renwick", None),
        ("mario renwick", "maria renwick", None),
        ("oda renwick jr", "oda renwick", None),
        ("oda renwick sr", "oda renwick jr", None),
        ("ilse corvane ruiz", "ilse corvane soto", None),
        ("renata corvane", "ilse corvane", None),
    ],
)
def test_two_names_of_people(one, other, why):
    """What may be left out and what tells two people apart."""
    assert whys(person(1, one), person(2, other)) == ([why] if why else [])


def test_a_name_that_fits_two_people_is_neither():
    """J. Corvane is Juan or Julia; Juan García has two bearers of a second surname."""
    assert sets(person(1, "j corvane"), person(2, "juan corvane"), person(3, "julia corvane")) == set()
    ruiz, soto = person(2, "juan garcia ruiz"), person(3, "juan garcia soto")
    assert sets(person(1, "juan garcia"), ruiz, soto) == set()


def test_the_matter_tells_who_is_meant():
    """Of two that a name fits, the one who stands in the same matter, if only one does."""
    names = person(1, "j corvane", [7]), person(2, "juan corvane", [7]), person(3, "julia corvane", [8])
    assert sets(*names) == {frozenset({"j corvane", "juan corvane"})}


def test_a_misspelling_is_believed_within_one_matter_only():
    """Hansen and Hanson are two surnames."""
    assert sets(person(1, "ilse corvane", [1]), person(2, "ilse carvane", [2])) == set()
    assert len(sets(person(1, "ilse corvane", [1]), person(2, "ilse carvane", [1]))) == 1


def test_a_second_surname_alone_is_no_spanish_name():
    """In English the middle name goes; in Spanish the second surname does."""
    long, short = "ana torres ruiz", "ana ruiz"
    assert sets(person(1, long, language="en"), person(2, short)) == {frozenset({long, short})}
    assert sets(person(1, long, language="es"), person(2, short)) == set()


def test_a_surname_alone_is_its_only_bearer_in_the_same_matter():
    """Nobody's where two bear it there, or nobody does."""
    oda, ida = person(1, "oda renwick", [1]), person(2, "ida renwick", [1])
    assert sets(oda, bare(3, "renwick", 1)) == {frozenset({"oda renwick", "renwick"})}
    assert sets(oda, bare(3, "renwick", 2)) == set()
    assert sets(oda, ida, bare(3, "renwick", 1)) == set()
    both = sets(oda, person(2, "o renwick", [1]), bare(3, "renwick", 1))
    assert both == {frozenset({"oda renwick", "o renwick", "renwick"})}


def test_an_initialism_is_what_an_article_says_it_is():
    """And nothing where two councils share it, unless they are of one matter."""
    one, other = council(1, "world harbour council"), council(2, "western health commission")
    short = Name(number=3, key="whc", kind="organisation")
    assert sets(one, short) == {frozenset({one.key, "whc"})}
    assert sets(one, other, short) == set()
    (tie,) = tie_names([one, short])
    assert (tie.why, tie.at) == ("stated", "a1#0-3")
    spanish = council(2, "consejo mundial puertos", groups=[4])
    english = council(1, "world harbour council", groups=[4])
    assert sets(english, spanish, short) == {frozenset({english.key, spanish.key, "whc"})}


def test_of_too_many_names_that_may_be_one_none_is_compared():
    """But those of other first names are, however many of the surname stand beside them."""
    syllables = "bo", "do", "fo", "ko", "lo", "mo", "no", "ro"
    second = ["".join(each) for each in product(syllables, repeat=4)][: MOST_ALIKE + 1]
    many = [person(number, f"ana corvane {each}") for number, each in enumerate(second, start=3)]
    again = person(MOST_ALIKE + 9, f"anna corvane {second[1]}", [1])
    oda, initial = person(1, "oda corvane"), person(2, "o corvane")
    assert sets(*many[:8], again) == {frozenset({many[1].key, again.key})}
    assert sets(oda, initial, *many[2:], again) == {frozenset({"oda corvane", "o corvane"})}


def test_a_persons_word_is_not_counted_among_the_doubts():
    """Once Julia is told apart from J. Corvane, only Juan is left."""
    names = person(1, "j corvane"), person(2, "juan corvane"), person(3, "julia corvane")
    assert sets(*names, apart=[(1, 3)]) == {frozenset({"j corvane", "juan corvane"})}


def test_ties_do_not_depend_on_the_order_of_the_names():
    """Whatever was filed first."""
    names = [
        person(1, "j corvane", [1]),
        person(2, "juan corvane", [1]),
        person(3, "juan corvane ruiz"),
        bare(4, "corvane", 1),
    ]
    assert len({tie_names(order) for order in permutations(names)}) == 1


def test_the_human_wins_over_the_machine_and_the_last_word_over_the_first():
    """`apart` cuts a chain at its weakest tie; `same` joins what no rule would."""
    ties = [Tie(one=1, other=2, why="spelling"), Tie(one=2, other=3, why="initials")]
    pair = frozenset((1, 3))
    assert bind([1, 2, 3], ties)[0] == [[1, 2, 3]]
    assert bind([1, 2, 3], ties, [(pair, False)])[0] == [[1, 2], [3]]
    assert bind([1, 2, 3], ties, [(pair, False), (pair, True)])[0] == [[1, 2, 3]]
    found, used = bind([1, 2, 4], ties[:1], [(frozenset((1, 4)), True)])
    assert found == [[1, 2, 4]]
    assert [tie.why for tie in used] == ["person", "spelling"]


NUMBERS = st.integers(1, 8)
PAIRS = st.tuples(NUMBERS, NUMBERS).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(PAIRS), st.lists(st.tuples(PAIRS, st.booleans())))
def test_no_name_is_lost_and_the_last_word_always_holds(tied, said):
    """Every name is in one entity."""
    ties = [Tie(one=min(pair), other=max(pair), why="spelling") for pair in tied]
    words = [(frozenset(pair), is_same) for pair, is_same in said]
    found, _ = bind(range(1, 9), ties, words)
    assert sorted(number for each in found for number in each) == list(range(1, 9))
    if words:
        pair, is_same = words[-1]
        assert any(pair <= set(each) for each in found) == is_same
