"""How well agencies' credits are found, against the `wire` field of PolNeAR's metadata.

The metadata says which texts an agency wrote; the text alone is looked at here, without its author field, so what has
no line of an agency in its words cannot be found. Precision, recall and F1 are over texts of the dev part; the agency
has to be the right one. Run as a program it also gives the training part and lists what is missed and what is wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evals.grade import find_shared
from hemeroteca.credits import find_credited, find_credits, is_agency
from hemeroteca.records import Block
from hemeroteca.trace.outlets import same_outlet

NO_WIRE = (None, "None", "NA")


class Judged(NamedTuple):
    """One text: the agency of the metadata, those found in it, and where it is."""

    wire: str | None
    found: tuple[str, ...]
    id: str


def grade(shared: Path | None) -> dict[str, float]:
    """Precision, recall and F1 on dev, in percent; nothing where the corpus is not there."""
    folder = shared / "corpora" / "polnear" if shared else None
    return measure(list(judge(folder / "dev.jsonl"))) if folder and folder.is_dir() else {}


def judge(file: Path) -> Iterator[Judged]:
    """Each text of a part with what is found in it; its first block is the title."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)
            title, *body = [part for part in text["text"].split("\n") if part.strip()]
            blocks = [Block(kind="title", text=title), *(Block(kind="paragraph", text=part) for part in body)]
            names = (name for credit in find_credits(blocks) for name in find_credited(credit.text))
            wire = None if text["wire"] in NO_WIRE else text["wire"]
            yield Judged(wire, tuple(name for name in dict.fromkeys(names) if is_agency(name)), str(text["id"]))


def measure(judged: list[Judged]) -> dict[str, float]:
    """Precision, recall and F1 of agencies by text."""
    right = sum(is_right(one) for one in judged)
    found, true = sum(bool(one.found) for one in judged), sum(one.wire is not None for one in judged)
    return {
        "credits.wire.precision": 100 * right / max(1, found),
        "credits.wire.recall": 100 * right / max(1, true),
        "credits.wire.f1": 200 * right / max(1, found + true),
    }


def is_right(one: Judged) -> bool:
    """Whether the agency of the metadata is among those found."""
    return any(same_outlet(name, one.wire) for name in one.found)


def main() -> None:
    """Both parts, with the texts that are not right."""
    shared = find_shared()
    for part in ("train", "dev") if shared else ():
        judged = list(judge(shared / "corpora" / "polnear" / f"{part}.jsonl"))
        for one in judged:
            if (one.wire or one.found) and not is_right(one):
                print(f"{part} {one.id}: {one.wire or 'no agency'}, found {', '.join(one.found) or 'none'}")
        print(part, len(judged), {name: round(score, 1) for name, score in measure(judged).items()})


if __name__ == "__main__":
    sys.exit(main())
