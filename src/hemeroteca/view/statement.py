"""`/statement/{article}/{start}-{end}`: one statement and its way through the press."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from fastapi import APIRouter, Response

from hemeroteca.errors import AddressError
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import (
    Article,
    DateAt,
    DateClash,
    Denial,
    Disagreement,
    Edge,
    EdgeKind,
    Mutation,
    Print,
    QuantityAt,
    Reuse,
    Statement,
    Trace,
)
from hemeroteca.store import Archive
from hemeroteca.text import fold, parse_address, squeeze
from hemeroteca.trace.wording import (
    EDGE_WORDS,
    MUTATION_WORDS,
    count_origins,
    joins,
    say_circle,
    say_first,
    say_origin,
    say_reuse,
)
from hemeroteca.view.addresses import place_path, statement_address, statement_path
from hemeroteca.view.arcs import Arc, Chart, draw_chart
from hemeroteca.view.notes import Note, cut_words, margin_notes
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render

AROUND = 240
"""Code points shown before and after a statement, about three lines each, so that it is not torn from its place."""

router = APIRouter()


class PrintRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the way through the press: a print, or an outlet that is cited and not in the archive.

    `words` are what this print has of the statement, `path` their page, `None` for what is absent; `passed` names the
    chain.
    """

    key: str
    outlet: str
    title: str | None = None
    published: str | None = None
    path: str | None = None
    words: str = ""
    passed: tuple[str, ...] = ()
    first_hand: bool = False
    first: bool = False
    here: bool = False


class EdgeRow(msgspec.Struct, frozen=True, kw_only=True):
    """Who has it from whom, in words, with the words that say so and their place, and how the two texts overlap."""

    citing: str
    kind: EdgeKind
    says: str
    cited: str
    path: str
    words: str
    overlap: str | None


class ValueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a disagreement, in words, with where it stands and who said it."""

    words: str
    path: str
    outlet: str
    speaker: str | None
    bound: str | None = None
    as_of: str | None = None
    via: tuple[str, ...] = ()


class DenialRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that denies this one, or affirms what this one denies."""

    says: str
    words: str
    path: str
    speaker: str | None
    outlet: str
    published: str | None
    via: tuple[str, ...]


class MutationRow(msgspec.Struct, frozen=True, kw_only=True):
    """A difference between two prints: for each its outlet, its words (`None` where it has none) and their page."""

    about: str
    sides: tuple[tuple[str, str | None, str], ...]


class DisagreementRows(msgspec.Struct, frozen=True, kw_only=True):
    """Values that count the same thing and differ."""

    about: str
    values: tuple[ValueRow, ...]


class StatementPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a statement, and its trace.

    `shown` are its words, an ellipsis where it is broken up; `words` is everything between its first and its last,
    with `before` and `after` around it. `first_line` is there where no row of the list can be marked as the first,
    `unordered` where the list has an order that the archive cannot vouch for.
    """

    article: Article
    note: Note
    before: str
    words: str
    after: str
    shown: str
    trace: Trace
    origins_line: str
    origins: tuple[str, ...]
    first_line: str | None
    unordered: bool
    rows: tuple[PrintRow, ...]
    edges: tuple[EdgeRow, ...]
    chart: Chart
    circles: tuple[str, ...]
    mutations: tuple[MutationRow, ...]
    disagreements: tuple[DisagreementRows, ...]
    dates: tuple[DisagreementRows, ...]
    denials: tuple[DenialRow, ...]


@router.get("/statement/{article_id}/{place}")
def show_statement(archive: Opened, article_id: str, place: str) -> Response:
    """One statement's page."""
    return render("statement.html", statement_page(archive, f"{article_id}#{place}"))


def statement_page(archive: Archive, address: str) -> StatementPage:
    """The page's record. Raises AddressError where no statement stands at the address."""
    article, statement, note = _find(archive, address)
    start, end = min(span.start for span in statement.content), max(span.end for span in statement.content)
    traces = trace_query(archive, address)
    trace = traces[0] if traces else Trace(text=article.text[start:end], speaker=None, prints=())
    names = _Names(archive)
    rows = _rows(trace, names, article.id)
    keys = tuple(row.key for row in rows)
    return StatementPage(
        article=article,
        note=note,
        before=article.text[max(0, start - AROUND) : start],
        words=article.text[start:end],
        after=article.text[end : end + AROUND],
        shown=cut_words(article.text, statement.content),
        trace=trace,
        origins_line=count_origins(trace),
        origins=tuple(say_origin(origin) for origin in trace.origins),
        first_line=say_first(trace) if trace.first is None or len(trace.prints) == 1 else None,
        unordered=any(one.published == other.published and is_day(one) for one, other in pairwise(trace.prints)),
        rows=rows,
        edges=tuple(_edge_row(edge, trace.reuses, names) for edge in trace.edges),
        chart=draw_chart(keys, tuple(Arc(edge.origin, edge.target, edge.kind) for edge in trace.edges)),
        circles=tuple(say_circle(circle, {key: names.of(key) for key in circle}) for circle in trace.circles),
        mutations=tuple(_mutation(each, names) for each in trace.mutations),
        disagreements=tuple(_disagreement(each, names) for each in trace.disagreements),
        dates=tuple(_date_clash(each, names) for each in trace.dates),
        denials=tuple(_denial(each, names) for each in trace.denials),
    )


def is_day(each: Print) -> bool:
    """Whether a print is dated to a day without a time of day."""
    return len(each.published or "") <= len("2026-03-15")


class _Names:
    """Articles by id, looked up once, and what to call them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._articles: dict[str, Article | None] = {}

    def article(self, key: str) -> Article | None:
        """The article of an id, `None` for the name of an absent outlet."""
        if key not in self._articles:
            self._articles[key] = self._archive.article(key)
        return self._articles[key]

    def of(self, key: str) -> str:
        """What to call an end of an edge: the outlet, else the title, else the name itself."""
        article = self.article(key)
        return (article.outlet or article.title or key) if article else key

    def said(self, address: str) -> str:
        """The words of the statement at an address, without what stands between its pieces."""
        article_id = address.partition("#")[0]
        article, reading = self.article(article_id), self._archive.reading(article_id)
        for statement in reading.statements if reading else ():
            if article and statement.content and statement_address(article_id, statement.content) == address:
                return cut_words(article.text, statement.content)
        return self.words(address)

    def words(self, address: str) -> str:
        """The words at an address."""
        parsed = parse_address(address)
        article = self.article(parsed[0]) if parsed else None
        return squeeze(article.text[parsed[1] : parsed[2]]) if parsed and article else ""


def _find(archive: Archive, address: str) -> tuple[Article, Statement, Note]:
    """A statement with its article and the note that the article's page has beside it."""
    parsed = parse_address(address)
    article = archive.article(parsed[0]) if parsed else None
    reading = archive.reading(parsed[0]) if parsed else None
    if article and reading:
        notes = margin_notes(article, reading, archive.corrections(article=article.id), archive.naming.ids(article.id))
        for statement, note in zip(reading.statements, notes, strict=True):
            if statement.content and note.address == address:
                return article, statement, note
    raise AddressError(address, "no statement stands there in this archive")


def _rows(trace: Trace, names: _Names, here: str) -> tuple[PrintRow, ...]:
    """Absent outlets first, for nothing is known of when they printed; then the prints in the trace's order."""
    printed = {each.article for each in trace.prints}
    ends = dict.fromkeys(end for edge in trace.edges for end in (edge.target, edge.origin) if end not in printed)
    absent = [_cited_row(end, names) for end in ends]
    first = trace.first if len(trace.prints) > 1 else None
    return (*absent, *(_print_row(each, names, (first, here)) for each in trace.prints))


def _cited_row(key: str, names: _Names) -> PrintRow:
    """A cited outlet that the archive has not, or a cited article that has the statement in no print."""
    article = names.article(key)
    if article is None:
        return PrintRow(key=key, outlet=key)
    return PrintRow(
        key=key,
        outlet=names.of(key),
        title=article.title,
        published=article.published,
        path=f"/article/{article.id}",
    )


def _print_row(each: Print, names: _Names, marked: tuple[str | None, str]) -> PrintRow:
    """One print; `marked` holds the articles of the first print and of this page."""
    article = names.article(each.article)
    first, here = marked
    passed = tuple(passer.name for passer in each.via if fold(passer.name) != fold(each.outlet or ""))
    return PrintRow(
        key=each.article,
        outlet=each.outlet or "outlet not known",
        title=article.title if article else None,
        published=each.published,
        path=statement_path(each.statement),
        words=names.said(each.statement),
        passed=passed,
        first_hand=len(passed) < len(each.via),
        first=each.article == first,
        here=each.article == here,
    )


def _edge_row(edge: Edge, reuses: Sequence[Reuse], names: _Names) -> EdgeRow:
    """One edge in words."""
    return EdgeRow(
        citing=names.of(edge.origin),
        kind=edge.kind,
        says=EDGE_WORDS[edge.kind],
        cited=names.of(edge.target),
        path=place_path(edge.evidence),
        words=names.words(edge.evidence),
        overlap=next((say_reuse(reuse) for reuse in reuses if joins(reuse, edge)), None),
    )


def _mutation(mutation: Mutation, names: _Names) -> MutationRow:
    """A difference with its words on both sides."""
    ends = ((mutation.before, mutation.earlier), (mutation.after, mutation.later))
    return MutationRow(
        about=MUTATION_WORDS[mutation.kind],
        sides=tuple((names.of(address.partition("#")[0]), words, place_path(address)) for words, address in ends),
    )


def _disagreement(disagreement: Disagreement, names: _Names) -> DisagreementRows:
    """A disagreement with its values in the words they were given in."""
    rows = (
        _value_row(value, value.as_of, None if value.bound == "exact" else value.bound, names)
        for value in disagreement.values
    )
    return DisagreementRows(about=disagreement.about, values=tuple(rows))


def _date_clash(clash: DateClash, names: _Names) -> DisagreementRows:
    """Days that clash, in the words they were given in, with the days they mean."""
    rows = (_value_row(value, value.earliest, None, names) for value in clash.values)
    return DisagreementRows(about=clash.about, values=tuple(rows))


def _value_row(value: QuantityAt | DateAt, as_of: str | None, bound: str | None, names: _Names) -> ValueRow:
    """One value, in its words, with who gave it, through whom and where."""
    return ValueRow(
        words=names.words(value.at),
        path=place_path(value.at),
        outlet=names.of(value.at.partition("#")[0]),
        speaker=value.speaker,
        bound=bound,
        as_of=as_of,
        via=value.via,
    )


def _denial(denial: Denial, names: _Names) -> DenialRow:
    """A denial with its words."""
    return DenialRow(
        says="denies it" if denial.denies else "affirms it",
        words=names.said(denial.statement),
        path=statement_path(denial.statement),
        speaker=denial.speaker,
        outlet=names.of(denial.article),
        published=denial.published,
        via=denial.via,
    )
