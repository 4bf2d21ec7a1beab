"""How well statements that are one are told from others, in percent: `python -m evals.same` lists what is wrong.

`gold/same.txt` has pairs of statements, written for this project. All of them are laid on one shelf, so a link between
two pairs is as wrong as one within a pair that is none. On ECB+ (Cybulska and Vossen 2014) each annotated sentence is a
report without a speaker, and the articles of one topic, which holds two stories that are alike, are laid on one shelf.
Two sentences of different articles are the same where half of the events named in either are named in both
(`same.ecb`); `events` is the share of links between sentences that name an event in common. Thresholds are swept on the
training part (`tune`); the figures are those of dev.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, cast

from evals.grade import find_shared
from hemeroteca.read import read_draft
from hemeroteca.records import (
    Article,
    Block,
    Draft,
    EntityKind,
    Filing,
    Manner,
    Polarity,
    Reading,
    Span,
    Speaker,
    Statement,
)
from hemeroteca.trace import Dossier, Place, Shelf, index_filing
from hemeroteca.trace.chronology import days_between, shift_day
from hemeroteca.trace.likeness import same_statement

GOLD = Path(__file__).with_name("gold") / "same.txt"
DAY = "2026-05-06"
KINDS: dict[str, EntityKind] = {"+": "organisation", "@": "outlet", "~": "unnamed"}
POLARITIES: dict[str, Polarity] = {"denied": "denied", "asked": "questioned"}
SAID = re.compile(
    r"(?P<kind>[+@~]?) ?(?P<who>[^|]+?) \| (?:\[(?P<days>\d+)\] )?(?:(?P<turn>denied|asked): )?(?P<words>.+)"
)
MARKED = re.compile(r"“[^”]*”|«[^»]*»")
MOST_NEIGHBOURS = 500
EVENTS_SHARED = 0.5

Link = tuple[Place, Place]


class Pair(NamedTuple):
    """Two statements, whether they are one, and what was done to make the second of the first."""

    language: str
    same: bool
    how: str
    filings: tuple[Filing, Filing]


class Tally(NamedTuple):
    """Links that are right, links that were drawn, links that there are."""

    right: int
    drawn: int
    true: int

    def figures(self) -> dict[str, float]:
        """Precision, recall and their harmonic mean, in percent."""
        return {
            "precision": _percent(self.right, self.drawn),
            "recall": _percent(self.right, self.true),
            "f1": _percent(2 * self.right, self.drawn + self.true),
        }


def grade(shared: Path | None) -> dict[str, float]:
    """All figures by name; those on ECB+ only where it is present."""
    pairs = load_pairs()
    links = draw_links(shelve(filing for pair in pairs for filing in pair.filings))
    scores: dict[str, float] = {}
    for name, of in (("", pairs), *((f".{one}", [p for p in pairs if p.language == one]) for one in ("en", "es"))):
        tally = count_pairs(of, links)
        scores |= {f"same.gold{name}.{measure}": figure for measure, figure in tally.figures().items()}
    if shared and (shared / "corpora" / "ecbplus").is_dir():
        scores |= {f"same.ecb.{measure}": figure for measure, figure in grade_events(shared, "dev").items()}
    return scores


def load_pairs() -> list[Pair]:
    """The pairs of the gold set."""
    pairs = []
    for chunk in re.findall(r"(?m)^= (.+)\n(.+)\n(.+)$", GOLD.read_text("utf-8")):
        language, verdict, how = chunk[0].split(" ", 2)
        number = len(pairs)
        filings = tuple(file_said(line, f"{number:03}{side}", language) for side, line in enumerate(chunk[1:]))
        pairs.append(Pair(language, verdict == "same", how, cast("tuple[Filing, Filing]", filings)))
    return pairs


def file_said(line: str, key: str, language: str) -> Filing:
    """A line of the gold set as an article that has nothing but the statement."""
    found = SAID.fullmatch(line)
    if found is None:
        raise ValueError(f"{GOLD.name}: {line!r} is no statement")
    words = found["words"]
    bare = MARKED.sub("", words)
    manner: Manner = "indirect" if bare == words else "mixed" if re.search(r"\w", bare) else "direct"
    speaker = Speaker(name=found["who"], kind=KINDS.get(found["kind"], "person"), confidence=0.9)
    statement = Statement(
        source=(),
        cue=(),
        content=(Span(0, len(words)),),
        manner=manner,
        speaker=None if found["who"] == "-" else speaker,
        polarity=POLARITIES.get(found["turn"] or "", "affirmed"),
        confidence=0.9,
    )
    return file_text(key, words, (statement,), language, shift_day(DAY, int(found["days"] or 0)))


def file_text(key: str, text: str, statements: tuple[Statement, ...], language: str, day: str | None) -> Filing:
    """An article with these statements, and the names, figures and times that the reader finds in it."""
    blocks = (Block(kind="paragraph", text=text),)
    article = Article(id=key.ljust(16, "0"), clipping="", blocks=blocks, span=Span(0, len(text)), published=day)
    read = read_draft(Draft(id=key, text=text, language=language, published=day))
    reading = Reading(
        language=language,
        version="gold",
        statements=statements,
        mentions=read.mentions,
        quantities=read.quantities,
        times=read.times,
    )
    return index_filing(article, reading)


def shelve(filings: Iterable[Filing]) -> Shelf:
    """The articles side by side."""
    return Shelf(Dossier(filing) for filing in filings)


def draw_links(shelf: Shelf) -> set[Link]:
    """Every two statements of different articles that the tracer takes for one; candidates come from the index."""
    return {
        (min(place, other), max(place, other))
        for place in every_place(shelf)
        for other in shelf.neighbours(place, MOST_NEIGHBOURS)
        if other[0] != place[0] and is_linked(shelf, place, other)
    }


def every_place(shelf: Shelf) -> Iterator[Place]:
    """The place of every statement on a shelf."""
    for dossier in shelf.dossiers.values():
        yield from ((dossier.id, number) for number in range(len(dossier.reading.statements)))


def is_linked(shelf: Shelf, one: Place, other: Place) -> bool:
    """Whether the tracer takes two statements for one."""
    days = days_between(shelf.dossiers[one[0]].when, shelf.dossiers[other[0]].when)
    return bool(same_statement(shelf.saying(one), shelf.saying(other), days))


def count_pairs(pairs: Sequence[Pair], links: set[Link]) -> Tally:
    """How the links from the statements of these pairs agree with them."""
    own = {filing.article.id for pair in pairs for filing in pair.filings}
    true = {place_pair(pair) for pair in pairs if pair.same}
    drawn = {link for link in links if link[0][0] in own}
    return Tally(len(true & drawn), len(drawn), len(true))


def place_pair(pair: Pair) -> Link:
    """The places of a pair's statements."""
    one, other = sorted(filing.article.id for filing in pair.filings)
    return (one, 0), (other, 0)


def grade_events(shared: Path, part: str) -> dict[str, float]:
    """The figures on a part of ECB+: as `Tally.figures`, and `events`."""
    tally, sharing = Tally(0, 0, 0), 0
    for filings, events in load_topics(shared / "corpora" / "ecbplus", part):
        true = {link for link in _across(events) if _share(events, link) >= EVENTS_SHARED}
        drawn = draw_links(shelve(filings))
        tally = Tally(*(a + b for a, b in zip(tally, (len(true & drawn), len(drawn), len(true)), strict=True)))
        sharing += sum(not events[one].isdisjoint(events[other]) for one, other in drawn)
    return {**tally.figures(), "events": _percent(sharing, tally.drawn)}


def load_topics(folder: Path, part: str) -> Iterator[tuple[list[Filing], dict[Place, set[str]]]]:
    """For each topic its articles, and the events of each statement, by chain."""
    events: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in json.loads((folder / f"{part}_events.json").read_text("utf-8")):
        events[mention["doc_id"], mention["sent_id"]].add(mention["coref_chain"])
    sentences: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in (folder / f"{part}_corpus.txt").read_text("utf-8").splitlines():
        if line.strip():
            article, sentence, _, word = line.split("\t")[:4]
            sentences[article][int(sentence)].append(word)
    topics: defaultdict[str, list[str]] = defaultdict(list)
    for article in sentences:
        topics[article.partition("_")[0]].append(article)
    for articles in topics.values():
        filings, named = [], {}
        for article in articles:
            chosen = [number for number in sentences[article] if (article, number) in events]
            filings.append(_file_sentences(article, [" ".join(sentences[article][number]) for number in chosen]))
            key = filings[-1].article.id
            named.update({(key, place): events[article, number] for place, number in enumerate(chosen)})
        yield filings, named


def _file_sentences(key: str, sentences: Sequence[str]) -> Filing:
    """An article of sentences, each a report without a speaker."""
    statements, start = [], 0
    for sentence in sentences:
        content = (Span(start, start + len(sentence)),)
        statements.append(Statement(source=(), cue=(), content=content, manner="indirect", confidence=0.9))
        start += len(sentence) + 1
    return file_text(key, "\n".join(sentences), tuple(statements), "en", None)


def _across(events: dict[Place, set[str]]) -> Iterator[Link]:
    return ((one, other) for one, other in combinations(sorted(events), 2) if one[0] != other[0])


def _share(events: dict[Place, set[str]], link: Link) -> float:
    one, other = events[link[0]], events[link[1]]
    return len(one & other) / len(one | other)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def main() -> int:
    """List the pairs that are judged wrongly and the links between pairs; with `ecb`, the figures on ECB+ train."""
    shared = find_shared()
    if "tune" in sys.argv[1:] and shared:
        print(grade_events(shared, "train"))
    pairs = load_pairs()
    shelf = shelve(filing for pair in pairs for filing in pair.filings)
    links = draw_links(shelf)
    for pair in pairs:
        if (place_pair(pair) in links) != pair.same:
            found = "candidate" if place_pair(pair)[1] in shelf.neighbours(place_pair(pair)[0], 500) else "not found"
            print(f"{pair.language} {'missed' if pair.same else 'wrong'} ({found}): {pair.how}")
    for one, other in sorted(links - {place_pair(pair) for pair in pairs}):
        print(f"across: {shelf.dossiers[one[0]].text} | {shelf.dossiers[other[0]].text}")
    print(grade(None))
    return 0


if __name__ == "__main__":
    sys.exit(main())
