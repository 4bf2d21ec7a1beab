"""Clipping → Articles: where one article ends and the next begins, and what stands around it."""
