"""`POST /correct` and `/undo`: a person's word, from the forms on the article's and the statement's page."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from fastapi import APIRouter, Form, Response
from starlette.responses import RedirectResponse

from hemeroteca.pipeline import Change, correct, undo_correction
from hemeroteca.pipeline.identities import home_of
from hemeroteca.records import CorrectableField, Correction
from hemeroteca.store import Archive
from hemeroteca.text import parse_address
from hemeroteca.view.addresses import statement_path
from hemeroteca.view.opening import Opened

JOINED_WORDS = 20
"""Code points of its beginning by which an article that was joined to another is found in it: half of what is kept."""

router = APIRouter()


@router.post("/correct")
def post_correction(
    archive: Opened,
    address: Annotated[str, Form()],
    field: Annotated[CorrectableField, Form()],
    value: Annotated[str, Form()] = "",
    entity: Annotated[str, Form()] = "",
) -> Response:
    """Keep a correction and go back to what it is about; an empty value says that there is none.

    What is said of names leads to the `entity` whose page asked, else to the name it was said of.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    correction = correct(archive, Change(address=address, field=field, value=value.strip() or None, made=now))
    if field in ("same", "apart"):
        return _back(_entity_path(entity) or f"/entity/{home_of(archive, correction)}")
    place = f"#s{address.partition('#')[2]}" if field == "speaker" and parse_address(address) else ""
    return _back(_home(archive, correction) + place)


@router.post("/undo")
def post_undo(
    archive: Opened,
    correction: Annotated[str, Form()],
    address: Annotated[str, Form()] = "",
    entity: Annotated[str, Form()] = "",
) -> Response:
    """Take a correction back and go back to the article, or to the statement or the entity whose page asked."""
    undone = undo_correction(archive, correction)
    if path := _entity_path(entity):
        return _back(path)
    return _back(statement_path(address) if parse_address(address) else _home(archive, undone))


def _home(archive: Archive, correction: Correction) -> str:
    """The page to go back to: the article, or the one of its clipping it has been joined to, or the days."""
    if archive.article(correction.article):
        return f"/article/{correction.article}"
    filings = archive.filings_in(correction.clipping) if correction.clipping else ()
    words = correction.quote or correction.suffix[:JOINED_WORDS]
    holder = next((filing.article.id for filing in filings if words and words in filing.article.text), None)
    return f"/article/{holder}" if holder else "/"


def _entity_path(entity: str) -> str | None:
    """The page of an entity, where that is what it names."""
    return f"/entity/{entity}" if re.fullmatch(r"[0-9a-f]{16}", entity) else None


def _back(path: str) -> Response:
    """See other: so that reloading the page does not post again."""
    return RedirectResponse(path, status_code=303)
