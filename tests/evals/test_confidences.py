"""Fitting of weights and counting of confidences."""

import numpy as np
from evals.confidences import Example, fit, is_chosen, is_right, resolve_gold
from evals.reading import Attribution, Text
from evals.speakers import Resolved

from hemeroteca.read.pronouns import FEATURES, WEIGHTS
from hemeroteca.records import Span, Speaker


def test_every_feature_has_its_weight():
    """A feature without a weight would be left out in silence."""
    assert len(FEATURES) == len(WEIGHTS)


def test_a_fit_finds_the_feature_that_tells():
    """What the right candidates have and the others have not gets the greatest weight."""
    rows = np.zeros((2, len(FEATURES)))
    rows[0, 3], rows[1, 5] = 1.0, 1.0
    examples = [Example(rows, np.array([True, False]))] * 20
    weights = fit(examples)
    assert weights[3] > 0 > weights[5]
    assert all(is_chosen(example, weights) for example in examples)


def test_with_the_gold_given_only_the_resolving_is_judged():
    """Each resolved statement gets the speaker of its given source, nobody where none can be told."""
    words = "Ana Ruiz said it rained. She said it snowed."
    spans = [(Span(0, 8), Span(9, 13), Span(14, 23)), (Span(25, 28), Span(29, 33), Span(34, 43))]
    given = tuple(Attribution(source=(a,), cue=(b,), content=(c,)) for a, b, c in spans)
    golds = [Resolved((content,), "Ana Ruiz", "person") for _, _, content in spans]
    found = list(resolve_gold(Text("x", words, given), golds))
    assert [speaker.name for _, speaker in found if speaker is not None] == ["Ana Ruiz"] * 2
    assert all(is_right(gold, speaker) for gold, speaker in found)
    assert not is_right(golds[0], None)
    assert not is_right(golds[0], Speaker(name="Bram Lowe", kind="person", confidence=0.9))
