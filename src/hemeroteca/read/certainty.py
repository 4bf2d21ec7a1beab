"""How sure the reader is of a speaker, by the kind of evidence: the share that is right.

The figures are what `python -m evals.confidences` counts on PolNeAR's resolved part and on our own texts, rounded.
"""

from __future__ import annotations

from hemeroteca.read.cast import Choice
from hemeroteca.records import Speaker

# How sure each kind of evidence is, below what was measured on 447 statements of PolNeAR's dev part with their given
# sources and speakers resolved by hand: of whole names and surnames with one bearer 198 of 200 are right; of surnames
# that several bear, single words and descriptions 120 of 129; of "he" and "she" with a share of 0.85 or more 75 of 82.
# What is less sure, roles that nouns fit loosely and "they", is right in about two cases of three.
NAMED = 0.95
SURNAME_ONLY = 0.85
CAPITAL_ONLY = 0.6
APPOSITION = 0.92
UNNAMED = 0.82
DESCRIPTION = 0.75
MET_AGAIN = 0.75
ROLE = 0.8
ROLE_SHARED = 0.65
ROLE_GUESSED = 0.5
GROUP = 0.6
RELATIVE = 0.7
SELF = 0.9
THING = 0.6
SILENT = 0.6
PRONOUN = 0.86
"""The most a pronoun is believed, however sure its model is: whom it means may not be among the candidates at all."""


def weaker(speaker: Speaker, factor: float) -> Speaker:
    """The same speaker, no surer than a factor."""
    return Speaker(name=speaker.name, kind=speaker.kind, confidence=round(min(factor, speaker.confidence), 3))


def chosen(choice: Choice) -> Speaker:
    """The speaker that a choice makes."""
    figure = choice.figure
    confidence = round(min(PRONOUN, choice.share), 3)
    return Speaker(name=figure.name, kind=figure.kind, confidence=confidence)
