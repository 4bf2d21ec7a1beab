"""Parse: from a clipping's bytes to its articles, by evidence from the whole clipping. Pure: bytes in, records out."""

from hemeroteca.parse.clippings import parse_clipping
from hemeroteca.parse.corrections import correct_articles
from hemeroteca.parse.encodings import decode_clipping

__all__ = ["correct_articles", "decode_clipping", "parse_clipping"]
