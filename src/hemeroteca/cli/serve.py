"""`hemeroteca serve`: the web app on this machine."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import click
import uvicorn

from hemeroteca.cli.archives import archive_of
from hemeroteca.cli.command import VERBS
from hemeroteca.view.app import create_app


@click.command("serve", help=VERBS["serve"])
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; browsers must use this name."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free one.")
@click.option("--idle", type=click.IntRange(1), metavar="MINUTES", help="End after so long without a visit.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int, idle: int | None) -> None:
    """Serve until Ctrl-C. The archive is made where there is none."""
    with archive_of(ctx, create=True):
        pass
    try:
        listening = socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        raise click.UsageError(f"port {port} on {host}: {error.strerror or error} (another one: --port)") from error
    app = Visited(create_app(ctx.obj, hosts=(host,)))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    if idle:
        threading.Thread(target=_end_when_idle, args=(server, app, idle * 60.0), daemon=True).start()
    click.echo(f"hemeroteca: http://{host}:{listening.getsockname()[1]}/ (Ctrl-C ends it)", err=True)
    server.run(sockets=[listening])


class Visited:
    """An ASGI app that remembers when it was last asked something."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.last = time.monotonic()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on."""
        self.last = time.monotonic()
        await self.app(scope, receive, send)


def _end_when_idle(server: uvicorn.Server, app: Visited, seconds: float) -> None:
    while not server.should_exit:
        time.sleep(min(5.0, seconds))
        server.should_exit = server.should_exit or time.monotonic() - app.last > seconds
