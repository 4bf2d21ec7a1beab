"""Where an article says that its words are from: wire datelines, agency signatures, lines such as "first published in".

Two stages ask: `parse` finds the credits of an article, `trace` asks whom each names. What credits a photographer, a
translator or an editor names no source, and neither does a reporter's name: a hand is credited, not where the words
were printed before.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from hemeroteca.records import BLOCK_SEPARATOR, Block, Credit, Span
from hemeroteca.text import fold, squeeze

HEAD_BLOCKS = 3
"""Paragraphs in which a dateline is looked for: behind the byline and a line of place and date."""
FOOT_BLOCKS = 6
"""Paragraphs from the end in which credits stand: corrections and notes on the author come behind them."""
LONGEST_LINE = 240
LONGEST_PLACE = 80
MOST_NAME_WORDS = 6
"""A credited name of more words is a sentence."""
MOST_PREAMBLE_WORDS = 14
LEAST_CAPITALS = 3
SHORTEST_INITIALISM = 2
LONGEST_MONTH = len("septiembre")
OUTER = " \t\n ()[]{}.,;:-–—―*\"“”'’«»©|"
SEPARATORS = re.compile(r"\s*(?:[/|;,&+]|\b(?:and|y|e|und|et|as well as)\b)\s*")
DATELINE = re.compile(
    rf"(?P<place>[^()\n]{{0,{LONGEST_PLACE}}}?)(?P<credit>\((?P<name>[^()\n]{{2,50}})\))\s*(?P<mark>[.:,]?\s*(?:--|[-—–―])|\.)"
)
SIGNED = re.compile(r"(?P<credit>[^\W\d_][^\n.:()—–]{1,40}?)\s?(?:\.\s?(?:--|[-—–―])|\s(?:--|[—–―]))\s?")
PLACED = re.compile(
    rf"(?P<place>[^()\n—–]{{2,{LONGEST_PLACE}}}?)\s*(?:--|[—–―])\s*\(?(?P<credit>[^()\n—–]{{2,40}}?)\)?\s*(?:--|[—–―])\s"
)
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,240})[)\]][\s.]*$")
SIGNATURE = re.compile(r"(?<=[.!?”\"»’)…])\s+(?:[-—–―]+\s*)?(?P<credit>[^\W\d_][^\n.!?()]{1,30}?)\.?$")
INITIALS = re.compile(r"\s+[a-z]{2,4}(?:[/-][a-z]{2,4})*$")
SENTENCE = re.compile(r"(?<=[.!?”\"»)])\s+(?=[^\W\d_(©])")
YEARS = re.compile(r"^(?:©|\(c\)|copyright|\s|,|\d{4}(?:\s?[-–]\s?\d{4})?|by\b)+", re.IGNORECASE)
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright\b)", re.IGNORECASE)
PARTICLE = re.compile(r"(?:of|the|de|del|la|las|el|los|für|du|des|do|da|di|der|di|for|in|a|al|en|y|&)$")
PARTY = re.compile(r"^[A-Z]{1,3}[-–—][A-Z]")
NUMBER = re.compile(r"\d")


How = Literal["opener", "line", "label", "hand"] | None
VIA = ("via",)
BRACKETS = " \t\n ()[]{}.,;:-–—―*|"


class CreditLexicon(msgspec.Struct, frozen=True):
    """The words of `credits.toml`, folded, phrases with the longest first."""

    agencies: tuple[tuple[str, ...], ...]
    agency_words: frozenset[str]
    outlet_words: frozenset[str]
    offices: frozenset[str]
    unnamed: frozenset[str]
    openers: tuple[str, ...]
    line_openers: tuple[str, ...]
    labels: tuple[str, ...]
    hands: tuple[str, ...]
    closers: tuple[str, ...]
    preambles: frozenset[str]
    no_source: tuple[str, ...]
    signatures: tuple[tuple[str, str, str], ...]
    syndicators: frozenset[str]


@cache
def load_credit_lexicon() -> CreditLexicon:
    """The word lists, loaded once; names of agencies keep their case."""
    table = tomllib.loads(files(__package__).joinpath("credits.toml").read_text("utf-8"))
    return CreditLexicon(
        agencies=tuple(map(tuple, table["agencies"])),
        agency_words=_folded(table["agency_words"]),
        outlet_words=_folded(table["outlet_words"]),
        offices=_folded(table["offices"]),
        unnamed=_folded(table["unnamed"]),
        openers=_longest_first(table["openers"]),
        line_openers=_longest_first(table["line_openers"]),
        labels=_longest_first(table["labels"]),
        hands=_longest_first(table["hands"]),
        closers=_longest_first(table["closers"]),
        preambles=_folded(table["preambles"]),
        no_source=_longest_first(table["no_source"]),
        signatures=tuple((fold(begins), fold(holds), name) for begins, holds, name in table["signatures"]),
        syndicators=frozenset(table["syndicators"]),
    )


def _folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, phrases))


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_folded(phrases), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _agency_names() -> frozenset[str]:
    return frozenset(fold(name) for row in load_credit_lexicon().agencies for name in row)


def is_agency(name: str) -> bool:
    """Whether a name is one that an agency signs with; short initialisms in capitals, for "pa" is none."""
    name = squeeze(name)
    if fold(name) not in _agency_names():
        return False
    exact = any(name in row for row in load_credit_lexicon().agencies)
    return exact or (len(name) > SHORTEST_INITIALISM and not name.islower())


def is_syndicator(url: str) -> bool:
    """Whether an address is of a host that prints what others send it, by the host or a domain above it."""
    host = re.sub(r"^[a-zA-Z]+://(?:www\.)?|[/:?#].*$", "", url).casefold()
    labels = host.split(".")
    return any(".".join(labels[first:]) in load_credit_lexicon().syndicators for first in range(len(labels)))


def credits_agencies(text: str) -> bool:
    """Whether a line credits agencies without naming one: "With agencies", "Redacción / Agencias"."""
    return any(fold(part) in load_credit_lexicon().unnamed for part in _parts(_introduce(text)[1]))


def find_credits(blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """Every credit in the words of an article, in order, each with its span in the article's text.

    Datelines are looked for in the first paragraphs, the rest in the first and the last ones. Credits in headlines and
    captions, and names of agencies in the running text, are none.
    """
    starts: list[int] = []
    offset = 0
    for block in blocks:
        starts.append(offset)
        offset += len(block.text) + len(BLOCK_SEPARATOR)
    body = [place for place, block in enumerate(blocks) if block.kind not in ("title", "deck", "heading")]
    found: dict[Span, None] = {}
    for rank, place in enumerate(body):
        head, foot = rank < HEAD_BLOCKS, rank >= len(body) - FOOT_BLOCKS
        if head or foot:
            spans = _credit_spans(blocks[place].text, head=head, foot=foot)
            found.update((Span(starts[place] + start, starts[place] + end), None) for start, end in spans)
    text = BLOCK_SEPARATOR.join(block.text for block in blocks)
    return tuple(Credit(text=text[span.start : span.end], span=span) for span in sorted(found))


def _credit_spans(text: str, *, head: bool, foot: bool) -> Iterator[tuple[int, int]]:
    """Where the credits of a paragraph stand in it."""
    if len(text) <= LONGEST_LINE and _is_credit(text, alone=True):
        start = len(text) - len(text.lstrip())
        yield start, len(text.rstrip())
        return
    if head and (dateline := _find_dateline(text)):
        yield dateline
    if not foot:
        return
    if (tail := IN_BRACKETS.search(text, max(0, len(text) - LONGEST_LINE - 4))) and _is_credit(tail[1], alone=True):
        yield tail.start(), tail.start(1) + len(tail[1]) + 1
        return
    window = max(0, len(text) - LONGEST_LINE)
    signed = SIGNATURE.search(text, window)
    if signed and _is_signature(signed["credit"]):
        yield signed.span("credit")
        return
    yield from _credit_sentences(text)


def _credit_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph that credit somebody by their wording, no bare names."""
    start = 0
    for gap in (*SENTENCE.finditer(text), None):
        end = gap.start() if gap else len(text)
        if end - start <= LONGEST_LINE and _is_credit(text[start:end], alone=False):
            yield start, end
        start = gap.end() if gap else end


def _find_dateline(text: str) -> tuple[int, int] | None:
    """The agency's name in a dateline: "LONDON (Reuters) –", "Madrid, 12 mar (EFE).-", "EFE.- ", "PARIS — AFP —"."""
    if match := DATELINE.match(text):
        sure = match["mark"].strip() != "."
        if _is_dateline(match["place"], match["name"], sure=sure):
            return match.span("credit")
        return None
    for pattern in (SIGNED, PLACED):
        match = pattern.match(text)
        if match and _signs(match["credit"]) and ("place" not in pattern.groupindex or _is_place(match["place"])):
            return match.span("credit")
    return None


def _is_dateline(place: str, name: str, *, sure: bool) -> bool:
    """Whether a place and a name in brackets begin an agency's report.

    A name that is not known as an agency's is one where the place is in capitals or dated, as only datelines are.
    """
    if not _is_place(place):
        return False
    names = _parts(name)
    if any(is_agency(part) for part in names):
        return True
    if not sure or PARTY.match(name) or NUMBER.search(name) or not name[:1].isupper():
        return False
    capitals = place.isupper() and sum(map(str.isalpha, place)) >= LEAST_CAPITALS
    return capitals or NUMBER.search(place) is not None or _is_agency_like(name)


def _is_place(text: str) -> bool:
    """Whether words are written as a dateline's place and date: capitals, figures, months, small words between."""
    words = text.strip(" ,.").replace(",", " ").split()
    dated = NUMBER.search(text) is not None
    return len(words) <= MOST_PREAMBLE_WORDS and all(
        word[:1].isupper()
        or NUMBER.search(word)
        or len(word.strip(".")) <= (LONGEST_MONTH if dated else LEAST_CAPITALS)
        for word in words
    )


def _is_signature(text: str) -> bool:
    """Whether words behind the last sentence are an agency's name, with the writers' initials perhaps."""
    return _signs(INITIALS.sub("", text.strip(OUTER)))


def _signs(text: str) -> bool:
    """Whether every part of a text is an agency or an office, and one of them an agency."""
    lexicon = load_credit_lexicon()
    parts = _parts(text)
    known = [is_agency(part) or _is_agency_like(part) or fold(part) in lexicon.unnamed for part in parts]
    return any(known) and all(sure or fold(part) in lexicon.offices for part, sure in zip(parts, known, strict=True))


def find_signing(author: str) -> tuple[str, ...]:
    """The agencies in an author's field, alone or beside a person: "EFE", "Ana Ruiz / EFE"; "Agencias" as it stands."""
    if credits_agencies(author):
        return (author,)
    return tuple(name for name in find_credited(author) if is_agency(name) or _is_agency_like(name))


def _is_agency_like(name: str) -> bool:
    """Whether a name that is not listed says itself that it is an agency's: "Agencia Litoral", "Northwire"."""
    agency_words = load_credit_lexicon().agency_words
    words = fold(name).split()
    if _leading_name(name) != name or not words:
        return False
    if len(words) == 1:
        return any(words[0].endswith(ending) and words[0] != ending for ending in agency_words)
    return not agency_words.isdisjoint(words)


def _is_credit(text: str, *, alone: bool) -> bool:
    """Whether a line, what stands in brackets, or a sentence says where the words are from.

    `alone` is a line of its own or in brackets, where an agency's bare name is enough.
    """
    line = squeeze(text).strip(OUTER)
    if not line or _begins_with(line, load_credit_lexicon().no_source):
        return False
    if _find_signature(line) is not None or _is_signature(line):
        return alone
    how, rest = _introduce(text)
    if how is None or (not alone and how in ("label", "line")):
        return False
    names = find_credited(text)
    if how == "label" and any(_leading_name(part) != part for part in _parts(rest)):
        return credits_agencies(text)
    return bool(names) or credits_agencies(text)


def find_credited(text: str) -> tuple[str, ...]:
    """The names of outlets in a credit line: "(Agencia Litoral).-" or "With reporting by X and Y".

    What credits a translator or a photographer names no source. A part that does not begin with a capital is no name,
    and a name behind "reporting by" counts only where it is an outlet's by its words.
    """
    line = squeeze(text).strip(OUTER)
    lexicon = load_credit_lexicon()
    if _begins_with(line, lexicon.no_source):
        return ()
    if (signed := _find_signature(line)) is not None:
        return (signed,)
    how, rest = _introduce(text)
    names = [_leading_name(part) for part in _parts(rest)]
    return tuple(
        dict.fromkeys(
            name
            for name in names
            if name
            and fold(name) not in lexicon.unnamed | lexicon.offices
            and (how not in ("hand", "label") or is_agency(name) or _is_agency_like(name) or _is_outlet_like(name))
        )
    )


def _find_signature(line: str) -> str | None:
    """The agency in whose form a closing line is written."""
    folded = fold(line)
    return next(
        (
            name
            for begins, holds, name in load_credit_lexicon().signatures
            if folded.startswith(begins) and holds in folded
        ),
        None,
    )


def _is_outlet_like(name: str) -> bool:
    words = fold(name).split()
    lexicon = load_credit_lexicon()
    return "." in name or (len(words) > 1 and not (lexicon.outlet_words | lexicon.agency_words).isdisjoint(words))


def _begins_with(line: str, phrases: Sequence[str]) -> bool:
    folded = fold(line)
    return any(folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases)


def _without_preamble(line: str) -> str:
    """A line from its opener on, where nothing but "This article was …" stands before it."""
    folded = fold(line)
    if len(folded) != len(line):
        return line
    lexicon = load_credit_lexicon()
    words = re.findall(r"\w+", folded[: LONGEST_LINE // 2])
    for phrase in (*lexicon.openers, *lexicon.line_openers):
        at = folded.find(phrase)
        if at > 0 and not folded[at - 1].isalnum() and not folded[at + len(phrase) :][:1].isalnum():
            before = " ".join(re.findall(r"\w+", folded[:at]))
            if len(before.split()) <= min(MOST_PREAMBLE_WORDS, len(words)) and _is_preamble(before):
                return line[at:]
    return line


def _is_preamble(text: str) -> bool:
    """Whether words are made up of preambles: "this article was"."""
    preambles = load_credit_lexicon().preambles
    words = text.split()
    start = 0
    while start < len(words):
        end = next((e for e in range(len(words), start, -1) if " ".join(words[start:e]) in preambles), None)
        if end is None:
            return False
        start = end
    return True


def _introduce(text: str) -> tuple[How, str]:
    """How a line introduces its names, and the line without the words around them.

    `opener` proves a credit, `line` and `label` only in a line of its own, a label by itself only before an outlet's
    name; a `hand` is what people are credited with. `None` where nothing stands around the names. Folding keeps the
    length of what is taken off, or nothing is.
    """
    lexicon = load_credit_lexicon()
    raw = squeeze(text).strip(BRACKETS)
    if COPYRIGHT.match(raw):
        return "hand", _without_closer(YEARS.sub("", raw).strip(OUTER), lexicon)[1]
    closed, line = _without_closer(_without_preamble(raw.strip(OUTER)), lexicon)
    folded = fold(line)
    kinds: tuple[tuple[How, tuple[str, ...]], ...] = (
        ("opener", lexicon.openers),
        ("line", lexicon.line_openers),
        ("hand", lexicon.hands),
        ("label", lexicon.labels),
    )
    for how, phrases in kinds if len(folded) == len(line) else ():
        for phrase in phrases:
            rest = line[len(phrase) :]
            if folded.startswith(phrase) and not rest[:1].isalnum() and rest.strip(OUTER):
                plain = how == "label" and (rest.lstrip().startswith(":") or phrase in VIA)
                return ("line" if plain else how), rest.strip(OUTER)
    return ("hand" if closed else None), line


def _without_closer(line: str, lexicon: CreditLexicon) -> tuple[bool, str]:
    folded = fold(line)
    for phrase in lexicon.closers:
        if folded.endswith(" " + phrase) and len(folded) == len(line):
            return True, line[: -len(phrase) - 1].strip(OUTER)
    return False, line


def _parts(text: str) -> list[str]:
    """The parts of a list of names, without what stands around each."""
    parts = (part.strip(OUTER) for part in SEPARATORS.split(squeeze(text)))
    return [part for part in parts if part]


def _leading_name(part: str) -> str | None:
    """The name that a part begins with: "the Vale Herald on 3 May" → "the Vale Herald"."""
    words = part.split()
    last = 0
    for place, word in enumerate(words):
        domain = place == 0 and "." in word.strip(".")
        if word[:1].isupper() or domain or (word.isalpha() and not word.islower()):
            last = place + 1
        elif not PARTICLE.match(word):
            break
    name = " ".join(words[:last]).strip(OUTER)
    return name if len(name) > 1 and last <= MOST_NAME_WORDS and not name.isdecimal() else None
