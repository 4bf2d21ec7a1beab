"""The margin: who said it, via whom, with which hedge, and how sure that is."""

from __future__ import annotations

import msgspec
import pytest

from hemeroteca.records import Article, Block, Correction, Hedge, Reading, Span, Speaker, Statement, Via
from hemeroteca.settings import SURE
from hemeroteca.view.notes import NOT_NAMED, margin_notes, speaker_words

ARTICLE = Article(
    id="00112233445566aa",
    clipping="c",
    blocks=(Block(kind="paragraph", text="It may rain, Ana Roldán told the Post, citing the Ledger."),),
    span=Span(0, 57),
    outlet="The Harbour Post",
)
STATEMENT = Statement(
    source=(Span(13, 23),),
    cue=(Span(24, 28),),
    content=(Span(0, 11),),
    manner="indirect",
    speaker=Speaker(name="Ana Roldán", kind="person", confidence=0.95),
    via=(
        Via(name="The Harbour Ledger", kind="outlet", span=Span(46, 56)),
        Via(name="the harbour post", kind="outlet", span=Span(29, 37)),
    ),
    hedges=(0,),
    confidence=0.9,
)
HEDGE = Hedge(span=Span(3, 6), kind="doubt", scope=Span(3, 11))


def test_a_note_names_the_speaker_the_chain_and_the_hedge():
    """The printing outlet in its own chain is no link of it: the statement is first-hand."""
    (note,) = margin_notes(ARTICLE, Reading(language="en", version="1", statements=(STATEMENT,), hedges=(HEDGE,)))
    assert (note.number, note.speaker, note.sureness, note.cue) == (1, "Ana Roldán", "sure", "told")
    assert (note.via, note.first_hand, note.hedges) == (("The Harbour Ledger",), True, ("may",))
    assert (note.address, note.path) == ("00112233445566aa#0-11", "/statement/00112233445566aa/0-11")


@pytest.mark.parametrize(
    ("speaker", "source", "shown"),
    [
        (Speaker(name="Ana Roldán", kind="person", confidence=SURE), "she", ("Ana Roldán", "sure")),
        (Speaker(name="Ana Roldán", kind="person", confidence=SURE - 0.01), "she", ("Ana Roldán?", "question")),
        (None, "they", ("they?", "question")),
        (None, "", (NOT_NAMED, "none")),
    ],
)
def test_a_doubtful_speaker_is_a_question_and_none_is_said_to_be_none(speaker, source, shown):
    """Doubt is shown as doubt, at the threshold of the settings."""
    assert speaker_words(speaker, source) == shown


def test_a_speaker_that_a_person_named_is_marked_and_can_be_undone():
    """The note carries the correction's id."""
    correction = Correction(
        id="k1", article=ARTICLE.id, field="speaker", value="Ana Roldán", made="2026-03-15", quote="It may rain"
    )
    reading = Reading(language="en", version="1", statements=(STATEMENT,), hedges=(HEDGE,))
    (note,) = margin_notes(ARTICLE, reading, [correction])
    assert (note.sureness, note.correction) == ("human", "k1")


def test_notes_are_numbered_as_the_text_runs():
    """Whatever order the reader found them in; the outer statement before the one it holds."""
    outer = Statement(source=(), cue=(), content=(Span(0, 30),), manner="indirect")
    inner = Statement(source=(), cue=(), content=(Span(0, 11),), manner="indirect", parent=2)
    late = Statement(source=(), cue=(), content=(Span(40, 50),), manner="indirect")
    notes = margin_notes(ARTICLE, Reading(language="en", version="1", statements=(late, inner, outer)))
    assert [note.number for note in notes] == [3, 2, 1]
    assert notes[1].inside == 1


def test_a_person_can_say_that_nobody_is_named():
    """Then the reader's source words are not asked about again."""
    correction = Correction(
        id="k1", article=ARTICLE.id, field="speaker", value=None, made="2026-03-15", quote="It may rain"
    )
    unnamed = msgspec.structs.replace(STATEMENT, speaker=None)
    reading = Reading(language="en", version="1", statements=(unnamed,), hedges=(HEDGE,))
    (note,) = margin_notes(ARTICLE, reading, [correction])
    assert (note.speaker, note.sureness) == (NOT_NAMED, "human")
