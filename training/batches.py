"""Documents → batches of windows, cut anew in each epoch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.prepared import Example

LONGEST = 254
SHORTEST = 64
SHORT_SHARE = 0.3
"""Share of documents that an epoch sees in groups of one to five sentences, without what stands around them."""


class Slice(NamedTuple):
    """Words `start` to `end` of an example."""

    example: Example
    start: int
    end: int

    @property
    def size(self) -> int:
        """Pieces."""
        return int(self.example.first[self.end] - self.example.first[self.start])


class Batch(NamedTuple):
    """Padded windows. `targets` of links are 1 + the place of the span pointed to, 0 for none, -1 for padding."""

    pieces: Tensor
    features: Tensor
    first: Tensor
    lengths: Tensor
    labels: Tensor
    soft: Tensor
    has_soft: Tensor
    contents: Tensor
    content_targets: Tensor
    cues: Tensor
    cue_targets: Tensor
    sources: Tensor

    def to(self, device: str) -> Batch:
        """The same on a device."""
        return Batch(*(tensor.to(device, non_blocking=True) for tensor in self))


def cut_slices(example: Example, random: np.random.Generator) -> list[Slice]:
    """One epoch's windows of a document: whole sentences as far as they fit, from a random first length on."""
    words = len(example.first) - 1
    if words == 0:
        return []
    cuts = [*(int(head) for head in example.sentences if head), words]
    short = random.random() < SHORT_SHARE
    slices, start, place = [], 0, 0
    while start < words:
        room = int(random.integers(SHORTEST, LONGEST + 1)) if not slices else LONGEST - int(random.integers(0, 40))
        most = int(random.integers(1, 6)) if short else words
        limit = int(np.searchsorted(example.first, example.first[start] + room, side="right")) - 1
        end, taken = start, 0
        while place < len(cuts) and cuts[place] <= limit and taken < most:
            end, place, taken = cuts[place], place + 1, taken + 1
        if end == start:
            end = max(start + 1, limit)
            while place < len(cuts) and cuts[place] <= end:
                place += 1
        slices.append(Slice(example, start, end))
        start = end
    return slices


def make_batches(
    examples: Sequence[Example], pieces: int, marks: tuple[int, int], random: np.random.Generator
) -> Iterator[Batch]:
    """Batches of windows of like length, about `pieces` pieces each, in random order; `marks` enclose a window."""
    slices = [one for example in examples for one in cut_slices(example, random)]
    slices.sort(key=lambda one: one.size + random.integers(0, 24))
    groups: list[list[Slice]] = [[]]
    for one in slices:
        if groups[-1] and (len(groups[-1]) + 1) * (one.size + 2) > pieces:
            groups.append([])
        groups[-1].append(one)
    for number in random.permutation(len(groups)):
        if groups[number]:
            yield collate(groups[number], marks)


def collate(slices: Sequence[Slice], marks: tuple[int, int]) -> Batch:
    """A batch of windows, padded to the longest."""
    rows = len(slices)
    longest = max(one.size for one in slices) + 2
    words = max(one.end - one.start for one in slices)
    pieces, features = np.full((rows, longest), marks[1]), np.zeros((rows, longest), dtype=np.int64)
    first, labels = np.zeros((rows, words), dtype=np.int64), np.full((rows, words), -1)
    soft, has_soft = np.zeros((rows, words, 7), dtype=np.float32), np.zeros((rows, words), dtype=np.float32)
    lengths = np.zeros(rows, dtype=np.int64)
    links = [_links(one) for one in slices]
    for row, (example, start, end) in enumerate(slices):
        a, b = int(example.first[start]), int(example.first[end])
        pieces[row, 0] = marks[0]
        pieces[row, 1 : 1 + b - a] = example.pieces[a:b]
        sizes = np.diff(example.first[start : end + 1])
        features[row, 1 : 1 + b - a] = np.repeat(example.features[start:end], sizes)
        first[row, : end - start] = example.first[start:end] - a + 1
        labels[row, : end - start] = example.labels[start:end]
        if labels[row, 0] in (2, 4, 6):
            labels[row, 0] -= 1
        if example.soft is not None:
            soft[row, : end - start] = example.soft[start:end]
            has_soft[row, : end - start] = 1
        lengths[row] = b - a + 2
    spans = [_padded([one[kind] for one in links]) for kind in range(3)]
    targets = [_padded_targets([one[kind] for one in links]) for kind in (3, 4)]
    arrays = (
        pieces,
        features,
        first,
        lengths,
        labels,
        soft,
        has_soft,
        spans[2],
        targets[0],
        spans[0],
        targets[1],
        spans[1],
    )
    return Batch(*(torch.from_numpy(np.ascontiguousarray(array)) for array in arrays))


def _links(one: Slice) -> tuple[list, list, list, list, list]:  # type: ignore[type-arg]
    """Cues, sources and contents of a window, and where contents and cues point."""
    cues: list[tuple[int, int]] = []
    sources: list[tuple[int, int]] = []
    contents: list[tuple[int, int]] = []
    of_content, of_cue = [], []
    for cue, source, pieces in one.example.links:
        if not one.start <= cue[0] < cue[1] <= one.end:
            continue
        cues.append((cue[0] - one.start, cue[1] - one.start))
        named = source[0] >= 0
        if named and one.start <= source[0] < source[1] <= one.end:
            span = (source[0] - one.start, source[1] - one.start)
            if span not in sources:
                sources.append(span)
            of_cue.append(1 + sources.index(span))
        else:
            of_cue.append(-1 if named else 0)
        for start, end in pieces:
            first, last = max(start, one.start), min(end, one.end)
            if first < last:
                contents.append((first - one.start, last - one.start))
                of_content.append(len(cues))
    return cues, sources, contents, of_content, of_cue


def _padded(rows: list[list[tuple[int, int]]]) -> np.ndarray:
    """Spans as rows × most × 2, padded with (0, 0)."""
    out = np.zeros((len(rows), max(1, *(len(row) for row in rows)), 2), dtype=np.int64)
    for number, row in enumerate(rows):
        if row:
            out[number, : len(row)] = row
    return out


def _padded_targets(rows: list[list[int]]) -> np.ndarray:
    """Targets as rows × most, padded with -1."""
    out = np.full((len(rows), max(1, *(len(row) for row in rows))), -1)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out
