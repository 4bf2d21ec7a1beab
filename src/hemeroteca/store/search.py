"""Search: a query's plan carried out, ranked or by date, a page at a time."""

# ruff: noqa: S608 (the SQL that is joined here is all ours; what a user writes is bound)

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

import apsw
import msgspec
from msgspec.structs import replace

from hemeroteca.store.answers import Hit, HitKind, HitOrder, SearchPage
from hemeroteca.store.conditions import SINCE, TARGETS, Condition, Plan, bounded, plan_search
from hemeroteca.store.filing import cut
from hemeroteca.store.packing import body_of, unpack_article, unpack_reading
from hemeroteca.store.placing import STATEMENT_SHIFT
from hemeroteca.store.query import parse_query
from hemeroteca.store.rows import Row, select
from hemeroteca.store.snippets import make_snippets
from hemeroteca.text import format_address

RANKED = 2_000
"""At most so many hits are ranked, the newest. Ranking all the hits of a word that stands in three of four texts takes
twenty times as long (85 ms against 4 in an archive of 200,000 paragraphs)."""
COUNTED = 10_000
"""At most so many hits are counted, which takes a few milliseconds."""
WINDOWS = (3_000, 25_000)
"""A query with lists of rows in it (who said, numbers, NOT) is asked of so many of the newest articles, then of more,
then of all, until there are enough hits: what nearly every article has is found in the first few, and making a list of
all that a rare thing is in costs little. `quantity:>1000` over 20,000 articles: see `evals.search_bench`."""

WEIGHTS = {"articles": "8.0, 3.0, 1.0, 0.5, 0.5", "statements": "2.0, 1.5, 1.0, 1.0"}
"""Of the columns in bm25: a word in the headline says more of an article than one in its body."""

SELECT_ARTICLE_HIT = """
    SELECT id, title, headings.outlet, published, posted, language, authors, record
    FROM articles JOIN headings ON headings.row = articles.row JOIN filings ON filings.row = articles.row
    WHERE articles.row = ?
"""
SELECT_STATEMENT_HIT = """
    SELECT articles.id, title, headings.outlet, published, posted, language, authors, record, reading,
           first, last, speaker, kind, sure, via, manner, polarity, hedged
    FROM statements JOIN articles ON articles.row = statements.article JOIN headings ON headings.row = articles.row
    JOIN filings ON filings.row = articles.row
    WHERE statements.row = ?
"""
SELECT_NTH = "SELECT row FROM articles ORDER BY row DESC LIMIT 1 OFFSET ?"
SELECT_ADDRESS = {
    "articles": "SELECT id FROM articles WHERE row = ?",
    "statements": """
        SELECT articles.id, first, last FROM statements JOIN articles ON articles.row = statements.article
        WHERE statements.row = ?
    """,
}


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is searched for, and which part of the hits in which order."""

    query: str
    kind: HitKind
    order: HitOrder
    limit: int
    offset: int


def search(connection: apsw.Connection, wanted: Wanted) -> SearchPage:
    """One page of hits. Raises `QueryError` where the query cannot be understood."""
    plan = plan_search(parse_query(wanted.query), wanted.kind)
    questions = [Question(plan, wanted.kind, since) for since in _windows(connection, plan)]
    question = questions[-1]
    order: HitOrder = wanted.order if plan.match else "date"
    newest = _newest(connection, questions, order)
    total = len(newest) if len(newest) <= RANKED else _count(connection, questions)
    rows = _sorted(newest[:RANKED], order)[wanted.offset : wanted.offset + wanted.limit]
    if total > RANKED and len(rows) < wanted.limit:
        rows += _older(connection, question, wanted.limit - len(rows), max(wanted.offset, RANKED))
    hits = [
        _article_hit(connection, row) if wanted.kind == "articles" else _statement_hit(connection, row) for row in rows
    ]
    snippets = make_snippets(connection, wanted.kind, [text for _, text in hits], plan.marks)
    return SearchPage(
        total=min(total, COUNTED),
        has_more=total > COUNTED,
        hits=tuple(replace(hit, snippet=snippet) for (hit, _), snippet in zip(hits, snippets, strict=True)),
        order=order,
        ranked=RANKED if order == "relevance" and total > RANKED else None,
    )


def find_addresses(connection: apsw.Connection, query: str, kind: HitKind) -> Iterator[str]:
    """The addresses of all that a query finds, newest first. Raises `QueryError`."""
    question = Question(plan_search(parse_query(query), kind), kind)
    sql = f"SELECT {question.row} {question.source} ORDER BY {question.row} DESC"
    for row in select(connection, sql, question.values):
        found = select(connection, SELECT_ADDRESS[kind], row)[0]
        yield found[0] if kind == "articles" else format_address(*found)


class Question:
    """The FROM and WHERE of a plan; `row` is what a hit's row is called in it, `score` its bm25 (lower is better).

    It is asked of the articles from row `since` on, or of all.
    """

    def __init__(self, plan: Plan, kind: HitKind, since: int | None = None) -> None:
        index = TARGETS[kind].index
        table = "article" if kind == "articles" else "statement"
        self.score = f"bm25({index}, {WEIGHTS[kind]})"
        self.row = f"{index}.rowid" if plan.match else f"{table}.row"
        condition = plan.condition or Condition("TRUE")
        article_row = f"{self.row} >> {STATEMENT_SHIFT}" if plan.match else f"{table}.article"
        sql = bounded(condition.sql, since).replace("hit.row", self.row).replace("hit.article", article_row)
        joins = [index] if plan.match else [f"{table}s AS {table}"]
        if table == "statement" and plan.match and "statement." in sql:
            joins.append(f"statements AS statement ON statement.row = {self.row}")
        if "article." in sql and (table == "statement" or plan.match):
            joins.append(f"articles AS article ON article.row = {self.row if table == 'article' else article_row}")
        match = f"{index} MATCH ? AND " if plan.match else ""
        if since is not None:
            match += f"{self.row} >= {since if kind == 'articles' else since << STATEMENT_SHIFT} AND "
        self.source = f"FROM {' CROSS JOIN '.join(joins)} WHERE {match}({sql})"
        self.values = (*((plan.match,) if plan.match else ()), *condition.values)


def _windows(connection: apsw.Connection, plan: Plan) -> Iterator[int | None]:
    """From which article's row on to ask, one window after the other, the last of all."""
    if plan.condition is not None and SINCE.search(plan.condition.sql):
        for window in WINDOWS:
            yield from (row for (row,) in select(connection, SELECT_NTH, (window,)))
    yield None


def _newest(connection: apsw.Connection, questions: Sequence[Question], order: HitOrder) -> list[Row]:
    """The newest hits and one more than are ranked: row and, by relevance, score (lower is better)."""
    found: list[Row] = []
    for question in questions:
        score = question.score if order == "relevance" else "0"
        sql = f"SELECT {question.row}, {score} {question.source} ORDER BY {question.row} DESC LIMIT ?"
        found = select(connection, sql, (*question.values, RANKED + 1))
        if len(found) > RANKED:
            break
    return found


def _count(connection: apsw.Connection, questions: Sequence[Question]) -> int:
    """How many hits there are, or one more than are counted."""
    count = 0
    for question in questions:
        sql = f"SELECT count(*) FROM (SELECT 1 {question.source} LIMIT ?)"
        count = int(select(connection, sql, (*question.values, COUNTED + 1))[0][0])
        if count > COUNTED:
            break
    return count


def _sorted(found: list[Row], order: HitOrder) -> list[int]:
    """The rows of hits that come newest first, in the order that is wanted."""
    return [row for row, _ in (sorted(found, key=itemgetter(1)) if order == "relevance" else found)]


def _older(connection: apsw.Connection, question: Question, limit: int, offset: int) -> list[int]:
    """Hits beyond those that are ranked, newest first."""
    sql = f"SELECT {question.row} {question.source} ORDER BY {question.row} DESC LIMIT ? OFFSET ?"
    return [row[0] for row in select(connection, sql, (*question.values, limit, offset))]


def _article_hit(connection: apsw.Connection, row: int) -> tuple[Hit, str]:
    """An article as a hit without its snippet, and the text that it is to be cut from."""
    found = select(connection, SELECT_ARTICLE_HIT, (row,))[0]
    return _hit(found, address=found[0]), body_of(unpack_article(found[7]))


def _statement_hit(connection: apsw.Connection, row: int) -> tuple[Hit, str]:
    """A statement as a hit without its snippet, and its content in words."""
    found = select(connection, SELECT_STATEMENT_HIT, (row,))[0]
    record, reading, first, last, speaker, kind, sure, via, manner, polarity, hedged = found[7:]
    statement = unpack_reading(reading).statements[row & ((1 << STATEMENT_SHIFT) - 1)]
    hit = replace(
        _hit(found, address=format_address(found[0], first, last)),
        speaker=speaker,
        speaker_kind=kind,
        sure=sure,
        via=_names(via),
        manner=manner,
        polarity=polarity,
        hedged=bool(hedged),
    )
    return hit, cut(unpack_article(record).text, statement.content)


def _hit(found: Row, address: str) -> Hit:
    """What every hit says of its article."""
    article, title, outlet, published, posted, language, authors = found[:7]
    return Hit(
        address=address,
        article=article,
        title=title or None,
        outlet=outlet,
        published=published,
        posted=posted,
        language=language,
        authors=_names(authors),
        snippet=(),
    )


def _names(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("; ")))
