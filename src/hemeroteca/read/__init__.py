"""Article → Reading: who said what, according to whom, how doubtful."""

from hemeroteca.read.reader import READER_VERSION, correct_reading, read_article, read_draft

__all__ = ["READER_VERSION", "correct_reading", "read_article", "read_draft"]
