"""Archive → traces: ask for a statement's neighbours in rounds, then put the trace together."""

from __future__ import annotations

import datetime as dt
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator

from hemeroteca.errors import AddressError
from hemeroteca.pipeline.stories import AT_ONCE, bring_up
from hemeroteca.records import Edge, Trace
from hemeroteca.store import Archive, SearchPage
from hemeroteca.text import parse_address
from hemeroteca.trace import (
    Dossier,
    Following,
    Place,
    Shelf,
    Window,
    ask_questions,
    ask_story,
    choose_telling,
    follow_statement,
    may_answer,
    trace_following,
    weave_article,
)
from hemeroteca.trace.chronology import shift_day
from hemeroteca.trace.outlets import outlet_keys
from hemeroteca.trace.press import press_of
from hemeroteca.trace.questions import EVER, StoryQuestion, Wording
from hemeroteca.trace.wording import CAPPED_REASON, COMMON_WORDS_REASON, capped_articles

MOST_ROUNDS = 4
"""A quotation, who it is cited from, and whom those cite in turn: the sample archive's longest chain takes three."""
MOST_ARTICLES = 250
"""Articles laid side by side for one trace: enough for every print of a quotation seen, and about a second of work."""
MOST_SHARING = 200
MOST_COPIES = 50
FEW_PASSAGES = 8
"""Of an article that has so many passages at least, a copy shares more than one. On 154 generated traces the pairs that
share prose share 8 at least, and those that do not 2 at most; in an archive of 5,000 articles on other matters 31 share
one with any new article, by set phrases."""
MOST_OF_OUTLET = 60
"""Of the articles that a cited outlet published in two weeks the newest are looked at; whatever carries the very
statement is found by its words."""
MOST_LINKS = 50
MOST_STORY_HITS = 40
"""Articles of the same days, those that share most names, among which some may count the same."""
MOST_HITS = 200
"""Hits of a query that are gone through to find distinct statements."""
HITS_AT_ONCE = 50
DOSSIERS_KEPT = 512
"""Twice what one trace looks at; an article laid out takes about 200 kB."""
EARLIEST_DAY, LATEST_DAY = dt.date(1700, 1, 1).toordinal(), dt.date(2200, 1, 1).toordinal()
ARTICLE_ID = re.compile(r"[0-9a-f]{16}")


def trace_query(archive: Archive, query: str, *, limit: int = 10) -> tuple[Trace, ...]:
    """The traces of the statements that a query finds, those that fit best first; or of one, by its address.

    Hits that are prints of one statement make one trace. An article's id gives the traces of its statements. Raises
    AddressError where an address leads nowhere, QueryError where a query cannot be understood.
    """
    gathering = Gathering(archive)
    traces: list[Trace] = []
    seen: set[Place] = set()
    query = query.strip()
    exact = parse_address(query) is not None
    for seed in find_seeds(archive, query, gathering):
        if len(traces) >= limit:
            break
        if seed in seen:
            continue
        following = gathering.gather(seed)
        for group in (following.prints, following.again):
            seen.update((article, number) for article, numbers in group.items() for number in numbers)
        own = (seed[0], following.prints[seed[0]])
        shown = seed if exact else choose_telling(gathering.shelf, own, seed)
        traces.append(trace_following(gathering.shelf, following, shown, tuple(gathering.reasons)))
    return tuple(traces)


def edges(archive: Archive) -> Iterator[Edge]:
    """Every edge of the archive, article by article in order of time, each pair and kind once."""
    gathering = Gathering(archive)
    absent: set[tuple[str, str, str]] = set()
    for filing in archive.filings():
        article = filing.article.id
        for edge in gathering.surround(article):
            key = (edge.origin, edge.target, edge.kind)
            if edge.origin == article or key not in absent:
                yield edge
            if edge.origin != article:
                absent.add(key)


def name_articles(archive: Archive, trace: Trace) -> dict[str, str]:
    """What the articles of a trace are called, by id: by outlet, else by title; those that are no prints too."""
    ends = [end for edge in trace.edges for end in (edge.origin, edge.target)]
    denying = (denial.article for denial in trace.denials)
    nodes = dict.fromkeys(
        [*(found.article for found in trace.prints), *ends, *(n for ring in trace.circles for n in ring), *denying]
    )
    articles = {node: archive.article(node) for node in nodes if ARTICLE_ID.fullmatch(node)}
    return {node: article.outlet or article.title or node for node, article in articles.items() if article}


def find_seeds(archive: Archive, query: str, gathering: Gathering) -> Iterator[Place]:
    """The places of the statements that an address names or a query finds."""
    if parse_address(query) or ARTICLE_ID.fullmatch(query):
        dossier = gathering.dossier(query.partition("#")[0])
        if dossier is None:
            raise AddressError(query, "no such article in this archive")
        places = find_places(dossier, query)
        if not places and "#" in query:
            raise AddressError(query, "no statement stands there", hint="`hemeroteca search` shows the addresses")
        yield from places
        return
    for offset in range(0, MOST_HITS, HITS_AT_ONCE):
        page = archive.search(query, kind="statements", limit=HITS_AT_ONCE, offset=offset)
        for hit in page.hits:
            dossier = gathering.dossier(hit.article)
            yield from find_places(dossier, hit.address) if dossier else ()
        if offset + HITS_AT_ONCE >= page.total:
            return


def find_places(dossier: Dossier, address: str) -> list[Place]:
    """The statement of an article that has this address; all its statements where the address is the article's id."""
    return [
        (dossier.id, number)
        for number, statement in enumerate(dossier.reading.statements)
        if statement.content and address in (dossier.id, dossier.statement_address(number))
    ]


def before_day(query: str, ordinal: int) -> str:
    """A query narrowed to what was published before a day, given as the calendar's count of days."""
    return f"{query} before:{dt.date.fromordinal(ordinal).isoformat()}"


def within(since: str, until: str) -> str:
    """What narrows a query to some days, the first and the last included."""
    return f"after:{shift_day(since, -1)} before:{shift_day(until, 1)}"


class Gathering:
    """What was fetched from an archive for tracing: articles laid out, and the shelf of the last statement."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.outlets = archive.outlet_names()
        self.press = press_of(self.outlets)
        self._spelled: dict[str, list[str]] = {}
        for name in self.outlets:
            for key in outlet_keys(name):
                self._spelled.setdefault(key, []).append(name)
        self.shelf = Shelf([])
        self.reasons: list[str] = []
        self._kept: OrderedDict[str, Dossier] = OrderedDict()

    def dossier(self, article_id: str) -> Dossier | None:
        """An article with its reading, `None` where the archive has none of that id; the last ones stay at hand."""
        if article_id in self._kept:
            self._kept.move_to_end(article_id)
            return self._kept[article_id]
        filing = self.archive.filing(article_id)
        if filing is None:
            return None
        self._kept[article_id] = Dossier(filing, self.archive.collected(filing.article.clipping))
        if len(self._kept) > DOSSIERS_KEPT:
            self._kept.popitem(last=False)
        return self._kept[article_id]

    def gather(self, seed: Place) -> Following:
        """Put everything on the shelf that bears on a statement, in rounds, and say which statements are followed."""
        self.reasons = []
        found = dict.fromkeys([seed[0]])
        asked: set[object] = set()
        following = self._lay_out(found, seed)
        for _ in range(MOST_ROUNDS):
            before = len(found)
            for article_id in self._answer(following, asked):
                self._add(found, article_id)
            if len(found) == before:
                break
            following = self._lay_out(found, seed)
        questions = ask_story(self.shelf, following)
        if questions:
            bring_up(self.archive, AT_ONCE)
        for question in questions:
            for article_id in self._find_story(question):
                self._add(found, article_id)
        return self._lay_out(found, seed)

    def surround(self, article_id: str) -> tuple[Edge, ...]:
        """Every edge that leads from an article: fetch whatever they may lead to, and draw them."""
        self.reasons = []
        dossier = self.dossier(article_id)
        if dossier is None:
            return ()
        found = dict.fromkeys([article_id])
        asked: set[object] = {dossier.passages}
        self._shelve(found)
        for number in range(len(dossier.reading.statements)):
            seed = (article_id, number)
            for other in self._answer(follow_statement(self.shelf, seed), asked):
                self._add(found, other)
        alike = tuple(self._share_prose(dossier.passages))
        for other in (*alike, *(linked for link in dossier.article.links for linked in self._at_address(link.url))):
            self._add(found, other)
        self._shelve(found)
        return weave_article(self.shelf, article_id, alike)

    def lay_beside(self, article_id: str) -> Shelf:
        """An article and those that may share its prose, on a shelf; an empty one where there is no such article."""
        dossier = self.dossier(article_id)
        alike = self._share_prose(dossier.passages) if dossier else ()
        self._shelve(dict.fromkeys([article_id, *alike]))
        return self.shelf

    def _add(self, found: dict[str, None], article_id: str) -> None:
        if article_id in found:
            return
        if len(found) < MOST_ARTICLES:
            found[article_id] = None
        else:
            self._explain(capped_articles(MOST_ARTICLES))

    def _explain(self, reason: str) -> None:
        if reason not in self.reasons:
            self.reasons.append(reason)

    def _shelve(self, found: Iterable[str]) -> None:
        dossiers = (self.dossier(article_id) for article_id in found)
        self.shelf = Shelf([dossier for dossier in dossiers if dossier], self.press)

    def _lay_out(self, found: Iterable[str], seed: Place) -> Following:
        self._shelve(found)
        return follow_statement(self.shelf, seed)

    def _answer(self, following: Following, asked: set[object]) -> Iterator[str]:
        """The ids of the articles that answer what is not asked yet."""
        questions = ask_questions(self.shelf, following)
        for wording in questions.wordings:
            if wording not in asked:
                yield from self._share_words(wording)
        for passages in questions.passages:
            if passages not in asked:
                yield from self._share_prose(passages)
        for window in questions.windows:
            if window not in asked:
                yield from self._published_by(window)
        for url in questions.links[:MOST_LINKS]:
            if url not in asked:
                yield from self._at_address(url)
        asked.update((*questions.wordings, *questions.passages, *questions.windows, *questions.links))

    def _share_words(self, wording: Wording) -> Iterator[str]:
        found = self.archive.sharing(wording.shingles, MOST_SHARING, wording.days)
        yield from (article_id for article_id, _, _ in found)
        if not found:
            yield from self._share_phrase(wording)
        elif len(found) == MOST_SHARING and 2 * found[-1][2] >= len(wording.shingles):
            self._explain(CAPPED_REASON)

    def _share_prose(self, passages: tuple[int, ...]) -> Iterator[str]:
        found = self.archive.sharing_passages(passages, MOST_COPIES)
        least = 1 if len(passages) < FEW_PASSAGES else 2
        yield from (article_id for article_id, shared in found if shared >= least)

    def _share_phrase(self, wording: Wording) -> Iterator[str]:
        """The earliest articles that print the first words of a statement which is too common to be looked for.

        The prints of a few words of the same speaker are one statement within some days only.
        """
        if not wording.phrase:
            return
        phrase = '"' + " ".join(wording.phrase) + '"'
        if wording.short and wording.days not in (None, EVER):
            phrase = f"{phrase} {within(*wording.days)}"
        page = self._statements(phrase)
        if page.has_more:
            phrase = self._earliest(phrase)
            page = self._statements(phrase)
        if page.has_more or page.total > MOST_SHARING:
            self._explain(COMMON_WORDS_REASON)
        offset = max(0, page.total - MOST_SHARING)
        yield from (hit.article for hit in self._statements(phrase, MOST_SHARING, offset).hits)

    def _earliest(self, phrase: str) -> str:
        """A query for the earliest hits of a phrase, so many as can be counted: the day is found by halving."""
        few, many = EARLIEST_DAY, LATEST_DAY
        while many - few > 1:
            middle = (few + many) // 2
            if self._statements(before_day(phrase, middle)).has_more:
                many = middle
            else:
                few = middle
        return before_day(phrase, few if self._statements(before_day(phrase, few)).total else many)

    def _statements(self, query: str, limit: int = 1, offset: int = 0) -> SearchPage:
        return self.archive.search(query, kind="statements", sort="date", limit=limit, offset=offset)

    def _published_by(self, window: Window) -> Iterator[str]:
        for name in self._spellings(outlet_keys(window.outlet)):
            yield from self.archive.articles_of(name, window.since, window.until, MOST_OF_OUTLET)

    def _spellings(self, keys: Iterable[str]) -> list[str]:
        """The outlets of the archive that share a key, as they are spelled in it."""
        return sorted({name for key in keys for name in self._spelled.get(key, ())})

    def _at_address(self, url: str) -> Iterator[str]:
        """The article at an address, where the archive has it."""
        article_id = self.archive.article_at(url)
        if article_id is not None:
            yield article_id

    def _find_story(self, question: StoryQuestion) -> Iterator[str]:
        for article_id in self.archive.sharing_names(question.names, MOST_STORY_HITS, question.days):
            dossier = self.dossier(article_id)
            if dossier is not None and may_answer(question, dossier):
                yield article_id
