"""What a run of the training does, in numbers: the recipe of v1, and a small one that only proves the command."""

from __future__ import annotations

from pathlib import Path

import msgspec


class TrainingError(Exception):
    """What keeps a run from going on, in one line that names the thing and the place."""


class Settings(msgspec.Struct, frozen=True):
    """How a model is trained; `rate` is the highest rate of the encoder, heads learn at `head_rate`.

    `pieces` is the size of a batch. Losses: `crf` weighs the chain's likelihood, `tokens` the words' own cross
    entropy, `soft` that against a teacher, `links` the pointers. `average` is the decay of the running mean of the
    weights that is kept in the end; `layer_decay` what a layer's rate has of that of the layer above it.
    """

    epochs: int
    rate: float
    pieces: int = 4096
    head_rate: float = 1e-3
    crf: float = 1.0
    tokens: float = 0.0
    soft: float = 0.0
    links: float = 0.2
    average: float = 0.998
    decay: float = 0.01
    layer_decay: float = 1.0
    dropout: float = 0.1
    seed: int = 1


class Recipe(msgspec.Struct, frozen=True):
    """A run: `documents` are taken of each corpus (all where none), teachers are asked out of `folds` folds.

    Of the student's two settings `taught` is for one with teachers, `alone` for one without.
    """

    documents: int | None = None
    folds: int = 4
    teacher: Settings = Settings(epochs=5, rate=5e-5, links=0.1, layer_decay=0.9, average=0.995)
    taught: Settings = Settings(epochs=14, rate=5e-4, pieces=8192, crf=0.5, soft=1.0, dropout=0.05)
    alone: Settings = Settings(epochs=8, rate=2e-4)


STANDARD = Recipe()
"""As v1 was made. Of what was tried (`evals/training.json`) the best on PolNeAR's dev part by the sum of its F1s."""


def shrink(recipe: Recipe) -> Recipe:
    """The recipe on four documents of each corpus, two folds and one epoch: the same steps in minutes."""
    once = {name: msgspec.structs.replace(getattr(recipe, name), epochs=1) for name in ("teacher", "taught", "alone")}
    return msgspec.structs.replace(recipe, documents=4, folds=2, **once)


class Run(msgspec.Struct, frozen=True):
    """A recipe with the places: the corpora, the folder of the teachers' weights or none, and where all is written.

    `version` names the model; `at_once` folds are taught at the same time.
    """

    recipe: Recipe
    corpora: Path
    out: Path
    teacher: Path | None
    version: str
    at_once: int = 1

    @property
    def prepared(self) -> Path:
        """The corpora as word and label files."""
        return self.out / "prepared"

    @property
    def model(self) -> Path:
        """The folder that the reader loads."""
        return self.out / self.version

    @property
    def soft(self) -> Path:
        """The teachers' shares of the labels in 255ths."""
        return self.out / "soft.npz"

    @property
    def student(self) -> Path:
        """The trained weights, before eight bits."""
        return self.out / "student.safetensors"

    def fold(self, number: int) -> Path:
        """What the teacher of a fold said."""
        return self.out / "teachers" / f"fold-{number}.npz"
