"""Documents under other names: names change throughout, and nothing else does."""

from itertools import pairwise

import numpy as np
import pytest
from training.corpora import Document, read_words
from training.renaming import common_words, invent_name, rename

from hemeroteca.read.model.network import load_network

TEXT = "The senator Ana Ruiz spoke on Monday. Then Ruiz left Senator Vidal, and Vidal waved to Ruiz. A bridge fell."


@pytest.fixture
def document():
    words = read_words(TEXT, load_network().vocabulary)
    return Document(words, np.zeros(len(words.starts), dtype=np.int8), [])


def pieces_of(document):
    words = document.words
    return [tuple(words.pieces[a:b].tolist()) for a, b in pairwise(words.first)]


def test_a_name_changes_throughout_and_other_words_stay(document):
    """What is written in lower case anywhere, and days, stay; each name has one other name in all its places."""
    own = pieces_of(document)
    kept, names = common_words([document]), set()
    for seed in range(8):
        renamed = rename(document, kept, load_network().vocabulary, np.random.default_rng(seed))
        changed = {}
        for place, (before, after) in enumerate(zip(own, pieces_of(renamed), strict=True)):
            assert changed.setdefault(before, after) == after
            if before != after:
                names.add(TEXT[document.words.starts[place] : document.words.ends[place]])
        assert renamed.words.first[-1] == len(renamed.words.pieces)
        assert np.array_equal(renamed.words.features, document.words.features)
    assert names == {"Ana", "Ruiz", "Vidal"}


def test_names_are_words():
    """One capitalised word of letters each, and hardly ever the same."""
    random = np.random.default_rng(1)
    names = [invent_name(random) for _ in range(200)]
    assert all(name.isalpha() and name.istitle() for name in names)
    assert len(set(names)) > 150
