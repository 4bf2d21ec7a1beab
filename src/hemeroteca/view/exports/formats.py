"""The formats rows are written in: JSON lines and CSV, both in UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO, Literal

import msgspec

ExportFormat = Literal["jsonl", "csv"]


def write_jsonl(rows: Iterable[msgspec.Struct], stream: BinaryIO) -> int:
    """Each row as one line of JSON; the number of rows written."""
    count = 0
    encoder = msgspec.json.Encoder()
    for row in rows:
        stream.write(encoder.encode(row) + b"\n")
        count += 1
    return count


def write_csv(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct], stream: BinaryIO) -> int:
    """Rows of one `kind` as RFC 4180 has it, the header always there; the number of rows written.

    Unknown is an empty cell; lists and records are JSON in their cell. Cells are exact: a text that begins with `=` is
    left as it is, so import the file as text where a spreadsheet would take it for a formula.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(field.encode_name for field in msgspec.structs.fields(kind))
    count = 0
    for row in rows:
        writer.writerow(_cell(value) for value in msgspec.structs.astuple(row))
        count += 1
        _pour(buffer, stream)
    _pour(buffer, stream)
    return count


def _cell(value: object) -> str:
    """One value as a cell."""
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _pour(buffer: io.StringIO, stream: BinaryIO) -> None:
    """Move what is in the buffer to the stream."""
    stream.write(buffer.getvalue().encode())
    buffer.seek(0)
    buffer.truncate()
