"""Speech beside a verb that is in no list: "«No», apostrofó Ruiz", "el alcalde va más allá: «Sé quién fue»".

The verbs by which newspapers introduce a quotation are open. Where a quotation stands apart, as speech does, and the
words beside it are a subject and nothing but a verb, the verb is taken for its cue.
"""

from __future__ import annotations

from collections.abc import Sequence

from hemeroteca.read.roles import can_speak
from hemeroteca.read.statements.edges import is_tail
from hemeroteca.read.statements.lines import DASHES, Line, Phrase
from hemeroteca.read.statements.phrases import phrase_after, phrase_before
from hemeroteca.read.statements.subjects import Finding

UNLISTED_WEIGHT = 0.6
"""Below every listed verb: that the words are a verb is itself a guess."""
LONGEST_PREDICATE = 6
"""Tokens between a subject and its colon: "no se anda con rodeos"."""
SHORTEST_VERB = 4


def find_unlisted(line: Line, found: Sequence[Finding]) -> list[Finding]:
    """The quotations that no other finding takes and that have a subject and a verb beside them."""
    taken = {place for finding in found for phrase in finding.content for place in range(*phrase)}
    cues = {finding.cue.start for finding in found}
    out = []
    for place, token in enumerate(line.tokens):
        if token.kind != "quote" or place in taken:
            continue
        finding = _after_quote(line, place) or _before_colon(line, place)
        if finding is not None and finding.cue.start not in cues:
            out.append(finding)
    return out


def _after_quote(line: Line, quote: int) -> Finding | None:
    """`«…», apostrofó Ruiz`: a past right after the quotation and its mark, then its subject, then nothing."""
    tokens, clauses = line.tokens, line.clauses
    verb = quote + 1
    while verb < len(tokens) and (tokens[verb].lower == "," or tokens[verb].lower in DASHES):
        verb += 1
    start = verb
    while verb < len(tokens) - 1 and tokens[verb].lower in clauses.clitics:
        verb += 1
    if verb == quote + 1 or verb >= len(tokens) - 1 or not _is_past(line, verb):
        return None
    source = phrase_after(line, verb + 1, len(tokens))
    if source is None or not is_tail(line, source.end) or not _is_somebody(line, source):
        return None
    return _make(line, source, Phrase(start, verb + 1), quote)


def _before_colon(line: Line, quote: int) -> Finding | None:
    """`El alcalde va más allá: «…»`: a subject at the head of the sentence, its verb, a colon."""
    tokens, clauses = line.tokens, line.clauses
    if quote < 3 or tokens[quote - 1].lower != ":":
        return None
    low = max(0, quote - 1 - LONGEST_PREDICATE)
    leads = (clauses.clitics - clauses.determiners) | clauses.negations
    verbs = (
        at
        for at in range(low, quote - 1)
        if at in line.verbs
        or _is_past(line, at)
        or (at and tokens[at - 1].lower in leads and tokens[at].lower not in leads)
    )
    verb = next(verbs, None)
    if verb is None or any(token.lower in clauses.that for token in tokens[verb : quote - 1]):
        return None
    start = verb
    while start and (tokens[start - 1].lower in clauses.clitics or tokens[start - 1].lower in clauses.negations):
        start -= 1
    source = phrase_before(line, start, 0)
    if source is None or source.start or not _is_somebody(line, source):
        return None
    return _make(line, source, Phrase(start, quote - 1), quote)


def _is_past(line: Line, place: int) -> bool:
    """Whether a word looks like a past and like nothing else."""
    token = line.tokens[place]
    ends = token.lower.endswith(line.clauses.past_endings) and len(token.lower) >= SHORTEST_VERB
    return token.kind == "word" and not token.capital and ends


def _is_somebody(line: Line, source: Phrase) -> bool:
    """Whether a phrase can speak."""
    words = line.tokens[source.start : source.end]
    return bool(words) and can_speak(words, line.language)


def _make(line: Line, source: Phrase, cue: Phrase, quote: int) -> Finding:
    """The finding."""
    lemma = line.tokens[cue.end - 1].lower
    return Finding(source=source, cue=cue, content=(Phrase(quote, quote + 1),), lemma=lemma, confidence=UNLISTED_WEIGHT)
