"""From a clipping of any kind to its articles."""

from __future__ import annotations

from hemeroteca.errors import NoArticleError, UnsupportedSourceError
from hemeroteca.parse.encodings import HTML, decode_clipping
from hemeroteca.parse.page import parse_page
from hemeroteca.parse.webpage import parse_webpage
from hemeroteca.records import Article, Clipping

TEXT = "text/plain"


def parse_clipping(clipping: Clipping) -> tuple[Article, ...]:
    """The articles of a clipping, at least one.

    Raises SourceEncodingError for bytes that are not text in the encoding they should be in, UnsupportedSourceError
    for a media type that is neither text nor HTML, and NoArticleError where nothing reads as an article.
    """
    if clipping.media_type not in (TEXT, HTML):
        raise UnsupportedSourceError(clipping.origin, f"is {clipping.media_type}", hint="text and HTML are taken")
    text = decode_clipping(clipping)
    articles = (parse_webpage if clipping.media_type == HTML else parse_page)(clipping, text)
    if not articles:
        raise NoArticleError(clipping.origin, "no article was found in it")
    return articles
