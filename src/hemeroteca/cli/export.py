"""`hemeroteca export KIND`: the archive as rows for other programs."""

from __future__ import annotations

import sys
from typing import get_args

import click

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.view.exports import ExportFormat, ExportKind, export


@click.command("export", help=VERBS["export"])
@click.argument("kind", type=click.Choice(get_args(ExportKind)))
@click.option("--format", "form", type=click.Choice(get_args(ExportFormat)), default="jsonl", show_default=True)
@click.option("--query", help="Only what a search for this finds.")
@click.pass_context
def command(ctx: click.Context, kind: ExportKind, form: ExportFormat, query: str | None) -> None:
    """One object per line on standard output, or CSV with a header; nested values in CSV are JSON."""
    with archive_of(ctx) as archive:
        export(archive, kind, form, query, sys.stdout.buffer)
