"""What a page's own markup says about its article: the visible deck, the moment it was published, its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hemeroteca.text import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECK_CLASS = re.compile(
    r"\b(?:deck|dek|standfirst|stand-first|sub-?title|sub-?head(?:line|ing)?|entradilla|bajada|copete|sumario|chapo|"
    r"chap[oô]|sottotitolo|occhiello|untertitel|vorspann|subt[ií]tulo|linha-fina|lead-in|article-summary)\b",
    re.IGNORECASE,
)
DECK_TAGS = ("p", "h2", "h3", "h4", "div", "span", "strong", "em")
MAX_DECK_WORDS = 70
MIN_DECK_WORDS = 4
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
META_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='dcterms.created']/@content",
    "//time[@datetime][1]/@datetime",
)
LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
FRACTION = re.compile(r"\.\d+")


def load_markup(text: str) -> HtmlElement | None:
    """The page as a tree, or `None` where lxml can make nothing of it."""
    from trafilatura import load_html  # noqa: PLC0415 — with trafilatura, see webpage

    try:
        tree: HtmlElement | None = load_html(text)
    except (ValueError, TypeError, AssertionError):
        return None
    return tree


def find_deck(markup: HtmlElement | None, description: str, paragraphs: list[str]) -> str | None:
    """The standfirst that the page shows under its title.

    An element whose class says so, or else the page's description where it is shown word for word and is not the
    article's first paragraph. A description that only machines see is no deck.
    """
    if markup is None:
        return None
    first = paragraphs[0] if paragraphs else ""
    for element in markup.iter(*DECK_TAGS):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if DECK_CLASS.search(marks.replace("_", "-")):
            shown = squeeze(" ".join(element.itertext()))
            if MIN_DECK_WORDS <= len(shown.split()) <= MAX_DECK_WORDS:
                return shown
    if not MIN_DECK_WORDS <= len(description.split()) <= MAX_DECK_WORDS or description == first:
        return None
    for element in markup.iter("p", "h2", "h3"):
        if squeeze(" ".join(element.itertext())) == description:
            return description
    return None


def published_moment(markup: HtmlElement | None, day: str | None) -> str | None:
    """The moment of publication with time and zone where the markup gives them for that day, else the day found."""
    for moment in _moments(markup):
        if day is None or moment.startswith(day):
            return moment
    return day


def _moments(markup: HtmlElement | None) -> list[str]:
    """Every moment of publication the markup states, surest first."""
    if markup is None:
        return []
    raw: list[str] = []
    for script in markup.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            raw += JSON_PUBLISHED.findall(script.text)
    for path in META_PUBLISHED:
        raw += [str(value) for value in markup.xpath(path)]
    found = [match[0] for value in raw if (match := MOMENT.match(value.strip()))]
    return [_normal_moment(moment) for moment in found]


def _normal_moment(moment: str) -> str:
    """ISO 8601 as the other dates are written: a T, no fractions, a colon in the zone."""
    moment = FRACTION.sub("", moment.replace(" ", "T")).replace("Z", "+00:00")
    return re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", moment) if "T" in moment else moment


def own_address(markup: HtmlElement | None, found: str | None) -> tuple[str | None, str | None]:
    """The page's address and its canonical address, as its markup states them."""
    canonical = _first(markup, "//link[@rel='canonical']/@href")
    shared = _first(markup, "//meta[@property='og:url']/@content")
    return shared or canonical or found or None, canonical


def _first(markup: HtmlElement | None, path: str) -> str | None:
    """The first whole address at a path."""
    values = markup.xpath(path) if markup is not None else []
    return next((squeeze(str(value)) for value in values if str(value).strip().startswith("http")), None)


def stated_language(markup: HtmlElement | None) -> str | None:
    """The language that the page's root states, as ISO 639-1."""
    if markup is None:
        return None
    stated = next((str(value) for value in markup.xpath("/html/@lang | /html/@xml:lang")), "")
    match = LANGUAGE.match(stated.strip())
    return match[0].lower() if match and len(match[0]) == 2 else None
