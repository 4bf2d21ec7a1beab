"""Lines that credit where an article's words are from: an agency in brackets, "Source: …", a dateline.

Looked for in the first and the last blocks alone, where papers put them; what stands in the middle is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hemeroteca.parse.lexicon import load_lexicon, normal_tokens
from hemeroteca.parse.outlets import is_agency, known_outlet
from hemeroteca.records import BLOCK_SEPARATOR, Block, Credit, Span

HEAD_BLOCKS, TAIL_BLOCKS = 3, 3
MOST_WORDS = 14
"""A line of more words says more than whom it credits."""
MOST_NAME_WORDS = 6
AGENCY_WORDS = frozenset({"agency", "newswire", "wire", "agencia", "agence", "agentur", "agenzia"})
"""Words that make an agency of a name which stands alone on a line."""
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\W*")
DATELINE = re.compile(r"[^\n()\[\].!?]{0,60}(\([^()\n]{2,40}\))\s*[.,]?\s*[-–—]")
"""A place, a day, a name in brackets and a dash before the first sentence: "AVERNE, 3 May (Portwire) –"."""


def find_credits(blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """The credit lines among an article's blocks, with their spans in its text, in order."""
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
    return tuple(found)


def _credit_in(text: str, *, opens: bool) -> Span | None:
    """What credits somebody in a block: all of it, or the name in its dateline, which only the first block has."""
    words = text.split()
    bare = text.strip(" ./—–-")
    agency = is_agency(bare) or (_is_name(bare) and not AGENCY_WORDS.isdisjoint(normal_tokens(bare)))
    listed = agency or known_outlet(bare) is not None
    if len(words) <= MOST_WORDS and (listed or _is_bracketed(text) or _names_source(text)):
        return Span(0, len(text))
    match = DATELINE.match(text) if opens else None
    return Span(*match.span(1)) if match and _is_name(match[1]) else None


def _is_bracketed(text: str) -> bool:
    """Whether a line is a name in brackets and nothing else."""
    return IN_BRACKETS.fullmatch(text.strip()) is not None and _is_name(text)


def _names_source(text: str) -> bool:
    """Whether a line begins as those do that say where something was taken from, and goes on with a name."""
    size = load_lexicon().source.begins(normal_tokens(text))
    rest = " ".join(text.split()[size:]).strip(" :.—–-")
    labelled = size > 1 or ":" in text
    return bool(size) and labelled and _is_name(rest)


def _is_name(text: str) -> bool:
    """Whether some words can be the name of an outlet: few, the first with a capital."""
    words = text.strip(" ()[].,:;—–-").split()
    return 0 < len(words) <= MOST_NAME_WORDS and words[0][:1].isupper()
