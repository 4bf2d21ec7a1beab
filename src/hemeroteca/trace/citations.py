"""Whom an article names as its source outside the words of a statement: in the sentences around it, or for the story.

The reader ties an outlet to a statement where the grammar does: "told the Herald", "according to the Herald". Often
it stands one sentence away: "Mills spoke with the Herald on Friday. “…”, she said." or at the end of the article: "The
story was first reported by the Herald." Such namings are told by the words right before and right after the name. An
outlet that is only mentioned, its editor or its spokesman, is none.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from hemeroteca.records import Article, Reading, Span
from hemeroteca.text import fold
from hemeroteca.trace.outlets import outlet_keys

TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
SENTENCE = re.compile(r"[.!?…][\"”»’')\]]*\s+(?=[\"“«‘(]?[^\W\d])|\n\n")
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sr|Sra|Dra|Gen|Sen|Rep|Prof|Lt|Col|No|Nov|Dec|Jan|Feb|Aug|Sept|Oct)$"
)
GAP = re.compile(r"\s+")
WINDOW = 5
"""Words on either side of a name: "in an interview that was published by the Herald", "the Herald, which has seen"."""
MOST_BETWEEN = 4
MOST_NAME_WORDS = 6
SAME_SENTENCE, NEXT_SENTENCE, WHOLE_STORY = 0.75, 0.65, 0.55
"""How plainly a naming is about a statement, by where it stands; an order, not rates."""
PARTICLES = frozenset(
    {"of", "de", "del", "la", "el", "los", "las", "the", "and", "y", "&", "du", "di", "da", "do", "des"}
)


class CitationLexicon(msgspec.Struct, frozen=True):
    """The words of `citations.toml`."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    telling: tuple[str, ...]
    prepositions: frozenset[str]
    giving: tuple[str, ...]
    alone: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    between: frozenset[str]
    negations: frozenset[str]
    staff: tuple[str, ...]
    first: frozenset[str]


@cache
def load_citation_lexicon() -> CitationLexicon:
    """The word lists, loaded once."""
    table: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("citations.toml").read_text("utf-8"))
    return CitationLexicon(
        after=tuple(table["after"]),
        before=tuple(table["before"]),
        telling=tuple(table["telling"]),
        prepositions=frozenset(table["prepositions"]),
        giving=tuple(table["giving"]),
        alone=frozenset(table["alone"]),
        according=tuple(tuple(phrase.split()) for phrase in table["according"]),
        between=frozenset(table["between"]),
        negations=frozenset(table["negations"]),
        staff=tuple(table["staff"]),
        first=frozenset(table["first"]),
    )


class Naming(NamedTuple):
    """An outlet that is named as the source of something, where, and in which of the article's sentences.

    `told` where somebody spoke to it, `first` where it is named as the source of the story, `read` where the reader
    ties it to a statement.
    """

    name: str
    span: Span
    sentence: int
    told: bool
    first: bool
    read: bool


class Namings(NamedTuple):
    """All namings of an article, in order, and where its sentences begin."""

    found: tuple[Naming, ...]
    sentences: tuple[int, ...]


def find_namings(article: Article, reading: Reading, known: frozenset[str]) -> Namings:
    """Every outlet that the running text names as a source; `known` are the keys of the archive's outlets.

    What is said in quotation marks is left out: there the speaker cites, not the article.
    """
    text = _mask(article.text, reading)
    starts = _sentence_starts(text)
    taken = {via.span for statement in reading.statements for via in statement.via}
    found = []
    for span in _outlet_spans(text, reading, known):
        sentence = bisect_right(starts, span.start) - 1
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(text)
        naming = _read_naming(text, span, starts[sentence], end)
        if naming is not None:
            told, first = naming
            name = article.text[span.start : span.end]
            found.append(Naming(name, span, sentence, told=told, first=first, read=span in taken))
    return Namings(tuple(found), tuple(starts))


def namings_near(namings: Namings, spans: Iterable[Span]) -> Iterator[tuple[Naming, float]]:
    """The namings that bear on a statement with these spans, and how plainly; those nearest to it only.

    In its own sentences; else in the one before and the one after, where the outlet was told something that no other
    statement is read from; else, for the whole story, wherever they stand.
    """
    starts = namings.sentences
    places = [
        bisect_right(starts, place) - 1 for span in spans for place in (span.start, max(span.start, span.end - 1))
    ]
    if not places:
        return
    low, high = min(places), max(places)
    within = [naming for naming in namings.found if low <= naming.sentence <= high]
    beside = [n for n in namings.found if n.sentence in (low - 1, high + 1) and (n.told or n.first) and not n.read]
    story = [naming for naming in namings.found if naming.first and not naming.read]
    for found, confidence in ((within, SAME_SENTENCE), (beside, NEXT_SENTENCE), (story, WHOLE_STORY)):
        if found:
            yield from ((naming, confidence) for naming in found)
            return


def _mask(text: str, reading: Reading) -> str:
    """The text with the letters of what is quoted blanked, the marks of sentences left."""
    parts: list[str] = []
    at = 0
    for span in sorted(span for s in reading.statements if s.manner != "indirect" for span in s.content):
        if span.start >= at:
            parts += [text[at : span.start], re.sub(r"\w", "_", text[span.start : span.end])]
            at = span.end
    return "".join([*parts, text[at:]])


def _sentence_starts(text: str) -> list[int]:
    ends = (
        match.end()
        for match in SENTENCE.finditer(text)
        if text[match.start()] != "." or not ABBREVIATED.search(text, max(0, match.start() - 6), match.start())
    )
    return [0, *ends]


def _outlet_spans(text: str, reading: Reading, known: frozenset[str]) -> list[Span]:
    """Where outlets are named: as the reader has it, and every run of capitals or domain that the archive knows."""
    spans = {mention.span for mention in reading.mentions if mention.kind == "outlet"}
    covered = sorted(spans)
    run: list[re.Match[str]] = []
    for token in (*TOKEN.finditer(text), None):
        joined = token and run and GAP.fullmatch(text, run[-1].end(), token.start())
        if token and ((_may_name(token[0]) and (joined or not run)) or (joined and token[0] in PARTICLES)):
            run.append(token)
            continue
        spans.update(_known_in(text, run, known))
        run = [token] if token and _may_name(token[0]) else []
    return sorted(span for span in spans if span in covered or not any(_overlap(span, other) for other in covered))


def _may_name(word: str) -> bool:
    return word[:1].isupper() or "." in word


def _known_in(text: str, run: Sequence[re.Match[str]], known: frozenset[str]) -> Iterator[Span]:
    """The longest names of outlets in a run of capitals, from the left."""
    start = 0
    while start < len(run):
        for end in range(min(len(run), start + MOST_NAME_WORDS), start, -1):
            span = Span(run[start].start(), run[end - 1].end())
            if run[end - 1][0] not in PARTICLES and not outlet_keys(text[span.start : span.end]).isdisjoint(known):
                yield span
                start = end - 1
                break
        start += 1


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _read_naming(text: str, span: Span, start: int, end: int) -> tuple[bool, bool] | None:
    """Whether an outlet that is named as a source was told, and whether it is the story's; `None` where it is none."""
    lexicon = load_citation_lexicon()
    left = [fold(token[0]) for token in TOKEN.finditer(text, start, span.start)]
    right = [fold(token[0]) for token in TOKEN.finditer(text, span.end, end)][:WINDOW]
    if any(word.startswith(lexicon.staff) for word in left[-MOST_BETWEEN:]):
        return None
    cues = _cues_before(left, right, lexicon)
    label = not left and text[span.end : span.end + 1] == ":"
    if not cues and not label and not _is_source_after(right, lexicon):
        return None
    near = {*left[-WINDOW - MOST_BETWEEN :], *right}
    return any(word.startswith(lexicon.telling) for word in cues), not near.isdisjoint(lexicon.first)


def _cues_before(left: list[str], right: list[str], lexicon: CitationLexicon) -> list[str]:
    """The words before a name that make it a source: "according to", "per", "spoke with", "broken by the newspaper"."""
    words = left[-WINDOW - MOST_BETWEEN :]
    between = 0
    while words and (words[-1] in lexicon.between or words[-1].endswith(("'s", "’s"))) and between < MOST_BETWEEN:
        words.pop()
        between += 1
    if not words:
        return []
    phrase = next((phrase for phrase in lexicon.according if words[-len(phrase) :] == list(phrase)), None)
    if phrase or words[-1] in lexicon.alone:
        return words[-1:]
    if words[-1].startswith(lexicon.giving):
        return [word for word in right if word.startswith("interview")]
    if words[-1] == "told":
        return words[-1:]
    cues = words[-1 - WINDOW : -1] if words[-1] in lexicon.prepositions else []
    return [word for word in cues if word.startswith(lexicon.before)] if lexicon.negations.isdisjoint(cues) else []


def _is_source_after(right: list[str], lexicon: CitationLexicon) -> bool:
    """Whether what follows a name says that the outlet printed it: "the Herald, which obtained the letter"."""
    for word in right[: WINDOW - 1]:
        if word in lexicon.negations:
            return False
        if word.startswith(lexicon.after):
            return True
    return False
