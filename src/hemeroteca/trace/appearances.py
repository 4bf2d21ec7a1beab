"""Which names an article has for whom: an entity per name, with its spellings and what the article calls it besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from hemeroteca.records import Appearance, Article, EntityKind, Mention, Reading, Span
from hemeroteca.text import squeeze
from hemeroteca.trace.spellings import (
    fits_initials,
    generation_of,
    is_initialism,
    load_spellings,
    person_key,
    skeleton,
    take_apart,
    thing_key,
)

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "outlet")
LOOK_AHEAD = 90
"""Code points after a name in which the article may say what else it is called: two long names."""
MOST_WORDS = 8
"""A name of more words is a heading or a list."""
CAPITALISED = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]*"
PARTICLES = r"(?:(?:de|del|la|of|von|van|y)\s+){0,2}"
NAME_AFTER = rf"(?:(?:the|el|la|los|las)\s+)?[\"“«]?({CAPITALISED}(?:\s+{PARTICLES}{CAPITALISED}){{0,5}})[\"”»]?"
BRACKETED = re.compile(r"\s*\(([^()]{0,40}?\b)?([^\W\d_][\w.&]{1,9})(?=[,;)\s])([^()]{0,40})\)")
SAYS_INITIALS = re.compile(r"siglas|acr[óo]n|initials|abbreviat|in English|en ingl[ée]s", re.IGNORECASE)
"""Words in brackets by which initials may be those of the name in another language."""
ENDS = r"(?=\s*(?:[),.;:—–]|$))"


def find_appearances(
    article: Article, reading: Reading, is_given_name: Callable[[str], bool]
) -> tuple[Appearance, ...]:
    """The names of an article, those met first first. A pure function; `is_given_name` knows first names.

    Whoever speaks without a name is none. What the reader took for another name of somebody ("WHC" of the World Harbour
    Council) is an alias, and so is what the article states ("Ana Ruiz, née Soto").
    """
    text = article.text
    found: dict[tuple[str, bool], list[Mention]] = {}
    for mention in _named(text, reading):
        place = name_place(mention.name, mention.kind)
        if place is not None:
            found.setdefault(place, []).append(mention)
    said: dict[tuple[str, bool] | None, list[int]] = {}
    for index, statement in enumerate(reading.statements):
        if statement.speaker is not None:
            said.setdefault(name_place(statement.speaker.name, statement.speaker.kind), []).append(index)
    return tuple(
        _appearance(text, place, mentions, (said.get(place, []), is_given_name)) for place, mentions in found.items()
    )


def name_place(name: str, kind: EntityKind) -> tuple[str, bool] | None:
    """The key of a name and whether it is bare; `None` where it names nobody."""
    if kind not in KINDS:
        return None
    key = person_key(name) if kind == "person" else thing_key(name)
    words = key.split()
    if not 0 < len(words) <= MOST_WORDS or len(key) < 2 or not any(char.isupper() for char in name):
        return None
    lexicon = load_spellings()
    if len(words) == 1 and (key in lexicon.generic or key in lexicon.titles):
        return None
    return key, kind == "person" and len(words) == 1 and not is_initialism(squeeze(name))


def as_named(text: str, mention: Mention) -> Mention:
    """A mention with the name it counts for: one that says "Jr." or "Sr." is no spelling of a name that does not."""
    written = squeeze(text[mention.span.start : mention.span.end])
    generation = generation_of(written) if mention.kind == "person" and " " in mention.name else ""
    if not generation or generation == generation_of(mention.name):
        return mention
    return Mention(span=mention.span, name=written, kind="person")


def _named(text: str, reading: Reading) -> Iterable[Mention]:
    """The mentions, and speakers that no mention has: those a person named, and institutions with a capital."""
    yield from (as_named(text, mention) for mention in reading.mentions)
    known = {(mention.name, mention.kind) for mention in reading.mentions}
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker and (speaker.name, speaker.kind) not in known and _is_capitalised(speaker.name):
            spans = statement.source or statement.content
            if spans:
                yield Mention(span=Span(spans[0].start, spans[-1].end), name=speaker.name, kind=speaker.kind)


def _is_capitalised(name: str) -> bool:
    """Whether all words of a name have a capital, its articles and particles aside."""
    lexicon = load_spellings()
    small = lexicon.articles | lexicon.particles
    words = [word for word in name.split() if word.lower() not in small]
    return bool(words) and all(word[0].isupper() for word in words)


def _appearance(
    text: str, place: tuple[str, bool], mentions: list[Mention], known: tuple[Sequence[int], Callable[[str], bool]]
) -> Appearance:
    """One name of an article, from its mentions; `known` holds what it says and who knows first names."""
    key, bare = place
    statements, is_given_name = known
    kind = Counter(mention.kind for mention in mentions).most_common(1)[0][0]
    written = Counter(squeeze(text[mention.span.start : mention.span.end]) for mention in mentions)
    words = key.split()
    given = next((number for number, word in enumerate(words) if not is_given_name(word)), len(words))
    first = min(mentions, key=lambda mention: mention.span)
    aliases = dict(_find_aliases(text, key, mentions)) if not bare else {}
    return Appearance(
        key=key,
        name=first.name,
        kind=kind,
        span=first.span,
        bare=bare,
        given=max(1, given),
        statements=tuple(statements),
        spellings=tuple(spelling for spelling, _ in written.most_common() if len(spelling.split()) <= MOST_WORDS),
        blocks=tuple(sorted({*_blocks(key, kind, given), *(f"={each}" for each in (key, *aliases) if not bare)})),
        aliases=tuple(aliases.items()),
    )


def _blocks(key: str, kind: EntityKind, given: int) -> Iterable[str]:
    """The skeletons of a person's surnames, by which those of other spellings are found."""
    if kind != "person":
        return ()
    words = key.split()
    surnames = take_apart(key, given).surnames if len(words) > 1 else tuple(words)
    return {f"~{skeleton(word)}" for word in surnames}


def _find_aliases(text: str, key: str, mentions: list[Mention]) -> Iterable[tuple[str, Span]]:
    """The keys of other names that an article has for what a name means, the first place of each."""
    found: dict[str, Span] = {}
    for mention in mentions:
        written = squeeze(text[mention.span.start : mention.span.end])
        other = person_key(written) if mention.kind == "person" else thing_key(written)
        if other != key and len(written.split()) <= MOST_WORDS and _is_alias(written, other, mention):
            found.setdefault(other, mention.span)
        for other, span in _stated(text, mention, key):
            found.setdefault(other, span)
    found.pop(key, None)
    return found.items()


def _is_alias(written: str, other: str, mention: Mention) -> bool:
    """Whether what the reader took for a name of somebody is one anywhere: initials that fit, more or fewer words.

    Of other kinds than persons a part ("Charlotte" for its football club) is one in its article only.
    """
    if is_initialism(written):
        return fits_initials(other, mention.name)
    words, whole = set(other.split()), set(person_key(mention.name).split())
    return mention.kind == "person" and len(words) > 1 and (words <= whole or whole <= words)


def _stated(text: str, mention: Mention, key: str) -> Iterable[tuple[str, Span]]:
    """What stands right after a name as another of the same: "Ana Ruiz, née Soto", "the Port League (formerly …)"."""
    after = text[mention.span.end : mention.span.end + LOOK_AHEAD]
    initials = BRACKETED.match(after) if mention.kind == "organisation" else None
    if initials is not None and is_initialism(initials[2]):
        short = thing_key(initials[2])
        if SAYS_INITIALS.search(f"{initials[1]} {initials[3]}") or fits_initials(short, mention.name):
            yield short, Span(mention.span.end + initials.start(2), mention.span.end + initials.end(2))
    for phrase, pattern in _patterns().items():
        match = pattern.match(after)
        if match is None:
            continue
        span = Span(mention.span.end + match.start(1), mention.span.end + match.end(1))
        other = _other_key(match[1], mention.kind, phrase, key)
        if other is not None and other != key:
            yield other, span


def _other_key(name: str, kind: EntityKind, phrase: str, key: str) -> str | None:
    """The key of another name; for a person's a surname after "née" takes the first name along."""
    lexicon = load_spellings()
    if kind != "person":
        other = thing_key(name)
        return None if other in lexicon.generic else other
    words = person_key(name).split()
    if phrase in lexicon.birth:
        first = key.split(maxsplit=1)[0]
        return " ".join(words if first in words else (first, *words))
    if len(words) < 2 or (phrase in lexicon.renamed and not set(words) & set(key.split())):
        return None
    return " ".join(words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each phrase of renaming, what it looks like after a name."""
    lexicon = load_spellings()
    phrases = (*lexicon.renamed, *lexicon.aliases, *lexicon.birth)
    return {
        phrase: re.compile(rf"\s*[,(—–]?\s*{re.escape(phrase)}\s+{NAME_AFTER}{ENDS}", re.UNICODE) for phrase in phrases
    }
