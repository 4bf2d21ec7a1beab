"""Records ⇄ one SQLite file; search."""

from hemeroteca.store.answers import Counts, Day, DayEntry, Hit, HitKind, HitOrder, SearchPage, Segments
from hemeroteca.store.archive import Archive, open_archive
from hemeroteca.store.query_fields import QUERY_FIELDS, QueryField
from hemeroteca.store.siblings import Days

__all__ = [
    "QUERY_FIELDS",
    "Archive",
    "Counts",
    "Day",
    "DayEntry",
    "Days",
    "Hit",
    "HitKind",
    "HitOrder",
    "QueryField",
    "SearchPage",
    "Segments",
    "open_archive",
]
