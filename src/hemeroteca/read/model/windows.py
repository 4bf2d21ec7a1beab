"""Windows over a text: each word is read once, with what stands before and after it in view."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

CORE = 128
"""Pieces that a window answers for."""
BEFORE, AFTER = 40, 24
"""Pieces of context it sees on either side."""


class Window(NamedTuple):
    """Words `start` to `end` are seen, words `first` to `last` answered for; all half-open."""

    start: int
    end: int
    first: int
    last: int


def plan_windows(pieces: Ints, sentences: Ints) -> list[Window]:
    """The windows of a text. `pieces` is the place of each word's first piece, with one more at the end.

    A window ends with a sentence where one ends in its second half. A text that fits is one window.
    """
    words = len(pieces) - 1
    windows = []
    first = 0
    while first < words:
        start = _word_at(pieces, int(pieces[first]) - BEFORE, first)
        room = int(pieces[first]) + CORE
        if pieces[words] <= room + AFTER:
            last = end = words
        else:
            last = max(first + 1, int(np.searchsorted(pieces, room, side="right")) - 1)
            head = int(sentences[np.searchsorted(sentences, last, side="right") - 1]) if len(sentences) else 0
            if pieces[head] - pieces[first] > CORE // 2:
                last = head
            end = max(last, min(words, int(np.searchsorted(pieces, int(pieces[last]) + AFTER, side="right")) - 1))
        windows.append(Window(start, end, first, last))
        first = last
    return windows


def _word_at(pieces: Ints, place: int, before: int) -> int:
    """The first word, `before` at most, whose pieces begin at a place or after it."""
    return min(before, int(np.searchsorted(pieces, place)))
