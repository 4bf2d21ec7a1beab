"""What can be set, where it is read from, and what it is by default."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

MAX_CLIPPING_BYTES = 64 * 1024 * 1024
"""A clipping is held in memory whole; a book of 150,000 words is under 1 MB, a page with pictures inside under 20."""

ARCHIVE_VARIABLE = "HEMEROTECA_ARCHIVE"
SURE = 0.8
"""Speakers below this confidence are shown as a question."""


def default_archive() -> Path:
    """The archive that is used when none is named: `$HEMEROTECA_ARCHIVE`, else a file in the user's data directory."""
    named = os.environ.get(ARCHIVE_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir("hemeroteca")) / "archive.hemeroteca"
