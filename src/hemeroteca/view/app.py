"""The web app: the pages put together, for loopback."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from hemeroteca import __version__
from hemeroteca.view import article, corrections, entities, front, paste, search, statement, stories
from hemeroteca.view.faults import handle_faults
from hemeroteca.view.guard import Guard
from hemeroteca.view.jobs import Jobs
from hemeroteca.view.shelf import Shelf

STATIC = Path(__file__).parent / "static"


def create_app(archive_path: Path, hosts: Sequence[str] = ()) -> FastAPI:
    """The app over one archive, which is made where there is none; `hosts` are names it answers to besides loopback's.

    >>> create_app(Path("archive.hemeroteca")).title
    'hemeroteca'
    """
    app = FastAPI(
        title="hemeroteca", version=__version__, docs_url=None, redoc_url=None, default_response_class=HTMLResponse
    )
    app.state.archive_path = archive_path
    app.state.shelf = Shelf()
    app.state.jobs = Jobs(archive_path)
    for page in (front, article, statement, stories, entities, search, paste, corrections):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    handle_faults(app)
    app.add_middleware(Guard, hosts=tuple(hosts))
    return app
