"""`/article/{id}`: the reading page, with each statement marked and its note in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec
from fastapi import APIRouter, Response

from hemeroteca.errors import AddressError
from hemeroteca.pipeline.overlaps import overlaps_of
from hemeroteca.records import Article, BlockKind, Correction, Doubt, Reading, Span
from hemeroteca.store import Archive
from hemeroteca.text import parse_address, squeeze
from hemeroteca.trace.wording import say_reuse
from hemeroteca.view.addresses import place_path
from hemeroteca.view.front import clipped_from
from hemeroteca.view.notes import Note, margin_notes
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render
from hemeroteca.view.segments import Segment, cut_segments

FIELDS = (
    ("title", "the title"),
    ("deck", "the deck"),
    ("authors", "the authors"),
    ("outlet", "the outlet"),
    ("published", "the day it was published"),
    ("posted", "the day it was posted"),
    ("url", "the address"),
    ("language", "the language"),
    ("split", "two articles in one: split"),
    ("join", "part of the one before: join"),
)
"""What a person can correct on the whole article, with the words of the form, in its order."""

MOST_SHARED = 12
"""Articles with text in common that are named; the export has them all."""

router = APIRouter()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One block with the notes of the statements that begin in it."""

    kind: BlockKind
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


class SharedText(msgspec.Struct, frozen=True, kw_only=True):
    """Another article that shares text with this one: how, and the pages of the longest passage in both."""

    outlet: str
    title: str
    published: str | None
    says: str
    here: str
    there: str


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """The reading page.

    `title` and `deck` are the blocks that say what the article's fields say, so that statements in headlines are
    marked, with their `headnotes`; where a person corrected the field they are `None`, and the blocks stand among the
    `rows`. `notes` is by statement. `clipped` says where every copy came from, the first filed first. `human` names
    the fields that rest on a person's word.
    """

    article: Article
    title: Row | None
    deck: Row | None
    headnotes: tuple[Note, ...]
    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    doubts: tuple[Doubt, ...]
    clipped: tuple[str, ...]
    corrections: tuple[Correction, ...]
    human: frozenset[str]
    shared: tuple[SharedText, ...] = ()
    fields: tuple[tuple[str, str], ...] = FIELDS


@router.get("/article/{article_id}")
def show_article(archive: Opened, article_id: str, at: str = "") -> Response:
    """One article; `at` is a span to point at, `start-end`."""
    parsed = parse_address(f"{article_id}#{at}")
    return render("article.html", article_page(archive, article_id, Span(*parsed[1:]) if parsed else None))


def article_page(archive: Archive, article_id: str, pointed: Span | None = None) -> ArticlePage:
    """The page's record. Raises AddressError where there is no such article."""
    article = archive.article(article_id)
    if article is None:
        raise AddressError(article_id, "no such article in this archive")
    reading = archive.reading(article_id) or Reading(language=article.language, version="")
    corrections = standing_corrections(archive, article)
    notes = margin_notes(article, reading, corrections, archive.naming.ids(article_id))
    rows = page_rows(article, reading, notes, pointed)
    title = _headline(rows, "title", article.title)
    deck = _headline(rows, "deck", article.deck)
    places = (article, *archive.copies(article_id))
    return ArticlePage(
        article=article,
        title=title,
        deck=deck,
        headnotes=tuple(note for row in (title, deck) if row for note in row.notes),
        rows=tuple(row for row in rows if row is not title and row is not deck),
        notes=notes,
        doubts=(*article.doubts, *reading.doubts),
        clipped=tuple(dict.fromkeys(clipped_from(archive, place) for place in places)),
        corrections=corrections,
        human=frozenset(correction.field for correction in corrections if correction.article == article_id),
        shared=tuple(_shared_texts(archive, article_id)),
    )


def _shared_texts(archive: Archive, article_id: str) -> Iterator[SharedText]:
    """What the article shares with others, most first."""
    for reuse in islice(overlaps_of(archive, article_id), MOST_SHARED):
        mine = reuse.article == article_id
        other = archive.article(reuse.source if mine else reuse.article)
        if other is not None:
            passages = (reuse.passage, reuse.source_passage) if mine else (reuse.source_passage, reuse.passage)
            yield SharedText(
                outlet=other.outlet or "outlet not known",
                title=other.title or "Without a title",
                published=other.published,
                says=say_reuse(reuse),
                here=place_path(passages[0]),
                there=place_path(passages[1]),
            )


def standing_corrections(archive: Archive, article: Article) -> tuple[Correction, ...]:
    """What people said about an article, and about those of its clipping that were joined away, to be undone here."""
    ours = archive.corrections(article=article.id)
    near = archive.corrections(clipping=article.clipping)
    return (*ours, *(each for each in near if each.field == "join" and archive.article(each.article) is None))


def page_rows(
    article: Article, reading: Reading, notes: tuple[Note, ...], pointed: Span | None = None
) -> tuple[Row, ...]:
    """Each block with its segments and the notes of the statements that open in it, in the order of the text."""
    cut = cut_segments(article.blocks, reading.statements, reading.hedges, pointed)
    return tuple(
        Row(
            kind=block.kind,
            segments=segments,
            notes=tuple(notes[index] for segment in segments for index in segment.opens),
        )
        for block, segments in zip(article.blocks, cut, strict=True)
    )


def _headline(rows: tuple[Row, ...], kind: BlockKind, field: str | None) -> Row | None:
    """The first block of a kind, where its words are those of the article's field."""
    row = next((row for row in rows if row.kind == kind), None)
    said = squeeze("".join(segment.text for segment in row.segments)) if row else None
    return row if said is not None and said == squeeze(field or "") else None
