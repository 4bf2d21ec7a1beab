"""The picture of a trace."""

from __future__ import annotations

from hemeroteca.view.arcs import ROW_HEIGHT, WIDTH, Arc, draw_chart


def test_every_arc_between_rows_is_drawn_once():
    """What leads to no row, or from a row to itself, is left out."""
    arcs = [Arc("b", "a", "cites"), Arc("b", "a", "cites"), Arc("b", "elsewhere", "cites"), Arc("a", "a", "same")]
    chart = draw_chart(["a", "b"], arcs)
    assert len(chart.strokes) == 1
    assert chart.height == 2 * ROW_HEIGHT


def test_arcs_stay_inside_the_picture_however_far_they_reach():
    """A long chain is no wider than a short one."""
    keys = [str(number) for number in range(200)]
    chart = draw_chart(keys, [Arc("199", "0", "cites")])
    numbers = [
        int(part) for part in chart.strokes[0].path.replace("M", "").replace("C", "").replace(" ", ",").split(",")
    ]
    leftmost = min(numbers[0::2])
    assert WIDTH / 4 + 0.75 * leftmost >= 0
    assert max(numbers[0::2]) <= WIDTH


def test_an_edge_without_direction_has_no_head():
    """Two prints that only share a statement have no order."""
    chart = draw_chart(["a", "b"], [Arc("b", "a", "same")])
    assert chart.strokes[0].head == ""
