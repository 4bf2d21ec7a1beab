"""The stages put together: the only place that knows them all."""

from hemeroteca.pipeline.correcting import Change, correct, rederive_clipping, undo_correction
from hemeroteca.pipeline.filing import (
    Filed,
    Progress,
    already_filed,
    cut_clipping,
    derive_filings,
    file_clipping,
    store_filings,
)
from hemeroteca.pipeline.rebuilding import rebuild
from hemeroteca.pipeline.removing import remove

__all__ = [
    "Change",
    "Filed",
    "Progress",
    "already_filed",
    "correct",
    "cut_clipping",
    "derive_filings",
    "file_clipping",
    "rebuild",
    "rederive_clipping",
    "remove",
    "store_filings",
    "undo_correction",
]
