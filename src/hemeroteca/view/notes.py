"""What stands in the margin beside a statement: who said it, via whom, with which hedge, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from hemeroteca.records import Article, Correction, EntityKind, Manner, Polarity, Reading, Spans, Speaker
from hemeroteca.settings import SURE
from hemeroteca.text import fold, squeeze
from hemeroteca.trace.appearances import name_place
from hemeroteca.view.addresses import statement_address, statement_path

Sureness = Literal["sure", "question", "none", "human"]

HUMAN: Sureness = "human"
NOT_NAMED = "source not named"
NO_IDS: Mapping[tuple[str, bool], str] = {}


class Known(NamedTuple):
    """What the notes of an article share: its reading, the corrections of speakers by quote, the ids of its names."""

    reading: Reading
    spoken: dict[str, str]
    ids: Mapping[tuple[str, bool], str]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One margin note.

    `number` counts the statements of the article from 1; `speaker` is in words, with a question mark where the reader
    is not sure, and `guess` the bare name for a form to start from. `via` leaves out the printing outlet itself: then
    the statement is `first_hand`. `inside` is the number of the statement that holds this one. `correction` is the id
    of the person's word the speaker rests on, so that it can be undone; `entity` is the speaker's page across articles.
    """

    number: int
    address: str
    path: str
    anchor: str
    speaker: str
    guess: str
    sureness: Sureness
    kind: EntityKind | None
    cue: str
    manner: Manner
    polarity: Polarity
    via: tuple[str, ...]
    first_hand: bool
    hedges: tuple[str, ...]
    inside: int | None
    correction: str | None
    entity: str | None = None


def margin_notes(
    article: Article,
    reading: Reading,
    corrections: Sequence[Correction] = (),
    ids: Mapping[tuple[str, bool], str] = NO_IDS,
) -> tuple[Note, ...]:
    """A note for each statement, in the reading's order; a note's place is its statement's index.

    `ids` are those of the article's names, by which speakers lead to their entities.
    Their numbers go by the text: where two begin together, the one that goes on longer comes first.
    """
    text = article.text
    spoken = {correction.quote: correction.id for correction in corrections if correction.field == "speaker"}
    starts = [min((span.start for span in statement.content), default=0) for statement in reading.statements]
    ends = [max((span.end for span in statement.content), default=0) for statement in reading.statements]
    ordered = sorted(range(len(starts)), key=lambda index: (starts[index], -ends[index]))
    numbers = {index: number for number, index in enumerate(ordered, start=1)}
    known = Known(reading, spoken, ids)
    return tuple(_note(article, text, (numbers, index), known) for index in range(len(reading.statements)))


def speaker_words(speaker: Speaker | None, source: str = "") -> tuple[str, Sureness]:
    """A speaker in words, and how sure: below `settings.SURE` it is a question.

    Where nobody is resolved, the words of the `source` ("they") are asked about, and without any it is not named.

    >>> speaker_words(Speaker(name="Ana Roldán", kind="person", confidence=0.5))
    ('Ana Roldán?', 'question')
    """
    if speaker is None:
        return (f"{source}?", "question") if source else (NOT_NAMED, "none")
    return (speaker.name, "sure") if speaker.confidence >= SURE else (f"{speaker.name}?", "question")


def cut_words(text: str, spans: Spans) -> str:
    """The words at some spans, an ellipsis between pieces that are apart."""
    return " … ".join(squeeze(text[span.start : span.end]) for span in spans)


def _note(article: Article, text: str, numbered: tuple[dict[int, int], int], known: Known) -> Note:
    """The note of one statement, whose index comes with the numbers of all."""
    numbers, index = numbered
    reading, spoken, ids = known
    statement = reading.statements[index]
    address = statement_address(article.id, statement.content)
    _, _, place = address.partition("#")
    start, end = (int(edge) for edge in place.split("-"))
    correction = spoken.get(text[start:end])
    if correction:
        speaker, sureness = (statement.speaker.name if statement.speaker else NOT_NAMED), HUMAN
    else:
        speaker, sureness = speaker_words(statement.speaker, cut_words(text, statement.source))
    passed = [via.name for via in statement.via if fold(via.name) != fold(article.outlet or "")]
    return Note(
        number=numbers[index],
        address=address,
        path=statement_path(address),
        anchor=f"s{place}",
        speaker=speaker,
        guess=statement.speaker.name if statement.speaker else "",
        sureness=sureness,
        kind=statement.speaker.kind if statement.speaker else None,
        cue=cut_words(text, statement.cue),
        manner=statement.manner,
        polarity=statement.polarity,
        via=tuple(dict.fromkeys(passed)),
        first_hand=len(passed) < len(statement.via),
        hedges=tuple(cut_words(text, (reading.hedges[hedge].span,)) for hedge in statement.hedges),
        inside=None if statement.parent is None else numbers[statement.parent],
        correction=correction,
        entity=_entity_path(statement.speaker, ids),
    )


def _entity_path(speaker: Speaker | None, ids: Mapping[tuple[str, bool], str]) -> str | None:
    """The page of a speaker across articles, where the archive has the name."""
    place = name_place(speaker.name, speaker.kind) if speaker else None
    name_id = ids.get(place) if place else None
    return f"/entity/{name_id}" if name_id else None
