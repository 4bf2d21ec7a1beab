"""Articles written to derive others from, with their variants marked, and how a body of them is spelled out.

In `en.toml` and `es.toml` a part of a piece has its words twice: `text`, and `again`, the same told anew by hand. In
both, `[a|b]` are two words for one thing, `<a|b>` is a hedge and what stands there without it, `{n}` is the one figure
that a derivation may change, `{when}` the day, in whatever way an article names it. `said` are the piece's statements:
quotations, a figure somebody gives, something said with a hedge; their words stand in a part, letter for letter.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")
SYNONYMS = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
HEDGED = re.compile(r"<([^|>]*)\|([^>]*)>")

SaidKind = Literal["quote", "figure", "doubt"]


class Part(msgspec.Struct, frozen=True):
    """One paragraph, in two tellings."""

    text: str
    again: str


class Said(msgspec.Struct, frozen=True):
    """A statement of a piece: `who` introduces the speaker, `words` are what is said, as marked as a part."""

    kind: SaidKind
    who: str
    name: str
    words: str

    def ask(self, value: int) -> str:
        """Words to find it by, with its figure: its longest run that stands there hedged or not."""
        return max(HEDGED.split(self.words)[::3], key=len).strip().replace("{n}", str(value))


class Piece(msgspec.Struct, frozen=True):
    """One base article: what happened on a day, and what may be said about it besides."""

    slug: str
    place: str
    day: str
    counted: str
    values: tuple[int, int]
    titles: tuple[str, ...]
    asides: tuple[str, ...]
    part: tuple[Part, ...]
    said: tuple[Said, ...]
    language: str = ""

    def part_of(self, number: int) -> int:
        """In which part a statement stands."""
        words = self.said[number].words
        return next(at for at, part in enumerate(self.part) if words in part.text)


class Passage(msgspec.Struct, frozen=True):
    """A part as an article has it: in which telling, and which of each two synonyms."""

    part: int
    again: bool
    picks: tuple[int, ...]


class Body(msgspec.Struct, frozen=True):
    """The prose of an article that descends from a piece; `value` is the figure, `when` how the day is named."""

    piece: Piece
    passages: tuple[Passage, ...]
    value: int
    hedged: bool
    when: str

    def holds(self, number: int) -> bool:
        """Whether a statement of the piece stands in it."""
        return self.piece.part_of(number) in {passage.part for passage in self.passages}

    def paragraphs(self) -> list[str]:
        """Its paragraphs, spelled out."""
        return [self._spell(passage) for passage in self.passages]

    def _spell(self, passage: Passage) -> str:
        part = self.piece.part[passage.part]
        picks = iter(passage.picks)
        text = SYNONYMS.sub(lambda found: found[next(picks) + 1], part.again if passage.again else part.text)
        return spell(text, self.value, hedged=self.hedged).replace("{when}", self.when)


def spell(marked: str, value: int, *, hedged: bool) -> str:
    """Words with their figure, hedged or not."""
    return HEDGED.sub(r"\1" if hedged else r"\2", marked).replace("{n}", str(value))


def first_body(piece: Piece, when: str) -> Body:
    """A piece as it was written."""
    passages = tuple(
        Passage(at, again=False, picks=(0,) * len(SYNONYMS.findall(part.text))) for at, part in enumerate(piece.part)
    )
    return Body(piece, passages, piece.values[0], hedged=True, when=when)


@cache
def load_pieces() -> tuple[Piece, ...]:
    """All base articles, English ones first."""
    found = []
    for language in LANGUAGES:
        table = tomllib.loads((HERE / f"{language}.toml").read_text("utf-8"))
        pieces = msgspec.convert(table["piece"], tuple[Piece, ...])
        found += [msgspec.structs.replace(piece, language=language) for piece in pieces]
    return tuple(found)
