"""Pages from templates: one environment, autoescape on, a name that is missing is an error and not a blank."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

import msgspec
from fastapi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from hemeroteca import __version__
from hemeroteca.view.addresses import statement_path
from hemeroteca.view.dates import date_words, day_words, span_words, weekday_words

MEDIA_TYPE = "text/html; charset=utf-8"


def render(template: str, page: msgspec.Struct, status: int = 200) -> Response:
    """A page: the template sees the record as `page` and nothing else.

    A lone surrogate, which UTF-8 cannot carry, becomes a question mark.
    """
    html = _environment().get_template(template).render(page=page)
    return Response(html.encode("utf-8", "replace"), status_code=status, media_type=MEDIA_TYPE)


def web_address(url: str | None) -> str | None:
    """The address where it is a web address (http or https), else `None`: no other scheme becomes a link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def host_words(url: str | None) -> str:
    """The host of a web address without its `www.`, for people."""
    safe = web_address(url)
    return (urlsplit(safe).hostname or "").removeprefix("www.") if safe else ""


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 article`, `1,204 articles`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def origin_words(origin: str) -> str:
    """Where a clipping came from, for people: the two origins that are no path or address in words."""
    return {"-": "standard input", "pasted": "a pasted text"}.get(origin, origin)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates of this package."""
    environment = Environment(
        loader=PackageLoader("hemeroteca.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day_words": day_words,
        "date_words": date_words,
        "weekday_words": weekday_words,
        "web_address": web_address,
        "host_words": host_words,
        "statement_path": statement_path,
        "origin_words": origin_words,
    }
    environment.globals |= {"plural": plural, "span_words": span_words, "version": __version__}
    return environment
