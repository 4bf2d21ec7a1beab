"""The generator of whole traces: what it says is true follows from what it made."""

from evals.traces.plots import PLOTS, make_plots
from evals.traces.score import Outcome, has_right_roots, is_right, summarise


def test_the_same_seed_makes_the_same_traces():
    """And another seed others."""
    assert list(make_plots(30)) == list(make_plots(30))
    assert list(make_plots(30)) != list(make_plots(30, seed=2))


def test_every_edge_leads_from_an_article_of_the_trace():
    """To another of it, or to an outlet that it names; a copy has prose of what it copies, if it was not told anew."""
    for plot in make_plots(5 * len(PLOTS)):
        pieces = {piece.url: piece for piece in plot.pieces}
        assert any(plot.quote[:30] in paragraph for paragraph in plot.pieces[0].paragraphs)
        for tie in plot.ties:
            assert tie.origin in pieces
            assert tie.target in pieces or any(tie.target in p for p in pieces[tie.origin].paragraphs)
            if tie.kind == "copies" and plot.operation != "rewritten":
                assert set(pieces[tie.origin].paragraphs) & set(pieces[tie.target].paragraphs)


def test_every_operation_is_made():
    """In English and in Spanish."""
    made = {(plot.operation, plot.pieces[0].language) for plot in make_plots(231)}
    assert {operation for operation, _ in made} == {plot.__name__ for plot in PLOTS}
    assert {language for _, language in made} == {"en", "es"}


def test_the_truth_is_graded_as_right_and_silence_as_wrong():
    """Nothing but the true graph scores full marks."""
    plots = list(make_plots(231))
    true = [
        Outcome(
            plot,
            frozenset(plot.ties),
            tuple(" and ".join(sorted(one)) for one in plot.origins),
            (plot.circle,) if plot.circle else (),
            plot.changes,
            plot.clashes,
            plot.days,
            plot.denied,
        )
        for plot in plots
    ]
    assert set(summarise(true).values()) == {100.0}
    assert all(map(is_right, true))
    silent = [Outcome(plot, frozenset(), (), ()) for plot in plots]
    assert not any(map(has_right_roots, silent))
    assert summarise(silent)["cites"] == summarise(silent)["roots"] == 0.0
