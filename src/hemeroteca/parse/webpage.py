"""An article's page as HTML: trafilatura finds its text and fields, the markup gives the kinds of its blocks.

Only the bytes are looked at; nothing is fetched. A page is taken to hold one article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hemeroteca.parse.bylines import Byline, is_person, parse_byline
from hemeroteca.parse.creditlines import find_credits
from hemeroteca.parse.identity import article_id
from hemeroteca.parse.languages import identify_language
from hemeroteca.parse.outlets import known_outlet, outlet_of_address
from hemeroteca.parse.webmarkup import find_deck, load_markup, own_address, published_moment, stated_language
from hemeroteca.records import BLOCK_SEPARATOR, Article, Block, BlockKind, Clipping, Doubt, Link, Span
from hemeroteca.text import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document

KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quotation", "item": "item", "p": "paragraph"}
BLOCK_TAGS = frozenset({*KINDS, "code", "cell", "list", "table", "row"})
NEWEST_DATE = "2099-12-31"
"""Given to htmldate in place of today, so that a page reads the same whenever it is read."""
MIN_WORDS = 5
HEAD_BLOCKS = 4
"""Where a page shows its byline again as text: before the third paragraph."""
EXTRACTION_ERRORS = (ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError)
"""What trafilatura and lxml have been seen to raise on broken markup."""


class _Piece(NamedTuple):
    """A block with the links inside it; spans point into its text."""

    block: Block
    links: tuple[Link, ...]


def parse_webpage(clipping: Clipping, text: str) -> tuple[Article, ...]:
    """The article of a page of HTML, or none where it holds no text to read. Broken markup never raises."""
    document = _extract(text)
    if document is None:
        return ()
    markup = load_markup(text)
    title = squeeze(document.title or "") or None
    pieces = _pieces(document.body, title)
    deck = find_deck(markup, squeeze(document.description or ""), [piece.block.text for piece in pieces])
    pieces = [piece for piece in pieces if piece.block.text != deck]
    pieces, bylines = _without_bylines(pieces)
    if sum(len(piece.block.text.split()) for piece in pieces) < MIN_WORDS:
        return ()
    heads = [Block(kind="title", text=title)] if title else []
    heads += [Block(kind="deck", text=deck)] if deck else []
    url, canonical = own_address(markup, document.url)
    outlet = _outlet(url, document.sitename)
    blocks = (*heads, *(piece.block for piece in pieces))
    words = BLOCK_SEPARATOR.join(block.text for block in blocks)
    article = Article(
        id=article_id(outlet, url, words),
        clipping=clipping.id,
        blocks=blocks,
        span=Span(0, len(text)),
        title=title,
        deck=deck,
        authors=_authors(document.author, outlet) or tuple(name for byline in bylines for name in byline.authors),
        outlet=outlet,
        published=published_moment(markup, document.date),
        url=url,
        canonical=canonical,
        language=stated_language(markup) or identify_language(words),
        links=_links(heads, pieces),
        credits=find_credits(blocks, document.author),
        doubts=() if title else (Doubt(about="title", text="no title was found"),),
    )
    return (article,)


def _extract(text: str) -> Document | None:
    """What trafilatura finds, or `None`."""
    from trafilatura import bare_extraction  # noqa: PLC0415 — 0.3 s that pasted text does not need

    try:
        document = bare_extraction(
            text,
            include_comments=False,
            include_links=True,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": NEWEST_DATE},
        )
    except EXTRACTION_ERRORS:
        return None
    return document if document is not None and not isinstance(document, dict) else None


def _pieces(body: _Element | None, title: str | None) -> list[_Piece]:
    """The blocks of an extracted body in order; the title's own heading is left out."""
    found: list[_Piece] = []
    for element in body.iter(*KINDS, "code", "row") if body is not None else ():
        if _is_inside_block(element):
            continue
        kind = KINDS.get(str(element.tag), "paragraph")
        for piece in _element_pieces(element, kind):
            is_title = title is not None and not found and squeeze(piece.block.text) == title
            if piece.block.text and not is_title:
                found.append(piece)
    if found and found[0].block.kind == "heading" and found[0].block.text == title:
        found = found[1:]
    return found


def _without_bylines(pieces: list[_Piece]) -> tuple[list[_Piece], list[Byline]]:
    """The blocks without the lines of names and dates among the first, and those lines; a credit line stays."""
    bylines = [parse_byline(piece.block.text) for piece in pieces[:HEAD_BLOCKS]]
    signed = [line if line and line.is_sure and (line.authors or line.date) else None for line in bylines]
    kept = [piece for piece, byline in zip(pieces, signed, strict=False) if byline is None]
    return kept + pieces[HEAD_BLOCKS:], [byline for byline in signed if byline]


def _is_inside_block(element: _Element) -> bool:
    """Whether an ancestor is a block that takes this element's text with it."""
    return any(str(parent.tag) in ("quote", "item", "row", "p", "head") for parent in element.iterancestors())


def _element_pieces(element: _Element, kind: BlockKind) -> list[_Piece]:
    """The block of an element, several where a quotation holds several paragraphs."""
    inner = [child for child in element if str(child.tag) in ("p", "quote")] if kind == "quotation" else []
    return [_to_piece(part, kind) for part in inner] or [_to_piece(element, kind)]


def _to_piece(element: _Element, kind: BlockKind) -> _Piece:
    """Text squeezed, links with their spans in it."""
    words: list[str] = []
    length = 0
    links: list[Link] = []
    is_open = False
    for raw, url in _runs(element, None):
        shown = squeeze(raw)
        if not shown:
            is_open = is_open or bool(raw)
            continue
        if words and (is_open or raw[0].isspace()):
            words.append(" ")
            length += 1
        if url:
            links.append(Link(url=url, span=Span(length, length + len(shown))))
        words.append(shown)
        length += len(shown)
        is_open = raw[-1].isspace()
    return _Piece(Block(kind=kind, text="".join(words)), tuple(links))


def _runs(element: _Element, url: str | None) -> list[tuple[str, str | None]]:
    """The pieces of text under an element with the address they link to."""
    runs: list[tuple[str, str | None]] = []
    stack: list[tuple[_Element | str, str | None]] = [(element, url)]
    while stack:
        node, target = stack.pop()
        if isinstance(node, str):
            runs.append((node, target))
            continue
        inner = str(node.get("target") or "") or target if node.tag == "ref" else target
        below: list[tuple[_Element | str, str | None]] = [(node.text, inner)] if node.text else []
        for child in node:
            if child.tag == "lb" or str(child.tag) in BLOCK_TAGS:
                below.append((" ", None))
            if isinstance(child.tag, str):
                below.append((child, inner))
            if child.tail:
                below.append((child.tail, inner))
        stack.extend(reversed(below))
    return runs


def _links(heads: list[Block], pieces: list[_Piece]) -> tuple[Link, ...]:
    """Every link with its span in the whole text."""
    offset = sum(len(block.text) + len(BLOCK_SEPARATOR) for block in heads)
    found = []
    for piece in pieces:
        for link in piece.links:
            if link.span is not None:
                span = Span(link.span.start + offset, link.span.end + offset)
                found.append(Link(url=link.url, span=span))
        offset += len(piece.block.text) + len(BLOCK_SEPARATOR)
    return tuple(found)


def _outlet(url: str | None, sitename: str | None) -> str | None:
    """The listed outlet of the address, else what the page calls its site, else the registered domain."""
    by_host = outlet_of_address(url) if url else None
    if by_host and known_outlet(by_host):
        return by_host
    return squeeze(sitename or "") or by_host


def _authors(raw: str | None, outlet: str | None) -> tuple[str, ...]:
    """The names trafilatura joins with semicolons; the outlet's own name among people is left out."""
    names = list(dict.fromkeys(filter(None, (squeeze(name) for name in (raw or "").split(";")))))
    if any(is_person(name) for name in names):
        names = [name for name in names if name != outlet]
    return tuple(names)
