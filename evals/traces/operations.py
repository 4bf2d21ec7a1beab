"""What happens to an article on its way: each operation takes a body and gives another, and changes nothing else."""

from __future__ import annotations

import random
from collections.abc import Collection

from msgspec.structs import replace

from evals.traces.texts import SYNONYMS, Body, Passage

SMALL_EDITS = 0.15
"""How many of the words that have a synonym an editor exchanges in an article that is otherwise printed as it came."""
RETOLD = 0.5
EXCERPT_PARTS = 3


def edit_words(body: Body, rng: random.Random, share: float = SMALL_EDITS) -> Body:
    """Some words exchanged for their synonyms."""

    def edit(passage: Passage) -> Passage:
        picks = tuple(1 - pick if rng.random() < share else pick for pick in passage.picks)
        return replace(passage, picks=picks)

    return replace(body, passages=tuple(map(edit, body.passages)))


def excerpt(body: Body, parts: Collection[int]) -> Body:
    """Only some of its parts, and of the rest as many as make it an excerpt of three."""
    kept = set(parts)
    for passage in body.passages:
        if len(kept) < EXCERPT_PARTS:
            kept.add(passage.part)
    return replace(body, passages=tuple(passage for passage in body.passages if passage.part in kept))


def rewrite(body: Body, rng: random.Random, share: float = RETOLD) -> Body:
    """A share of the parts told anew, clauses turned round and verbs in another voice; synonyms in all the others."""
    count = round(share * len(body.passages))
    retold = set(rng.sample(range(len(body.passages)), count))

    def rework(at: int, passage: Passage) -> Passage:
        if at not in retold:
            return replace(passage, picks=tuple(1 - pick for pick in passage.picks))
        text = body.piece.part[passage.part].again
        return Passage(passage.part, again=True, picks=(0,) * len(SYNONYMS.findall(text)))

    return replace(body, passages=tuple(rework(at, passage) for at, passage in enumerate(body.passages)))


def change_number(body: Body) -> Body:
    """The other figure in place of the first."""
    return replace(body, value=body.piece.values[1])


def drop_hedge(body: Body) -> Body:
    """What was said with a hedge, said without."""
    return replace(body, hedged=False)


def name_day(body: Body, when: str) -> Body:
    """The day named in another way: by its date instead of its weekday, or as yesterday."""
    return replace(body, when=when)
