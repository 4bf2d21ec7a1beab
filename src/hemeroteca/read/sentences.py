"""Paragraphs and sentences of a text, as spans.

Paragraphs are blocks between blank lines and no sentence crosses one. sentencex finds the sentences; quotation marks
are hidden from it (it keeps a quotation in one piece, however long, and takes quadratic time on marks that never
close), so long quotations fall into their own sentences too. What it gets wrong in news is repaired afterwards:
"5 p. m.", "M. Dupont", "in the U.S. The next day".
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
import sentencex

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.records import Span

BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
MARKS = dict.fromkeys(map(ord, '"“”„‟«»‹›「」『』`'), " ")
LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
CLOSERS = "\"'”’»›」』)]"
SKIPPED = CLOSERS + "“„‟‘‚«‹「『`"
PIECE = 20_000
"""Code points handed to sentencex at once: no paragraph of a newspaper is as long, and no oddity in one piece can
cost more than its square."""
DOTTED = re.compile(r"(?:\b[^\W\d_]{1,3}\.\s?){2,}$")
QUOTED_END = re.compile(r"[»”\"]\.\s+(?=[^\W\d_a-zß-öø-ÿ]|[«“¿¡—])")
END_QUOTED = re.compile(r"[.!?…][»”\"]\s+([^\W\d_a-zß-öø-ÿ][^\W\d_]*)")
"""A full stop beside a closing mark, which sentencex sees as one with a space at its side and passes over."""
STARTER = re.compile(r"\s*([^\W\d_]+)")


class SentenceLexicon(msgspec.Struct, frozen=True):
    """What no rule can know about full stops: words that always have one, and words that begin a sentence."""

    abbreviations: frozenset[str]
    words: frozenset[str]
    """Words that look like an abbreviation, and end a sentence all the same."""
    starters: frozenset[str]


def paragraphs(text: str) -> list[Span]:
    """The blocks between blank lines, trimmed of white space, empty ones left out."""
    spans = []
    start = 0
    for gap in (*(match.span() for match in BLANK_LINES.finditer(text)), (len(text), len(text))):
        span = _trimmed(text, start, gap[0])
        if span.start < span.end:
            spans.append(span)
        start = gap[1]
    return spans


def split_sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences in order, trimmed of white space; a language without word lists is split as English is."""
    code = language if language in LANGUAGES else "en"
    sentences: list[Span] = []
    for paragraph in paragraphs(text):
        sentences.extend(_sentences_of(text, paragraph, code))
    return tuple(sentences)


def _sentences_of(text: str, paragraph: Span, code: str) -> list[Span]:
    """The sentences of one paragraph, repaired."""
    ends: list[int] = []
    cuts: set[int] = set()
    start = paragraph.start
    while start < paragraph.end:
        stop = _piece_end(text, start, paragraph.end)
        piece = text[start:stop].translate(MARKS).translate(LONE_SURROGATES)
        ends.extend(start + found["end_index"] for found in sentencex.get_sentence_boundaries(code, piece))
        cuts.add(stop)
        start = stop
    if not ends or ends[-1] != paragraph.end:
        ends.append(paragraph.end)
    kept = [end for end in ends[:-1] if end in cuts or not _joins(text, end, code)]
    kept = sorted({*kept, *_missed(text, paragraph, code), paragraph.end})
    return _cut(text, paragraph, kept)


def _piece_end(text: str, start: int, end: int) -> int:
    """Where a piece for sentencex ends: the paragraph's end, or the last white space before the limit."""
    if end - start <= PIECE:
        return end
    space = max(text.rfind(" ", start + 1, start + PIECE), text.rfind("\n", start + 1, start + PIECE))
    return space + 1 if space > start else start + PIECE


def _joins(text: str, end: int, code: str) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation and the sentence goes on."""
    before = text[max(0, end - 24) : end].rstrip()
    after = text[end : end + 40].lstrip()
    if not before or not after:
        return False
    if after[0].islower():
        return "\n" not in text[len(before) + max(0, end - 24) : end + 1]
    if not before.endswith(".") or before == ".":
        return False
    parts = before[:-1].split()
    return bool(parts) and parts[-1].lstrip("(\"“«'‘").rpartition("-")[2].casefold() in _lexicon(code).abbreviations


def _missed(text: str, paragraph: Span, code: str) -> list[int]:
    """Ends after an initialism before a word that only begins sentences, "in the U.S. The …", "no", a quotation."""
    starters = _lexicon(code).starters
    ends = []
    for match in re.finditer(r"\.\s+(?=[^\W\d_]|[«“\"])", text[paragraph.start : paragraph.end]):
        end = paragraph.start + match.end()
        word = STARTER.match(text, end)
        head = text[max(paragraph.start, end - 12) : end].rstrip()
        begins = word is not None and word[1][0].isupper() and word[1].casefold() in starters
        if (begins and DOTTED.search(head)) or head[:-1].rpartition(" ")[2].casefold() in _lexicon(code).words:
            ends.append(end)
    ends.extend(paragraph.start + match.end() for match in QUOTED_END.finditer(text[paragraph.start : paragraph.end]))
    ends.extend(
        paragraph.start + match.start(1)
        for match in END_QUOTED.finditer(text[paragraph.start : paragraph.end])
        if match[1].casefold() in starters
    )
    return ends


def _cut(text: str, paragraph: Span, ends: list[int]) -> list[Span]:
    """Spans between the ends; closing marks left at the head of a sentence go to the one before."""
    spans: list[Span] = []
    start = paragraph.start
    for cut in ends:
        end = cut
        while end > start and (text[end - 1].isspace() or text[end - 1] in SKIPPED):
            end -= 1
        while end < paragraph.end and text[end] in CLOSERS:
            end += 1
        span = _trimmed(text, start, end)
        if span.start < span.end:
            spans.append(span)
        start = max(start, end)
    return spans


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def _lexicon(code: str) -> SentenceLexicon:
    return section(code, "sentences", SentenceLexicon)
