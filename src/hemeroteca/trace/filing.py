"""Article and reading → what an index needs to find their siblings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hemeroteca.records import Article, Filing, Reading, Span, Statement
from hemeroteca.trace.quotations import find_own_prose, join_content
from hemeroteca.trace.words import choose_content_words, find_said_words, find_words, fingerprint_words, stem

SHINGLE_WORDS = 2
"""Words that carry news, in pairs: a quotation that was trimmed, re-joined or edited keeps most of its pairs."""
MOST_SHINGLES = 2000
"""A statement is indexed by its first 2,000 pairs: some ten pages of speech."""
PASSAGE_WORDS = 5
WINNOW_WINDOW = 8
"""Of eight neighbouring runs of five words the index keeps one, so whatever two texts share of twelve words or more is
found, and an article of 750 words takes about 170 rows (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003)."""


def index_filing(article: Article, reading: Reading) -> Filing:
    """An article and its reading with the fingerprints by which its statements and its prose are found again.

    >>> from hemeroteca.records import Article, Block, Reading, Span
    >>> blocks = (Block(kind="paragraph", text="Nothing."),)
    >>> article = Article(id="0" * 16, clipping="c", blocks=blocks, span=Span(0, 8))
    >>> index_filing(article, Reading(language="en", version="1")).passages
    ()
    """
    text = article.text
    return Filing(
        article=article,
        reading=reading,
        shingles=tuple(shingle_statement(text, statement) for statement in reading.statements),
        passages=winnow(prose_grams(text, find_own_prose(article, reading))),
    )


def shingle_statement(text: str, statement: Statement) -> tuple[int, ...]:
    """The fingerprints of a statement's content, sorted: its content words in pairs, or all its words if it has none.

    A statement with a single content word has that word for its only fingerprint.
    """
    words = find_said_words(join_content(text, statement))
    content = choose_content_words(words)[: MOST_SHINGLES + SHINGLE_WORDS - 1]
    if len(content) >= SHINGLE_WORDS:
        return tuple(sorted(pair_words(content)))
    return (fingerprint_words(content or words),) if words else ()


def pair_words(content: Sequence[str]) -> set[int]:
    """The fingerprints of content words in pairs, each with the next, by their beginnings: tenses are alike."""
    return {fingerprint_words(pair) for pair in pairwise(map(stem, content))}


def prose_grams(text: str, prose: Iterable[Span]) -> list[list[int]]:
    """The fingerprints of all runs of five words, one list per stretch of prose, in order."""
    return [list(map(fingerprint_words, runs)) for runs in prose_runs(text, prose)]


def prose_runs(text: str, prose: Iterable[Span]) -> Iterator[list[tuple[str, ...]]]:
    """All runs of five words, one list per stretch of prose that has any, in order."""
    for stretch in prose:
        words = find_words(text[stretch.start : stretch.end])
        if len(words) >= PASSAGE_WORDS:
            yield list(zip(*(words[start:] for start in range(PASSAGE_WORDS)), strict=False))


def winnow(runs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The smallest fingerprint of every window, sorted, each once; a stretch shorter than a window gives one."""
    chosen: set[int] = set()
    for run in runs:
        for start in range(max(1, len(run) - WINNOW_WINDOW + 1)):
            chosen.add(min(run[start : start + WINNOW_WINDOW]))
    return tuple(sorted(chosen))
