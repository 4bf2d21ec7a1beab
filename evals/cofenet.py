"""Exact spans in CofeNet's cut of PolNeAR, by role, with the corpora's own scorer and the whole reader."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from evals.reading import ROLES, Text, predict


def grade(shared: Path | None) -> dict[str, float]:
    """F1 of exact spans in percent, by role; nothing where the cut or its scorer is not there."""
    if shared is None:
        return {}
    cut, scorer = shared / "corpora" / "polnear_cofenet" / "valid.txt", shared / "tools" / "score_cofenet.py"
    if not (cut.exists() and scorer.exists()):
        return {}
    command = (sys.executable, str(scorer))
    printed = subprocess.run([*command, "texts", str(cut)], check=True, capture_output=True, text=True).stdout
    decoder = msgspec.json.Decoder(Text)
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.jsonl"
        predict((decoder.decode(line) for line in printed.splitlines()), said)
        judged = subprocess.run([*command, "score", str(cut), str(said)], check=False, capture_output=True, text=True)
    # The program says in words before the figures, and by its status, what is under a bar.
    figures = json.loads(judged.stdout[judged.stdout.index("{") :])
    return {f"reading.cofenet.{role}": float(figures[role]) for role in ROLES}
