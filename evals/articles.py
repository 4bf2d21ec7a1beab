"""Articles by the thousand, made from the sample archive's own paragraphs, for measuring speed.

Each has a few paragraphs of the samples in random order with people, places and numbers exchanged, so that no two are
the same, words are distributed as in prose, and about as much is attributed as in a newspaper.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
SYLLABLES = ("bra", "cor", "dun", "el", "fen", "gal", "hol", "ist", "jor", "kel", "lam", "mor", "nes", "ost", "pel",
             "quin", "ros", "sal", "tor", "ulm", "ven", "wes", "yar", "zel")  # fmt: skip
PARAGRAPH_WORDS = 25
"""Shorter lines of the samples are headings, bylines and furniture, and stay out."""


def paragraphs() -> list[str]:
    """The prose of the sample page."""
    lines = (SAMPLES / "page.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if len(line.split()) >= PARAGRAPH_WORDS]


def name(rng: random.Random) -> str:
    """An invented name of two or three syllables."""
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()


def make_articles(count: int, seed: int = 1, words: int = 450) -> Iterator[str]:
    """`count` articles of about `words` words as text files would hold them: title, byline, date, address, body."""
    rng = random.Random(seed)
    prose = paragraphs()
    names = [name(rng) for _ in range(2000)]
    for number in range(count):
        body: list[str] = []
        while sum(len(p.split()) for p in body) < words:
            body.append(_exchange(rng.choice(prose), names, rng))
        day = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        place, person = rng.choice(names), rng.choice(names)
        head = [f"{place} and {person} wait for news of {rng.choice(names)}", f"By {person} {rng.choice(names)}", day,
                f"https://www.{rng.choice(names[:40]).lower()}.example/{day.replace('-', '/')}/{number}"]  # fmt: skip
        yield "\n\n".join([*head, *body]) + "\n"


def _exchange(paragraph: str, names: list[str], rng: random.Random) -> str:
    """The paragraph with its capitalised words inside sentences and its numbers exchanged, the same ones alike."""
    chosen: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word not in chosen:
            chosen[word] = str(rng.randint(2, 900)) if word.isdigit() else rng.choice(names)
        return chosen[word]

    return re.sub(r"(?<=[a-zé,] )[A-Z][a-zé]{3,}|\b\d{1,3}\b", other, paragraph)
