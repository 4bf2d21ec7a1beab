"""Exact spans in CofeNet's cut of PolNeAR, by role, with the corpora's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from evals.reading import ROLES, Attribution, Text, read_text
from hemeroteca.records import Statement


def grade(shared: Path | None) -> dict[str, float]:
    """F1 of exact spans in percent, by role; nothing where the cut or its scorer is not there."""
    figures = score_cut(shared / "corpora", read_text) if shared is not None else None
    return {f"reading.cofenet.{role}": figure for role, figure in (figures or {}).items()}


def score_cut(corpora: Path, read: Callable[[Text], Sequence[Statement | Attribution]]) -> dict[str, float] | None:
    """F1 of exact spans in percent, by role, of what a reader says; none where the cut or its scorer is not there."""
    cut, scorer = corpora / "polnear_cofenet" / "valid.txt", corpora.parent / "tools" / "score_cofenet.py"
    if not (cut.exists() and scorer.exists()):
        return None
    command = (sys.executable, str(scorer))
    printed = subprocess.run([*command, "texts", str(cut)], check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.jsonl"
        with said.open("wb") as lines:
            for line in printed.splitlines():
                text = msgspec.json.decode(line, type=Text)
                lines.write(msgspec.json.encode({"id": text.id, "statements": read(text)}) + b"\n")
        judged = subprocess.run([*command, "score", str(cut), str(said)], check=False, capture_output=True, text=True)
    # The program says in words before the figures, and by its status, what is under a bar.
    figures = json.loads(judged.stdout[judged.stdout.index("{") :])
    return {role: float(figures[role]) for role in ROLES}
