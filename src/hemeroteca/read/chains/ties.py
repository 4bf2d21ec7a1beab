"""What ties an outlet to what was said: a verb, a preposition after it, an occasion, a participle, its own reporting.

A candidate is looked at from its left, from the preposition before its whole phrase ("in an interview with | the German
news agency") outwards, then from its right. Where the words make no link of it, it is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hemeroteca.read.chainwords import ChainLexicon, load_chains, press_nouns
from hemeroteca.read.clauses import Clauses, load_clauses
from hemeroteca.read.statements.attributions import Attribution
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import Span

OCCASION_REACH = 8
"""Tokens between an occasion and the preposition that ties an outlet to it."""
MOST_FILLERS = 4
"""Tokens between a verb and the preposition that only say when."""
NEXT_WORDS = 40
"""Code points after a candidate in which it says that it reports."""
SAID, TOLD, REPORTED = 0, 1, 2
"""How near the speaker a link is: to whom the cue says it was said, whom it was told otherwise, who reports it."""


class Place(NamedTuple):
    """A candidate with what stands around it, and the attribution that it may belong to."""

    text: str
    language: str
    window: Span
    """The sentence of the cue."""
    attribution: Attribution
    span: Span
    before: list[Token]
    """The tokens before the candidate, no content among them."""

    @property
    def lexicon(self) -> ChainLexicon:
        """The chain words of the text's language."""
        return load_chains(self.language)

    @property
    def clauses(self) -> Clauses:
        """The closed classes of the text's language."""
        return load_clauses(self.language)

    @property
    def after(self) -> list[Token]:
        """The next tokens after the candidate."""
        return tokenise(self.text, Span(self.span.end, min(len(self.text), self.span.end + NEXT_WORDS)))[:4]


def rank_link(place: Place, *, person: bool, speaks: bool) -> int | None:
    """How near the speaker the link is that the words make of a candidate, `None` where they make none.

    A `person`, a journalist, is one only where it was told; who `speaks` itself, only where others say so.
    """
    end = _before_phrase(place)
    tied = _tied(place, place.before[:end])
    if tied is None and inside(place.attribution.source, place.span.start) and _does(place, place.lexicon.passing):
        tied = TOLD
    opener = " ".join(token.lower for token in place.before[max(0, end - 4) : end])
    opened = any(opener == words or opener.endswith(f" {words}") for words in place.lexicon.openers)
    in_source = end > 0 and inside(place.attribution.source, place.before[end - 1].start)
    if tied is None and not person and opened and in_source:
        return REPORTED
    if tied is not None or person or speaks:
        return tied
    return REPORTED if opened or _does(place, place.lexicon.reporting) or _bracketed(place) else None


def _before_phrase(place: Place) -> int:
    """How many tokens stand before the whole phrase: past "the German news agency", "a reporter for", "Israel's"."""
    tokens, lexicon = place.before, place.lexicon
    end = _past_noun(place, len(tokens))
    if end > 1 and tokens[end - 1].lower in lexicon.pressmen_ties:
        for back in range(end - 2, max(-1, end - 6), -1):
            if tokens[back].lower in lexicon.pressmen:
                return _past_noun(place, back + 1)
            if tokens[back].lower in lexicon.addressing:
                return back + 1
            if tokens[back].kind != "word" or not tokens[back].capital:
                break
    return end


def _past_noun(place: Place, end: int) -> int:
    """The same for one noun with what describes it, or a determiner alone."""
    tokens, clauses, nouns = place.before, place.clauses, press_nouns(place.language)
    if end and tokens[end - 1].lower == "'s":
        end -= 1
        while end and tokens[end - 1].capital:
            end -= 1
    described = 3 if end and tokens[end - 1].lower in nouns - clauses.prepositions else 0
    while described and end and tokens[end - 1].lower in nouns:
        end -= 1
    closed = clauses.prepositions | clauses.determiners | clauses.coordinators
    while described and end and tokens[end - 1].kind == "word" and tokens[end - 1].lower not in closed:
        if not tokens[end - 1].capital and not (end > 1 and tokens[end - 2].lower in clauses.determiners):
            break
        end, described = end - 1, described - 1
    return end - 1 if end and tokens[end - 1].lower in clauses.determiners - clauses.prepositions else end


def _tied(place: Place, tokens: Sequence[Token]) -> int | None:
    """Whether the words before a phrase tie it by a verb, a participle or an occasion."""
    lexicon = place.lexicon
    if not tokens:
        return None
    tie = tokens[-1].lower
    if tie in lexicon.addressing and inside(place.attribution.cue, tokens[-1].start):
        return SAID
    if tie in lexicon.accessing:
        return TOLD
    if tie not in lexicon.ties:
        return None
    governor = tokens[: _governor(place, tokens) + 1]
    by_verb = _by_participle(place, governor, tie)
    by_verb = _by_cue(place, governor, tie) if by_verb is None else by_verb
    return TOLD if by_verb is None and _by_occasion(place, tokens) else by_verb


def _governor(place: Place, tokens: Sequence[Token]) -> int:
    """The place of the word that the last preposition hangs on, past what only says when or how; -1 for none."""
    last = len(tokens) - 2
    low = max(0, last - MOST_FILLERS)
    while last > low and _is_filler(place, tokens[last]):
        last -= 1
    if last > 0 and tokens[last].lower == "," and inside(place.attribution.source, tokens[last - 1].start):
        last -= 1
    return last


def _is_filler(place: Place, token: Token) -> bool:
    """Whether a word only says when or how."""
    when = token.lower in place.clauses.times or token.kind == "number"
    return when or token.lower in place.lexicon.fillers or place.clauses.is_adverb(token)


def _by_participle(place: Place, governor: Sequence[Token], tie: str) -> int | None:
    """`Seen by`, `first reported by`, `quoted as saying by`, `leaked to`."""
    lexicon = place.lexicon
    for words in map(str.split, lexicon.cited_as):
        if [token.lower for token in governor[-len(words) :]] == words:
            governor = governor[: -len(words)]
    if governor and governor[-1].lower in lexicon.passing and tie in place.clauses.by | lexicon.placing_ties:
        return REPORTED if place.attribution.cue[0].end <= place.span.start else TOLD
    handed = any(token.lower in lexicon.handed for token in governor[-2:])
    return TOLD if handed and tie in lexicon.handing_ties else None


def _by_cue(place: Place, governor: Sequence[Token], tie: str) -> int | None:
    """`Confirmed to`, `said on`, `wrote in`; or `On Radio Luna, Ruiz said`."""
    lexicon, verb = place.lexicon, _verb(place)
    if _opens(place, governor) and tie in lexicon.placing_ties and verb in lexicon.confiding:
        return TOLD
    if governor and not _speaks(place.attribution, governor[-1]):
        return None
    if not governor and not _follows_content(place):
        return None
    confided = tie in lexicon.confiding_ties and verb in lexicon.confiding
    placed = tie in lexicon.placing_ties and (verb not in lexicon.off_topic or tie in lexicon.inside_ties)
    return SAID if confided or placed else None


def _by_occasion(place: Place, tokens: Sequence[Token]) -> bool:
    """`In an interview with`, `in a CNN interview`."""
    if place.after and place.after[0].lower in place.lexicon.occasions:
        return True
    for token in tokens[-2 : -2 - OCCASION_REACH : -1]:
        if token.lower in place.lexicon.occasions:
            return True
        if token.kind == "punct" or token.lower in place.clauses.coordinators:
            return False
    return False


def _opens(place: Place, before: Sequence[Token]) -> bool:
    """Whether a candidate stands at the head of its sentence, before who speaks."""
    attribution = place.attribution
    low = place.before[0].start if place.before else place.span.start
    source = attribution.source[0].start if attribution.source else attribution.cue[0].start
    return len(before) <= 1 and low - place.window.start <= 1 and place.span.end <= source


def _follows_content(place: Place) -> bool:
    """Whether only a preposition stands between what is said, after its cue, and a candidate: "denied it to CNN"."""
    low = place.before[0].start if place.before else place.span.start
    cue = place.attribution.cue[-1].end
    return any(cue <= span.start and 0 <= low - span.end <= 1 for span in place.attribution.content)


def _speaks(attribution: Attribution, token: Token) -> bool:
    """Whether a token belongs to the cue, or to a source that follows it: "said Ruiz on CNN"."""
    if inside(attribution.cue, token.start):
        return True
    follows = bool(attribution.source) and attribution.source[0].start > attribution.cue[0].start
    return follows and inside(attribution.source, token.start)


def _verb(place: Place) -> str:
    """The verb of the cue: its last word before the candidate that is one of saying, else that is no adverb."""
    lexicon, clauses = place.lexicon, place.clauses
    tokens = [token for span in place.attribution.cue for token in tokenise(place.text, span) if token.kind == "word"]
    words = [token.lower for token in tokens if token.end <= place.span.start] or [token.lower for token in tokens]
    verbs = [word for word in words if word in lexicon.confiding or word in lexicon.addressing]
    others = [word for word in words if word not in clauses.adverbs and word not in clauses.prepositions]
    return (verbs or others or [""])[-1]


def _does(place: Place, words: frozenset[str]) -> bool:
    """Whether one of the words stands after a candidate: ", the Post first reported", "a memo the Post has seen"."""
    for token in place.after:
        if token.lower in words:
            return True
        if token.lower not in place.lexicon.fillers:
            return False
    return False


def _bracketed(place: Place) -> bool:
    """Whether a candidate stands alone in brackets after what is said or after who said it, and is no short form."""
    text, span = place.text, place.span
    if text[span.start - 1 : span.start] != "(" or text[span.end : span.end + 1] != ")":
        return False
    before = place.before[-2] if len(place.before) > 1 else None
    own = (*place.attribution.cue, *place.attribution.content)
    last = max((piece.end for piece in own if piece.end <= span.start), default=0)
    return last > 0 and not text[last : span.start - 1].strip(' ,."”’»') and (before is None or not before.capital)


def inside(spans: Sequence[Span], place: int) -> bool:
    """Whether a place lies in any of the spans."""
    return any(span.start <= place < span.end for span in spans)
