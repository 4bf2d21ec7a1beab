"""Clippings, articles and readings made for the store's tests: invented people, invented places."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import apsw

from hemeroteca.records import (
    Article,
    Block,
    Clipping,
    Correction,
    Filing,
    Hedge,
    Manner,
    Polarity,
    Quantity,
    Reading,
    Span,
    Speaker,
    Statement,
    Via,
)
from hemeroteca.text import fingerprint, words

COLLECTED = "2025-11-20T08:00:00Z"
VERSION = "test-1"
WORD_STOCK = words(
    "harbour council bridge ferry mayor budget vote river island school storm tunnel market strike harvest museum "
    "station border treaty orchard quarry lantern clinic parish tariff cannery lighthouse archive"
)


def make_clipping(content: str | bytes, origin: str = "page.txt", collected: str = COLLECTED) -> Clipping:
    """A clipping of these bytes."""
    raw = content.encode() if isinstance(content, str) else content
    return Clipping(
        id=fingerprint(raw, size=16), content=raw, media_type="text/plain", origin=origin, collected=collected
    )


def make_article(clipping: Clipping, body: str, **fields: object) -> Article:
    """An article in a clipping; title and deck become its first blocks."""
    named = {kind: fields.get(kind) for kind in ("title", "deck")}
    blocks = [Block(kind=kind, text=str(text)) for kind, text in named.items() if text]  # type: ignore[arg-type]
    blocks += [Block(kind="paragraph", text=part) for part in body.split("\n\n")]
    outlet, url = fields.get("outlet"), fields.get("url")
    identity = (str(outlet or ""), str(url)) if url else ("words", " ".join(words(body)))
    return Article(
        id=fingerprint(*identity), clipping=clipping.id, blocks=tuple(blocks), span=Span(0, len(body)), **fields
    )  # type: ignore[arg-type]


def say(
    article: Article,
    content: str,
    speaker: str | None = None,
    *,
    via: Sequence[str] = (),
    manner: Manner = "direct",
    polarity: Polarity = "affirmed",
    hedged: bool = False,
) -> Statement:
    """The statement whose content stands in the article."""
    start = article.text.index(content)
    return Statement(
        source=(Span(0, 3),),
        cue=(Span(4, 5),),
        content=(Span(start, start + len(content)),),
        manner=manner,
        polarity=polarity,
        speaker=Speaker(name=speaker, kind="person", confidence=0.9) if speaker else None,
        via=tuple(Via(name=name, kind="outlet", span=Span(0, 2)) for name in via),
        hedges=(0,) if hedged else (),
        confidence=0.8,
    )


def make_filing(article: Article, *statements: Statement, quantities: tuple[Quantity, ...] = ()) -> Filing:
    """The filing of an article, with a shingle for every three words in a row of each statement."""
    hedges = (Hedge(span=Span(0, 1), kind="doubt", scope=Span(0, 2)),) if any(s.hedges for s in statements) else ()
    reading = Reading(language="en", version=VERSION, statements=statements, hedges=hedges, quantities=quantities)
    return Filing(
        article=article,
        reading=reading,
        shingles=tuple(shingle(" ".join(article.text[a:b] for a, b in each.content)) for each in statements),
        passages=shingle(article.text),
    )


def shingle(text: str) -> tuple[int, ...]:
    """Fingerprints of 64 bits of every three words in a row."""
    said = words(text)
    return tuple(int(fingerprint(*said[at : at + 3]), 16) for at in range(max(1, len(said) - 2)))


def make_correction(article: str, clipping: str | None = None, **fields: object) -> Correction:
    """A correction of an article's title, unless `fields` say otherwise."""
    settled: dict[str, object] = {"field": "title", "value": "Another title", "made": COLLECTED, **fields}
    identity = fingerprint(article, *(str(value) for value in settled.values()))
    return Correction(id=identity, article=article, clipping=clipping, **settled)  # type: ignore[arg-type]


def generate(seed: int) -> tuple[Clipping, tuple[Filing, ...]]:
    """A clipping with up to three articles that depends on nothing but `seed`; some articles come back as copies."""
    chance = random.Random(seed)
    clipping = make_clipping(f"clipping {seed}", origin=f"{seed}.txt")
    filings = []
    for number in range(chance.randrange(4)):
        name = f"{seed // 3}-{number}"
        said = " ".join(chance.choices(WORD_STOCK, k=20))
        body = f"The {' '.join(chance.choices(WORD_STOCK, k=200))}.\n\nMara Quill said: “{said}”."
        article = make_article(
            clipping,
            body,
            title=f"Notice {name}",
            outlet="Port Elmo Gazette",
            url=f"https://example.org/{name}",
            published=f"2025-10-{chance.randrange(1, 29):02}",
        )
        filings.append(make_filing(article, say(article, said, "Mara Quill", via=("Harbour Wire",))))
    return clipping, tuple(filings)


def inflate(content: bytes) -> bytes:
    """The bytes of a file, and behind them whatever in it can be inflated: records are kept deflated (RFC 1950)."""
    found = [content]
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(content[start.start() : start.start() + 65_536]))
    return b"\n".join(found)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the archive in the file."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    kept = [name for name in names if not name.startswith(("article_words_", "statement_words_"))]
    rows = {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in kept}
    connection.close()
    return rows
