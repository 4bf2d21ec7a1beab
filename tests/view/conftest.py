"""The web app as it really runs: uvicorn on loopback, a client, and a headless Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import threading
import time
from pathlib import Path

import httpx
import pytest
import uvicorn

from hemeroteca.view.app import create_app

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextlib.contextmanager
def serving(archive_path):
    """The app on a free port of loopback; answers its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(archive_path), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture
def serve():
    """Serves an archive at a path, for as long as the block lasts."""
    return serving


@pytest.fixture
def site(archive_path):
    """The address of the app over the samples."""
    with serving(archive_path) as address:
        yield address


@pytest.fixture
def client(site):
    """A client of the app over the samples; it follows redirects as a browser would."""
    with httpx.Client(base_url=site, follow_redirects=True, timeout=60) as client:
        yield client


@pytest.fixture
def empty_site(tmp_path):
    """The address of the app over an archive that is not there yet."""
    with serving(tmp_path / "new" / "archive.hemeroteca") as address:
        yield address


@pytest.fixture(scope="session")
def shown_site(filed_samples, tmp_path_factory):
    """The address of the app over the samples, for tests that only look."""
    copy = tmp_path_factory.mktemp("shown") / "archive.hemeroteca"
    shutil.copy(filed_samples, copy)
    with serving(copy) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; without one the tests are skipped, unless HEMEROTECA_REQUIRE_BROWSER is set."""
    chromium = shutil.which("chromium") or CHROMIUM
    if not Path(chromium).exists():
        message = "no Chromium here: `apt-get install chromium` brings one"
        if os.environ.get("HEMEROTECA_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield launched
        launched.close()
