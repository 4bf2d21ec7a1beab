"""What makes a reading doubtful before it begins: a text that lacks what reading goes by.

The thresholds lie far outside prose: no article of PolNeAR's dev part and none of our own
samples meets any of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hemeroteca.records import Doubt, Span

LEAST_LETTERS = 200
"""Shorter texts, headlines for the most part, say too little about how they are written."""
CAPITALS = 0.8
"""Share of capitals among the letters."""
NO_TEXT = 0.02
"""Share of control characters, lone surrogates and unassigned code points."""
LONGEST_SENTENCE = 3000
"""Code points without the end of a sentence: some 500 words."""


def find_doubts(text: str, sentences: Sequence[Span]) -> tuple[Doubt, ...]:
    """The doubts about a text as it stands; linear in its length."""
    doubts = []
    letters = sum(map(str.isalpha, text))
    if letters >= LEAST_LETTERS:
        upper = sum(map(str.isupper, text))
        if upper >= CAPITALS * letters:
            doubts.append(Doubt(about="mentions", text="the text is in capitals, so names are hard to tell from words"))
        elif not upper and sum(map(str.islower, text)) == letters:
            doubts.append(
                Doubt(about="mentions", text="the text has no capitals, so names are hard to tell from words")
            )
    longest = max(sentences, key=lambda span: span.end - span.start, default=Span(0, 0))
    if longest.end - longest.start > LONGEST_SENTENCE:
        count = longest.end - longest.start
        what = f"{count} characters stand without the end of a sentence, so where a statement ends is a guess"
        doubts.append(Doubt(about="statements", text=what, span=longest))
    odd = sum(unicodedata.category(sign) in ("Cc", "Cs", "Cn") and not sign.isspace() for sign in text)
    if odd > NO_TEXT * len(text):
        doubts.append(
            Doubt(about="text", text=f"{odd} of {len(text)} characters are no text: control codes and the like")
        )
    return tuple(doubts)
