"""A page copied from a clippings blog as text: its days, its articles, their parts."""

from __future__ import annotations

from hemeroteca.parse.assembly import Piece, assemble_article
from hemeroteca.parse.cuts import cut_sections
from hemeroteca.parse.days import DayHeading, find_days
from hemeroteca.parse.evidence import weigh_lines
from hemeroteca.parse.facts import Fact
from hemeroteca.parse.habits import Cut
from hemeroteca.parse.lines import split_lines
from hemeroteca.parse.mastheads import mark_mastheads
from hemeroteca.parse.repeats import mark_repeated
from hemeroteca.parse.wrapping import unwrap_lines
from hemeroteca.records import Article, Clipping

MIN_HEADER_ARTICLE = 60
"""Words of prose above the first day heading that are an article, not the blog's description."""


def parse_page(clipping: Clipping, text: str) -> tuple[Article, ...]:
    """The articles of a page copy, in its order; none where it holds none."""
    facts, days = find_days(unwrap_lines(split_lines(text)))
    facts = mark_mastheads(mark_repeated(facts, {day.place for day in days}))
    sections = _sections(facts, days)
    cuts = cut_sections(facts, weigh_lines(facts), [places for places, _ in sections], has_days=bool(days))
    figures = _order_of_figures(facts)
    articles = []
    for (_, day), section in zip(sections, cuts, strict=True):
        for cut in section:
            if days and day is None and not _is_article(facts, cut):
                continue
            piece = Piece(clipping, text, facts, cut, day.day if day else None, figures)
            if (article := assemble_article(piece)) is not None:
                articles.append(article)
    return tuple(articles)


def _sections(facts: list[Fact], days: list[DayHeading]) -> list[tuple[range, DayHeading | None]]:
    """The places between the day headings, with the heading they stand under; what is above the first has none."""
    edges = [day.place for day in days] + [len(facts)]
    sections: list[tuple[range, DayHeading | None]] = [(range(edges[0]), None)]
    for day, end in zip(days, edges[1:], strict=True):
        sections.append((range(day.place + 1, end), day))
    return sections


def _order_of_figures(facts: list[Fact]) -> str:
    """How the page writes dates in figures, where the dates that leave no choice agree."""
    orders = {fact.byline.date.order for fact in facts if fact.byline and fact.byline.date} - {""}
    return orders.pop() if len(orders) == 1 else ""


def _is_article(facts: list[Fact], cut: Cut) -> bool:
    """Whether what stands above the first day heading is more than the page's name and description."""
    words = sum(facts[place].words for place, role in cut.roles if role == "body" and facts[place].is_sentence)
    return words >= MIN_HEADER_ARTICLE and any(role in ("address", "byline", "title") for _, role in cut.roles)
