"""Everything hemeroteca raises, in one tree.

HemerotecaError
├── SourceError            a thing that cannot be collected
│   ├── SourceNotFoundError
│   ├── SourceTooLargeError
│   ├── UnsupportedSourceError
│   ├── SourceEncodingError
│   └── NoArticleError
├── ArchiveError           an archive that cannot be used
│   ├── NotAnArchiveError
│   ├── NewerArchiveError
│   ├── ArchiveLockedError
│   └── ArchiveFullError
├── QueryError             a search that cannot be understood
├── CorrectionError        a correction that fits nothing
├── AddressError           an address that leads nowhere
├── ModelError             the trained network cannot be loaded
└── InputError             a line of input that is not as agreed

Each carries its facts as attributes and a `hint`, what to do about it. `str(error)` is one line that names the thing
and the place. Exit codes and HTTP statuses stand in the tables at the end.
"""

from __future__ import annotations


class HemerotecaError(Exception):
    """The root: `message` says what is wrong and where, `hint` what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Facts and all, so that an error travels between processes."""
        return _revive, (type(self), self.args, self.__dict__)


def _revive(kind: type[HemerotecaError], args: tuple[object, ...], facts: dict[str, object]) -> HemerotecaError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(facts)
    return error


class SourceError(HemerotecaError):
    """A source that could not be collected; `origin` names it."""

    def __init__(self, origin: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{origin}: {message}", hint=hint)
        self.origin = origin


class SourceNotFoundError(SourceError):
    """A path that is not there or cannot be opened."""


class SourceTooLargeError(SourceError):
    """A source over the size that is taken in one piece."""


class UnsupportedSourceError(SourceError):
    """Bytes of a kind that no parser takes."""


class SourceEncodingError(SourceError):
    """Bytes that are not text in the encoding they should be in; the message names the byte."""


class NoArticleError(SourceError):
    """A source in which no article was found."""


class ArchiveError(HemerotecaError):
    """An archive that could not be used; `path` names it."""

    def __init__(self, path: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{path}: {message}", hint=hint)
        self.path = path


class NotAnArchiveError(ArchiveError):
    """A file that is no archive of hemeroteca."""


class NewerArchiveError(ArchiveError):
    """An archive written by a newer version."""


class ArchiveLockedError(ArchiveError):
    """An archive that another program holds."""


class ArchiveFullError(ArchiveError):
    """No room on the disk, or a limit reached, while writing."""


class QueryError(HemerotecaError):
    """A query that cannot be understood; `position` is the code point in `query` where it goes wrong."""

    def __init__(self, query: str, position: int, message: str, *, hint: str = "") -> None:
        super().__init__(f"query, character {position + 1}: {message}", hint=hint)
        self.query = query
        self.position = position

    def pointer(self) -> str:
        """The query with a caret under the character, two lines."""
        return f"{self.query}\n{' ' * self.position}^"


class CorrectionError(HemerotecaError):
    """A correction that cannot be made or undone."""


class AddressError(HemerotecaError):
    """An address (`article` or `article#start-end`) that leads nowhere in this archive; `address` names it."""

    def __init__(self, address: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{address}: {message}", hint=hint)
        self.address = address


class ModelError(HemerotecaError):
    """The weights of the reader, or the library that runs them, cannot be loaded on this machine."""


class InputError(HemerotecaError):
    """A line of input that is not as agreed; the message names file and line."""


EXIT_OK = 0
EXIT_BUG = 1
EXIT_BAD_INPUT = 2

HTTP_STATUS: dict[type[HemerotecaError], int] = {
    AddressError: 404,
    ArchiveFullError: 507,
    ArchiveLockedError: 503,
    ArchiveError: 500,
    ModelError: 500,
    HemerotecaError: 400,
}


def http_status(error: HemerotecaError) -> int:
    """The status of the nearest class in the table."""
    return next(HTTP_STATUS[kind] for kind in type(error).__mro__ if kind in HTTP_STATUS)
