"""`hemeroteca serve`: the web app on this machine."""

from __future__ import annotations

import click
import uvicorn

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.view.app import create_app


@click.command("serve", help=VERBS["serve"])
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port to listen on.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int) -> None:
    """Serve until Ctrl-C. The archive is made where there is none."""
    with archive_of(ctx, create=True):
        pass
    click.echo(f"hemeroteca: http://{host}:{port}/ (Ctrl-C ends it)", err=True)
    uvicorn.run(create_app(ctx.obj), host=host, port=port, log_level="warning", server_header=False)
