"""What changed from print to print: hedges, figures, who is said to have said it, a quotation cut where it turns.

Each change is a difference between two prints of one statement that are joined in a trace, with the words of both; it
says nothing of why, nor which of them is right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from hemeroteca.records import Change, Edge, Hedge, Quantity, Span
from hemeroteca.text import squeeze
from hemeroteca.trace.dossiers import Dossier, Saying, hull
from hemeroteca.trace.following import Following
from hemeroteca.trace.likeness import speakers_agree
from hemeroteca.trace.quotations import QUOTED, join_content
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.words import TOKEN, choose_content_words, find_words, fold_word, stem

SCOPE_KEPT = 0.5
"""Of the stems that a hedge covers, in the other print: else not the hedge was left out but what it was about."""
LEAST_KEPT = 3
"""Content words of a sentence that the other print quotes, for what it leaves out of it to be a cut."""
MOST_TOKENS = 2_000
"""Words of a quotation that are aligned: a page and more."""
SENTENCE_END = re.compile(r"[.!?…]")


class Told(NamedTuple):
    """One article's prints of a statement, and the one of them that stands for all."""

    dossier: Dossier
    numbers: tuple[int, ...]
    saying: Saying

    @property
    def address(self) -> str:
        """The address of the statement."""
        return self.dossier.statement_address(self.saying.number)


def find_changes(
    shelf: Shelf, following: Following, sayings: dict[str, Saying], edges: Iterable[Edge]
) -> tuple[Change, ...]:
    """The differences between each print and the prints that it is joined to, one comparison for each pair."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for edge in edges:
        if edge.target in sayings and edge.origin in sayings:
            pairs.setdefault(frozenset((edge.target, edge.origin)), (edge.target, edge.origin))
    told = {
        article: Told(shelf.dossiers[article], following.prints[article], saying) for article, saying in sayings.items()
    }
    return tuple(change for before, after in pairs.values() for change in compare_prints(told[before], told[after]))


def compare_prints(before: Told, after: Told) -> Iterator[Change]:
    """Every difference between two prints, the one that has it from the other last."""
    yield from _compare_speakers(before, after)
    yield from _compare_hedges(before, after)
    yield from _compare_figures(before, after)
    yield from _compare_quotations(before, after)


@cache
def _load_lists() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("mutations.toml").read_text("utf-8"))
    return {key: frozenset(words) for key, words in table.items()}


def _compare_speakers(before: Told, after: Told) -> Iterator[Change]:
    """Another speaker, or one described otherwise: "a source", "officials"; less said of the same one is no change."""
    one, other = before.saying.speaker, after.saying.speaker
    if one is None or other is None or "outlet" in (one.kind, other.kind):
        return
    if one.kind == other.kind == "unnamed":
        changed = _same_language(before, after) and not _describe(other.name) <= _describe(one.name)
    else:
        changed = "unnamed" in (one.kind, other.kind) or not speakers_agree(one, other)
    if changed:
        yield Change(
            kind="speaker",
            before=one.name,
            after=other.name,
            before_at=_source_address(before),
            after_at=_source_address(after),
        )


def _describe(name: str) -> frozenset[str]:
    return frozenset(find_words(name)) - _load_lists()["determiners"]


def _source_address(told: Told) -> str:
    statement = told.saying.statement
    return told.dossier.address(hull(statement.source)) if statement.source else told.address


def _same_language(before: Told, after: Told) -> bool:
    return before.dossier.reading.language == after.dossier.reading.language


def _compare_hedges(before: Told, after: Told) -> Iterator[Change]:
    """Hedges that one print has on words which the other prints without: by their words, else by their kind."""
    mine, other = _find_hedges(before), _find_hedges(after)
    for kept in (_hedge_words, _hedge_kind):
        keys = {kept(after.dossier, hedge) for hedge in other}
        matched = {kept(before.dossier, hedge) for hedge in mine} & keys
        mine = [hedge for hedge in mine if kept(before.dossier, hedge) not in matched]
        other = [hedge for hedge in other if kept(after.dossier, hedge) not in matched]
    translated = not _same_language(before, after)
    for hedge in mine:
        if translated or _covers_kept(before, hedge, after):
            yield Change(
                kind="hedge",
                before=_words(before, hedge.span),
                after=None,
                before_at=before.dossier.address(hedge.span),
                after_at=after.address,
            )
    for hedge in other:
        if translated or _covers_kept(after, hedge, before):
            yield Change(
                kind="hedge",
                before=None,
                after=_words(after, hedge.span),
                before_at=before.address,
                after_at=after.dossier.address(hedge.span),
            )


def _find_hedges(told: Told) -> list[Hedge]:
    """The hedges of all an article's prints of the statement, each once, in order."""
    reading = told.dossier.reading
    found: dict[int, None] = {}
    for number in told.numbers:
        found.update(dict.fromkeys(i for i in reading.statements[number].hedges if i < len(reading.hedges)))
    return [reading.hedges[index] for index in sorted(found)]


def _hedge_words(dossier: Dossier, hedge: Hedge) -> str:
    return " ".join(map(stem, find_words(dossier.text[hedge.span.start : hedge.span.end])))


def _hedge_kind(_: Dossier, hedge: Hedge) -> str:
    return hedge.kind


def _covers_kept(told: Told, hedge: Hedge, other: Told) -> bool:
    """Whether the other print has most of what a hedge covers, of the statement's own words."""
    words = choose_content_words(find_words(told.dossier.text[hedge.scope.start : hedge.scope.end]))
    own = find_words(told.dossier.text[hedge.span.start : hedge.span.end])
    stems = {stem(word) for word in words if word not in own} & told.saying.stems
    return not stems or len(stems & other.saying.stems) >= SCOPE_KEPT * len(stems)


def _compare_figures(before: Told, after: Told) -> Iterator[Change]:
    """Figures of one unit that count one noun and are not the same, or bounded otherwise."""
    mine, other = _find_figures(before), _find_figures(after)
    values = {_value(figure) for figure in mine} & {_value(figure) for figure in other}
    mine = [figure for figure in mine if _value(figure) not in values]
    other = [figure for figure in other if _value(figure) not in values]
    alone = len(mine) == len(other) == 1
    for figure in mine:
        rival = next((each for each in other if _counts_same(figure, each, alone=alone)), None)
        if rival is not None:
            other.remove(rival)
            yield Change(
                kind="figure",
                before=_words(before, figure.span),
                after=_words(after, rival.span),
                before_at=before.dossier.address(figure.span),
                after_at=after.dossier.address(rival.span),
            )


def _find_figures(told: Told) -> list[Quantity]:
    contents = [span for number in told.numbers for span in told.dossier.reading.statements[number].content]
    return [
        quantity
        for quantity in told.dossier.reading.quantities
        if any(span.start <= quantity.span.start and quantity.span.end <= span.end for span in contents)
    ]


def _value(figure: Quantity) -> tuple[float | None, float | None, str | None, str]:
    return figure.low, figure.high, figure.unit, figure.bound


def _counts_same(one: Quantity, other: Quantity, *, alone: bool) -> bool:
    """Whether two figures count the same thing; with no noun at all, where each print has but one that differs."""
    if one.unit != other.unit or one.per != other.per:
        return False
    nouns = [frozenset(map(stem, choose_content_words(find_words(each.counted or "")))) for each in (one, other)]
    return bool(nouns[0] & nouns[1]) or (not nouns[0] and not nouns[1] and (alone or one.unit is not None))


class _Token(NamedTuple):
    """A word of a quotation: folded, as it stands, its place in what is said, and the number of its sentence."""

    word: str
    raw: str
    start: int
    end: int
    sentence: int


def _compare_quotations(before: Told, after: Told) -> Iterator[Change]:
    """What a print leaves out of a sentence that it quotes, where that holds a negation or a condition."""
    mine, other = _quoted_tokens(before), _quoted_tokens(after)
    if not mine or not other or not _same_language(before, after):
        return
    said = join_content(before.dossier.text, before.saying.statement)
    words, theirs = [token.word for token in mine], [token.word for token in other]
    kept: list[bool] = [False] * len(mine)
    dropped: list[list[_Token]] = []
    for block in LCSseq.opcodes(words, theirs):
        if block.tag == "equal":
            kept[block.src_start : block.src_end] = [True] * (block.src_end - block.src_start)
        elif block.tag in ("delete", "replace"):
            new = other[block.dest_start : block.dest_end] if block.tag == "replace" else []
            if not any(map(_turns, new)):
                dropped.append(mine[block.src_start : block.src_end])
    news: dict[int, int] = {}
    for token, stays in zip(mine, kept, strict=True):
        if stays and choose_content_words([token.word]):
            news[token.sentence] = news.get(token.sentence, 0) + 1
    for run in dropped:
        cut = [token for token in run if news.get(token.sentence, 0) >= LEAST_KEPT]
        if any(map(_turns, cut)):
            yield Change(
                kind="cut",
                before=squeeze(said[cut[0].start : cut[-1].end]),
                after=None,
                before_at=before.address,
                after_at=after.address,
            )


def _turns(token: _Token) -> bool:
    lists = _load_lists()
    raw = token.raw.lower()
    return raw in lists["turning"] or raw.endswith(tuple(lists["contracted"]))


def _quoted_tokens(told: Told) -> list[_Token]:
    """The words of a print that stand as a quotation, in order."""
    statement = told.saying.statement
    said = join_content(told.dossier.text, statement)
    if statement.manner == "indirect":
        return []
    pieces = [(0, len(said))] if statement.manner == "direct" else [match.span() for match in QUOTED.finditer(said)]
    tokens: list[_Token] = []
    sentence = 0
    for start, end in pieces:
        last = start
        for match in TOKEN.finditer(said, start, end):
            sentence += SENTENCE_END.search(said, last, match.start()) is not None
            tokens.append(_Token(fold_word(match[0]), match[0], match.start(), match.end(), sentence))
            last = match.end()
            if len(tokens) >= MOST_TOKENS:
                return tokens
        sentence += 1
    return tokens


def _words(told: Told, span: Span) -> str:
    return squeeze(told.dossier.text[span.start : span.end])
