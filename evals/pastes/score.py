"""How well pages were cut: posts found, and the fields of those found. Standard library only.

A post is found when an article holds at least 95 % of the words of its body and at most 8 % (and 25 words) more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

MIN_HELD, MAX_MORE, MORE_WORDS = 0.95, 1.08, 25
FIELDS = ("published", "url", "authors", "deck")

Json = Mapping[str, object]


def score_pages(pages: Iterable[tuple[Sequence[Json], Sequence[Json]]]) -> dict[str, float]:
    """Percentages over pairs of true and found articles, these in the form of `collect --dry-run --json`."""
    counts: Counter[str] = Counter()
    for truths, found in pages:
        _count_page(counts, truths, found)
    scores = {"posts": _percent(2 * counts["hit"], counts["true"] + counts["found"])}
    scores |= {field: _percent(counts[field], counts["hit"]) for field in ("title", "posted")}
    scores |= {field: _percent(counts[field], counts[f"{field} of"]) for field in FIELDS}
    scores["headings"] = _percent(2 * counts["headings"], counts["headings of"] + counts["headings found"])
    return scores


def _count_page(counts: Counter[str], truths: Sequence[Json], found: Sequence[Json]) -> None:
    """Pair each true article with the found one that shares most words, and count what is right."""
    counts["true"] += len(truths)
    counts["found"] += len(found)
    free = [(_body_words(article), article) for article in found]
    for truth in truths:
        wanted = Counter(" ".join([*_texts(truth["headings"]), *_texts(truth["paragraphs"])]).split())
        if not free:
            continue
        best = max(free, key=lambda pair: (pair[0] & wanted).total())
        held, size = (best[0] & wanted).total(), wanted.total()
        if held < MIN_HELD * size or best[0].total() > MAX_MORE * size + MORE_WORDS:
            continue
        free.remove(best)
        counts["hit"] += 1
        _count_fields(counts, truth, best[1])


def _count_fields(counts: Counter[str], truth: Json, article: Json) -> None:
    """Which fields of an article that was found are right."""
    counts["title"] += _plain(article["title"]) == _plain(truth["title"])
    counts["posted"] += article["posted"] == truth["posted"]
    for field in FIELDS:
        if not truth[field] and not article[field]:
            continue
        counts[f"{field} of"] += 1
        if field == "published":
            counts[field] += str(article[field] or "")[:10] == (truth[field] or "")
        elif field == "authors":
            counts[field] += sorted(_texts(article[field])) == sorted(_texts(truth[field]))
        else:
            counts[field] += _plain(article[field]) == _plain(truth[field])
    headings = {_plain(block["text"]) for block in _blocks(article) if block["kind"] == "heading"}
    wanted = _texts(truth["headings"])
    counts["headings of"] += len(wanted)
    counts["headings"] += sum(heading in headings for heading in wanted)
    counts["headings found"] += len(headings)


def _body_words(article: Json) -> Counter[str]:
    texts = [block["text"] for block in _blocks(article) if block["kind"] not in ("title", "deck")]
    return Counter(" ".join(texts).split())


def _blocks(article: Json) -> list[dict[str, str]]:
    blocks = article["blocks"]
    assert isinstance(blocks, list)
    return blocks


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [_plain(text) for text in value]


def _plain(text: object) -> str:
    return " ".join(str(text or "").split())


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
