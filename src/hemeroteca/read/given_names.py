"""First names and the gender they show, of many cultures: `given_names.toml`.

What they are for is to tell whom "he" and "she" can mean and that a run of capitalised words is a person's name. No
other guess about anybody is made from a name.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from hemeroteca.text import fold

Gender = Literal["m", "f", ""]


@cache
def _load() -> dict[str, Gender]:
    """Each given name, folded, with its gender, empty where both have it."""
    file = resources.files("hemeroteca.read") / "given_names.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    genders: tuple[tuple[str, Gender], ...] = (("either", ""), ("male", "m"), ("female", "f"))
    return {name: gender for key, gender in genders for name in lists[key].split()}


def given_gender(word: str) -> Gender:
    """The gender that a first name shows, empty where it shows none; of "Jean-Pierre" and "Anne-Marie" too."""
    names, name = _load(), fold(word)
    if name in names:
        return names[name]
    return names.get(name.partition("-")[0], "") if "-" in name else ""


def is_given_name(word: str) -> bool:
    """Whether a word is a known first name."""
    names, name = _load(), fold(word)
    return name in names or ("-" in name and name.partition("-")[0] in names)
