"""Which outlet an address belongs to: a table of well-known hosts, else the registered domain, nothing invented."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import urlsplit

from tld.utils import get_fld

from hemeroteca.text import fold, squeeze


class Outlets(NamedTuple):
    """Host → name, folded name → name, the names of agencies, folded, and the words of credit lines."""

    hosts: dict[str, str]
    names: dict[str, str]
    agencies: frozenset[str]
    credit_starts: frozenset[tuple[str, ...]]
    credit_ends: tuple[tuple[str, ...], ...]
    unnamed: frozenset[str]
    beside: frozenset[str]


@cache
def load_outlets() -> Outlets:
    """The table, loaded once."""
    table = tomllib.loads((resources.files("hemeroteca.parse") / "outlets.toml").read_text(encoding="utf-8"))
    hosts: dict[str, str] = table["hosts"]
    agencies = frozenset(map(fold, table["agencies"]["names"]))
    lists: dict[str, list[str]] = table["credits"]
    phrases = {key: [tuple(phrase.split()) for phrase in lists[key]] for key in ("starts", "ends")}
    return Outlets(
        hosts,
        {fold(name): name for name in hosts.values()},
        agencies,
        credit_starts=frozenset(phrases["starts"]),
        credit_ends=tuple(sorted(phrases["ends"], key=len, reverse=True)),
        unnamed=frozenset(lists["unnamed"]),
        beside=frozenset(lists["beside"]),
    )


def outlet_of_address(url: str) -> str | None:
    """The outlet of an address, by its host or the nearest domain above it that is listed; else its registered domain.

    >>> outlet_of_address("https://news.antiwar.com/2025/11/13/a-title/")
    'Antiwar.com'
    >>> outlet_of_address("https://www.elcorreodelaribera.example.org/1")
    'example.org'
    """
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if "." not in host:
        return None
    hosts = load_outlets().hosts
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if (name := hosts.get(".".join(labels[first:]))) is not None:
            return name
    domain = get_fld(f"https://{host}/", fail_silently=True)
    return str(domain) if domain else host


def known_outlet(name: str) -> str | None:
    """The listed outlet of that name, as the table writes it, or `None`."""
    return load_outlets().names.get(fold(squeeze(name)))


def is_agency(name: str) -> bool:
    """Whether a name is one that agencies sign with."""
    return fold(squeeze(name)) in load_outlets().agencies
