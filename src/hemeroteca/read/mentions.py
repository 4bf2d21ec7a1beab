"""Names in a text: where they stand, and whom each means.

A name is a run of capitalised words, with the particles names have inside. In a headline, where most words have a
capital, only those that the rest of the text knows as names are. What kind a name is decides `name_kinds`, whom it
means `bearers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from hemeroteca.read.bearers import settle_names
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.given_names import is_given_name
from hemeroteca.read.lexicon import LANGUAGES
from hemeroteca.read.name_kinds import Named, Place, close_words, load_names, name_of
from hemeroteca.read.outlets import begins_paper, ends_paper, is_outlet, load_outlets, outlet_length
from hemeroteca.read.tokens import LONGEST_HEADLINE, Token, tokenise
from hemeroteca.records import Mention, Span

__all__ = ["Named", "find_mentions"]

LONGEST_NAME = 8
INSIDE_MARKS = (",", "(", "-", "—", "–")
BRAND = re.compile(r"[a-z]{1,4}\d+")
"""Names that begin with a small letter and a number, as broadcasters' do."""
SHORTENED = frozenset({"jr", "sr", "st", "inc", "corp", "co", "ltd", "mt", "ft"})
ALIAS = re.compile(r"[^\W\d_]{2,8}")
SHORTEST_HEADLINE = 4
HEADLINE_SHARE = 0.7
"""Share of capitals among the words of a sentence that are not of a closed class, from which on it is a headline."""


class Seen(NamedTuple):
    """What the sentences of a text show about its words: those that have a capital inside one, and small ones."""

    capital: frozenset[str]
    small: frozenset[str]

    def is_name(self, word: str) -> bool:
        """Whether a word is always written with a capital, as far as the text shows."""
        return word in self.capital and (word not in self.small or is_given_name(word))


def find_mentions(text: str, sentences: Sequence[Span], language: str, outlet: str | None = None) -> tuple[Named, ...]:
    """All names in order, each with its canonical name; `outlet` is who printed the text."""
    tokens_of = [tokenise(text, sentence) for sentence in sentences]
    headlines = [_is_headline(text, tokens, language) for tokens in tokens_of]
    seen = _seen(tokens_of, headlines, text)
    found: list[Named] = []
    aliases: dict[str, Mention] = {}
    prose = not all(headlines)
    for tokens, headline in zip(tokens_of, headlines, strict=True):
        end = 0
        for first, token in enumerate(tokens):
            if first < end or not (token.capital or (token.lower[-1].isdigit() and BRAND.fullmatch(token.lower))):
                continue
            start, end = _run(tokens, first, language, seen, known=headline and prose)
            named = name_of(text, tokens, Place(start, end, language, outlet)) if end > start else None
            if named is not None:
                found.append(named)
                _learn_alias(text, tokens, end, named.mention, aliases)
    return settle_names(text, found, aliases, (language, outlet))


def _run(tokens: Sequence[Token], place: int, language: str, seen: Seen, *, known: bool) -> tuple[int, int]:
    """Where the name that a capital may begin starts and ends; with `known`, only of words that the text knows."""
    end = _run_end(tokens, place, language, seen)
    if known:
        place, end = _known_run(tokens, place, end, seen)
    return _past_opener(tokens, place, end, (language, seen)), end


def _is_headline(text: str, tokens: Sequence[Token], language: str) -> bool:
    """Whether a sentence is a line in which most words have a capital, so that a capital tells nothing."""
    if not tokens or tokens[-1].lower in (",", ":") or len(tokens) > LONGEST_HEADLINE:
        return False
    start, end = tokens[0].start, tokens[-1].end
    if (start and text[start - 1] != "\n") or text[end : end + 1] not in ("", "\n") or (start and text[end - 1] == "."):
        return False
    closed = close_words(language)
    words = [token for token in tokens if token.kind == "word" and token.lower not in closed]
    if len(words) < SHORTEST_HEADLINE:
        return False
    return sum(token.capital for token in words) >= HEADLINE_SHARE * len(words) and not _is_list(tokens)


def _is_list(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a list of names: a comma at every third word."""
    return 3 * sum(token.lower in (",", ";", "and", "y") for token in tokens) >= len(tokens)


def _seen(tokens_of: Sequence[Sequence[Token]], headlines: Sequence[bool], text: str) -> Seen:
    """Which words stand capitalised inside a sentence that is no headline, and which in small letters."""
    capital: set[str] = set()
    small: set[str] = set()
    for tokens, headline in zip(tokens_of, headlines, strict=True):
        last = ""
        for place, token in enumerate(tokens):
            if token.kind == "word":
                if not token.capital:
                    small.add(token.lower)
                elif not headline and place and last == "word" and text[token.start - 2 : token.start - 1] not in ".?!":
                    capital.add(token.lower)
            last = token.kind
    return Seen(frozenset(capital), frozenset(small))


def _is_head(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word stands where a sentence may begin, so that its capital tells nothing."""
    return place == 0 or (tokens[place - 1].kind == "punct" and tokens[place - 1].lower not in INSIDE_MARKS)


def _known_run(tokens: Sequence[Token], place: int, end: int, seen: Seen) -> tuple[int, int]:
    """The first part of a run in a headline whose words the text knows as names; nothing where it has none."""
    while place < end and not seen.is_name(tokens[place].lower):
        place += 1
    last = place
    while last < end and (seen.is_name(tokens[last].lower) or not tokens[last].capital):
        last += 1
    while last > place and not tokens[last - 1].capital:
        last -= 1
    return (place, last) if last > place else (end, end)


def _past_opener(tokens: Sequence[Token], place: int, end: int, known_words: tuple[str, Seen]) -> int:
    """Where the name in a run starts whose first word only begins the sentence: "Asking Ruiz", "Newspaper Luna"."""
    language, seen = known_words
    if end - place < 2 or not _is_head(tokens, place):
        return place
    first = tokens[place].lower
    if is_outlet(" ".join(token.lower.capitalize() for token in tokens[place:end]), language):
        return place
    if first in load_outlets(language).nouns:
        return place + 1
    if is_given_name(first) or first in seen.capital:
        return place
    given = is_given_name(tokens[place + 1].lower)
    known = (given or seen.is_name(tokens[place + 1].lower)) and tokens[place + 1].capital
    return place + 1 if known and (first in seen.small or (given and end - place > 2)) else place


def _run_end(tokens: Sequence[Token], place: int, language: str, seen: Seen) -> int:
    """Where the name that starts at `place` ends, `place` itself where none does."""
    lexicon = load_names(language)
    token = tokens[place]
    never = token.lower in lexicon.never or token.lower in close_words(language)
    never = never and not (_is_first_name(tokens, place) or _is_word_of_paper(tokens, place, language))
    brand = not token.capital and place + 1 < len(tokens) and tokens[place + 1].capital
    named = token.kind == "word" and (token.capital or brand) and not never
    if not named and not _is_article(tokens, place, language):
        return place
    end = place + 1
    while end < len(tokens) and end - place < LONGEST_NAME:
        following = tokens[end]
        if following.start > tokens[end - 1].end + 1 + _is_shortened(tokens[end - 1], language):
            break
        never = following.lower in lexicon.never and not _is_surname(tokens, end)
        if following.capital and following.kind == "word" and not never:
            end += 1
            continue
        if following.lower == "'s" and ends_paper(tokens, end + 1):
            end += 2
            continue
        if following.lower == "&" and end + 1 < len(tokens) and tokens[end + 1].capital:
            end += 2
            continue
        skip = _particles(tokens, end, language)
        if not skip:
            break
        end += skip + 1
    known = token.lower in seen.capital or is_given_name(token.lower)
    if end == place + 1 and _is_head(tokens, place) and (not known or token.lower in seen.small):
        return place
    return _before_person(tokens, place, end, language)


def _is_shortened(token: Token, language: str) -> bool:
    """Whether a word in a name may end with a full stop that ends no sentence: "J.", "Gov.", "Jr."."""
    titles = load_names(language).titles
    return token.capital and (len(token.lower) == 1 or token.lower in titles or token.lower in SHORTENED)


def _is_surname(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is a month too is a surname here: after a first name, no number after it."""
    following = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    return tokens[place].capital and is_given_name(tokens[place - 1].lower) and following != "number"


def _before_person(tokens: Sequence[Token], place: int, end: int, language: str) -> int:
    """Where a run of names ends that begins with whom something was said to: "a Radio Luna Ana Ruiz"."""
    if not place or tokens[place - 1].lower not in load_clauses(language).object_markers:
        return end
    words = [token.lower.title() if token.capital else token.lower for token in tokens[place:end]]
    length = outlet_length(words, language)
    return place + length if length else end


def _is_first_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is a month too is a first name here: a capital and another after it, "Julio Prada"."""
    if not tokens[place].capital or place + 1 >= len(tokens) or not tokens[place + 1].capital:
        return False
    if any(tokens[place].lower in load_clauses(code).prepositions for code in LANGUAGES):
        return False
    nameless = any(tokens[place + 1].lower in load_names(code).never for code in LANGUAGES)
    return is_given_name(tokens[place].lower) and not nameless


def _is_word_of_paper(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether a day, or inside a sentence a number, begins the name of a newspaper: "The Three Bridges Chronicle"."""
    clauses = load_clauses(language)
    counts = tokens[place].lower in clauses.determiners and not _is_head(tokens, place)
    named = (tokens[place].lower in clauses.times or counts) and begins_paper(tokens, place)
    return named or (not _is_head(tokens, place) and _begins_outlet(tokens, place))


def _begins_outlet(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capitalised word before another is one with which outlets' names begin: "a Hoy Larkhill"."""
    if not tokens[place].capital or place + 1 >= len(tokens) or not tokens[place + 1].capital:
        return False
    return any(tokens[place].lower.capitalize() in load_outlets(code).beginnings for code in LANGUAGES)


def _is_article(tokens: Sequence[Token], place: int, language: str) -> bool:
    """Whether an article is part of a name: capitalised inside a sentence, or before a word that names an outlet."""
    articles = load_names(language).articles
    if place + 1 >= len(tokens) or tokens[place].lower not in articles or not tokens[place].capital:
        return False
    return tokens[place + 1].capital and not _is_head(tokens, place)


def _particles(tokens: Sequence[Token], place: int, language: str) -> int:
    """How many particles stand before the next capitalised word of the same name, 0 where the name ends."""
    lexicon = load_names(language)
    count = 0
    while place + count < len(tokens) and count < 2 and tokens[place + count].lower in lexicon.particles:
        count += 1
    beyond = place + count
    if not count or beyond >= len(tokens) or not tokens[beyond].capital or tokens[beyond].kind != "word":
        return 0
    if tokens[beyond].lower in lexicon.never:
        return 0
    joined = [tokens[place + i].lower for i in range(count)]
    before = tokens[place - 1].lower
    if joined[0] in lexicon.joining or (joined[-1] == "the" and joined[0] != "of"):
        return count if before in lexicon.organisations and joined[0] in lexicon.joining else 0
    if joined[0] == "of" and not (before in lexicon.organisations | lexicon.places or before in lexicon.with_of):
        return 0
    return count


def _learn_alias(text: str, tokens: Sequence[Token], end: int, mention: Mention, aliases: dict[str, Mention]) -> None:
    """Remembers "(GB)" after a name as another name for it, and a whole name in brackets after a person's."""
    if end >= len(tokens) or tokens[end].lower != "(":
        return
    close = next((i for i in range(end + 1, min(end + 7, len(tokens))) if tokens[i].lower == ")"), None)
    if close is None or close == end + 1:
        return
    alias = " ".join(text[tokens[end + 1].start : tokens[close - 1].end].split())
    initials = ALIAS.fullmatch(alias) and sum(char.isupper() for char in alias) >= 2
    whole = mention.kind == "person" and " " in alias and alias.replace(" ", "").replace("-", "").isalpha()
    if initials or (whole and " " in mention.name and tokens[end + 1].capital and tokens[close - 1].capital):
        aliases.setdefault(alias, mention)
