"""Articles of the generator as they are clipped: pasted text, and web pages."""

from __future__ import annotations

import html
import random

from evals.traces.desk import Print
from evals.traces.wording import load_wording, write_date
from hemeroteca.collect import clipping_from_bytes
from hemeroteca.records import Clipping

COLLECTED = "2026-09-01T08:00:00+00:00"
WEB_SHARE = 0.4
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} | {outlet}</title>
<link rel="canonical" href="{url}">
<meta property="og:site_name" content="{outlet}">
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta name="author" content="{author}">
<meta property="article:published_time" content="{published}">
</head>
<body>
<article>
<h1>{title}</h1>
{paragraphs}
</article>
</body>
</html>
"""


def clip(made: Print, language: str, rng: random.Random) -> Clipping:
    """An article as a clipping of its own, of either kind."""
    text = write_page(made, language) if rng.random() < WEB_SHARE else write_text(made, language)
    return clipping_from_bytes(text.encode(), origin=made.url.rpartition("/")[2], collected=COLLECTED)


def write_text(made: Print, language: str) -> str:
    """An article as somebody pastes it: headline, byline, day, address, paragraphs."""
    byline = load_wording()[language].credit.byline.format(author=made.author, outlet=made.outlet.name)
    day = write_date(made.published.date(), language)
    return "\n\n".join([made.title, byline, day, made.url, *made.paragraphs]) + "\n"


def write_page(made: Print, language: str) -> str:
    """An article as a web page, with its metadata; addresses in its text are links."""
    fields = {"title": made.title, "outlet": made.outlet.name, "url": made.url, "author": made.author}
    return PAGE.format(
        language=language,
        published=made.published.isoformat(),
        paragraphs="\n".join(f"<p>{link_words(paragraph)}</p>" for paragraph in made.paragraphs),
        **{name: html.escape(value) for name, value in fields.items()},
    )


def link_words(paragraph: str) -> str:
    """A paragraph in HTML; one that ends in an address has its words as the link's."""
    words, address, rest = paragraph.rpartition("https://")
    if not address:
        return html.escape(paragraph)
    return f'<a href="{html.escape(address + rest)}">{html.escape(words.rstrip(": "))}</a>'
