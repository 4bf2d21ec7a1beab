"""The cuts of a clipping in a form a person can check at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from hemeroteca.records import Article
from hemeroteca.text import squeeze

GLIMPSE = 60
"""Characters shown of an article's first and last words."""


def print_cuts(origin: str, articles: Sequence[Article]) -> None:
    """One paragraph per article: title, deck, who, where, when, address, section headings, first and last words."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{origin}: {len(articles)} article{'' if len(articles) == 1 else 's'}", style="bold"))
    for number, article in enumerate(articles, start=1):
        console.print()
        console.print(Text.assemble((f"{number:>3}  ", "dim"), (article.title or "(no title)", "bold")))
        for line in _lines(article):
            console.print(Text("     ") + line)
    console.print()


def _lines(article: Article) -> list[Text]:
    lines = [Text(article.deck, style="italic")] if article.deck else []
    who = " · ".join([*article.authors, article.outlet or "outlet not named"])
    when = f"published {article.published or 'not known'} · posted {article.posted or 'not known'}"
    lines += [Text(f"{who} · {when}"), Text(article.url or "no address", style="blue" if article.url else "dim")]
    kinds = [block.kind for block in article.blocks]
    counted = [
        (kinds.count("paragraph"), "paragraphs"),
        (kinds.count("quotation"), "quotations"),
        (kinds.count("item"), "items"),
    ]
    counts = ", ".join(f"{n} {name if n != 1 else name[:-1]}" for n, name in counted if n)
    lines.append(Text(f"{article.language or 'language not known'} · {counts or 'no body'}", style="dim"))
    lines += [Text(f"§ {block.text}") for block in article.blocks if block.kind == "heading"]
    body = [squeeze(block.text) for block in article.blocks if block.kind not in ("title", "deck", "heading")]
    if body:
        lines.append(Text(f"“{body[0][:GLIMPSE].rstrip()} … {body[-1][-GLIMPSE:].lstrip()}”"))
    lines += [Text(f"? {doubt.about}: {doubt.text}", style="yellow") for doubt in article.doubts]
    return lines
