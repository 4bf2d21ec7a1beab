"""Collect: from the outside to clippings. Nothing here looks for articles in what it takes."""

from hemeroteca.collect.kinds import sniff_media_type
from hemeroteca.collect.sources import check_size, clipping_from_bytes, collect_sources

__all__ = ["check_size", "clipping_from_bytes", "collect_sources", "sniff_media_type"]
