"""Training, reading with and judging a `RoleModel`."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from hemeroteca.read.model.windows import Window, plan_windows
from training.batches import Batch, Slice, collate, make_batches
from training.network import FAR, RoleModel
from training.prepared import Example
from training.recipe import Settings, TrainingError

LOG = logging.getLogger(__name__)
EARLY = 0.06
"""Share of the steps in which the rate grows."""
SILENCE = 10.0
"""Seconds between two lines of progress."""

SHORT = slice(1, 5)
"""The labels of sources and cues."""

Draw = Callable[[np.random.Generator], Sequence[Example]]
"""The examples of one epoch."""


def train(
    model: RoleModel, draw: Draw, marks: tuple[int, int], settings: Settings, *, device: str = "cpu"
) -> RoleModel:
    """Trains a model in place, on what is drawn for each epoch, and returns it with the mean of its weights.

    Raises `TrainingError` where the loss is no number.
    """
    random = np.random.default_rng(settings.seed)
    torch.manual_seed(settings.seed)
    model.to(device).train()
    optimiser = torch.optim.AdamW(_groups(model, settings), betas=(0.9, 0.98), eps=1e-6, fused=device == "cuda")
    highest = [group["lr"] for group in optimiser.param_groups]
    mean = {name: parameter.detach().clone() for name, parameter in model.named_parameters()}
    trial = np.random.default_rng(settings.seed)
    progress = _Progress(settings.epochs * sum(1 for _ in make_batches(draw(trial), settings.pieces, marks, trial)))
    for epoch in range(settings.epochs):
        for batch in make_batches(draw(random), settings.pieces, marks, random):
            rate = _rate(progress.step, progress.steps)
            for group, high in zip(optimiser.param_groups, highest, strict=True):
                group["lr"] = high * rate
            with torch.autocast(device, dtype=torch.bfloat16):
                loss = loss_of(model, batch.to(device), settings)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            progress.count(epoch, loss.detach())
            keep = min(settings.average, 1 - 1 / (1 + progress.step / 4))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.values()), [p.detach() for p in model.parameters()], 1 - keep)
    progress.finish(settings.epochs - 1)
    model.load_state_dict({**model.state_dict(), **mean})
    return model.eval()


class _Progress:
    """Counts the steps, and says now and then how far they are; `steps` is about their number."""

    def __init__(self, steps: int) -> None:
        self.steps, self.step = steps, 0
        self.began = self.told = time.monotonic()
        self.loss = torch.zeros(())

    def count(self, epoch: int, loss: Tensor) -> None:
        """One more step. Looks at the loss rarely, since a device must be waited for."""
        self.step, self.loss = self.step + 1, loss
        if self.step < 3 or self.step % 50 == 0 or time.monotonic() - self.told > SILENCE:
            if not math.isfinite(loss.item()):
                raise TrainingError(f"the loss is {loss.item()} at step {self.step}: a lower rate may help")
            if time.monotonic() - self.told > SILENCE:
                self.tell(epoch)

    def finish(self, epoch: int) -> None:
        """The last line."""
        self.steps = self.step
        self.tell(epoch)

    def tell(self, epoch: int) -> None:
        """One line with the time that is left."""
        self.told = time.monotonic()
        spent = self.told - self.began
        left = spent / self.step * max(0, self.steps - self.step)
        LOG.info(
            "epoch %d, step %d of %d, loss %.3f, %.0f s, %.0f s left",
            epoch + 1, self.step, max(self.step, self.steps), self.loss.item(), spent, left,
        )  # fmt: skip


def _rate(step: int, steps: int) -> float:
    """The share of the highest rate at a step: up in a line, down in a line."""
    early = max(1, int(EARLY * steps))
    return (step + 1) / early if step < early else max(0.0, (steps - step) / max(1, steps - early))


def _groups(model: RoleModel, settings: Settings) -> list[dict]:  # type: ignore[type-arg]
    """Parameters by rate; biases, norms and embeddings do not decay; lower layers may learn slower."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    deepest = 1 + max((_depth(name) for name, _ in model.named_parameters()), default=0)
    for name, parameter in model.named_parameters():
        new = not name.startswith("encoder.") or "features" in name
        rate = settings.head_rate if new else settings.rate * settings.layer_decay ** (deepest - 1 - _depth(name))
        decays = parameter.ndim > 1 and not any(word in name for word in ("embed", "pieces", "positions", "features"))
        groups.setdefault((rate, settings.decay if decays else 0.0), []).append(parameter)
    return [{"params": parameters, "lr": rate, "weight_decay": decay} for (rate, decay), parameters in groups.items()]


def _depth(name: str) -> int:
    """The number of the layer a parameter is in, from 1; 0 for embeddings."""
    parts = name.split(".")
    numbers = [int(part) for part in parts if part.isdigit()]
    return 1 + numbers[0] if numbers else 0


def loss_of(model: RoleModel, batch: Batch, settings: Settings) -> Tensor:
    """The loss of a batch, per word."""
    emissions, vectors = model(batch.pieces, batch.features, batch.first, batch.lengths)
    with torch.autocast(emissions.device.type, enabled=False):
        words = (batch.labels >= 0).sum().clamp(min=1)
        loss = emissions.new_zeros(())
        if settings.crf:
            loss = loss + settings.crf * model.crf.loss(emissions, batch.labels) / words
        if settings.tokens:
            loss = (
                loss
                + settings.tokens
                * functional.cross_entropy(
                    emissions.flatten(0, 1), batch.labels.flatten(), ignore_index=-1, reduction="sum"
                )
                / words
            )
        if settings.soft:
            apart = -(batch.soft * functional.log_softmax(emissions, -1)).sum(-1)
            weight = batch.has_soft * (1 + (settings.short - 1) * batch.soft[..., SHORT].sum(-1))
            loss = loss + settings.soft * (apart * weight).sum() / weight.sum().clamp(min=1)
        if settings.links:
            pairs = (
                (batch.contents, batch.cues, batch.content_targets, 0),
                (batch.cues, batch.sources, batch.cue_targets, 1),
            )
            for spans, targets, wanted, kind in pairs:
                scores = model.point(vectors, spans, targets, kind)
                empty = functional.pad(targets[..., 1] <= targets[..., 0], (1, 0))
                scores = scores.masked_fill(empty[:, None, :], FAR)
                loss = loss + settings.links * functional.cross_entropy(
                    scores.flatten(0, 1), wanted.flatten(), ignore_index=-1, reduction="sum"
                ) / (wanted >= 0).sum().clamp(min=1)
    return loss


@torch.no_grad()
def emit(
    model: RoleModel, examples: Sequence[Example], marks: tuple[int, int], *, device: str = "cpu", pieces: int = 16384
) -> list[np.ndarray]:
    """The emissions of each example, words × 7, window by window as the reader does."""
    model.to(device).eval()
    jobs = [
        (number, window)
        for number, example in enumerate(examples)
        for window in plan_windows(example.first, example.sentences)
    ]

    def size(job: tuple[int, Window]) -> int:
        first = examples[job[0]].first
        return int(first[job[1].end] - first[job[1].start])

    jobs.sort(key=size)
    out = [np.zeros((len(example.first) - 1, 7), dtype=np.float32) for example in examples]
    start = 0
    while start < len(jobs):
        end = start + 1
        while end < len(jobs) and (end + 1 - start) * size(jobs[end]) <= pieces:
            end += 1
        batch = collate([Slice(examples[n], w.start, w.end) for n, w in jobs[start:end]], marks).to(device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            emissions, _ = model(batch.pieces, batch.features, batch.first, batch.lengths)
        for (number, window), row in zip(jobs[start:end], emissions.float().cpu().numpy(), strict=True):
            out[number][window.first : window.last] = row[window.first - window.start : window.last - window.start]
        start = end
    return out


def shares(emissions: np.ndarray) -> np.ndarray:
    """Emissions as shares of the labels, each row summing to 1."""
    powers = np.exp(emissions - emissions.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def judge(examples: Sequence[Example], labels: Sequence[np.ndarray]) -> dict[str, float]:
    """F1 in percent of words and of exact spans, per role; words not annotated count nowhere."""
    result = {}
    for role, name in enumerate(("source", "cue", "content")):
        words, spans = np.zeros(3), np.zeros(3)
        for example, said in zip(examples, labels, strict=True):
            known = example.labels >= 0
            gold, own = np.where(known, example.labels, 0), np.where(known, said, 0)
            a, b = (gold + 1) // 2 == role + 1, (own + 1) // 2 == role + 1
            words += ((a & b).sum(), a.sum(), b.sum())
            x, y = _spans(gold, role), _spans(own, role)
            spans += (len(x & y), len(x), len(y))
        result[f"{name}.words"] = round(200 * float(words[0]) / max(1.0, float(words[1] + words[2])), 2)
        result[f"{name}.exact"] = round(200 * float(spans[0]) / max(1.0, float(spans[1] + spans[2])), 2)
    return result


def _spans(labels: np.ndarray, role: int) -> set[tuple[int, int]]:
    """The spans of a role, half-open."""
    begins = np.flatnonzero(labels == 2 * role + 1)
    inside = labels == 2 * role + 2
    spans = set()
    for begin in begins.tolist():
        end = begin + 1
        while end < len(labels) and inside[end]:
            end += 1
        spans.add((begin, end))
    return spans
