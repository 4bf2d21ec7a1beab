"""The part of an archive that knows names: which articles have them, and which mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

import apsw

from hemeroteca.records import Appearance, Name, Tie
from hemeroteca.store import entities, names
from hemeroteca.store.answers import Alias, Circle, EntityEntry, EntityList

Turn = Callable[[], AbstractContextManager[apsw.Connection]]


class Names:
    """The names of an archive; it takes turns with whoever else uses it, and writes in its transactions."""

    def __init__(self, asking: Turn, writing: Turn) -> None:
        """`asking` gives the connection to read, `writing` to write."""
        self._asking = asking
        self._writing = writing

    def unnamed(self) -> tuple[str, ...]:
        """The ids of all articles whose names are not kept yet, in order of filing."""
        with self._asking() as connection:
            return names.load_unnamed(connection)

    def put_appearances(self, article_id: str, appearances: Sequence[Appearance]) -> None:
        """Keep the names of an article; those that may be others' spellings are compared again."""
        with self._writing() as connection:
            names.put_appearances(connection, article_id, appearances)

    def unsettled(self, limit: int) -> tuple[str, ...]:
        """Some of the blocks of names that are to be compared again."""
        with self._asking() as connection:
            return names.load_unsettled(connection, limit)

    def unsettle(self, numbers: Iterable[int]) -> None:
        """Have the entities of some names found again."""
        with self._writing() as connection:
            names.unsettle(connection, numbers)

    def block(self, block: str) -> tuple[Name, ...]:
        """The names of a block."""
        with self._asking() as connection:
            return names.load_block(connection, block)

    def put_ties(self, block: str, ties: Sequence[Tie]) -> set[int]:
        """Keep the ties of a block in the place of those it had; answers whose entities are to be found again."""
        with self._writing() as connection:
            return names.put_ties(connection, block, ties)

    def kin(self, numbers: Iterable[int]) -> set[int]:
        """Some names with all that were, or are now by a tie, of the same entities."""
        with self._asking() as connection:
            return names.load_kin(connection, numbers)

    def ties(self, numbers: Iterable[int]) -> list[Tie]:
        """The ties from some names to others with higher numbers."""
        with self._asking() as connection:
            return names.load_ties(connection, numbers)

    def put_entities(self, bound: Iterable[Sequence[int]]) -> None:
        """Say which names are one entity."""
        with self._writing() as connection:
            for numbers in bound:
                names.put_entity(connection, numbers)

    def numbers(self, keys: Sequence[str], article: str | None = None) -> tuple[int, ...]:
        """The numbers of the names with one of some keys: of surnames alone only those of an article."""
        with self._asking() as connection:
            return entities.load_numbers(connection, keys, article)

    def entity_number(self, name: str | int) -> int | None:
        """The number of the entity that a name belongs to, which is given by its id or its number."""
        with self._asking() as connection:
            return entities.load_entity_number(connection, name)

    def name_id(self, number: int) -> str | None:
        """The id of the name of this number."""
        with self._asking() as connection:
            return entities.load_name_id(connection, number)

    def articles(self, number: int) -> tuple[str, ...]:
        """The ids of the articles that have an entity, in order of time."""
        with self._asking() as connection:
            return entities.load_articles(connection, number)

    def ids(self, article: str) -> dict[tuple[str, bool], str]:
        """The ids of the names of an article, by their keys and whether they are a surname alone."""
        with self._asking() as connection:
            return entities.load_ids(connection, article)

    def entry(self, number: int) -> EntityEntry | None:
        """The entity of this number, as in a list."""
        with self._asking() as connection:
            return entities.load_entry(connection, number)

    def members(self, number: int) -> dict[int, Alias]:
        """The names of an entity by their numbers, without what ties them."""
        with self._asking() as connection:
            return entities.load_members(connection, number)

    def list_entities(self, words: str = "", limit: int = -1, offset: int = 0) -> EntityList:
        """Entities, those with most statements first, one of whose names holds some words."""
        with self._asking() as connection:
            return entities.load_entities(connection, words, limit, offset)

    def said(self, number: int) -> tuple[tuple[str, int], ...]:
        """What an entity says, newest first: ids of articles and indices of statements."""
        with self._asking() as connection:
            return entities.load_said(connection, number)

    def circles(self, number: int) -> tuple[Circle, ...]:
        """The outlets that name an entity, those with most statements by it first."""
        with self._asking() as connection:
            return entities.load_circles(connection, number)
