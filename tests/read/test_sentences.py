"""What `split_sentences` promises: sentences of news prose, also inside quotations, never over a blank line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.cases import well_formed

from hemeroteca.read.sentences import paragraphs, split_sentences

CASES = [
    ("en", "He left at 5 p.m. on Friday. She stayed.", ["He left at 5 p.m. on Friday.", "She stayed."]),
    ("en", "It began in the U.S. The rest followed.", ["It began in the U.S.", "The rest followed."]),
    ("en", "M. Dupré met Dr. Vane and Sen. Holt. They ate.", ["M. Dupré met Dr. Vane and Sen. Holt.", "They ate."]),
    ("en", "“One. Two,” he said. “Three.”", ["“One.", "Two,” he said.", "“Three.”"]),
    ("en", "She came in May. “Late,” he said.", ["She came in May.", "“Late,” he said."]),
    ("en", "First line\n\nsecond line", ["First line", "second line"]),
    ("es", "Vino la Sra. Ríos a las 5 p. m. del lunes. Nadie más.",
     ["Vino la Sra. Ríos a las 5 p. m. del lunes.", "Nadie más."]),
    ("es", "La policía no. «Nunca», dijo.", ["La policía no.", "«Nunca», dijo."]),
    ("es", "EE. UU. votó. El resto esperó.", ["EE. UU. votó.", "El resto esperó."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda value: str(value)[:24])
def test_sentences_end_where_a_reader_would_end_them(language, text, expected):
    """Abbreviations do not end a sentence, initialisms before a new one do, and quotations are split inside."""
    assert [text[s.start : s.end] for s in split_sentences(text, language)] == expected


@given(st.text(alphabet=st.characters(codec=None), max_size=300), st.sampled_from(["en", "es", "xx", None]))
@settings(max_examples=300, deadline=None)
def test_any_text_has_sentences_in_order_that_hold_all_its_words(text, language):
    """Sentences lie inside the text, in order, apart; what they leave out is white space and lone marks."""
    sentences = split_sentences(text, language)
    assert well_formed(text, sentences)
    held = "".join(text[s.start : s.end] for s in sentences)
    assert [char for char in held if char.isalnum()] == [char for char in text if char.isalnum()]


@given(st.text(alphabet="ab. \n\t\u00a0”", max_size=60))
@settings(deadline=None)
def test_no_sentence_crosses_a_blank_line(text):
    """Each sentence lies in one paragraph."""
    blocks = paragraphs(text)
    for sentence in split_sentences(text, "en"):
        assert any(block.start <= sentence.start and sentence.end <= block.end for block in blocks)
