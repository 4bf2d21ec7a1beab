"""An archive's worth of articles, made as filings with their readings, without the reader: for measuring `trace`.

Words follow Zipf's law, as do outlets; sentences hold set phrases and function words. Articles come in stories, day
after day: reports of one's own that print the same quotations, copies, excerpts, articles that cite another. Every
outlet closes its articles with the same paragraph. Nothing is asserted of who has what from whom: it measures speed.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from evals.articles import SYLLABLES
from hemeroteca.records import (
    Article,
    Block,
    BlockKind,
    Clipping,
    Filing,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Via,
)
from hemeroteca.text import fingerprint
from hemeroteca.trace import index_filing
from hemeroteca.trace.words import load_word_lists

VOCABULARY = 60_000
PHRASES = 5_000
PEOPLE = 20_000
OUTLETS = 200
A_DAY = 60
FIRST_DAY = dt.date(2020, 1, 1)
OFFSET = 2.7
"""Of Mandelbrot's form of Zipf's law: the first words are not as frequent as the bare law has them."""


class Quote(NamedTuple):
    """Words that a story's articles print, and whose they are; some name a number."""

    words: list[str]
    speaker: str
    number: int | None


class Printed(NamedTuple):
    """What later articles of a story take from one."""

    outlet: str
    paragraphs: list[str]


class Story(NamedTuple):
    """What the articles of a story have in common: words, people, quotations; and what is printed of it so far."""

    topic: list[str]
    people: list[str]
    quotes: list[Quote]
    printed: list[Printed]


class Newsroom:
    """Articles without end, the same for the same seed, in order of time."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        function_words = sorted(load_word_lists()["en"])
        self._chance.shuffle(function_words)
        self._words = [*function_words, *self._invent(VOCABULARY - len(function_words))]
        self._weights = list(accumulate(1 / (rank + OFFSET) for rank in range(VOCABULARY)))
        self._people = [" ".join(name.capitalize() for name in self._invent(2)) for _ in range(PEOPLE)]
        self._phrases = [self._draw(self._chance.randint(3, 6)) for _ in range(PHRASES)]
        self._phrase_weights = list(accumulate(1 / (rank + OFFSET) for rank in range(PHRASES)))
        self._outlets = [f"The {word.capitalize()} Gazette" for word in self._invent(OUTLETS)]
        self._outlet_weights = list(accumulate(1 / (rank + OFFSET) for rank in range(OUTLETS)))
        self._closings = {outlet: " ".join(self._draw(60)) for outlet in self._outlets}
        self._number = 0
        self._open: list[Story] = []

    def filings(self) -> Iterator[tuple[Clipping, Filing]]:
        """Clippings of one article each."""
        while True:
            day = FIRST_DAY + dt.timedelta(days=self._number // A_DAY)
            yield self._file(day.isoformat(), self._choose_story())

    def _invent(self, count: int) -> list[str]:
        return ["".join(self._chance.choices(SYLLABLES, k=self._chance.randint(2, 4))) for _ in range(count)]

    def _draw(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def _choose_story(self) -> Story:
        """Every sixth article begins a story; stories are told for about a week."""
        if not self._open or self._chance.random() < 1 / 6:
            people = self._chance.sample(self._people, 5)
            topic = self._chance.sample(self._words, 40)
            quotes = [self._make_quote(topic, self._chance.choice(people)) for _ in range(16)]
            self._open = [*self._open[-A_DAY:], Story(topic, people, quotes, [])]
        return self._chance.choice(self._open)

    def _make_quote(self, topic: list[str], speaker: str) -> Quote:
        words = self._sentence(topic, self._chance.choice((6, 12, 20, 30)))
        number = self._chance.randint(13, 9999) if self._chance.random() < 0.2 else None
        return Quote(words if number is None else [*words, str(number), topic[0]], speaker, number)

    def _sentence(self, topic: list[str], length: int) -> list[str]:
        words = self._draw(length)
        for _ in range(length // 6):
            words[self._chance.randrange(length)] = self._chance.choice(topic)
        if self._chance.random() < 0.3:
            words += self._chance.choices(self._phrases, cum_weights=self._phrase_weights)[0]
        return words

    def _paragraph(self, story: Story) -> str:
        sentences = []
        for _ in range(self._chance.randint(1, 4)):
            words = self._sentence(story.topic, self._chance.randint(8, 30))
            sentences.append(f"{' '.join(words).capitalize()} by {self._chance.choice(story.people)}.")
        return " ".join(sentences)

    def _prose(self, story: Story) -> tuple[list[str], Printed | None]:
        """The paragraphs of an article, and the article it has them or its quotations from."""
        own = [self._paragraph(story) for _ in range(self._chance.randint(4, 7))]
        source = self._chance.choice(story.printed) if story.printed else None
        way = self._chance.random()
        if source is None or way < 0.4:
            return own, None
        if way < 0.6:
            return [*map(self._edit, source.paragraphs), own[0]], source
        if way < 0.75:
            return [*own, *source.paragraphs[:2]], source
        return own, source

    def _edit(self, paragraph: str) -> str:
        words = paragraph.split(" ")
        for _ in range(len(words) // 30):
            words[self._chance.randrange(len(words))] = self._draw(1)[0]
        return " ".join(words)

    def _file(self, day: str, story: Story) -> tuple[Clipping, Filing]:
        chance = self._chance
        self._number += 1
        outlet = chance.choices(self._outlets, cum_weights=self._outlet_weights)[0]
        own, source = self._prose(story)
        story.printed.append(Printed(outlet, own))
        sheet = Sheet(" ".join(self._sentence(story.topic, 8)).capitalize())
        quotes = chance.sample(story.quotes, chance.randint(7, 12))
        for paragraph in own:
            sheet.write(paragraph)
            if quotes:
                sheet.quote(quotes.pop(), source.outlet if source and chance.random() < 0.5 else None)
        for quote in quotes:
            sheet.quote(quote, None)
        sheet.write(self._closings[outlet])
        content = str(self._number).encode()
        clipping = Clipping(
            id=fingerprint(content, size=16),
            content=content,
            media_type="text/plain",
            origin="-",
            collected="2030-01-01",
        )
        host = outlet.lower().replace(" ", "").removeprefix("the")
        article = Article(
            id=fingerprint(str(self._number)),
            clipping=clipping.id,
            blocks=tuple(sheet.blocks),
            span=Span(0, 1),
            title=sheet.blocks[0].text,
            outlet=outlet,
            published=day,
            url=f"https://{host}.example/{self._number}",
            language="en",
        )
        reading = Reading(
            language="en", version="bench", statements=tuple(sheet.statements), quantities=tuple(sheet.quantities)
        )
        return clipping, index_filing(article, reading)


class Sheet:
    """An article as it is written: its blocks, and what a reader would find in them."""

    def __init__(self, title: str) -> None:
        self.blocks: list[Block] = []
        self.statements: list[Statement] = []
        self.quantities: list[Quantity] = []
        self._end = 0
        self.write(title, "title")

    def write(self, text: str, kind: BlockKind = "paragraph") -> int:
        """Add a block; answers where it starts."""
        start = self._end
        self.blocks.append(Block(kind=kind, text=text))
        self._end += len(text) + 2
        return start

    def quote(self, quote: Quote, via: str | None) -> None:
        """Add a paragraph that quotes somebody, and the outlet that is cited for it."""
        words = " ".join(quote.words)
        told = f" told {via}" if via else " said"
        start = self.write(f"“{words}”, {quote.speaker}{told}.")
        content = Span(start + 1, start + 1 + len(words))
        source = Span(content.end + 3, content.end + 3 + len(quote.speaker))
        chain = (Via(name=via, kind="outlet", span=Span(source.end + 6, source.end + 6 + len(via))),) if via else ()
        self.statements.append(
            Statement(
                source=(source,),
                cue=(Span(source.end + 1, source.end + 5),),
                content=(content,),
                manner="direct",
                speaker=Speaker(name=quote.speaker, kind="person", confidence=0.9),
                via=chain,
                confidence=0.9,
            )
        )
        if quote.number is not None:
            span = Span(content.end - len(" ".join(quote.words[-2:])), content.end)
            value = float(quote.number)
            self.quantities.append(Quantity(span=span, low=value, high=value, counted=quote.words[-1]))
