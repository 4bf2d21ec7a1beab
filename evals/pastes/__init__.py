"""Page copies composed from invented articles, and how well they are cut: one of the gradings of `make grade`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from evals.pastes.compose import compose_pages
from evals.pastes.score import score_pages
from hemeroteca.collect import clipping_from_bytes
from hemeroteca.errors import NoArticleError
from hemeroteca.parse import parse_clipping

PAGES, SEED = 200, 11
"""Graded on a seed that nothing was tuned on."""


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001 — every grading takes it
    """The measures of the first slice's bar on composed pages: `pastes.posts`, `pastes.title` and so on."""
    pages = ((([truth.as_json() for truth in truths]), cut_page(text)) for text, truths in compose_pages(PAGES, SEED))
    return {f"pastes.{measure}": score for measure, score in score_pages(pages).items()}


def cut_page(text: str) -> list[dict[str, object]]:
    """The articles of a page as `collect --dry-run --json` writes them."""
    clipping = clipping_from_bytes(text.encode(), origin="page.txt", collected="2026-01-01T00:00:00Z")
    try:
        articles = parse_clipping(clipping)
    except NoArticleError:
        return []
    cut: list[dict[str, object]] = msgspec.json.decode(msgspec.json.encode(articles))
    return cut
