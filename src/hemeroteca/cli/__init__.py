"""The command, one file per verb."""

from hemeroteca.cli.command import main

__all__ = ["main"]
