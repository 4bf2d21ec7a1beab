"""Lines that are an address, with or without a label before it, and what an address says about a title and a day."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import msgspec

from hemeroteca.parse.lexicon import load_lexicon, normal_tokens
from hemeroteca.records import Link, Span
from hemeroteca.text import fold

SCHEME = r"(?:https?://|www\.)"
ADDRESS = re.compile(SCHEME + r"[^\s<>\"“”«»]+", re.IGNORECASE)
BARE = re.compile(r"(?<![\w@./])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,13}/[^\s<>\"“”«»]*", re.IGNORECASE)
"""An address without a scheme: a host with a path, so that "elfaro.net" in a sentence is none."""
BARE_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,13}", re.IGNORECASE)
TRAILING = ".,;:!?'’”»>)]}"
LABEL_SIGNS = re.compile(r"[\s:;,.()\[\]<>«»\"“”|·•–—→►»>-]+")
MAX_LABEL_WORDS = 8
MAX_HOST_LINE = 60
MAX_ADDRESS_LINE = 2000
APOSTROPHE = re.compile("['’]")
WORDS = re.compile(r"[^\W_]+")
MIN_SLUG_WORDS = 3
DAY_IN_PATH = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)")


class AddressLine(msgspec.Struct, frozen=True):
    """An address on a line of its own. `outlet` is what the label names ("Fuente: El Faro, https://…")."""

    url: str
    is_labelled: bool
    outlet: str | None
    slug: frozenset[str]
    """The folded words of the last part of its path that has at least three."""
    day: str | None
    """The ISO day in its path."""


def find_address(text: str) -> re.Match[str] | None:
    """The first address in a text."""
    if len(text) > MAX_ADDRESS_LINE or ("." not in text):
        return None
    return ADDRESS.search(text) or BARE.search(text)


def find_links(text: str) -> tuple[Link, ...]:
    """The addresses with a scheme that a text spells out, each with its span; marks of the sentence are left off."""
    found = ((match.start(), _trim(match[0])) for match in ADDRESS.finditer(text))
    return tuple(Link(url=_with_scheme(raw), span=Span(start, start + len(raw))) for start, raw in found)


def parse_address_line(text: str) -> AddressLine | None:
    """A line that holds an address and nothing else but a label; `None` for a sentence with an address in it.

    >>> parse_address_line("Fuente: https://example.org/a").url
    'https://example.org/a'
    """
    match = find_address(text)
    lexicon = load_lexicon()
    if match is None:
        label, _, rest = text.partition(":")
        rest = rest.strip(" .()")
        if len(text) <= MAX_HOST_LINE and lexicon.source.is_whole(normal_tokens(label)) and BARE_HOST.fullmatch(rest):
            return _address_line(rest, is_labelled=True, outlet=None)
        return None
    before, after = text[: match.start()], text[match.end() :]
    tokens = normal_tokens(before)
    if normal_tokens(after) or len(tokens) > MAX_LABEL_WORDS:
        return None
    size = max(lexicon.source.begins(tokens), lexicon.read_more.begins(tokens), lexicon.published.begins(tokens))
    if tokens and not size and not before.rstrip().endswith((":", "(", "→", "-", "–", "|")):
        return None
    outlet = _label_outlet(before) if len(tokens) > size else None
    return _address_line(match[0], is_labelled=bool(tokens), outlet=outlet)


def title_words(title: str) -> set[str]:
    """The words of a title as addresses spell them, with and without apostrophes."""
    folded = fold(title)
    return {*WORDS.findall(folded), *WORDS.findall(APOSTROPHE.sub("", folded))}


def slug_overlap(words: set[str], address: AddressLine) -> float:
    """The share of an address's words that a title has, 0 to 1; 0 where the address has fewer than three."""
    return len(address.slug & words) / len(address.slug) if len(address.slug) >= MIN_SLUG_WORDS else 0.0


def _address_line(raw: str, *, is_labelled: bool, outlet: str | None) -> AddressLine:
    """The record of a raw address: trailing marks of the sentence off, a scheme put before it."""
    url = _with_scheme(_trim(raw))
    try:
        path = urlsplit(url).path
    except ValueError:
        path = ""
    slug: frozenset[str] = frozenset()
    for part in reversed(unquote(path).split("/")):
        words = [word for word in WORDS.findall(fold(re.sub(r"\.[a-z]{2,5}$", "", part))) if not word.isdecimal()]
        if len(words) >= MIN_SLUG_WORDS:
            slug = frozenset(words)
            break
    day = DAY_IN_PATH.search(path)
    iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else None
    return AddressLine(url, is_labelled, outlet, slug, iso)


def _trim(raw: str) -> str:
    """An address without the marks of the sentence behind it; a bracket that it opened stays."""
    url = raw.rstrip(TRAILING)
    return url + ")" if url.count("(") > url.count(")") and raw[len(url) :].startswith(")") else url


def _with_scheme(url: str) -> str:
    return url if re.match(r"https?://", url, re.IGNORECASE) else f"https://{url}"


def _label_outlet(label: str) -> str | None:
    """The name a label gives besides its own words: "Fuente: El Faro (" → "El Faro"."""
    head, colon, rest = label.partition(":")
    lexicon = load_lexicon()
    if colon and lexicon.source.begins(normal_tokens(head)) == len(normal_tokens(head)):
        name = rest.strip(" :,;()[]<>|·•–—-→")
        return name or None
    words = head.split()
    size = lexicon.source.begins(normal_tokens(head))
    name = " ".join(words[size:]).strip(" :,;()[]<>|·•–—-→") if size else ""
    return name if name[:1].isupper() else None
