"""How well credit lines are found: the agency that PolNeAR's metadata names, in the texts that name it too.

`wires.polnear.recall` counts the articles of an agency whose first or last lines have its name, `precision` those in
which an agency's credit is found. The metadata leave out who is only thanked at the end ("contributed"), which counts
against precision.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from hemeroteca.parse.creditlines import find_credits
from hemeroteca.parse.outlets import is_agency
from hemeroteca.records import Block
from hemeroteca.trace.outlets import find_credited, same_outlet

UNKNOWN = ("none", "na", "")
HEAD, TAIL = 400, 300
"""Code points at either end in which an agency is named if it is credited at all."""


class Wired(NamedTuple):
    """An article: the agency its metadata name, whether its text does so too, and the agencies that are found."""

    agency: str | None
    textual: bool
    found: tuple[str, ...]


def grade(shared: Path | None) -> dict[str, float]:
    """Precision and recall in percent; nothing without the corpus."""
    folder = shared / "corpora" / "polnear" if shared is not None else None
    if folder is None or not folder.is_dir():
        return {}
    judged = [_judge(json.loads(line)) for part in ("train", "dev") for line in _lines(folder / f"{part}.jsonl")]
    gold = [one for one in judged if one.agency and one.textual]
    said = [one for one in judged if one.found]
    return {
        "wires.polnear.precision": 100 * sum(map(_is_right, said)) / max(1, len(said)),
        "wires.polnear.recall": 100 * sum(map(_is_right, gold)) / max(1, len(gold)),
    }


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _judge(article: dict[str, str]) -> Wired:
    text = article["text"]
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    blocks = [Block(kind="paragraph" if place else "title", text=part) for place, part in enumerate(paragraphs)]
    names = tuple(name for credit in find_credits(blocks) for name in find_credited(credit.text))
    agency = None if article["wire"].casefold() in UNKNOWN else article["wire"]
    ends = f"{text[:HEAD]} {text[-TAIL:]}"
    textual = agency is not None and re.search(rf"\b{re.escape(agency)}\b", ends, re.IGNORECASE) is not None
    return Wired(agency, textual, tuple(name for name in names if is_agency(name)))


def _is_right(article: Wired) -> bool:
    return article.agency is not None and any(same_outlet(name, article.agency) for name in article.found)
