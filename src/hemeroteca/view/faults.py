"""What went wrong, as a page: one clear line and the right status, never a traceback."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from hemeroteca.errors import HemerotecaError, SourceTooLargeError, http_status
from hemeroteca.view.rendering import render


class FaultPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page: the status with its name, the line, and what to do."""

    status: int
    name: str
    line: str
    hint: str = ""


def handle_faults(app: FastAPI) -> None:
    """Give the app a page for each kind of thing that can go wrong."""
    app.add_exception_handler(HemerotecaError, _show_ours)
    app.add_exception_handler(HTTPException, _show_http)
    app.add_exception_handler(RequestValidationError, _show_invalid)
    app.add_exception_handler(Exception, _show_bug)


def fault_response(status: int, line: str, hint: str = "") -> Response:
    """The page of one fault."""
    return render("fault.html", FaultPage(status=status, name=HTTPStatus(status).phrase, line=line, hint=hint), status)


def _show_ours(_: Request, error: Exception) -> Response:
    """An error of hemeroteca's own tree, with the status of its table."""
    if not isinstance(error, HemerotecaError):
        raise error
    status = 413 if isinstance(error, SourceTooLargeError) else http_status(error)
    return fault_response(status, error.message, error.hint)


def _show_http(request: Request, error: Exception) -> Response:
    """A page that is not there, or a method that it has not."""
    if not isinstance(error, HTTPException):
        raise error
    lines = {404: f"There is no page at {request.url.path}.", 405: "This page cannot be asked in this way."}
    return fault_response(error.status_code, lines.get(error.status_code, str(error.detail)))


def _show_invalid(_: Request, error: Exception) -> Response:
    """A parameter that is not as the page takes it."""
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    return fault_response(422, f"{first['loc'][-1]}: {first['msg']}")


def _show_bug(_: Request, __: Exception) -> Response:
    """What nobody foresaw: the page says so, the traceback goes to the terminal."""
    return fault_response(500, "This is an error in hemeroteca itself.", "the terminal that serves it says more")
