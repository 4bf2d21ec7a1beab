"""From the lines of a body to typed blocks: headings, quotations, list items, paragraphs."""

from __future__ import annotations

from collections import Counter

from hemeroteca.parse.evidence import begins_like_prose
from hemeroteca.parse.facts import BULLET, CLOSING_QUOTES, OPENING_QUOTES, Fact, is_epigraph
from hemeroteca.records import Block, BlockKind

MAX_HEADING_WORDS, MAX_HEADING_CHARS = 12, 110
MIN_UNENDED_WORDS = 15
"""A line this long is a paragraph even where it ends in a colon, a source in brackets or nothing at all."""
MAX_QUESTION_WORDS = 8
"""A question of more words is a paragraph of one sentence sooner than a heading."""
FEW_WORDS = 4
"""A question this short is a heading even where it begins with "And"."""
MIN_QUOTED_WORDS = 15
"""After a colon, a paragraph without quotation marks is a quotation when it is as long as block quotations are."""
MIN_ANNOUNCING_WORDS = 5
"""A line of fewer words before a colon is a label of what follows, not a sentence that announces it."""
MAX_DOUBLE_WORDS = 5
MANY_QUESTIONS, DENSE_QUESTIONS = 3, 0.25
"""An interview's questions are a third of its lines and more; headings that ask are one line in ten at most."""
MIN_INDENT = 2


def type_blocks(facts: list[Fact]) -> list[Block]:
    """The blocks of an article's body, one for each line."""
    asks = sum(_is_question(fact) for fact in facts)
    is_interview = asks >= MANY_QUESTIONS and asks >= DENSE_QUESTIONS * len(facts)
    usual = Counter(fact.line.indent for fact in facts).most_common(1)[0][0] if facts else 0
    blocks: list[Block] = []
    for place, fact in enumerate(facts):
        before = facts[place - 1] if place else None
        after = facts[place + 1] if place + 1 < len(facts) else None
        kind = _kind(fact, before, after, usual)
        if kind == "heading" and is_interview and _is_question(fact):
            kind = "paragraph"
        elif (
            kind == "paragraph" and after and place + 2 < len(facts) and _is_over_heading(fact, after, facts[place + 2])
        ):
            kind = "heading"
        blocks.append(Block(kind=kind, text=fact.line.text))
    return blocks


def _is_question(fact: Fact) -> bool:
    return fact.line.text.endswith("?")


def _is_over_heading(fact: Fact, after: Fact, then: Fact) -> bool:
    """Whether a line is a heading with another right under it."""
    are_short = fact.words <= MAX_DOUBLE_WORDS and after.words <= MAX_DOUBLE_WORDS
    return are_short and _has_heading_form(fact) and is_heading(after, fact, then)


def _kind(fact: Fact, before: Fact | None, after: Fact | None, usual_indent: int) -> BlockKind:
    """The kind of one line, by its form and its neighbours."""
    is_listed = BULLET.match(fact.line.text) is not None
    if is_listed and any(near and BULLET.match(near.line.text) for near in (before, after)):
        return "item"
    if is_epigraph(fact.line.text):
        return "quotation"
    if is_heading(fact, before, after):
        return "heading"
    if fact.is_sentence and not is_listed and before and _announces(before, fact):
        return "quotation"
    if fact.is_sentence and fact.line.indent >= usual_indent + MIN_INDENT and usual_indent < MIN_INDENT:
        return "quotation"
    return "paragraph"


def _announces(before: Fact, fact: Fact) -> bool:
    """Whether a sentence that ends with a colon has a quotation after it."""
    is_quoted = fact.line.text[0] in OPENING_QUOTES or fact.words >= MIN_QUOTED_WORDS
    return is_quoted and before.line.text.endswith(":") and before.words >= MIN_ANNOUNCING_WORDS


def is_heading(fact: Fact, before: Fact | None, after: Fact | None) -> bool:
    """A short line without a full stop, with a paragraph after it and none unfinished before it."""
    if after is None or not _is_paragraph(after, fact.words) or not _has_heading_form(fact):
        return False
    return before is None or before.is_sentence or before.line.text[-1] not in ",;:"


def _is_paragraph(fact: Fact, than: int) -> bool:
    """Whether a line is prose and longer than so many words."""
    is_long = fact.is_plain and fact.words >= max(MIN_UNENDED_WORDS, 2 * than)
    return fact.words > than and (fact.is_sentence or is_long)


def _has_heading_form(fact: Fact) -> bool:
    """Short, begun with a capital, not ended as a sentence is; a question only when it is very short."""
    text = fact.line.text
    if not fact.is_plain or fact.words > MAX_HEADING_WORDS or len(text) > MAX_HEADING_CHARS:
        return False
    if text[0].islower() or text[-1] in ",;:—–-…" or (BULLET.match(text) and not text[0].isdigit()):
        return False
    if not fact.line.ends_sentence:
        return True
    is_asking = text.rstrip(CLOSING_QUOTES + "')")[-1:] in ("?", "!")
    return is_asking and fact.words <= MAX_QUESTION_WORDS and (fact.words <= FEW_WORDS or not begins_like_prose(text))
