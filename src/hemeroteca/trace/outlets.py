"""When two names mean the same outlet, and whom a credit line names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from hemeroteca.text import fold, squeeze, words

MOST_NAME_WORDS = 6
"""A credited name of more words is a sentence."""
SEPARATORS = re.compile(r"\s*(?:[/|;,&+]|\by\b|\band\b|\be\b|\bund\b|\bet\b)\s*")
HOST = re.compile(r"^[a-zA-Z]+://(?:www\.)?")
TRAILING = re.compile(r"\s(?:under|with|on|in|at|bajo|con|en|el|la)\s.*$")
"""What follows a name in a line that goes on: "The Tidewater Mirror under a licence"."""
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright|copyright ©)\s*(?:\d{4}(?:[-–]\d{4})?)?\s*", re.IGNORECASE)
OUTER = " \t\n ()[]{}.,;:-–—*\"“”'’«»©"


class OutletLexicon(msgspec.Struct, frozen=True):
    """The words of `outlets.toml`."""

    articles: frozenset[str]
    generics: frozenset[str]
    domains: frozenset[str]
    selves: frozenset[str]
    credit_openers: tuple[str, ...]
    credit_closers: tuple[str, ...]
    no_source: tuple[str, ...]
    ties: frozenset[str]
    passing: frozenset[str]
    platforms: frozenset[str]
    syndicators: frozenset[str]
    unnamed: frozenset[str]
    unnamed_beside: frozenset[str]


@cache
def load_outlet_lexicon() -> OutletLexicon:
    """The word lists of `outlets.toml`, phrases folded and the longest first."""
    lists: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("outlets.toml").read_text("utf-8"))
    phrases = {key: tuple(sorted(map(fold, lists[key]), key=len, reverse=True)) for key in lists}
    return OutletLexicon(
        articles=frozenset(phrases["articles"]),
        generics=frozenset(phrases["generics"]),
        domains=frozenset(phrases["domains"]),
        selves=frozenset(phrases["selves"]),
        credit_openers=phrases["credit_openers"],
        credit_closers=phrases["credit_closers"],
        no_source=phrases["no_source"],
        ties=frozenset(phrases["ties"]),
        passing=frozenset(phrases["passing"]),
        platforms=frozenset(phrases["platforms"]),
        syndicators=frozenset(phrases["syndicators"]),
        unnamed=frozenset(phrases["unnamed"]),
        unnamed_beside=frozenset(phrases["unnamed_beside"]),
    )


@lru_cache(maxsize=16384)
def outlet_keys(name: str) -> frozenset[str]:
    """The forms under which an outlet's name is compared: whole, without its article, its domain, its kind.

    "The Harbour Ledger", "Harbour Ledger" and "harbourledger.example" share a key.
    """
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


def host_keys(url: str) -> frozenset[str]:
    """The forms under which an outlet may be named that has this address: by its domain, with or without subdomains."""
    labels = HOST.sub("", url).partition("/")[0].partition(":")[0].split(".")
    return frozenset(key for size in (2, 3) for key in outlet_keys(".".join(labels[-size:])))


def is_syndicated(url: str | None) -> bool:
    """Whether an address is of a site that prints what others wrote, its subdomains included."""
    host = HOST.sub("", url or "").partition("/")[0].partition(":")[0].casefold()
    return any(host == domain or host.endswith(f".{domain}") for domain in load_outlet_lexicon().syndicators)


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


def find_credited(text: str) -> tuple[str, ...]:
    """The names of outlets in a credit line: "(Agencia Litoral).-" or "With reporting by X and Y".

    What credits a translator or a photographer names no source. A part that does not begin with a capital is no name.
    """
    line = squeeze(text).strip(OUTER)
    lexicon = load_outlet_lexicon()
    if is_unnamed_agency(line) or any(fold(line).startswith(opener) for opener in lexicon.no_source):
        return ()
    line = _strip_phrases(COPYRIGHT.sub("", line), lexicon)
    names = [part.strip(OUTER) for part in SEPARATORS.split(line)]
    names = [TRAILING.sub("", name) if len(name.split()) > MOST_NAME_WORDS else name for name in names]
    return tuple(
        name for name in names if name[:1].isupper() and len(name.split()) <= MOST_NAME_WORDS and len(name) > 1
    )


def is_unnamed_agency(text: str) -> bool:
    """Whether a credit names nobody but agencies: "With agencies", "Redacción / Agencias"."""
    found, lexicon = words(text), load_outlet_lexicon()
    return not lexicon.unnamed.isdisjoint(found) and lexicon.unnamed | lexicon.unnamed_beside >= set(found)


def _strip_phrases(line: str, lexicon: OutletLexicon) -> str:
    """A credit line without the words around the name; folding keeps the length of the phrases that are listed."""
    for opener in lexicon.credit_openers:
        if re.match(rf"{re.escape(opener)}\b[\s:]*", fold(line)) and len(fold(line)) == len(line):
            line = line[len(opener) :].lstrip(" :")
            break
    for closer in lexicon.credit_closers:
        if fold(line).endswith(" " + closer) and len(fold(line)) == len(line):
            line = line[: -len(closer) - 1]
            break
    return line.strip(OUTER)
