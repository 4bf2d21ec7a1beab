"""Across articles: the same statement, who cites whom, what it comes down to, what disagrees."""

from hemeroteca.trace.filing import index_filing
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.tracing import trace_statement

__all__ = ["Shelf", "index_filing", "trace_statement"]
