"""How well statements of the reference page are traced, against twenty that were followed by hand.

`gold/iconos.jsonl` holds offsets into the page and names, no text; the page lies with the corpora. Of each statement it
says whom it is from, through whom, who printed it, whom that cites, and what it comes down to. No other article of the
page prints any of them. Measures, in percent of the twenty unless they say otherwise:

- `found`: a statement that covers 0.8 or more of the characters. What is not found has nothing else right.
- `speaker`: has all the words of one of the names. `via`: the chain, in order; another reading may be right as well.
- `alone`: one print, by the right outlet. `cites`: F1 of the edges from that outlet to outlets that are absent.
- `origins`: the one origin, by name, and no other.

`python -m evals.traces.iconos` lists what is missed and wrong, by offset.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from evals.grade import find_shared
from evals.traces.score import fold_name, share
from hemeroteca.collect import clipping_from_bytes
from hemeroteca.pipeline.filing import file_clipping
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Article, Span, Statement, Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import format_address

GOLD = Path(__file__).parents[1] / "gold" / "iconos.jsonl"
COLLECTED = "2025-11-17T08:00:00+00:00"
COVERED = 0.8


class Followed(msgspec.Struct, frozen=True):
    """A statement followed by hand; `content` points into the page, `or_via` are chains that are right too."""

    content: tuple[Span, ...]
    speaker: tuple[str, ...]
    via: tuple[str, ...]
    printed: str
    cites: tuple[str, ...]
    origin: str
    or_via: tuple[tuple[str, ...], ...] = ()


class Answer(NamedTuple):
    """What was made of a statement: the measures that are right, and its edges, found and true."""

    gold: Followed
    right: dict[str, bool]
    found: frozenset[tuple[str, str]]
    true: frozenset[tuple[str, str]]
    said: str


def grade_page(shared: Path | None) -> dict[str, float]:
    """Each measure in percent; nothing where the page is not there."""
    answers = list(answer_page(shared))
    if not answers:
        return {}
    right = Counter(measure for answer in answers for measure, holds in answer.right.items() if holds)
    figures = {measure: share(right[measure], len(answers)) for measure in answers[0].right}
    hits = sum(len(answer.found & answer.true) for answer in answers)
    figures["cites"] = share(2 * hits, sum(len(answer.found) + len(answer.true) for answer in answers))
    return {f"traces.iconos.{measure}": figure for measure, figure in figures.items()}


def answer_page(shared: Path | None) -> Iterator[Answer]:
    """File the page into an archive of its own and trace each statement."""
    page = shared / "seeds" / "iconos.txt" if shared else None
    if page is None or not page.exists():
        return
    text = page.read_bytes()
    decoder = msgspec.json.Decoder(Followed)
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "page.hemeroteca") as archive:
        articles = file_clipping(archive, clipping_from_bytes(text, origin=page.name, collected=COLLECTED)).articles
        for line in GOLD.read_bytes().splitlines():
            gold = decoder.decode(line)
            parts = [text.decode()[start:end] for start, end in gold.content]
            yield answer_statement(archive, articles, gold, parts)


def answer_statement(archive: Archive, articles: tuple[Article, ...], gold: Followed, parts: list[str]) -> Answer:
    """What the archive tells of a statement, whose words are `parts`."""
    true = frozenset((fold_name(gold.printed), fold_name(name)) for name in gold.cites)
    article = next((one for one in articles if all(part in one.text for part in parts)), None)
    statement = find_statement(archive, article, parts) if article else None
    if article is None or statement is None:
        wrong = dict.fromkeys(("found", "speaker", "via", "alone", "origins"), False)
        return Answer(gold, wrong, frozenset(), true, "no statement")
    address = format_address(article.id, statement.content[0].start, statement.content[-1].end)
    trace = trace_query(archive, address)[0]
    speaker = set(fold_name(trace.speaker.name).split()) if trace.speaker else set()
    via = [passer.name for one in trace.prints if one.statement == address for passer in one.via]
    chains = [list(map(fold_name, chain)) for chain in (gold.via, *gold.or_via)]
    right = {
        "found": True,
        "speaker": any(set(fold_name(name).split()) <= speaker for name in gold.speaker),
        "via": list(map(fold_name, via)) in chains,
        "alone": [fold_name(one.outlet or "") for one in trace.prints] == [fold_name(gold.printed)],
        "origins": [fold_name(one.name) for one in trace.origins] == [fold_name(gold.origin)],
    }
    origins = [one.name for one in trace.origins]
    name = trace.speaker.name if trace.speaker else None
    said = f"speaker {name}, via {via}, origins {origins}, {len(trace.prints)} prints"
    return Answer(gold, right, list_cited(archive, trace), true, said)


def find_statement(archive: Archive, article: Article, parts: list[str]) -> Statement | None:
    """The shortest statement of an article that covers enough of the words."""
    reading = archive.reading(article.id)
    wanted = {at for part in parts for at in range(article.text.index(part), article.text.index(part) + len(part))}

    def letters(statement: Statement) -> set[int]:
        return {at for start, end in statement.content for at in range(start, end)}

    found = [
        one for one in (reading.statements if reading else ()) if len(letters(one) & wanted) >= COVERED * len(wanted)
    ]
    return min(found, key=lambda one: len(letters(one)), default=None)


def list_cited(archive: Archive, trace: Trace) -> frozenset[tuple[str, str]]:
    """The edges of citation by the names of the outlets at both ends."""

    def name(node: str) -> str:
        article = archive.article(node)
        return fold_name(article.outlet or node if article else node)

    return frozenset((name(edge.origin), name(edge.target)) for edge in trace.edges if edge.kind == "cites")


def main() -> int:
    """Print what is wrong, then the figures."""
    shared = find_shared()
    for answer in answer_page(shared):
        wrong = [measure for measure, holds in answer.right.items() if not holds]
        if answer.found != answer.true:
            wrong.append(f"cites {sorted(answer.found)}")
        if wrong:
            print(f"{answer.gold.content[0]}: {', '.join(wrong)}; {answer.said}")
    for measure, figure in grade_page(shared).items():
        print(f"{measure} {figure:.1f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
