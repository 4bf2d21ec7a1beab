"""The bench of a growing archive: every stage that a new article goes through has its figure."""

import pytest
from evals.disguises import Printer
from evals.trace_bench import fill, trace_new

from hemeroteca.store import open_archive


@pytest.mark.slow
def test_new_articles_have_a_cost_at_every_stage(tmp_path):
    """Filed, grouped, named and traced; none of them waits after."""
    printer = Printer(seed=1)
    with open_archive(tmp_path / "a.hemeroteca") as archive:
        fill(archive, printer.print(4), 4)
        cost = trace_new(archive, list(printer.print(3)))
        assert archive.naming.unnamed() == archive.naming.unsettled(1) == ()
    stages = (cost.file, cost.group, cost.name, cost.trace)
    assert min(stages) > 0
    assert cost.whole == sum(stages)
