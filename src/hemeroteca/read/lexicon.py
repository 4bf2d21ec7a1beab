"""The word lists of a language, loaded from `languages/<code>.toml` into frozen structs, once.

Each module of this stage says with a struct what it needs from a section of the file and asks for it with `section`,
so a language is added by adding one file and no code. A missing section, or a key of the wrong shape, is an error of
the package, not of its input, and shows at once (`KeyError`, `msgspec.ValidationError`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

Lexicon = TypeVar("Lexicon", bound=msgspec.Struct)

LANGUAGES = ("en", "es")
"""The languages with word lists of their own; others are read for quotation marks, quantities and times only."""


@cache
def _load_file(code: str) -> dict[str, object]:
    """All sections of one language's file, as TOML gives them."""
    file = resources.files("hemeroteca.read") / "languages" / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _load_section(code: str, name: str, lexicon: type[msgspec.Struct]) -> msgspec.Struct:
    """One section converted, kept for the life of the process."""
    found = _load_file(code)
    for part in name.split("."):
        found = msgspec.convert(found[part], dict[str, object])
    return msgspec.convert(found, lexicon)


def section(code: str, name: str, lexicon: type[Lexicon]) -> Lexicon:
    """The section `name` (dotted where nested) of language `code`, as the struct that its reader defined."""
    loaded = _load_section(code, name, lexicon)
    assert isinstance(loaded, lexicon)
    return loaded
