"""The archive as rows for other programs: one file per kind of row, one for the formats they are written in."""

from hemeroteca.view.exports.formats import ExportFormat, write_csv, write_jsonl
from hemeroteca.view.exports.writing import ROWS, ExportKind, export, export_rows

__all__ = [
    "ROWS",
    "ExportFormat",
    "ExportKind",
    "export",
    "export_rows",
    "write_csv",
    "write_jsonl",
]
