"""How much of the true graph is traced: `python -m evals.traces.score`.

Each trace is filed beside others on other matters, read and traced by its quotation as a
user would trace it. Edges are compared by kind, by what they lead from and to; an absent outlet by its name. A root is
right where the origins are the true ones, no more and no less; their number may be right where their names are not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evals.traces.compose import Kind, Plot, Tie
from evals.traces.plots import make_plots
from hemeroteca.collect import clipping_from_bytes
from hemeroteca.pipeline import file_clipping
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.trace.outlets import same_outlet

COUNT = 231
COLLECTED = "2026-07-01T08:00:00+00:00"
KINDS: tuple[Kind, ...] = ("cites", "copies", "credits", "links")


class Outcome(NamedTuple):
    """What was traced of one plot: edges as the truth writes them, names of origins, circles as addresses."""

    plot: Plot
    ties: frozenset[Tie]
    origins: tuple[str, ...]
    circles: tuple[frozenset[str], ...]
    changes: frozenset[str] = frozenset()
    clashes: frozenset[float] = frozenset()
    days: frozenset[str] = frozenset()
    denied: bool = False


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001
    """All figures in percent, by name."""
    return {f"traces.gold.{name}": figure for name, figure in summarise(list(trace_plots(make_plots(COUNT)))).items()}


def trace_plots(plots: Iterable[Plot]) -> Iterator[Outcome]:
    """File and trace the plots, those on different matters in one archive."""
    archives: list[dict[str, Plot]] = []
    for plot in plots:
        home = next((one for one in archives if plot.matter not in one), None)
        if home is None:
            archives.append(home := {})
        home[plot.matter] = plot
    for home in archives:
        with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "traces.hemeroteca") as archive:
            for piece in (piece for plot in home.values() for piece in plot.pieces):
                file_clipping(archive, clipping_from_bytes(piece.page(), origin=piece.url, collected=COLLECTED))
            for plot in home.values():
                yield trace_plot(archive, plot)


def trace_plot(archive: Archive, plot: Plot) -> Outcome:
    """Trace a plot by the quotation as its first article has it; nothing where the archive does not find it."""
    urls = {
        article.id: piece.url
        for piece in plot.pieces
        if (found := archive.article_at(piece.url)) and (article := archive.article(found))
    }
    traces = trace_query(archive, f'"{" ".join(plot.quote.split()[:9])}"')
    first = next((article for article, url in urls.items() if url == plot.pieces[0].url), "")
    trace = next((one for one in traces if any(found.article == first for found in one.prints)), None)
    if trace is None:
        return Outcome(plot, frozenset(), (), ())
    return Outcome(
        plot, frozenset(_ties(trace, plot, urls)), tuple(o.name for o in trace.origins), _circles(trace, urls),
        frozenset(each.kind for each in trace.mutations),
        frozenset(value.low for each in trace.disagreements for value in each.values if value.low is not None),
        frozenset(value.earliest for each in trace.dates for value in each.values), bool(trace.denials),
    )  # fmt: skip


def _ties(trace: Trace, plot: Plot, urls: dict[str, str]) -> Iterator[Tie]:
    absent = {tie.target for tie in plot.ties if "://" not in tie.target}
    for edge in trace.edges:
        named = next((name for name in absent if same_outlet(name, edge.target)), edge.target)
        yield Tie(urls.get(edge.origin, edge.origin), urls.get(edge.target, named), edge.kind)


def _circles(trace: Trace, urls: dict[str, str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(urls.get(node, node) for node in ring) for ring in trace.circles)


def has_right_roots(outcome: Outcome) -> bool:
    """Whether the origins are the true ones, each once."""
    wanted = list(outcome.plot.origins)
    if len(wanted) != len(outcome.origins):
        return False
    for name in outcome.origins:
        fits = [one for one in wanted if all(_names(name, outlet) for outlet in one)]
        if not fits:
            return False
        wanted.remove(fits[0])
    return True


def is_right(outcome: Outcome) -> bool:
    """Whether all of a trace is as it should be; `same` edges apart."""
    plot, ties = outcome.plot, {tie for tie in outcome.ties if tie.kind != "same"}
    told = has_right_roots(outcome) and outcome.changes == plot.changes and outcome.clashes == plot.clashes
    told = told and outcome.days == plot.days and outcome.denied == plot.denied
    return told and ties == {tie for tie in plot.ties if tie.kind != "same"}


def _names(name: str, outlet: str) -> bool:
    """Whether the name of an origin is an outlet's, or that of a circle which holds it."""
    return same_outlet(name, outlet) or outlet.casefold() in name.casefold()


def summarise(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """F1 of edges by kind, and the shares of traces with the right roots, number of origins, and circles."""
    figures = {}
    for kind in KINDS:
        count: Counter[str] = Counter()
        for outcome in outcomes:
            true = {tie for tie in outcome.plot.ties if tie.kind == kind}
            said = {tie for tie in outcome.ties if tie.kind == kind}
            count.update(hit=len(true & said), all=len(true) + len(said))
        figures[kind] = 200 * count["hit"] / max(1, count["all"])
    circled = [outcome for outcome in outcomes if outcome.plot.circle]
    figures["roots"] = _share([has_right_roots(outcome) for outcome in outcomes])
    figures["origins"] = _share([len(outcome.origins) == len(outcome.plot.origins) for outcome in outcomes])
    figures["circles"] = _share([outcome.plot.circle in outcome.circles for outcome in circled])
    figures["changes"] = _overlap((outcome.plot.changes, outcome.changes) for outcome in outcomes)
    figures["clashes"] = _overlap((outcome.plot.clashes, outcome.clashes) for outcome in outcomes)
    figures["days"] = _overlap((outcome.plot.days, outcome.days) for outcome in outcomes)
    denials = [outcome for outcome in outcomes if outcome.plot.denied or outcome.denied]
    figures["denials"] = _share([outcome.plot.denied and outcome.denied for outcome in denials])
    figures["no_circles"] = _share([not outcome.circles for outcome in outcomes if not outcome.plot.circle])
    return figures


def _overlap(pairs: Iterable[tuple[frozenset[object], frozenset[object]]]) -> float:
    """F1 of what was found, over all traces."""
    pairs = list(pairs)
    return (
        200 * sum(len(true & said) for true, said in pairs) / max(1, sum(len(true) + len(said) for true, said in pairs))
    )


def _share(judged: Sequence[bool]) -> float:
    return 100 * sum(judged) / max(1, len(judged))


def main() -> int:
    """Print what was traced by operation, and as many misses as are asked for."""
    parser = argparse.ArgumentParser(prog="python -m evals.traces.score")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0)
    options = parser.parse_args()
    outcomes = list(trace_plots(make_plots(options.count, options.seed)))
    for operation in sorted({outcome.plot.operation for outcome in outcomes}):
        some = [outcome for outcome in outcomes if outcome.plot.operation == operation]
        figures = summarise(some)
        print(f"{operation:10} {len(some):4} ", " ".join(f"{name} {figure:5.1f}" for name, figure in figures.items()))
    print(f"{'all':10} {len(outcomes):4} ", " ".join(f"{n} {f:5.1f}" for n, f in summarise(outcomes).items()))
    for outcome in [one for one in outcomes if not is_right(one)][: options.examples]:
        print(f"\n{outcome.plot.operation}: {[sorted(one) for one in outcome.plot.origins]} and {outcome.origins}")
        print(f"  {set(outcome.plot.changes)} and {set(outcome.changes)}")
        print(f"  {set(outcome.plot.clashes)} and {set(outcome.clashes)}")
        print(f"  {set(outcome.plot.days)} and {set(outcome.days)}; denied {outcome.plot.denied} and {outcome.denied}")
        print("\n".join(f"  - {tie}" for tie in sorted(set(outcome.plot.ties) - outcome.ties)))
        print("\n".join(f"  + {tie}" for tie in sorted(outcome.ties - set(outcome.plot.ties))))
        for piece in outcome.plot.pieces:
            saying = next((p for p in piece.paragraphs if outcome.plot.quote[-20:] in p), piece.paragraphs[1])
            print(f"  {piece.outlet}: {saying}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
