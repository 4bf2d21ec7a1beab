"""The outlets that an archive has articles of, and where a text names them: what no word list can know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hemeroteca.records import Span
from hemeroteca.text import WORD, fold, words
from hemeroteca.trace.outlets import load_outlet_lexicon, outlet_keys

LEAST_WORDS = 2
"""A name of one word ("Hoy", "Mirror") stands in texts that mean no outlet by it."""


@lru_cache(maxsize=4)
def press_of(names: tuple[str, ...]) -> Press:
    """The press of an archive: a web page asks for the same one again."""
    return Press(names)


class Press:
    """Names of outlets, by their keys and by their words."""

    def __init__(self, names: Iterable[str]) -> None:
        names = [name for name in dict.fromkeys(names) if name]
        self.keys = frozenset(key for name in names for key in outlet_keys(name))
        self._beginning: dict[str, list[tuple[list[str], str]]] = {}
        for name in names:
            parts = _without_article(words(name))
            if len(parts) >= LEAST_WORDS:
                self._beginning.setdefault(parts[0], []).append((parts, name))
        for known in self._beginning.values():
            known.sort(key=lambda entry: (-len(entry[0]), entry[1]))

    def knows(self, name: str) -> bool:
        """Whether the archive has articles of an outlet of that name."""
        return not outlet_keys(name).isdisjoint(self.keys)

    def find(self, text: str) -> tuple[tuple[Span, str], ...]:
        """Where a text names outlets of two words and more, each with its name, the longest name where several fit.

        The first and the last word have a capital; an article before them is left out of the span.
        """
        if not self._beginning:
            return ()
        tokens = list(WORD.finditer(text))
        found: list[tuple[Span, str]] = []
        after = 0
        for place, token in enumerate(tokens):
            if place < after or not token[0][0].isupper():
                continue
            for parts, name in self._beginning.get(fold(token[0]), ()):
                run = tokens[place : place + len(parts)]
                if [fold(word[0]) for word in run] == parts and not run[-1][0].islower():
                    found.append((Span(token.start(), run[-1].end()), name))
                    after = place + len(parts)
                    break
        return tuple(found)


def _without_article(parts: list[str]) -> list[str]:
    return parts[1:] if len(parts) > 1 and parts[0] in load_outlet_lexicon().articles else parts
