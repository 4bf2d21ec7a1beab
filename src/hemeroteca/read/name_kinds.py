"""What a name names: a person, an organisation, a place or an outlet, by its words and by what stands around it.

Words tell first ("Ministry", "City", "Times"), then a title or a role before it, then a known place, then a first
name; a run of two or three words that nothing else explains is a person. Laws, wars and feasts are no entities.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
from babel import Locale

from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.given_names import given_gender, is_given_name
from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.outlets import bare, is_outlet, load_outlets
from hemeroteca.read.roles import RoleLexicon
from hemeroteca.read.tokens import Token
from hemeroteca.records import EntityKind, Mention, Span
from hemeroteca.text import fold

ARTICLES = ("the", "el", "la", "los", "las", "le", "die", "der", "il")
LONGEST_PERSON = 4
"""Words of a person's name; a longer run that nothing explains is an organisation."""


class NameLexicon(msgspec.Struct, frozen=True):
    """Titles, particles and the words that tell what a name names."""

    titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    particles: frozenset[str]
    person_particles: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    place_prepositions: frozenset[str]
    known_places: frozenset[str]
    never: frozenset[str]
    articles: frozenset[str]
    with_of: frozenset[str]
    things: frozenset[str]
    """What names laws, wars, feasts and books, which are no entities."""
    joining: frozenset[str] = frozenset({"and", "y", "e", "for", "on"})
    """Particles that only an organisation's name has inside."""
    party_words: frozenset[str] = frozenset()
    """Capitalised words that describe the person whose name follows: "Democrat Ana Ruiz"."""
    demonyms: frozenset[str] = frozenset()
    """Words for where people are from or what they belong to: part of an organisation's name, never of a person's."""
    parties: tuple[frozenset[str], ...] = ()
    """The words for each party and its people."""
    honorifics: frozenset[str] = frozenset()
    """Titles that always have a name after them."""
    owned: frozenset[str] = frozenset()
    """What only a company has, after its name."""


class Named(msgspec.Struct, frozen=True):
    """A mention with what was learnt on the way: the title before the name and the gender that it shows."""

    mention: Mention
    title: str = ""
    gender: str = ""
    weak: bool = False
    """Whether only its capital speaks for it: one word that no fuller name explains."""
    shared: bool = False
    """Whether it is a surname that several in the text bear."""


class Place(NamedTuple):
    """Where a run of words stands among the tokens of its sentence, in which language and which outlet."""

    start: int
    end: int
    language: str
    outlet: str | None


@cache
def load_names(language: str) -> NameLexicon:
    """The name words of a language."""
    return section(language, "names", NameLexicon)


@cache
def _countries(language: str) -> frozenset[str]:
    """Names of countries and regions in a language, folded (CLDR)."""
    return frozenset(fold(name) for name in Locale.parse(language).territories.values())


def is_known_place(name: str, language: str) -> bool:
    """Whether a name is a country or another place that the word list knows."""
    folded = fold(name).removeprefix("the ")
    return folded in load_names(language).known_places or folded in _countries(language)


@cache
def _titles(language: str) -> frozenset[str]:
    """What can stand before a person's name: titles and roles."""
    roles = section(language, "roles", RoleLexicon)
    return load_names(language).titles | roles.persons | roles.trades


@cache
def close_words(language: str) -> frozenset[str]:
    """Words that are never a name by themselves: the closed classes."""
    clauses = load_clauses(language)
    return frozenset(
        clauses.determiners
        | clauses.subject_pronouns
        | clauses.prepositions
        | clauses.subordinators
        | clauses.coordinators
        | clauses.auxiliaries
        | clauses.adverbs
        | clauses.relatives
        | clauses.wh
    )


def name_of(text: str, tokens: Sequence[Token], place: Place) -> Named | None:
    """The mention of one run of words: its titles taken off, its kind decided; `None` where it names no entity."""
    lexicon, titles_known = load_names(place.language), _titles(place.language)
    start, end = place.start, place.end
    whole = text[tokens[start].start : tokens[end - 1].end]
    titles: list[str] = []
    if end == start + 1 and tokens[start].lower in lexicon.demonyms:
        return None
    known = is_outlet(whole, place.language, place.outlet) or is_known_place(whole, place.language)
    if not known and tokens[end - 1].lower not in lexicon.organisations:
        start, titles = _past_titles(tokens, place)
    before = start - 1 if start == place.start else place.start - 1
    while before >= 0 and tokens[before].lower in titles_known:
        titles.append(tokens[before].lower)
        before -= 1
    if _is_only_title(tokens, place._replace(start=start), titles):
        return None
    span = Span(tokens[start].start, tokens[end - 1].end)
    name = " ".join(text[span.start : span.end].split())
    kind = _kind(name, tokens, place._replace(start=start), titled=bool(titles))
    if kind is None:
        return None
    if kind == "outlet":
        introduced = 0 < start == place.end - 1 and not is_outlet(name, place.language, place.outlet)
        whole_outlet = _introduced_outlet if introduced else _whole_outlet
        span, name = whole_outlet(text, tokens, place._replace(start=start))
    return Named(
        Mention(span=span, name=name, kind=kind), " ".join(reversed(titles)), _gender(tokens, start, titles, lexicon)
    )


def _is_only_title(tokens: Sequence[Token], place: Place, titles: Sequence[str]) -> bool:
    """Whether a run is a title without a name; "Mr. King", "Baker said" and "Dean Ruiz" are none."""
    known, honorifics = _titles(place.language), load_names(place.language)
    run = tokens[place.start : place.end]
    if any(token.lower not in known for token in run) or is_given_name(run[0].lower):
        return False
    if titles and titles[0] in honorifics.honorifics:
        return False
    determined = place.start > 0 and tokens[place.start - 1].lower in close_words(place.language)
    return len(run) > 1 or run[0].lower in honorifics.titles or determined


def _gender(tokens: Sequence[Token], start: int, titles: Sequence[str], lexicon: NameLexicon) -> str:
    """The gender that a title shows, else the first name."""
    gender = ""
    for title in titles:
        gender = "m" if title in lexicon.male else "f" if title in lexicon.female else gender
    return gender or given_gender(tokens[start].lower)


def _whole_outlet(text: str, tokens: Sequence[Token], place: Place) -> tuple[Span, str]:
    """An outlet's name with the article that belongs to it; the printing outlet by its own name."""
    start, end, own = place.start, place.end, place.outlet
    before = tokens[start - 1] if start and end - start > 1 else None
    article = before is not None and before.capital and before.lower in ARTICLES
    span = Span(tokens[start - article].start, tokens[end - 1].end)
    name = " ".join(text[span.start : span.end].split())
    return span, own if own is not None and fold(bare(own)) == fold(bare(name)) else name


def _introduced_outlet(text: str, tokens: Sequence[Token], place: Place) -> tuple[Span, str]:
    """A name of one word that only the noun before it makes an outlet, with that noun where names begin so.

    "agencia Luna" is a name as "Agencia Luna" is; of "the news agency Luna" only "Luna" is one.
    """
    noun = tokens[place.start - 1]
    belongs = any(noun.lower.capitalize() in load_outlets(code).beginnings for code in LANGUAGES)
    span = Span(noun.start if belongs else tokens[place.start].start, tokens[place.end - 1].end)
    return span, " ".join(text[span.start : span.end].split())


def _past_titles(tokens: Sequence[Token], place: Place) -> tuple[int, list[str]]:
    """Where the name starts after its titles, "US Secretary of Trade Ana Ruiz", and the titles."""
    lexicon, known = load_names(place.language), _titles(place.language)
    start, end = place.start, place.end
    last = next((i for i in range(end - 2, start - 1, -1) if tokens[i].lower in known), None)
    if last is None:
        return _past_party(tokens, place), []
    office = any(token.lower in lexicon.organisations for token in tokens[start:last])
    if office and (end - last <= 2 or tokens[last + 1].lower in lexicon.particles):
        return start, []
    first = last + 1
    particle = tokens[first].lower in lexicon.particles and not is_given_name(tokens[first].lower)
    if particle and end - first > 3:
        first += 2
    elif particle:
        return start, []
    return first, [token.lower for token in tokens[start : last + 1] if token.lower in known]


def _past_party(tokens: Sequence[Token], place: Place) -> int:
    """Where a person's name starts after words that describe its bearer: "Democrat Ana Ruiz", "Acme Ana Ruiz"."""
    start, end = place.start, place.end
    lexicon = load_names(place.language)
    if not lexicon.organisations.isdisjoint(token.lower for token in tokens[start:end]):
        return start
    while end - start > 1 and tokens[start].lower in lexicon.party_words | lexicon.demonyms:
        start += 1
    if end - start < 3 or is_given_name(tokens[start].lower):
        return start
    given = next((i for i in range(start + 1, end - 1) if is_given_name(tokens[i].lower) and tokens[i].capital), None)
    short = given is not None and all(len(token.lower) > 2 and token.capital for token in tokens[start:given])
    return given if given is not None and short and given - start > 1 else start


def _kind(name: str, tokens: Sequence[Token], place: Place, *, titled: bool) -> EntityKind | None:
    """What a name names, or `None` where nothing tells."""
    start, end, language, outlet = place
    lexicon = load_names(language)
    words = [token.lower for token in tokens[start:end]]
    folded = fold(name).removeprefix("the ")
    following = tokens[end].lower if end < len(tokens) else ""
    if is_outlet(name, language, outlet) or _introduced_as_outlet(tokens, start, language):
        return "outlet"
    if is_known_place(name, language):
        return "place"
    if folded in lexicon.organisations or not lexicon.organisations.isdisjoint(words):
        return "organisation"
    if titled or words[-1] in lexicon.things:
        return "person" if titled or (len(words) == 2 and is_given_name(words[0])) else None
    ending = len(words) > 2 and is_known_place(words[-1], language) and not is_given_name(words[0])
    if following in lexicon.owned or ending:
        return "organisation"
    before = tokens[start - 1].lower if start else ""
    settled = following == "," and _is_place_after(tokens, end + 1, language)
    return "place" if settled else _kind_by_shape(name, words, before, lexicon)


def _is_place_after(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a known place follows after the comma: "Larkhill, Ontario"."""
    if place >= len(tokens) or not tokens[place].capital:
        return False
    one = tokens[place].lower
    two = f"{one} {tokens[place + 1].lower}" if place + 1 < len(tokens) else one
    return is_known_place(one, language) or is_known_place(two, language)


def _kind_by_shape(name: str, words: Sequence[str], before: str, lexicon: NameLexicon) -> EntityKind | None:
    """What a name without telling words may name: by its length, its capitals and the preposition before it."""
    initials = name.isupper() and 2 <= len(name) <= 6 and " " not in name
    if len(words) > 1 and is_given_name(words[0]) and len(words) <= LONGEST_PERSON and words[-1] not in lexicon.places:
        return "person"
    if words[-1] in lexicon.places or (not initials and before in lexicon.place_prepositions and len(words) == 1):
        return "place"
    if initials or words[0] in lexicon.articles or len(words) > LONGEST_PERSON:
        return "organisation"
    if len(words) > 1 and lexicon.particles.isdisjoint(words[1:-1]) and before in ("in", "en"):
        return "place"
    if before in lexicon.articles and (len(words) > 1 or words[0].endswith("s")):
        return "organisation"
    return None if "of" in words else "person"


def _introduced_as_outlet(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether "the newspaper" or "news agency" stands before a name; "a este diario Ana Ruiz" introduces nobody."""
    nouns = load_outlets(language).nouns
    one = tokens[first - 1].lower if first else ""
    two = f"{tokens[first - 2].lower} {one}" if first > 1 else one
    return (one in nouns or two in nouns) and two not in load_chains(language).own
