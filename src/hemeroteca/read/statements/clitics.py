"""What a pronoun before the verb stands for: "los dueños lo desmienten", "la calificó de vergonzosa".

Spanish puts the object of a verb, where it is a pronoun, before it. Where the verb takes a clause, "lo" is what was
said, told in the sentence before; where it takes a thing that is judged, the pronoun is that thing.
"""

from __future__ import annotations

import msgspec

from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.statements.edges import is_clause, is_tail
from hemeroteca.read.statements.lines import Line, Phrase
from hemeroteca.read.statements.phrases import phrase_before
from hemeroteca.read.statements.subjects import Finding, low_for, subject_after


def with_clitic(line: Line, cue: Cue, found: Finding | None) -> Finding | None:
    """The finding with the pronoun that is its object, a new one where the pronoun is all that is said."""
    place = _object(line, cue)
    if place is None:
        return found
    cue_alone = Phrase(place + 1, cue.end) if place == cue.start else Phrase(cue.start, cue.end)
    pronoun = Phrase(place, place + 1)
    if found is None:
        return _only_pronoun(line, cue, pronoun, cue_alone)
    first = found.content[0]
    judged = "object" in cue.form.frames and not is_clause(line, first.start)
    quoted = line.tokens[first.start].kind == "quote"
    if not judged or quoted or first.start < cue.end:
        return found
    return msgspec.structs.replace(found, cue=cue_alone, content=(pronoun, *found.content))


def _object(line: Line, cue: Cue) -> int | None:
    """The place of a pronoun that is the object of a cue, before the verb or its auxiliary."""
    clitics = line.clauses.object_clitics
    places = [place for place in range(cue.start, cue.head) if line.tokens[place].lower in clitics]
    return places[-1] if places and not cue.passive else None


def _only_pronoun(line: Line, cue: Cue, pronoun: Phrase, cue_alone: Phrase) -> Finding | None:
    """`X lo desmiente`, `así lo anunció X`: the pronoun is the content; of "dijo que lo sabía" nobody is the source."""
    tokens, clauses = line.tokens, line.clauses
    says = {"quote", "any"} <= cue.form.frames and tokens[pronoun.start].lower in clauses.clause_clitics
    led = cue.start == 0 or clauses.is_adverb(tokens[cue.start]) or clauses.is_adverb(tokens[cue.start - 1])
    if not says or not (led or is_tail(line, cue.end)):
        return None
    source = phrase_before(line, cue.start, low_for(line, cue)) or subject_after(line, cue.end)
    if cue.start and (source is None or _joins(line, source)):
        return None
    return Finding(
        source=source,
        cue=cue_alone,
        content=(pronoun,),
        lemma=cue.form.lemma,
        confidence=cue.form.weight,
        frames=cue.form.frames,
    )


def _joins(line: Line, source: Phrase) -> bool:
    """Whether a source is a conjunction, "dijo que lo sabía"; a relative has its noun and a comma before it."""
    alone = source.end - source.start == 1 and line.tokens[source.start].lower in line.clauses.that
    return alone and (source.start == 0 or line.tokens[source.start - 1].lower != ",")
