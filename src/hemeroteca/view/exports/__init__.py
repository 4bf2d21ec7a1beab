"""The archive as rows for other programs: one file per kind of row, one for the formats they are written in."""

from hemeroteca.view.exports.formats import ExportFormat, write_csv, write_jsonl
from hemeroteca.view.exports.writing import ROWS, Export, ExportKind, export_rows, write_export

__all__ = [
    "ROWS",
    "Export",
    "ExportFormat",
    "ExportKind",
    "export_rows",
    "write_csv",
    "write_export",
    "write_jsonl",
]
