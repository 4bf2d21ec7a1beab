"""Whose verb it is: the source of a cue, to its left, to its right, or the one of the verb before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.lexicon import section
from hemeroteca.read.outlets import outlet_length
from hemeroteca.read.roles import head_of, is_among, role_words
from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.statements.edges import after_day, after_times, begins_clause, is_clause
from hemeroteca.read.statements.lines import Line, Phrase
from hemeroteca.read.statements.phrases import phrase_after, phrase_before
from hemeroteca.read.statements.relatives import is_restrictive
from hemeroteca.read.verbs import Frame, is_verb_form
from hemeroteca.records import Polarity

LONGEST_ASIDE = 10
"""Tokens between a verb and its subject that say where and when."""
LONGEST_RELATIVE = 30
"""Tokens of a relative clause between a subject and its verb; longer ones are no such clause."""


class DocumentLexicon(msgspec.Struct, frozen=True):
    """Nouns of documents, which show and find things, and of bodies, in which somebody says them."""

    documents: frozenset[str]
    organisations: frozenset[str]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution in tokens: `source` is `None` where the sentence names none."""

    source: Phrase | None
    cue: Phrase
    content: tuple[Phrase, ...]
    lemma: str
    polarity: Polarity = "affirmed"
    confidence: float = 0.0
    frames: frozenset[Frame] = frozenset()
    open_ended: bool = False


def low_for(line: Line, cue: Cue) -> int:
    """How far left the source of a cue can reach: not into another verb."""
    low = 0
    aside = _relative_clause(line, cue.start)
    for other in line.cues:
        inside = aside.start < other.head < aside.end or (other.start > 0 and is_restrictive(line, other.start - 1))
        if other.end <= cue.start and other.head in line.verbs and not inside:
            low = other.end
    return low


def _relative_clause(line: Line, end: int) -> Phrase:
    """The commas of ", who asked not to be named," right before `end`, whose verbs are no obstacle; else nothing."""
    tokens, clauses = line.tokens, line.clauses
    if end < 2 or tokens[end - 1].lower != ",":
        return Phrase(end, end)
    for place in range(end - 2, max(0, end - LONGEST_RELATIVE), -1):
        if tokens[place].kind == "quote" or tokens[place].lower == ";":
            break
        if tokens[place].lower == ",":
            relatives = clauses.personal_relatives | (clauses.relatives if clauses.inverted else frozenset())
            relative = tokens[place + 1].lower in relatives
            return Phrase(place, end - 1) if relative else Phrase(end, end)
    return Phrase(end, end)


def subject_before(line: Line, cue: Cue, found: Sequence[Finding]) -> Phrase | None:
    """Who does what the verb says, to its left; for a second verb, who did the first."""
    before = line.tokens[cue.start - 1] if cue.start else None
    led = "gerund" in cue.form.kinds and not is_progressive(line, cue)
    if led or (before is not None and before.lower in line.clauses.coordinators):
        earlier = [finding for finding in found if finding.source and finding.cue.start < cue.start]
        if earlier:
            return max(earlier, key=lambda finding: finding.cue.start).source
        dropped = line.clauses.inverted and any(finding.cue.end <= cue.start for finding in found)
        source = None if dropped else _leading(line, cue.start)
    else:
        source = phrase_before(line, cue.start, low_for(line, cue)) or body_before(line, cue)
    if source is not None and (_introduces_content(line, source, found) or not is_nominal(line, source)):
        return None
    return None if source is None or _is_clause_of(line, source) else source


def body_before(line: Line, cue: Cue) -> Phrase | None:
    """The body in which some say something: "desde el sindicato recuerdan", "en el club creen"."""
    tokens, clauses = line.tokens, line.clauses
    if not clauses.inverted or not tokens[cue.start].lower.endswith(clauses.plural_verb_endings):
        return None
    low = max(low_for(line, cue), cue.start - LONGEST_ASIDE)
    start = next((n for n in range(cue.start - 2, low - 1, -1) if tokens[n].lower in clauses.bodies), None)
    if start is None or any(token.kind not in ("word", "number") for token in tokens[start : cue.start]):
        return None
    if start and tokens[start - 1].kind != "punct":
        return None
    return _as_body(line, Phrase(start + 1, cue.start))


def _body_after(line: Line, place: int) -> Phrase | None:
    """The body after a verb: "señalan desde el sindicato", not the place, "dijeron en el congreso"."""
    tokens, clauses = line.tokens, line.clauses
    if not tokens[place - 1].lower.endswith(clauses.plural_verb_endings):
        return None
    if tokens[place].lower not in clauses.bodies - load_chains(line.language).placing_ties:
        return None
    body = phrase_after(line, place + 1, len(tokens))
    return None if body is None else _as_body(line, body)


def _as_body(line: Line, phrase: Phrase) -> Phrase | None:
    """A phrase that names or describes a body, else nothing."""
    bodies = section(line.language, "roles", DocumentLexicon).organisations
    head = head_of(line.tokens[phrase.start : phrase.end], line.language)
    return phrase if is_among(head, bodies, line.language) else None


def is_nominal(line: Line, source: Phrase) -> bool:
    """Whether a Spanish phrase begins as a noun phrase does and holds no verb of its own: not "hay", not "se da"."""
    clauses, tokens = line.clauses, line.tokens
    first = tokens[source.start]
    if not clauses.inverted or first.kind != "word":
        return True
    verbal = clauses.clitics - clauses.determiners | clauses.auxiliaries
    for token in tokens[source.start : source.end]:
        if token.lower in clauses.relatives or token.lower in clauses.personal_relatives or token.lower == ",":
            break
        if token.lower in verbal and not token.capital:
            return False
    begins = clauses.determiners | clauses.subject_pronouns | clauses.possessives | clauses.relatives
    if first.lower in begins or is_among(first.lower, role_words(line.language), line.language):
        return True
    if first.capital and source.start:
        return True
    named = source.end - source.start == 1 or tokens[source.start + 1].lower in clauses.of | {",", "("}
    named = named or tokens[source.start + 1].capital
    known = is_verb_form(first.lower, line.language) or first.lower in verbal
    return first.capital and named and not known


def _introduces_content(line: Line, source: Phrase, found: Sequence[Finding]) -> bool:
    """Whether a "que" before a verb is no relative but begins what somebody says: "reprocha que no pague"."""
    alone = line.clauses.inverted and source.end - source.start == 1
    if not alone or line.tokens[source.start].lower not in line.clauses.that:
        return False
    begun = any(finding.content and finding.content[0].start == source.start for finding in found)
    return begun or (source.start > 0 and source.start - 1 in {cue.end - 1 for cue in line.cues})


def _is_clause_of(line: Line, source: Phrase) -> bool:
    """Whether a phrase is a dummy subject with its verb and no noun phrase: "it helps"."""
    return source.end - source.start > 1 and line.tokens[source.start].lower in line.clauses.dummies


def subject_after(line: Line, place: int, *, closed: bool = False) -> Phrase | None:
    """Who does what the verb says, to its right, after when it was said and to whom: "dijo ayer a EFE el alcalde"."""
    clauses, tokens = line.clauses, line.tokens
    place = after_times(line, after_day(line, place))
    while place < len(tokens) - 1 and clauses.is_adverb(tokens[place]):
        place += 1
    if place < len(tokens) and tokens[place].lower in clauses.object_markers:
        place = _past_addressee(line, place + 1)
    elif clauses.inverted and place < len(tokens) and tokens[place].lower in clauses.asides:
        return _after_aside(line, place) or _body_after(line, place)
    source = phrase_after(line, place, len(tokens), closed=closed)
    return source if source is None or is_nominal(line, source) else None


def _after_aside(line: Line, place: int) -> Phrase | None:
    """Who said it after where or when it was said: "relató ante el juez Celia Bravo", "dijo en Luna el ministro"."""
    clauses, tokens = line.clauses, line.tokens
    roles = role_words(line.language)
    for later in range(place + 2, min(place + LONGEST_ASIDE, len(tokens))):
        here, before = tokens[later], tokens[later - 1]
        if here.kind != "word" or later in line.verbs or here.lower in clauses.that:
            return None
        if before.lower in clauses.determiners or before.lower in clauses.prepositions:
            continue
        named = here.capital and not before.capital
        if here.lower in clauses.determiners and later + 1 < len(tokens):
            following = tokens[later + 1]
            named = following.capital or is_among(following.lower, roles, line.language)
        if named:
            return phrase_after(line, later, len(tokens))
    return None


def _past_addressee(line: Line, place: int) -> int:
    """The place after "a El Correo de Luna", "a este diario", "a los medios"."""
    tokens, clauses = line.tokens, line.clauses
    start = place
    named = place < len(tokens) and tokens[place].capital
    outlet = _outlet_before_person(line, place) if named else 0
    if outlet:
        return place + outlet
    while place < len(tokens) and tokens[place].kind == "word":
        token = tokens[place]
        inside = token.capital or token.lower in clauses.noun_prepositions
        if place > start and named and not inside:
            break
        if place > start and not named and (token.capital or token.lower in clauses.determiners):
            break
        place += 1
    return place


def _outlet_before_person(line: Line, place: int) -> int:
    """How many tokens at `place` name an outlet after which the speaker follows at once, else 0."""
    tokens, end = line.tokens, place
    while end < len(tokens) and tokens[end].kind == "word":
        if not (tokens[end].capital or tokens[end].lower in line.clauses.noun_prepositions):
            break
        end += 1
    words = [token.lower.title() if token.capital else token.lower for token in tokens[place:end]]
    return outlet_length(words, line.language)


def _leading(line: Line, high: int) -> Phrase | None:
    """The subject of the first verb before `high`, where no attribution has named it yet."""
    tokens, clauses = line.tokens, line.clauses
    low = 0
    for place in range(high):
        token = tokens[place]
        if token.lower == "," and low == 0 and tokens[0].lower in clauses.prepositions | clauses.subordinators:
            low = place + 1
        past = token.lower in clauses.pasts or (
            token.lower.endswith(clauses.participle_endings) and not token.capital and token.kind == "word"
        )
        if place > low and (place in line.verbs or past):
            start = place
            while start > low and clauses.is_adverb(tokens[start - 1]):
                start -= 1
            return phrase_before(line, start, low)
    return None


def fits(line: Line, cue: Cue, source: Phrase, start: int) -> bool:
    """Whether a form that may be a noun, a participle or no finite verb at all is the verb of this source."""
    tokens, clauses, form = line.tokens, line.clauses, cue.form
    if "gerund" in form.kinds and not is_progressive(line, cue):
        return bool(cue.start) and tokens[cue.start - 1].lower in clauses.gerund_leads
    if not agrees(line, cue, source):
        return False
    hangs = tokens[start].lower in clauses.that_prepositions
    tied = hangs or begins_clause(line, start)
    clause = is_clause(line, start) or (hangs and begins_clause(line, min(start + 1, len(tokens) - 1)))
    if form.noun and (not _can_begin(line, start) or (start != cue.end and not tied)):
        return False
    if start == cue.end and form.frames <= {"document", "that"} and not clause:
        nouns = document_nouns(line.language)
        if not any(token.lower in nouns for token in tokens[source.start : source.end]):
            return False
    return not ("participle" in form.kinds and tokens[min(cue.end, len(tokens) - 1)].lower in clauses.by)


def agrees(line: Line, cue: Cue, source: Phrase) -> bool:
    """Whether a source can be the subject of a verb without auxiliaries: a plural one for a base form."""
    tokens, clauses = line.tokens, line.clauses
    last = tokens[source.end - 1]
    if (
        last.lower in clauses.prepositions
        or last.lower in clauses.determiners - clauses.subject_pronouns - clauses.plurals
    ):
        return False
    if last.lower == "'s" or last.lower in clauses.possessives:
        return False
    if clauses.inverted or cue.infinitive or is_helped(line, cue):
        return True
    if cue.form.kinds == {"base"}:
        words = list(tokens[source.start : source.end])
        if cue.form.noun:
            words = [last, *(token for token in words if token.lower in document_nouns(line.language))]
        joined = any(token.lower in clauses.coordinators for token in tokens[source.start : source.end])
        return joined or any(_is_plural(line, token.lower) for token in words)
    if cue.form.noun and cue.form.third and not last.capital:
        return not _is_plural(line, last.lower)
    return True


def is_progressive(line: Line, cue: Cue) -> bool:
    """Whether a gerund has its helper before it: "llevan años advirtiendo", "está diciendo"."""
    helpers = line.clauses.progressive | line.clauses.be
    return line.clauses.inverted and cue.start < cue.head and line.tokens[cue.start].lower in helpers


def is_helped(line: Line, cue: Cue) -> bool:
    """Whether an auxiliary stands in front of the verb."""
    helpers = line.clauses.auxiliaries | line.clauses.periphrastic
    return any(token.lower in helpers for token in line.tokens[cue.start : cue.head])


def _is_plural(line: Line, word: str) -> bool:
    """Whether an English noun looks plural."""
    return word in line.clauses.plurals or word.isdigit() or (word.endswith("s") and not word.endswith(("ss", "'s")))


def _can_begin(line: Line, start: int) -> bool:
    """Whether a word can begin what is said, after a form that is a noun too."""
    clauses, token = line.clauses, line.tokens[start]
    if token.capital or token.kind in ("quote", "number") or begins_clause(line, start):
        return True
    return any(
        token.lower in words
        for words in (clauses.determiners, clauses.subject_pronouns, clauses.to, clauses.that_prepositions)
    )


@cache
def document_nouns(language: str) -> frozenset[str]:
    """The nouns of documents of a language."""
    return section(language, "roles", DocumentLexicon).documents
