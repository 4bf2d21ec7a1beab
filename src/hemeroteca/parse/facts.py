"""What each line of a page says about itself, before anything is decided."""

from __future__ import annotations

import re

import msgspec

from hemeroteca.parse.addresses import AddressLine, parse_address_line
from hemeroteca.parse.bylines import MAX_BYLINE, Byline, parse_byline
from hemeroteca.parse.dates import FoundDate
from hemeroteca.parse.furniture import FurnitureKind, classify_furniture
from hemeroteca.parse.lines import Line

SHORT = 400
"""Characters. Longer lines are prose and nothing else is asked of them."""
PROSE_WORDS = 16
"""A line of more words that ends as a sentence does is prose too; bylines and furniture have no full stop."""
WORD = re.compile(r"\w")
BULLET = re.compile(r"(?:[-–—*•◦▪‣·♦►»>]|\(?\d{1,3}[.)]|[a-z]\))\s+\S")
OPENING_QUOTES = '"“”„«»‘‹'
CLOSING_QUOTES = '"“”»«’›'


EPIGRAPH = re.compile(r"[\"“„«‘][^\n]{8,280}[\"”“»’][.,]?\s*(?:[—–―-]|\()\s*[^\W\d_].{2,80}")
"""Words in quotation marks with a dash and a name after them."""


class Fact(msgspec.Struct, frozen=True):
    """One line and what can be read from it alone."""

    line: Line
    words: int
    byline: Byline | None = None
    address: AddressLine | None = None
    furniture: FurnitureKind | None = None

    @property
    def date(self) -> FoundDate | None:
        """The date of a line that holds nothing else."""
        byline = self.byline
        return byline.date if byline and not byline.authors and not byline.outlet else None

    @property
    def is_plain(self) -> bool:
        """Whether it may be title, deck or body: no address, no furniture, no sure byline."""
        return self.address is None and self.furniture is None and not (self.byline and self.byline.is_sure)

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as prose: it ends as a sentence does, or is too long for anything else."""
        return self.line.ends_sentence or len(self.line.text) > SHORT


def is_epigraph(text: str) -> bool:
    """Whether a line is a saying with whose it is."""
    return len(text) <= SHORT and text[0] in OPENING_QUOTES and EPIGRAPH.fullmatch(text) is not None


def is_attribution(text: str) -> bool:
    """Whether a line is a dash and whose words stand above it."""
    return text[0] in "—–―" and len(text) <= MAX_BYLINE


def find_facts(lines: list[Line], tier: int = 0) -> list[Fact]:
    """The facts of every line; `tier` says in how many languages months are known."""
    return [_find_fact(line, tier) for line in lines]


def _find_fact(line: Line, tier: int) -> Fact:
    words = len(line.text.split())
    if len(line.text) > SHORT or (words > PROSE_WORDS and line.ends_sentence):
        return Fact(line, words, address=parse_address_line(line.text) if words == 1 else None)
    address = parse_address_line(line.text)
    furniture = classify_furniture(line.text) if address is None else None
    byline = parse_byline(line.text, tier) if address is None and len(line.text) <= MAX_BYLINE else None
    if byline and not byline.is_sure and is_attribution(line.text):
        byline = None
    if furniture == "posted" and byline and byline.date and not byline.authors:
        furniture = None if byline.date.start == 0 and byline.date.end == len(line.text) else furniture
    return Fact(line, words, byline, address, furniture)
