"""An article laid out for comparison with others; what is costly is worked out once, when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from hemeroteca.records import Article, Filing, Reading, Span, Speaker, Statement
from hemeroteca.text import format_address
from hemeroteca.trace.chronology import When, date_article
from hemeroteca.trace.filing import pair_words, prose_grams, prose_runs, shingle_statement, winnow
from hemeroteca.trace.names import find_names, find_outlet_names, stem_names
from hemeroteca.trace.outlets import find_credited, is_unnamed_agency, outlet_keys
from hemeroteca.trace.press import Press
from hemeroteca.trace.quotations import block_spans, find_own_prose, find_quoted_words, join_content
from hemeroteca.trace.urls import plain_url
from hemeroteca.trace.words import choose_content_words, find_said_words, find_words, stem

Place = tuple[str, int]
"""An article's id and the index of a statement in its reading."""


MOST_COMPARED = 30_000
"""Code points of a statement that are compared with others: ten pages. A quotation that is never closed may run on to
the end of a book, and comparing two books word by word takes hours."""


class Saying(NamedTuple):
    """A statement with its words ready for comparison."""

    article: str
    number: int
    """The statement's index in the reading."""
    statement: Statement
    said: list[str]
    """Everything said, word by word, folded."""
    quoted: list[str]
    """All quoted words, folded."""
    content: list[str]
    """The content words of everything said."""
    stems: frozenset[str]
    numbers: frozenset[str]
    introduced: frozenset[str]
    """The content words of its source: a name with its role."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.article, self.number

    @property
    def speaker(self) -> Speaker | None:
        """Who said it."""
        return self.statement.speaker


class Dossier:
    """One article with its reading, as the tracer looks at it; `collected` is when its clipping arrived."""

    def __init__(self, filing: Filing, collected: str | None = None) -> None:
        self.article: Article = filing.article
        self.reading: Reading = filing.reading
        self._filing = filing
        self._collected = collected
        self._sayings: dict[int, Saying] = {}
        self._outlets: tuple[Press, tuple[tuple[Span, str], ...]] | None = None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def when(self) -> When:
        """When it was published, as far as that is known."""
        return date_article(self.article, self._collected)

    @cached_property
    def name(self) -> str:
        """How the article is called as an origin: by its outlet, else its title, else its id."""
        return self.article.outlet or self.article.title or self.article.id

    @cached_property
    def names(self) -> frozenset[str]:
        """The names and numbers that tell its events from others'."""
        return find_names(self.article, self.reading)

    @cached_property
    def all_names(self) -> frozenset[str]:
        """Those names, and the outlets that it names."""
        return self.names | stem_names(self.outlet_names)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of all its words."""
        return frozenset(map(stem, find_words(self.text)))

    @cached_property
    def word_pairs(self) -> frozenset[int]:
        """The fingerprints of all its content words in pairs, read or not: as those of statements."""
        return frozenset(pair_words(choose_content_words(find_said_words(self.text))))

    @cached_property
    def nested(self) -> dict[int, tuple[int, ...]]:
        """For each statement that holds others, those."""
        found: dict[int, list[int]] = {}
        for number, statement in enumerate(self.reading.statements):
            if statement.parent is not None:
                found.setdefault(statement.parent, []).append(number)
        return {parent: tuple(numbers) for parent, numbers in found.items()}

    @cached_property
    def outlet_names(self) -> frozenset[str]:
        """Every outlet that it names, its own among them."""
        return find_outlet_names(self.article, self.reading)

    @cached_property
    def credited(self) -> frozenset[str]:
        """The keys of the outlets that its credit lines name."""
        names = (name for credit in self.article.credits for name in find_credited(credit.text))
        return frozenset(key for name in names for key in outlet_keys(name))

    @cached_property
    def credits_unnamed(self) -> bool:
        """Whether one of its credit lines names agencies and none of them."""
        return any(is_unnamed_agency(credit.text) for credit in self.article.credits)

    @cached_property
    def prose_runs(self) -> list[list[int]]:
        """Numbers for every five words in a row of its own prose, a list per stretch; good within one process only.

        They are compared with each other and never kept, so they need not be the index's fingerprints, which take ten
        times as long.
        """
        return [list(map(hash, runs)) for runs in prose_runs(self.text, find_own_prose(self.article, self.reading))]

    @cached_property
    def prose(self) -> frozenset[int]:
        """Those numbers, each once."""
        return frozenset(gram for run in self.prose_runs for gram in run)

    @cached_property
    def prose_pairs(self) -> frozenset[int]:
        """Numbers for the content words of its own prose in pairs, each with the next of its stretch."""
        stretches = find_own_prose(self.article, self.reading)
        words = (choose_content_words(find_words(self.text[span.start : span.end])) for span in stretches)
        return frozenset(hash(pair) for content in words for pair in pairwise(content))

    @cached_property
    def gram_runs(self) -> list[list[int]]:
        """As `prose_runs`, of the whole text, a list per block."""
        return [list(map(hash, runs)) for runs in prose_runs(self.text, block_spans(self.article))]

    @cached_property
    def grams(self) -> frozenset[int]:
        """Those numbers, each once."""
        return frozenset(gram for run in self.gram_runs for gram in run)

    def told_in(self, numbers: Iterable[int]) -> frozenset[int]:
        """The numbers for runs of five words and for pairs of content words in some statements, sources and cues."""
        statements = [self.reading.statements[number] for number in numbers]
        spans = [hull(tuple(sorted((*s.source, *s.cue, *s.content)))) for s in statements]
        words = (choose_content_words(find_words(self.text[span.start : span.end])) for span in spans)
        found = {hash(gram) for run in prose_runs(self.text, spans) for gram in run}
        return frozenset(found | {hash(pair) for content in words for pair in pairwise(content)})

    def outlets_of(self, press: Press) -> tuple[tuple[Span, str], ...]:
        """Where it names outlets that the archive has articles of."""
        if self._outlets is None or self._outlets[0] is not press:
            self._outlets = press, press.find(self.text)
        return self._outlets[1]

    def saying(self, index: int) -> Saying:
        """One of its statements, laid out."""
        if index not in self._sayings:
            statement = self.reading.statements[index]
            words = join_content(self.text, statement)[:MOST_COMPARED]
            said = find_said_words(words)
            content = choose_content_words(said)
            self._sayings[index] = Saying(
                article=self.id,
                number=index,
                statement=statement,
                said=said,
                quoted=find_quoted_words(words, statement),
                content=content,
                stems=frozenset(map(stem, content)),
                numbers=frozenset(word for word in content if word.isdecimal()),
                introduced=frozenset(
                    word
                    for span in statement.source
                    for word in choose_content_words(find_words(self.text[span.start : span.end]))
                ),
            )
        return self._sayings[index]

    @cached_property
    def shingles(self) -> tuple[tuple[int, ...], ...]:
        """The fingerprints of each statement's words, from the filing where it has them."""
        if len(self._filing.shingles) == len(self.reading.statements):
            return self._filing.shingles
        return tuple(shingle_statement(self.text, statement) for statement in self.reading.statements)

    @cached_property
    def postings(self) -> dict[int, tuple[int, ...]]:
        """For each of those fingerprints the statements that have it, each once."""
        found: dict[int, tuple[int, ...]] = {}
        for number, shingles in enumerate(self.shingles):
            for shingle in dict.fromkeys(shingles):
                found[shingle] = (*found.get(shingle, ()), number)
        return found

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Its canonical address and its own, as they are compared."""
        return tuple(plain_url(url) for url in (self.article.canonical, self.article.url) if url)

    @cached_property
    def passages(self) -> tuple[int, ...]:
        """The chosen fingerprints of its own prose, from the filing where it has them."""
        if self._filing.passages:
            return self._filing.passages
        return winnow(prose_grams(self.text, find_own_prose(self.article, self.reading)))

    def address(self, span: Span) -> str:
        """The address of a span of its text."""
        return format_address(self.id, span.start, span.end)

    def statement_address(self, index: int) -> str:
        """The address of a statement: from the first to the last character of its content."""
        return self.address(hull(self.reading.statements[index].content))

    def head_address(self) -> str:
        """The address of its first block: evidence that lies in the markup has no words of its own."""
        return self.address(Span(0, len(self.article.blocks[0].text) if self.article.blocks else 0))


def hull(spans: tuple[Span, ...]) -> Span:
    """From the start of the first to the end of the last of several spans."""
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
