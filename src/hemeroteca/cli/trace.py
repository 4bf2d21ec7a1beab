"""`hemeroteca trace QUERY`: a statement's way through the press."""

from __future__ import annotations

import sys

import click
import msgspec
from rich.console import Console
from rich.text import Text

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Trace
from hemeroteca.store import Archive


@click.command("trace", help=VERBS["trace"])
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--limit", type=click.IntRange(1, 100), default=3, show_default=True, help="Statements to trace.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_context
def command(ctx: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """QUERY is what `search` takes, or a statement's address (`article#start-end`)."""
    with archive_of(ctx) as archive:
        traces = trace_query(archive, " ".join(query), limit=limit)
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode({"traces": traces}) + b"\n")
        elif not traces:
            click.echo("nothing found", err=True)
        else:
            for trace in traces:
                _print(archive, trace)


def _print(archive: Archive, trace: Trace) -> None:

    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"“{' '.join(trace.text.split())}”", style="bold"))
    for line in trace_lines(archive, trace):
        console.print(Text(line))
    console.print()


def trace_lines(archive: Archive, trace: Trace) -> list[str]:
    """The trace in words: speaker, prints, edges, origins, circles, disagreements."""
    raise NotImplementedError
