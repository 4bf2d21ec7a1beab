"""How well two statements are known for one: pairs of our own in `same.toml`, read and traced as a user's.

A pair is held for one where a trace has a print in both papers. Precision counts the pairs that are held for one,
recall those that are.
"""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from hemeroteca.collect import clipping_from_bytes
from hemeroteca.pipeline import file_clipping
from hemeroteca.pipeline.tracing import trace_query
from hemeroteca.store import Archive, open_archive

PAIRS = Path(__file__).with_name("same.toml")
COLLECTED = "2026-07-01T08:00:00+00:00"
FILLERS = {
    True: ("El mercado abrió a la hora de siempre y nadie se quejó de la lluvia.", "Por la tarde hubo un concierto."),
    False: ("The market opened at its usual hour and nobody minded the rain.", "There was a concert in the evening."),
}
"""Prose around the sentence, by whether it is Spanish, for each paper its own."""


def grade(shared: Path | None) -> dict[str, float]:  # noqa: ARG001
    """Precision, recall and F1 in percent."""
    judged = [(is_held_for_one(pair["one"], pair["two"]), pair["same"]) for pair in load_pairs()]
    hits = sum(held and same for held, same in judged)
    held, same = sum(held for held, _ in judged), sum(same for _, same in judged)
    return {
        "same.gold.precision": 100 * hits / max(1, held),
        "same.gold.recall": 100 * hits / max(1, same),
        "same.gold.f1": 200 * hits / max(1, held + same),
    }


def load_pairs() -> list[dict[str, object]]:
    """The pairs as they are written."""
    return list(tomllib.loads(PAIRS.read_text("utf-8"))["pair"])


def is_held_for_one(one: object, two: object) -> bool:
    """Whether a trace of the first sentence's statements has a print in the second paper."""
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder) / "same.hemeroteca") as archive:
        articles = [_file(archive, str(text), paper) for paper, text in enumerate((one, two))]
        traces = trace_query(archive, articles[0])
        return any(articles[1] in {found.article for found in trace.prints} for trace in traces)


def _file(archive: Archive, sentence: str, paper: int) -> str:
    """File one paper's page; answers the article's id."""
    url = f"https://paper{paper}.example/{paper}"
    spanish = any(mark in f" {sentence.lower()}" for mark in ("«", " que ", " el ", " según "))
    filler = FILLERS[spanish][paper]
    title, language = f"News of the day {paper}", "es" if spanish else "en"
    page = (
        f'<html lang="{language}"><head><title>{title}</title><meta property="og:site_name" content="Paper {paper}">'
        f'<meta property="article:published_time" content="2026-05-0{paper + 1}"></head>'
        f"<body><article><h1>{title}</h1><p>{filler} {filler}</p><p>{sentence}</p><p>{filler}</p></article>"
        "</body></html>"
    )
    file_clipping(archive, clipping_from_bytes(page.encode(), origin=url, collected=COLLECTED))
    return next(f.article.id for f in archive.filings() if f.article.outlet == f"Paper {paper}")
