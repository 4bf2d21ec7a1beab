"""Statements of a text: attributions of its sentences joined over sentence and paragraph.

Direct speech goes on: a quotation that follows in the same paragraph has the speaker of the one before it; one that
opens again in the next paragraph continues it; what stands after "X said:" at the end of a paragraph is what X said.
What is inside a quotation is read again on its own, for what the speaker says that others said. All of that is done by
rules; in English the network's attributions stand, and the rules mend them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hemeroteca.read.quotes import Quotation, find_quotations
from hemeroteca.read.sentences import paragraphs, split_sentences
from hemeroteca.read.statements.agreement import LANGUAGE, agree
from hemeroteca.read.statements.attributions import Attribution, is_bare_clause, read_unit
from hemeroteca.read.statements.trained import read_words
from hemeroteca.read.tokens import Unit, make_units
from hemeroteca.records import Span, Spans

MOST_PIECES = 200
"""Pieces of one statement's content: a speech printed in full has a few dozen paragraphs."""


class Passage(msgspec.Struct, frozen=True):
    """What all rules of this module look at: a text with its paragraphs, sentences and quotations."""

    text: str
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


def find_statements(text: str, language: str, sentences: Sequence[Span] | None = None) -> list[Attribution]:
    """The attributions of a text in order of their first characters, nested ones after the one they stand in.

    `sentences` are those of `split_sentences`, where they are known already.
    """
    passage = Passage(
        text,
        language,
        tuple(paragraphs(text)),
        tuple(sentences) if sentences is not None else split_sentences(text, language),
        find_quotations(text),
    )
    return read_passage(passage)


def read_passage(passage: Passage) -> list[Attribution]:
    """The attributions of a passage that has been cut into sentences and quotations."""
    found = [attribution for attribution in _read_by_rules(passage) if attribution.content]
    if passage.language == LANGUAGE:
        trained = read_words(passage.text, passage.sentences, passage.quotations)
        found = agree(passage.text, trained, found, passage.sentences, passage.quotations)
    return sorted(found, key=lambda a: (_start(a), -_end(a)))


def _read_by_rules(passage: Passage) -> list[Attribution]:
    """What the rules find, unit by unit."""
    units = _joined(make_units(passage.text, passage.paragraphs, passage.sentences, passage.quotations), passage)
    found: list[Attribution] = []
    speech = _Speech(passage)
    for unit in units:
        attributions = read_unit(unit, passage.language)
        attributions = speech.follow(unit, attributions, found)
        found.extend(attributions)
    return found


def _start(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.cue, *attribution.content))


def _end(attribution: Attribution) -> int:
    return max(span.end for span in (*attribution.cue, *attribution.content))


def _joined(units: Sequence[Unit], passage: Passage) -> list[Unit]:
    """The units, with a bare "X said." joined to the quotation it stands after."""
    out: list[Unit] = []
    for unit in units:
        last = out[-1] if out else None
        if (
            last is not None
            and last.paragraph == unit.paragraph
            and last.tokens
            and last.tokens[-1].kind == "quote"
            and is_bare_clause(unit, passage.language)
        ):
            out[-1] = Unit(unit.text, last.tokens + unit.tokens, unit.paragraph, last.quotations + unit.quotations)
        else:
            out.append(unit)
    return out


class _Speech:
    """Follows direct speech from unit to unit."""

    def __init__(self, passage: Passage) -> None:
        self.continued = {q.span.start for q in passage.quotations if q.continues}
        self.unclosed = {q.span.start for q in passage.quotations if not q.closed}
        self.paragraph = -1
        self.speaking: int | None = None
        """Index of the attribution whose direct speech may go on."""
        self.announced: int | None = None
        """Index of the attribution whose content is still to come."""
        self.waiting: list[Span] = []
        """Pieces of an unclosed quotation whose speaker may come in a later paragraph."""
        self.block = -1
        """The paragraph that is a block quotation, all of it."""

    def follow(self, unit: Unit, attributions: list[Attribution], found: list[Attribution]) -> list[Attribution]:
        """The attributions of the unit, its other quotations added to whom they belong."""
        if unit.paragraph == self.block and self.speaking is not None:
            _lengthen(found, self.speaking, unit.tokens[-1].end)
            return []
        begins = unit.paragraph != self.paragraph
        self.paragraph = unit.paragraph
        taken = [span for a in attributions for span in a.content]
        free = [q.span for q in unit.quotations if not any(s.start <= q.span.start < s.end for s in taken)]
        if self.announced is not None:
            return self._announced(unit, attributions, found, free)
        if begins and free and free[0].start in self.continued and self.speaking is not None:
            _extend(found, self.speaking, free[:1])
            free = free[1:]
        elif begins and not self._only_quotes(unit):
            self.speaking = None
        if free and unit.tokens[0].start == free[0].start and self.speaking is not None:
            _extend(found, self.speaking, [free[0]])
        elif free and free[-1].start in self.unclosed:
            self.waiting = [*self.waiting[-MOST_PIECES:], free[-1]]
        attributions = self._claim_waiting(attributions)
        for place, attribution in enumerate(attributions):
            if attribution.manner != "indirect" and attribution.content:
                self.speaking = len(found) + place
            if attribution.lemma == ":" and not unit.headline and attribution.manner == "indirect":
                self.block, self.speaking = unit.paragraph, len(found) + place
            if attribution.open_ended or (unit.tokens[-1].lower == ":" and attribution is attributions[-1]):
                self.announced = len(found) + place
        return attributions

    def _only_quotes(self, unit: Unit) -> bool:
        """Whether a unit is nothing but quotations."""
        return all(token.kind == "quote" for token in unit.tokens)

    def _claim_waiting(self, attributions: list[Attribution]) -> list[Attribution]:
        """Gives unclosed pieces before a quotation that continues them to that quotation's speaker."""
        if not self.waiting or not attributions:
            return attributions
        first = attributions[0]
        if first.content and first.content[0].start in self.continued:
            content = (*self.waiting, *first.content)
            self.waiting = []
            return [msgspec.structs.replace(first, content=content), *attributions[1:]]
        return attributions

    def _announced(
        self, unit: Unit, attributions: list[Attribution], found: list[Attribution], free: list[Span]
    ) -> list[Attribution]:
        """The unit after "X said:": its quotations, or, without any, all of it, are what X said."""
        index, self.announced = self.announced, None
        assert index is not None
        if unit.quotations and unit.tokens[0].kind == "quote":
            if free and free[0].start == unit.tokens[0].start:
                _extend(found, index, free[:1])
                self.speaking = index
            return attributions
        if unit.quotations or not found[index].open_ended:
            return attributions
        _extend(found, index, [Span(unit.tokens[0].start, unit.tokens[-1].end)], manner_direct=True)
        self.block, self.speaking = unit.paragraph, index
        return []


def _lengthen(found: list[Attribution], index: int, end: int) -> None:
    """Moves the end of an attribution's last piece of content."""
    content = found[index].content
    content = (*content[:-1], Span(content[-1].start, end))
    found[index] = msgspec.structs.replace(found[index], content=content)


def _extend(found: list[Attribution], index: int, spans: Sequence[Span], *, manner_direct: bool = False) -> None:
    """Adds content to an attribution, as long as it is one that a newspaper would print."""
    attribution = found[index]
    if len(attribution.content) >= MOST_PIECES:
        return
    content: Spans = (*attribution.content, *spans)
    manner = attribution.manner
    if manner_direct or not attribution.content:
        manner = "direct"
    elif manner == "indirect":
        manner = "mixed"
    found[index] = msgspec.structs.replace(attribution, content=content, manner=manner)
