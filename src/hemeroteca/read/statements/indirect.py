"""Indirect speech: clauses that somebody is made to say, think or ask.

Four shapes: "X said that …", "…, X said", "dijo X que …" with the subject after its verb or left out, and the passive
and impersonal "was told that", "it is rumoured that", "asked whether", which name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hemeroteca.read.statements.clitics import with_clitic
from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.statements.edges import (
    after_times,
    begins_clause,
    clause_end,
    clause_start,
    content_start,
    has_verb,
    infinitive_start,
    introducer,
    is_clause,
    is_tail,
    object_end,
    says_something,
    trim,
)
from hemeroteca.read.statements.lines import DASHES, Line, Phrase
from hemeroteca.read.statements.phrases import phrase_after, phrase_before
from hemeroteca.read.statements.relatives import is_restrictive
from hemeroteca.read.statements.subjects import (
    Finding,
    agrees,
    body_before,
    fits,
    is_helped,
    low_for,
    subject_after,
    subject_before,
)

OBJECT_FRAMES = frozenset(("object", "document", "that", "whom", "to"))
SHORT_CLAUSE = 4
"""Tokens before "…, X said" from which on they are taken for what is said, even without a verb that is known."""
LONG_CLAUSE = 8
"""Tokens before "…, X said, …" from which on they are taken for a clause of their own, which nothing resumes."""


def find_clause(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """What a verb makes of the words around it, by the first shape that fits."""
    if cue.passive or (cue.form.kinds == {"participle"} and cue.start == cue.head):
        return _nameless(line, cue)
    if _is_silent(line, cue) and not (cue.end < len(line.tokens) and begins_clause(line, cue.end)):
        return None
    if line.clauses.inverted and cue.form.kinds == {"base"} and not is_helped(line, cue):
        return _led(line, cue, found)
    found_here = (
        _impersonal(line, cue)
        or _closing(line, cue)
        or _inverted(line, cue, found)
        or _following(line, cue, found)
        or _unsubjected(line, cue, found)
    )
    if line.clauses.object_clitics:
        found_here = with_clitic(line, cue, found_here)
    if found_here is None and "finite" in cue.form.kinds and cue.form.lemma in line.clauses.asking:
        return _nameless(line, cue)
    return found_here


def _make(cue: Cue, source: Phrase | None, content: Sequence[Phrase | None]) -> Finding | None:
    """The finding of a cue, `None` where nothing is said."""
    phrases = tuple(phrase for phrase in content if phrase is not None)
    if not phrases:
        return None
    return Finding(
        source=source,
        cue=Phrase(cue.start, cue.end),
        content=phrases,
        lemma=cue.form.lemma,
        confidence=cue.form.weight,
        frames=cue.form.frames,
    )


def _nameless(line: Line, cue: Cue) -> Finding | None:
    """`It was reported that …`, `they were told that …`, `asked whether …`: no source is named."""
    tokens, clauses = line.tokens, line.clauses
    start = introducer(line, cue) if cue.end < len(tokens) else None
    if start is None:
        return _supposed(line, cue)
    asked = cue.form.lemma in clauses.asking
    if not (cue.passive or asked):
        return None
    it = bool(cue.start) and tokens[cue.start - 1].lower in clauses.dummies
    if not (asked or it or "whom" in cue.form.frames):
        return None
    end = clause_end(line, start)
    if asked:
        end = next((place for place in range(start, end) if tokens[place].lower == ","), end)
    finding = _make(cue, None, [trim(line, start, end)])
    if finding is None or not it:
        return finding
    return msgspec.structs.replace(finding, cue=Phrase(cue.start - 1, cue.end))


def _supposed(line: Line, cue: Cue) -> Finding | None:
    """`The ferry is expected to sink`: its subject and the infinitive are what is expected, by nobody named."""
    tokens, clauses = line.tokens, line.clauses
    if not cue.passive or cue.form.lemma not in clauses.supposing or tokens[cue.end :][:1] == ():
        return None
    if tokens[cue.end].lower not in clauses.to:
        return None
    subject = phrase_before(line, cue.start, low_for(line, cue))
    rest = trim(line, cue.end, clause_end(line, cue.end))
    return _make(cue, None, [subject, rest]) if subject is not None else None


def is_impersonal(line: Line, cue: Cue) -> bool:
    """Whether the pronoun "se" stands before a verb that is not reflexive by itself."""
    before = [token.lower for token in line.tokens[cue.start : cue.head]]
    if any(word in line.clauses.periphrastic for word in before):
        return False
    return not cue.form.lemma.split()[0].endswith("se") and any(word in line.clauses.impersonal for word in before)


def _impersonal(line: Line, cue: Cue) -> Finding | None:
    """`Se informó de que …`: the pronoun takes the place of whoever said it."""
    tokens, clauses = line.tokens, line.clauses
    if not is_impersonal(line, cue):
        return None
    place = after_times(line, cue.end)
    if place < len(tokens) - 1 and tokens[place].lower in clauses.determiners:
        place = after_times(line, place + 1)
    if place < len(tokens) - 1 and tokens[place].lower in clauses.that_prepositions:
        place += 1
    if place >= len(tokens) or not begins_clause(line, place):
        return None
    start = place - 1 if tokens[place - 1].lower in clauses.that_prepositions else place
    return _make(cue, None, [trim(line, start, clause_end(line, start))])


def _closing(line: Line, cue: Cue) -> Finding | None:
    """`…, X said`, `…, said X` at the end of a sentence, and `…, X said, …` in the middle of one."""
    if not ({"quote", "any"} <= cue.form.frames or "end" in cue.form.frames) or "gerund" in cue.form.kinds:
        return None
    source = _closing_subject(line, cue)
    if source is None:
        return None
    inverted = source.start > cue.start
    comma, after = (cue.start - 1, source.end) if inverted else (source.start - 1, cue.end)
    start = clause_start(line, comma)
    if not inverted and not is_tail(line, after):
        after = _past_addressee(line, cue, Phrase(start, comma))
    if not is_tail(line, after):
        return None
    rest = _interrupted(line, after) if comma - start < LONG_CLAUSE else None
    long = comma - start >= SHORT_CLAUSE or (comma - start > 1 and has_verb(line, start, comma))
    if rest is None and not (long and says_something(line, start, comma)):
        return None
    content = trim(line, start, comma)
    if content is None or (rest is None and _only_introduces(line, content)):
        return None
    return _make(cue, source, [content, rest])


def _past_addressee(line: Line, cue: Cue, said: Phrase) -> int:
    """The place after whom a closing verb tells it, "…, Ruiz told the Post", where a clause stands before it."""
    aside = line.tokens[said.start].lower in line.clauses.subordinators | line.clauses.prepositions
    ends = line.clauses.inverted or "whom" not in cue.form.frames or content_start(line, cue) is not None
    if ends or aside or not has_verb(line, *said):
        return cue.end
    addressee = phrase_after(line, cue.end, len(line.tokens))
    return addressee.end if addressee is not None else cue.end


def _closing_subject(line: Line, cue: Cue) -> Phrase | None:
    """The subject of a verb that stands after a comma, to its right or, right after the comma, to its left."""
    if cue.start and line.tokens[cue.start - 1].lower == "," and not _has_apposition(line, cue):
        source = subject_after(line, cue.end)
        if source is not None:
            return source
    source = phrase_before(line, cue.start, low_for(line, cue))
    if source is None or not source.start or not agrees(line, cue, source):
        return None
    mark = line.tokens[source.start - 1].lower
    return source if mark == "," or mark in DASHES else None


def _only_introduces(line: Line, content: Phrase) -> bool:
    """Whether the words before "…, X said" only say where or when: "Despite the rain, X replied with a smile"."""
    first = line.tokens[content.start].lower
    bound = content.start + 1 < content.end and line.tokens[content.start + 1].lower in line.clauses.bounds
    aside = (first in line.clauses.prepositions and not bound) or first in line.clauses.subordinators
    if line.clauses.inverted and first in line.clauses.prepositions:
        return aside and not _has_main_verb(line, content)
    return aside and not has_verb(line, content.start, content.end)


def _has_main_verb(line: Line, content: Phrase) -> bool:
    """Whether a verb stands in a content before any relative."""
    clauses, tokens = line.clauses, line.tokens
    words = range(content.start, content.end)
    end = next((place for place in words if tokens[place].lower in clauses.relatives), content.end)
    return any(
        place in line.verbs
        or tokens[place].lower in clauses.pasts
        or tokens[place].lower.endswith(clauses.past_endings)
        for place in range(content.start, end)
    )


def _has_apposition(line: Line, cue: Cue) -> bool:
    """Whether the comma before a verb closes an apposition to its subject: "Ruiz, the minister, said"."""
    source = phrase_before(line, cue.start, low_for(line, cue))
    if source is None or source.start > clause_start(line, cue.start):
        return False
    return any(token.lower == "," for token in line.tokens[source.start : cue.start - 1])


def _interrupted(line: Line, after: int) -> Phrase | None:
    """The rest of a clause that "…, X said, …" interrupts, where its verb comes only now."""
    tokens, clauses = line.tokens, line.clauses
    if after + 2 >= len(tokens) or (tokens[after].lower != "," and tokens[after].lower not in DASHES):
        return None
    first = tokens[after + 1]
    if any(opener.start == after + 1 for opener in line.openers):
        return None
    if (
        first.lower in clauses.coordinators
        or (clauses.inverted and first.lower in clauses.object_markers)
        or first.lower.endswith(clauses.gerund_endings)
    ):
        return None
    return trim(line, after + 1, clause_end(line, after + 1))


def _inverted(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`Dijo X que …`, `dijo que …`: the subject after its verb, or left out."""
    tokens, clauses = line.tokens, line.clauses
    finite = "finite" in cue.form.kinds or is_helped(line, cue)
    if not clauses.inverted or not finite or cue.form.frames == {"object"}:
        return None
    before = phrase_before(line, cue.start, low_for(line, cue))
    coordinated = bool(cue.start) and tokens[cue.start - 1].lower in clauses.coordinators
    dropped = _goes_on_without(line, cue, found)
    if (coordinated and not dropped) or (
        before is not None and not dropped and not (before.start == 0 and _is_adverbial(line, before))
    ):
        return None
    source = subject_after(line, cue.end)
    after = source.end if source else cue.end
    reach = range(after, min(after + 12, len(tokens)))
    start = next((i for i in reach if begins_clause(line, i) or tokens[i].kind == "quote"), None)
    if "to" in cue.form.frames:
        start = infinitive_start(line, cue) or start
    if start is None or any(i in line.verbs for i in range(after, start)):
        return None
    if source is None and cue.form.noun and start > cue.end:
        return None
    if start and tokens[start - 1].lower in clauses.that_prepositions:
        start -= 1
    return _make(cue, source or body_before(line, cue), [trim(line, start, clause_end(line, start))])


def _led(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`Tras asegurar que …`, `al negar que …`: an infinitive with the subject of the verb before it."""
    start = content_start(line, cue)
    if start is None or not is_clause(line, start):
        return None
    earlier = [finding for finding in found if finding.source and finding.cue.start < cue.start]
    source = max(earlier, key=lambda finding: finding.cue.start).source if earlier else None
    end = clause_end(line, start)
    if not found or cue.start <= SHORT_CLAUSE:
        end = next((place for place in range(start, end - 1) if line.tokens[place].lower == ","), end)
    return _make(cue, source, [trim(line, start, end)])


def _goes_on_without(line: Line, cue: Cue, found: Sequence[Finding]) -> bool:
    """Whether a second verb follows a first that has no subject either: "dijo que no y pidió calma"."""
    coordinated = bool(cue.start) and line.tokens[cue.start - 1].lower in line.clauses.coordinators
    return coordinated and bool(found) and all(finding.source is None for finding in found)


def _unsubjected(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`Rechazó las críticas.`, `En Luna, tachó la ley de chapuza`: a thing judged by whoever spoke before."""
    tokens, clauses = line.tokens, line.clauses
    if not clauses.inverted or cue.form.noun or "object" not in cue.form.frames or "finite" not in cue.form.kinds:
        return None
    heads = cue.start == 0 or tokens[cue.start - 1].lower == ","
    heads = heads and phrase_before(line, cue.start, low_for(line, cue)) is None
    heads = heads and not any(verb < cue.start for verb in line.verbs)
    if not heads and not _goes_on_without(line, cue, found):
        return None
    start = content_start(line, cue)
    if start is None or start >= len(tokens) or is_impersonal(line, cue):
        return None
    content = trim(line, start, object_end(line, start, clause_end(line, start)))
    return None if content is None or _is_empty(line, content) else _make(cue, None, [content])


def _is_adverbial(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase only says when or how."""
    clauses = line.clauses
    return all(
        token.lower in clauses.times | clauses.time_nouns | clauses.determiners or clauses.is_adverb(token)
        for token in line.tokens[phrase.start : phrase.end]
    )


def _following(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """`X said that …`: what follows the verb, up to where another attribution or clause begins."""
    start = content_start(line, cue) if cue.form.frames - {"quote", "end"} else None
    if start is None or start >= len(line.tokens):
        return None
    if is_impersonal(line, cue) and not is_clause(line, start):
        return None
    source = subject_before(line, cue, found)
    if source is None or not fits(line, cue, source, start) or is_impersonal(line, cue):
        return None
    end = clause_end(line, start)
    if cue.form.frames <= OBJECT_FRAMES and not is_clause(line, start):
        end = start + 1 if _is_fragment(line, start) else object_end(line, start, end)
    content = trim(line, start, _relative_end(line, source, start, end))
    if content is None or _is_empty(line, content):
        return None
    return _make(cue, source, [content])


def _is_fragment(line: Line, start: int) -> bool:
    """Whether a quoted fragment is all that is judged, since what follows says where: "pidió «calma» en la plaza"."""
    clauses, tokens = line.clauses, line.tokens
    if not clauses.inverted or tokens[start].kind != "quote" or start + 1 >= len(tokens):
        return False
    return tokens[start + 1].lower in clauses.asides | clauses.times


def _relative_end(line: Line, source: Phrase, start: int, end: int) -> int:
    """Where what "Ruiz, who said …, told" says ends: at the comma before the verb that it stands between."""
    tokens, clauses = line.tokens, line.clauses
    relatives = clauses.relatives | clauses.personal_relatives if clauses.inverted else clauses.personal_relatives
    relative = source.end - source.start == 1 and tokens[source.start].lower in relatives
    if not relative or not source.start:
        return end
    if is_restrictive(line, source.start):
        verb = next((place for place in sorted(line.verbs) if start < place < end), end)
        return end if begins_clause(line, start) else verb
    if tokens[source.start - 1].lower != ",":
        return end
    starts = {cue.start for cue in line.cues}
    commas = (place for place in range(start + 1, end - 1) if tokens[place].lower == ",")
    return next((place for place in commas if place + 1 in starts or _goes_on(line, place + 1)), end)


def _goes_on(line: Line, place: int) -> bool:
    """Whether the verb of an interrupted clause stands at a place, behind its clitics and auxiliaries at most."""
    tokens, clauses = line.tokens, line.clauses
    while place < len(tokens) - 1 and tokens[place].lower in clauses.clitics | clauses.negations:
        place += 1
    past = clauses.inverted and tokens[place].lower.endswith(clauses.past_endings)
    return place in line.verbs or past or tokens[place].lower in clauses.pasts


def _is_empty(line: Line, content: Phrase) -> bool:
    """Whether nothing is said: "declined to comment"."""
    words = " ".join(token.lower for token in line.tokens[content.start : content.end])
    return words.startswith(line.clauses.empty_contents)


def _is_silent(line: Line, cue: Cue) -> bool:
    """Whether a verb says that nothing was said: "no respondió a las preguntas"."""
    return cue.negated and cue.form.lemma in line.clauses.answering
