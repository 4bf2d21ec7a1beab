"""English statements by the trained network: its spans as attributions.

What the network leaves open is decided here by rule: manner by the quotation marks, polarity by the verb, quotations
without a cue of their own by who spoke last. What the rules know better is mended afterwards, in `agreement.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.model.decoding import Group, decode
from hemeroteca.read.model.network import load_network
from hemeroteca.read.model.words import Words, cut_words
from hemeroteca.read.quotes import Quotation
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.statements.cues import Cue, find_cues, polarity_of
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.read.verbs import denied_forms
from hemeroteca.records import Manner, Polarity, Span, Spans

FLOATING_REACH = 400
"""Code points between a quotation without a cue and the end of the statement it goes on with."""


def read_words(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions of an English text in order of their first characters."""
    network = load_network()
    words = cut_words(text, network.vocabulary, sentences, quotations)
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    found: list[Attribution] = []
    left: list[Span] = []
    for scores in network.score(words):
        groups, alone = decode(scores, network.transitions)
        found.extend(_attribution(text, words, group, outer) for group in groups)
        left.extend(words.span(content.start, content.end) for content in alone)
    found.sort(key=lambda one: one.content[0].start)
    return _with_floating(found, left, outer)


def _attribution(text: str, words: Words, group: Group, outer: Sequence[Quotation]) -> Attribution:
    """One group as an attribution."""
    cue = words.span(group.cue.start, group.cue.end)
    content = tuple(words.span(one.start, one.end) for one in group.contents)
    verbs = find_cues(tokenise(text, cue), "en")
    verb = verbs[-1] if verbs else None
    shares = [group.cue.share, *(one.share for one in group.contents)]
    return Attribution(
        source=(words.span(group.source.start, group.source.end),) if group.source is not None else (),
        cue=(cue,),
        content=content,
        manner=manner_of(content, outer),
        lemma=verb.form.lemma if verb else text[cue.start : cue.end].lower(),
        frames=verb.form.frames if verb else frozenset(),
        polarity=_polarity(tokenise(text, cue), verbs),
        confidence=sum(shares) / len(shares),
    )


def _polarity(tokens: Sequence[Token], verbs: Sequence[Cue]) -> Polarity:
    """What a cue does to its content: any verb in it that denies does, "rejected claims", unless that is denied."""
    denied = denied_forms("en")
    if any(token.lower in denied for token in tokens):
        return "affirmed" if any(token.lower in load_clauses("en").negations for token in tokens) else "denied"
    return polarity_of(verbs[-1], "en") if verbs else "affirmed"


def manner_of(content: Spans, outer: Sequence[Quotation]) -> Manner:
    """Whether all, a part or nothing of a content stands in quotation marks; marks and their stops aside."""
    quoted = plain = 0
    starts = [quotation.span.start for quotation in outer]
    for span in content:
        inside = 0
        place = max(0, bisect_right(starts, span.start) - 1)
        while place < len(outer) and outer[place].span.start < span.end:
            inside += max(0, min(span.end, outer[place].span.end) - max(span.start, outer[place].span.start))
            place += 1
        quoted += inside
        plain += span.end - span.start - inside
    if not quoted:
        return "indirect"
    return "direct" if plain <= 3 else "mixed"


def _with_floating(found: list[Attribution], left: list[Span], outer: Sequence[Quotation]) -> list[Attribution]:
    """Quotations that the network read as said without a near cue go on with the direct speech before them."""
    starts = [one.content[0].start for one in found]
    for span in left:
        place = bisect_right(starts, span.start) - 1
        if place < 0 or manner_of((span,), outer) == "indirect":
            continue
        before = found[place]
        ends = max(one.end for one in (*before.cue, *before.content))
        if before.manner != "indirect" and span.start - ends <= FLOATING_REACH:
            found[place] = msgspec.structs.replace(before, content=tuple(sorted((*before.content, span))))
    return found
