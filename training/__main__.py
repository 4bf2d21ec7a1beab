"""The command: `python -m training --corpora FOLDER --out FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hemeroteca.read.model.network import VERSION
from training.recipe import STANDARD, Run, TrainingError, shrink


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(
        prog="python -m training",
        description="Trains the reader's network: word and label files, teachers by fold, soft labels, the student, "
        "export and card. What is there already is not done again.",
    )
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with polnear/ and, for teachers, the others"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; the model is its folder VERSION")
    parser.add_argument(
        "--teacher", type=Path, help="folder of all-mpnet-base-v2; without it the student learns from the labels alone"
    )
    parser.add_argument("--version", default=f"v{int(VERSION[1:]) + 1}", help="the model's name (%(default)s)")
    parser.add_argument("--at-once", type=int, default=1, metavar="N", help="models trained at once (%(default)s)")
    parser.add_argument("--small", action="store_true", help="a few documents and one epoch, to try the command")
    options = parser.parse_args(arguments)
    if options.at_once < 1:
        parser.error("--at-once: at least 1")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Trains; the exit status is 2 where something is missing."""
    options = parse(arguments)
    recipe = shrink(STANDARD) if options.small else STANDARD
    run = Run(recipe, options.corpora, options.out, options.teacher, options.version, options.at_once)
    try:
        from training.stages import run_stages  # noqa: PLC0415 - the options are explained without PyTorch too

        run_stages(run)
    except ModuleNotFoundError as missing:
        print(f"training: {missing.name} is missing: pip install '.[training]'", file=sys.stderr)
        return 2
    except (TrainingError, OSError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
