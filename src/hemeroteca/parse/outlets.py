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
    """Host → name, and folded name → name."""

    hosts: dict[str, str]
    names: dict[str, str]


@cache
def load_outlets() -> Outlets:
    """The table, loaded once."""
    table = tomllib.loads((resources.files("hemeroteca.parse") / "outlets.toml").read_text(encoding="utf-8"))
    hosts: dict[str, str] = table["hosts"]
    return Outlets(hosts, {fold(name): name for name in hosts.values()})


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
