"""How sure the reader is of a speaker, by the kind of evidence: the share that is right.

`python -m evals.confidences` counts it on PolNeAR's resolved part and on our own texts.
"""

from __future__ import annotations

from hemeroteca.read.cast import Choice
from hemeroteca.records import Speaker

# With the statements of the gold given, and with those that the rules find, are right: of whole names and surnames with
# one bearer 99 of 100 (291) and 95 (226); of pronouns that are as sure as can be 94 (123) and 86 (95); of descriptions
# of somebody without a name 93 (61) and 72 (47); of holders of offices and of those met again 82 (60) and 77 (35). Of
# what is less sure, groups and roles that nouns fit loosely, about two of three.
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
