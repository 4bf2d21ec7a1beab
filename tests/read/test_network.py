"""The trained network: what it is given and what it answers, pinned apart, and what no text may do to it."""

import shutil
import sys
from importlib.resources import as_file, files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hemeroteca.errors import ModelError
from hemeroteca.read.model.decoding import best_labels
from hemeroteca.read.model.network import VERSION, Network, load_network
from hemeroteca.read.model.windows import plan_windows
from hemeroteca.read.model.words import FEATURES, cut_words
from hemeroteca.read.quotes import find_quotations
from hemeroteca.read.sentences import split_sentences
from hemeroteca.read.statements.trained import read_words

TEXT = "“The pier is SAFE,” Ana Ruiz said.\n\nOfficials told her that 12 planks were missing."

PINNED = [-1.0, 0.44, 2.75, -2.77, -0.7, -3.73, 0.75]


def words_of(text):
    return cut_words(text, load_network().vocabulary, split_sentences(text, "en"), find_quotations(text))


def read(text):
    return read_words(text, split_sentences(text, "en"), find_quotations(text))


def test_words_have_their_pieces_and_features():
    words = words_of(TEXT)
    assert [TEXT[a:b] for a, b in zip(words.starts[:6], words.ends[:6], strict=True)] == [
        "“", "The", "pier", "is", "SAFE", ","
    ]  # fmt: skip
    assert words.pieces[:6].tolist() == [1523, 1996, 10356, 2003, 3647, 1010]
    assert words.features[:6].tolist() == [11, 27, 3, 3, 39, 3]
    assert words.sentences.tolist() == [0, 11]


def test_scores_are_those_of_the_weights():
    """A change of the weights, or of the library that runs them, shows here; eight bits leave a few hundredths."""
    roles = next(load_network().score(words_of(TEXT))).roles
    assert roles.shape == (20, 7)
    np.testing.assert_allclose(roles[8], PINNED, atol=0.15)


def test_spans_are_joined_to_statements():
    told = [
        tuple(TEXT[s.start : s.end] for spans in (one.source, one.cue, one.content) for s in spans)
        for one in read(TEXT)
    ]
    assert told == [
        ("Ana Ruiz", "said", "“The pier is SAFE,”"),
        ("Officials", "told", "that 12 planks were missing"),
    ]


def test_no_span_begins_inside():
    """The decoder keeps the order of labels, whatever the scores are."""
    random = np.random.default_rng(1)
    labels = best_labels(random.normal(size=(500, 7)).astype(np.float32) * 5, load_network().transitions)
    for before, label in zip([0, *labels], labels, strict=False):
        assert label not in (2, 4, 6) or before in (label, label - 1)


@pytest.mark.parametrize("count", [0, 1, 5, 700])
def test_windows_answer_for_each_word_once(count):
    first = np.arange(count + 1, dtype=np.int32) * 2
    windows = plan_windows(first, np.arange(0, count, 9, dtype=np.int32))
    assert [word for window in windows for word in range(window.first, window.last)] == list(range(count))
    assert all(window.start <= window.first < window.last <= window.end for window in windows)


def test_a_book_is_decoded_in_stretches():
    """The stretches of a long text follow one another and hold each of its words once."""
    words = words_of(f"{TEXT} And so it went. " * 1000)
    stretches = list(load_network().score(words))
    ends = [one.first + len(one.roles) for one in stretches]
    assert len(stretches) > 1
    assert [one.first for one in stretches] == [0, *ends[:-1]]
    assert ends[-1] == len(words.starts)


def test_nothing_but_marks_says_nothing():
    """Quotation marks and nothing else take no run of the network, and hold no statement."""
    assert read('"' * 50_000) == []


def test_a_machine_without_the_library_is_told_so(monkeypatch):
    """Where the library that runs the network does not load, one error says which and what to do."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match="onnxruntime"):
        Network(files("hemeroteca.read.model").joinpath(VERSION))


def test_weights_that_are_not_whole_are_told_so(tmp_path):
    with as_file(files("hemeroteca.read.model").joinpath(VERSION)) as folder:
        shutil.copytree(folder, tmp_path / VERSION)
    (tmp_path / VERSION / "tables.json").unlink()
    with pytest.raises(ModelError, match=r"tables\.json"):
        Network(tmp_path / VERSION)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_any_text_is_read(text):
    """Nothing raises, and features stay in their table."""
    words = words_of(text)
    assert not len(words.features) or (words.features.min() >= 0 and words.features.max() < FEATURES)
    for one in read(text):
        assert all(0 <= span.start < span.end <= len(text) for span in (*one.source, *one.cue, *one.content))
