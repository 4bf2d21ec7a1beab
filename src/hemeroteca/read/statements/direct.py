"""Direct speech: which quotation is whose, by the verb beside it."""

from __future__ import annotations

from collections.abc import Sequence

from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.statements.edges import clause_end, clause_start
from hemeroteca.read.statements.lines import Line, Phrase
from hemeroteca.read.statements.phrases import phrase_before
from hemeroteca.read.statements.subjects import Finding, subject_after, subject_before

FARTHEST_QUOTE = 24
"""Tokens between a verb and its quotation: "said on Monday in a letter to his readers in the north, “…”"."""
LONGEST_ANNOUNCEMENT = 12
"""Tokens between a verb and the colon that ends its paragraph."""
SPEECH_ENDS = tuple(",.!?…;")


def find_speech(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """Direct speech before or after a verb that can take it."""
    if "quote" not in cue.form.frames:
        return None
    return _quote_before(line, cue) or _announced(line, cue, found) or _quote_after(line, cue, found)


def _quote_before(line: Line, cue: Cue) -> Finding | None:
    """`"…," X said` and `"…," said X`."""
    quote = _quote_left(line, cue.start)
    if quote is not None and "gerund" not in cue.form.kinds:
        source = subject_after(line, cue.end)
        if source is None and _runs_on(line, cue):
            return None
    else:
        source = phrase_before(line, cue.start, _after_last_quote(line, cue.start))
        quote = _quote_left(line, source.start) if source is not None else None
        if quote is None or _runs_on(line, cue) or not _stands_apart(line, quote):
            return None
    after = max(cue.end, source.end if source else 0)
    return _make(cue, source, [_with_lead(line, quote), *_resumed(line, after)])


def _stands_apart(line: Line, quote: int) -> bool:
    """Whether a quotation is speech by its end or the mark after it, not the name of a ship before its verb."""
    return quote in line.speeches or line.tokens[quote + 1].kind == "punct"


def _quote_left(line: Line, place: int) -> int | None:
    """The quotation right before a place, marks between them aside."""
    while place and line.tokens[place - 1].kind == "punct" and line.tokens[place - 1].lower != ";":
        place -= 1
    return place - 1 if place and line.tokens[place - 1].kind == "quote" else None


def _runs_on(line: Line, cue: Cue) -> bool:
    """Whether a clause follows the verb, so that the quotation before it belongs to its subject."""
    if cue.end >= len(line.tokens):
        return False
    word = line.tokens[cue.end].lower
    return word in line.clauses.that or word in line.clauses.subject_pronouns


def _with_lead(line: Line, quote: int) -> Phrase:
    """The quotation with the words before it that are part of the same content: `It was "a shame," X said`."""
    if quote and line.tokens[quote - 1].kind in ("word", "number"):
        return Phrase(clause_start(line, quote), quote + 1)
    return Phrase(quote, quote + 1)


def _resumed(line: Line, start: int) -> list[Phrase]:
    """Quotations that go on after the clause in the middle: `"…," X said, "…"`."""
    tokens = line.tokens
    starts = {cue.start for cue in line.cues}
    out: list[Phrase] = []
    for place in range(start, len(tokens)):
        if tokens[place].kind == "quote":
            if not out or tokens[place - 1].kind in ("punct", "quote"):
                out.append(Phrase(place, place + 1))
        elif place in starts or tokens[place].lower == ";":
            break
    return out


def _after_last_quote(line: Line, end: int) -> int:
    """The place after the last quotation before `end`, 0 where there is none."""
    return next((place + 1 for place in range(end - 1, -1, -1) if line.tokens[place].kind == "quote"), 0)


def _quote_after(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`X said: "…"`, `X told Y in a letter, "…"`, and `X said:` at the end of a paragraph."""
    tokens = line.tokens
    place = cue.end
    while place < len(tokens) and tokens[place].kind != "quote":
        if place - cue.end > FARTHEST_QUOTE or not _may_stand_between(line, cue, place):
            return None
        place += 1
    if place >= len(tokens):
        return None
    if place != cue.end and tokens[place - 1].lower not in (":", ","):
        return None
    content = [Phrase(place, place + 1), *_resumed(line, place + 1)]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.kind in ("word", "number") and place not in line.speeches:
        content = [Phrase(place, place + 1 if _is_aside(line, place + 1) else clause_end(line, place))]
    source = subject_before(line, cue, found)
    if source is None and line.clauses.inverted:
        source = subject_after(line, cue.end)
    elif line.clauses.inverted and place > cue.end and tokens[cue.end].lower in line.clauses.determiners:
        return None
    if source is None and not line.clauses.inverted:
        return None
    return _make(cue, source, [*_broken_off(line, cue, source, place), *_object(line, cue, source, place), *content])


def _object(line: Line, cue: Cue, source: Phrase | None, quote: int) -> list[Phrase]:
    """What is asked for before a quotation that says so in full: "pidió prudencia: «…»"."""
    tokens, clauses = line.tokens, line.clauses
    if not clauses.inverted or "object" not in cue.form.frames or cue.form.lemma in clauses.of_clauses:
        return []
    first = tokens[cue.end]
    aside = clauses.prepositions | clauses.times | clauses.time_nouns | clauses.contrasts
    before = source is not None and source.end <= cue.start and tokens[quote - 1].lower == ":"
    if not before or cue.end >= quote - 1 or first.kind != "word" or first.lower in aside or clauses.is_adverb(first):
        return []
    return [Phrase(cue.end, quote - 1)]


def _is_aside(line: Line, place: int) -> bool:
    """Whether words after a quoted fragment only say where or when: "reivindicó «el ocio» en la plaza"."""
    clauses, word = line.clauses, line.tokens[place].lower
    return clauses.inverted and (word in clauses.asides or word in clauses.times)


def _broken_off(line: Line, cue: Cue, source: Phrase | None, quote: int) -> list[Phrase]:
    """The words before "…, recuerda X, «…»" where the quotation only goes on with their sentence."""
    tokens, start = line.tokens, clause_start(line, cue.start)
    inverted = line.clauses.inverted and source is not None and source.start >= cue.end
    if not inverted or cue.start < start + 2 or tokens[cue.start - 1].lower != "," or quote in line.speeches:
        return []
    aside = tokens[start].lower in line.clauses.prepositions or line.clauses.is_adverb(tokens[start])
    return [] if aside else [Phrase(start, cue.start - 1)]


def _announced(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`X writes that:` at the end of a paragraph: what X writes comes in the next."""
    tokens, clauses = line.tokens, line.clauses
    if tokens[-1].lower != ":" or len(tokens) - cue.end > LONGEST_ANNOUNCEMENT or "gerund" in cue.form.kinds:
        return None
    between = tokens[cue.end : -1]
    if any(token.kind == "quote" for token in between) or any(cue.end <= verb for verb in line.verbs):
        return None
    thing = bool(between) and between[0].lower not in clauses.that and not _may_stand_between(line, cue, cue.end)
    source = subject_before(line, cue, found)
    return None if thing or source is None else _make(cue, source, [], open_ended=True)


def _may_stand_between(line: Line, cue: Cue, place: int) -> bool:
    """Whether a word can stand between a verb and its quotation: whom it was said to, when, where, how."""
    clauses, token = line.clauses, line.tokens[place]
    if token.lower in clauses.that or token.lower in clauses.wh or token.lower == ";" or place in line.verbs:
        return False
    if place > cue.end or token.kind == "punct":
        return True
    if "whom" in cue.form.frames or clauses.inverted:
        return True
    aside = token.lower in clauses.prepositions or token.lower in clauses.times
    return aside or clauses.is_adverb(token)


def _make(cue: Cue, source: Phrase | None, content: list[Phrase], *, open_ended: bool = False) -> Finding:
    """The finding of a cue."""
    return Finding(
        source=source,
        cue=Phrase(cue.start, cue.end),
        content=tuple(content),
        lemma=cue.form.lemma,
        confidence=cue.form.weight,
        frames=cue.form.frames,
        open_ended=open_ended,
    )
