"""Across articles: the same statement, who cites whom, what it comes down to, what disagrees."""
