"""The grading of names and pronouns reads its corpus as it is printed and counts what it says it counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.mentions import grade, load_document, pronouns_of, score

WORDS = [
    ("1", "Ada", "PROPN", "Entity=(1-person-new-ssnnn-cf1-1,2-coref"),
    ("2", "Lowe", "PROPN", "Entity=1)"),
    ("3", "leads", "VERB", "_"),
    ("4", "the", "DET", "Entity=(2-organization-new-ssnnn-cf2-3-sgl"),
    ("5", "Orme", "PROPN", "Entity=(3-place-new-ssnnn-cf3-1-sgl)"),
    ("6", "Council", "PROPN", "Entity=2)|SpaceAfter=No"),
    ("7", ".", "PUNCT", "_"),
    ("8", "She", "PRON", "Entity=(1-person-giv:act-ssnnn-cf1-1-ana)"),
    ("9-10", "didn't", "_", "_"),
    ("9", "did", "AUX", "_"),
    ("10", "n't", "PART", "_"),
    ("11", "sleep", "VERB", "SpaceAfter=No"),
    ("12", ".", "PUNCT", "_"),
]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document of two sentences in the corpus's format."""
    path = tmp_path / "GUM_news_x.conllu"
    lines = [
        "# newpar",
        *("\t".join((number, form, "_", tag, *"_____", misc)) for number, form, tag, misc in WORDS),
        "",
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_document_is_read_as_it_is_printed(document: Path):
    """Words that the corpus cuts are joined again, and every mention is a span of the text."""
    gold = load_document(document)
    assert gold.text.strip() == "Ada Lowe leads the Orme Council. She didn't sleep."
    spoken = {gold.text[one.span.start : one.span.end]: one.named for one in gold.mentions}
    assert spoken == {"Ada Lowe": True, "the Orme Council": True, "Orme": True, "She": False}


def test_a_pronoun_counts_where_its_person_was_named_before(document: Path):
    """She is Ada Lowe."""
    gold = load_document(document)
    assert [(gold.text[span.start : span.end], entity) for span, entity in pronouns_of(gold)] == [("She", "1")]


def test_what_is_found_is_counted_by_kind(document: Path):
    """The person and the council are told, the pronoun is settled; the place inside the council counts for itself."""
    figures = score([load_document(document)])
    assert figures["mentions.gum.person"] == 100
    assert figures["mentions.gum.organisation"] == 100
    assert figures["pronouns.gum"] == 100


def test_nothing_is_measured_where_the_corpus_is_not_there(tmp_path: Path):
    """Without the corpora there are no figures."""
    assert grade(None) == {}
    assert grade(tmp_path) == {}
