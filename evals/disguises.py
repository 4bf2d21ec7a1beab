"""Articles by the hundred thousand, with their readings: some were read once and are printed in ever new disguises.

Reading is what takes time, so some hundred articles and traces are read and then told again with other words of the
same length in the same places, which keeps every span true. Words and names are drawn with few that are common and many
that are rare (Zipf's law), function words stay, and so does a part of the others, as set phrases do. All articles of a
trace wear one disguise: what they share they go on sharing.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from evals.articles import SYLLABLES, make_articles
from evals.traces.compose import Piece
from evals.traces.plots import make_plots
from hemeroteca.collect import clipping_from_bytes
from hemeroteca.pipeline import derive_filings
from hemeroteca.records import Article, Clipping, Filing, Quantity, Reading
from hemeroteca.text import fingerprint
from hemeroteca.trace.outlets import load_outlet_lexicon
from hemeroteca.trace.words import load_word_lists

COLLECTED = "2026-07-01T08:00:00+00:00"
LONE, TRACES = 120, 140
"""Articles and traces that are read: half a minute. Each trace's operation comes ten times, in both languages."""
LONE_PART = 0.7
"""Of what is printed, so much stands alone; the rest are traces of two or three articles, so half of all articles."""
KEPT = 0.2
"""So many of an article's words are not exchanged."""
FLAT = 10
"""Ranks by which the law is flattened: the commonest word of a length stands in about every third article."""
WORDS_OF_A_LENGTH = 3_000
NAMES_OF_A_LENGTH = 1_000
DISGUISES_OF_AN_OUTLET = 12
"""With the thirty outlets of the traces, about 400; the commonest print six times as much as the rarest."""
DISGUISE_WEIGHTS = [1 / (rank + 2) for rank in range(DISGUISES_OF_AN_OUTLET)]
FIRST_DAY, DAYS = dt.date(2023, 1, 1), 1_000
"""Articles of any number fall in the same three years, so that all that is looked up by days grows with them."""
TOKEN = re.compile(r"[^\W\d_]+|\d+")
LEAST_LETTERS = 4


class Printed(NamedTuple):
    """An article as it arrives in an archive, with its reading."""

    clipping: Clipping
    article: Article
    reading: Reading


class Printer:
    """What was read, and the words in which it is told again; the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        """Read what is to be printed, half a minute; `seed` is in the addresses, so that no two share one."""
        self.rng = random.Random(seed)
        lone = [_read(text.encode(), "-") for text in make_articles(LONE, seed)]
        plots = list(make_plots(TRACES, seed))
        traces = [[_read_piece(piece) for piece in plot.pieces] for plot in plots]
        self._lone = [filing for filings in lone for filing in filings]
        self._traces = [[filing for filings in trace for filing in filings] for trace in traces]
        self.outlets = sorted({piece.outlet for plot in plots for piece in plot.pieces})
        self._learn([filing.article.text for one in (*lone, *(p for t in traces for p in t)) for filing in one])
        self._seed, self._serial = seed, 0

    def print(self, count: int) -> Iterator[Printed]:
        """So many articles and a few more, where the last trace ends; each call goes on where the last one ended."""
        until = self._serial + count
        while self._serial < until:
            disguise = Disguise(self)
            if self.rng.random() < LONE_PART:
                model = self.rng.choice(self._lone)
                article = replace(model.article, outlet=self.rng.choice(self.outlets))
                yield from self._print([replace(model, article=article)], disguise)
            else:
                yield from self._print(self.rng.choice(self._traces), disguise)

    def _print(self, models: Sequence[Filing], disguise: Disguise) -> Iterator[Printed]:
        later = dt.timedelta(self.rng.randrange(DAYS))
        first = min(day for day in (_day(model.article) for model in models))
        urls = {}
        for model in models:
            self._serial += 1
            host = re.sub(r"\W+", "", disguise.tell(model.article.outlet or "none").lower())
            urls[model.article.url or ""] = f"https://www.{host}.example/{self._seed}/{self._serial}"
        for model in models:
            day = FIRST_DAY + later + (_day(model.article) - first)
            yield disguise.dress(model, day.isoformat(), urls)

    def _learn(self, texts: Sequence[str]) -> None:
        """Which words there are of each length: those that were read first, then invented ones."""
        counted = Counter(word for text in texts for word in TOKEN.findall(text))
        lists = load_word_lists()
        lexicon = load_outlet_lexicon()
        phrases = (
            *lexicon.selves,
            *lexicon.credit_openers,
            *lexicon.credit_closers,
            *lexicon.generics,
            *lexicon.articles,
        )
        self.fixed = frozenset().union(*lists.values(), *(phrase.split() for phrase in phrases))
        self.titled = frozenset(word.lower() for outlet in self.outlets for word in TOKEN.findall(outlet)) - self.fixed
        lower = {word for word in counted if word.islower()}
        self.words: dict[int, list[str]] = {}
        for word, _ in counted.most_common():
            if word in lower and word not in self.fixed:
                self.words.setdefault(len(word), []).append(word)
        self.common = frozenset(lower)
        self.names: dict[int, list[str]] = {}
        self._laws: dict[int, list[float]] = {}

    def word(self, length: int) -> str:
        """A word of a length."""
        known = self.words.setdefault(length, [])
        known.extend(self.invent(length) for _ in range(WORDS_OF_A_LENGTH - len(known)))
        return self._draw(known)

    def name(self, length: int) -> str:
        """A name of a length."""
        known = self.names.setdefault(length, [])
        known.extend(self.invent(length) for _ in range(NAMES_OF_A_LENGTH - len(known)))
        return self._draw(known)

    def invent(self, length: int) -> str:
        """A word that sounds like one."""
        word = ""
        while len(word) < length:
            word += self.rng.choice(SYLLABLES)
        return word[:length]

    def variant(self, word: str, number: int) -> str:
        """A word of an outlet's name in one of its disguises."""
        rng = random.Random(f"{word}{number}")
        return "".join(rng.choices(SYLLABLES, k=len(word)))[: len(word)]

    def draw_variant(self) -> int:
        """The number of a disguise for outlets."""
        return self.rng.choices(range(DISGUISES_OF_AN_OUTLET), DISGUISE_WEIGHTS)[0]

    def _draw(self, known: list[str]) -> str:
        if len(known) not in self._laws:
            self._laws[len(known)] = list(accumulate(1 / (rank + FLAT) for rank in range(len(known))))
        return self.rng.choices(known, cum_weights=self._laws[len(known)])[0]


class Disguise:
    """Other words for those of an article or of a trace, each for the same one wherever it stands."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._variant = printer.draw_variant()
        self._told: dict[str, str] = {}

    def tell(self, text: str) -> str:
        """A text of the same length in other words."""
        return TOKEN.sub(self._exchange, text)

    def count(self, value: float | None) -> float | None:
        """A number as the text has it now."""
        told = self._told.get(str(int(value))) if value is not None and value == value // 1 else None
        return float(told) if told else value

    def dress(self, model: Filing, day: str, urls: dict[str, str]) -> Printed:
        """An article and its reading in this disguise, of a day, at the address that its own now has."""
        article, reading = model.article, model.reading
        blocks = tuple(replace(block, text=self.tell(block.text)) for block in article.blocks)
        outlet, url = self.tell(article.outlet or "") or None, urls[article.url or ""]
        content = "\n\n".join([url, *(block.text for block in blocks)]).encode()
        clipping = clipping_from_bytes(content, origin=url, collected=COLLECTED, media_type="text/plain")
        dressed = replace(
            article,
            id=fingerprint(outlet or "", url),
            clipping=clipping.id,
            blocks=blocks,
            title=article.title and self.tell(article.title),
            deck=article.deck and self.tell(article.deck),
            authors=tuple(map(self.tell, article.authors)),
            outlet=outlet,
            published=day,
            url=url,
            canonical=None,
            links=tuple(replace(link, url=urls.get(link.url, link.url)) for link in article.links),
            credits=tuple(replace(credit, text=self.tell(credit.text)) for credit in article.credits),
        )
        return Printed(clipping, dressed, self._reread(reading))

    def _reread(self, reading: Reading) -> Reading:
        """What was read, with the names and numbers that the text has now."""
        return replace(
            reading,
            statements=tuple(
                replace(
                    statement,
                    speaker=statement.speaker and replace(statement.speaker, name=self.tell(statement.speaker.name)),
                    via=tuple(replace(via, name=self.tell(via.name)) for via in statement.via),
                )
                for statement in reading.statements
            ),
            mentions=tuple(replace(mention, name=self.tell(mention.name)) for mention in reading.mentions),
            quantities=tuple(map(self._recount, reading.quantities)),
        )

    def _recount(self, quantity: Quantity) -> Quantity:
        counted = quantity.counted and self.tell(quantity.counted)
        return replace(quantity, low=self.count(quantity.low), high=self.count(quantity.high), counted=counted)

    def _exchange(self, match: re.Match[str]) -> str:
        token = match[0]
        told = self._told.get(token)
        if told is None:
            told = self._told[token] = self._choose(token)
        return told

    def _choose(self, token: str) -> str:
        printer, word = self._printer, token.lower()
        if word.isdecimal():
            return token if is_kept(word) else str(printer.rng.randrange(10 ** (len(word) - 1), 10 ** len(word)))
        if token != word and word in self._told:
            told = self._told[word]
        elif word in printer.titled:
            told = printer.variant(word, self._variant)
        elif (
            len(word) < LEAST_LETTERS
            or word in printer.fixed
            or (word in printer.common and printer.rng.random() < KEPT)
        ):
            told = word
        else:
            told = printer.word(len(word)) if word in printer.common else printer.name(len(word))
        self._told[word] = told
        return told.upper() if token.isupper() else told.capitalize() if token[0].isupper() else told


def is_kept(number: str) -> bool:
    """Whether a number stays as it is: a single digit or a year."""
    return len(number) < 2 or number[:2] in ("19", "20")


def _day(article: Article) -> dt.date:
    """The day of an article that was read; any where none was found."""
    return dt.date.fromisoformat(article.published[:10]) if article.published else FIRST_DAY


def _read(content: bytes, origin: str) -> tuple[Filing, ...]:
    """What a clipping's articles and readings are."""
    return derive_filings(clipping_from_bytes(content, origin=origin, collected=COLLECTED))


def _read_piece(piece: Piece) -> tuple[Filing, ...]:
    return _read(piece.page(), piece.url)
