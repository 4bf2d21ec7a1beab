"""The model's card: made from its figures, the table of corpora and a template, and from nothing else."""

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from training.card import load_figures, make_card
from training.prepared import READERS, load_corpora

from hemeroteca.read.model.network import VERSION

SHIPPED = Path(str(files("hemeroteca.read.model").joinpath(VERSION)))


def test_the_shipped_card_is_the_one_of_its_figures():
    """Nobody edits the card by hand."""
    assert (SHIPPED / "CARD.md").read_text("utf-8") == make_card(load_figures(SHIPPED))


def test_the_figures_are_those_of_the_shipped_weights():
    """They name the version, count the bytes, and come from all of the documents."""
    figures = load_figures(SHIPPED)
    assert figures.version == VERSION
    assert figures.bytes == (SHIPPED / "roles.onnx").stat().st_size
    assert figures.whole


def test_every_corpus_stands_on_the_card_with_its_terms():
    """Whatever is trained on is named, with the terms that its makers state."""
    card = (SHIPPED / "CARD.md").read_text("utf-8")
    corpora = load_corpora()
    assert [name for name, one in corpora.items() if one.name not in card or one.terms not in card] == []
    assert set(load_figures(SHIPPED).texts) == set(READERS)
    assert {name for name, one in corpora.items() if one.use == "texts"} == set(READERS)


@pytest.mark.parametrize("absent", ["ECB+", "MPNet", "CofeNet"])
def test_a_student_without_teachers_does_not_claim_them(absent):
    """A card says only what was done."""
    alone = msgspec.structs.replace(load_figures(SHIPPED), teachers=0, texts=(), cofenet=None)
    assert absent not in make_card(alone)


def test_a_trial_says_that_it_is_one():
    """A model of a few documents cannot be taken for a good one."""
    assert "A trial on a few documents" in make_card(msgspec.structs.replace(load_figures(SHIPPED), whole=False))
