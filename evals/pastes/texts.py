"""Invented articles for composed pages, from the sentences in `texts/`; every one a truth to score against."""

from __future__ import annotations

import random
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("es", "en", "fr", "pt", "de", "it")
OUTLETS = (
    ("Gaceta Serrana", "www.gacetaserrana.example"),
    ("The Tarn Ledger", "tarnledger.example"),
    ("El Molino", "elmolino.example"),
    ("La Digue", "www.ladigue.example"),
    ("Hafenblatt", "hafenblatt.example"),
    ("O Barqueiro", "obarqueiro.example"),
    ("Il Guado", "www.ilguado.example"),
    ("Quill & Anchor", "news.quillanchor.example"),
    ("Correo de la Ribera", "correodelaribera.example"),
)


class Texts(msgspec.Struct, frozen=True):
    """The sentences of one language."""

    people: list[str]
    places: list[str]
    bodies: list[str]
    titles: list[str]
    decks: list[str]
    headings: list[str]
    sentences: list[str]
    leads: list[str]
    epigraphs: list[str]
    items: list[str]
    offices: list[str]


class Piece(msgspec.Struct, frozen=True):
    """A paragraph or heading of an article."""

    kind: str
    text: str


class Truth(msgspec.Struct):
    """One article as it is, before any page is made of it; `published` and `posted` are ISO days."""

    language: str
    title: str
    deck: str | None
    authors: list[str]
    outlet: str
    url: str | None
    published: str | None
    posted: str | None
    pieces: list[Piece]

    def as_json(self) -> dict[str, object]:
        """In the form that scorers take."""
        return {
            "title": self.title,
            "deck": self.deck,
            "authors": self.authors,
            "published": self.published,
            "posted": self.posted,
            "url": self.url,
            "headings": [piece.text for piece in self.pieces if piece.kind == "heading"],
            "paragraphs": [piece.text for piece in self.pieces if piece.kind != "heading"],
        }


@cache
def load_texts(language: str) -> Texts:
    """The sentences of a language."""
    return msgspec.convert(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")), Texts)


def invent_article(chance: random.Random, language: str) -> Truth:
    """An article of two to fourteen paragraphs with the parts that articles have; dates are the composer's."""
    texts = load_texts(language)
    title = fill(chance, texts, chance.choice(texts.titles))
    outlet, host = chance.choice(OUTLETS)
    deck = fill(chance, texts, chance.choice(texts.decks)) if chance.random() < 0.65 else None
    deck = _shorten(deck, texts) if deck else None
    return Truth(
        language=language,
        title=title,
        deck=deck,
        authors=_authors(chance, texts),
        outlet=outlet,
        url=_address(chance, host, title) if chance.random() < 0.92 else None,
        published=None,
        posted=None,
        pieces=_pieces(chance, texts),
    )


def fill(chance: random.Random, texts: Texts, template: str) -> str:
    """A template with its names and numbers; a name that begins a sentence gets its capital."""
    filled = template
    for slot, names in (("{p}", texts.people), ("{l}", texts.places), ("{o}", texts.bodies)):
        while slot in filled:
            filled = filled.replace(slot, chance.choice(names), 1)
    while "{n}" in filled:
        filled = filled.replace("{n}", str(chance.randint(3, 480)), 1)
    return filled[:1].upper() + filled[1:]


def _shorten(deck: str, texts: Texts) -> str:
    """One deck in twenty as a few words; drawn by the deck itself, so that the rest of a page stays as it was."""
    chance = random.Random(deck)
    plain = [heading for heading in texts.headings if heading[-1].isalpha() and "{" not in heading]
    return ", ".join(chance.sample(plain, 2)) if chance.random() < 0.05 else deck


def _authors(chance: random.Random, texts: Texts) -> list[str]:
    draw = chance.random()
    if draw < 0.10:
        return []
    if draw < 0.18:
        return [chance.choice(texts.offices)]
    if draw < 0.22:
        return [chance.choice(("AFP", "EFE", "Reuters"))]
    return chance.sample(texts.people, 1 if draw < 0.85 else 2 if draw < 0.96 else 3)


def _address(chance: random.Random, host: str, title: str) -> str:
    """An address whose path spells the title, or only a number, as outlets do."""
    folded = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded)
    slug = "-".join(words[: chance.choice((5, 8, 20))])
    number = chance.randint(10_000, 9_999_999)
    path = chance.choice(
        (f"articles/{slug}", f"{slug}/", f"opinion/{slug}", f"2025/{chance.randint(1, 12):02}/{slug}", f"news/{number}",
         f"?p={number}", f"section/{slug}-{number}.html", f"{slug}_{number}.html")
    )  # fmt: skip
    return f"https://{host}/{path}"


def _pieces(chance: random.Random, texts: Texts) -> list[Piece]:
    """Paragraphs with headings, a quotation after a colon, a list or an epigraph among them."""
    most = chance.choice((1, 3, 4, 5))
    pieces: list[Piece] = []
    if chance.random() < 0.12:
        epigraph = fill(chance, texts, chance.choice(texts.epigraphs))
        parts = [epigraph] if chance.random() < 0.5 else epigraph.replace(" — ", "\n— ").split("\n")
        pieces += [Piece("paragraph", part) for part in parts]
    headings = chance.sample(texts.headings, len(texts.headings)) if chance.random() < 0.55 else []
    since = 0
    for _ in range(chance.randint(2, 14)):
        if headings and since >= chance.randint(1, 4):
            pieces.append(Piece("heading", fill(chance, texts, headings.pop())))
            since = 0
        pieces.append(Piece("paragraph", _paragraph(chance, texts, most)))
        since += 1
        if chance.random() < 0.05:
            pieces.append(Piece("paragraph", fill(chance, texts, chance.choice(texts.leads))))
            pieces.append(Piece("paragraph", _paragraph(chance, texts, 3)))
        elif chance.random() < 0.03:
            mark = chance.choice(("- ", "• ", "* "))
            pieces += [Piece("paragraph", mark + item) for item in chance.sample(texts.items, 3)]
    return pieces


def _paragraph(chance: random.Random, texts: Texts, most: int) -> str:
    chosen = chance.sample(texts.sentences, chance.randint(1, most))
    return " ".join(fill(chance, texts, sentence) for sentence in chosen)
