"""Texts filed as articles, without a page to cut."""

from hemeroteca.read import read_article
from hemeroteca.records import Article, Block, Clipping, Span
from hemeroteca.text import fingerprint
from hemeroteca.trace import index_filing

NOW = "2026-03-20T08:00:00+00:00"


def file_text(archive, text, name, published=None):
    """File one article, read as any is; answers its id, which is that of its clipping too."""
    number = fingerprint(name)
    block = Block(kind="paragraph", text=text)
    article = Article(id=number, clipping=number, blocks=(block,), span=Span(0, len(text)), published=published)
    clipping = Clipping(id=number, content=text.encode(), media_type="text/plain", origin=name, collected=NOW)
    archive.file_clipping(clipping, [index_filing(article, read_article(article))])
    return number
