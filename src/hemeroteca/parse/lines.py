"""The lines of a page copy, with what stands between them."""

from __future__ import annotations

import re

import msgspec

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
"""Characters without width that page copies carry along: joiners, soft hyphens, marks of direction."""
SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»«›)\]\d]*$")
SOURCE_AFTER = re.compile(r"[.!?…。！？؟][\"'”’»«›)]*\s+(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])[.,]?$")
"""A sentence with its source or its note in brackets after the full stop."""
LONGEST_SOURCE = 60
TAB_WIDTH = 4


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank: `text` squeezed, `start` and `end` in the decoded clipping, its own white space out.

    `gap` is the number of blank lines before it, `indent` the columns it is set in.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does; closing quotation marks, a note's number, a source in brackets aside."""
        if SENTENCE_END.search(self.text[-8:]):
            return True
        return self.text[-1] in ")]" and SOURCE_AFTER.search(self.text[-LONGEST_SOURCE:]) is not None


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    gap = 0
    position = 0
    for match in [*BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[position:end]
        shown = " ".join(raw.translate(INVISIBLE).split()) if not raw.isascii() else " ".join(raw.split())
        if shown:
            left = len(raw) - len(raw.lstrip())
            right = len(raw.rstrip())
            indent = sum(TAB_WIDTH if char == "\t" else 1 for char in raw[:left])
            lines.append(Line(shown, position + left, position + right, gap, indent))
            gap = 0
        else:
            gap += 1
        position = match.end() if match else end
    return lines
