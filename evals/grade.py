"""How well it cuts and reads, against the floors: `python -m evals.grade`.

Each grading is a module of this package with `grade(shared) -> dict[str, float]`: measures by name, in percent, where
more is better (a rate of errors is reported as its complement). `shared` is the folder with the corpora of others, or
`None`. What a grading measures with the project's own texts it always reports: names that begin with `pastes` or hold
`.gold.`. What needs a corpus it leaves out where the corpus is not there.

`floors.json` pins what was reached. Floors only rise: `--raise` lifts each to what was reached now and lowers none.
A measure below its floor, and one of the project's own that has a floor and was not reported, make the exit status 1.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

GRADINGS = (
    "samples",
    "pastes",
    "reading",
    "manners",
    "cofenet",
    "chains",
    "speakers",
    "figures",
    "cases",
    "mentions",
    "stories",
    "entities",
    "traces.score",
    "wires",
    "events",
    "same",
    "seeds",
)
FLOORS = Path(__file__).with_name("floors.json")
SHARED_VARIABLE = "HEMEROTECA_SHARED"

Verdict = Literal["ok", "short", "no floor yet", "not present, skipped", "missing"]
FAILING: tuple[Verdict, ...] = ("short", "missing")


class Row(NamedTuple):
    """One line of the table: `score` and `floor` in percent."""

    measure: str
    score: float | None
    floor: float | None
    verdict: Verdict


def find_shared() -> Path | None:
    """The folder with the corpora of others: `$HEMEROTECA_SHARED`, else `../shared` beside the checkout, else none."""
    named = os.environ.get(SHARED_VARIABLE)
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    return folder if folder.is_dir() else None


def load_floors(path: Path = FLOORS) -> dict[str, float]:
    """The floors by measure, in percent; none where there is no file."""
    return {name: float(floor) for name, floor in json.loads(path.read_text("utf-8")).items()} if path.exists() else {}


def is_own(measure: str) -> bool:
    """Whether a measure is taken on the project's own texts, so that it must be there everywhere."""
    return measure.startswith("pastes") or ".gold." in measure


def judge(scores: Mapping[str, float], floors: Mapping[str, float], *, complete: bool) -> list[Row]:
    """The table, by name. With `complete` (every corpus is there) each floor needs its measure, else the own ones."""
    rows = []
    for measure in sorted({*scores, *floors}):
        score, floor = scores.get(measure), floors.get(measure)
        verdict: Verdict = "ok"
        if score is None:
            verdict = "missing" if complete or is_own(measure) else "not present, skipped"
        elif floor is None:
            verdict = "no floor yet"
        elif score < floor:
            verdict = "short"
        rows.append(Row(measure, score, floor, verdict))
    return rows


def raise_floors(floors: Mapping[str, float], scores: Mapping[str, float]) -> dict[str, float]:
    """Each floor lifted to what was reached, cut to a tenth of a percent; never lowered, none forgotten."""
    reached = {measure: math.floor(score * 10 + 1e-6) / 10 for measure, score in scores.items()}
    return {name: max(floors.get(name, 0.0), reached.get(name, 0.0)) for name in sorted({*floors, *reached})}


def take_measures(shared: Path | None) -> dict[str, float]:
    """What all gradings that exist report, merged; says on stderr which one is running."""
    scores: dict[str, float] = {}
    for name in GRADINGS:
        module = f"{__package__ or 'evals'}.{name}"
        if importlib.util.find_spec(module) is None:
            print(f"{name}: no such grading yet, skipped", file=sys.stderr)
            continue
        print(f"{name}: grading …", file=sys.stderr)
        scores.update(importlib.import_module(module).grade(shared))
    return scores


def format_table(rows: list[Row]) -> str:
    """The rows in columns a person can check at a glance."""
    width = max([len("measure"), *(len(row.measure) for row in rows)])
    lines = [f"{'measure':<{width}}   score   floor"]
    for row in rows:
        score = "–" if row.score is None else f"{row.score:.1f}"
        floor = "–" if row.floor is None else f"{row.floor:.1f}"
        lines.append(f"{row.measure:<{width}}  {score:>6}  {floor:>6}  {row.verdict}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Take the measures, print the table, say what is short; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evals.grade", description="How well it cuts and reads.")
    parser.add_argument("--raise", dest="raising", action="store_true", help="lift the floors to what was reached")
    raising = parser.parse_args(arguments).raising
    shared = find_shared()
    if shared is None:
        print("The corpora of others (../shared) are not present: grading on the project's own texts.", file=sys.stderr)
    scores, floors = take_measures(shared), load_floors()
    rows = judge(scores, floors, complete=shared is not None)
    print(format_table(rows))
    failing = [row.measure for row in rows if row.verdict in FAILING]
    if raising:
        FLOORS.write_text(json.dumps(raise_floors(floors, scores), indent=2) + "\n", "utf-8")
    if failing:
        print(f"Short: {', '.join(failing)}", file=sys.stderr)
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
