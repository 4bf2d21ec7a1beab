"""How well times, quantities and hedges are found, on specification cases and annotated sentences of others.

The scorer and the cases stand in the folder with the corpora (`tools/score_cases.py`, Recognizers-Text, the Szeged
corpus); where it is not there, nothing is measured. `apt` is the share of quantities that stand where the case has one,
on the cases that are about numbers alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from evals import dates
from hemeroteca.read.hedges import find_hedges
from hemeroteca.read.quantities import find_quantities
from hemeroteca.read.times import find_times
from hemeroteca.records import Span

LANGUAGES = {"en": "english", "es": "spanish"}
NUMBER_MODELS = {"number": "NumberModel", "percent": "PercentModel", "money": "CurrencyModel"}


def read_case(line: str) -> dict[str, object]:
    """One line of `score_cases.py texts` as `hemeroteca read --jsonl` would answer it."""
    case = json.loads(line)
    text, language = case["text"], case["language"]
    times = find_times(text, case["published"], language)
    return {
        "id": case["id"],
        "times": [{"span": time.span, "earliest": time.earliest, "latest": time.latest} for time in times],
        "quantities": [{"span": found.span, "low": found.low} for found in find_quantities(text, language)],
        "hedges": [{"span": hedge.span} for hedge in find_hedges(text, (Span(0, len(text)),), language)],
    }


def _answers(lines: Iterable[str]) -> Iterator[str]:
    """The answers to the scorer's lines, a line each."""
    for line in lines:
        if line.strip():
            yield json.dumps(read_case(line)) + "\n"


def score_file(scorer: Path, kind: str, cases: Path) -> dict[str, float]:
    """What the scorer says of the answers to one file of cases."""
    texts = subprocess.run(
        [sys.executable, str(scorer), "texts", kind, str(cases)], capture_output=True, text=True, check=True
    ).stdout.split("\n")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.jsonl"
        out.write_text("".join(_answers(texts)), "utf-8")
        scored = subprocess.run(
            [sys.executable, str(scorer), "score", kind, str(cases), str(out)],
            capture_output=True,
            text=True,
            check=True,
        )
    return {name: float(figure) for name, figure in json.loads(scored.stdout).items()}


def grade(shared: Path | None) -> dict[str, float]:
    """Percent right of times and numbers by language, percent of apt quantities, F1 of sentences with a hedge."""
    if shared is None:
        return {}
    scorer, recognizers = shared / "tools" / "score_cases.py", shared / "corpora" / "recognizers"
    hedged = shared / "corpora" / "uncertainty" / "wiki.xml"
    scores: dict[str, float] = {}
    for code, name in LANGUAGES.items():
        if not recognizers.is_dir() or not scorer.is_file():
            break
        scores[f"times.{code}"] = score_file(scorer, "times", recognizers / f"{name}_DateTimeModel.json")["percent"]
        for kind, model in NUMBER_MODELS.items():
            scored = score_file(scorer, "numbers", recognizers / f"{name}_{model}.json")
            scores[f"numbers.{code}.{kind}"] = scored["percent"]
            if kind == "number":
                scores[f"numbers.{code}.apt"] = 100 - scored["extra"]
    if hedged.is_file() and scorer.is_file():
        scores["hedges.en"] = score_file(scorer, "hedges", hedged)["F1"]
    return scores | dates.grade(shared)
