"""The stages of a run, in order: each writes one file or folder, whole or not at all, and is skipped if it is there."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import torch
from safetensors.torch import load_file, save_file

from hemeroteca.read.model.decoding import best_labels
from hemeroteca.read.model.words import Vocabulary
from training.card import write_card
from training.corpora import PRINTS
from training.evaluation import measure
from training.export import export
from training.learn import emit, judge, shares, train
from training.network import Crf, RoleModel
from training.prepared import RENAMED, Example, check_corpora, load_examples, write_prepared
from training.pretrained import check_teacher, load_pieces, new_student, new_teacher
from training.recipe import Run, Settings, TrainingError

LOG = logging.getLogger(__name__)
REPRINTED = 0.55
"""Share of documents that an epoch sees with other quotation marks than they have, or under other names."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"

Marks = tuple[int, int]
Write = Callable[[Run, Path], None]


def run_stages(run: Run) -> None:
    """Everything from the corpora to the model's folder with its card; goes on where an earlier run stopped.

    Raises `TrainingError` where a file is missing, or where the folder holds a run of another recipe.
    """
    check_corpora(run)
    if run.teacher is not None:
        check_teacher(run.teacher)
    _claim(run)
    start_log(run.out)
    LOG.info("on %s, into %s", torch.cuda.get_device_name() if DEVICE == "cuda" else "the CPU", run.out)
    _stage("word and label files", run.prepared, _prepare, run)
    if run.teacher is not None:
        _teach_folds(run)
        _stage("soft labels", run.soft, _soften, run)
        _teach_students(run)
        _stage("the mean of the students", run.student, _average, run)
    else:
        _stage("the student", run.student, partial(_learn, settings=run.recipe.alone), run)
    _stage("the model's folder", run.model, _export, run)
    LOG.info("done: %s", run.model / "CARD.md")


def start_log(folder: Path) -> None:
    """Progress goes to standard error and to `training.log`; libraries speak of errors only."""
    logging.getLogger().setLevel(logging.ERROR)
    handlers = (logging.StreamHandler(sys.stderr), logging.FileHandler(folder / "training.log", encoding="utf-8"))
    logger = logging.getLogger("training")
    logger.handlers.clear()
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
        logger.addHandler(handler)


def _claim(run: Run) -> None:
    """Makes the folder a run's, so that none goes on with what another recipe left."""
    claim = run.out / "recipe.json"
    own = {"recipe": run.recipe, "taught": run.teacher is not None, "version": run.version}
    text = msgspec.json.format(msgspec.json.encode(own)) + b"\n"
    run.out.mkdir(parents=True, exist_ok=True)
    if claim.exists() and claim.read_bytes() != text:
        raise TrainingError(f"{run.out} holds a run of another recipe: name another folder, or remove it")
    claim.write_bytes(text)


def _stage(name: str, output: Path, write: Write, run: Run) -> None:
    """Does a stage, unless its output is there."""
    if output.exists():
        LOG.info("%s: there already", name)
        return
    LOG.info("%s …", name)
    with _whole(output) as part:
        write(run, part)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A name to write to that becomes `path` when all is written."""
    part = path.with_name("part-" + path.name)
    shutil.rmtree(part, ignore_errors=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    yield part
    part.replace(path)


def _prepare(run: Run, folder: Path) -> None:
    """The corpora as word and label files."""
    write_prepared(run, folder, Vocabulary(load_pieces()))


def _teach_folds(run: Run) -> None:
    """The teachers of each fold, trained on the others and asked about it."""
    stages = [
        (f"teacher {k + 1} of {run.recipe.teachers}", run.said(k), partial(_teach, number=k))
        for k in range(run.recipe.teachers)
    ]
    _side_by_side(stages, run)


def _teach_students(run: Run) -> None:
    """The students, which begin alike and differ in how they go on."""
    stages = [
        (f"student {k + 1} of {len(run.recipe.taught)}", run.learnt(k), partial(_learn, settings=settings))
        for k, settings in enumerate(run.recipe.taught)
    ]
    _side_by_side(stages, run)


def _side_by_side(stages: Sequence[tuple[str, Path, Write]], run: Run) -> None:
    """Does stages that need nothing of each other, as many at once as the run may."""
    missing = [stage for stage in stages if not stage[1].exists()]
    if run.at_once == 1 or not missing:
        for stage in stages:
            _stage(*stage, run)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(run.at_once, context, _start_worker, (run,)) as workers:
        for done in [workers.submit(_stage, *stage, run) for stage in missing]:
            done.result()


def _start_worker(run: Run) -> None:
    """A process that shares the log and the cores with its siblings."""
    start_log(run.out)
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // run.at_once))


def _teach(run: Run, path: Path, number: int) -> None:
    """Trains a teacher without its fold; writes its shares for the documents of the fold and for unlabelled texts."""
    assert run.teacher is not None
    pieces = load_pieces()
    marks = _marks(pieces)
    fold = number % run.recipe.folds
    settings = msgspec.structs.replace(run.recipe.teacher, seed=number + 1)
    model = new_teacher(run.teacher, pieces, settings)
    prints = _load_prints(run)
    train(model, partial(_draw, [_without(one, fold, run) for one in prints]), marks, settings, device=DEVICE)
    _judge_model(f"teacher {number + 1}", model, run, marks)
    asked = {"train": prints[0][fold :: run.recipe.folds], "plain": load_examples(run.prepared / "plain.jsonl")}
    said = {part: emit(model, examples, marks, device=DEVICE) for part, examples in asked.items()}
    with path.open("wb") as file:
        np.savez(file, **{part: shares(np.concatenate(one)).astype(np.float16) for part, one in said.items()})


def _soften(run: Run, path: Path) -> None:
    """Joins what the teachers said: of a document the mean of those that had not learnt it, of texts that of all."""
    folds = run.recipe.folds
    examples = load_examples(run.prepared / "train.own.jsonl")
    said = [np.load(run.said(number)) for number in range(run.recipe.teachers)]
    parts: list[np.ndarray] = [np.empty(0)] * len(examples)
    for fold in range(folds):
        mean = np.mean([one["train"].astype(np.float32) for one in said[fold::folds]], axis=0)
        parts[fold::folds] = _split(mean, examples[fold::folds])
    steps = Crf().forbidden.numpy()
    labels = [best_labels(np.log(part + 1e-9), steps) for part in parts]
    LOG.info("the teachers on what they had not learnt: %s", judge(examples, labels))
    plain = np.mean([one["plain"].astype(np.float32) for one in said], axis=0)
    with path.open("wb") as file:
        np.savez_compressed(file, train=_in_bytes(np.concatenate(parts)), plain=_in_bytes(plain))


def _in_bytes(parts: np.ndarray) -> np.ndarray:
    """Shares in 255ths."""
    return np.round(parts.astype(np.float32) * 255).astype(np.uint8)


def _learn(run: Run, path: Path, settings: Settings) -> None:
    """Trains a student, from the labels and the teachers' shares or from the labels alone; kept in half precision."""
    prints, plain = _load_prints(run), []
    if run.teacher is not None:
        soft = np.load(run.soft)
        prints = [_with_soft(one, soft["train"]) for one in prints]
        plain = _with_soft(load_examples(run.prepared / "plain.jsonl"), soft["plain"])
    marks = _marks(load_pieces())
    model = new_student(settings.dropout)
    train(model, partial(_draw, prints, plain=plain), marks, settings, device=DEVICE)
    _judge_model(path.stem, model, run, marks)
    _save(model, path)


def _average(run: Run, path: Path) -> None:
    """One student with the mean of all students' weights; they began alike, so it reads better than each of them."""
    students = [load_student(run.learnt(number)).state_dict() for number in range(len(run.recipe.taught))]
    model = new_student(0.0)
    mean = {name: torch.stack([one[name] for one in students]).mean(0) for name in students[0]}
    model.load_state_dict(mean)
    _judge_model("the mean of the students", model, run, _marks(load_pieces()))
    _save(model, path)


def _save(model: RoleModel, path: Path) -> None:
    """Writes weights in half precision."""
    save_file({name: tensor.half().cpu().contiguous() for name, tensor in model.state_dict().items()}, path)


def _export(run: Run, folder: Path) -> None:
    """Writes the folder that the reader loads, its figures and its card."""
    model = load_student(run.student)
    export(model, load_pieces(), folder)
    figures = measure(run, folder)
    LOG.info("on the dev part, in eight bits: %s", figures.dev)
    write_card(figures, folder)


def load_student(path: Path) -> RoleModel:
    """A student from its file."""
    model = new_student(0.0)
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
    return model


def _judge_model(name: str, model: RoleModel, run: Run, marks: Marks) -> None:
    """Says how well a model labels the dev part, before eight bits and links."""
    dev = load_examples(run.prepared / "dev.jsonl")
    steps = model.crf.transitions().detach().float().cpu().numpy()
    labels = [best_labels(one, steps) for one in emit(model, dev, marks, device=DEVICE)]
    LOG.info("%s on the dev part: %s", name, judge(dev, labels))


def _load_prints(run: Run) -> list[list[Example]]:
    """The documents to learn from in each style of print."""
    return [load_examples(run.prepared / f"train.{style}.jsonl") for style in (*PRINTS, *RENAMED)]


def _draw(
    prints: Sequence[Sequence[Example]], random: np.random.Generator, plain: Sequence[Example] = ()
) -> list[Example]:
    """One epoch: each document as it is or in another print, and the texts without labels."""
    styles = np.where(random.random(len(prints[0])) < REPRINTED, random.integers(1, len(prints), len(prints[0])), 0)
    return [*(prints[style][place] for place, style in enumerate(styles.tolist())), *plain]


def _without(examples: Sequence[Example], fold: int, run: Run) -> list[Example]:
    """What the teacher of a fold learns from: each document but every n-th."""
    return [example for place, example in enumerate(examples) if place % run.recipe.folds != fold]


def _with_soft(examples: Sequence[Example], soft: np.ndarray) -> list[Example]:
    """Examples with the teachers' shares, given in 255ths of all their words."""
    parts = _split(soft, examples)
    return [one._replace(soft=part.astype(np.float32) / 255) for one, part in zip(examples, parts, strict=True)]


def _split(rows: np.ndarray, examples: Sequence[Example]) -> list[np.ndarray]:
    """Rows for all words, by example."""
    return np.split(rows, np.cumsum([one.words for one in examples])[:-1])


def _marks(pieces: Sequence[str]) -> Marks:
    """The numbers of the pieces that enclose a window."""
    vocabulary = Vocabulary(pieces)
    return vocabulary.first, vocabulary.last
