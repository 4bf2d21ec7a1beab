"""Names in a text: whom they mean, by rule.

A name is a run of capitalised words, with the particles names have inside. What kind it is follows from its words
("Ministry", "City", "Times"), from what stands before it (a title, "in"), and from the country names of CLDR; a run
of two or three words that nothing else explains is a person. A surname alone means the person whose full name the
text gives; initials in brackets ("the Grain Board (GB)") mean the name before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec
from babel import Locale

from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.outlets import bare, begins_paper, is_outlet, load_outlets, outlet_length
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import EntityKind, Mention, Span
from hemeroteca.text import fold

LONGEST_NAME = 8
SHORTEST_WITH_TWO_SURNAMES = 3
ARTICLES = ("the", "el", "la", "los", "las", "le", "die", "der", "il")
INSIDE_MARKS = (",", "(", "-", "—", "–")
BRAND = re.compile(r"[a-z]{1,4}\d+")
"""Names that begin with a small letter and a number, as broadcasters' do."""


class NameLexicon(msgspec.Struct, frozen=True):
    """Titles, particles and the words that tell what a name names."""

    titles: frozenset[str]
    male_names: frozenset[str]
    """First names that nearly only men have; what a pronoun can mean follows from them, and nothing else."""
    female_names: frozenset[str]
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


class Named(msgspec.Struct, frozen=True):
    """A mention with what was learnt on the way: the title before the name and the gender that it shows."""

    mention: Mention
    title: str = ""
    gender: str = ""
    weak: bool = False
    """Whether only its capital speaks for it: one word that no fuller name explains."""


def load_names(language: str) -> NameLexicon:
    """The name words of a language."""
    return section(language, "names", NameLexicon)


@cache
def _countries(language: str) -> frozenset[str]:
    """Names of countries and regions in a language, folded (CLDR)."""
    return frozenset(fold(name) for name in Locale.parse(language).territories.values())


def find_mentions(text: str, sentences: Sequence[Span], language: str, outlet: str | None = None) -> tuple[Named, ...]:
    """All names in order, each with its canonical name; `outlet` is who printed the text."""
    tokens_of = [tokenise(text, sentence) for sentence in sentences]
    inside = _seen_inside(tokens_of, text)
    found: list[Named] = []
    aliases: dict[str, Mention] = {}
    for tokens in tokens_of:
        place = 0
        while place < len(tokens):
            end = _run_end(tokens, place, language, inside)
            if end == place:
                place += 1
                continue
            named = _name(text, tokens, place, end, (language, outlet))
            if named is not None:
                found.append(named)
                _learn_alias(text, tokens, end, named.mention, aliases)
            place = end
    return _settled(found, aliases, outlet)


def _seen_inside(tokens_of: Sequence[Sequence[Token]], text: str) -> frozenset[str]:
    """Words that stand capitalised inside a sentence, and never in lower case."""
    capital: set[str] = set()
    lower: set[str] = set()
    for tokens in tokens_of:
        for place, token in enumerate(tokens):
            if token.kind != "word":
                continue
            if not token.capital:
                lower.add(token.lower)
            elif place and tokens[place - 1].kind == "word" and text[token.start - 2 : token.start - 1] not in ".?!":
                capital.add(token.lower)
    return frozenset(capital - lower)


def _is_head(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word stands where a sentence may begin, so that its capital tells nothing."""
    return place == 0 or (tokens[place - 1].kind == "punct" and tokens[place - 1].lower not in INSIDE_MARKS)


def _run_end(tokens: Sequence[Token], place: int, language: str, inside: frozenset[str]) -> int:
    """Where the name that starts at `place` ends, `place` itself where none does."""
    lexicon = load_names(language)
    token = tokens[place]
    brand = place + 1 < len(tokens) and tokens[place + 1].capital and BRAND.fullmatch(token.lower) is not None
    never = token.lower in lexicon.never or token.lower in _closed(language)
    never = never and not (_is_month_name(tokens, place) or _is_day_of_paper(tokens, place, language))
    named = token.kind == "word" and (token.capital or brand) and not never
    if not named and not _is_article(tokens, place, lexicon):
        return place
    end = place + 1
    while end < len(tokens) and end - place < LONGEST_NAME:
        following = tokens[end]
        if following.start - tokens[end - 1].end > 2 or (following.start > tokens[end - 1].end + 1):
            break
        if following.capital and following.kind == "word" and following.lower not in lexicon.never:
            end += 1
            continue
        if following.lower == "&" and end + 1 < len(tokens) and tokens[end + 1].capital:
            end += 2
            continue
        skip = _particles(tokens, end, lexicon)
        if not skip:
            break
        end += skip + 1
    if end == place + 1 and _is_head(tokens, place) and token.lower not in inside:
        return place
    return _before_person(tokens, place, end, language)


def _before_person(tokens: Sequence[Token], place: int, end: int, language: str) -> int:
    """Where a run of names ends that begins with whom something was said to: "a Radio Luna Ana Ruiz"."""
    if not place or tokens[place - 1].lower not in load_clauses(language).object_markers:
        return end
    words = [token.lower.title() if token.capital else token.lower for token in tokens[place:end]]
    length = outlet_length(words, language)
    return place + length if length else end


def _is_month_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is a month too is a first name here: a capital and another after it, "Julio Prada"."""
    if not tokens[place].capital or place + 1 >= len(tokens) or not tokens[place + 1].capital:
        return False
    word, lexicons = tokens[place].lower, [load_names(code) for code in LANGUAGES]
    return any(word in lexicon.male_names or word in lexicon.female_names for lexicon in lexicons)


def _is_day_of_paper(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a day begins the name of a newspaper: "the Sunday Herald"."""
    return tokens[place].lower in load_clauses(language).times and begins_paper(tokens, place)


def _is_article(tokens: Sequence[Token], place: int, lexicon: NameLexicon) -> bool:
    """Whether an article is part of a name: capitalised inside a sentence, or before a word that names an outlet."""
    if place + 1 >= len(tokens) or tokens[place].lower not in lexicon.articles or not tokens[place].capital:
        return False
    return tokens[place + 1].capital and not _is_head(tokens, place)


def _particles(tokens: Sequence[Token], place: int, lexicon: NameLexicon) -> int:
    """How many particles stand before the next capitalised word of the same name, 0 where the name ends."""
    count = 0
    while place + count < len(tokens) and count < 2 and tokens[place + count].lower in lexicon.particles:
        count += 1
    beyond = place + count
    if not count or beyond >= len(tokens) or not tokens[beyond].capital or tokens[beyond].kind != "word":
        return 0
    joined = [tokens[place + i].lower for i in range(count)]
    if joined[0] in ("and", "y", "e", "for") or (joined[-1] == "the" and joined[0] != "of"):
        before = tokens[place - 1].lower
        return count if before in lexicon.organisations and joined[0] in ("and", "y", "for") else 0
    if joined[0] == "of" and not _takes_of(tokens, place - 1, lexicon):
        return 0
    return count


def _takes_of(tokens: Sequence[Token], place: int, lexicon: NameLexicon) -> bool:
    """Whether "of" can stand inside the name after this word: University of, Times of, Gulf of; not Ruiz of."""
    word = tokens[place].lower
    return word in lexicon.organisations or word in lexicon.places or word in lexicon.with_of


@cache
def _closed(language: str) -> frozenset[str]:
    """Words that are never a name by themselves."""
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


def _name(text: str, tokens: Sequence[Token], place: int, end: int, who: tuple[str, str | None]) -> Named | None:
    """The mention of one run of words: its titles taken off, its kind decided."""
    language, outlet = who
    lexicon = load_names(language)
    whole = text[tokens[place].start : tokens[end - 1].end]
    if end - place > 1 and _is_head(tokens, place) and tokens[place].lower in load_outlets(language).nouns:
        place += 1
        whole = text[tokens[place].start : tokens[end - 1].end]
    first = place
    gender = ""
    titles: list[str] = []
    if not is_outlet(whole, language, outlet) and tokens[end - 1].lower not in lexicon.organisations:
        first, titles = _past_titles(tokens, place, end, lexicon)
    before = first - 1
    while before >= 0 and tokens[before].lower in lexicon.titles:
        titles.append(tokens[before].lower)
        before -= 1
    for title in titles:
        gender = "m" if title in lexicon.male else "f" if title in lexicon.female else gender
    gender = gender or _gender_of(tokens[first], lexicon)
    span = Span(tokens[first].start, tokens[end - 1].end)
    name = " ".join(text[span.start : span.end].split())
    kind = _kind(name, tokens, first, end, (language, outlet, bool(titles)))
    if kind is None:
        return None
    if kind == "outlet":
        introduced = first > 0 and end - first == 1 and not is_outlet(name, language, outlet)
        span, name = (
            _whole_outlet(text, tokens, first, end, outlet)
            if not introduced
            else _introduced_outlet(text, tokens, first, end)
        )
    return Named(Mention(span=span, name=name, kind=kind), " ".join(reversed(titles)), gender)


def _gender_of(first: Token, lexicon: NameLexicon) -> str:
    """The gender that a first name shows, empty where it shows none."""
    if first.lower in lexicon.male_names:
        return "m"
    return "f" if first.lower in lexicon.female_names else ""


def _whole_outlet(text: str, tokens: Sequence[Token], first: int, end: int, own: str | None) -> tuple[Span, str]:
    """An outlet's name with the article that belongs to it; the printing outlet by its own name."""
    before = tokens[first - 1] if first and end - first > 1 else None
    article = before is not None and before.capital and before.lower in ARTICLES
    span = Span(tokens[first - article].start, tokens[end - 1].end)
    name = " ".join(text[span.start : span.end].split())
    return span, own if own is not None and fold(bare(own)) == fold(bare(name)) else name


def _introduced_outlet(text: str, tokens: Sequence[Token], first: int, end: int) -> tuple[Span, str]:
    """A name of one word that only the noun before it makes an outlet, with that noun where names begin so.

    "agencia Luna" is a name as "Agencia Luna" is; of "the news agency Luna" only "Luna" is one.
    """
    noun = tokens[first - 1]
    belongs = any(noun.lower.capitalize() in load_outlets(code).beginnings for code in LANGUAGES)
    span = Span(noun.start if belongs else tokens[first].start, tokens[end - 1].end)
    return span, " ".join(text[span.start : span.end].split())


def _past_titles(tokens: Sequence[Token], place: int, end: int, lexicon: NameLexicon) -> tuple[int, list[str]]:
    """Where the name starts after its titles, "US Secretary of Trade Ana Ruiz", and the titles."""
    last = next((i for i in range(end - 2, place - 1, -1) if tokens[i].lower in lexicon.titles), None)
    if last is None:
        return place, []
    office = any(token.lower in lexicon.organisations for token in tokens[place:last])
    if office and (end - last <= 2 or tokens[last + 1].lower in lexicon.particles):
        return place, []
    first = last + 1
    if tokens[first].lower in lexicon.particles and end - first > 3:
        first += 2
    elif tokens[first].lower in lexicon.particles:
        return place, []
    return first, [token.lower for token in tokens[place : last + 1] if token.lower in lexicon.titles]


def _kind(
    name: str, tokens: Sequence[Token], first: int, end: int, who: tuple[str, str | None, bool]
) -> EntityKind | None:
    """What a name names, or `None` where nothing tells."""
    language, outlet, titled = who
    lexicon = load_names(language)
    words = [token.lower for token in tokens[first:end]]
    if is_outlet(name, language, outlet) or _introduced_as_outlet(tokens, first, language):
        return "outlet"
    folded = fold(name)
    bare = folded.removeprefix("the ")
    if bare in lexicon.known_places or bare in _countries(language):
        return "place"
    if any(word in lexicon.organisations for word in words):
        return "organisation"
    return "person" if titled else _kind_by_shape(name, words, tokens[first - 1].lower if first else "", lexicon)


def _kind_by_shape(name: str, words: Sequence[str], before: str, lexicon: NameLexicon) -> EntityKind | None:
    """What a name without telling words may name: by its length, its capitals and the preposition before it."""
    initials = name.isupper() and 2 <= len(name) <= 6
    if words[-1] in lexicon.places or (not initials and before in lexicon.place_prepositions and len(words) == 1):
        return "place"
    if initials or words[0] in lexicon.articles or len(words) > 4:
        return "organisation"
    if len(words) > 1 and lexicon.particles.isdisjoint(words[1:-1]) and before in ("in", "en"):
        return "place"
    return None if "of" in words else "person"


def _introduced_as_outlet(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether "the newspaper" or "news agency" stands before a name; "a este diario Ana Ruiz" introduces nobody."""
    nouns = load_outlets(language).nouns
    one = tokens[first - 1].lower if first else ""
    two = f"{tokens[first - 2].lower} {one}" if first > 1 else one
    return (one in nouns or two in nouns) and two not in load_chains(language).own


def _first_surnames(words: Sequence[str]) -> list[str]:
    """The other surnames of a name of two, as Spain has them: "Begoña Urrutia Sanz" is Urrutia, and Urrutia Sanz."""
    if len(words) < SHORTEST_WITH_TWO_SURNAMES or not words[-2][:1].isupper():
        return []
    given = [load_names(code) for code in LANGUAGES]
    first = words[-2].lower()
    if any(first in lexicon.male_names or first in lexicon.female_names for lexicon in given):
        return []
    return [fold(words[-2]), fold(" ".join(words[-2:]))]


def _learn_alias(text: str, tokens: Sequence[Token], end: int, mention: Mention, aliases: dict[str, Mention]) -> None:
    """Remembers "(GB)" after a name as another name for it."""
    if end + 2 < len(tokens) and tokens[end].lower == "(" and tokens[end + 2].lower == ")":
        alias = text[tokens[end + 1].start : tokens[end + 1].end]
        if re.fullmatch(r"[^\W\d_]{2,8}", alias) and sum(char.isupper() for char in alias) >= 2:
            aliases.setdefault(alias, mention)


def _settled(found: list[Named], aliases: dict[str, Mention], outlet: str | None) -> tuple[Named, ...]:
    """The mentions with the full name for a surname or an outlet's last word, and the long name for initials."""
    full: dict[str, Named] = {}
    papers = {fold(outlet.split()[-1]): outlet} if outlet and len(outlet.split()) > 1 else {}
    for named in found:
        words = named.mention.name.split()
        if named.mention.kind == "person" and len(words) > 1:
            full.setdefault(fold(words[-1]), named)
            for surname in _first_surnames(words):
                full.setdefault(surname, named)
    settled = []
    seen: dict[str, Named] = {}
    for named in found:
        name, kind, title, gender = named.mention.name, named.mention.kind, named.title, named.gender
        key = fold(name.split()[-1])
        known = seen.get(key) or full.get(key)
        if kind == "person" and " " in name and fold(name) in full:
            known, name, gender = None, full[fold(name)].mention.name, gender or full[fold(name)].gender
        if name in aliases:
            name, kind = aliases[name].name, aliases[name].kind
        elif kind == "person" and " " not in name and key in papers:
            name, kind = papers[key], "outlet"
        elif kind == "outlet" and " " in name:
            papers.setdefault(key, name)
        elif kind == "person" and " " in name:
            seen[key] = named
        elif kind == "person" and known is not None:
            name, title, gender = known.mention.name, title or known.title, gender or known.gender
        weak = kind == "person" and " " not in name and not title
        settled.append(Named(Mention(span=named.mention.span, name=name, kind=kind), title, gender, weak))
    return tuple(settled)
