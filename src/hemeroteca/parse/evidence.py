"""How much each line looks like a title, a deck or a paragraph: figures that the cuts add up.

The unit is that of log odds, roughly; the values were set by hand, with an eye on the page copies that `evals/pastes`
composes, and were not swept one by one.
"""

from __future__ import annotations

import re

import msgspec

from hemeroteca.parse.addresses import slug_overlap, title_words
from hemeroteca.parse.facts import BULLET, CLOSING_QUOTES, OPENING_QUOTES, Fact, is_attribution, is_epigraph
from hemeroteca.parse.lexicon import load_lexicon, normal_tokens

INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?][\"”»’]?\s+[\"“«„¿¡]?[^\W\d_a-zà-ÿ]")
"""A sentence that ends inside a line; decks have one sentence, sometimes two."""
NEAR_ADDRESSES = 2
"""An article's address is the last before its title or the first after; one more is looked at for doubled ones."""
MAX_TITLE_WORDS = 30
LOWEST = 3.0
LOOK_AHEAD = 8
MAX_DECK_WORDS = 25
MUCH_SHORTER, FAR_SHORTER = 2.2, 3.0
"""Decks have 8 to 25 words, paragraphs of several sentences twice as many and more."""
AS_SHORT = 1.8
"""A paragraph up to this many times a line's words is as short as the line. Of 1.3, 1.5, 1.8 and 2, on composed pages,
posts are found best from 1.8 on, and decks lose nothing."""
STRONG_OVERLAP, SOME_OVERLAP = 0.7, 0.5
"""Share of an address's words that its title has: over 0.7 for nine in ten titles, under 0.3 for other lines."""


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a line as title, deck and body. `partner` is the place of the address that holds its words."""

    title: float
    deck: float
    body: float
    partner: int | None = None


OF_EPIGRAPH = Evidence(-2.0, -3.0, 0.6)


def _is_quoted(fact: Fact) -> bool:
    """Whether a whole line stands in quotation marks."""
    return fact.line.text[0] in OPENING_QUOTES and fact.line.text.rstrip(".")[-1] in CLOSING_QUOTES


def weigh_lines(facts: list[Fact]) -> list[Evidence]:
    """The evidence of every line, with its neighbourhood of addresses."""
    places = [place for place, fact in enumerate(facts) if fact.address]
    weighed = []
    following = 0
    for place, fact in enumerate(facts):
        while following < len(places) and places[following] < place:
            following += 1
        near = places[max(0, following - NEAR_ADDRESSES) : following + NEAR_ADDRESSES]
        overlap, partner = 0.0, None
        if near and fact.is_plain and fact.words <= MAX_TITLE_WORDS:
            words = title_words(fact.line.text)
            for other in near:
                address = facts[other].address
                if address and (share := slug_overlap(words, address)) > overlap:
                    overlap, partner = share, other
        one = _weigh_line(fact, overlap, partner if overlap >= SOME_OVERLAP else None)
        after = facts[place + 1].line.text if place + 1 < len(facts) else ""
        if fact.is_plain and (is_attribution(fact.line.text) or (_is_quoted(fact) and after and is_attribution(after))):
            one = OF_EPIGRAPH
        if fact.is_plain and fact.line.ends_sentence and one.deck > -LOWEST:
            one = msgspec.structs.replace(one, deck=one.deck + _stands_out(facts, place))
        weighed.append(one)
    return weighed


def _stands_out(facts: list[Fact], place: int) -> float:
    """Whether a line that ends as a sentence is much shorter than the paragraphs after it, as decks are.

    Where one of them is as short, the article has such paragraphs, and this may be one.
    """
    following = _paragraphs_after(facts, place)
    if len(following) < 2:
        return 0.0
    words, usual = facts[place].words, sorted(following)[len(following) // 2]
    if words * MUCH_SHORTER <= usual:
        if min(following) < AS_SHORT * words or words > MAX_DECK_WORDS or INNER_STOP.search(facts[place].line.text):
            return 0.4
        return 2.1 if words * FAR_SHORTER <= usual else 1.4
    return -1.0 if words * 1.5 >= usual else 0.0


def _paragraphs_after(facts: list[Fact], place: int) -> list[int]:
    """The words of the next paragraphs of the same article, as far as can be told from the lines between."""
    sizes: list[int] = []
    for fact in facts[place + 1 : place + 1 + LOOK_AHEAD]:
        if fact.is_plain and fact.is_sentence:
            sizes.append(fact.words)
        elif not fact.is_plain and sizes:
            break
    return sizes


def _weigh_line(fact: Fact, overlap: float, partner: int | None) -> Evidence:
    if not fact.is_plain:
        return Evidence(-6.0, -6.0, -4.0 if fact.address else -2.5)
    if is_epigraph(fact.line.text):
        return OF_EPIGRAPH
    title, deck = _title_form(fact), _deck_form(fact)
    if fact.byline:
        title, deck = title - 0.8, deck - 1.2
    if overlap >= STRONG_OVERLAP:
        title, deck = title + 4.0, deck - 2.5
    elif overlap >= SOME_OVERLAP:
        title, deck = title + 2.0, deck - 1.5
    return Evidence(title, deck, _body_form(fact), partner)


def _title_form(fact: Fact) -> float:
    """Length, capitals and final stop of a title."""
    text, words = fact.line.text, fact.words
    if len(text) > 300 or text[-1] in ",;":
        return -5.0
    score = 0.8
    if words == 1:
        score -= 1.5
    elif words == 2:
        score -= 0.6
    elif words > 25:
        score -= 3.0
    elif words > 18:
        score -= 1.0
    if text[-1] == "." and not text.endswith(("..", "U.S.", "EE.UU.")):
        score -= 1.8
    elif text[-1] == ":":
        score -= 2.0
    elif text.endswith(("...", "…")) and words <= 5:
        score -= 1.0
    if text[0].islower():
        score -= 1.5
    if BULLET.match(text):
        score -= 1.5
    return score


def _deck_form(fact: Fact) -> float:
    """Length, and whether it ends without a stop, as decks like to."""
    text, words = fact.line.text, fact.words
    if words > 70 or len(text) > 600:
        return -4.0
    score = 0.0
    if words < 6:
        score -= 1.5
    elif words > 45:
        score -= 1.2
    elif words > 35:
        score -= 0.4
    score += -1.4 if fact.line.ends_sentence else 0.9
    score -= 1.5 if text[0].islower() else 0.0
    if text[-1] in ":;,":
        score -= 2.0
    score -= 1.0 * len(INNER_STOP.findall(text))
    if text[0] in OPENING_QUOTES and fact.line.ends_sentence:
        score -= 0.5
    if BULLET.match(text):
        score -= 2.0
    return score


def _body_form(fact: Fact) -> float:
    """Whether a line may stand in running text."""
    if fact.is_sentence:
        return 1.0 if fact.words >= 12 else 0.3
    if fact.words <= 12:
        return -0.3
    return 0.2


def begins_like_prose(text: str) -> bool:
    """Whether a line begins with "But", "Y", "Mais" and the like: sentences do, headings do not."""
    return load_lexicon().openers.begins(normal_tokens(text)) > 0
