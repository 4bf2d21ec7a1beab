"""Records ⇄ one SQLite file; search."""

from hemeroteca.store.answers import Counts, Day, DayEntry, Hit, HitKind, HitOrder, SearchPage, Segments
from hemeroteca.store.archive import Archive, open_archive

__all__ = [
    "Archive",
    "Counts",
    "Day",
    "DayEntry",
    "Hit",
    "HitKind",
    "HitOrder",
    "SearchPage",
    "Segments",
    "open_archive",
]
