"""Across articles: the same statement, who cites whom, what it comes down to, what disagrees."""

from hemeroteca.trace.filing import index_filing

__all__ = ["index_filing"]
