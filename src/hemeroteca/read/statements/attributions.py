"""Attributions of one unit: which words are said, by which cue, by whom.

A cue with direct speech beside it takes that; "according to X" takes the rest of its sentence; any other cue takes
the clause that its shape allows. Where the words do not decide, the cue is left alone: no statement is better than a
wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.roles import head_of, person_words
from hemeroteca.read.statements.cues import Cue, find_cues, polarity_of
from hemeroteca.read.statements.direct import SPEECH_ENDS, find_speech
from hemeroteca.read.statements.edges import (
    is_clause,
    is_tail,
    says_something,
    trim,
)
from hemeroteca.read.statements.indirect import find_clause
from hemeroteca.read.statements.lines import DASHES, Line, Phrase, holds, leads, make_line
from hemeroteca.read.statements.nouns import find_nouns
from hemeroteca.read.statements.openers import read_openers, read_views
from hemeroteca.read.statements.phrases import phrase_after, phrase_before
from hemeroteca.read.statements.subjects import Finding, document_nouns, is_helped
from hemeroteca.read.statements.unlisted import find_unlisted
from hemeroteca.read.tokens import Unit
from hemeroteca.read.verbs import Frame
from hemeroteca.records import Manner, Polarity, Span, Spans

LONGEST_BARE_CLAUSE = 24
"""Tokens of a clause that only says who speaks; longer ones in the PolNeAR training set say something themselves."""
HEADLINE_WEIGHT = 0.7
LONGEST_HEADLINE_SOURCE = 6
SHORTEST_HEADLINE_SOURCE = 3
"""Letters of a name before a colon: "Q:" and "A:" name nobody."""
CERTAINTY: dict[Manner, float] = {"direct": 1.0, "mixed": 0.97, "indirect": 0.91}
"""Share of statements by manner whose cue PolNeAR's annotators have too (every fourth text of its training part: 94,
90 and 80 in 100), as a factor on the weight of the cue."""
NOBODY = 0.85
"""The same for statements without a source."""


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
    cited: Span | None = None
    """Whom the source cites for it, where an outlet says so."""
    open_ended: bool = False
    """Whether the content is still to come, after a colon at the end of the paragraph."""


def read_unit(unit: Unit, language: str) -> list[Attribution]:
    """The attributions of one unit, in the order in which they were found."""
    cues = find_cues(unit.tokens, language)
    line = _line(unit, cues, language)
    found = [*read_openers(line), *read_views(line), *find_nouns(line)]
    for cue in cues:
        finding = _read_cue(line, cue, found)
        if finding is not None:
            polarity = _polarity(line, cue, finding)
            found.append(msgspec.structs.replace(finding, polarity=polarity) if polarity != "affirmed" else finding)
    if line.clauses.inverted:
        found = _with_main_subject(line, found)
    if line.clauses.inverted:
        found = _with_proof(line, found)
    found = _with_announced(line, _without_doubles(_without_passed_on(line, found)))
    if line.clauses.inverted:
        found.extend(find_unlisted(line, found))
    if not found:
        found = _read_headline(unit, line)
    return [_settle(line, finding) for finding in found if _is_worth(line, finding, found)]


def _polarity(line: Line, cue: Cue, finding: Finding) -> Polarity:
    """What the verb does to its content; a speech in full is what its speaker affirms, whatever it denies."""
    polarity = polarity_of(cue, line.language)
    first = finding.content[0] if finding.content else None
    if polarity != "denied" or first is None or line.tokens[first.start].kind != "quote":
        return polarity
    apart = first.start < cue.start or line.tokens[first.start - 1].lower == ":"
    return "affirmed" if apart else polarity


def _with_main_subject(line: Line, found: list[Finding]) -> list[Finding]:
    """The findings; an infinitive has the subject of the main verb after it: "Tras decir que …, X pidió"."""
    out = []
    for finding in found:
        lead = 0 < finding.cue.start < 3 and leads(line, finding.cue.start)
        later = (other for other in found if other.source is not None and other.cue.start > finding.cue.end)
        main = min(later, key=lambda other: other.cue.start, default=None)
        given = lead and finding.source is None and main is not None
        out.append(msgspec.structs.replace(finding, source=main.source) if given and main else finding)
    return out


def _without_doubles(found: list[Finding]) -> list[Finding]:
    """One finding for each content: of two, the one that names somebody, else the one nearer to its end."""
    kept: dict[tuple[Phrase, ...], Finding] = {}
    for finding in found:
        other = kept.get(finding.content)
        if other is not None and finding.source is not None and holds(finding.source, other.cue):
            continue
        if other is None or finding.open_ended or finding.source is not None or other.source is None:
            kept[finding.content or (finding.cue,)] = finding
    return sorted(kept.values(), key=lambda finding: finding.cue.start)


def _without_passed_on(line: Line, found: list[Finding]) -> list[Finding]:
    """The findings without an outlet at the end that only passes on what another said: ", según recogió Radio Luna"."""
    opened = {(place.start, place.end) for place in line.openers} if line.clauses.inverted else set()
    return [finding for finding in found if not (opened and _passes_on(line, finding, found))]


def _passes_on(line: Line, finding: Finding, found: list[Finding]) -> bool:
    """Whether a finding is an opener with a verb of reporting, no person's, behind what another says."""
    if finding.frames or not finding.content or finding.content[0].start > finding.cue.start:
        return False
    if not load_chains(line.language).reporting & {token.lower for token in line.tokens[slice(*finding.cue)]}:
        return False
    source = line.tokens[slice(*finding.source)] if finding.source else ()
    if head_of(source, line.language) in person_words(line.language):
        return False
    return any(other.source and holds(finding.content[0], other.cue) for other in found if other is not finding)


def _with_proof(line: Line, found: list[Finding]) -> list[Finding]:
    """The findings, with a quotation after a colon that no other verb takes: "cuenta que no cobra: «Vivo de nada»"."""
    taken = {place for finding in found for phrase in finding.content for place in range(*phrase)}
    out = []
    for finding in found:
        end = finding.content[-1].end if finding.content else len(line.tokens)
        follows = end + 1 < len(line.tokens) and line.tokens[end].lower == ":" and line.tokens[end + 1].kind == "quote"
        proven = follows and end + 1 not in taken
        taken.add(end + 1)
        content = (*finding.content, Phrase(end + 1, end + 2))
        out.append(msgspec.structs.replace(finding, content=content) if proven else finding)
    return out


def _with_announced(line: Line, found: list[Finding]) -> list[Finding]:
    """The findings, with the quotation after a colon added to what holds its verb: "the Post reported X said: “…”"."""
    out = []
    for outer in found:
        last = outer.content[-1] if outer.content else None
        ends = [
            inner.content[-1].end
            for inner in found
            if last is not None
            and inner.content
            and last.start <= inner.cue.start < last.end <= inner.content[0].start
            and all(token.kind == "punct" for token in line.tokens[last.end : inner.content[0].start])
        ]
        if last is not None and ends:
            content = (*outer.content[:-1], Phrase(last.start, max(ends)))
            out.append(msgspec.structs.replace(outer, content=content))
        else:
            out.append(outer)
    return out


def _is_worth(line: Line, finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether a finding is a statement of its own.

    Not what "I think" or what "I write as a doctor", nor an attitude inside another's words; but what a document
    finds is its own, "according to X" or not.
    """
    strong = not finding.frames or {"quote", "any"} <= finding.frames
    source = finding.source
    own = source is not None and line.tokens[source.start].lower in line.clauses.speakers
    clause = not finding.content or is_clause(line, finding.content[0].start)
    if line.clauses.inverted and source is None and not clause and _is_inside(finding, found):
        return False
    if strong:
        return not own or not finding.content or _is_speech(line, finding.content[0])
    if own:
        return False
    papers = document_nouns(line.language)
    if source is not None and any(token.lower in papers for token in line.tokens[source.start : source.end]):
        found = [other for other in found if other.frames]
    return not _is_inside(finding, found)


def _is_inside(finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether a finding stands in what another says."""
    return any(holds(outer, finding.cue) for other in found if other is not finding for outer in other.content)


def _is_speech(line: Line, content: Phrase) -> bool:
    """Whether a content is a clause or a quotation, not a thing: "I said it would rain", not "I write this"."""
    quoted = any(token.kind == "quote" for token in line.tokens[content.start : content.end])
    return quoted or is_clause(line, content.start)


def _line(unit: Unit, cues: Sequence[Cue], language: str) -> Line:
    """The unit's line; quotations that end as sentences do are marked as speech."""
    speeches = {
        place
        for place, token in enumerate(unit.tokens)
        if token.kind == "quote" and unit.text[token.start : token.end].rstrip("\"'”’»›」』").endswith(SPEECH_ENDS)
    }
    return make_line(unit.tokens, cues, language, frozenset(speeches))


def is_bare_clause(unit: Unit, language: str) -> bool:
    """Whether a unit is only "X said.", so that what is said must stand before it."""
    tokens = unit.tokens
    if len(tokens) > LONGEST_BARE_CLAUSE or any(token.kind == "quote" for token in tokens) or tokens[-1].lower == ":":
        return False
    cues = find_cues(tokens, language)
    if not cues or "quote" not in cues[0].form.frames or "gerund" in cues[0].form.kinds or cues[0].infinitive:
        return False
    line, cue = _line(unit, cues, language), cues[0]
    if cue.start == 0 or (cue.start == 1 and tokens[0].lower in DASHES):
        source = phrase_after(line, cue.end, len(tokens))
        return source is not None and is_tail(line, source.end)
    source = phrase_before(line, cue.start, 0)
    return source is not None and source.start == 0 and is_tail(line, cue.end)


def _read_cue(line: Line, cue: Cue, found: Sequence[Finding]) -> Finding | None:
    """What one verb does, `None` where it does nothing or another attribution holds it."""
    if line.clauses.inverted and cue.form.noun and _is_noun(line, cue):
        return None
    bare = line.clauses.inverted and cue.form.kinds == {"base"} and not is_helped(line, cue)
    if (cue.infinitive or bare) and not _is_governed(line, cue):
        return None
    for other in found:
        if other.cue.start <= cue.head < other.cue.end:
            return None
        if other.source is not None and other.source.start <= cue.head < other.source.end:
            return None
    return (None if cue.passive else find_speech(line, cue, found)) or find_clause(line, cue, found)


def _is_noun(line: Line, cue: Cue) -> bool:
    """Whether a form that may be a noun is one, by the article or the possessive before it: "en su informe"."""
    before = line.tokens[cue.start - 1].lower if cue.start else ""
    if cue.start == 1 and before.endswith(("ado", "ada", "ido", "ida")):
        return True
    return before in (line.clauses.determiners - line.clauses.subject_pronouns) | line.clauses.prepositions


def _is_governed(line: Line, cue: Cue) -> bool:
    """Whether an infinitive has a subject of its own to the left: in Spanish "tras asegurar que"."""
    clauses, tokens = line.clauses, line.tokens
    before = tokens[cue.start - 1].lower if cue.start else ""
    after = cue.start > 1 and before in clauses.of and clauses.is_adverb(tokens[cue.start - 2])
    return clauses.inverted and (after or before in clauses.gerund_leads)


def _read_headline(unit: Unit, line: Line) -> list[Finding]:
    """Reads "Ruiz: the port will close" in a headline, and "RUIZ: It will close." in an interview."""
    colon = _named_before_colon(unit, line)
    content = trim(line, colon + 1, len(line.tokens)) if colon else None
    if content is None or not says_something(line, content.start, content.end):
        return []
    return [
        Finding(
            source=Phrase(0, colon),
            cue=Phrase(colon, colon + 1),
            content=(content,),
            lemma=":",
            confidence=HEADLINE_WEIGHT,
        )
    ]


def _named_before_colon(unit: Unit, line: Line) -> int:
    """The place of a colon after a name that begins a paragraph, 0 where there is none."""
    tokens = line.tokens
    colon = next((place for place, token in enumerate(tokens[: LONGEST_HEADLINE_SOURCE + 1]) if token.lower == ":"), 0)
    if not colon or not unit.begins_paragraph or colon + 1 >= len(tokens):
        return 0
    names = [token for token in tokens[:colon] if token.lower not in line.clauses.prepositions]
    initial = colon == 1 and len(tokens[0].lower) < SHORTEST_HEADLINE_SOURCE
    gerund = tokens[0].lower.endswith(line.clauses.gerund_endings)
    if initial or gerund or any(token.kind != "word" or not token.capital for token in names):
        return 0
    shouted = unit.text[tokens[0].start : tokens[colon - 1].end].isupper()
    return colon if unit.headline or shouted or tokens[colon + 1].kind == "quote" else 0


def _settle(line: Line, finding: Finding) -> Attribution:
    """The same in code points."""
    tokens = line.tokens
    finding, cue = _with_preposition(line, finding)
    inside = [tokens[place] for phrase in finding.content for place in range(*phrase)]
    quoted = any(token.kind == "quote" for token in inside)
    worded = any(token.kind in ("word", "number") for token in inside)
    manner: Manner = "indirect" if not quoted else "mixed" if worded else "direct"
    return Attribution(
        source=(_span(line, finding.source),) if finding.source else (),
        cue=cue,
        content=tuple(_span(line, phrase) for phrase in finding.content),
        manner=manner,
        lemma=finding.lemma,
        frames=finding.frames,
        polarity=finding.polarity,
        confidence=finding.confidence * CERTAINTY[manner] * (1.0 if finding.source else NOBODY),
        open_ended=finding.open_ended,
    )


def _with_preposition(line: Line, finding: Finding) -> tuple[Finding, Spans]:
    """The finding and the spans of its cue, to which the preposition before "that" belongs: "informó ayer de"."""
    cue = _span(line, finding.cue)
    first = finding.content[0] if finding.content else None
    if first is None or first.end - first.start < 2 or not _is_tie(line, finding, first):
        return finding, (cue,)
    content = (Phrase(first.start + 1, first.end), *finding.content[1:])
    tie = Phrase(first.start, first.start + 1)
    whole = (Span(cue.start, _span(line, tie).end),) if first.start == finding.cue.end else (cue, _span(line, tie))
    return msgspec.structs.replace(finding, content=content), whole


def _is_tie(line: Line, finding: Finding, first: Phrase) -> bool:
    """Whether content begins with a preposition that belongs to its verb: "de que …", "citando a …"."""
    word, following = line.tokens[first.start].lower, line.tokens[first.start + 1].lower
    if word in line.clauses.that_prepositions and following in line.clauses.that:
        return True
    citing = line.tokens[finding.cue.end - 1].lower in load_chains(line.language).citing
    return citing and word in line.clauses.object_markers and word in line.clauses.that_prepositions


def _span(line: Line, phrase: Phrase) -> Span:
    """A range of tokens in code points."""
    return Span(line.tokens[phrase.start].start, line.tokens[phrase.end - 1].end)
