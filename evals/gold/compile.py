"""From texts with marks in them to the gold set: `python -m evals.gold.compile`.

A source (`en.txt`, `es.txt`, `voices.txt`; `chains.txt`, `chains_es.txt`) holds records, each begun by a line
`=== id | day of publication | outlet`:

    === en-01 | 2026-02-04 | The Larkhill Echo
    [T1:"It will open when it is safe,"] [S1:the engineer, Morwenna Tait,] [C1:said] [D:on Monday|2026-02-02].
    --- 1 direct | Morwenna Tait, person | via The Larkhill Echo, outlet | denied | in 2

Marks nest. `S`, `C`, `T` and `V` are source, cue, content and the chain of the statements whose numbers follow; a mark
that is given twice makes a discontinuous span. `Q` is a quantity (`|low..high;bound;unit;counted`), `D` a time
(`|earliest..latest`), `H` a hedge (`|kind`; a cue that is a hedge takes its kind as `C1:believes|belief`). A line `---`
says of a statement its manner, its speaker (`-` for none), whom it came through, nearest to the speaker first, whether
it is denied or questioned, the number of the statement that it stands in (`in 1`), and whether it is `floating`: a
quotation without a cue, whose speaker the context tells. Offsets are counted in the text without its marks, so they
are right by construction. `evals/gold/README.md` says how the texts were annotated.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "es")
SETS = {"en": "en", "es": "es", "voices": "en", "chains": "en", "chains_es": "es"}
"""The sources by name, with their languages."""
MARK = re.compile(r"\[([SCTV])(\d+(?:,\d+)*):|\[([QDH]):|\|([^\[\]|]*)\]|\]")
ROLES = {"S": "source", "C": "cue", "T": "content", "V": "via"}


class GoldError(ValueError):
    """A record that is not marked as agreed; the message names the record."""


class Marked(NamedTuple):
    """One mark taken out of a text: its letter, the statements it belongs to, what stood behind its bar, its span."""

    letter: str
    numbers: tuple[int, ...]
    note: str | None
    start: int
    end: int


@dataclass
class Source:
    """One record as written: its head, its marked text and its lines about the statements."""

    identifier: str
    published: str
    outlet: str
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def split_records(text: str) -> Iterator[Source]:
    """The records of a source, in order."""
    record: Source | None = None
    for line in text.splitlines():
        if line.startswith("=== "):
            if record:
                yield record
            identifier, published, outlet = (part.strip() for part in line[4:].split("|"))
            record = Source(identifier, published, outlet)
        elif record and line.startswith("--- "):
            record.notes.append(line[4:])
        elif record:
            record.lines.append(line)
    if record:
        yield record


def take_marks(identifier: str, marked: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the marks with their spans in it, outer ones after the ones inside them."""
    pieces: list[str] = []
    length, last = 0, 0
    open_marks: list[tuple[str, tuple[int, ...], int]] = []
    marks = []
    for match in MARK.finditer(marked):
        piece = marked[last : match.start()]
        pieces.append(piece)
        length, last = length + len(piece), match.end()
        if match[1] or match[3]:
            numbers = tuple(map(int, match[2].split(","))) if match[2] else ()
            open_marks.append((match[1] or match[3], numbers, length))
        elif open_marks:
            marks.append(Marked(open_marks[-1][0], open_marks[-1][1], match[4], open_marks.pop()[2], length))
        else:
            raise GoldError(f"{identifier}: a mark is closed that was not opened, at character {match.start()}")
    if open_marks:
        raise GoldError(f"{identifier}: {len(open_marks)} marks are not closed")
    return "".join([*pieces, marked[last:]]), marks


def parse_note(identifier: str, note: str) -> dict[str, object]:
    """What a line `---` says of its statement."""
    head, speaker, *rest = (part.strip() for part in note.split("|"))
    number, manner = head.split()
    polarity = next((part for part in rest if part in ("denied", "questioned")), "affirmed")
    via = [parse_entity(part[4:]) for part in rest if part.startswith("via ")]
    floating = "floating" in rest
    parents = [int(part[3:]) - 1 for part in rest if part.startswith("in ")]
    understood = len(via) + (polarity != "affirmed") + len(parents) + floating
    if manner not in ("direct", "indirect", "mixed") or understood != len(rest) or len(parents) > 1:
        raise GoldError(f"{identifier}: cannot understand {note!r}")
    named = None if speaker == "-" else parse_entity(speaker)
    about = {"number": int(number), "manner": manner, "speaker": named, "via": via, "polarity": polarity}
    return about | {"floating": floating} | ({"parent": parents[0]} if parents else {})


def parse_entity(words: str) -> dict[str, str]:
    """`Name, kind` taken apart; the name may hold commas."""
    name, kind = words.rsplit(",", 1)
    return {"name": name.strip(), "kind": kind.strip()}


def parse_range(words: str) -> tuple[str | None, str | None]:
    """`low..high`, or one value that is both."""
    low, dots, high = words.partition("..")
    return (low or None, high or None) if dots else (low or None, low or None)


def compile_quantity(mark: Marked) -> dict[str, object]:
    """A `Q` mark as a quantity."""
    values, bound, unit, counted = (mark.note or "").split(";")
    low, high = (None if side is None else float(side) for side in parse_range(values))
    return {
        "span": [mark.start, mark.end],
        "low": low,
        "high": high,
        "unit": unit or None,
        "bound": bound or "exact",
        "counted": counted or None,
    }


def compile_record(source: Source, language: str) -> dict[str, object]:
    """One record of the gold set."""
    text, marks = take_marks(source.identifier, "\n".join(source.lines).strip())
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    attributions = []
    for note in source.notes:
        about = parse_note(source.identifier, note)
        number, floating = about.pop("number"), about.pop("floating")
        spans = {
            role: [[mark.start, mark.end] for mark in marks if mark.letter == letter and number in mark.numbers]
            for letter, role in ROLES.items()
            if role != "via"
        }
        if not spans["content"] or bool(spans["cue"]) == floating:
            raise GoldError(f"{source.identifier}: statement {number} has no content, no cue, or floats with a cue")
        attributions.append(spans | about)
    numbers = {number for mark in marks for number in mark.numbers}
    if numbers != set(range(1, len(source.notes) + 1)):
        raise GoldError(f"{source.identifier}: marks of {sorted(numbers)}, lines for {len(source.notes)} statements")
    times = [(mark, parse_range(mark.note or "")) for mark in marks if mark.letter == "D"]
    return {
        "id": source.identifier,
        "language": language,
        "published": source.published,
        "outlet": source.outlet,
        "text": text,
        "attributions": attributions,
        "quantities": [compile_quantity(mark) for mark in marks if mark.letter == "Q"],
        "times": [{"span": [m.start, m.end], "earliest": low, "latest": high} for m, (low, high) in times],
        "hedges": [
            {"span": [mark.start, mark.end], "kind": mark.note}
            for mark in marks
            if mark.letter == "H" or (mark.letter == "C" and mark.note)
        ],
    }


def compile_gold(name: str) -> str:
    """A gold set as JSON Lines, from its marked source."""
    sources = split_records((FOLDER / f"{name}.txt").read_text("utf-8"))
    return "".join(json.dumps(compile_record(source, SETS[name]), ensure_ascii=False) + "\n" for source in sources)


def main() -> int:
    """Write the `.jsonl` of each source, saying how many statements it holds."""
    for name in SETS:
        lines = compile_gold(name)
        (FOLDER / f"{name}.jsonl").write_text(lines, "utf-8")
        counts = [len(json.loads(line)["attributions"]) for line in lines.splitlines()]
        print(f"{name}: {len(counts)} texts, {counts.count(0)} without a statement, {sum(counts)} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
