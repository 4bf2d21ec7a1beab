"""What an article says of where it has a statement from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hemeroteca.records import EntityKind, Passer
from hemeroteca.trace.citations import namings_near
from hemeroteca.trace.dossiers import Dossier, hull
from hemeroteca.trace.likeness import speakers_agree
from hemeroteca.trace.outlets import complete_outlet, names_itself, outlet_keys, same_outlet

NEAR = 1_000
"""Code points from one quotation of a speaker to the next within which they are taken for one interview: two or three
paragraphs. In a long article the same speaker is quoted again from elsewhere."""

CITED, INHERITED = 0.95, 0.8
"""A citation in the statement's own words, and one that stands with another quotation of the same speaker."""


class Cited(NamedTuple):
    """An outlet that is named as the one that passed a statement on; `evidence` is the address of the words."""

    name: str
    evidence: str
    confidence: float = CITED


class Claim(NamedTuple):
    """The chain of outlets that an article names for a statement, nearest to the article first.

    `first_hand` where the article says that its own outlet was told; an empty chain otherwise says nothing.
    """

    chain: tuple[Cited, ...]
    first_hand: bool


def read_claim(dossier: Dossier, number: int, known: frozenset[str]) -> Claim:
    """The chain that an article names for one of its statements.

    It is read from the statement's `via`, from the statements it is nested in, and from a speaker that is an outlet.
    Where there is nothing, a quotation has the chain of the quotations by the same speaker right before it ("told
    Axios" is written once for a row of them), and at last what the sentences around it name as the
    source. `known` are the keys of outlets, whatever the reader took them for.
    """
    claim = _read_told_claim(dossier, number, known)
    return claim if claim.chain or claim.first_hand else _read_named_claim(dossier, number, known)


def _read_told_claim(dossier: Dossier, number: int, known: frozenset[str]) -> Claim:
    own = _read_own_claim(dossier, number, known)
    statements = dossier.reading.statements
    last = statements[number]
    if own.chain or own.first_hand or last.manner == "indirect":
        return own
    for earlier in range(number - 1, -1, -1):
        statement = statements[earlier]
        if hull(last.content).start - hull(statement.content).end > NEAR:
            break
        if statement.manner != "indirect" and speakers_agree(last.speaker, statement.speaker):
            claim = _read_own_claim(dossier, earlier, known)
            if claim.chain or claim.first_hand:
                chain = tuple(cited._replace(confidence=INHERITED) for cited in claim.chain)
                return claim._replace(chain=chain)
            last = statement
    return own


def _read_own_claim(dossier: Dossier, number: int, known: frozenset[str]) -> Claim:
    chain: list[Cited] = []
    itself = False
    for name, evidence in _passers(dossier, number, known):
        full = complete_outlet(name, dossier.outlet_names)
        if names_itself(name) or same_outlet(full, dossier.article.outlet):
            itself = True
        elif not any(same_outlet(full, cited.name) for cited in chain):
            chain.append(Cited(full, evidence))
    chain.reverse()
    return Claim(tuple(chain), first_hand=itself and not chain)


def _read_named_claim(dossier: Dossier, number: int, known: frozenset[str]) -> Claim:
    """What the sentences around a statement name as its source, or the article as the source of the story."""
    statement = dossier.reading.statements[number]
    spans = (*statement.source, *statement.cue, *statement.content)
    chain: list[Cited] = []
    itself = False
    for naming, confidence in namings_near(dossier.namings(known), spans):
        full = complete_outlet(naming.name, dossier.outlet_names)
        if names_itself(full) or same_outlet(full, dossier.article.outlet):
            itself = True
        elif not any(same_outlet(full, cited.name) for cited in chain):
            chain.append(Cited(full, dossier.address(naming.span), confidence))
    return Claim(tuple(chain[:1]), first_hand=itself and not chain)


def find_passers(dossier: Dossier, number: int, known: frozenset[str]) -> tuple[Passer, ...]:
    """Who passed a statement on as its print says, nearest to the speaker first, each once.

    Those the reader gives it, then the outlets that report the statements it is nested in.
    """
    statement = dossier.reading.statements[number]
    passers = [Passer(name=via.name, kind=via.kind) for via in statement.via]
    if statement.parent is not None and 0 <= statement.parent < number:
        reported = (name for name, _ in _passers(dossier, statement.parent, known))
        passers += [Passer(name=name, kind="outlet") for name in reported]
    distinct: list[Passer] = []
    for passer in passers:
        if not any(same_outlet(passer.name, other.name) for other in distinct):
            distinct.append(passer)
    return tuple(distinct)


def _passers(dossier: Dossier, number: int, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The outlets that passed a statement on, nearest to its speaker first, with the address of the words."""
    seen: set[int] = set()
    at: int | None = number
    statements = dossier.reading.statements
    while at is not None and at not in seen and 0 <= at < len(statements):
        seen.add(at)
        statement = statements[at]
        speaker = statement.speaker
        if speaker is not None and is_outlet(speaker.name, speaker.kind, known):
            yield speaker.name, dossier.address(hull(statement.source or statement.content))
        for via in statement.via:
            if is_outlet(via.name, via.kind, known):
                yield via.name, dossier.address(via.span)
        at = statement.parent


def is_outlet(name: str, kind: EntityKind, known: frozenset[str]) -> bool:
    """Whether a name is an outlet's: the reader says so, or the archive has articles of it."""
    return kind == "outlet" or (kind == "organisation" and not outlet_keys(name).isdisjoint(known))
