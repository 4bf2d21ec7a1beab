"""`export entities`: one row per person, organisation, place or outlet that the archive names, with all its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hemeroteca.pipeline.entities import entities
from hemeroteca.store import Archive, Entity


def entity_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[Entity]:
    """The entities that an article names whose id `keep` wants; an entity is its own row."""
    for entity in entities(archive):
        number = archive.naming.entity_number(entity.entity)
        if number is not None and any(map(keep, archive.naming.articles(number))):
            yield entity
