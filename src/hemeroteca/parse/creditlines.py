"""Lines that credit where an article's words are from: an agency in brackets, "Source: …", a dateline.

Looked for in the first and the last blocks alone, where papers put them; what stands in the middle is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hemeroteca.parse.lexicon import load_lexicon, normal_tokens
from hemeroteca.parse.outlets import is_agency, known_outlet, load_outlets
from hemeroteca.records import BLOCK_SEPARATOR, Block, Credit, Span
from hemeroteca.text import squeeze

HEAD_BLOCKS, TAIL_BLOCKS = 3, 3
MOST_WORDS = 18
"""A line of more words says more than whom it credits."""
MOST_NAME_WORDS = 6
MOST_START = 8
"""Words of the longest phrase with which a credit line begins."""
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright|copyright ©)\s*(?:\d{4}(?:[-–]\d{4})?)?\s*", re.IGNORECASE)
AGENCY_WORDS = frozenset({"agency", "newswire", "wire", "agencia", "agence", "agentur", "agenzia"})
"""Words that make an agency of a name which stands alone on a line."""
MOST_WIRE_WORDS = 3
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\W*")
DATELINE = re.compile(r"([^\n()\[\]!?]{0,60})(\([^()\n]{2,40}\))\s*[.,]?\s*[-–—]")
"""A place, a day, a name in brackets and a dash before the first sentence: "AVERNE, 3 May (Portwire) –"."""


def find_credits(blocks: Sequence[Block], author: str | None = None) -> tuple[Credit, ...]:
    """The credit lines among an article's blocks, with their spans in its text, in order.

    `author` is whom the markup names as the author; an agency among those is credited as well, without a place.
    """
    body = [place for place, block in enumerate(blocks) if block.kind not in ("title", "deck")]
    near = {*body[:HEAD_BLOCKS], *body[-TAIL_BLOCKS:]}
    found = []
    start = 0
    for place, block in enumerate(blocks):
        if place in near:
            span = _credit_in(block.text, opens=place == body[0])
            if span is not None:
                whole = Span(start + span.start, start + span.end)
                found.append(Credit(text=block.text[span.start : span.end], span=whole))
        start += len(block.text) + len(BLOCK_SEPARATOR)
    signed = (squeeze(name) for name in (author or "").split(";"))
    return (*found, *(Credit(text=name) for name in signed if is_agency(name)))


def _credit_in(text: str, *, opens: bool) -> Span | None:
    """What credits somebody in a block: all of it, or the name in its dateline, which only the first block has."""
    words = text.split()
    bare = text.strip(" ./—–-")
    agency = is_agency(bare) or (_is_name(bare) and _sounds_like_agency(bare))
    listed = agency or known_outlet(bare) is not None
    credits_ = listed or _is_bracketed(text) or _names_source(text) or _credits_agency(text) or _is_unnamed(text)
    if len(words) <= MOST_WORDS and credits_:
        return Span(0, len(text))
    match = DATELINE.match(text) if opens else None
    dated = match is not None and (_is_name(match[2]) if "." not in match[1] else is_agency(match[2].strip("()")))
    return Span(*match.span(2)) if match and dated else None


def _sounds_like_agency(name: str) -> bool:
    """Whether a name that stands alone on a line is an agency's by its words: "Ridge News Agency", "Portwire"."""
    tokens = normal_tokens(name)
    return not AGENCY_WORDS.isdisjoint(tokens) or (len(tokens) <= MOST_WIRE_WORDS and tokens[-1].endswith("wire"))


def _is_bracketed(text: str) -> bool:
    """Whether a line is a name in brackets and nothing else."""
    return IN_BRACKETS.fullmatch(text.strip()) is not None and _is_name(text)


def _names_source(text: str) -> bool:
    """Whether a line begins as those do that say where something was taken from, and goes on with a name."""
    tokens = normal_tokens(text)
    size = load_lexicon().source.begins(tokens)
    labelled = size > 1 or ":" in text or tokens[:1] == ("via",)
    if size and labelled and _is_name(_after(text, size)):
        return True
    starts = load_outlets().credit_starts
    size = next((size for size in range(MOST_START, 1, -1) if tokens[:size] in starts), 0)
    return bool(size) and _opens_name(_after(text, size))


def _after(text: str, size: int) -> str:
    """What stands after so many words; "h/t" is two."""
    words = text.replace("/", "/ ", 1).split() if normal_tokens(text)[:2] == ("h", "t") else text.split()
    return " ".join(words[size:]).strip(" :.—–-")


def _opens_name(text: str) -> bool:
    """Whether words begin with a name, whatever follows: "The Tidewater Mirror and is republished here"."""
    words = text.split()
    return bool(words) and words[0][:1].isupper()


def _credits_agency(text: str) -> bool:
    """Whether a line ends as those do in which an agency is thanked, or that name whose the rights are."""
    tokens = normal_tokens(text)
    size = next((len(end) for end in load_outlets().credit_ends if tokens[-len(end) :] == end), 0)
    if not size:
        return False
    head = COPYRIGHT.sub("", text).strip()
    name = " ".join(head.split()[: len(head.split()) - size]).strip(" ./—–-,")
    article = name.partition(" ")
    bare = article[2] if article[0].casefold() in ("the", "la", "el") else name
    return is_agency(bare) or is_agency(name) or not AGENCY_WORDS.isdisjoint(normal_tokens(name))


def _is_unnamed(text: str) -> bool:
    """Whether a line credits agencies without naming one: "With agencies", "Redacción / Agencias"."""
    tokens, lists = normal_tokens(text), load_outlets()
    return bool(tokens) and not lists.unnamed.isdisjoint(tokens) and lists.unnamed | lists.beside >= set(tokens)


def _is_name(text: str) -> bool:
    """Whether some words can be the name of an outlet: few, the first with a capital."""
    words = text.strip(" ()[].,:;—–-").split()
    return 0 < len(words) <= MOST_NAME_WORDS and words[0][:1].isupper()
