"""How well statements are followed across articles: on stories of our own, and on the reference page by hand."""

from __future__ import annotations

from pathlib import Path


def grade(shared: Path | None) -> dict[str, float]:
    """Every measure, in percent; those on the reference page only where it is present.

    The parts are imported here and not above, since each of them can be run as a module by itself.
    """
    from evals.traces.iconos import grade_page  # noqa: PLC0415
    from evals.traces.score import grade_stories  # noqa: PLC0415

    return grade_stories() | grade_page(shared)
