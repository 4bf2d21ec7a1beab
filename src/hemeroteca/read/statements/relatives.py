"""What describes a noun after it: relatives with and without commas, "de 34 años", titles of works.

And what stands in the same place and does not: when and where, through whom, a relative that is a statement of its own.
"""

from __future__ import annotations

from hemeroteca.read.statements.lines import Line


def is_aside(line: Line, place: int) -> bool:
    """Whether what begins at `place`, after a comma, says when, where or through whom, and describes nobody."""
    clauses, first = line.clauses, line.tokens[place]
    if first.lower in clauses.cited or (first.lower.endswith(clauses.gerund_endings) and not first.capital):
        return True
    if first.lower in clauses.prepositions:
        return not describes(line, place)
    return first.lower in clauses.times and not (first.capital and is_followed_by_name(line, place))


def says_itself(line: Line, place: int) -> bool:
    """Whether a relative clause is a statement of its own: ", quien negó los hechos,"."""
    clauses = line.clauses
    relative = clauses.inverted and line.tokens[place].lower in clauses.relatives | clauses.personal_relatives
    starts = (cue for cue in line.cues if place < cue.start <= place + 2 and cue.form.frames != {"quote"})
    return relative and any(
        cue.form.lemma not in clauses.of_clauses
        or line.tokens[min(cue.end, len(line.tokens) - 1)].kind == "quote"
        or line.tokens[min(cue.end, len(line.tokens) - 1)].lower in clauses.that
        for cue in starts
    )


def describes(line: Line, place: int) -> bool:
    """Whether a preposition after a comma describes whom it follows: ", de 34 años,", ", del PP,", ", al que"."""
    clauses, tokens = line.clauses, line.tokens
    following = [token.lower for token in tokens[place + 1 : place + 3]]
    if not clauses.inverted or not following:
        return False
    if tokens[place].lower in clauses.of:
        return following[0] not in ("acuerdo", "hecho", "momento", "nuevo", "ahí")
    return any(word in clauses.relatives for word in following[:1]) or (
        following[0] in clauses.determiners and following[-1] in clauses.relatives
    )


def is_governed(line: Line, place: int) -> bool:
    """Whether a relative stands behind a preposition, so that it is nobody's subject: "en la que", "con quien"."""
    before = place - 1
    if before > 0 and line.tokens[before].lower in line.clauses.determiners:
        before -= 1
    return before >= 0 and line.tokens[before].lower in line.clauses.prepositions


def is_restrictive(line: Line, place: int) -> bool:
    """Whether a relative begins a clause without commas that tells which one a noun means: "un cargo que pidió"."""
    clauses = line.clauses
    if not clauses.inverted or line.tokens[place].lower not in clauses.relatives or not place:
        return False
    return is_noun(line, antecedent_end(line, place) - 1)


def antecedent_end(line: Line, place: int) -> int:
    """The place after the noun that a relative hangs on, past "a los" and the like."""
    if is_governed(line, place):
        place -= 1 if line.tokens[place - 1].lower in line.clauses.prepositions else 2
    return max(place, 1)


def is_noun(line: Line, place: int) -> bool:
    """Whether a word may be a noun: it is in no closed class."""
    token, clauses = line.tokens[place], line.clauses
    closed = (
        clauses.subordinators,
        clauses.relatives,
        clauses.coordinators,
        clauses.prepositions,
        clauses.determiners,
        clauses.subject_pronouns,
    )
    if place in line.verbs or token.kind != "word" or any(token.lower in words for words in closed):
        return False
    return not (clauses.is_adverb(token) or any(cue.start <= place < cue.end for cue in line.cues))


def is_title(line: Line, place: int) -> bool:
    """Whether a quotation is the title of a work that belongs to a noun: "la autora de «El faro»"."""
    of = line.clauses.of
    return bool(of) and place > 1 and place not in line.speeches and line.tokens[place - 1].lower in of


def is_followed_by_name(line: Line, place: int) -> bool:
    """Whether a capitalised word that may be a month is a first name: another follows, "Julio Prada", "April Reed"."""
    return place + 1 < len(line.tokens) and line.tokens[place + 1].capital and line.tokens[place + 1].kind == "word"
