"""`hemeroteca read [FILE…]`: reads text without an archive."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from hemeroteca.cli.command import VERBS, complain
from hemeroteca.cli.readings import print_reading
from hemeroteca.cli.sources import clippings_of
from hemeroteca.errors import EXIT_BAD_INPUT, InputError, NoArticleError, SourceError, SourceNotFoundError
from hemeroteca.parse import decode_clipping
from hemeroteca.pipeline import cut_clipping
from hemeroteca.read import read_article
from hemeroteca.records import Article, Block, Clipping, Draft, Span
from hemeroteca.text import fingerprint
from hemeroteca.view.wires import draft_line
from hemeroteca.workers.processes import read_all

SURROGATE = re.compile("[\ud800-\udfff]")


@click.command("read", help=VERBS["read"])
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--jsonl", is_flag=True, help="FILE holds one JSON object per line: id, text, title, language, published, outlet."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per article on standard output.")
@click.option("--encoding", help="The encoding of text files that are not UTF-8, where you know it.")
@click.option("--language", metavar="CODE", help="The language of the files (en, es, …), where you know it.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read, with --jsonl."
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    jsonl: bool,
    as_json: bool,
    encoding: str | None,
    language: str | None,
    jobs: int,
) -> None:
    """Read files, or standard input where none is named. Exit code 2 where a line or a file could not be read."""
    problems: list[InputError | SourceError] = []
    if jsonl:
        _read_lines(files or ("-",), jobs, problems)
    else:
        _read_articles(_articles(files or ("-",), encoding, problems), language, as_json=as_json)
    if problems:
        ctx.exit(EXIT_BAD_INPUT)


def _read_lines(files: tuple[str, ...], jobs: int, problems: list[InputError | SourceError]) -> None:

    for draft, reading in read_all(_drafts(files, problems), jobs):
        sys.stdout.buffer.write(draft_line(draft, reading))
    sys.stdout.buffer.flush()


def _drafts(files: tuple[str, ...], problems: list[InputError | SourceError]) -> Iterator[Draft]:

    for name, number, line in _numbered(files, problems):
        try:
            yield _draft(line)
        except (msgspec.DecodeError, ValueError) as error:
            _note(InputError(f"{name}, line {number}: {error}", hint='a line is {"id": "…", "text": "…"}'), problems)


def _draft(line: bytes) -> Draft:
    """The draft of a line; half a surrogate pair, which JSON can carry and text cannot, becomes U+FFFD in its place."""
    try:
        return msgspec.json.decode(line, type=Draft)
    except msgspec.DecodeError:
        if b"\\u" not in line:
            raise
        whole = SURROGATE.sub("\ufffd", json.dumps(json.loads(line), ensure_ascii=False))
        return msgspec.json.decode(whole.encode(), type=Draft)


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


def _read_articles(sources: Iterator[Article], language: str | None, *, as_json: bool) -> None:
    for found in sources:
        article = msgspec.structs.replace(found, language=language) if language else found
        reading = read_article(article)
        if as_json:
            draft = Draft(id=article.id, text=article.text)
            sys.stdout.buffer.write(draft_line(draft, reading, with_text=True))
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
        except NoArticleError as error:
            text = decode_clipping(clipping).strip()
            if text and clipping.media_type == "text/plain":
                yield _as_it_is(clipping, text)
            else:
                _note(error, problems)
        except SourceError as error:
            _note(error, problems)


def _as_it_is(clipping: Clipping, text: str) -> Article:
    """A text too short to be cut, a sentence or two, as an article of one paragraph each."""
    blocks = tuple(Block(kind="paragraph", text=part.strip()) for part in text.split("\n\n") if part.strip())
    return Article(id=fingerprint("words", text), clipping=clipping.id, blocks=blocks, span=Span(0, len(text)))


def _note(problem: InputError | SourceError, problems: list[InputError | SourceError]) -> None:
    problems.append(problem)
    complain(problem)
