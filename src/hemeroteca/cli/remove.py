"""`hemeroteca remove ADDRESS`: takes a clipping or an article out for good."""

from __future__ import annotations

import sys

import click

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.pipeline import remove


@click.command("remove", help=VERBS["remove"])
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def command(ctx: click.Context, addresses: tuple[str, ...], yes: bool) -> None:
    """ADDRESS is the id of a clipping or of an article: its bytes and all that was derived from it go."""
    with archive_of(ctx) as archive:
        for address in addresses:
            if not yes and sys.stdin.isatty():
                click.confirm(f"Remove {address} for good?", abort=True)
            for went in remove(archive, address):
                click.echo(f"removed: {went}")
