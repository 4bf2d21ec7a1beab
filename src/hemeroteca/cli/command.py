"""`hemeroteca [--archive FILE] VERB`: finds the verb, turns errors into one line and an exit code.

A verb's file is imported when the verb is called, so that `--help` answers at once.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import NoReturn

import click

from hemeroteca import __version__
from hemeroteca.errors import EXIT_BAD_INPUT, HemerotecaError, QueryError
from hemeroteca.settings import default_archive

VERBS = {
    "collect": "Take in files, folders or standard input; --dry-run shows the cuts and stores nothing.",
    "read": "Read text without an archive: who said what, according to whom.",
    "search": "Find articles and statements by words and fields.",
    "trace": "Follow a statement: who printed it, who cites whom, how many origins, what disagrees.",
    "correct": "Put a person's word over the machine's: a field, a speaker, a cut; --undo takes it back.",
    "remove": "Take a clipping or an article out for good.",
    "serve": "Run the web app on this machine.",
    "export": "Write articles, statements, quantities, times or edges as JSON Lines or CSV.",
}


class Verbs(click.Group):
    """Loads a verb's module when it is called, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which they are needed."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, from the file of its name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"hemeroteca.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with what each does, without loading any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--archive", type=click.Path(path_type=Path), help="The archive, one file.  [default: in your data folder]"
)
@click.version_option(__version__, prog_name="hemeroteca")
@click.pass_context
def command(ctx: click.Context, archive: Path | None) -> None:
    """A press-clippings archive that reads its articles: who said what, according to whom, who printed it first."""
    ctx.obj = archive or default_archive()


def main() -> NoReturn:
    """Run the command; bad input ends in one line on standard error and exit code 2, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace")
    try:
        command(standalone_mode=True)
    except HemerotecaError as error:
        complain(error)
        sys.exit(EXIT_BAD_INPUT)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(EXIT_BAD_INPUT)
    sys.exit(0)


def complain(error: HemerotecaError) -> None:
    """One clear line on standard error; a query that goes wrong gets a caret under the character."""
    if isinstance(error, QueryError):
        click.echo(error.pointer(), err=True)
    click.secho(f"hemeroteca: {error}", err=True, fg="red")
