"""When two names mean the same outlet."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from hemeroteca.credits import load_credit_lexicon
from hemeroteca.text import fold, squeeze, words

LONGEST_SECOND_LEVEL = 3
"""Letters of "co", "com", "org" before a country's code."""
HOST = re.compile(r"^[a-zA-Z]+://(?:www\.)?")


class OutletLexicon(msgspec.Struct, frozen=True):
    """The words of `outlets.toml`."""

    articles: frozenset[str]
    generics: frozenset[str]
    domains: frozenset[str]
    selves: frozenset[str]
    aliases: tuple[tuple[str, ...], ...]


@cache
def load_outlet_lexicon() -> OutletLexicon:
    """The word lists of `outlets.toml`, phrases folded and the longest first."""
    lists = tomllib.loads(files(__package__).joinpath("outlets.toml").read_text("utf-8"))
    aliases = tuple(map(tuple, lists.pop("aliases")))
    phrases = {key: tuple(sorted(map(fold, lists[key]), key=len, reverse=True)) for key in lists}
    return OutletLexicon(
        articles=frozenset(phrases["articles"]),
        generics=frozenset(phrases["generics"]),
        domains=frozenset(phrases["domains"]),
        selves=frozenset(phrases["selves"]),
        aliases=aliases,
    )


@lru_cache(maxsize=16384)
def outlet_keys(name: str) -> frozenset[str]:
    """The forms under which an outlet's name is compared: whole, without its article, its domain, its kind.

    "The Harbour Ledger", "Harbour Ledger" and "harbourledger.example" share a key; so do the names that one agency or
    newspaper goes by, as "AP" and "Associated Press".
    """
    keys = _spelled_keys(name)
    return keys | {alias for key in keys if (alias := _alias_keys().get(key))}


@cache
def _alias_keys() -> dict[str, str]:
    """For each spelling of an outlet that goes by several names the one key that all of them share."""
    rows = (*load_credit_lexicon().agencies, *load_outlet_lexicon().aliases)
    return {"".join(words(name)): f"={''.join(words(row[0]))}" for row in rows for name in row}


def _spelled_keys(name: str) -> frozenset[str]:
    lexicon = load_outlet_lexicon()
    parts = words(name)
    keys = {"".join(parts)}
    while len(parts) > 1 and parts[-1] in lexicon.domains and "." in name:
        parts = parts[:-1]
        keys.add("".join(parts))
    if len(parts) > 1 and parts[0] in lexicon.articles:
        parts = parts[1:]
        keys.add("".join(parts))
    named = [part for part in parts if part not in lexicon.generics and part not in lexicon.articles]
    if named and len("".join(named)) > 1:
        keys.add("".join(named))
    return frozenset(key for key in keys if key)


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names mean one outlet."""
    return one is not None and other is not None and not outlet_keys(one).isdisjoint(outlet_keys(other))


def name_host(url: str) -> str:
    """The domain of an address, by which an outlet may be named: without subdomains, "co" and such left on."""
    labels = HOST.sub("", url).partition("/")[0].partition(":")[0].casefold().split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= LONGEST_SECOND_LEVEL else -2 :])


def names_itself(name: str) -> bool:
    """Whether a name is how a newspaper speaks of itself: "this newspaper", "este diario"."""
    return fold(squeeze(name)) in load_outlet_lexicon().selves


def complete_outlet(name: str, full_names: Iterable[str]) -> str:
    """The full name of an outlet that is named short ("the Gazette") in a text that names it in full elsewhere.

    The name as it stands where none of the full names begins or ends with it, or several do.
    """
    short = [word for word in words(name) if word not in load_outlet_lexicon().articles]
    if not short:
        return name
    longer = {full for full in full_names if len(full) > len(name) and _begins_or_ends(words(full), short)}
    if len({min(outlet_keys(full)) for full in longer}) == 1:
        return min(longer)
    return name


def _begins_or_ends(full: list[str], short: list[str]) -> bool:
    return len(full) > len(short) and short in (full[: len(short)], full[-len(short) :])
