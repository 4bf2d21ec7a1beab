"""A person's word over the machine's: fields, and where articles begin and end.

Corrections are applied in the order they were made, over every new parse. A corrected article keeps its id; the second
part of a split gets one from its words. One that fits nothing any more leaves the article as it is, with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from hemeroteca.parse.identity import article_id
from hemeroteca.records import BLOCK_SEPARATOR, Article, Block, BlockKind, Correction, Credit, Doubt, Link, Span
from hemeroteca.text import squeeze

AUTHOR_SEPARATOR = ";"
MAX_TITLE_WORDS = 30
"""The first line of a part that was split off is its title when it is no longer than titles get."""


def correct_articles(articles: Iterable[Article], corrections: Iterable[Correction]) -> tuple[Article, ...]:
    """The articles of one clipping with the corrections made on them; those about speakers are left to the reader."""
    corrected = list(articles)
    for correction in corrections:
        place = next((i for i, article in enumerate(corrected) if article.id == correction.article), None)
        if place is None or correction.field == "speaker":
            continue
        if correction.field == "split":
            corrected[place : place + 1] = _split(corrected[place], correction)
        elif correction.field == "join":
            first = max(place - 1, 0)
            corrected[first : place + 1] = _join(corrected[first : place + 1])
        else:
            corrected[place] = correct_field(corrected[place], correction)
    return tuple(corrected)


def correct_field(article: Article, correction: Correction) -> Article:
    """The article with one field as a person says it is; `None` says there is none."""
    value = squeeze(correction.value) or None if correction.value is not None else None
    match correction.field:
        case "title" | "deck":
            return _correct_head(article, correction.field, value)
        case "authors":
            names = tuple(filter(None, map(squeeze, (value or "").split(AUTHOR_SEPARATOR))))
            return msgspec.structs.replace(article, authors=names)
        case "outlet" | "published" | "posted" | "url" | "language":
            return msgspec.structs.replace(article, **{correction.field: value})
        case _:
            return article


def _correct_head(article: Article, kind: BlockKind, value: str | None) -> Article:
    """Another title or deck. A paragraph with those words becomes it; what was one and is none becomes a paragraph."""
    others = [block for block in article.blocks if block.kind != kind]
    demoted = [Block(kind="paragraph", text=block.text) for block in article.blocks if block.kind == kind]
    chosen = [Block(kind=kind, text=value)] if value else []
    if value:
        same = next((i for i, block in enumerate(others) if squeeze(block.text) == value), None)
        if same is None:
            demoted = []
        else:
            del others[same]
    heads = [block for block in others if block.kind in ("title", "deck")]
    rest = [block for block in others if block.kind not in ("title", "deck")]
    demoted = [block for block in demoted if squeeze(block.text) != value]
    blocks = (*chosen, *heads, *demoted, *rest) if kind == "title" else (*heads, *chosen, *demoted, *rest)
    return _with_blocks(msgspec.structs.replace(article, **{kind: value}), blocks)


def _with_blocks(article: Article, blocks: tuple[Block, ...]) -> Article:
    """The article with other blocks, its links, credits and doubts moved along with the blocks they lie in."""
    moves = _moves(article.blocks, blocks)
    links = tuple(Link(url=link.url, span=_move(link.span, moves)) for link in article.links)
    credits_ = tuple(Credit(text=credit.text, span=_move(credit.span, moves)) for credit in article.credits)
    doubts = tuple(msgspec.structs.replace(doubt, span=_move(doubt.span, moves)) for doubt in article.doubts)
    return msgspec.structs.replace(article, blocks=blocks, links=links, credits=credits_, doubts=doubts)


def _offsets(blocks: tuple[Block, ...]) -> list[int]:
    """Where each block begins in the text."""
    offsets, position = [], 0
    for block in blocks:
        offsets.append(position)
        position += len(block.text) + len(BLOCK_SEPARATOR)
    return offsets


def _moves(before: tuple[Block, ...], after: tuple[Block, ...]) -> list[tuple[Span, int]]:
    """For each block that is in both, its old span and by how much it has moved; equal texts in their order."""
    new: dict[str, list[int]] = {}
    for block, offset in zip(after, _offsets(after), strict=True):
        new.setdefault(block.text, []).append(offset)
    moves = []
    for block, offset in zip(before, _offsets(before), strict=True):
        if places := new.get(block.text):
            moves.append((Span(offset, offset + len(block.text)), places.pop(0) - offset))
    return moves


def _move(span: Span | None, moves: list[tuple[Span, int]]) -> Span | None:
    """A span after its block has moved; `None` where the block is gone."""
    if span is None:
        return None
    for old, by in moves:
        if old.start <= span.start and span.end <= old.end:
            return Span(span.start + by, span.end + by)
    return None


def _split(article: Article, correction: Correction) -> list[Article]:
    """Two articles, the second from the quoted words on; one, with a doubt, where the words are not in it."""
    place = find_quote(article.text, correction)
    if place is None or not correction.quote:
        doubt = Doubt(about="split", text=f"a cut was to be made at “{correction.quote}”, which is not in the text")
        return [msgspec.structs.replace(article, doubts=(*article.doubts, doubt))]
    first, second = _divide(article.blocks, place)
    if not first or not second:
        return [article]
    head, *rest = second
    is_title = head.kind == "heading" or (len(head.text.split()) <= MAX_TITLE_WORDS and bool(rest))
    if is_title:
        second = (Block(kind="title", text=head.text), *rest)
    words = " ".join(block.text for block in second)
    left = _with_blocks(article, first)
    right = _with_blocks(article, second)
    return [
        msgspec.structs.replace(left, links=_kept(left.links), credits=_kept_credits(left.credits)),
        Article(
            id=article_id(None, None, words),
            clipping=article.clipping,
            blocks=second,
            span=article.span,
            title=head.text if is_title else None,
            posted=article.posted,
            language=article.language,
            links=_kept(right.links),
            credits=_kept_credits(right.credits),
        ),
    ]


def _kept(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.span is not None)


def _kept_credits(credits_: tuple[Credit, ...]) -> tuple[Credit, ...]:
    return tuple(credit for credit in credits_ if credit.span is not None)


def _divide(blocks: tuple[Block, ...], place: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks before and after a place in the text; a block that holds it is cut in two."""
    for i, (block, offset) in enumerate(zip(blocks, _offsets(blocks), strict=True)):
        if place <= offset:
            return blocks[:i], blocks[i:]
        if place < offset + len(block.text):
            before = Block(kind=block.kind, text=block.text[: place - offset].rstrip())
            after = Block(kind=block.kind, text=block.text[place - offset :])
            return (*blocks[:i], before), (after, *blocks[i + 1 :])
    return blocks, ()


def find_quote(text: str, correction: Correction) -> int | None:
    """Where the quoted words begin: the place whose surroundings are likest to the prefix and suffix kept with them."""
    best: tuple[int, int] | None = None
    place = text.find(correction.quote)
    while place >= 0:
        end = place + len(correction.quote)
        before = text[max(0, place - len(correction.prefix)) : place]
        after = text[end : end + len(correction.suffix)]
        likeness = _shared(before[::-1], correction.prefix[::-1]) + _shared(after, correction.suffix)
        if best is None or likeness > best[0]:
            best = (likeness, place)
        place = text.find(correction.quote, end)
    return best[1] if best else None


def _shared(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _join(articles: list[Article]) -> list[Article]:
    """Two articles as one, under the first's name; the second's title is a heading in it."""
    if len(articles) == 1:
        doubt = Doubt(about="join", text="there is no article before this one to join it to")
        return [msgspec.structs.replace(articles[0], doubts=(*articles[0].doubts, doubt))]
    first, second = articles
    kinds: dict[BlockKind, BlockKind] = {"title": "heading", "deck": "paragraph"}
    moved = tuple(Block(kind=kinds.get(block.kind, block.kind), text=block.text) for block in second.blocks)
    by = len(first.text) + len(BLOCK_SEPARATOR)
    links = tuple(Link(url=link.url, span=_shift(link.span, by)) for link in second.links)
    credits_ = tuple(Credit(text=credit.text, span=_shift(credit.span, by)) for credit in second.credits)
    return [
        msgspec.structs.replace(
            first,
            blocks=first.blocks + moved,
            span=Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end)),
            url=first.url or second.url,
            links=first.links + links,
            credits=first.credits + credits_,
        )
    ]


def _shift(span: Span | None, by: int) -> Span | None:
    return Span(span.start + by, span.end + by) if span else None
