"""`/entities` and `/entity/{id}`: whom the articles name, under which names and why, and what is said to be theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from fastapi import APIRouter, Query, Response

from hemeroteca.errors import AddressError
from hemeroteca.pipeline.entities import bring_up, date_said, entity_of
from hemeroteca.pipeline.identities import Apart, find_apart
from hemeroteca.records import Article, EntityKind, Event, Reading, TieKind
from hemeroteca.store import Alias, Archive, Circle, Entity, EntityList
from hemeroteca.view.addresses import place_path
from hemeroteca.view.notes import Note, cut_words, margin_notes
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render

ENTITIES_PER_PAGE = 40
STATEMENTS_PER_PAGE = 20
MOST_CIRCLES = 12
"""Outlets that are named; the rest are counted."""
MOST_DATED = 60
"""Articles, the newest, whose statements are looked through for days."""
LAST_PAGE = 5_000

TIE_WORDS: dict[TieKind, str] = {
    "spelling": "another spelling of",
    "initials": "initials, which fit only",
    "shorter": "leaves out a part of",
    "nickname": "a familiar form of",
    "stated": "given by an article as another name of",
    "surname": "a surname alone, in articles about one matter with",
    "person": "said by a person to be",
}
KIND_WORDS: dict[EntityKind, str] = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "outlet": "Outlet",
    "document": "Document",
    "unnamed": "Unnamed",
}
"""What a kind is called. It is what most articles' words make of a name, and may be wrong."""

router = APIRouter()


class EntitiesPage(msgspec.Struct, frozen=True, kw_only=True):
    """The list: those with most statements first, filtered by words of their names; `more` says that it goes on."""

    query: str
    found: EntityList
    number: int
    more: bool
    kinds: Mapping[EntityKind, str]


class NameRow(msgspec.Struct, frozen=True, kw_only=True):
    """A name of an entity: in words why it is one, and the pages of its first appearance and of the evidence."""

    alias: Alias
    says: str
    first: str
    evidence: str | None


class SaidRow(msgspec.Struct, frozen=True, kw_only=True):
    """One statement by the entity, where it was printed, and the name it has there."""

    article: Article
    words: str
    note: Note


class DatedRow(msgspec.Struct, frozen=True, kw_only=True):
    """Something that one of the statements dates, and the page of the words."""

    event: Event
    path: str


class EntityPage(msgspec.Struct, frozen=True, kw_only=True):
    """One entity: its names, what it says newest first, where, and what that dates; `number` counts pages from 1."""

    entity: Entity
    kind: str
    names: tuple[NameRow, ...]
    apart: tuple[Apart, ...]
    said: tuple[SaidRow, ...]
    circles: tuple[Circle, ...]
    more_circles: int
    dated: tuple[DatedRow, ...]
    number: int
    more: bool


@router.get("/entities")
def show_entities(archive: Opened, q: str = "", page: int = Query(default=1, ge=1, le=LAST_PAGE)) -> Response:
    """The entities of the archive, or those whose names hold some words."""
    return render("entities.html", entities_page(archive, q, page))


@router.get("/entity/{name_id}")
def show_entity(archive: Opened, name_id: str, page: int = Query(default=1, ge=1, le=LAST_PAGE)) -> Response:
    """The entity that a name belongs to."""
    return render("entity.html", entity_page(archive, name_id, page))


def entities_page(archive: Archive, query: str = "", number: int = 1) -> EntitiesPage:
    """The list's record."""
    bring_up(archive)
    start = (number - 1) * ENTITIES_PER_PAGE
    found = archive.naming.list_entities(query, ENTITIES_PER_PAGE, start)
    more = start + len(found.entries) < found.total
    return EntitiesPage(query=query, found=found, number=number, more=more, kinds=KIND_WORDS)


def entity_page(archive: Archive, name_id: str, number: int = 1) -> EntityPage:
    """One entity's record. Raises AddressError where the archive has no name of this id."""
    entity = entity_of(archive, name_id)
    place = archive.naming.entity_number(entity.entity) if entity else None
    if entity is None or place is None:
        raise AddressError(name_id, "no such name in this archive")
    said, start = archive.naming.said(place), (number - 1) * STATEMENTS_PER_PAGE
    circles = archive.naming.circles(place)
    return EntityPage(
        entity=entity,
        kind=KIND_WORDS[entity.kind],
        names=tuple(map(_name_row, entity.names)),
        apart=find_apart(archive, entity),
        said=tuple(_said_rows(archive, said[start : start + STATEMENTS_PER_PAGE])),
        circles=circles[:MOST_CIRCLES],
        more_circles=max(0, len(circles) - MOST_CIRCLES),
        dated=tuple(_dated_rows(archive, said)) if number == 1 else (),
        number=number,
        more=start + STATEMENTS_PER_PAGE < len(said),
    )


def _name_row(alias: Alias) -> NameRow:
    says = f"{TIE_WORDS[alias.why]} {alias.to}" if alias.why else ""
    evidence = place_path(alias.at) if alias.at and alias.why == "stated" else None
    return NameRow(alias=alias, says=says, first=place_path(alias.first), evidence=evidence)


def _said_rows(archive: Archive, said: Iterable[tuple[str, int]]) -> Iterable[SaidRow]:
    """Statements with the notes that their articles' pages have beside them."""
    opened: dict[str, tuple[Article, Reading, tuple[Note, ...]]] = {}
    for article_id, index in said:
        if article_id not in opened:
            article, reading = archive.article(article_id), archive.reading(article_id)
            if article is None or reading is None:
                continue
            notes = margin_notes(article, reading, archive.corrections(article=article_id))
            opened[article_id] = article, reading, notes
        article, reading, notes = opened[article_id]
        if index < len(notes):
            words = cut_words(article.text, reading.statements[index].content)
            note = msgspec.structs.replace(notes[index], inside=None)  # there are no numbers on this page
            yield SaidRow(article=article, words=words, note=note)


def _dated_rows(archive: Archive, said: Iterable[tuple[str, int]]) -> Iterable[DatedRow]:
    """What the statements of the newest articles date, in order of the days."""
    spoken: dict[str, set[int]] = {}
    for article_id, index in said:
        if article_id in spoken or len(spoken) < MOST_DATED:
            spoken.setdefault(article_id, set()).add(index)
    return (DatedRow(event=event, path=place_path(event.statement)) for event in date_said(archive, spoken))
