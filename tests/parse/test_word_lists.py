"""The word lists of the parse stage: alike in every language, and of use to the code that reads them."""

import tomllib
from pathlib import Path

import pytest

from hemeroteca.parse.lexicon import LONGEST_PHRASE, Lexicon, load_lexicon, normal_tokens

FOLDER = Path(__file__).parents[2] / "src" / "hemeroteca" / "parse" / "words"
FILES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_the_same_lists(path):
    """A list that a language leaves out would be missed by nobody but its readers."""
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) == set(Lexicon.__struct_fields__)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_phrases_can_be_found(path):
    """A phrase has words, and no more than are looked at."""
    for name, phrases in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for phrase in phrases:
            assert 1 <= len(normal_tokens(phrase)) <= LONGEST_PHRASE, (name, phrase)


def test_phrases_are_compared_without_case_accents_and_punctuation():
    """Numbers are alike too: "12 Comentarios:" is "# comentarios"."""
    assert load_lexicon().post_end_start.is_whole(normal_tokens("12 Comentarios:"))
    assert load_lexicon().page_end_line.is_whole(normal_tokens("PÁGINA PRINCIPAL"))
