"""What an archive keeps of its articles and knows across them: filings, stories, entities, corrections."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from hemeroteca.records.readings import EntityKind, Reading
from hemeroteca.records.texts import Article, Span

ArticleField = Literal["title", "deck", "authors", "outlet", "published", "posted", "url", "language", "split", "join"]
CorrectableField = Literal[ArticleField, "speaker", "same", "apart"]
TieKind = Literal["spelling", "initials", "shorter", "nickname", "stated", "surname", "person"]


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its reading and what an index needs to find its siblings.

    `shingles` holds, for each statement, the fingerprints of its words; `passages` those of the article's own prose
    with quotations masked. `trace` computes them, `store` keeps them.
    """

    article: Article
    reading: Reading
    shingles: tuple[tuple[int, ...], ...] = ()
    passages: tuple[int, ...] = ()


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What an article is about, as grouping sees it: fingerprints of words, 32 bits each, sorted, each once.

    `terms` are those of its content words, `names` those of its names and numbers. `day` is that of publication and
    `language` its two letters, where they are known.
    """

    article: str
    terms: tuple[int, ...]
    names: tuple[int, ...]
    day: str | None
    language: str | None


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """A name that an article has for a person, organisation, place or outlet, compared by `key` within its `blocks`.

    One that is `bare`, a surname alone, means somebody in this article only. `given` counts first names, `statements`
    are indices; `aliases` are the keys of other names that the article gives it, with their places.
    """

    key: str
    name: str
    kind: EntityKind
    span: Span
    bare: bool = False
    given: int = 1
    statements: tuple[int, ...] = ()
    spellings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    aliases: tuple[tuple[str, Span], ...] = ()


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """All `Appearance`s of a name; `groups` are those of articles in which it stands, `aliases` have addresses."""

    number: int
    key: str
    kind: EntityKind
    bare: bool = False
    given: int = 1
    language: str | None = None
    groups: frozenset[int] = frozenset()
    aliases: tuple[tuple[str, str], ...] = ()


class Tie(NamedTuple):
    """Why two names, by their numbers, are one entity; `at` is the address of the words that say so, where some do."""

    one: int
    other: int
    why: TieKind
    at: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a timeline: a sentence that dates something, with the days it can mean.

    `statement` is the address of the statement it stands in, else its own; `also` those of other prints of it.
    """

    earliest: str | None
    latest: str | None
    text: str
    statement: str
    also: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Articles about the same events: `story` is the id of the first of them filed, `title` that of the earliest."""

    story: str
    title: str
    articles: tuple[str, ...]
    timeline: tuple[Event, ...] = ()


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word against the machine's, kept with the words it was about (W3C TextQuoteSelector).

    `article` is the id it was made on; `quote`, `prefix`, `suffix` find the place again after a new reading
    (empty where the correction is about a field of the whole article). `value` is what the person says:
    a text, `None` for "there is none"; authors are separated by `; `. `split` starts a new article at `quote`,
    `join` joins the article to the one before it. By `same` the names `quote` and `value` are one's, by `apart` not.
    """

    id: str
    article: str
    field: CorrectableField
    value: str | None
    made: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    clipping: str | None = None
