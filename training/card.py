"""A model's card and `figures.json`: the card is made from the figures, `corpora.toml` and a template alone."""

from __future__ import annotations

from pathlib import Path

import jinja2
import msgspec

from training.evaluation import Figures
from training.prepared import load_corpora

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 8: "eight"}
RESTS = {2: "one half", 3: "two thirds", 4: "three quarters", 5: "four fifths"}
"""What a teacher learns from, by the number of folds."""


def write_card(figures: Figures, folder: Path) -> None:
    """Writes the figures, and the card made from them."""
    (folder / "figures.json").write_bytes(msgspec.json.format(msgspec.json.encode(figures)) + b"\n")
    (folder / "CARD.md").write_text(make_card(figures), "utf-8")


def load_figures(folder: Path) -> Figures:
    """The figures of a model's folder."""
    return msgspec.json.decode((folder / "figures.json").read_bytes(), type=Figures)


def make_card(figures: Figures) -> str:
    """The card in Markdown."""
    corpora = load_corpora()
    texts = [f"{corpora[name].name} ({corpora[name].terms})" for name in figures.texts]
    students = NUMBERS.get(figures.students, str(figures.students))
    template = Path(__file__).with_name("card.md.jinja").read_text("utf-8")
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True, autoescape=False  # noqa: S701
    )  # fmt: skip
    return environment.from_string(template).render(
        figures=figures,
        labels=next(corpus for corpus in corpora.values() if corpus.use == "labels"),
        texts=" and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts),
        teachers=NUMBERS.get(figures.teachers, str(figures.teachers)),
        mean=f" The weights are the mean of those of {students} students." if figures.students > 1 else "",
        rest=RESTS.get(figures.folds, f"all but one of {figures.folds} parts"),
    )
