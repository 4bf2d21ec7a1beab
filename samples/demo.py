"""The main job, shown on the sample archive: `make demo` and `make serve`.

Runs the command as a person would, each line shown first: the cuts of a pasted page, the readings, a search, a trace.
Last, it starts the web app and says where it is. `--serve` files the samples and stays with the web app instead.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "hemeroteca.cli"]
SOURCES = [f"samples/{p.name}" for p in sorted((ROOT / "samples").iterdir()) if p.suffix in (".txt", ".html")]
IDLE_MINUTES = 30
PATIENCE = 30.0
"""Seconds the web app may take to answer."""


def say(text: str) -> None:
    """A heading between the steps."""
    print(f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text, flush=True)


def run(archive: Path, *words: str) -> None:
    """Show a command line as a person would type it, then run it."""
    say(f"$ hemeroteca {shlex.join(words) if len(words) < len(SOURCES) else words[0] + ' samples/*'}")
    done = subprocess.run([*COMMAND, "--archive", str(archive), *words], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def show(archive: Path) -> None:
    """The steps of the main job."""
    say("\n1. A pasted page comes apart into articles\n")
    run(archive, "collect", "--dry-run", "samples/page.txt")
    say("2. The samples are filed: cut, read and indexed\n")
    run(archive, "collect", *SOURCES)
    say("\n3. Who said what, according to whom\n")
    run(archive, "read", "samples/cormorant-rock-gazette.txt")
    say("4. A search\n")
    run(archive, "search", "ferry quantity:>=20", "--limit", "4")
    say("\n5. One statement through the press\n")
    run(archive, "trace", '"old port by the end of June"', "--limit", "1")


def stop(pid_file: Path) -> None:
    """End the web app that an earlier demo left running."""
    with contextlib.suppress(OSError, ValueError):
        os.kill(int(pid_file.read_text()), signal.SIGTERM)
        time.sleep(0.5)
    pid_file.unlink(missing_ok=True)


def start(archive: Path, port: int, pid_file: Path) -> None:
    """Start the web app in the background and wait until it answers."""
    words = ["serve", "--port", str(port), "--idle", str(IDLE_MINUTES)]
    with (pid_file.parent / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*COMMAND, "--archive", str(archive), *words],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    pid_file.write_text(str(server.pid))
    address = f"http://127.0.0.1:{port}/"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                say(f"\n6. The web app is running at {address}")
                print(f"   It stops by itself after {IDLE_MINUTES} minutes without a visit; `make serve` keeps one up.")
                return
        time.sleep(0.2)
    pid_file.unlink(missing_ok=True)
    sys.exit(f"the web app did not start on port {port}; see {log.name} (another port: make demo PORT=8766)")


def main() -> None:
    """File and show, or file and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--serve", action="store_true")
    given = parser.parse_args()
    given.archive = given.archive.resolve()
    given.archive.parent.mkdir(parents=True, exist_ok=True)
    pid_file = given.archive.parent / "serve.pid"
    stop(pid_file)
    if given.serve:
        run(given.archive, "collect", *SOURCES)
        os.execv(COMMAND[0], [*COMMAND, "--archive", str(given.archive), "serve", "--port", str(given.port)])
    show(given.archive)
    start(given.archive, given.port, pid_file)


if __name__ == "__main__":
    main()
