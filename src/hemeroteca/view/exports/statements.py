"""`export statements`: one row per attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from hemeroteca.records import Filing, HedgeKind, Manner, Polarity, Reading, Span, Spans, Speaker, Via
from hemeroteca.store import Archive
from hemeroteca.view.addresses import statement_address, statement_words


class HedgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A hedge written out: its words, and where they and what they cover stand."""

    text: str
    span: Span
    kind: HedgeKind
    scope: Span


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its address and its words; spans point into the text of `article`.

    `parent` is its parent's place among the statements of the article, as in `read`; `within` is the parent's address.
    """

    statement: str
    article: str
    text: str
    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    speaker: Speaker | None
    via: tuple[Via, ...]
    parent: int | None
    within: str | None
    hedges: tuple[HedgeRow, ...]
    polarity: Polarity
    confidence: float


def statement_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[StatementRow]:
    """The row of each statement whose address `keep` wants."""
    for filing in archive.filings():
        text = filing.article.text
        for index, statement in enumerate(filing.reading.statements):
            address = statement_address(filing.article.id, statement.content)
            if statement.content and keep(address):
                yield _row(filing, text, index)


def _row(filing: Filing, text: str, index: int) -> StatementRow:
    """One statement as a row."""
    reading, article = filing.reading, filing.article.id
    statement = reading.statements[index]
    parent = None if statement.parent is None else reading.statements[statement.parent]
    return StatementRow(
        statement=statement_address(article, statement.content),
        article=article,
        text=statement_words(text, statement.content),
        source=statement.source,
        cue=statement.cue,
        content=statement.content,
        manner=statement.manner,
        speaker=statement.speaker,
        via=statement.via,
        parent=statement.parent,
        within=statement_address(article, parent.content) if parent else None,
        hedges=tuple(_hedge_row(reading, text, hedge) for hedge in statement.hedges),
        polarity=statement.polarity,
        confidence=statement.confidence,
    )


def _hedge_row(reading: Reading, text: str, index: int) -> HedgeRow:
    """One of a statement's hedges, written out."""
    hedge = reading.hedges[index]
    return HedgeRow(text=text[hedge.span.start : hedge.span.end], span=hedge.span, kind=hedge.kind, scope=hedge.scope)
