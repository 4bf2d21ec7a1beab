"""How fast an archive files and searches: `python -m evals.search_bench [articles]`.

The archive is made of words drawn as in prose (Zipf’s law), with statements, speakers and numbers, without the reader:
it measures the store alone. Every query is asked for both kinds of hits and in both orders.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from statistics import median

from hemeroteca.records import (
    Article,
    Block,
    Clipping,
    Filing,
    Manner,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Via,
)
from hemeroteca.store import Archive, HitKind, HitOrder, open_archive
from hemeroteca.text import fingerprint

VOCABULARY = 60_000
WORDS = 450
STATEMENTS = 12
ROUNDS = 3
BATCH = 500
MANNERS: tuple[Manner, ...] = ("direct", "indirect", "mixed")
KINDS: tuple[HitKind, ...] = ("articles", "statements")
ORDERS: tuple[HitOrder, ...] = ("relevance", "date")
QUERIES = (
    "w0",  # a word of nearly every article
    "w0 w1 w2",
    "w3 OR w4 OR w900",
    '"w0 w1"',
    "w30",
    "w1000",
    "w20000",
    "w12*",
    "w123* w5",
    "w5 -w6",
    "NOT w2",
    "speaker:name7",
    "speaker:name7 w3",
    "speaker:name*",
    'speaker:"name7 name8" OR via:wire3',
    "outlet:paper3",
    "outlet:paper3 w0",
    "w0 manner:direct",
    "hedged:yes",
    "w2 hedged:yes after:2020 before:2022-06",
    "before:2016",
    "published:2019-03 w1",
    "quantity:>1000",
    "w4 quantity:>900000USD",
    "quantity:10..12%",
    "(w7 OR hedged:yes) outlet:paper3",
    "language:es w0",
    "title:w4",
    "author:name5",
)


def make_filings(count: int, seed: int = 1) -> Iterator[tuple[Clipping, Filing]]:
    """`count` clippings of one article each."""
    chance = random.Random(seed)
    vocabulary = [f"w{rank}" for rank in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    for number in range(count):
        words = chance.choices(vocabulary, cum_weights=weights, k=WORDS)
        content = f"{number}".encode()
        clipping = Clipping(
            id=fingerprint(content, size=16),
            content=content,
            media_type="text/plain",
            origin="-",
            collected="2026-01-01",
        )
        day = f"{chance.randrange(2010, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        article = Article(
            id=fingerprint(str(number)),
            clipping=clipping.id,
            blocks=(Block(kind="title", text=" ".join(words[:8])), Block(kind="paragraph", text=" ".join(words[8:]))),
            span=Span(0, 1),
            title=" ".join(words[:8]),
            authors=(f"name{chance.randrange(200)}",),
            outlet=f"Paper{chance.randrange(50)}",
            published=day,
            language=chance.choice(("en", "es")),
        )
        yield clipping, _read(article, chance)


def _read(article: Article, chance: random.Random) -> Filing:
    """A reading as full as that of a newspaper article."""
    length = len(article.text)
    starts = sorted(chance.randrange(60, length - 150) for _ in range(STATEMENTS))
    statements = tuple(
        Statement(
            source=(Span(start - 20, start - 10),),
            cue=(Span(start - 9, start - 1),),
            content=(Span(start, start + 120),),
            manner=chance.choice(MANNERS),
            speaker=Speaker(
                name=f"Name{chance.randrange(500)} Name{chance.randrange(500)}", kind="person", confidence=0.9
            ),
            via=(Via(name=f"Wire{chance.randrange(20)}", kind="outlet", span=Span(0, 1)),)
            if chance.random() < 0.2
            else (),
            hedges=(0,) if chance.random() < 0.1 else (),
        )
        for start in starts
    )
    quantities = []
    for start in starts[:6]:
        low = float(round(10 ** chance.uniform(0, 7)))
        quantities.append(
            Quantity(span=Span(start, start + 5), low=low, high=low, unit=chance.choice((None, "%", "USD")))
        )
    shingles = tuple(tuple(chance.getrandbits(64) for _ in range(18)) for _ in statements)
    passages = tuple(chance.getrandbits(64) for _ in range(60))
    reading = Reading(language=article.language, version="bench", statements=statements, quantities=tuple(quantities))
    return Filing(article=article, reading=reading, shingles=shingles, passages=passages)


def measure(archive: Archive) -> dict[tuple[str, HitKind, HitOrder], list[float]]:
    """Milliseconds of processor time of every query, kind and order; the file is in the system's cache."""
    taken: dict[tuple[str, HitKind, HitOrder], list[float]] = {}
    for _ in range(ROUNDS):
        for query in QUERIES:
            for kind in KINDS:
                for order in ORDERS:
                    began = time.process_time()
                    archive.search(query, kind=kind, sort=order)
                    taken.setdefault((query, kind, order), []).append((time.process_time() - began) * 1000)
    return taken


def main() -> None:
    """File, search and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp()) / "bench.hemeroteca"
    with open_archive(path) as archive:
        filings = list(make_filings(min(count, 2000)))
        began = time.perf_counter()
        for clipping, filing in filings[:500]:
            archive.file_clipping(clipping, [filing])
        print(f"{500 / (time.perf_counter() - began):10.0f} articles filed per second, each safe on the disk")
        filings_left = make_filings(count)
        while batch := list(islice(filings_left, BATCH)):
            with archive.transaction():
                for clipping, filing in batch:
                    archive.file_clipping(clipping, [filing])
        print(f"{path.stat().st_size / 1e6:10.0f} MB for {count} articles")
        taken = measure(archive)
        times = sorted(time for each in taken.values() for time in each)
        print(f"{median(times):10.1f} ms, a search in the middle")
        print(f"{times[int(len(times) * 0.95)]:10.1f} ms, 95th percentile")
        for asked, each in sorted(taken.items(), key=lambda item: -median(item[1]))[:25]:
            print(f"{median(each):10.1f} ms  {asked}")
        began = time.perf_counter()
        archive.remove_clipping(filings[0][0].id)
        print(f"{time.perf_counter() - began:10.1f} s to remove a clipping for good")


if __name__ == "__main__":
    main()
