"""How fast it is: `make bench`.

Whole runs of the command in fresh processes, on generated articles: what a user waits for. Figures are per unit of work
and, where a machine's speed would drown them, ratios within one run. Memory is the largest sum of all processes of the
run, sampled.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from evals.articles import make_articles
from evals.bare_model import time_bare_model
from evals.trace_bench import bench_tracing
from hemeroteca.read import read_draft
from hemeroteca.records import Draft

COMMAND = [sys.executable, "-m", "hemeroteca.cli"]
SAMPLE_EVERY = 0.05


class Run(NamedTuple):
    """One run of a command: seconds by the wall, and the largest memory of its processes in MB."""

    seconds: float
    megabytes: float
    output: str


def timed(*words: str, stdin: str | None = None) -> Run:
    """Run the command to its end, watching its memory."""
    peak = 0.0
    began = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, *words], stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(SAMPLE_EVERY):
            peak = max(peak, _memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    output, _ = process.communicate(stdin)
    seconds = time.perf_counter() - began
    over.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(words)}: exit code {process.returncode}")
    return Run(seconds, peak, output)


def _memory(pid: int) -> float:
    """Resident megabytes of a process and all below it; 0 where /proc is missing."""
    total, todo = 0, [pid]
    while todo:
        each = todo.pop()
        try:
            status = Path(f"/proc/{each}/statm").read_text(encoding="ascii").split()
            total += int(status[1]) * os.sysconf("SC_PAGE_SIZE")
            todo += [int(c) for c in Path(f"/proc/{each}/task/{each}/children").read_text(encoding="ascii").split()]
        except (OSError, IndexError):
            continue
    return total / 1e6


def bench_archive(count: int, folder: Path) -> dict[str, float]:
    """Collect, read and store `count` articles, each a file; then the same archive searched."""
    texts = list(make_articles(count))
    words = sum(len(text.split()) for text in texts)
    (folder / "in").mkdir()
    for number, text in enumerate(texts):
        (folder / "in" / f"{number:06}.txt").write_text(text, encoding="utf-8")
    archive = str(folder / "bench.hemeroteca")
    one = timed("--archive", str(folder / "one.hemeroteca"), "collect", "--jobs", "1", str(folder / "in"))
    all_cores = timed("--archive", archive, "collect", str(folder / "in"))
    again = timed("--archive", archive, "collect", str(folder / "in"))
    search = timed("--archive", archive, "search", "said quantity:>100", "--json")
    return {
        "articles": count,
        "words per article": words / count,
        "articles per second, one process": count / one.seconds,
        "articles per second, all processors": count / all_cores.seconds,
        "all processors against one": one.seconds / all_cores.seconds,
        "peak MB, one process": one.megabytes,
        "peak MB, all processes": all_cores.megabytes,
        "archive bytes per byte of text": Path(archive).stat().st_size / sum(len(t.encode()) for t in texts),
        "filing again against filing": again.seconds / all_cores.seconds,
        "a search from the command line, s": search.seconds,
    }


def bench_reading(count: int) -> dict[str, float]:
    """Reading alone, from standard input, one process and two; and how long the first result takes."""
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(make_articles(count, seed=2))]
    words = sum(len(line.split()) for line in lines)
    first = timed("read", "--jsonl", stdin=lines[0])
    one = timed("read", "--jsonl", stdin="\n".join(lines))
    two = timed("read", "--jsonl", "--jobs", "2", stdin="\n".join(lines))
    if one.output != two.output:
        sys.exit("two processes read otherwise than one")
    return {
        "start to first reading, s": first.seconds,
        "words read per second, one process": words / (one.seconds - first.seconds),
        "two processes against one": one.seconds / two.seconds,
        "peak MB, reading": one.megabytes,
    }


def bench_model(count: int) -> dict[str, float]:
    """An article of 750 words, and reading against the bare network where PyTorch is installed.

    Processor time on one core, everything included but the start.
    """
    texts = list(make_articles(count, seed=3))
    words = sum(len(text.split()) for text in texts)
    read_draft(Draft(id="", text=texts[0], language="en"))
    began = time.process_time()
    for text in texts:
        read_draft(Draft(id="", text=text, language="en"))
    seconds = time.process_time() - began
    figures = {"an article of 750 words, ms": 750_000 * seconds / words}
    bare = time_bare_model(texts)
    if bare is not None:
        figures["reading against the bare model"] = bare / seconds
    return figures


def bench_start() -> dict[str, float]:
    """`--help` against a Python that imports argparse and does nothing."""
    helped = min(timed("--help").seconds for _ in range(3))
    began = time.perf_counter()
    for _ in range(3):
        subprocess.run([sys.executable, "-c", "import argparse"], check=True)
    return {"--help against argparse": helped / ((time.perf_counter() - began) / 3)}


def main() -> None:
    """Run all and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument(
        "--traced", type=int, default=10_000, help="articles of the archive in which new ones are traced"
    )
    options = parser.parse_args()
    count = options.articles
    figures = bench_start()
    print(f"Measuring with {count} generated articles on {os.cpu_count()} processors …", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        figures |= bench_archive(count, Path(folder))
        figures |= bench_tracing(options.traced, Path(folder) / "traced.hemeroteca")
    figures |= bench_reading(count // 2) | bench_model(count // 10)
    for what, figure in figures.items():
        print(f"{what:42} {figure:10.2f}")


if __name__ == "__main__":
    main()
