"""What tracing costs as an archive grows: `python -m evals.trace_bench [articles]`, or a part of `make bench`.

An archive is filled with generated articles (`evals.disguises`), half of them alone, half in traces. At 1,000 articles,
at 10,000 and so on, new ones are indexed, filed, grouped, named and traced: every edge that leads from them is drawn.
What that costs is processor time, summed over the processes that share the drawing; it should grow no faster than the
logarithm of the archive's size. Last, pages of statements are made, drawn from all that was filed.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from evals.disguises import Printed, Printer
from hemeroteca.cli.progress import progress_bar
from hemeroteca.pipeline.entities import name_articles
from hemeroteca.pipeline.stories import group_articles
from hemeroteca.pipeline.tracing import Gathering
from hemeroteca.store import Archive, open_archive
from hemeroteca.text import format_address
from hemeroteca.trace import index_filing
from hemeroteca.view.statement import statement_page

SMALLEST, STEP = 1_000, 10
NEW, NEWEST = 300, 1_000
"""New articles at each size, and at the last, where the bar is a time."""
JOBS = 2
BATCH = 500
PAGES = 200
MEGABYTES = 1024 if sys.platform != "darwin" else 1024**2
"""Units of `ru_maxrss` in a megabyte."""


class Cost(NamedTuple):
    """What new articles cost: processor time of each in milliseconds by stage, seconds by the wall for all, and MB.

    The memory is that of the processes which draw: the one that files holds the reader and the models of the articles.
    """

    file: float
    group: float
    name: float
    trace: float
    seconds: float
    megabytes: float

    @property
    def whole(self) -> float:
        """Milliseconds of processor time for one article."""
        return self.file + self.group + self.name + self.trace


class Drawn(NamedTuple):
    """What one process drew: how many edges, in how much processor time, in how much memory."""

    edges: int
    seconds: float
    megabytes: float


def bench_tracing(largest: int, path: Path) -> dict[str, float]:
    """All figures by name, for an archive of so many articles at last; what the archive has already is left in it."""
    costs = []
    with open_archive(path) as archive:
        known = archive.article_count()
        printer = Printer(seed=1 + known)
        sizes = [size for size in (SMALLEST * STEP**power for power in range(9)) if known <= size < largest]
        sizes.append(max(known, largest))
        for size in sizes:
            fill(archive, printer.print(size - archive.article_count()), size)
            costs.append(trace_new(archive, list(printer.print(NEWEST if size == largest else NEW))))
        figures = {f"a new article among {size:,}, ms": cost.whole for size, cost in zip(sizes, costs, strict=True)}
        first, last = costs[0], costs[-1]
        figures |= {f"  of that {name}, ms": getattr(last, name) for name in ("file", "group", "name", "trace")}
        if len(sizes) > 1:
            growth = last.whole / first.whole
            figures[f"{sizes[-1]:,} against {sizes[0]:,}"] = growth
            figures["  the same against the growth of log n"] = growth / (math.log(sizes[-1]) / math.log(sizes[0]))
        figures[f"{NEWEST:,} new articles on {JOBS} processors, s"] = last.seconds
        figures[f"peak MB, drawing edges, {JOBS} processes"] = last.megabytes
        figures["peak MB, filing and grouping, the reader in it"] = peak_memory()
        figures |= time_pages(archive, list(islice(choose_places(archive), PAGES)))
    return figures


def fill(archive: Archive, printed: Iterator[Printed], size: int) -> None:
    """File, group and name articles until there are so many."""
    with progress_bar(f"Filling an archive with {size:,} articles") as progress:
        while batch := list(islice(printed, BATCH)):
            with archive.transaction():
                file_printed(archive, batch)
            name_articles(archive)
            progress(archive.article_count(), size)


def file_printed(archive: Archive, printed: Sequence[Printed]) -> None:
    """Index and file articles that are read already."""
    for one in printed:
        archive.file_clipping(one.clipping, [index_filing(one.article, one.reading)])


def trace_new(archive: Archive, printed: Sequence[Printed]) -> Cost:
    """File, group, name and trace new articles, as many processes at work as there are jobs."""
    began, started = time.perf_counter(), time.process_time()
    file_printed(archive, printed)
    filed = time.process_time()
    group_articles(archive)
    grouped = time.process_time()
    name_articles(archive)
    named = time.process_time()
    ids = [one.article.id for one in printed]
    with ProcessPoolExecutor(JOBS, mp_context=multiprocessing.get_context("spawn")) as pool:
        drawn = list(pool.map(draw_edges, [archive.path] * JOBS, [ids[job::JOBS] for job in range(JOBS)]))
    each = 1000 / len(printed)
    return Cost(
        file=(filed - started) * each,
        group=(grouped - filed) * each,
        name=(named - grouped) * each,
        trace=sum(one.seconds for one in drawn) * each,
        seconds=time.perf_counter() - began,
        megabytes=sum(one.megabytes for one in drawn),
    )


def draw_edges(path: Path, ids: Sequence[str]) -> Drawn:
    """Draw every edge that leads from some articles; the start of the process does not count."""
    started = time.process_time()
    with open_archive(path) as archive:
        gathering = Gathering(archive)
        edges = sum(len(gathering.surround(article)) for article in ids)
    return Drawn(edges, time.process_time() - started, peak_memory())


def peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTES


def choose_places(archive: Archive) -> Iterator[str]:
    """The addresses of statements, each of another group of articles, by chance but always the same."""
    rng = random.Random(1)
    groups = list(archive.groups())
    rng.shuffle(groups)
    for group in groups:
        article = rng.choice(archive.members(group)).article
        reading = archive.reading(article)
        said = [statement.content for statement in reading.statements if statement.content] if reading else []
        if said:
            content = rng.choice(said)
            yield format_address(article, content[0].start, content[-1].end)


def time_pages(archive: Archive, addresses: Sequence[str]) -> dict[str, float]:
    """How long the pages of statements take, each with its trace."""
    taken = []
    for address in addresses:
        began = time.perf_counter()
        statement_page(archive, address)
        taken.append((time.perf_counter() - began) * 1000)
    return {
        "page of a statement, the middle one, ms": median(taken),
        "page of a statement, 95th percentile, ms": quantiles(taken, n=20)[-1],
    }


def main() -> None:
    """Fill, trace and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.trace_bench")
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--archive", type=Path, help="go on with this archive, made where there is none, and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.archive or Path(folder) / "traced.hemeroteca"
        for what, figure in bench_tracing(options.articles, path).items():
            print(f"{what:42} {figure:10.2f}")


if __name__ == "__main__":
    main()
