"""`/search`: words and fields over articles and statements."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Query, Response

from hemeroteca.errors import QueryError
from hemeroteca.settings import SURE
from hemeroteca.store import QUERY_FIELDS, Archive, SearchPage
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render

HITS_PER_PAGE = 20
"""About three screens of hits."""

LAST_PAGE = 5_000
"""No page beyond this is asked for; `OFFSET` costs time in proportion."""

router = APIRouter()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the form holds."""

    query: str = ""
    kind: Literal["articles", "statements"] = "articles"
    sort: Literal["relevance", "date"] = "relevance"
    page: int = 1

    def path(self, page: int) -> str:
        """The address of another page of the same hits."""
        return "/search?" + urlencode({"q": self.query, "kind": self.kind, "sort": self.sort, "page": page})


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a query: the words, and the query with a caret under the character."""

    message: str
    pointer: str


class SearchResults(msgspec.Struct, frozen=True, kw_only=True):
    """The search page: the form, and what came of it.

    `found` is `None` where nothing was asked or the query was malformed.

    `first` numbers the first hit of the page; speakers below `sure` are shown as questions.
    """

    asked: Asked
    found: SearchPage | None = None
    fault: Fault | None = None
    newer: str | None = None
    older: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    first: int = 1
    sure: float = SURE


@router.get("/search")
def show_search(
    archive: Opened,
    q: str = "",
    kind: Literal["articles", "statements"] = "articles",
    sort: Literal["relevance", "date"] = "relevance",
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
) -> Response:
    """A page of hits, the empty form, or what is wrong with the query."""
    results = search_results(archive, Asked(query=q, kind=kind, sort=sort, page=page))
    return render("search.html", results, status=400 if results.fault else 200)


def search_results(archive: Archive, asked: Asked) -> SearchResults:
    """The page's record; a malformed query is part of it."""
    fields = tuple((field.example, field.says) for field in QUERY_FIELDS)
    if not asked.query.strip():
        return SearchResults(asked=asked, fields=fields)
    offset = (asked.page - 1) * HITS_PER_PAGE
    try:
        found = archive.search(asked.query, kind=asked.kind, sort=asked.sort, limit=HITS_PER_PAGE, offset=offset)
    except QueryError as error:
        fault = Fault(message=str(error), pointer=error.pointer())
        return SearchResults(asked=asked, fault=fault, fields=fields)
    return SearchResults(
        asked=asked,
        found=found,
        newer=asked.path(asked.page - 1) if asked.page > 1 else None,
        older=asked.path(asked.page + 1) if offset + len(found.hits) < found.total else None,
        fields=fields,
        first=offset + 1,
    )
