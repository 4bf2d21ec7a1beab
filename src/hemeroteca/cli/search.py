"""`hemeroteca search QUERY`: articles and statements by words and fields."""

from __future__ import annotations

import sys
from typing import get_args

import click
import msgspec
from rich.console import Console
from rich.text import Text

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.store import Hit, HitKind, HitOrder, SearchPage


@click.command("search", help=VERBS["search"])
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@click.option("--in", "kind", type=click.Choice(get_args(HitKind)), default="statements", show_default=True)
@click.option("--sort", type=click.Choice(get_args(HitOrder)), default="relevance", show_default=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per hit on standard output.")
@click.pass_context
def command(
    ctx: click.Context, query: tuple[str, ...], kind: HitKind, sort: HitOrder, limit: int, as_json: bool
) -> None:
    """Words are joined by AND; "phrases", OR, NOT, ( ) and pref* work; fields: see the list in the README."""
    with archive_of(ctx) as archive:
        page = archive.search(" ".join(query), kind=kind, sort=sort, limit=limit)
        if as_json:
            for hit in page.hits:
                sys.stdout.buffer.write(msgspec.json.encode(hit) + b"\n")
        else:
            _print(page)


def _print(page: SearchPage) -> None:

    console = Console(highlight=False, soft_wrap=True)
    for hit in page.hits:
        console.print(Text.assemble((hit.title or hit.article, "bold"), ("  " + hit.address, "dim")))
        console.print(Text("  " + _whence(hit), style="dim"))
        snippet = Text("  ")
        for words, marked in hit.snippet:
            snippet.append(" ".join(words.split("\n")), style="bold yellow" if marked else "")
        console.print(snippet)
        console.print()
    shown = len(page.hits)
    console.print(
        Text(
            f"{'more than ' if page.has_more else ''}{page.total} found"
            + (f", {shown} shown" if shown < page.total else ""),
            style="dim",
        )
    )


def _whence(hit: Hit) -> str:
    said = [f"said by {hit.speaker}"] if hit.speaker else []
    said += [f"via {', '.join(hit.via)}"] if hit.via else []
    return " · ".join([hit.outlet or "outlet not named", hit.published or "date not known", *said])
