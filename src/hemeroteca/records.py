"""The nouns of hemeroteca, each defined once.

Every record is frozen and compares by value. Offsets are Unicode code points, half-open. Unknown is `None`, never a
guess. Dates are ISO 8601 strings (`2025-11-13`, or with a time and a zone where the source gives them), because a
clipping often knows a day and no hour.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

BlockKind = Literal["title", "deck", "paragraph", "heading", "quotation", "item"]
Manner = Literal["direct", "indirect", "mixed"]
EntityKind = Literal["person", "organisation", "place", "outlet", "document", "unnamed"]
Polarity = Literal["affirmed", "denied", "questioned"]
HedgeKind = Literal["doubt", "distance", "belief", "rumour"]
Bound = Literal["exact", "about", "at least", "at most"]
EdgeKind = Literal["cites", "copies", "credits", "links", "same"]
ReuseKind = Literal["near-duplicate", "excerpt", "rewrite", "quotations", "incidental"]
MutationKind = Literal["hedge", "figure", "speaker", "polarity", "quotation"]
ArticleField = Literal["title", "deck", "authors", "outlet", "published", "posted", "url", "language", "split", "join"]
CorrectableField = Literal[ArticleField, "speaker", "same", "apart"]
TieKind = Literal["spelling", "initials", "shorter", "nickname", "stated", "surname", "person"]

BLOCK_SEPARATOR = "\n\n"


class Span(NamedTuple):
    """A half-open range of code points in a text."""

    start: int
    end: int


Spans = tuple[Span, ...]


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage is not sure of, in words a person can act on; `about` names the field or part."""

    about: str
    text: str
    span: Span | None = None


class Clipping(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes exactly as they arrived; `id` is a fingerprint of the bytes."""

    id: str
    content: bytes
    media_type: str
    origin: str
    """The path or address it came from, `-` for standard input, `pasted` for the web app's form."""
    collected: str
    """When it arrived, ISO 8601 in UTC."""
    encoding: str | None = None
    """The encoding a person or a protocol named, where one did."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One typed piece of an article's text."""

    kind: BlockKind
    text: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address an article points to; `span` lies in the article's text, `None` where only its markup has it."""

    url: str
    span: Span | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """A line that names whom the text was taken from: an agency, a first publication, a translator."""

    text: str
    span: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One piece found in a clipping. `text` is its blocks joined by a blank line; all spans point into it.

    `id` is a fingerprint of outlet and address, or of its words where it has no address, so it survives parsing again.
    `span` is the article's place in the clipping's decoded text. Fields after schema.org's NewsArticle.
    """

    id: str
    clipping: str
    blocks: tuple[Block, ...]
    span: Span
    title: str | None = None
    deck: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    posted: str | None = None
    url: str | None = None
    canonical: str | None = None
    language: str | None = None
    links: tuple[Link, ...] = ()
    credits: tuple[Credit, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The blocks joined by a blank line."""
        return BLOCK_SEPARATOR.join(block.text for block in self.blocks)


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """The entity a statement's source resolves to, never a pronoun; `confidence` in 0..1."""

    name: str
    kind: EntityKind
    confidence: float


class Via(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain that passed a statement on, nearest to the speaker first."""

    name: str
    kind: EntityKind
    span: Span


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: who said what, by which cue (PARC3, PolNeAR). Every span may be discontinuous.

    `parent` is the index of the statement it is nested in, `hedges` are indices into `Reading.hedges`.
    """

    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    speaker: Speaker | None = None
    via: tuple[Via, ...] = ()
    parent: int | None = None
    hedges: tuple[int, ...] = ()
    polarity: Polarity = "affirmed"
    confidence: float = 0.0


class Hedge(msgspec.Struct, frozen=True, kw_only=True):
    """A cue of doubt or distance and what it covers (CoNLL-2010)."""

    span: Span
    kind: HedgeKind
    scope: Span


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a text and the canonical name of whom it means."""

    span: Span
    name: str
    kind: EntityKind


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number in running text; `low` equals `high` unless it is a range, `None` where a side is open.

    `unit` is an ISO 4217 code, `%`, or a unit of measure; `counted` is the noun that is counted; `per` the rate.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    bound: Bound = "exact"
    per: str | None = None
    counted: str | None = None


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time in running text and the earliest and latest day it can mean (TIMEX3), ISO 8601 days."""

    span: Span
    earliest: str | None
    latest: str | None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one version of the reader found in one text."""

    language: str | None
    version: str
    statements: tuple[Statement, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text to read that is no filed article: what `read --jsonl` takes, a line each."""

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    published: str | None = None
    outlet: str | None = None


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


class Passer(msgspec.Struct, frozen=True, kw_only=True):
    """Who passed a statement on, in a trace (no span: the print's address leads to it)."""

    name: str
    kind: EntityKind


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """One publication of a statement; the same article clipped twice is one print."""

    article: str
    outlet: str | None
    published: str | None
    statement: str
    via: tuple[Passer, ...] = ()


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """From one article to the one it has something from: an article's id, or the name of an outlet that is absent."""

    origin: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    kind: EdgeKind
    evidence: str
    """The address (`article#start-end`) of the words that say so."""


class Reuse(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles that share text: one has it from the other, or both from a third (passim).

    `whole` and `prose` are what part of the shorter text stands in the other, in runs of five words, 0..1: of the whole
    text, and of its own prose with everything quoted masked. The passages are the longest shared, by address.
    """

    article: str = msgspec.field(name="from")
    source: str = msgspec.field(name="to")
    kind: ReuseKind
    whole: float
    prose: float
    passage: str
    source_passage: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a chain of prints comes down to."""

    name: str
    in_archive: bool
    reason: str


class QuantityAt(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a disagreement, with its address and who said it."""

    low: float | None
    high: float | None
    unit: str | None
    at: str
    speaker: str | None


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Values that count the same thing and differ."""

    about: str
    values: tuple[QuantityAt, ...]


class Mutation(msgspec.Struct, frozen=True, kw_only=True):
    """A difference between two prints of a statement, the one that the other has it from first.

    `before` and `after` are the words of either, `None` where it has none for it, and the addresses those of the words,
    else of its statement. Of a quotation they are words that the other leaves out.
    """

    kind: MutationKind
    earlier: str
    later: str
    before: str | None
    after: str | None


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One statement's way through the press."""

    text: str
    speaker: Speaker | None
    prints: tuple[Print, ...]
    edges: tuple[Edge, ...] = ()
    first: str | None = None
    """The article of the first print in the archive; `None` where two share the first day."""
    origins: tuple[Origin, ...] = ()
    at_most: int = 0
    reasons: tuple[str, ...] = ()
    """Why the count of origins is a bound: what could not be told apart or followed."""
    circles: tuple[tuple[str, ...], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    mutations: tuple[Mutation, ...] = ()
    reuses: tuple[Reuse, ...] = ()
