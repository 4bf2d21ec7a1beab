"""No word of what was removed stays in the file, whatever the file went through."""

from __future__ import annotations

import random
import re

import pytest
from making import inflate, make_article, make_clipping, make_filing, say

from hemeroteca.store import open_archive

WORD = re.compile(rb"zq[b-z]{10}")


def make_strange(chance):
    """A clipping of six to two hundred words that occur nowhere else."""
    said = ["zq" + "".join(chance.choices("bcdfghjklmnpqrstvwxyz", k=10)) for _ in range(chance.choice([6, 30, 200]))]
    clipping = make_clipping(" ".join(said))
    article = make_article(
        clipping,
        " ".join(said),
        title=said[0],
        outlet=said[1],
        url=f"https://example.org/{said[2]}",
        published=f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}",
    )
    groups = [" ".join(said[at : at + 4]) for at in range(0, len(said) - 4, 4)]
    return clipping, make_filing(article, *(say(article, group, said[3]) for group in groups))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_only_words_of_what_is_there_are_in_the_file(tmp_path, seed):
    """After hundreds of filings and removals in any order; pages of the file were split, merged and moved."""
    path = tmp_path / "press.hemeroteca"
    chance = random.Random(seed)
    there, gone = {}, set()
    with open_archive(path) as archive:
        for _ in range(250):
            if there and chance.random() < 0.4:
                clipping_id = chance.choice(sorted(there))
                archive.remove_clipping(clipping_id)
                gone |= there.pop(clipping_id)
            else:
                clipping, filing = make_strange(chance)
                archive.file_clipping(clipping, [filing])
                there[clipping.id] = set(WORD.findall(clipping.content))
        assert archive._connection.pragma("integrity_check") == "ok"
    found = set(WORD.findall(inflate(path.read_bytes())))
    assert found & gone == set()
    assert found >= set().union(*there.values())
