"""Statements inside statements: whom somebody says to have said something.

What a statement says is read again on its own by the rules, sentence by sentence, a quotation in a quotation shut, and
little of what they find is kept: it must have a source of its own there (a name, a description, a pronoun that means
somebody; "I" is whoever is quoted), a verb of saying in a tense that says that it was said, or of holding to be so, and
a clause that is said. What might be said, what people say who say so, and what nobody in particular thinks is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from hemeroteca.read.cast import Cast
from hemeroteca.read.chainwords import ChainLexicon, is_first_person, load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.quotes import Quotation
from hemeroteca.read.roles import can_speak, kind_of
from hemeroteca.read.statements.attributions import Attribution, read_unit
from hemeroteca.read.statements.cues import find_cues
from hemeroteca.read.statements.edges import has_verb
from hemeroteca.read.statements.lines import Line, make_line
from hemeroteca.read.tokens import Token, Unit, tokenise
from hemeroteca.read.verbs import cue_is_noun
from hemeroteca.records import Span

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LONGEST_CONTENT = 5000
"""Code points of one piece of content that are read again; what is longer is a speech in full."""
SHORTEST_PIECE = 16
"""Code points in which a source, a verb and a content can stand."""
SHORTEST_CONTENT = 3
"""Words of what is said in a nested statement; an infinitive needs one less: "negó haber mentido"."""
SHORTEST_SENTENCE = 3
"""Tokens in which one can stand: a quotation, a name and a verb."""
LONGEST_WHOM = 6
"""Tokens of whom something was told."""
LONGEST_SOURCE = 12
"""Words of its source."""


class _Page(msgspec.Struct, frozen=True):
    """What is the same for all contents of a text."""

    cast: Cast
    ends: list[int]
    """Where the sentences end."""
    quotations: Sequence[Quotation]
    marks: list[int]
    """Where the quotations start."""


def find_nested(
    cast: Cast, attributions: Sequence[Attribution], sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> list[Attribution]:
    """The attributions inside the contents of others, in no order. Linear in the length of all contents."""
    page = _Page(cast, [s.end for s in sentences], quotations, [q.span.start for q in quotations])
    taken = sorted({span for attribution in attributions for span in attribution.cue})
    found: list[Attribution] = []
    done = 0
    for attribution in sorted(attributions, key=lambda a: a.content[0].start if a.content else 0):
        for span in attribution.content:
            if span.start < done or not _may_hold(cast, span):
                continue
            done = max(done, span.end)
            found.extend(inner for inner in _read_again(page, span) if not _is_taken(inner, taken))
    return found


def _may_hold(cast: Cast, span: Span) -> bool:
    """Whether any word of a content is one that a nested statement has."""
    if not SHORTEST_PIECE < span.end - span.start < LONGEST_CONTENT:
        return False
    lexicon = load_chains(cast.language)
    words = (match[0].lower() for match in WORD.finditer(cast.text, span.start, span.end))
    return any(word in lexicon.nest or word in lexicon.showing for word in words)


def _is_taken(inner: Attribution, taken: Sequence[Span]) -> bool:
    """Whether the cue of an attribution is that of one that was found before."""
    place = bisect_right(taken, inner.cue[-1].end, key=lambda span: span.start) - 1
    return place >= 0 and taken[place].end > inner.cue[0].start


def _read_again(page: _Page, span: Span) -> Iterator[Attribution]:
    """The attributions in a piece of content that are sure enough."""
    cast = page.cast
    for sentence in _sentences(page, span):
        if not _may_hold(cast, sentence):
            continue
        inside = _quotations(page, sentence)
        tokens = tokenise(cast.text, sentence, inside)
        clauses = load_clauses(cast.language)
        while tokens and (tokens[0].kind == "punct" or tokens[0].lower in clauses.that):
            tokens.pop(0)
        if len(tokens) < SHORTEST_SENTENCE:
            continue
        unit = Unit(cast.text, tuple(tokens), -1, tuple(inside))
        found = read_unit(unit, cast.language)
        if found:
            line = make_line(tokens, find_cues(tokens, cast.language), cast.language, frozenset())
            quoted = _is_quoted(page, sentence)
            inners = (_Inner(cast, line, _without_whom(line, inner)) for inner in found)
            yield from (inner.attribution for inner in inners if _is_sure(inner, quoted=quoted))


def _without_whom(line: Line, found: Attribution) -> Attribution:
    """The attribution without whom it was told in its content: "warned | her | not to open the valve"."""
    if "whom" not in found.frames or not found.content:
        return found
    first, clauses = found.content[0], line.clauses
    places = [place for place, token in enumerate(line.tokens) if first.start <= token.start < first.end]
    for place in places[1:LONGEST_WHOM]:
        token = line.tokens[place]
        if place in line.verbs or token.kind == "punct" or token.lower in clauses.that:
            break
        if token.lower in clauses.to:
            negated = line.tokens[place - 1].lower in clauses.negations
            start = line.tokens[place - negated].start
            return msgspec.structs.replace(found, content=(Span(start, first.end), *found.content[1:]))
    return found


def _is_quoted(page: _Page, sentence: Span) -> bool:
    """Whether a sentence stands in quotation marks."""
    last = bisect_right(page.marks, sentence.start) - 1
    return last >= 0 and page.quotations[last].span.end >= sentence.end


def _sentences(page: _Page, span: Span) -> Iterator[Span]:
    """The sentences of a piece of content, without the marks around it."""
    start, end = span
    around = _quotations(page, span)[:1]
    if around and around[0].span.start == start and span.end - around[0].span.end <= 1:
        start, end = around[0].inner
    number = bisect_right(page.ends, start)
    while start < end:
        stop = min(end, page.ends[number]) if number < len(page.ends) else end
        if stop > start:
            yield Span(start, stop)
        start, number = max(start, stop), number + 1


def _quotations(page: _Page, span: Span) -> list[Quotation]:
    """The outermost quotations inside a span, in order."""
    out: list[Quotation] = []
    for number in range(bisect_right(page.marks, span.start - 1), len(page.marks)):
        quotation = page.quotations[number]
        if quotation.span.start >= span.end:
            break
        if quotation.span.end <= span.end and (not out or quotation.span.start >= out[-1].span.end):
            out.append(quotation)
    return out


class _Inner(NamedTuple):
    """What the rules found inside a content, with the sentence that it stands in."""

    cast: Cast
    line: Line
    attribution: Attribution

    @property
    def lexicon(self) -> ChainLexicon:
        """The chain words of the text's language."""
        return load_chains(self.cast.language)

    def words(self, spans: Sequence[Span]) -> list[str]:
        """The words in some spans, in lower case."""
        return [t.lower for span in spans for t in tokenise(self.cast.text, span) if t.kind in ("word", "number")]


def _is_sure(inner: _Inner, *, quoted: bool) -> bool:
    """Whether what the rules found inside a content was said by somebody."""
    found = inner.attribution
    if not found.source or not found.content or found.open_ended or found.lemma == ":":
        return False
    words = inner.words(found.content)
    infinitive = bool(words) and words[0].endswith(inner.line.clauses.infinitive_endings)
    if not _is_somebody(inner, quoted=quoted) or len(words) < SHORTEST_CONTENT - infinitive:
        return False
    if not found.frames:
        return True
    return _is_said(inner, quoted=quoted) and _stands_free(inner) and _says_something(inner)


def _is_said(inner: _Inner, *, quoted: bool) -> bool:
    """Whether the verb tells that something was said, or, not in a quotation and of no pronoun, is held to be so."""
    found, clauses = inner.attribution, inner.line.clauses
    cue = [word for word in inner.words(found.cue) if word not in clauses.that_prepositions]
    if not cue or not inner.lexicon.hypothetical.isdisjoint(cue):
        return False
    if cue[-1] not in inner.lexicon.nest:
        source = tokenise(inner.cast.text, found.source[0])
        return cue[-1] in inner.lexicon.showing and kind_of(source, inner.cast.language) == "document"
    if {"any", "quote"} <= found.frames:
        return True
    pronoun = inner.words(found.source)[0] in clauses.subject_pronouns
    return not quoted and not pronoun


def _stands_free(inner: _Inner) -> bool:
    """Whether a clause begins at the source: not "the money he says he raised", "if she said"."""
    clauses, start = inner.line.clauses, inner.attribution.source[0].start
    if inner.attribution.cue[0].start < start:
        return True
    before = [token for token in inner.line.tokens if token.end <= start][-2:]
    if not before:
        return True
    last = before[-1]
    if not inner.lexicon.hypothetical.isdisjoint(token.lower for token in before):
        return False
    if last.lower in clauses.relatives - clauses.that:
        return False
    opens = clauses.that | clauses.coordinators | clauses.subordinators - clauses.wh - {"as", "than", "where", "whose"}
    return last.lower in opens or last.kind in ("punct", "quote")


def _says_something(inner: _Inner) -> bool:
    """Whether what is said is a quotation, an infinitive or a clause that begins after whom it was told."""
    found, line = inner.attribution, inner.line
    start = found.content[0].start
    places = [place for place, token in enumerate(line.tokens) if start <= token.start < found.content[0].end]
    if not places:
        return False
    first = line.tokens[places[0]]
    lead = line.tokens[places[1]] if first.lower in line.clauses.negations and places[1:] else first
    if first.kind == "quote" or lead.lower in line.clauses.to:
        return True
    between = [token for token in line.tokens if found.cue[-1].end <= token.start < start]
    broken = any(token.lower in inner.lexicon.objects or token.kind == "punct" for token in between)
    return not broken and (found.content[0].end <= found.cue[0].start or _is_clause(inner, places))


def _is_clause(inner: _Inner, places: Sequence[int]) -> bool:
    """Whether the tokens at some places are "that" with a clause, or a clause that its verb tells before any mark.

    Spanish has no other use for a "que" after a verb of saying, so its verb, of which few are listed, is not asked for.
    """
    line, first = inner.line, inner.line.tokens[places[0]].lower
    if line.clauses.inverted and first in line.clauses.that | line.clauses.questions:
        return len(places) > 1 and line.tokens[places[1]].lower not in line.clauses.coordinators
    if first in line.clauses.that:
        joined = len(places) > 1 and line.tokens[places[1]].lower in line.clauses.coordinators
        return not joined and has_verb(line, places[0], places[-1] + 1)
    loose = line.clauses.prepositions - line.clauses.determiners
    if first in inner.lexicon.objects | inner.lexicon.hypothetical | loose:
        return False
    if first.endswith(line.clauses.gerund_endings + line.clauses.infinitive_endings):
        return True
    noun = cue_is_noun(inner.words(inner.attribution.cue)[-1], inner.cast.language)
    stop = next((place for place in places if line.tokens[place].kind == "punct"), places[-1] + 1)
    return not noun and has_verb(line, places[0] + 1, stop)


def _is_somebody(inner: _Inner, *, quoted: bool) -> bool:
    """Whether the source names, describes or means somebody in particular."""
    source = inner.attribution.source[0]
    tokens = [token for token in tokenise(inner.cast.text, source) if token.kind in ("word", "number")]
    if not tokens or len(tokens) > LONGEST_SOURCE:
        return False
    if len(tokens) == 1 and is_first_person(tokens[0].lower, inner.cast.language):
        return quoted and inner.words(inner.attribution.cue)[-1] in inner.lexicon.addressing
    return _names_somebody(inner, tokens) and can_speak(tokens, inner.cast.language)


def _names_somebody(inner: _Inner, tokens: Sequence[Token]) -> bool:
    """Whether a source begins as a name or a description does, not "people who", "compared to", "000 voters"."""
    first, clauses, lexicon = tokens[0], inner.line.clauses, inner.lexicon
    nobody = lexicon.generic if len(tokens) == 1 else lexicon.generic - clauses.determiners - lexicon.described
    if first.lower.partition("'")[0] in nobody or any(token.lower in lexicon.relative_words for token in tokens):
        return False
    verbal = first.lower.endswith(clauses.participle_endings + clauses.gerund_endings)
    if verbal and (not first.capital or first.start == inner.line.tokens[0].start):
        return False
    before = inner.cast.text[max(0, first.start - 1) : first.start]
    return not (before.isdigit() or (first.kind == "number" and before in (",", ".")))
