"""Records ⇄ one SQLite file; search."""

from hemeroteca.store.answers import (
    Alias,
    Circle,
    Counts,
    Day,
    DayEntry,
    Entity,
    EntityEntry,
    EntityList,
    Hit,
    HitKind,
    HitOrder,
    SearchPage,
    Segments,
)
from hemeroteca.store.archive import Archive, open_archive
from hemeroteca.store.query_fields import QUERY_FIELDS, QueryField

__all__ = [
    "QUERY_FIELDS",
    "Alias",
    "Archive",
    "Circle",
    "Counts",
    "Day",
    "DayEntry",
    "Entity",
    "EntityEntry",
    "EntityList",
    "Hit",
    "HitKind",
    "HitOrder",
    "QueryField",
    "SearchPage",
    "Segments",
    "open_archive",
]
