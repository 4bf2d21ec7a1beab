"""Phrases that name a source without a verb, and those with one before it: "according to X", "como recordó X"."""

from __future__ import annotations

from hemeroteca.read.lexicon import section
from hemeroteca.read.roles import head_of, speaking_roles
from hemeroteca.read.statements.edges import clause_end, clause_start, has_verb, says_something, trim
from hemeroteca.read.statements.lines import Line, OpenerLexicon, Phrase
from hemeroteca.read.statements.nouns import find_views
from hemeroteca.read.statements.phrases import phrase_after
from hemeroteca.read.statements.subjects import Finding, is_helped, subject_after

OPENER_WEIGHT = 0.9
"""Share of "according to" and its like that PolNeAR's annotators take for a cue: 97 in 100, some for whole events."""


def read_openers(line: Line) -> list[Finding]:
    """Reads "According to X, …" and "…, according to X"."""
    found = []
    for place in line.openers:
        opener = _with_verb(line, place)
        if opener == place and _needs_verb(line, place):
            continue
        initial = not says_something(line, clause_start(line, opener.start), opener.start) or _hangs(line, opener)
        if opener != place:
            source = subject_after(line, opener.end, closed=initial)
        else:
            source = phrase_after(line, opener.end, len(line.tokens), closed=initial, relative=True)
        if source is None or not _can_tell(line, opener, source):
            continue
        content = _both_sides(line, opener, source) or _around(line, opener.start, source.end, initial=initial)
        if content:
            lemma = " ".join(token.lower for token in line.tokens[opener.start : opener.end])
            found.append(Finding(source=source, cue=opener, content=content, lemma=lemma, confidence=OPENER_WEIGHT))
    return found


def read_views(line: Line) -> list[Finding]:
    """Reads "a su juicio, …" and "…, en su opinión, …"."""
    found = []
    for opener, owner in find_views(line):
        initial = not says_something(line, clause_start(line, opener.start), opener.start)
        content = _both_sides(line, opener, opener) or _around(line, opener.start, opener.end, initial=initial)
        if content:
            lemma = line.tokens[opener.end - 1].lower
            found.append(Finding(source=owner, cue=opener, content=content, lemma=lemma, confidence=OPENER_WEIGHT))
    return found


def _needs_verb(line: Line, opener: Phrase) -> bool:
    """Whether an opener is one only before a verb of speech: "como recordó X", not "como X"."""
    words = " ".join(token.lower for token in line.tokens[opener.start : opener.end])
    return words in section(line.language, "sources", OpenerLexicon).verbal


def _can_tell(line: Line, opener: Phrase, source: Phrase) -> bool:
    """Whether a source after an opener is one: no relative ("según la cual"), after "para" somebody who can judge."""
    words = line.tokens[source.start : source.end]
    if not line.clauses.inverted:
        return True
    if words[-1].lower in line.clauses.relatives:
        return False
    if (
        " ".join(token.lower for token in line.tokens[opener.start : opener.end])
        not in section(line.language, "sources", OpenerLexicon).initial
    ):
        return True
    closed = source.end < len(line.tokens) and "," in (line.tokens[source.end].lower, words[-1].lower)
    quoted = source.end < len(line.tokens) and line.tokens[source.end].kind == "quote"
    pronoun = len(words) == 1 and words[0].lower in line.clauses.subject_pronouns
    known = pronoun or words[0].capital or head_of(words, line.language) in speaking_roles(line.language)
    return known and (closed or quoted)


def _hangs(line: Line, opener: Phrase) -> bool:
    """Whether an opener stands right after "that": "Reuters reported that, according to X, …"."""
    place = opener.start
    while place and line.tokens[place - 1].kind == "punct":
        place -= 1
    return bool(place) and line.tokens[place - 1].lower in line.clauses.that


def _with_verb(line: Line, opener: Phrase) -> Phrase:
    """The opener with a verb right after it: "según informó X"."""
    if not line.clauses.inverted:
        return opener
    verbs = (
        cue for cue in line.cues if cue.start == opener.end and ("finite" in cue.form.kinds or is_helped(line, cue))
    )
    return Phrase(opener.start, next((cue.end for cue in verbs), opener.end))


def _around(line: Line, start: int, end: int, *, initial: bool) -> tuple[Phrase, ...]:
    """What a phrase at `start:end` is about: the rest of the sentence, before it or after it."""
    tokens = line.tokens
    if not initial:
        before = trim(line, clause_start(line, start), start)
        return (before,) if before is not None else ()
    right = next((place for place in range(end, len(tokens)) if tokens[place].lower == ","), end)
    if right >= len(tokens) - 1:
        right = end
    after = trim(line, right, clause_end(line, right))
    return (after,) if after is not None else ()


def _both_sides(line: Line, opener: Phrase, source: Phrase) -> tuple[Phrase, ...]:
    """The subject before a phrase between commas and the verb after it: "the plant, according to X, will close"."""
    tokens, clauses = line.tokens, line.clauses
    if not opener.start or source.end >= len(tokens) - 1:
        return ()
    comma = source.end if tokens[source.end].lower == "," else source.end - 1
    if tokens[opener.start - 1].lower != "," or tokens[comma].lower != ",":
        return ()
    verb = comma + 1
    while verb < len(tokens) - 1 and (tokens[verb].lower in clauses.clitics or clauses.is_adverb(tokens[verb])):
        verb += 1
    subject = trim(line, clause_start(line, opener.start), opener.start)
    hangs = tokens[verb - 1].lower in clauses.negations | clauses.clitics - clauses.determiners
    known = verb in line.verbs or (clauses.inverted and hangs)
    if not known or subject is None or has_verb(line, *subject):
        return ()
    rest = trim(line, comma, clause_end(line, comma))
    return (subject, rest) if rest is not None else ()
