"""Whole traces, made: articles derived from one another by known operations, with the graph that is true of them."""
