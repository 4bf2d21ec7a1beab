"""`/paste`: text or a file in, its cuts shown before anything is filed, then filing with its progress."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import HemerotecaError, InputError, SourceTooLargeError, http_status
from hemeroteca.pipeline import cut_clipping
from hemeroteca.records import Article, BlockKind
from hemeroteca.settings import MAX_CLIPPING_BYTES
from hemeroteca.store import Archive
from hemeroteca.text import squeeze
from hemeroteca.view.jobs import Job, Jobs
from hemeroteca.view.opening import Opened
from hemeroteca.view.rendering import render
from hemeroteca.view.shelf import Cuts, Shelf

PASTED = "pasted"
"""The origin of what came through the text field."""

EDGE_WORDS = 14
"""First and last words shown of each cut: about a line each."""

WHOLE_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""How the source of a web page begins."""

router = APIRouter()


class PastePage(msgspec.Struct, frozen=True, kw_only=True):
    """The form; `fault` is the one line about what was sent last, `text` that text, where it can be sent again."""

    fault: str | None = None
    text: str = ""


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """One article to be filed, as a person checks it: how many blocks of each kind, where it begins and ends.

    `known` says that the archive has this article already, so that this one becomes a sibling.
    """

    article: Article
    blocks: tuple[tuple[BlockKind, int], ...]
    word_count: int
    first_words: str
    last_words: str
    known: bool


class PreviewPage(msgspec.Struct, frozen=True, kw_only=True):
    """The cuts of what was pasted; `filed` says that the archive has these very bytes already."""

    token: str
    origin: str
    size: int
    cuts: tuple[Cut, ...]
    filed: bool


class FilingPage(msgspec.Struct, frozen=True, kw_only=True):
    """How far the filing is."""

    token: str
    job: Job


@router.get("/paste")
def show_paste() -> Response:
    """The empty form."""
    return render("paste.html", PastePage())


@router.post("/paste")
async def post_paste(request: Request) -> Response:
    """Cut what was sent and go to the preview; what cannot be cut comes back with one clear line."""
    text = ""
    try:
        content, origin, text = await _sent(request)
        cuts = await run_in_threadpool(_cut, content, origin)
    except HemerotecaError as error:
        status = 413 if isinstance(error, SourceTooLargeError) else http_status(error)
        return render("paste.html", PastePage(fault=str(error), text=text), status=status)
    shelf: Shelf = request.app.state.shelf
    return RedirectResponse(f"/paste/{shelf.put(cuts)}", status_code=303)


@router.get("/paste/{token}")
def show_preview(request: Request, archive: Opened, token: str) -> Response:
    """The cuts, for a person to check."""
    shelf: Shelf = request.app.state.shelf
    return render("preview.html", preview_page(archive, token, shelf.cuts(token)))


@router.post("/paste/{token}")
def post_filing(request: Request, token: str) -> Response:
    """File it in the background and go to the page that shows how far it is."""
    shelf: Shelf = request.app.state.shelf
    jobs: Jobs = request.app.state.jobs
    jobs.start(token, shelf.cuts(token).clipping)
    return RedirectResponse(f"/filing/{token}", status_code=303)


@router.get("/filing/{token}")
def show_filing(request: Request, token: str) -> Response:
    """How far the filing is; the page asks again by itself until it has ended."""
    jobs: Jobs = request.app.state.jobs
    return render("filing.html", FilingPage(token=token, job=jobs.job(token)))


def preview_page(archive: Archive, token: str, cuts: Cuts) -> PreviewPage:
    """The preview's record."""
    return PreviewPage(
        token=token,
        origin=cuts.clipping.origin,
        size=len(cuts.clipping.content),
        cuts=tuple(show_cut(article, known=archive.article(article.id) is not None) for article in cuts.articles),
        filed=archive.has_clipping(cuts.clipping.id),
    )


def show_cut(article: Article, *, known: bool) -> Cut:
    """What a person needs to see of a cut: a long article shows only where it begins and ends."""
    body = [block for block in article.blocks if block.kind not in ("title", "deck")]
    said = " ".join(squeeze(block.text) for block in body).split(" ")
    return Cut(
        article=article,
        blocks=tuple(Counter(block.kind for block in body).items()),
        word_count=len(said) if said != [""] else 0,
        first_words=" ".join(said[:EDGE_WORDS]),
        last_words=" ".join(said[max(EDGE_WORDS, len(said) - EDGE_WORDS) :]),
        known=known,
    )


def _cut(content: bytes, origin: str) -> Cuts:
    """The clipping of some bytes and its articles. Raises a SourceError where there are none.

    What was pasted is text, whatever tags it speaks of, unless it begins as a whole HTML page does.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    pasted = origin == PASTED
    clipping = clipping_from_bytes(
        content,
        origin=origin,
        collected=now,
        media_type="text/plain" if pasted and not WHOLE_PAGE.match(content) else None,
        encoding="utf-8" if pasted else None,
    )
    return Cuts(clipping=clipping, articles=cut_clipping(clipping))


async def _sent(request: Request) -> tuple[bytes, str, str]:
    """The bytes that were sent, their origin, and the text to show again; a file goes before the text field.

    A browser sends the lines of a text field with carriage returns that nobody typed; they are taken off again.
    """
    async with request.form(max_files=1, max_fields=4, max_part_size=MAX_CLIPPING_BYTES) as form:
        file, text = form.get("file"), form.get("text")
        if isinstance(file, UploadFile) and file.filename:
            content = await file.read()
            return content, squeeze(file.filename.replace("\\", "/").rpartition("/")[2]) or "file", ""
        if isinstance(text, str) and text.strip():
            return text.replace("\r\n", "\n").encode("utf-8", "replace"), PASTED, text
    raise InputError("nothing was pasted and no file was chosen", hint="paste the text of an article or a page")
