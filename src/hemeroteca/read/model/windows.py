"""Windows over a text: each word is read once, with what stands before and after it in view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]

CORE = 152
"""Pieces that a window answers for."""
BEFORE, AFTER = 24, 16
"""Pieces of context it sees on either side: 192 in all, as long as those it was trained on. With 128 + 40 + 24 pieces,
152 + 24 + 16, 168 + 16 + 8 and 192 + 0 + 0, 70.7, 71.5, 70.3 and 70.1 % of PolNeAR's dev part are linked, in 10.9, 9.2,
7.8 and 7.2 seconds; longer windows lose sources."""
STRETCH = 8192
"""Words after which a stretch may end."""


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


def cut_stretches(windows: list[Window], sentences: Ints) -> Iterator[list[Window]]:
    """The windows in stretches that are decoded on their own, so that a book takes no more memory than a chapter.

    A stretch ends where a sentence does, after `STRETCH` words, or where none does after twice as many.
    """
    heads = set(sentences.tolist()) if len(windows) > 1 else set()
    stretch: list[Window] = []
    for window in windows:
        count = window.first - stretch[0].first if stretch else 0
        if count >= STRETCH and (window.first in heads or count >= 2 * STRETCH):
            yield stretch
            stretch = []
        stretch.append(window)
    if stretch:
        yield stretch


def _word_at(pieces: Ints, place: int, before: int) -> int:
    """The first word, `before` at most, whose pieces begin at a place or after it."""
    return min(before, int(np.searchsorted(pieces, place)))
