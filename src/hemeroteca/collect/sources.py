"""From what a person names (files, folders, standard input) to clippings; what cannot be taken is a value too."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from hemeroteca.collect.kinds import sniff_media_type, what_it_is
from hemeroteca.errors import (
    NoArticleError,
    SourceError,
    SourceNotFoundError,
    SourceTooLargeError,
    UnsupportedSourceError,
)
from hemeroteca.records import Clipping
from hemeroteca.text import fingerprint

STANDARD_INPUT = "-"
MEBIBYTE = 1024 * 1024


def collect_sources(
    sources: Iterable[str],
    *,
    collected: str,
    limit: int,
    encoding: str | None = None,
    standard_input: BinaryIO | None = None,
) -> Iterator[Clipping | SourceError]:
    """Each file named, found in a folder named (sorted, hidden ones left out), or piped in (`-`), as a clipping.

    An error is yielded in its place, so the rest of the batch goes on. `limit` is in bytes and is held against a
    file's size before it is opened; `collected` is an ISO 8601 time; `encoding` is one a person named.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            if standard_input is None:
                yield SourceNotFoundError(source, "nothing is piped in", hint="name a file, or pipe a text in")
                continue
            loaded = _load_stream(source, standard_input, limit)
            yield _to_clipping(source, loaded, collected, encoding)
            continue
        for path in _walk(source):
            if isinstance(path, SourceError):
                yield path
            else:
                yield _to_clipping(str(path), _load_file(path, limit), collected, encoding)


def clipping_from_bytes(
    content: bytes, *, origin: str, collected: str, media_type: str | None = None, encoding: str | None = None
) -> Clipping:
    """The clipping of some bytes; its kind is sniffed where none is given.

    Raises NoArticleError for no bytes at all and UnsupportedSourceError for bytes that are neither text nor HTML.

    >>> clipping_from_bytes(b"A text.", origin="pasted", collected="2025-11-16T10:00:00Z").media_type
    'text/plain'
    """
    if not content.strip():
        raise NoArticleError(origin, "is empty")
    looks_like = what_it_is(content)
    kind = media_type or sniff_media_type(content)
    if looks_like is not None or kind is None:
        raise UnsupportedSourceError(origin, f"is {looks_like or 'binary'}", hint="text and HTML are taken")
    return Clipping(
        id=fingerprint(content, size=16),
        content=content,
        media_type=kind,
        origin=origin,
        collected=collected,
        encoding=encoding,
    )


def check_size(origin: str, size: int, limit: int) -> None:
    """Raise SourceTooLargeError where `size` is over `limit`, both in bytes."""
    if size > limit:
        raise SourceTooLargeError(
            origin, f"is over {limit / MEBIBYTE:g} MB, the most that is taken in one piece", hint="split it"
        )


def _to_clipping(
    origin: str, loaded: bytes | SourceError, collected: str, encoding: str | None
) -> Clipping | SourceError:
    """The clipping, or the error that stands for it."""
    if isinstance(loaded, SourceError):
        return loaded
    try:
        return clipping_from_bytes(loaded, origin=origin, collected=collected, encoding=encoding)
    except SourceError as error:
        return error


def _walk(source: str) -> Iterator[Path | SourceError]:
    """The file named, or the files under the folder named in the order of their paths."""
    path = Path(source)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield _not_found(source, error)
        return
    if not is_folder:
        yield path
        return
    count = 0
    problems: list[OSError] = []
    for folder, names, files in os.walk(path, onerror=problems.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for problem in problems:
            yield _not_found(str(problem.filename), problem)
        count += len(problems)
        problems.clear()
        for name in sorted(files):
            if not name.startswith(".") and (Path(folder) / name).is_file():
                count += 1
                yield Path(folder) / name
    for problem in problems:
        yield _not_found(str(problem.filename), problem)
    if not count and not problems:
        yield NoArticleError(source, "is a folder without files")


def _load_file(path: Path, limit: int) -> bytes | SourceError:
    """A file's bytes; a file over the limit is not opened, and a pipe is read no further than the limit."""
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode):
            check_size(str(path), status.st_size, limit)
        with path.open("rb") as stream:
            return _load_stream(str(path), stream, limit)
    except SourceTooLargeError as error:
        return error
    except OSError as error:
        return _not_found(str(path), error)


def _load_stream(origin: str, stream: BinaryIO, limit: int) -> bytes | SourceError:
    """Everything a stream holds, or the error where that is more than the limit; one byte over it is read, no more."""
    try:
        content = stream.read(limit + 1)
        check_size(origin, len(content), limit)
    except SourceTooLargeError as error:
        return error
    except OSError as error:
        return _not_found(origin, error)
    return content


def _not_found(origin: str, error: OSError | ValueError) -> SourceNotFoundError:
    """What the system said, in words."""
    if isinstance(error, FileNotFoundError):
        return SourceNotFoundError(origin, "there is no such file or folder")
    if isinstance(error, PermissionError):
        return SourceNotFoundError(origin, "may not be read", hint="its permissions do not allow it")
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SourceNotFoundError(origin, f"cannot be read: {words}")
