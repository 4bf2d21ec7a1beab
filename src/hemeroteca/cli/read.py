"""`hemeroteca read [FILE…]`: reads text without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from hemeroteca.cli.command import VERBS, complain
from hemeroteca.cli.readings import print_reading
from hemeroteca.cli.sources import clippings_of
from hemeroteca.errors import EXIT_BAD_INPUT, InputError, SourceError, SourceNotFoundError
from hemeroteca.pipeline import cut_clipping
from hemeroteca.read import read_article
from hemeroteca.records import Article, Draft
from hemeroteca.view.wires import draft_line
from hemeroteca.workers.processes import read_all


@click.command("read", help=VERBS["read"])
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--jsonl", is_flag=True, help="FILE holds one JSON object per line: id, text, title, language, published, outlet."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per article on standard output.")
@click.option("--encoding", help="The encoding of text files that are not UTF-8, where you know it.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read, with --jsonl."
)
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], jsonl: bool, as_json: bool, encoding: str | None, jobs: int
) -> None:
    """Read files, or standard input where none is named. Exit code 2 where a line or a file could not be read."""
    problems: list[InputError | SourceError] = []
    if jsonl:
        _read_lines(files or ("-",), jobs, problems)
    else:
        _read_files(files or ("-",), encoding, problems, as_json=as_json)
    if problems:
        ctx.exit(EXIT_BAD_INPUT)


def _read_lines(files: tuple[str, ...], jobs: int, problems: list[InputError | SourceError]) -> None:

    for draft, reading in read_all(_drafts(files, problems), jobs):
        sys.stdout.buffer.write(draft_line(draft, reading))
    sys.stdout.buffer.flush()


def _drafts(files: tuple[str, ...], problems: list[InputError | SourceError]) -> Iterator[Draft]:

    decoder = msgspec.json.Decoder(Draft)
    for name, number, line in _numbered(files, problems):
        try:
            yield decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            _note(InputError(f"{name}, line {number}: {error}", hint='a line is {"id": "…", "text": "…"}'), problems)


def _numbered(files: tuple[str, ...], problems: list[InputError | SourceError]) -> Iterator[tuple[str, int, bytes]]:
    for name in files:
        try:
            stream = _open(name)
        except OSError as error:
            _note(SourceNotFoundError(name, (error.strerror or "cannot be opened").lower()), problems)
            continue
        with stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    yield name, number, line


def _open(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


def _read_files(
    files: tuple[str, ...], encoding: str | None, problems: list[InputError | SourceError], *, as_json: bool
) -> None:

    for article in _articles(files, encoding, problems):
        reading = read_article(article)
        if as_json:
            sys.stdout.buffer.write(draft_line(Draft(id=article.id, text=article.text), reading))
            sys.stdout.buffer.flush()
        else:
            print_reading(article, reading)


def _articles(
    files: tuple[str, ...], encoding: str | None, problems: list[InputError | SourceError]
) -> Iterator[Article]:

    for clipping in clippings_of(files, encoding):
        if isinstance(clipping, SourceError):
            _note(clipping, problems)
            continue
        try:
            yield from cut_clipping(clipping)
        except SourceError as error:
            _note(error, problems)


def _note(problem: InputError | SourceError, problems: list[InputError | SourceError]) -> None:
    problems.append(problem)
    complain(problem)
