"""`hemeroteca collect SOURCE…`: takes clippings in, or shows how they would be cut."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
import msgspec

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS, complain
from hemeroteca.cli.cuts import print_cuts
from hemeroteca.cli.progress import progress_bar
from hemeroteca.cli.sources import clippings_of
from hemeroteca.errors import EXIT_BAD_INPUT, SourceError
from hemeroteca.pipeline import Filed, cut_clipping
from hemeroteca.pipeline.entities import name_articles
from hemeroteca.pipeline.stories import group_articles
from hemeroteca.records import Article, Clipping
from hemeroteca.view.wires import cut_line
from hemeroteca.workers.processes import default_jobs, file_all


@click.command("collect", help=VERBS["collect"])
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--dry-run", is_flag=True, help="Show the cuts and store nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per clipping on standard output.")
@click.option("--encoding", help="The encoding of text files that are not UTF-8, where you know it (windows-1252, …).")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read.  [default: one per processor]")
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], dry_run: bool, as_json: bool, encoding: str | None, jobs: int | None
) -> None:
    """Collect, cut, read, store and group; `-` is standard input. Exit code 2 where a source could not be taken in."""
    clippings = clippings_of(sources, encoding)
    if dry_run:
        failures = _show_cuts(clippings, as_json=as_json)
    else:
        with archive_of(ctx, create=True) as archive:
            with progress_bar("Collecting") as progress:
                results = file_all(archive, clippings, jobs or default_jobs(), progress)
                failures = _report(results, as_json=as_json)
            with progress_bar("Grouping into stories") as progress:
                group_articles(archive, progress)
            with progress_bar("Comparing names") as progress:
                name_articles(archive, progress)
    if failures:
        ctx.exit(EXIT_BAD_INPUT)


def _show_cuts(clippings: Iterable[Clipping | SourceError], *, as_json: bool) -> int:
    failures = 0
    for clipping in clippings:
        articles: tuple[Article, ...] = ()
        error = clipping if isinstance(clipping, SourceError) else None
        if isinstance(clipping, Clipping):
            try:
                articles = cut_clipping(clipping)
            except SourceError as caught:
                error = caught
        if as_json:
            media_type = clipping.media_type if isinstance(clipping, Clipping) else None
            sys.stdout.buffer.write(cut_line(clipping.origin, media_type, articles, [str(error)] if error else []))
            sys.stdout.buffer.flush()
        elif not error:
            print_cuts(clipping.origin, articles)
        if error:
            failures += 1
            complain(error)
    return failures


def _report(results: Iterable[object], *, as_json: bool) -> int:
    failures = 0
    for result in results:
        if isinstance(result, SourceError):
            failures += 1
            complain(result)
        elif isinstance(result, Filed) and as_json:
            line = {"clipping": result.clipping, "origin": result.origin, "new": result.new,
                    "articles": [article.id for article in result.articles]}  # fmt: skip
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
            sys.stdout.buffer.flush()
        elif isinstance(result, Filed):
            count = len(result.articles)
            what = f"{count} article{'' if count == 1 else 's'}" if result.new else "already filed"
            click.echo(f"{result.origin}: {what}")
    return failures
