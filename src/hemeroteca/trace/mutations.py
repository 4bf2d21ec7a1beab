"""What changed in a statement from one print to another: shown side by side, judged by nobody.

Two prints are compared where one has the statement from the other. What can be told from two readings is told: hedges
that are in one alone, figures that differ, speakers who are not the same, affirmed against denied, and words left out
of a quotation that turn what is left. Mutational variants after Simmons, Adamic and Adar (ICWSM 2011).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from hemeroteca.records import Edge, Hedge, Mutation, MutationKind, Quantity, Span
from hemeroteca.trace.disagreements import bounds_of
from hemeroteca.trace.dossiers import Dossier, Saying, hull
from hemeroteca.trace.likeness import SHORT_SHARED, introduces_same, speakers_agree
from hemeroteca.trace.quotations import QUOTED
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.words import (
    EDITED_WORDS,
    TOKEN,
    choose_content_words,
    find_words,
    fold_word,
    load_function_words,
    load_word_lists,
    stem,
)

SCOPE_KEPT = 0.5
"""Of the stems that a hedge covers, in the other print: where fewer are, the hedge went with what it covers."""
LEAST_ECHOED = 4
ECHOED = 0.6
"""Of the stems of the longer of two statements, numbers left out: the same report with another figure in it."""
MOST_WORDS = 2_000
"""Words of a quotation that are aligned: some ten pages."""
MOST_PAIRS = 200
SENTENCE_END = re.compile(r"[.!?…]")


class Quoted(NamedTuple):
    """A quoted word, folded, and where it stands."""

    word: str
    span: Span


class Pair(NamedTuple):
    """Two prints of a statement, the one that the other has it from first."""

    earlier: Dossier
    said: Saying
    later: Dossier
    again: Saying


def find_mutations(
    shelf: Shelf, sayings: Mapping[str, Saying], echoes: Mapping[str, Sequence[int]], edges: Iterable[Edge]
) -> tuple[Mutation, ...]:
    """The differences along the edges of a trace that join two prints, in the order of the edges, each once.

    `sayings` are the statements that stand for the prints. Of an article that is cited and has it in other words, an
    echo, the statement that is most like the print is compared, where it is like enough.
    """
    found: dict[Mutation, None] = {}
    joined = dict.fromkeys((edge.target, edge.origin) for edge in edges if edge.target != edge.origin)
    for source, article in list(joined)[:MOST_PAIRS]:
        again = sayings.get(article)
        said = sayings.get(source) or (again and _nearest(shelf, again, source, echoes.get(source, ())))
        if said and again:
            pair = Pair(shelf.dossiers[source], said, shelf.dossiers[article], again)
            found.update(dict.fromkeys(compare_prints(pair)))
    return tuple(found)


def _nearest(shelf: Shelf, again: Saying, source: str, numbers: Sequence[int]) -> Saying | None:
    """The statement of an article that shares most words with a print, numbers left out; `None` where few are shared.

    What is cited with another figure is no print of the statement: its number is another one.
    """
    rated = []
    for said in (shelf.saying((source, number)) for number in numbers):
        words = said.stems - said.numbers, again.stems - again.numbers
        shared = len(words[0] & words[1])
        if shared >= max(LEAST_ECHOED, ECHOED * max(map(len, words))):
            rated.append((-shared, said.number, said))
    return min(rated)[2] if rated else None


def compare_prints(pair: Pair) -> Iterator[Mutation]:
    """Everything that differs between two prints of a statement, as far as their readings tell."""
    yield from _compare_speakers(pair)
    yield from _compare_polarity(pair)
    yield from _compare_figures(pair)
    if pair.earlier.reading.language == pair.later.reading.language:
        yield from _compare_hedges(pair)
        yield from _compare_quotations(pair)


def _mutation(kind: MutationKind, pair: Pair, before: Span | None, after: Span | None) -> Mutation:
    """A difference between two places; where one side has no words for it, the statement's own place stands for it."""
    earlier, later = pair.earlier, pair.later
    return Mutation(
        kind=kind,
        earlier=earlier.address(before) if before else earlier.statement_address(pair.said.number),
        later=later.address(after) if after else later.statement_address(pair.again.number),
        before=earlier.text[before.start : before.end] if before else None,
        after=later.text[after.start : after.end] if after else None,
    )


def _compare_speakers(pair: Pair) -> Iterator[Mutation]:
    """Speakers who are not the same by name; of two without a name, those who are described otherwise.

    Only as the words of both prints show it: not where one has a pronoun, nor where the name of one is among the words
    by which the other introduces its own.
    """
    one, other = pair.said.speaker, pair.again.speaker
    if one is None or other is None or "outlet" in (one.kind, other.kind) or speakers_agree(one, other):
        return
    if "unnamed" in (one.kind, other.kind) and pair.earlier.reading.language != pair.later.reading.language:
        return
    introduced = pair.said.introduced and pair.again.introduced
    if introduced and not introduces_same(pair.said, pair.again):
        before, after = (hull(saying.statement.source) for saying in (pair.said, pair.again))
        yield _mutation("speaker", pair, before, after)


def _compare_polarity(pair: Pair) -> Iterator[Mutation]:
    """What one print affirms and the other denies, or only asks; of words that both quote there is no doubt."""
    if pair.said.quoted and pair.again.quoted:
        return
    if pair.said.statement.polarity != pair.again.statement.polarity:
        places = [saying.statement.cue for saying in (pair.said, pair.again)]
        before, after = (hull(cue) if cue else None for cue in places)
        yield _mutation("polarity", pair, before, after)


def _compare_figures(pair: Pair) -> Iterator[Mutation]:
    """Quantities of one unit that count one noun, with other values, or the same within other bounds."""
    before, after = _figures(pair.earlier, pair.said), _figures(pair.later, pair.again)
    left = [one for one in before if not any(_same_figure(one, other) for other in after)]
    right = [other for other in after if not any(_same_figure(other, one) for one in before)]
    for one in left:
        fits = [other for other in right if _counts_the_same(one, other)]
        if len(fits) == 1 and sum(_counts_the_same(other, fits[0]) for other in left) == 1:
            yield _mutation("figure", pair, one.span, fits[0].span)


def _figures(dossier: Dossier, saying: Saying) -> list[Quantity]:
    """The quantities inside a statement."""
    return [
        quantity
        for quantity in dossier.reading.quantities
        if any(span.start <= quantity.span.start < span.end for span in saying.statement.content)
    ]


def _same_figure(one: Quantity, other: Quantity) -> bool:
    return (one.unit, bounds_of(one)) == (other.unit, bounds_of(other))


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities have one unit and rate, and nouns of which one holds the other's."""
    nouns = [frozenset(map(stem, choose_content_words(find_words(each.counted or "")))) for each in (one, other)]
    fits = nouns[0] <= nouns[1] or nouns[1] <= nouns[0]
    return one.unit == other.unit and one.per == other.per and fits and bool(nouns[0]) == bool(nouns[1])


def _compare_hedges(pair: Pair) -> Iterator[Mutation]:
    """Hedges of one print without a counterpart in the other, which has what they cover."""
    before, after = _hedges(pair.earlier, pair.said), _hedges(pair.later, pair.again)
    for hedge in _unmatched(pair.earlier, pair.said, before, (pair.again, after)):
        yield _mutation("hedge", pair, hedge.span, None)
    for hedge in _unmatched(pair.later, pair.again, after, (pair.said, before)):
        yield _mutation("hedge", pair, None, hedge.span)


def _hedges(dossier: Dossier, saying: Saying) -> list[Hedge]:
    hedges = dossier.reading.hedges
    return [hedges[number] for number in saying.statement.hedges if 0 <= number < len(hedges)]


def _unmatched(
    dossier: Dossier, saying: Saying, hedges: Sequence[Hedge], other: tuple[Saying, Sequence[Hedge]]
) -> Iterator[Hedge]:
    """The hedges of a statement that its other print lacks, though it has what they cover."""
    again, counterparts = other
    kinds = {hedge.kind for hedge in counterparts}
    for hedge in hedges:
        words = find_words(dossier.text[hedge.span.start : hedge.span.end])
        if hedge.kind in kinds or f" {' '.join(words)} " in f" {' '.join(again.said)} ":
            continue
        inside = any(span.start <= hedge.span.start < span.end for span in saying.statement.content)
        scope = dossier.text[hedge.scope.start : hedge.span.start] + dossier.text[hedge.span.end : hedge.scope.end]
        covered = frozenset(map(stem, choose_content_words(find_words(scope)))) & saying.stems
        if not inside or len(covered & again.stems) >= SCOPE_KEPT * max(1, len(covered)):
            yield hedge


def _compare_quotations(pair: Pair) -> Iterator[Mutation]:
    """Words of a quotation that the other print leaves out, where they turn what it keeps."""
    for one, other, earlier in ((pair.said, pair.again, True), (pair.again, pair.said, False)):
        dossier, shorter = (pair.earlier, pair.later) if earlier else (pair.later, pair.earlier)
        words, kept = (list(islice(_quoted_words(d, s), MOST_WORDS)) for d, s in ((dossier, one), (shorter, other)))
        for cut in _cuts(dossier.text, words, kept):
            yield _mutation("quotation", pair, cut, None) if earlier else _mutation("quotation", pair, None, cut)


def _quoted_words(dossier: Dossier, saying: Saying) -> Iterator[Quoted]:
    """The quoted words of a statement with their places, without what an editor put in."""
    statement, text = saying.statement, dossier.text
    for span in statement.content if statement.manner != "indirect" else ():
        marked = QUOTED.finditer(text, span.start, span.end) if statement.manner == "mixed" else ()
        for part in (Span(*match.span()) for match in marked) if statement.manner == "mixed" else (span,):
            edited = [match.span() for match in EDITED_WORDS.finditer(text, part.start, part.end)]
            for match in TOKEN.finditer(text, part.start, part.end):
                if not any(start <= match.start() < end for start, end in edited):
                    yield Quoted(fold_word(match[0]), Span(*match.span()))


def _cuts(text: str, words: Sequence[Quoted], kept: Sequence[Quoted]) -> Iterator[Span]:
    """The stretches of a quotation that turn it and that a shorter version leaves out.

    They lie between two runs that it keeps, or in the sentence of its first or its last run, or open the sentence after
    the last with a word of contrast ("But …").
    """
    runs = _kept_runs([each.word for each in words], [each.word for each in kept])
    gaps = list(zip_longest(runs, runs[1:])) if runs else []
    for run, following in gaps:
        assert run is not None
        end = following[0] if following else _sentence_end(text, words, run[1])
        if _turns(words[run[1] : end]):
            yield Span(words[run[1]].span.start, words[end - 1].span.end)
    if runs:
        start = _sentence_start(text, words, runs[0][0])
        if _turns(words[start : runs[0][0]]):
            yield Span(words[start].span.start, words[runs[0][0] - 1].span.end)


def _kept_runs(words: list[str], kept: list[str]) -> list[tuple[int, int]]:
    """The runs of words that both have in one order, those that say something."""
    function_words = load_function_words()
    runs = []
    for block in LCSseq.opcodes(words, kept):
        run = words[block.src_start : block.src_end]
        if block.tag == "equal" and sum(word not in function_words for word in run) >= min(SHORT_SHARED, len(run)):
            runs.append((block.src_start, block.src_end))
    return runs


def _sentence_end(text: str, words: Sequence[Quoted], place: int) -> int:
    """Where the sentence ends that a word closes a part of; the next one belongs to it where it opens with contrast."""
    end = place
    while end < len(words) and not _parted(text, words, end):
        end += 1
    if end == place < len(words) and words[place].word in load_word_lists()["contrast"]:
        end += 1
        while end < len(words) and not _parted(text, words, end):
            end += 1
    return end


def _sentence_start(text: str, words: Sequence[Quoted], place: int) -> int:
    start = place
    while start > 0 and not _parted(text, words, start):
        start -= 1
    return start


def _parted(text: str, words: Sequence[Quoted], place: int) -> bool:
    """Whether a sentence ends before a word."""
    return place > 0 and bool(SENTENCE_END.search(text, words[place - 1].span.end, words[place].span.start))


def _turns(words: Sequence[Quoted]) -> bool:
    """Whether words that are left out turn what stays: a negation, a condition, an exception, a contrast."""
    lists = load_word_lists()
    turning = lists["contrast"] | lists["turning"]
    return any(each.word in turning for each in words)
