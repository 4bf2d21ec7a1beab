"""What an article is about, as numbers: the fingerprints of its content words, and of its names among them."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from hemeroteca.records import Article, Profile, Reading
from hemeroteca.trace.chronology import date_article
from hemeroteca.trace.names import find_names
from hemeroteca.trace.words import choose_content_words, find_words, stem

MOST_WORDS = 3000
"""Content words of an article that are looked at; what it is about is said by then."""
MOST_NAMES = 60


def profile_article(article: Article, reading: Reading, collected: str | None = None) -> Profile:
    """The profile of an article; `collected` is when its clipping arrived. A pure function of all three."""
    words = choose_content_words(find_words(article.text))[:MOST_WORDS]
    names = sorted(find_names(article, reading))[:MOST_NAMES]
    language = article.language or reading.language
    return Profile(
        article=article.id,
        terms=_fingerprints({*map(stem, words), *names}),
        names=fingerprint_names(names),
        day=date_article(article, collected).day,
        language=language.split("-")[0].lower() if language else None,
    )


def fingerprint_names(names: Iterable[str]) -> tuple[int, ...]:
    """The fingerprints under which articles with some names are found."""
    return _fingerprints(sorted(names)[:MOST_NAMES])


def _fingerprints(words: Iterable[str]) -> tuple[int, ...]:
    """The fingerprints of words, sorted, each once; of a million words two in a thousand share one (CRC-32)."""
    return tuple(sorted({crc32(word.encode("utf-8", "surrogatepass")) for word in words}))
