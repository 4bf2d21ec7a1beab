"""Noun phrases beside a cue, found without a parser: who is before the verb, who is after it.

Both walk from the verb outwards and stop at what a noun phrase cannot hold: another verb, a conjunction of clauses, a
time, a quotation. An apposition between commas ("Ana Ruiz, the minister, said") belongs to the phrase; a participle
("Ana Ruiz, speaking in Vigo, said") does not.
"""

from __future__ import annotations

from hemeroteca.read.statements.lines import Line, Phrase
from hemeroteca.read.statements.relatives import (
    antecedent_end,
    describes,
    is_aside,
    is_followed_by_name,
    is_governed,
    is_noun,
    is_restrictive,
    is_title,
    says_itself,
)


def phrase_before(line: Line, end: int, low: int) -> Phrase | None:
    """The noun phrase that ends before `end` and starts no earlier than `low`, its apposition included."""
    if (end, low) not in line.before:
        line.before[end, low] = _phrase_before(line, end, low)
    return line.before[end, low]


def _phrase_before(line: Line, end: int, low: int) -> Phrase | None:
    """The same, not looked up."""
    if end <= low:
        return None
    if line.tokens[end - 1].lower not in (",", "—", "–", "--", ")"):
        return _bare_before(line, end, low)
    if line.tokens[end - 1].lower == ")":
        return _bare_before(line, end, low)
    return _with_apposition(line, end, low)


def _with_apposition(line: Line, end: int, low: int) -> Phrase | None:
    """The phrase before a closing comma or dash: a name, its appositions, the comma."""
    mark = line.tokens[end - 1].lower
    opening = _previous(line, end - 1, low, mark)
    if opening is None:
        return None if line.clauses.inverted else _bare_before(line, end - 1, low)
    head = _bare_before(line, opening, low)
    if head is None or _is_introduction(line, head, low):
        return None if line.clauses.inverted else _bare_before(line, end - 1, opening + 1)
    if is_aside(line, opening + 1) or says_itself(line, opening + 1):
        return head
    first = line.tokens[head.start]
    if head.end - head.start == 1 and ("-" in first.lower or len(first.lower) < 3):
        longer = phrase_before(line, opening - (opening - head.start), low)
        head = Phrase(longer.start, head.end) if longer else head
    elif first.lower in line.clauses.appositive_starts and head.start - 1 > low:
        longer = _bare_before(line, head.start - 1, low) if line.tokens[head.start - 1].lower == "," else None
        if longer is not None and not _is_introduction(line, longer, low):
            head = Phrase(longer.start, head.end)
    return Phrase(head.start, end)


def _is_introduction(line: Line, head: Phrase, low: int) -> bool:
    """Whether the words before a phrase make it part of an introduction: "In an interview, …"."""
    before = line.tokens[head.start - 1] if head.start > low else None
    if before is not None and before.lower in line.clauses.prepositions:
        return True
    first = line.tokens[head.start].lower
    pronoun = head.end - head.start == 1 and first in line.clauses.subject_pronouns
    return (
        first in line.clauses.prepositions
        or (first in line.clauses.times and not pronoun)
        or (before is not None and (before.lower in line.clauses.subordinators or before.lower in line.clauses.times))
    )


def _previous(line: Line, end: int, low: int, mark: str) -> int | None:
    """The place of the nearest `mark` before `end`."""
    for place in range(end - 1, low - 1, -1):
        if line.tokens[place].lower == mark:
            return place
    return None


def _bare_before(line: Line, end: int, low: int) -> Phrase | None:
    """The phrase without commas that ends before `end`."""
    clauses = line.clauses
    if end <= low or line.tokens[end - 1].lower in clauses.coordinators:
        return None
    if _is_pronoun(line, end - 1, low):
        return None if clauses.inverted and is_governed(line, end - 1) else Phrase(end - 1, end)
    start, joined, verb = end, None, False
    while start > low:
        token = line.tokens[start - 1]
        if token.lower == ")":
            opening = _previous(line, start - 1, low, "(")
            if opening is None:
                break
            start = opening
            continue
        if _ends_phrase(line, start - 1):
            verb = start - 1 in line.verbs
            break
        if token.lower in clauses.coordinators:
            if token.lower in clauses.contrasts and token.lower not in ("and", "y", "e"):
                break
            joined = joined or start
        start -= 1
    if verb:
        whole = _before_relative(line, start, low)
        if whole is not None:
            return Phrase(whole.start, end)
        start = joined or start
    elif start > low and is_restrictive(line, start - 1) and _is_verbal(line, start):
        whole = _before_relative(line, start, low)
        return Phrase(whole.start, end) if whole is not None else None
    return _trimmed(line, Phrase(start, end))


def _is_pronoun(line: Line, place: int, low: int) -> bool:
    """Whether a word is a subject by itself: a pronoun or a relative, not "there" after a noun, not "of her"."""
    clauses, word = line.clauses, line.tokens[place].lower
    behind_noun = word in clauses.places and place > low and is_noun(line, place - 1)
    behind_of = place > low and line.tokens[place - 1].lower in clauses.of and word not in clauses.relatives
    return (word in clauses.subject_pronouns or word in clauses.relatives) and not (behind_noun or behind_of)


def _is_verbal(line: Line, place: int) -> bool:
    """Whether a word after a relative is rather its verb than the subject of its clause."""
    clauses, token = line.clauses, line.tokens[place]
    subject = clauses.determiners | clauses.subject_pronouns | clauses.prepositions
    return token.kind == "word" and not token.capital and token.lower not in subject


def _before_relative(line: Line, place: int, low: int) -> Phrase | None:
    """The phrase that a relative clause without commas belongs to: "a woman whose sons were killed said"."""
    for earlier in range(place - 1, max(low, place - 12), -1):
        if line.tokens[earlier].kind in ("punct", "quote"):
            return None
        if line.tokens[earlier].lower in line.clauses.personal_relatives or is_restrictive(line, earlier):
            return _bare_before(line, antecedent_end(line, earlier), low)
    return None


def _ends_phrase(line: Line, place: int) -> bool:
    """Whether a noun phrase cannot hold the token at `place`, seen from its right."""
    token, clauses = line.tokens[place], line.clauses
    if token.kind == "quote":
        return not is_title(line, place)
    if place in line.verbs:
        return True
    if token.kind == "punct":
        return token.lower not in ("&", "/", "'", "’", "-", "$", "%", "#")
    return token.lower in clauses.subordinators or token.lower in clauses.relatives


def _trimmed(line: Line, phrase: Phrase) -> Phrase | None:
    """The phrase without what introduces it: conjunctions, adverbs, times, a leading "In 2015"."""
    start, end = phrase
    clauses = line.clauses
    while start < end:
        token = line.tokens[start]
        if token.lower in clauses.determiners and start + 1 < end:
            break
        time = token.lower in clauses.times and end - start > 1
        if time or token.lower in clauses.coordinators or clauses.is_adverb(token) or token.kind == "punct":
            start += 1
        elif token.lower in clauses.prepositions:
            inner = _after_introduction(line, start, end)
            if inner is None:
                return None
            start = inner
            break
        else:
            break
    return Phrase(start, end) if start < end else None


def _after_introduction(line: Line, start: int, end: int) -> int | None:
    """Where the subject starts in "In 2015 Ana Ruiz": after a time or a number, before a run of names."""
    clauses = line.clauses
    place = end
    while place > start + 1:
        token = line.tokens[place - 1]
        if token.kind == "number" or token.lower in clauses.times or token.lower in clauses.time_nouns:
            return place if place < end else None
        if token.lower in clauses.determiners:
            bound = clauses.inverted and line.tokens[place - 2].lower in clauses.prepositions
            if not bound:
                return place - 1 if place - 1 > start + 1 else None
        if token.lower in clauses.prepositions and token.lower not in clauses.noun_prepositions:
            return None
        place -= 1
    return None


def phrase_after(line: Line, start: int, high: int, *, closed: bool = False, relative: bool = False) -> Phrase | None:
    """The noun phrase that starts at `start`, with its appositions: who said it, where the verb comes first.

    `closed` asks for a comma after an apposition, for "According to Ruiz, the plan failed" has none; `relative` lets
    a relative clause follow without a comma ("officials who know the case").
    """
    if start >= high or not _can_begin(line, start):
        return None
    first, clauses = line.tokens[start], line.clauses
    if first.lower in clauses.subject_pronouns and first.lower not in clauses.determiners:
        return Phrase(start, start + 1)
    end = _bare_after(line, start, high)
    if end == start:
        return None
    if relative and end < high and line.tokens[end].lower in clauses.relatives:
        while end < high and line.tokens[end].lower not in (",", ";", ".") and line.tokens[end].kind != "quote":
            end += 1
    for _ in range(2):
        longer = _apposition_after(line, end, high, closed=closed)
        if longer == end:
            break
        end = longer
    return Phrase(start, end)


def _can_begin(line: Line, start: int) -> bool:
    """Whether a word can begin a noun phrase: no mark, no preposition, in Spanish no conjunction and no infinitive."""
    first, clauses = line.tokens[start], line.clauses
    word = first.lower
    if first.kind == "quote" or (first.kind == "punct" and word not in ("'", "@")):
        return False
    if word in clauses.prepositions - clauses.determiners or word in clauses.that:
        return False
    pronoun = word in clauses.subject_pronouns and word not in clauses.determiners
    infinitive = bool(clauses.infinitive_endings) and word.endswith(clauses.infinitive_endings) and not first.capital
    return pronoun or not (clauses.inverted and (infinitive or word in clauses.subordinators))


def _bare_after(line: Line, start: int, high: int) -> int:
    """Where the phrase without commas ends."""
    clauses = line.clauses
    place = start
    while place < high:
        token = line.tokens[place]
        word = token.lower
        if word == "(":
            closing = next((i for i in range(place, min(high, place + 12)) if line.tokens[i].lower == ")"), None)
            if closing is None:
                break
            place = closing + 1
            continue
        if place > start and _ends_phrase(line, place):
            break
        if word in clauses.coordinators:
            if place + 1 >= high or not _continues(line, place + 1):
                break
        elif word in clauses.prepositions:
            if not _binds(line, place, high):
                break
        elif place > start and (clauses.is_adverb(token) or word in clauses.times):
            break
        place += 1
    return place


def _continues(line: Line, place: int) -> bool:
    """Whether a phrase can go on after "and": with a determiner or a name, not with a verb."""
    token = line.tokens[place]
    if any(cue.start == place for cue in line.cues):
        return False
    return token.kind == "word" and not line.clauses.is_adverb(token) and place not in line.verbs


def _binds(line: Line, place: int, high: int) -> bool:
    """Whether a preposition ties the next words to the noun before it: "of the party", not "in an interview"."""
    clauses = line.clauses
    word = line.tokens[place].lower
    if place + 1 < high and line.tokens[place - 1].lower in clauses.tied_adjectives:
        return True
    if word not in clauses.noun_prepositions or place + 1 >= high:
        return False
    following = line.tokens[place + 1]
    if following.lower in clauses.times or following.kind == "number" or following.lower in clauses.that:
        return False
    if word in ("of", "for", "de", "del", "from", "with"):
        return True
    beyond = line.tokens[place + 2] if place + 2 < high else following
    named = following.lower in clauses.determiners or (clauses.inverted and following.kind == "word")
    return following.capital or (named and beyond.capital)


def _apposition_after(line: Line, end: int, high: int, *, closed: bool) -> int:
    """Where an apposition after the phrase ends: ", the minister," or ", who heads the party"."""
    clauses = line.clauses
    if end + 1 >= high or line.tokens[end].lower != ",":
        return end
    first = line.tokens[end + 1]
    if not _is_appositive(line, end + 1):
        return end
    stop = end + 1
    while (
        stop < high
        and line.tokens[stop].lower not in (",", ";", ":", "—", "–", "--", ".")
        and (line.tokens[stop].kind != "quote")
    ):
        stop += 1
    if stop < high and line.tokens[stop].lower == "," and stop == end + 2 and not first.capital:
        return end
    if closed and (
        not (first.lower in clauses.appositive_starts | clauses.relatives or _is_name_of(line, end, stop))
        or stop >= high
        or line.tokens[stop].lower != ","
        or any(end < v < stop for v in line.verbs)
    ):
        return end
    return stop


def _is_name_of(line: Line, end: int, stop: int) -> bool:
    """Whether what follows a role, "the director", is nothing but a name."""
    inside = line.tokens[end + 1 : stop]
    return not line.tokens[end - 1].capital and len(inside) in (2, 3) and all(token.capital for token in inside)


def _describes_after(line: Line, place: int) -> bool:
    """Whether a relative or a preposition after a comma describes a Spanish noun before it."""
    clauses, word = line.clauses, line.tokens[place].lower
    if word in clauses.relatives:
        return not says_itself(line, place)
    return word in clauses.of and describes(line, place)


def _is_appositive(line: Line, place: int) -> bool:
    """Whether the token after a comma can begin an apposition."""
    token, clauses = line.tokens[place], line.clauses
    word = token.lower
    if word in clauses.cited or (clauses.inverted and word in clauses.relatives | clauses.prepositions):
        return _describes_after(line, place)
    verb = place in line.verbs or any(cue.start <= place < cue.end and not cue.form.noun for cue in line.cues)
    if verb or token.kind != "word":
        return token.kind == "number"
    if word in clauses.appositive_starts:
        return True
    closed = (
        clauses.coordinators,
        clauses.prepositions,
        clauses.subordinators,
        clauses.subject_pronouns,
        clauses.times,
    )
    if any(word in words for words in closed) or clauses.is_adverb(token):
        return token.capital and word in clauses.times and is_followed_by_name(line, place)
    return token.capital or not word.endswith(clauses.gerund_endings)
