"""The network at work: words → for each word the scores of its labels, and the vectors by which spans point.

The weights lie in a folder of the package whose name is their version; its card says what they were trained on. One
window is one run, without padding, so that a text reads the same alone as among others, and one thread is used, so
that processes do not take each other's cores.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
import numpy as np
from numpy.typing import NDArray

from hemeroteca.errors import ModelError
from hemeroteca.read.model.windows import Window, cut_stretches, plan_windows
from hemeroteca.read.model.words import Vocabulary, Words

VERSION = "v1"
LABELS = 7
LINK_WIDTH = 64
OUTSIDE = 10.0
"""The score of words that are surely no part of a statement: as sure as the network ever is."""

Floats = NDArray[np.float32]


class Scores(msgspec.Struct, frozen=True):
    """What the network says of each word of a stretch, whose first is the text's word `first`.

    `roles` is words × 7: outside, then first and further word of source, cue, content. `links` is words × 4 · 64:
    contents and cues as they seek each other, cues and sources likewise.
    """

    roles: Floats
    links: Floats
    first: int = 0


class Network:
    """The loaded weights of a folder, with their vocabulary and tables.

    Raises ModelError where the folder, or the library that runs it, does not load.
    """

    def __init__(self, folder: Traversable) -> None:
        try:
            pieces = folder.joinpath("vocabulary.txt").read_text("utf-8").splitlines()
            tables = json.loads(folder.joinpath("tables.json").read_text("utf-8"))
            weights = folder.joinpath("roles.onnx").read_bytes()
        except OSError as fault:
            raise ModelError(f"the reader's weights are not whole: {fault}", hint="install hemeroteca again") from fault
        self.vocabulary = Vocabulary(pieces)
        self.transitions: Floats = np.array(tables["transitions"], dtype=np.float32)
        self._run_session = _open_session(weights)

    def score(self, words: Words) -> Iterator[Scores]:
        """The scores of all words, stretch by stretch; time is linear in their number, memory bounded."""
        for windows in cut_stretches(plan_windows(words.first, words.sentences), words.sentences):
            yield self._score_stretch(words, windows)

    def _score_stretch(self, words: Words, windows: Sequence[Window]) -> Scores:
        """The scores of the words that some windows answer for. Where there are only marks nothing is said."""
        begin, count = windows[0].first, windows[-1].last - windows[0].first
        roles = np.zeros((count, LABELS), dtype=np.float32)
        links = np.zeros((count, 4 * LINK_WIDTH), dtype=np.float32)
        for window in windows:
            answered = slice(window.first - begin, window.last - begin)
            if self.vocabulary.is_mark[words.pieces[words.first[window.start] : words.first[window.end]]].all():
                roles[answered, 0] = OUTSIDE
                continue
            inside = slice(window.first - window.start, window.last - window.start)
            some_roles, some_links = self._run(words, window)
            roles[answered] = some_roles[inside]
            links[answered] = some_links[inside]
        return Scores(roles=roles, links=links, first=begin)

    def _run(self, words: Words, window: Window) -> tuple[Floats, Floats]:
        """What the network says of the words of one window."""
        start, end = int(words.first[window.start]), int(words.first[window.end])
        pieces = np.empty(end - start + 2, dtype=np.int64)
        pieces[0], pieces[-1] = self.vocabulary.first, self.vocabulary.last
        pieces[1:-1] = words.pieces[start:end]
        features = np.zeros(end - start + 2, dtype=np.int64)
        sizes = np.diff(words.first[window.start : window.end + 1])
        features[1:-1] = np.repeat(words.features[window.start : window.end], sizes)
        first = words.first[window.start : window.end].astype(np.int64) - start + 1
        roles, links = self._run_session(None, {"pieces": pieces, "features": features, "first": first})
        return roles, links


def _open_session(weights: bytes) -> Callable[..., list[Floats]]:
    """What runs the weights, on one thread; the library is looked for only now, so that nothing else depends on it."""
    try:
        onnxruntime = import_module("onnxruntime")
    except ImportError as fault:
        message = f"onnxruntime, which runs the reader's network, does not load here: {fault}"
        raise ModelError(message, hint="install it again, or a build of it for this machine") from fault
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    run: Callable[..., list[Floats]] = session.run
    return run


@cache
def load_network() -> Network:
    """The network of the package, loaded once in a process."""
    return Network(files("hemeroteca.read.model").joinpath(VERSION))
