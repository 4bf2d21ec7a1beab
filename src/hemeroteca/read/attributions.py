"""Attributions of one unit: which words are said, by which cue, by whom.

A cue with direct speech beside it takes that; "according to X" takes the rest of its sentence; a short clause at the
end ("…, X said") takes what stands before it; any other cue takes what follows it. Where the words do not decide, the
cue is left alone: no statement is better than a wrong one.
"""

from __future__ import annotations

from functools import cache

import msgspec

from hemeroteca.read.cues import Cue, Frame, find_cues, load_clauses, polarity_of
from hemeroteca.read.lexicon import section
from hemeroteca.read.phrases import Line, Phrase, make_line, phrase_after, phrase_before
from hemeroteca.read.tokens import Token, Unit
from hemeroteca.records import Manner, Polarity, Span, Spans


OBJECT_FRAMES = frozenset(("object", "document", "that", "whom", "to"))
LONG_CLAUSE = 8
"""Tokens before "…, X said, …" from which on they are taken for a clause of their own, which nothing resumes."""
LONGEST_BARE_CLAUSE = 24
"""Tokens of a clause that only says who speaks; longer ones in the PolNeAR training set say something themselves."""


class DocumentLexicon(msgspec.Struct, frozen=True):
    """Nouns of documents."""

    documents: frozenset[str]


class SourceLexicon(msgspec.Struct, frozen=True):
    """Phrases that introduce a source without a verb."""

    before: tuple[str, ...]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A statement before its speaker is known. `source` is empty where the sentence names none."""

    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    lemma: str
    frames: frozenset[Frame] = frozenset()
    polarity: Polarity
    confidence: float
    open_ended: bool = False
    """Whether the content is still to come, after a colon at the end of the paragraph."""


class _Found(msgspec.Struct):
    """An attribution in tokens."""

    source: Phrase | None
    cue: Phrase
    content: list[Phrase]
    lemma: str
    polarity: Polarity
    confidence: float
    frames: frozenset[Frame] = frozenset()
    open_ended: bool = False


class Reader(msgspec.Struct):
    """Reads one line: what was found so far, and which tokens are taken."""

    unit: Unit
    line: Line
    language: str
    found: list[_Found] = []

    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the line."""
        return self.line.tokens


def read_unit(unit: Unit, language: str) -> list[Attribution]:
    """The attributions of one unit, in the order of their first characters."""
    clauses = load_clauses(language)
    cues = find_cues(unit.tokens, language)
    reader = Reader(unit, make_line(unit.tokens, cues, clauses), language, [])
    _read_prepositions(reader)
    for place, cue in enumerate(cues):
        _read_cue(reader, cue, cues[place + 1 :])
    return [_settle(reader, found) for found in reader.found]


def _settle(reader: Reader, found: _Found) -> Attribution:
    """The same in code points."""
    tokens = reader.line.tokens
    content = tuple(Span(tokens[p.start].start, tokens[p.end - 1].end) for p in found.content)
    direct = sum(1 for p in found.content for i in range(*p) if tokens[i].kind == "quote")
    words = sum(1 for p in found.content for i in range(*p) if tokens[i].kind in ("word", "number"))
    manner: Manner = "indirect" if not direct else "mixed" if words else "direct"
    source = found.source
    return Attribution(
        source=(Span(tokens[source.start].start, tokens[source.end - 1].end),) if source else (),
        cue=(Span(tokens[found.cue.start].start, tokens[found.cue.end - 1].end),),
        content=content,
        manner=manner,
        lemma=found.lemma,
        frames=found.frames,
        polarity=found.polarity,
        confidence=found.confidence,
        open_ended=found.open_ended,
    )


def is_bare_clause(unit: Unit, language: str) -> bool:
    """Whether a unit is only "X said.", so that what is said must stand before it."""
    if len(unit.tokens) > LONGEST_BARE_CLAUSE or any(token.kind == "quote" for token in unit.tokens):
        return False
    clauses = load_clauses(language)
    cues = find_cues(unit.tokens, language)
    if not cues or "quote" not in cues[0].form.frames or "gerund" in cues[0].form.kinds or cues[0].infinitive:
        return False
    reader = Reader(unit, make_line(unit.tokens, cues, clauses), language, [])
    cue = cues[0]
    if cue.start == 0:
        source = phrase_after(reader.line, cue.end, len(unit.tokens))
        return source is not None and _is_tail(reader, source.end)
    source = phrase_before(reader.line, cue.start, 0)
    return source is not None and source.start == 0 and _is_tail(reader, cue.end) and unit.tokens[-1].lower != ":"


@cache
def _openers(language: str) -> tuple[tuple[str, ...], ...]:
    """The phrases before a source, as words, longest first."""
    phrases = section(language, "sources", SourceLexicon).before
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))


def _read_prepositions(reader: Reader) -> None:
    """Reads "According to X, …" and "…, according to X"."""
    tokens = reader.line.tokens
    openers = _openers(reader.language)
    firsts = {opener[0] for opener in openers}
    for place, token in enumerate(tokens):
        if token.lower not in firsts:
            continue
        opener = next((o for o in openers if tuple(t.lower for t in tokens[place : place + len(o)]) == o), None)
        if opener is None:
            continue
        end = place + len(opener)
        source = phrase_after(reader.line, end, len(tokens), closed=not _is_clause(reader, 0, place))
        if source is None:
            continue
        content = _around(reader, place, source.end)
        if content is not None:
            lemma = " ".join(opener)
            reader.found.append(_Found(source, Phrase(place, end), [content], lemma, "affirmed", 0.9))


def _around(reader: Reader, start: int, end: int) -> Phrase | None:
    """What a phrase at `start:end` is about: the rest of the sentence, before it or after it."""
    tokens = reader.line.tokens
    left = start
    while left and tokens[left - 1].kind == "punct":
        left -= 1
    if _is_clause(reader, 0, left):
        return _trim(tokens, _clause_start(reader, left), left)
    right = end
    while right < len(tokens) and tokens[right].lower != ",":
        right += 1
    if right >= len(tokens) - 1:
        right = end
    return _trim(tokens, right, _clause_end(reader, right, len(tokens)))


def _is_clause(reader: Reader, start: int, end: int) -> bool:
    """Whether there are enough words in a range to say something."""
    words = [t for t in reader.line.tokens[start:end] if t.kind != "punct"]
    if any(t.kind == "quote" for t in words):
        return True
    return len(words) >= 3 or (len(words) == 2 and words[1].kind == "word" and words[0].capital)


def _clause_start(reader: Reader, end: int) -> int:
    """Where the clause that ends at `end` starts: after a semicolon, else at the sentence's start."""
    tokens = reader.line.tokens
    for place in range(end - 1, -1, -1):
        if tokens[place].lower == ";":
            return place + 1
    return 0


def _trim(tokens: tuple[Token, ...], start: int, end: int) -> Phrase | None:
    """The range without marks at its edges."""
    while start < end and tokens[start].kind == "punct":
        start += 1
    while end > start and tokens[end - 1].kind == "punct":
        end -= 1
    return Phrase(start, end) if start < end else None


def _read_cue(reader: Reader, cue: Cue, later: list[Cue]) -> None:
    """Decides what one verb does: nothing, or an attribution of one of the four kinds."""
    if cue.passive or (cue.infinitive and not _is_chained(reader, cue)):
        return
    if _is_taken(reader, cue):
        return
    found = _direct(reader, cue) or _closing(reader, cue) or _inverted(reader, cue) or _following(reader, cue, later)
    if found is not None:
        reader.found.append(found)


def _is_chained(reader: Reader, cue: Cue) -> bool:
    """Whether an infinitive hangs on a verb of motion or effort: "went on to say"."""
    return False


def _is_taken(reader: Reader, cue: Cue) -> bool:
    """Whether another attribution already has this verb in its source or its cue."""
    return any(
        (f.source and f.source.start <= cue.head < f.source.end) or f.cue.start <= cue.head < f.cue.end
        for f in reader.found
    )


def _low(reader: Reader, cue: Cue) -> int:
    """How far left the source of a cue can reach: not into another cue or its source."""
    low = 0
    for other in reader.line.cues:
        if other.end <= cue.start and not other.form.noun and not other.infinitive:
            low = other.end
    return low


def _direct(reader: Reader, cue: Cue) -> _Found | None:
    """Direct speech before or after the verb."""
    if "quote" not in cue.form.frames:
        return None
    return _quote_before(reader, cue) or _quote_after(reader, cue)


def _quote_before(reader: Reader, cue: Cue) -> _Found | None:
    """`"…," X said` and `"…," said X`."""
    tokens = reader.line.tokens
    place = cue.start
    source: Phrase | None = None
    before = place
    while before and tokens[before - 1].kind == "punct":
        before -= 1
    if before and tokens[before - 1].kind == "quote" and "finite" in cue.form.kinds:
        source = phrase_after(reader.line, cue.end, len(tokens))
        quote = before - 1
    else:
        source = phrase_before(reader.line, cue.start, _last_quote(tokens, cue.start))
        if source is None:
            return None
        before = source.start
        while before and tokens[before - 1].kind == "punct":
            before -= 1
        if not before or tokens[before - 1].kind != "quote":
            return None
        quote = before - 1
        if _runs_on(reader, cue):
            return None
    after = max(cue.end, source.end if source else 0)
    content = [_quote_phrase(reader, quote)]
    content.extend(_resumed(reader, after))
    return _make(reader, cue, source, content)


def _runs_on(reader: Reader, cue: Cue) -> bool:
    """Whether a clause follows the verb, so that the quotation before it belongs to its subject."""
    tokens = reader.line.tokens
    return cue.end < len(tokens) and (
        tokens[cue.end].lower in reader.line.clauses.that
        or tokens[cue.end].lower in reader.line.clauses.subject_pronouns
    )


def _quote_phrase(reader: Reader, quote: int) -> Phrase:
    """The quotation with the words before it that are part of the same content: `It was "a shame," X said`."""
    start = quote
    tokens = reader.line.tokens
    if quote and tokens[quote - 1].kind in ("word", "number"):
        start = 0
        for place in range(quote - 1, -1, -1):
            if tokens[place].lower == ";":
                start = place + 1
                break
    return Phrase(start, quote + 1)


def _resumed(reader: Reader, start: int) -> list[Phrase]:
    """Quotations that go on after the clause in the middle: `"…," X said, "…"`."""
    tokens = reader.line.tokens
    out: list[Phrase] = []
    place = start
    while place < len(tokens):
        if tokens[place].kind == "quote":
            before = tokens[place - 1]
            if before.kind == "punct" or before.kind == "quote" or not out:
                out.append(Phrase(place, place + 1))
        elif any(cue.start == place for cue in reader.line.cues) or tokens[place].lower in (";",):
            break
        place += 1
    return out


def _last_quote(tokens: tuple[Token, ...], end: int) -> int:
    """The place after the last quotation before `end`, 0 where there is none."""
    for place in range(end - 1, -1, -1):
        if tokens[place].kind == "quote":
            return place + 1
    return 0


def _quote_after(reader: Reader, cue: Cue) -> _Found | None:
    """`X said: "…"`, `X told Y in a letter, "…"`."""
    tokens = reader.line.tokens
    clauses = reader.line.clauses
    place = cue.end
    while place < len(tokens) and place - cue.end <= 14:
        token = tokens[place]
        if token.kind == "quote":
            break
        if token.lower in clauses.that or token.lower in clauses.wh or place in reader.line.verbs or token.lower == ";":
            return None
        if place == cue.end and token.lower in clauses.subject_pronouns and "whom" not in cue.form.frames:
            return None
        place += 1
    else:
        return _announced(reader, cue, place)
    speech = place == cue.end or tokens[place - 1].lower in (":", ",")
    if not speech:
        return None
    source = _subject(reader, cue)
    content = [Phrase(place, place + 1), *_resumed(reader, place + 1)]
    partial = reader.unit.text[tokens[place].end - 2 : tokens[place].end - 1] not in tuple(",.!?…")
    if partial and place + 1 < len(tokens) and tokens[place + 1].kind in ("word", "number") and place == cue.end:
        content = [Phrase(place, _clause_end(reader, place, len(tokens)))]
    return _make(reader, cue, source, content)


def _announced(reader: Reader, cue: Cue, place: int) -> _Found | None:
    """`X said:` at the end of the paragraph: the content comes in the next."""
    tokens = reader.line.tokens
    if place < len(tokens) or not tokens or tokens[-1].lower != ":":
        return None
    found = _make(reader, cue, _subject(reader, cue), [])
    if found is not None:
        found.open_ended = True
    return found


def _subject(reader: Reader, cue: Cue) -> Phrase | None:
    """Who does what the verb says, to its left; for a second verb, who did the first."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    before = tokens[cue.start - 1] if cue.start else None
    if "gerund" in cue.form.kinds or (before is not None and before.lower in clauses.coordinators):
        earlier = [f.source for f in reader.found if f.source and f.cue.start < cue.start]
        if earlier:
            return earlier[-1]
        return _leading(reader, cue.start)
    return phrase_before(reader.line, cue.start, _low(reader, cue))


def _leading(reader: Reader, high: int) -> Phrase | None:
    """The subject of the first verb before `high`, where no attribution has named it yet."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    low = 0
    for place in range(high):
        token = tokens[place]
        if token.lower == "," and low == 0 and tokens[0].lower in clauses.prepositions | clauses.subordinators:
            low = place + 1
        past = token.lower in clauses.pasts or (
            token.lower.endswith(clauses.participle_endings) and not token.capital and token.kind == "word"
        )
        if place > low and (place in reader.line.verbs or past):
            start = place
            while start > low and clauses.is_adverb(tokens[start - 1]):
                start -= 1
            return phrase_before(reader.line, start, low)
    return None


def _closing(reader: Reader, cue: Cue) -> _Found | None:
    """`…, X said`, `…, said X` at the end of a sentence, and `…, X said, …` in the middle of one."""
    if not {"quote", "any"} <= cue.form.frames or "gerund" in cue.form.kinds:
        return None
    tokens = reader.line.tokens
    if cue.start and tokens[cue.start - 1].lower == ",":
        source = phrase_after(reader.line, cue.end, len(tokens))
        comma, after = cue.start - 1, source.end if source else cue.end
    else:
        source = phrase_before(reader.line, cue.start, _low(reader, cue))
        if source is None or not source.start or tokens[source.start - 1].lower not in (",", "—", "–", "--"):
            return None
        comma, after = source.start - 1, cue.end
    if source is None or not _is_tail(reader, after):
        return None
    start = _clause_start(reader, comma)
    content = _trim(tokens, start, comma)
    if content is None:
        return None
    rest = _resumed_clause(reader, after) if comma - start < LONG_CLAUSE else None
    if rest is None and (comma - start < 4 or not _is_clause(reader, start, comma)):
        return None
    return _make(reader, cue, source, [content, rest] if rest else [content])


def _resumed_clause(reader: Reader, after: int) -> Phrase | None:
    """The rest of a clause that "…, X said, …" interrupts, where its verb comes only now."""
    tokens = reader.line.tokens
    if after >= len(tokens) or tokens[after].lower not in (",", "—", "–", "--") or after + 2 >= len(tokens):
        return None
    first = tokens[after + 1]
    clauses = reader.line.clauses
    if first.lower in clauses.coordinators or first.lower.endswith(clauses.gerund_endings):
        return None
    return _trim(tokens, after + 1, _clause_end(reader, after + 1, len(tokens)))


def _is_tail(reader: Reader, start: int) -> bool:
    """Whether nothing is said after `start`: the end, or only when and where it was said."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    rest = tokens[start:]
    if not rest or rest[0].kind == "punct":
        return True
    if any(t.lower in clauses.that or t.kind == "quote" for t in rest[:12]):
        return False
    return rest[0].lower in clauses.prepositions or rest[0].lower in clauses.times or clauses.is_adverb(rest[0])


def _inverted(reader: Reader, cue: Cue) -> _Found | None:
    """`Dijo X que …`, `dijo que …`: the subject after its verb, or left out."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    if not clauses.inverted or "finite" not in cue.form.kinds or cue.form.frames == {"object"}:
        return None
    before = phrase_before(reader.line, cue.start, _low(reader, cue))
    if before is not None and not (before.start == 0 and _is_adverbial(reader, before)):
        return None
    place = _after_times(reader, cue.end)
    while place < len(tokens) and clauses.is_adverb(tokens[place]):
        place += 1
    source = None
    if place < len(tokens) and tokens[place].lower not in clauses.prepositions:
        source = phrase_after(reader.line, place, len(tokens))
    after = source.end if source else cue.end
    start = next(
        (
            i
            for i in range(after, min(after + 12, len(tokens)))
            if _begins_clause(reader, i) or tokens[i].kind == "quote"
        ),
        None,
    )
    if start is None or any(i in reader.line.verbs for i in range(after, start)):
        return None
    if source is None and cue.form.noun and start > cue.end:
        return None
    content = _trim(tokens, start, _clause_end(reader, start, len(tokens)))
    return _make(reader, cue, source, [content] if content else [])


def _is_adverbial(reader: Reader, phrase: Phrase) -> bool:
    """Whether a phrase only says when or how."""
    clauses = reader.line.clauses
    return all(
        token.lower in clauses.times
        or token.lower in clauses.time_nouns
        or clauses.is_adverb(token)
        or token.lower in clauses.determiners
        for token in reader.line.tokens[phrase.start : phrase.end]
    )


def _following(reader: Reader, cue: Cue, later: list[Cue]) -> _Found | None:
    """`X said that …`: what follows the verb, up to where another attribution or clause begins."""
    tokens = reader.line.tokens
    start = _content_start(reader, cue)
    if start is None:
        return None
    source = _subject(reader, cue)
    if source is None or not _can_be_verb(reader, cue, source, start):
        return None
    end = _clause_end(reader, start, len(tokens))
    if cue.form.frames <= OBJECT_FRAMES and not _is_clause_start(reader, start):
        end = _object_end(reader, start, end)
    content = _trim(tokens, start, end)
    return _make(reader, cue, source, [content]) if content else None


def _can_be_verb(reader: Reader, cue: Cue, source: Phrase, start: int) -> bool:
    """Whether a form that is a noun too, or no finite verb, can be one here."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    form = cue.form
    if "gerund" in form.kinds:
        return bool(cue.start) and tokens[cue.start - 1].lower in (",", "and", "by", "—", "–", "--", "y")
    if cue.start == cue.head and not _agrees(reader, cue, source):
        return False
    if form.noun and not _opens_content(reader, start):
        return False
    if start == cue.end and form.frames <= {"document", "that"} and not _is_clause_start(reader, start):
        roles = _documents(reader.language)
        if not any(t.lower in roles for t in tokens[source.start : source.end]):
            return False
    return not ("participle" in form.kinds and tokens[min(cue.end, len(tokens) - 1)].lower in clauses.by)


def _agrees(reader: Reader, cue: Cue, source: Phrase) -> bool:
    """Whether a source can be the subject of a verb without auxiliaries: plural for a base form, no noun for a noun."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    last = tokens[source.end - 1]
    if last.lower in clauses.prepositions or last.lower in clauses.determiners - clauses.subject_pronouns:
        return False
    if last.lower == "'s" or last.lower in clauses.possessives:
        return False
    plural = last.lower.endswith("s") and not last.lower.endswith("ss") or last.lower in clauses.plurals
    joined = any(t.lower in clauses.coordinators for t in tokens[source.start : source.end])
    if cue.form.kinds == {"base"} and not clauses.inverted:
        return plural or joined
    if cue.form.noun and "finite" in cue.form.kinds and cue.form.third and not last.capital:
        return not plural
    return True


def _is_clause_start(reader: Reader, start: int) -> bool:
    """Whether a clause, and not a noun phrase, begins here."""
    return (
        _begins_clause(reader, start)
        or reader.line.tokens[start].lower in reader.line.clauses.subject_pronouns
        or _opens_clause(reader, start)
    )


@cache
def _documents(language: str) -> frozenset[str]:
    """Nouns of documents, which show and find things."""
    return section(language, "roles", DocumentLexicon).documents


def _opens_content(reader: Reader, start: int) -> bool:
    """Whether a word can begin what is said, after a form that is a noun too."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    token = tokens[start]
    return (
        token.capital
        or token.kind in ("quote", "number")
        or token.lower in clauses.determiners
        or token.lower in clauses.subject_pronouns
        or token.lower in clauses.that
        or token.lower in clauses.wh
        or token.lower in clauses.to
    )


def _content_start(reader: Reader, cue: Cue) -> int | None:
    """Where the content of a verb starts: after whom it was told and when, or `None` where it has none it can take."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    place, frames = cue.end, cue.form.frames
    if place >= len(tokens):
        return None
    near = _introducer(reader, cue)
    if near is not None:
        return near
    if "to" in frames:
        to = next((i for i in range(place, min(place + 10, len(tokens))) if tokens[i].lower in clauses.to), None)
        if to == place:
            return place
        if to is not None and "whom" in frames:
            return place
    if "any" in frames or "object" in frames:
        return _bare_content(reader, cue, place)
    if "that" in frames and (tokens[place].lower in clauses.subject_pronouns or _opens_clause(reader, place)):
        return place
    if "document" in frames and tokens[place].kind == "word":
        return place
    return None


def _introducer(reader: Reader, cue: Cue) -> int | None:
    """The "that" or "whether" of a verb: right after it, or after whom it was told, when and where."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    place = cue.end
    if _begins_clause(reader, place):
        return place
    first = tokens[place]
    aside = first.lower in clauses.prepositions or first.lower in clauses.times or first.lower == ","
    if not (aside or clauses.is_adverb(first) or "whom" in cue.form.frames):
        return None
    for later in range(place, min(place + 14, len(tokens))):
        if later in reader.line.verbs or tokens[later].lower in (";", ":"):
            return None
        if tokens[later].lower in clauses.that or tokens[later].lower in clauses.questions:
            return later
    return None


def _opens_clause(reader: Reader, place: int) -> bool:
    """Whether a clause of its own, with its verb, begins here: "believe the plan will fail"."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    token = tokens[place]
    if not (token.capital or token.lower in clauses.determiners or token.lower in clauses.adjectives):
        return False
    for later in range(place + 1, min(place + 12, len(tokens))):
        if tokens[later].kind == "punct" or tokens[later].lower in clauses.relatives:
            return False
        if tokens[later].lower in clauses.auxiliaries and tokens[later].lower != "'s":
            return True
    return False


def _bare_content(reader: Reader, cue: Cue, place: int) -> int | None:
    """Where content without "that" starts: at once, or after words that say when or where."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    place = _after_times(reader, place)
    token = tokens[place]
    if token.kind == "punct" or place in reader.line.verbs:
        return None
    if token.lower not in clauses.prepositions or token.lower in clauses.determiners:
        return place
    if "quote" not in cue.form.frames or "any" not in cue.form.frames:
        return None
    for later in range(place + 2, min(place + 9, len(tokens))):
        here, before = tokens[later], tokens[later - 1]
        if here.kind == "punct" or later in reader.line.verbs:
            return None
        opens = here.lower in clauses.determiners or here.capital
        noun = before.kind != "punct" and before.lower not in clauses.prepositions | clauses.determiners
        if here.lower in clauses.subject_pronouns or (opens and noun and not before.capital) or (
            opens and before.lower in clauses.times
        ):
            return later
    return None


def _begins_clause(reader: Reader, place: int) -> bool:
    """Whether a word introduces a clause that is said: that, whether, how."""
    lower = reader.line.tokens[place].lower
    return lower in reader.line.clauses.that or lower in reader.line.clauses.wh


def _after_times(reader: Reader, place: int) -> int:
    """The place after words that only say when."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    start = place
    while start < len(tokens) - 1 and (
        tokens[start].lower in clauses.times or tokens[start].lower in clauses.time_nouns
    ):
        start += 1
    return start


def _clause_end(reader: Reader, start: int, high: int) -> int:
    """Where content that begins at `start` ends: before the next attribution, else with the sentence."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    openers = {" ".join(opener) for opener in _openers(reader.language)}
    stops = [found.cue.start for found in reader.found if found.cue.start > start and found.lemma in openers]
    for cue in reader.line.cues:
        if cue.start <= start or cue.passive or cue.infinitive:
            continue
        before = tokens[cue.start - 1]
        if "gerund" in cue.form.kinds:
            if before.lower == "," or before.kind == "quote":
                stops.append(cue.start - 1 if before.lower == "," else cue.start)
        elif not cue.form.noun and "any" in cue.form.frames | {"any"} and before.lower in clauses.coordinators:
            stops.append(cue.start - 1)
        elif "quote" in cue.form.frames and "any" in cue.form.frames:
            stops.extend(_own_clause(reader, cue, start))
    stops.extend(
        place - 1
        for place in range(start + 2, high)
        if tokens[place].lower in clauses.breaks and tokens[place - 1].lower == ","
    )
    return min([high, *stops])


def _own_clause(reader: Reader, cue: Cue, start: int) -> list[int]:
    """The place before ", but" where a verb has a subject of its own after it: another attribution begins there."""
    tokens = reader.line.tokens
    source = phrase_before(reader.line, cue.start, start)
    if source is None or source.start - 2 <= start:
        return []
    joint, comma = tokens[source.start - 1], tokens[source.start - 2]
    return [source.start - 2] if joint.lower in reader.line.clauses.contrasts and comma.lower == "," else []


def _object_end(reader: Reader, start: int, high: int) -> int:
    """Where a noun phrase as content ends: a comma that something else follows ends it too."""
    tokens, clauses = reader.line.tokens, reader.line.clauses
    for place in range(start + 1, high - 1):
        if tokens[place].lower in (",", "—", "–", "--"):
            following = tokens[place + 1]
            if (
                following.lower in clauses.relatives
                or following.lower in clauses.subject_pronouns
                or following.lower in clauses.contrasts - clauses.coordinators
                or following.lower in clauses.prepositions
                or (following.lower.endswith(clauses.gerund_endings) and not following.capital)
            ):
                return place
    return high


def _make(reader: Reader, cue: Cue, source: Phrase | None, content: list[Phrase]) -> _Found | None:
    """The attribution of a cue."""
    polarity = polarity_of(cue, reader.language)
    return _Found(
        source, Phrase(cue.start, cue.end), content, cue.form.lemma, polarity, cue.form.weight, cue.form.frames
    )
