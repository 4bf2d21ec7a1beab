"""Where what is said begins and ends, seen from its verb.

Content starts with its "that", its quotation, or the clause itself, after whom it was told and when; it ends where
another attribution begins, at a semicolon, before a comma that opens the author's own clause, or with the sentence.
PolNeAR's annotators draw these edges so; where they disagree among themselves the longer content is taken.
"""

from __future__ import annotations

from hemeroteca.read.statements.cues import Cue
from hemeroteca.read.statements.lines import DASHES, Line, Phrase
from hemeroteca.read.statements.phrases import phrase_before
from hemeroteca.read.tokens import Token

FARTHEST_INFINITIVE = 10
"""Tokens between a verb and the infinitive that it asks somebody for."""
FARTHEST_THAT = 14
"""Tokens between a verb and its "that": in PolNeAR's training part 99.5 in 100 are nearer."""


def trim(line: Line, start: int, end: int) -> Phrase | None:
    """The range without marks at its edges, `None` where nothing is left."""
    while start < end and line.tokens[start].kind == "punct":
        start += 1
    while end > start and line.tokens[end - 1].kind == "punct":
        end -= 1
    return Phrase(start, end) if start < end else None


def says_something(line: Line, start: int, end: int) -> bool:
    """Whether there are enough words in a range to say something."""
    words = [token for token in line.tokens[start:end] if token.kind != "punct"]
    if any(token.kind == "quote" for token in words):
        return True
    return len(words) >= 3 or (len(words) == 2 and words[0].capital and words[1].kind == "word")


def has_verb(line: Line, start: int, end: int) -> bool:
    """Whether a verb is known among the words of a range, or one looks like a past."""
    clauses = line.clauses
    return any(
        place in line.verbs
        or line.tokens[place].lower in clauses.pasts
        or (
            line.tokens[place].lower.endswith(clauses.participle_endings + clauses.past_endings)
            and not line.tokens[place].capital
        )
        for place in range(start, end)
    )


def begins_clause(line: Line, place: int) -> bool:
    """Whether a word introduces a clause that is said: that, whether, how."""
    lower = line.tokens[place].lower
    return lower in line.clauses.that or lower in line.clauses.wh


def opens_clause(line: Line, place: int) -> bool:
    """Whether a clause of its own, with its verb, begins here: "believe the plan will fail"."""
    clauses = line.clauses
    token = line.tokens[place]
    if not (token.capital or token.lower in clauses.determiners or token.lower in clauses.adjectives):
        return False
    for later in range(place + 1, min(place + 12, len(line.tokens))):
        here = line.tokens[later]
        if here.kind == "punct" or here.lower in clauses.relatives:
            return False
        if here.lower in clauses.auxiliaries and here.lower != "'s":
            return True
    return False


def is_clause(line: Line, place: int) -> bool:
    """Whether a clause, and not a noun phrase, begins here."""
    return (
        begins_clause(line, place)
        or line.tokens[place].lower in line.clauses.subject_pronouns
        or opens_clause(line, place)
    )


def after_times(line: Line, place: int) -> int:
    """The place after words that only say when."""
    clauses, tokens = line.clauses, line.tokens
    while place < len(tokens) - 1:
        word, following = tokens[place].lower, tokens[place + 1].lower
        demonstrative = word in clauses.determiners and word in clauses.times
        if demonstrative and following not in clauses.times and following not in clauses.time_nouns:
            break
        if word not in clauses.times and word not in clauses.time_nouns:
            break
        place += 1
    return place


def after_day(line: Line, place: int) -> int:
    """The place after a day with its article, between a verb and who speaks: "el lunes pasado", "el 3 de marzo"."""
    clauses = line.clauses
    words = [token.lower for token in line.tokens[place : place + 4]]
    if not clauses.inverted or len(words) < 2 or words[0] not in clauses.determiners or words[0] in clauses.times:
        return place
    if words[1] in clauses.times or words[1] in clauses.time_nouns:
        return after_times(line, place + 2)
    month = len(words) == 4 and words[1].isdigit() and words[2] in clauses.prepositions and words[3] in clauses.times
    return place + 4 if month else place


def content_start(line: Line, cue: Cue) -> int | None:
    """Where the content of a verb starts, `None` where it has none that its frames allow."""
    place, frames, tokens = cue.end, cue.form.frames, line.tokens
    if place >= len(tokens):
        return None
    thing = line.clauses.inverted and frames == {"object"} and not begins_clause(line, place)
    near = None if thing else introducer(line, cue)
    if near is None and "to" in frames:
        near = infinitive_start(line, cue) if line.clauses.inverted else _infinitive(line, cue)
    if near is not None:
        return near
    if "any" in frames or "object" in frames:
        return _bare_content(line, cue, place)
    if line.clauses.inverted and "to" in frames:
        return None
    if "that" in frames and (tokens[place].lower in line.clauses.subject_pronouns or opens_clause(line, place)):
        return place
    return place if "document" in frames and tokens[place].kind == "word" else None


def _infinitive(line: Line, cue: Cue) -> int | None:
    """The place after a verb where "to" follows at once, or after whom it is asked of."""
    to = line.clauses.to
    reach = 10 if "whom" in cue.form.frames else 1
    return cue.end if any(token.lower in to for token in line.tokens[cue.end : cue.end + reach]) else None


def infinitive_start(line: Line, cue: Cue) -> int | None:
    """Where what somebody wants begins: "prometió [abrir]", "instó a ambos países [a retomar]", "pidió [no ir]"."""
    tokens, clauses = line.tokens, line.clauses
    start = after_times(line, cue.end)
    reach = start + (FARTHEST_INFINITIVE if "whom" in cue.form.frames else 1)
    for place in range(start, min(reach, len(tokens))):
        if place in line.verbs or tokens[place].kind != "word" or tokens[place].lower in clauses.that:
            return None
        tied = tokens[place].lower in clauses.that_prepositions
        after = place + tied
        while after < len(tokens) - 1 and tokens[after].lower in clauses.negations:
            after += 1
        quoted = tied and after < len(tokens) and tokens[after].kind == "quote" and place > start
        told = tokens[start].lower in clauses.object_markers and place > start + 1 and _ends_noun(line, place - 1)
        if not (tied or place == start or told) or after >= len(tokens):
            continue
        if quoted or (tokens[after].lower.endswith(clauses.infinitive_endings) and not tokens[after].capital):
            return place
        if place == start and after > place + tied and tokens[after].kind == "quote":
            return place
    return None


def _ends_noun(line: Line, place: int) -> bool:
    """Whether a word can end a noun phrase."""
    closed = line.clauses.prepositions | line.clauses.determiners | line.clauses.coordinators
    return line.tokens[place].kind == "word" and line.tokens[place].lower not in closed


def introducer(line: Line, cue: Cue) -> int | None:
    """The "that" or "whether" of a verb: right after it, or after whom it was told, when and where."""
    tokens, clauses = line.tokens, line.clauses
    place = cue.end
    if begins_clause(line, place):
        return place
    first = tokens[place]
    aside = first.lower in clauses.prepositions or first.lower in clauses.times or first.lower == ","
    thing = clauses.inverted and first.lower in clauses.determiners and after_times(line, place + 1) == place + 1
    if thing or not (aside or clauses.is_adverb(first) or "whom" in cue.form.frames):
        return None
    commas = 0
    for later in range(place, min(place + FARTHEST_THAT, len(tokens))):
        if later in line.verbs or tokens[later].lower in (";", ":"):
            break
        commas += tokens[later].lower == ","
        if tokens[later].lower in clauses.that or tokens[later].lower in clauses.questions:
            relative = clauses.inverted and commas % 2 == 1
            tied = tokens[later - 1].lower in clauses.that_prepositions
            return None if relative else later - tied
    return None


def _bare_content(line: Line, cue: Cue, place: int) -> int | None:
    """Where content without "that" starts: at once, or after whom it was told, when and where."""
    tokens, clauses = line.tokens, line.clauses
    if "whom" in cue.form.frames and "quote" in cue.form.frames and not clauses.inverted:
        return _after_whom(line, place)
    place = after_times(line, place)
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else token
    person = cue.form.lemma in clauses.of_things and token.lower in clauses.object_markers
    thing = cue.form.lemma in clauses.of_clauses and token.kind != "quote"
    if person or thing or token.kind == "punct" or place in line.verbs:
        return None
    if token.lower not in clauses.prepositions or token.lower in clauses.determiners:
        return place
    loose = clauses.inverted and "object" in cue.form.frames and token.lower in clauses.that_prepositions
    counted = following.kind == "number" or following.lower in clauses.bounds
    if loose or counted or token.lower in clauses.object_markers:
        return place
    return _after_aside(line, place) if {"quote", "any"} <= cue.form.frames else None


def _after_aside(line: Line, place: int) -> int | None:
    """Where a clause starts after "in a statement", "on Monday": with a pronoun, a determiner, a name."""
    tokens, clauses = line.tokens, line.clauses
    for later in range(place + 2, min(place + 9, len(tokens))):
        here, before = tokens[later], tokens[later - 1]
        if here.kind == "punct" or later in line.verbs:
            return None
        opens = here.lower in clauses.determiners or here.capital
        noun = before.kind != "punct" and before.lower not in clauses.prepositions | clauses.determiners
        infinitive = bool(clauses.infinitive_endings) and here.lower.endswith(clauses.infinitive_endings)
        if here.lower in clauses.subject_pronouns or (noun and not before.capital and (opens or infinitive)):
            return later
        if opens and before.lower in clauses.times:
            return later
    return None


def _after_whom(line: Line, place: int) -> int | None:
    """Where a clause starts after whom it is told: "told him it was late", "told the court she had left"."""
    tokens, clauses = line.tokens, line.clauses
    for later in range(place + 1, min(place + 9, len(tokens))):
        here, before = tokens[later], tokens[later - 1]
        if here.kind == "punct" or later in line.verbs:
            return None
        opens = here.lower in clauses.subject_pronouns or here.lower in clauses.determiners
        pronoun = before.lower in clauses.possessives and opens
        if not pronoun and (before.lower in clauses.prepositions or before.lower in clauses.determiners):
            continue
        if opens:
            return after_times(line, later)
        if here.lower in clauses.to:
            return later
    return None


def clause_start(line: Line, end: int) -> int:
    """Where the clause that ends at `end` starts: after a semicolon, else at the sentence's start."""
    for place in range(end - 1, -1, -1):
        if line.tokens[place].lower == ";":
            return place + 1
    return 0


def clause_end(line: Line, start: int) -> int:
    """Where content that begins at `start` ends: before the next attribution, else with the sentence."""
    tokens = line.tokens
    stops = [opener.start for opener in line.openers if opener.start > start + 2]
    for cue in line.cues:
        if cue.start > start and not cue.passive and not cue.infinitive:
            stops.extend(_before_cue(line, cue, start))
    for place in range(start + 1, len(tokens)):
        announced = tokens[place].lower == ":" and place + 1 < len(tokens) and tokens[place + 1].kind == "quote"
        if tokens[place].lower == ";" or announced:
            stops.append(place)
        elif place > start + 2 and tokens[place - 1].lower == "," and _resumes(line, place):
            stops.append(place - 1)
    return min([len(tokens), *stops])


def _resumes(line: Line, place: int) -> bool:
    """Whether the author's own words begin after a comma: ", mientras …", ", un extremo que …"."""
    clauses, tokens = line.clauses, line.tokens
    if tokens[place].lower in clauses.breaks:
        return True
    noun, relative = (*tokens[place + 1 : place + 3], tokens[place], tokens[place])[:2]
    return noun.lower in clauses.resumptions and relative.lower in clauses.relatives


def _before_cue(line: Line, cue: Cue, start: int) -> list[int]:
    """Where content ends because of a later verb: ", adding that", "and urged", ", but Ruiz said"."""
    before = line.tokens[cue.start - 1]
    if "gerund" in cue.form.kinds:
        if before.lower == ",":
            return [cue.start - 1]
        return [cue.start] if before.kind == "quote" else []
    helped = any(token.lower in line.clauses.auxiliaries for token in line.tokens[cue.start : cue.head])
    if cue.form.noun and not helped and not _takes_object(line, cue):
        return []
    if before.lower in line.clauses.coordinators:
        return [cue.start - 1]
    if {"quote", "any"} <= cue.form.frames or line.clauses.inverted:
        return _own_clause(line, cue, start)
    return []


def _takes_object(line: Line, cue: Cue) -> bool:
    """Whether a form that is a noun too is a verb, since an object follows it: "y critica el silencio"."""
    clauses = line.clauses
    if not clauses.inverted or cue.end >= len(line.tokens):
        return False
    after = line.tokens[cue.end]
    follows = after.lower in clauses.determiners | clauses.that | clauses.object_markers or after.kind == "quote"
    return follows or bool(cue.form.particles)


def _own_clause(line: Line, cue: Cue, start: int) -> list[int]:
    """The comma before ", but X said": a verb with a subject of its own begins another attribution."""
    source = phrase_before(line, cue.start, start)
    if source is None or source.start - 2 <= start:
        return []
    joint, comma = line.tokens[source.start - 1], line.tokens[source.start - 2]
    if joint.lower == "," and cue.start == source.end and _closes(line, cue, source):
        return [source.start - 1]
    return [source.start - 2] if joint.lower in line.clauses.contrasts and comma.lower == "," else []


def _closes(line: Line, cue: Cue, source: Phrase) -> bool:
    """Whether ", Radio Luna reported" closes a sentence: a name, its verb, and at most when and where."""
    clauses = line.clauses
    named = line.tokens[source.end - 1].capital and line.tokens[source.end - 1].lower not in clauses.subject_pronouns
    inside = any(token.lower == "," for token in line.tokens[source.start : source.end])
    ends = cue.end >= len(line.tokens) or line.tokens[cue.end].lower in clauses.times | clauses.prepositions | {"."}
    return named and not inside and "finite" in cue.form.kinds and ends and is_tail(line, cue.end)


def object_end(line: Line, start: int, high: int) -> int:
    """Where a noun phrase as content ends: at a comma after which it cannot go on."""
    for place in range(start + 1, high - 1):
        mark = line.tokens[place].lower
        if (mark == "," or mark in DASHES) and _leaves(line, line.tokens[place + 1]):
            return place
    return high


def _leaves(line: Line, token: Token) -> bool:
    """Whether a word after a comma begins something new."""
    clauses, word = line.clauses, token.lower
    if word in clauses.relatives or word in clauses.subject_pronouns or word in clauses.prepositions:
        return word not in clauses.object_markers
    if word in clauses.contrasts - clauses.coordinators:
        return True
    return word.endswith(clauses.gerund_endings) and not token.capital


def is_tail(line: Line, start: int) -> bool:
    """Whether nothing is said after `start`: the end, or only when, where and to whom it was said."""
    clauses = line.clauses
    rest = line.tokens[start:]
    if not rest or rest[0].kind == "punct":
        return True
    if any(token.lower in clauses.that or token.kind == "quote" for token in rest[:12]):
        return False
    return rest[0].lower in clauses.prepositions or rest[0].lower in clauses.times or clauses.is_adverb(rest[0])
