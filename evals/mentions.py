"""How well names and pronouns are told, against GUM's entities: F1 of names by kind, and whom "he" and "she" mean.

A name of the gold is an entity mention with a proper noun among its telling words (its `minspan`). It is found where a
mention of the reader has one of those words and the same kind; a mention is right where it does so for some name.
Outlets count as organisations, which is what the corpus calls them. A pronoun is counted where a name of its person
stands somewhere before it; it is right where the entity it was given has a name that the gold gives that person.

Half of the documents (every other one by name) were looked at and tuned on; the figures are of the other half.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hemeroteca.read.cast import make_cast
from hemeroteca.read.mentions import Named, find_mentions
from hemeroteca.read.pronouns import settle_pronouns, who_is_meant
from hemeroteca.read.sentences import split_sentences
from hemeroteca.read.statements import find_statements
from hemeroteca.records import Span

GENRES = ("news", "interview", "bio")
KINDS = {"person": "person", "organization": "organisation", "place": "place"}
KIND_OF = {"outlet": "organisation"}
PRONOUNS = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
OPENING = re.compile(r"\([^()]*\)?|[^()]+\)")


class Word(NamedTuple):
    """A token of the corpus with its place in the text and its part of speech."""

    span: Span
    form: str
    tag: str


class GoldMention(NamedTuple):
    """A mention of the corpus: its span, the entity it means, that entity's kind, its telling words."""

    span: Span
    entity: str
    kind: str
    telling: tuple[Word, ...]

    @property
    def named(self) -> bool:
        """Whether it is a name."""
        return any(word.tag == "PROPN" for word in self.telling)


class GoldText(NamedTuple):
    """One document: its text as it would be printed, and its mentions in order."""

    id: str
    text: str
    mentions: tuple[GoldMention, ...]


def grade(shared: Path | None) -> dict[str, float]:
    """F1 of names by kind and the share of pronouns that are right, in percent, on the half that was not tuned on."""
    if shared is None or not (shared / "corpora" / "gum").is_dir():
        return {}
    return score(list(load_gum(shared / "corpora" / "gum", tuned=False)))


def load_gum(folder: Path, *, tuned: bool) -> Iterator[GoldText]:
    """The documents of one half, in the order of their names."""
    for genre in GENRES:
        for number, path in enumerate(sorted(folder.glob(f"GUM_{genre}_*.conllu"))):
            if (number % 2 == 0) == tuned:
                yield load_document(path)


def load_document(path: Path) -> GoldText:
    """One CoNLL-U file: words joined as `SpaceAfter` says, a blank line between paragraphs."""
    text, words, mentions = "", [], []
    opened: list[tuple[str, list[str], int]] = []
    joined, tight = 0, False
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n\n"
        columns = line.split("\t")
        if len(columns) < 10 or "." in columns[0]:
            continue
        first, _, last = columns[0].partition("-")
        if last:
            joined, tight = int(last), "SpaceAfter=No" in columns[9]
            continue
        start = len(text)
        text += columns[1]
        words.append(Word(Span(start, len(text)), columns[1], columns[3]))
        inside = int(first) < joined or (int(first) == joined and tight)
        text += "" if inside or "SpaceAfter=No" in columns[9] else " "
        joined = joined if int(first) < joined else 0
        mentions.extend(_mentions(columns[9], words, opened))
    return GoldText(path.stem, text, tuple(sorted(mentions)))


def _mentions(misc: str, words: list[Word], opened: list[tuple[str, list[str], int]]) -> Iterator[GoldMention]:
    """The mentions that end at the last word; `opened` holds those that began."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for part in OPENING.findall(found[1]) if found else ():
        if part.startswith("("):
            fields = part.strip("()").split("-")
            opened.append((fields[0], fields, len(words) - 1))
            place = len(opened) - 1
        else:
            entity = part.strip(")").split("-")[0]
            place = max(i for i, (name, _, _) in enumerate(opened) if name == entity)
        if part.endswith(")"):
            entity, fields, first = opened.pop(place)
            inside = words[first:]
            telling = tuple(inside[int(number) - 1] for number in fields[5].split(",") if int(number) <= len(inside))
            yield GoldMention(Span(inside[0].span.start, inside[-1].span.end), entity, fields[1], telling)


def score(golds: list[GoldText]) -> dict[str, float]:
    """The figures of the documents taken together."""
    count: Counter[str] = Counter()
    for gold in golds:
        sentences = split_sentences(gold.text, "en")
        named = find_mentions(gold.text, sentences, "en")
        count.update(_count_names(gold, named))
        count.update(_count_pronouns(gold, sentences, named))
    figures = {f"mentions.gum.{kind}": _f1(count, kind) for kind in KINDS.values()}
    return figures | {"pronouns.gum": 100 * count["pronoun.right"] / max(1, count["pronoun"])}


def _count_names(gold: GoldText, named: tuple[Named, ...]) -> Counter[str]:
    """Names of the gold, mentions of the reader and the hits of either, by kind."""
    count: Counter[str] = Counter()
    true = [one for one in gold.mentions if one.named and one.kind in KINDS and not _is_inside(one, gold.mentions)]
    said = [(KIND_OF.get(one.mention.kind, one.mention.kind), one.mention.span) for one in named if not one.weak]
    for one in true:
        kind = KINDS[one.kind]
        found = any(kind == other and any(_meets(span, word.span) for word in one.telling) for other, span in said)
        count.update({f"{kind}.gold": 1, f"{kind}.found": int(found)})
    names = [
        (KINDS[one.kind], word.span) for one in gold.mentions if one.named and one.kind in KINDS for word in one.telling
    ]
    for kind, span in said:
        right = any(kind == other and _meets(span, word) for other, word in names)
        count.update({f"{kind}.said": 1, f"{kind}.right": int(right)})
    return count


def _count_pronouns(gold: GoldText, sentences: tuple[Span, ...], named: tuple[Named, ...]) -> Counter[str]:
    """The pronouns of the narrative whose person was named before them, and those that are right."""
    cast = make_cast(gold.text, "en", sentences, named)
    found = find_statements(gold.text, "en", sentences)
    settle_pronouns(cast, [span for one in found for span in one.source[:1]])
    count: Counter[str] = Counter()
    meant = entities_of(gold, named)
    for span, entity in pronouns_of(gold):
        choice = who_is_meant(cast, span)
        right = choice is not None and entity in meant.get(choice.figure.name, ())
        count.update({"pronoun": 1, "pronoun.right": int(right)})
    return count


def pronouns_of(gold: GoldText) -> list[tuple[Span, str]]:
    """Where the pronouns of one person stand whose person has a name before them, and whose they are."""
    named: dict[str, int] = {}
    for one in gold.mentions:
        if one.kind == "person" and one.named:
            named.setdefault(one.entity, one.span.start)
    return [
        (one.span, one.entity)
        for one in gold.mentions
        if gold.text[one.span.start : one.span.end].lower() in PRONOUNS
        and named.get(one.entity, one.span.start) < one.span.start
    ]


def entities_of(gold: GoldText, named: tuple[Named, ...]) -> dict[str, set[str]]:
    """The entities of the gold that each name of the reader stands for."""
    out: dict[str, set[str]] = {}
    words = sorted((word.span, one.entity) for one in gold.mentions if one.named for word in one.telling)
    starts = [span.start for span, _ in words]
    for one in named:
        first, last = bisect_left(starts, one.mention.span.start), bisect_left(starts, one.mention.span.end)
        out.setdefault(one.mention.name, set()).update(entity for _, entity in words[first:last])
    return out


def _is_inside(one: GoldMention, mentions: tuple[GoldMention, ...]) -> bool:
    """Whether a name is only a part of another: "Larkhill" in "the University of Larkhill"."""
    words = set(one.telling)
    return any(other is not one and other.named and words < set(other.telling) for other in mentions)


def _meets(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _f1(count: Counter[str], kind: str) -> float:
    """The harmonic mean of precision and recall, in percent."""
    precision = count[f"{kind}.right"] / max(1, count[f"{kind}.said"])
    recall = count[f"{kind}.found"] / max(1, count[f"{kind}.gold"])
    return 200 * precision * recall / max(1e-9, precision + recall)
