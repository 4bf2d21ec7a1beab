"""What `identify_language` promises: a code where the text tells, `None` where it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemeroteca.read.language import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour commissioner said on Monday that the old port would close in June.", "en"),
        ("La comisaria del puerto dijo el lunes que el puerto viejo cerrará en junio.", "es"),
        ("Le commissaire du port a déclaré lundi que le vieux port fermerait en juin.", "fr"),
        ("Der Hafenmeister sagte am Montag, dass der alte Hafen im Juni schließt.", "de"),
        ("", None),
        ("OK", None),
        ("12.03.2026 – 4/5 (1:0)", None),
    ],
)
def test_the_language_is_told_where_the_text_is_long_enough(text, language):
    """A sentence is enough; a word or a row of digits is not."""
    assert identify_language(text) == language


def test_a_long_text_is_told_from_its_first_page():
    """What comes after the first page changes nothing."""
    page = "The commissioner said that the old port would close in June. " * 120
    assert identify_language(page + "Der Hafen schließt im Juni. " * 1000) == "en"


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_code_or_none(text):
    """Control characters, lone surrogates and mixed scripts included."""
    found = identify_language(text)
    assert found is None or found.isalpha()
