"""`python -m evals.pastes FOLDER --count 200 --seed 1` writes page copies (NNN.txt) with their truth (NNN.json)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from evals.pastes.compose import compose_pages


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, (text, truths) in enumerate(compose_pages(options.count, options.seed)):
        (options.folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        truth = {"articles": [truth.as_json() for truth in truths]}
        (options.folder / f"{number:03}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
