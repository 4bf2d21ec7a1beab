"""A reading on a terminal: each statement with who said it, via whom, with which hedge."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from hemeroteca.records import Article, Reading, Spans, Statement
from hemeroteca.settings import SURE
from hemeroteca.text import format_address, squeeze

MANNER_STYLE = {"direct": "green", "indirect": "cyan", "mixed": "magenta"}


def print_reading(article: Article, reading: Reading) -> None:
    """The article's title and its statements in the order of the text, nested ones indented under their parent."""
    console = Console(highlight=False, soft_wrap=True)
    count = len(reading.statements)
    console.print(Text(article.title or article.id, style="bold"))
    console.print(
        Text(f"{count} statement{'' if count == 1 else 's'}, {reading.language or 'language not known'}", style="dim")
    )
    text = article.text
    for statement in reading.statements:
        console.print(_lines(article.id, text, statement, reading))
    for doubt in reading.doubts:
        console.print(Text(f"  ? {doubt.about}: {doubt.text}", style="yellow"))
    console.print()


def who_said(statement: Statement, text: str) -> str:
    """The speaker and the chain in words; a speaker below the threshold ends in a question mark."""
    speaker = statement.speaker
    if speaker is None:
        source = squeeze(words_of(statement.source, text))
        who = f"{source}?" if source else "source not named"
    else:
        who = speaker.name if speaker.confidence >= SURE else f"{speaker.name}?"
    return "".join([who, *(f", via {via.name}" for via in statement.via)])


def words_of(spans: Spans, text: str) -> str:
    """The words that a discontinuous span covers."""
    return " … ".join(text[start:end] for start, end in spans)


def _lines(article_id: str, text: str, statement: Statement, reading: Reading) -> Text:
    notes: list[str] = [statement.manner]
    notes += [statement.polarity] if statement.polarity != "affirmed" else []
    notes += [f"“{squeeze(text[slice(*reading.hedges[index].span)])}”" for index in statement.hedges]
    address = format_address(article_id, statement.content[0].start, statement.content[-1].end)
    indent = "  " if statement.parent is None else "      "
    return Text.assemble(
        indent,
        (who_said(statement, text), "bold"),
        (f"  [{', '.join(notes)}]  ", MANNER_STYLE[statement.manner]),
        (address, "dim"),
        f"\n{indent}  ",
        squeeze(words_of(statement.content, text)),
    )
