"""Records ⇄ one SQLite file; search."""
