"""How names are compared: keys, parts, sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemeroteca.trace.spellings import (
    Parts,
    is_initialism,
    is_misspelt,
    person_key,
    same_formal,
    skeleton,
    sound,
    sounds_alike,
    take_apart,
    thing_key,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dr. Oda Renwick", "oda renwick"),
        ("Don Lucio Ferrán", "lucio ferran"),
        ("Presidenta Petra de la Vaula", "petra vaula"),
        ("Oda O’Mella", "oda omella"),
        ("President", "president"),
    ],
)
def test_titles_and_particles_do_not_count_in_a_persons_name(name, key):
    """A title alone stays, so that it can be seen to be none."""
    assert person_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("The Strait Bird Trust", "strait bird trust"), ("Orvelle Lines, S.A.", "orvelle lines"), ("U.H.C.", "uhc")],
)
def test_articles_and_legal_forms_do_not_count_in_other_names(name, key):
    """Nor the full stops of an initialism."""
    assert thing_key(name) == key


def test_a_name_falls_into_first_names_surnames_and_generation():
    """Initials are first names, and one word is always left for the family."""
    assert take_apart("oda m renwick jr") == Parts(("oda", "m"), ("renwick",), "junior")
    assert take_apart("ana maria ferran soto", 2) == Parts(("ana", "maria"), ("ferran", "soto"))
    assert take_apart("ana maria", 2) == Parts(("ana",), ("maria",))


@pytest.mark.parametrize(
    ("one", "other"), [("tchavenko", "chavenco"), ("mikhail", "mijail"), ("anna", "ana"), ("sergey", "sergei")]
)
def test_words_from_other_alphabets_sound_alike_however_they_are_spelled(one, other):
    """And stand in one block."""
    assert sounds_alike(one, other)
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mario", "maria"), ("garcia", "gracia"), ("marin", "moreno"), ("jan", "han"), ("hansen", "hanson")],
)
def test_words_that_differ_do_not_sound_alike(one, other):
    """A vowel tells Mario from Maria."""
    assert not sounds_alike(one, other)


def test_a_letter_may_be_wrong_in_a_long_word_but_no_ending():
    """An ending tells men from women."""
    assert is_misspelt("corvane", "carvane")
    assert not is_misspelt("francisco", "francisca")
    assert not is_misspelt("reeve", "reave")


def test_nicknames_lead_to_their_first_names():
    """In both languages, and two nicknames of one name to each other."""
    assert same_formal("bob", "robert")
    assert same_formal("paco", "francisco")
    assert same_formal("beth", "liz")
    assert not same_formal("bob", "william")


def test_initialisms_are_mostly_capitals():
    """Surnames with a capital inside are none."""
    assert all(map(is_initialism, ("WHC", "U.N.", "CdS")))
    assert not any(map(is_initialism, ("Whc", "McDuff", "W", "WH Council")))


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_a_sound(text):
    """Nothing raises, and a key's key is itself where it has no title."""
    assert isinstance(sound(person_key(text)), str)
    assert isinstance(skeleton(thing_key(text)), str)
