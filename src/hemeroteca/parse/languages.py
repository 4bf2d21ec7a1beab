"""The language of a text, by py3langid's model, loaded with the first text that needs it."""

from __future__ import annotations

import re

LETTER_WORD = re.compile(r"[^\W\d_]{2,}")
MIN_WORDS = 20
"""Under twenty words langid's own figures fall below 95 % (Lui and Baldwin 2012, figure 2): better to say nothing."""
WANTED_CHARACTERS = 3000
"""Enough to be sure; more would only cost time."""


def identify_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or `None` where it has too few words to tell."""
    beginning = text[:WANTED_CHARACTERS]
    if len(LETTER_WORD.findall(beginning)) < MIN_WORDS:
        return None
    import py3langid  # noqa: PLC0415 — loads a model, 0.7 s

    language, _ = py3langid.classify(beginning)
    return str(language)
