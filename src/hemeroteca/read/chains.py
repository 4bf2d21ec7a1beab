"""The chain a statement came by: told to an outlet, said in an interview with one, reported by one that cites another.

An outlet is the speaker of what it reports unless it names a source; then the source speaks and the outlet passed it
on. The printing outlet counts too ("told The Lantern", in The Lantern): whoever follows the chain knows it as
first-hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from hemeroteca.read.attributions import Attribution
from hemeroteca.read.mentions import Named
from hemeroteca.read.outlets import load_outlets
from hemeroteca.read.speakers import Cast
from hemeroteca.records import Speaker, Span, Via

NEAR_CUE = 30
"""Code points between "told" and the outlet it was told to: room for "the newspaper"."""


def find_via(cast: Cast, attribution: Attribution, sentences: Sequence[Span], speaker: Speaker | None) -> list[Via]:
    """The outlets in the sentence of a cue, outside what is said, that the words tie to the saying."""
    lexicon = load_outlets(cast.language)
    out: list[Via] = []
    for one in _beside(cast, attribution, sentences):
        mention = one.mention
        if mention.kind != "outlet" or (speaker is not None and mention.name == speaker.name):
            continue
        before = cast.text[max(0, mention.span.start - 60) : mention.span.start].split()
        tie = [word.lower() for word in before if word.lower() not in ("the", "newspaper", "el", "la", "diario")][-1:]
        tied = bool(tie) and tie[0] in lexicon.ties
        told = any(0 <= mention.span.start - cue.end <= NEAR_CUE for cue in attribution.cue)
        if tied or (told and "whom" in attribution.frames):
            out.append(Via(name=mention.name, kind="outlet", span=mention.span))
    return _distinct(out)


def _distinct(found: list[Via]) -> list[Via]:
    """Each outlet once."""
    names: set[str] = set()
    out = []
    for via in found:
        if via.name not in names:
            names.add(via.name)
            out.append(via)
    return out


def _beside(cast: Cast, attribution: Attribution, sentences: Sequence[Span]) -> list[Named]:
    """The names in the sentence of the cue that stand outside the content."""
    cue = attribution.cue[0]
    starts = bisect_right(sentences, cue.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[starts] if starts >= 0 else cue
    return [
        one
        for one in cast.within(sentence)
        if not any(span.start <= one.mention.span.start < span.end for span in attribution.content)
    ]
