"""What stands before every page: only this machine's own pages may ask, nothing foreign is loaded, bodies are bounded.

The archive is private and the app has no password, so three attacks through a browser are shut out: a foreign name that
resolves to loopback (DNS rebinding) by the Host header, a foreign page that posts a form (CSRF) by Origin and
Sec-Fetch-Site, and text in a clipping that would run as a program by a Content-Security-Policy without scripts.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hemeroteca.errors import SourceTooLargeError
from hemeroteca.settings import MAX_CLIPPING_BYTES

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

MAX_BODY_BYTES = MAX_CLIPPING_BYTES + 64 * 1024
"""A clipping at its largest with the edges of the form around it."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Refuse = Callable[[int, str], Awaitable[None]]


class Guard:
    """The ASGI middleware that does all of this; `hosts` are names answered to besides loopback's."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(host.casefold() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with a bounded body and the headers set."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal:
            await _answer(send, *refusal)
            return
        await self.app(scope, _bounded(receive, headers), _with_headers(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Status and words where a request is not to be answered."""
        host = headers.get("host", "")
        if not is_loopback(host) and _hostname(host) not in self.hosts:
            return 421, "This archive answers on this machine only, as localhost or 127.0.0.1."
        if method not in SAFE_METHODS and not is_same_origin(headers):
            return 403, "This form was sent by another site, so nothing was done."
        return None


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine: `localhost`, or an address of loopback, with or without a port.

    >>> is_loopback("localhost:8765"), is_loopback("[::1]:80"), is_loopback("127.0.0.1.evil.example")
    (True, True, False)
    """
    name = _hostname(host)
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_same_origin(headers: Headers) -> bool:
    """Whether a form came from this app's own pages; a client that is no browser sends neither header and may."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit_host(origin) == headers.get("host", "").casefold()


def urlsplit_host(origin: str) -> str:
    """The host and port of an Origin header; `null` and what is no address have none."""
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return ""


def _hostname(host: str) -> str:
    """A Host header's name without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""


def _bounded(receive: Receive, headers: Headers) -> Receive:
    """A `receive` that stops a body at its bound, by what it says of itself or by what arrives."""
    announced = headers.get("content-length", "0")
    taken = int(announced) if announced.isdecimal() and int(announced) > MAX_BODY_BYTES else 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY_BYTES:
            limit = MAX_CLIPPING_BYTES // (1024 * 1024)
            raise SourceTooLargeError("upload", f"more than {limit} MB", hint="split it and file the parts")
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    """A `send` that adds the security headers to every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(SECURITY_HEADERS)
        await send(message)

    return sending


async def _answer(send: Send, status: int, words: str) -> None:
    """A plain refusal."""
    sending = _with_headers(send)
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await sending({"type": "http.response.start", "status": status, "headers": headers})
    await sending({"type": "http.response.body", "body": f"{words}\n".encode()})
