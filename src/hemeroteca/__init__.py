"""hemeroteca: a press-clippings archive that reads its articles."""

__version__ = "0.1.0"
