"""How tracing grows with the archive: `python -m evals.trace_bench [--sizes 1000,10000,100000] [--new 200]`.

One archive is filled with generated filings to one size after another. At each size new articles are filed and traced
(every edge that leads from them), and pages of statements are made as the web app makes them. A hundred thousand
articles take some ten minutes to file; `make bench` stops at ten thousand.
"""

from __future__ import annotations

import argparse
import math
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean

from evals.newsrooms import Newsroom
from hemeroteca.pipeline.tracing import Gathering
from hemeroteca.records import Clipping, Filing
from hemeroteca.store import Archive, open_archive
from hemeroteca.view.statement import show_statement

SIZES = (1_000, 10_000)
NEW = 200
PAGES = 60
AT_ONCE = 500

Filings = Iterator[tuple[Clipping, Filing]]


def fill(archive: Archive, filings: Filings, count: int) -> list[Filing]:
    """File the next `count` articles; answers the last of them."""
    batch: list[Filing] = []
    while count > 0:
        batch = []
        with archive.transaction():
            for clipping, filing in islice(filings, min(AT_ONCE, count)):
                archive.file_clipping(clipping, [filing])
                batch.append(filing)
        count -= len(batch)
    return batch


def take_times(work: Callable[[Filing], object], filings: Sequence[Filing]) -> list[float]:
    """Milliseconds of processor time that some work takes for each article."""
    taken = []
    for filing in filings:
        began = time.process_time()
        work(filing)
        taken.append((time.process_time() - began) * 1000)
    return sorted(taken)


def measure(archive: Archive, filings: Filings, new: int) -> dict[str, float]:
    """What new articles cost in the archive as it is: filing, tracing, a page."""
    began = time.process_time()
    articles: list[Filing] = []
    for left in range(new, 0, -AT_ONCE):
        articles += fill(archive, filings, min(left, AT_ONCE))
    filed = (time.process_time() - began) * 1000 / new
    gathering = Gathering(archive)
    traced = take_times(lambda filing: gathering.surround(filing.article.id), articles)
    pages = take_times(lambda filing: show_page(archive, filing), articles[:PAGES])
    return {
        "made and filed, ms": filed,
        "traced, ms": mean(traced),
        "traced, 95th percentile, ms": traced[int(len(traced) * 0.95)],
        "seconds for 1,000 new": (filed + mean(traced)),
        "a page, ms": mean(pages),
        "a page, 95th percentile, ms": pages[int(len(pages) * 0.95)],
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


def show_page(archive: Archive, filing: Filing) -> object:
    """The page of an article's first statement."""
    content = filing.reading.statements[0].content[0]
    return show_statement(archive, filing.article.id, f"{content.start}-{content.end}")


def bench_tracing(sizes: Sequence[int], new: int, path: Path) -> dict[int, dict[str, float]]:
    """The figures at each size, of one archive that grows."""
    filings = Newsroom().filings()
    figures: dict[int, dict[str, float]] = {}
    with open_archive(path) as archive:
        held = 0
        for size in sizes:
            fill(archive, filings, size - held)
            figures[size] = measure(archive, filings, new)
            held = size + new
    return figures


def describe(figures: dict[int, dict[str, float]]) -> Iterator[str]:
    """A table, and whether cost grows faster than the logarithm of the size."""
    sizes = list(figures)
    yield f"{'articles in the archive':32}" + "".join(f"{size:12,}" for size in sizes)
    for what in figures[sizes[0]]:
        yield f"{what:32}" + "".join(f"{figures[size][what]:12.1f}" for size in sizes)
    grown = figures[sizes[-1]]["traced, ms"] / figures[sizes[0]]["traced, ms"]
    logarithm = math.log(sizes[-1]) / math.log(sizes[0])
    yield f"tracing costs {grown:.2f} times as much in the largest as in the smallest; its logarithm is {logarithm:.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="sizes to measure at, rising")
    parser.add_argument("--new", type=int, default=NEW, help="new articles at each size")
    parser.add_argument("--archive", type=Path, help="keep the archive here")
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        figures = bench_tracing(sizes, wanted.new, wanted.archive or Path(folder) / "bench.hemeroteca")
    print("\n".join(describe(figures)))


if __name__ == "__main__":
    main()
