"""How well statements of the reference page are traced: twenty-two of them, by hand, in `seeds.toml`.

The page is not ours to print, so the truth holds addresses and names only, and is graded where the page is present. A
speaker is right where one name holds the other's words; the origins are right where they are the same outlets, no more
and no less.
"""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from hemeroteca.collect import collect_sources
from hemeroteca.errors import AddressError
from hemeroteca.pipeline import file_clipping
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.records import Clipping, Trace
from hemeroteca.store import Archive, open_archive
from hemeroteca.trace.likeness import name_stems
from hemeroteca.trace.outlets import same_outlet

TRUTH = Path(__file__).with_name("seeds.toml")
COLLECTED = "2026-03-20T09:00:00Z"
LARGEST = 10_000_000


def grade(shared: Path | None) -> dict[str, float]:
    """Percent of the statements with the right speaker, and with the right origins; nothing without the page."""
    page = shared / "seeds" / "iconos.txt" if shared is not None else None
    if page is None or not page.is_file():
        return {}
    stated = tomllib.loads(TRUTH.read_text("utf-8"))["statement"]
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "seeds.hemeroteca") as archive:
        for clipping in collect_sources([str(page)], collected=COLLECTED, limit=LARGEST):
            assert isinstance(clipping, Clipping)
            file_clipping(archive, clipping)
        traces = [(_trace(archive, true["at"]), true) for true in stated]
    speakers = [trace is not None and _is_speaker(trace, true["speaker"]) for trace, true in traces]
    origins = [trace is not None and _are_origins(trace, true["origins"]) for trace, true in traces]
    return {
        "traces.seeds.speakers": 100 * sum(speakers) / len(speakers),
        "traces.seeds.origins": 100 * sum(origins) / len(origins),
    }


def _trace(archive: Archive, address: str) -> Trace | None:
    """The trace of the statement at an address, `None` where none is read there."""
    try:
        return trace_query(archive, address)[0]
    except (AddressError, IndexError):
        return None


def _is_speaker(trace: Trace, name: str) -> bool:
    if trace.speaker is None:
        return False
    said, true = name_stems(trace.speaker.name), name_stems(name)
    return bool(said) and (said <= true or true <= said)


def _are_origins(trace: Trace, names: list[str]) -> bool:
    found = [origin.name for origin in trace.origins]
    return len(found) == len(names) and all(any(same_outlet(one, name) for one in found) for name in names)
