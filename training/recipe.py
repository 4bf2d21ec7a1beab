"""What a run of the training does, in numbers: the recipe of v2, and a small one that only proves the command."""

from __future__ import annotations

from pathlib import Path

import msgspec


class TrainingError(Exception):
    """What keeps a run from going on, in one line that names the thing and the place."""


class Settings(msgspec.Struct, frozen=True):
    """How a model is trained; `rate` is the highest rate of the encoder, heads learn at `head_rate`.

    `pieces` is the size of a batch. Losses: `crf` weighs the chain's likelihood, `tokens` the words' own cross entropy,
    `soft` that against a teacher, in which a word of a source or cue counts `short` times, `links` the pointers.
    `average` is the decay of the running mean of the weights that is kept in the end; `layer_decay` what a layer's rate
    has of that of the layer above it.
    """

    epochs: int
    rate: float
    pieces: int = 4096
    head_rate: float = 1e-3
    crf: float = 1.0
    tokens: float = 0.0
    soft: float = 0.0
    short: float = 1.0
    links: float = 0.2
    average: float = 0.998
    decay: float = 0.01
    layer_decay: float = 1.0
    dropout: float = 0.1
    seed: int = 1


class Recipe(msgspec.Struct, frozen=True):
    """A run: `documents` are taken of each corpus (all where none), each of `folds` folds has `seeds` teachers.

    `taught` are the settings of the students with teachers, which begin alike and whose weights are averaged (model
    soup, Wortsman et al. 2022); `alone` are those of the one without.
    """

    documents: int | None = None
    folds: int = 4
    seeds: int = 2
    teacher: Settings = Settings(epochs=5, rate=5e-5, links=0.1, layer_decay=0.9, average=0.995)
    taught: tuple[Settings, ...] = (
        Settings(epochs=14, rate=5e-4, pieces=8192, crf=0.5, soft=1.0, dropout=0.05),
        Settings(epochs=18, rate=5e-4, pieces=8192, crf=0.5, soft=1.0, dropout=0.05),
        Settings(epochs=18, rate=5e-4, pieces=8192, crf=0.5, soft=2.0, short=1.5, dropout=0.05),
        Settings(epochs=18, rate=4e-4, pieces=8192, crf=0.5, soft=1.0, dropout=0.05, average=0.999, seed=2),
    )
    alone: Settings = Settings(epochs=8, rate=2e-4)

    @property
    def teachers(self) -> int:
        """How many teachers there are."""
        return self.folds * self.seeds


STANDARD = Recipe()
"""As v2 was made: the mean of all four students that were tried with these teachers, each in `evals/training.json`."""


def shrink(recipe: Recipe) -> Recipe:
    """The recipe on four documents of each corpus, two folds, two students and one epoch: the same steps in minutes."""
    taught = tuple(msgspec.structs.replace(settings, epochs=1) for settings in recipe.taught[1:3])
    teacher, alone = (msgspec.structs.replace(one, epochs=1) for one in (recipe.teacher, recipe.alone))
    return msgspec.structs.replace(recipe, documents=4, folds=2, seeds=1, teacher=teacher, taught=taught, alone=alone)


class Run(msgspec.Struct, frozen=True):
    """A recipe with the places: the corpora, the folder of the teachers' weights or none, and where all is written.

    `version` names the model; `at_once` teachers, and then students, are trained at the same time.
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

    def learnt(self, number: int) -> Path:
        """The trained weights of one of several students."""
        return self.out / "students" / f"{number}.safetensors"

    @property
    def student(self) -> Path:
        """The trained weights, before eight bits."""
        return self.out / "student.safetensors"

    def said(self, number: int) -> Path:
        """What a teacher said."""
        return self.out / "teachers" / f"{number}.npz"
