"""Page copies of clippings blogs with their truth, composed from invented articles."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from babel.dates import format_date

from evals.pastes.layout import SEPARATORS, Layout, draw_layout, load_interfaces, write_day
from evals.pastes.texts import LANGUAGES, Truth, fill, invent_article, load_texts

LAST_DAY = dt.date(2026, 6, 30)
DAYS_BACK = 4000
PLACES = ("Roccasale", "Port Bellamy", "Altensiel", "Monteagudo")


def compose_pages(count: int, seed: int) -> Iterator[tuple[str, list[Truth]]]:
    """`count` pages, each with the articles on it in order; the same for the same seed."""
    for number in range(count):
        yield compose_page(random.Random(f"{seed}/{number}"))


def compose_page(chance: random.Random) -> tuple[str, list[Truth]]:
    """One page and its truth."""
    layout = draw_layout(chance)
    lines = _header(chance, layout)
    truths: list[Truth] = []
    day = LAST_DAY - dt.timedelta(days=chance.randint(0, DAYS_BACK))
    for _ in range(chance.choice((1, 2, 3, 4, 5, 6))):
        _put(lines, chance, layout, [write_day(layout, day)])
        for place in range(chance.choice((1, 1, 1, 2, 3))):
            language = layout.language if chance.random() < 0.5 else chance.choice(LANGUAGES)
            truth = invent_article(chance, language)
            truth.posted = day.isoformat()
            if place and layout.separator:
                _put(lines, chance, layout, [layout.separator])
            elif place:
                lines += [""] * layout.post_gap
            _put_article(lines, chance, layout, truth, day)
            truths.append(truth)
        day -= dt.timedelta(days=chance.choice((1, 1, 1, 2, 3, 8)))
    if layout.furniture == "all":
        lines += _footer(chance, layout, truths, day)
    return "\n".join(lines) + "\n", truths


def _put(lines: list[str], chance: random.Random, layout: Layout, parts: list[str]) -> None:
    """Lines, each with the page's blank lines before it."""
    for part in parts:
        if lines:
            lines += [""] * chance.choice(layout.gaps)
        lines.append(part)


def _header(chance: random.Random, layout: Layout) -> list[str]:
    """The blog's name, once or twice, its description, sometimes its menu."""
    if chance.random() < 0.15:
        return []
    blog = chance.choice(layout.interface.blogs)
    lines = [blog]
    if chance.random() < 0.5:
        lines += ["", blog]
    tagline = chance.choice(layout.interface.taglines)
    lines += [tagline] if tagline else []
    if chance.random() < 0.2:
        lines += ["", chance.choice(layout.interface.home)]
    if chance.random() < 0.2:
        lines += [chance.choice(layout.interface.menu)]
    return lines


def _put_article(lines: list[str], chance: random.Random, layout: Layout, truth: Truth, day: dt.date) -> None:
    """An article's head, body, foot and furniture."""
    if chance.random() < 0.85:
        published = day - dt.timedelta(days=chance.choice((0, 0, 1, 1, 2, 5, 14)))
        truth.published = published.isoformat()
    head = _head(chance, layout, truth)
    foot = []
    if "address" in head and chance.random() < layout.address_last:
        foot = [head.pop("address")]
    _put(lines, chance, layout, list(head.values()))
    _put(lines, chance, layout, _body(chance, layout, truth))
    _put(lines, chance, layout, foot)
    if layout.furniture != "none":
        _put(lines, chance, layout, _after_post(chance, layout))


def _head(chance: random.Random, layout: Layout, truth: Truth) -> dict[str, str]:
    """The parts of a head in the page's order; names and date in one line where it sets them so."""
    parts = {"title": truth.title}
    if truth.deck:
        parts["deck"] = truth.deck
    if truth.authors:
        parts["byline"] = _byline(chance, layout, truth)
    if truth.published:
        parts["date"] = chance.choice(layout.dated).format(d=_date(chance, layout, truth))
        if chance.random() < layout.place_line:
            parts["date"] = f"{chance.choice(PLACES)}, {_date(chance, layout, truth)}"
    if truth.url:
        parts["address"] = chance.choice(layout.source).format(u=truth.url, o=truth.outlet)
    if "byline" in parts and "date" in parts and chance.random() < layout.one_line:
        parts["byline"] = parts["byline"] + chance.choice(SEPARATORS) + _date(chance, layout, truth)
        del parts["date"]
    order = list(chance.choice(layout.orders))
    if truth.url and chance.random() < layout.outlet_line:
        parts["outlet"] = truth.outlet
        order.insert(chance.choice((1, 2, 3)), "outlet")
    return {part: parts[part] for part in order if part in parts}


def _byline(chance: random.Random, layout: Layout, truth: Truth) -> str:
    """The names as the article's language or the blog's joins and introduces them."""
    joint = {"es": " y ", "en": " and ", "fr": " et ", "pt": " e ", "de": " und ", "it": " e "}[truth.language]
    names = ", ".join(truth.authors[:-1]) + joint + truth.authors[-1] if len(truth.authors) > 1 else truth.authors[0]
    templates = layout.by if truth.language == layout.language else load_interfaces()[truth.language].by
    template = chance.choice(templates)
    if "{A}" in template:
        truth.authors = [name.upper() for name in truth.authors] if chance.random() < 0.5 else truth.authors
        template = template if truth.authors[0].isupper() else "{a}"
    written = template.format(a=names, A=names)
    return written.upper() if "{A}" in template else written


def _date(chance: random.Random, layout: Layout, truth: Truth) -> str:
    """The article's own date, as its language writes it."""
    assert truth.published is not None
    pattern = chance.choice(layout.date_formats)
    if truth.language == "en" and pattern == "dd/MM/yyyy":
        pattern = "d MMMM y"
    written = format_date(dt.date.fromisoformat(truth.published), pattern, locale=truth.language)
    if pattern == "MMM d, y" and chance.random() < 0.3:
        written = written.upper()
    return written + (f" {chance.randint(6, 23)}:{chance.randint(10, 59)}" if chance.random() < 0.08 else "")


def _body(chance: random.Random, layout: Layout, truth: Truth) -> list[str]:
    """The pieces of the body as the page shows them; a lost first letter is lost in the truth too."""
    shown = []
    for place, piece in enumerate(truth.pieces):
        text = piece.text
        if layout.has_drop_caps and place == 0 and piece.kind == "paragraph" and text[0].isalpha():
            text = text[1:]
            truth.pieces[0] = type(piece)(piece.kind, text)
        if layout.has_nbsp:
            text = " ".join(word if chance.random() < 0.9 else f"\u00a0{word}" for word in text.split(" "))
        shown.append((layout.indent if piece.kind == "paragraph" else "") + text)
    return shown


def _after_post(chance: random.Random, layout: Layout) -> list[str]:
    """What stands under a post."""
    interface = layout.interface
    who = chance.choice(("Iconos", "Ana", "el archivero", "Marginalia"))
    clock = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    lines = [chance.choice(interface.posted).format(who=who, time=clock)]
    if layout.furniture == "all":
        lines += chance.choice(interface.share).split("\n")
    lines.append(chance.choice(interface.comments).format(n=chance.randint(2, 40)))
    if layout.has_comments and "{n}" not in lines[-1] and any(digit in lines[-1] for digit in "23456789"):
        texts = load_texts(layout.language)
        for _ in range(chance.randint(1, 3)):
            lines += [
                chance.choice(interface.said).format(who=who),
                fill(chance, texts, chance.choice(texts.sentences)),
            ]
    if chance.random() < 0.5:
        lines.append(chance.choice(interface.labels).format(who=who))
    return lines


def _footer(chance: random.Random, layout: Layout, truths: list[Truth], day: dt.date) -> list[str]:
    """The end of a page: older posts, subscription, the archive with its titles."""
    interface = layout.interface
    lines = ["", chance.choice(interface.older), chance.choice(interface.home), chance.choice(interface.subscribe)]
    if chance.random() < 0.6:
        month = format_date(day, "LLLL", locale=layout.language)
        lines += ["", interface.archive, f"▼ {day.year} ({chance.randint(20, 300)})", f"▼ {month} ({len(truths)})"]
        lines += [truth.title for truth in truths]
        lines += [
            f"► {format_date(day - dt.timedelta(days=31), 'LLLL', locale=layout.language)} ({chance.randint(2, 60)})"
        ]
        lines += [f"► {day.year - 1} ({chance.randint(20, 300)})"]
    if chance.random() < 0.5:
        lines += ["", chance.choice(interface.powered)]
    return lines
