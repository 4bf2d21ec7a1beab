"""`hemeroteca trace QUERY`: a statement's way through the press."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
import msgspec
from rich.console import Console
from rich.text import Text

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.pipeline.tracing import name_articles, trace_query
from hemeroteca.records import Trace
from hemeroteca.settings import SURE
from hemeroteca.text import squeeze
from hemeroteca.trace import wording

OPENING_MARKS = ('"', "“", "«", "‘", "„")
"""What is said in quotation marks needs no others around it."""


@click.command("trace", help=VERBS["trace"])
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--limit", type=click.IntRange(1, 100), default=3, show_default=True, help="Statements to trace.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_context
def command(ctx: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """QUERY is what `search` takes, or a statement's address (`article#start-end`)."""
    with archive_of(ctx) as archive:
        traces = trace_query(archive, " ".join(query), limit=limit)
        names = [name_articles(archive, trace) for trace in traces]
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode({"traces": traces}) + b"\n")
    elif not traces:
        click.echo("nothing found", err=True)
    else:
        for trace, known in zip(traces, names, strict=True):
            print_trace(trace, known)


def print_trace(trace: Trace, names: dict[str, str]) -> None:
    """The trace in words: who said it, its prints in order, who has it from whom, its origins, what disagrees.

    `names` are those of the articles in it, by id.
    """
    console = Console(highlight=False, soft_wrap=True)
    said = squeeze(trace.text)
    console.print(Text(said if said.startswith(OPENING_MARKS) else f"“{said}”", style="bold"))
    console.print(Text(_speaker(trace)))
    console.print(Text(f"{wording.count_origins(trace)} · {wording.say_first(trace)}", style="bold green"))
    for title, lines in (
        ("Prints", [f"{wording.say_print(found)}  {found.statement}" for found in trace.prints]),
        ("Who has it from whom", [wording.say_edge(edge, names, trace.reuses) for edge in trace.edges]),
        ("Origins", [wording.say_origin(origin) for origin in trace.origins]),
        ("Why not fewer or more", list(trace.reasons)),
        ("Circles", [wording.say_circle(circle, names) for circle in trace.circles]),
        ("What changed from print to print", [wording.say_mutation(each, names) for each in trace.mutations]),
        ("What disagrees", [*_clashes(trace, names)]),
    ):
        if lines:
            console.print(Text(f"  {title}", style="dim"))
            for line in lines:
                console.print(Text(f"    {line}"))
    console.print()


def _clashes(trace: Trace, names: dict[str, str]) -> Iterator[str]:
    """Values, days and statements that do not agree, a line each, each statement with its address."""
    yield from map(wording.say_disagreement, trace.disagreements)
    yield from map(wording.say_date_clash, trace.dates)
    for denial in trace.denials:
        yield f"{wording.say_denial(denial, names)}  {denial.statement}"


def _speaker(trace: Trace) -> str:
    if trace.speaker is None:
        return "who said it is not known"
    return f"said by {trace.speaker.name}{'' if trace.speaker.confidence >= SURE else '?'}"
