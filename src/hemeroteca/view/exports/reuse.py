"""`export reuse`: one row per two articles that share text, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hemeroteca.pipeline.overlaps import overlaps
from hemeroteca.records import Reuse
from hemeroteca.store import Archive


def reuse_rows(archive: Archive, keep: Callable[[str], bool]) -> Iterator[Reuse]:
    """What two articles share, where `keep` wants one of them."""
    return (reuse for reuse in overlaps(archive) if keep(reuse.article) or keep(reuse.source))
