"""What an article says of where it has a statement from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hemeroteca.records import EntityKind, Passer, Span
from hemeroteca.text import fold, words
from hemeroteca.trace.dossiers import Dossier, hull
from hemeroteca.trace.likeness import speakers_agree
from hemeroteca.trace.outlets import complete_outlet, load_outlet_lexicon, names_itself, same_outlet
from hemeroteca.trace.press import Press

NEAR = 1_000
"""Code points from one quotation of a speaker to the next within which they are taken for one interview: two or three
paragraphs. In a long article the same speaker is quoted again from elsewhere."""


NEAR_WORDS = 200
"""Code points on either side of a statement in which the rest of its sentence is looked for."""
SENTENCE_END = re.compile(r"[.!?…][”\"»’)]*\s|\n")
UNREAD = 0.8
"""Of the confidence that is left where a name stands beside a statement and the reader made no link of it."""
LONGEST_WORD = 24
LONGEST_ARTICLE = 4
"""Code points of "The " or "Las " before a name."""


class Cited(NamedTuple):
    """An outlet that is named as the one that passed a statement on; `evidence` is the address of the words.

    `confidence` is the reader's in the statement, less where only the archive knows the name for an outlet's.
    """

    name: str
    evidence: str
    confidence: float


class Claim(NamedTuple):
    """The chain of outlets that an article names for a statement, nearest to the article first.

    `first_hand` where the article says that its own outlet was told; an empty chain otherwise says nothing.
    """

    chain: tuple[Cited, ...]
    first_hand: bool


def read_claim(dossier: Dossier, number: int, press: Press) -> Claim:
    """The chain that an article names for one of its statements.

    It is read from the statement's `via`, from the statements it is nested in, and from a speaker that is an outlet.
    Where there is nothing, a quotation has the chain of the quotations by the same speaker right before it ("told
    Axios" is written once for a row of them). `press` are outlets, whatever the reader took them for.
    """
    own = _read_own_claim(dossier, number, press)
    statements = dossier.reading.statements
    last = statements[number]
    if own.chain or own.first_hand or last.manner == "indirect":
        return own
    for earlier in range(number - 1, -1, -1):
        statement = statements[earlier]
        if hull(last.content).start - hull(statement.content).end > NEAR:
            break
        if statement.manner != "indirect" and speakers_agree(last.speaker, statement.speaker):
            claim = _read_own_claim(dossier, earlier, press)
            if claim.chain or claim.first_hand:
                return claim
            last = statement
    return own


def _read_own_claim(dossier: Dossier, number: int, press: Press) -> Claim:
    chain: list[Cited] = []
    itself = False
    confidence = dossier.reading.statements[number].confidence
    passers = [*_passers(dossier, number, press)]
    if not passers:
        passers, confidence = [*_named_beside(dossier, number, press)], confidence * UNREAD
    for name, evidence in passers:
        full = complete_outlet(name, dossier.outlet_names)
        if names_itself(name) or same_outlet(full, dossier.article.outlet):
            itself = True
        elif not any(same_outlet(full, cited.name) for cited in chain):
            chain.append(Cited(full, evidence, round(confidence, 3)))
    chain.reverse()
    return Claim(tuple(chain), first_hand=itself and not chain)


def find_passers(dossier: Dossier, number: int, press: Press) -> tuple[Passer, ...]:
    """Who passed a statement on as its print says, nearest to the speaker first, each once.

    Those the reader gives it, then the outlets that report the statements it is nested in.
    """
    statement = dossier.reading.statements[number]
    passers = [Passer(name=via.name, kind=via.kind) for via in statement.via]
    if statement.parent is not None and 0 <= statement.parent < number:
        reported = (name for name, _ in _passers(dossier, statement.parent, press))
        passers += [Passer(name=name, kind="outlet") for name in reported]
    distinct: list[Passer] = []
    for passer in passers:
        if not any(same_outlet(passer.name, other.name) for other in distinct):
            distinct.append(passer)
    return tuple(distinct)


def _passers(dossier: Dossier, number: int, press: Press) -> Iterator[tuple[str, str]]:
    """The outlets that passed a statement on, nearest to its speaker first, with the address of the words."""
    seen: set[int] = set()
    at: int | None = number
    statements = dossier.reading.statements
    while at is not None and at not in seen and 0 <= at < len(statements):
        seen.add(at)
        statement = statements[at]
        speaker = statement.speaker
        spelled = _spelled(dossier, statement.source[0], press) if len(statement.source) == 1 else None
        if spelled or (speaker is not None and is_outlet(speaker.name, speaker.kind, press)):
            name = spelled or (speaker.name if speaker else "")
            yield name, dossier.address(hull(statement.source or statement.content))
        for via in statement.via:
            spelled = _spelled(dossier, via.span, press)
            if spelled or is_outlet(via.name, via.kind, press):
                yield spelled or via.name, dossier.address(via.span)
        at = statement.parent


def _spelled(dossier: Dossier, span: Span, press: Press) -> str | None:
    """The outlet of the archive whose name some words are, or a piece of it: "Bridges" of "The Three Bridges"."""
    for place, name in dossier.outlets_of(press):
        if span.start < place.end and place.start - LONGEST_ARTICLE <= span.start and span.end <= place.end:
            return name
    return None


def _named_beside(dossier: Dossier, number: int, press: Press) -> Iterator[tuple[str, str]]:
    """The outlets of the archive in the sentence of a statement, with a word that ties them: "said on Luna".

    Outside what is said and who says it, and in no other statement: what the reader could not know to be an outlet.
    """
    statement = dossier.reading.statements[number]
    places = dossier.outlets_of(press)
    if not places:
        return
    around = _sentence_of(dossier.text, hull((*sorted((*statement.source, *statement.cue, *statement.content)),)))
    taken = [span for other in dossier.reading.statements for span in (*other.content, *other.source)]
    ties = load_outlet_lexicon().ties
    for place, name in places:
        if not (around.start <= place.start and place.end <= around.end):
            continue
        if any(span.start <= place.start < span.end for span in taken):
            continue
        before = words(dossier.text[around.start : place.start])
        if before and before[-1] in load_outlet_lexicon().articles:
            before = before[:-1]
        after = words(dossier.text[place.end : around.end][:LONGEST_WORD])[:1]
        if (before and before[-1] in ties) or (after and after[0] in load_outlet_lexicon().passing):
            yield name, dossier.address(place)


def _sentence_of(text: str, span: Span) -> Span:
    """The sentence or sentences that a span stands in, no farther than `NEAR_WORDS` on either side."""
    low, high = max(0, span.start - NEAR_WORDS), min(len(text), span.end + NEAR_WORDS)
    start = max((match.end() for match in SENTENCE_END.finditer(text, low, span.start)), default=low)
    end = SENTENCE_END.search(text, max(span.start, span.end - 1), high)
    return Span(start, end.start() if end else high)


def is_outlet(name: str, kind: EntityKind, press: Press) -> bool:
    """Whether a name is an outlet's: the reader says so, or the archive has articles of it; a platform is none."""
    if fold(name) in load_outlet_lexicon().platforms and not press.knows(name):
        return False
    return kind == "outlet" or (kind == "organisation" and press.knows(name))
