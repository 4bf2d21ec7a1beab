"""The words of a source taken apart: its segments between commas, and the name that it is about.

"Her lawyer, Piet Anselm," is about Piet Anselm, "Acme chief Ana Ruiz" about Ana Ruiz, "a spokesman for Ana Ruiz" about
a spokesman, "Ana Ruiz and Bram Lowe" about both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hemeroteca.read.appositions import is_role_noun
from hemeroteca.read.cast import Cast
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import Named
from hemeroteca.read.roles import RoleLexicon, is_person_noun
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import Span

CUTS = (",", "—", "–", "--", "(", ":")
OWNERS = ("'s", "'", "’")
REFLEXIVES = ("himself", "herself", "itself", "themselves")


class Head(NamedTuple):
    """The names a source is about, and whether they stand in its first segment or in the apposition to it."""

    names: tuple[Named, ...]
    first: bool


def source_tokens(cast: Cast, source: Span) -> list[Token]:
    """The tokens of a source without the ending of a possessor and the marks around it: "Ruiz's" is Ruiz."""
    tokens = tokenise(cast.text, source)
    while tokens and (tokens[-1].lower in OWNERS or (tokens[-1].kind == "punct" and tokens[-1].lower != ")")):
        tokens.pop()
    while tokens and tokens[0].kind == "punct":
        tokens.pop(0)
    return tokens


def segments_of(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of a source between commas, dashes and brackets, empty ones left out."""
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.lower in CUTS:
            segments.append([])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment]


def find_head(cast: Cast, tokens: Sequence[Token]) -> Head | None:
    """The names that a source is about, `None` where it is about somebody without one."""
    segments = segments_of(tokens)
    if not segments:
        return None
    names = _names_in(cast, segments[0])
    if names:
        more = [one for segment in segments[1:4] for one in _coordinated(cast, segment, len(segments) > 1)]
        return Head((*names, *more), first=True)
    place = 1 + (len(segments) > 2 and _is_bracketed(cast, segments[1]))
    if len(segments) > place and (_introduces(cast, segments[0]) or _is_whole_name(cast, segments[place])):
        names = _names_in(cast, segments[place])
        return Head(names[:1], first=False) if names and _is_whole_name(cast, segments[place]) else None
    return None


def _is_bracketed(cast: Cast, segment: Sequence[Token]) -> bool:
    """Whether a segment is what stands in brackets behind a role: initials mostly, "spokesman of the Union (UP), …"."""
    return cast.text[segment[0].start - 1 : segment[0].start] == "("


def _coordinated(cast: Cast, segment: Sequence[Token], listed: bool) -> tuple[Named, ...]:
    """The names of a later segment that goes on a list: "Ana Ruiz (North), and Bram Lowe (South)"."""
    coordinators = load_clauses(cast.language).coordinators
    if not listed or len(segment) < 2 or segment[0].lower not in coordinators:
        return ()
    return _names_in(cast, segment[1:])


def _names_in(cast: Cast, segment: Sequence[Token]) -> tuple[Named, ...]:
    """The names that a segment is about: one, or several joined by "and"."""
    span = Span(segment[0].start, segment[-1].end)
    found: list[Named] = []
    for one in cast.within(span):
        if one.weak and one.mention.name.endswith("s") and not cast.figures[one.mention.name].roles:
            continue
        if found and not _joins(cast, found[-1], one):
            break
        if _is_head(cast, segment, one, joined=bool(found)):
            found.append(one)
        elif found:
            break
    return tuple(found)


def _joins(cast: Cast, one: Named, other: Named) -> bool:
    """Whether only "and", titles and commas stand between two names."""
    words = tokenise(cast.text, Span(one.mention.span.end, other.mention.span.start))
    coordinators = load_clauses(cast.language).coordinators
    return any(word.lower in coordinators for word in words) and len(words) <= 6


def _is_head(cast: Cast, segment: Sequence[Token], one: Named, *, joined: bool) -> bool:
    """Whether a name is what its segment is about: only words before it that describe it, nothing that it describes."""
    name, clauses = one.mention, load_clauses(cast.language)
    after = [token.lower for token in segment if token.start >= name.span.end]
    closing = clauses.prepositions | clauses.relatives | clauses.coordinators | clauses.auxiliaries
    if after and (after[0] in OWNERS or (after[0] not in closing and after[0] not in REFLEXIVES)):
        return False
    if after and after[0] in clauses.coordinators and not joined and not _goes_on(cast, segment, one):
        return False
    inside = [other.mention.span for other in cast.within(Span(segment[0].start, name.span.start))]
    before = [
        "" if any(span.start < token.start < span.end for span in inside) else token.lower
        for token in segment
        if token.end <= name.span.start
    ]
    if joined:
        return True
    if one.weak and len(before) > 1 and not any(is_role_noun(word, cast.language) for word in before):
        return False
    return _describes(cast, before, one)


def _goes_on(cast: Cast, segment: Sequence[Token], one: Named) -> bool:
    """Whether another name follows the "and" after a name."""
    following = cast.within(Span(one.mention.span.end, segment[-1].end))
    return bool(following) and _joins(cast, one, following[0])


def _describes(cast: Cast, before: Sequence[str], one: Named) -> bool:
    """Whether the words before a name can describe it: "chief engineer", not "a spokesman for", not "Ruiz's"."""
    clauses = load_clauses(cast.language)
    if before and before[-1] in OWNERS:
        return one.mention.kind == "person" and " " in one.mention.name and not _owned_by_person(cast, one)
    place = next((i for i, word in enumerate(before) if word in clauses.prepositions), None)
    if any(word in clauses.coordinators for word in before) and not one.title:
        return False
    if place is None:
        return True
    role = any(is_person_noun(word, cast.language) for word in before[:place])
    bare = clauses.inverted or (before[0] not in clauses.determiners and before[0] not in clauses.possessives)
    return one.mention.kind == "person" and role and bare and before[-1] not in clauses.prepositions


def _owned_by_person(cast: Cast, one: Named) -> bool:
    """Whether the name right before a possessive is a person's: "Ruiz's Bram Lowe" is nobody."""
    nearest = cast.before(one.mention.span.start)[:1]
    if not nearest or nearest[0].mention.kind != "person" or nearest[0].weak:
        return False
    return not cast.figures[nearest[0].mention.name].doubtful


def _introduces(cast: Cast, segment: Sequence[Token]) -> bool:
    """Whether a segment is a role without a name, whose name may follow after the comma: "the minister, …"."""
    return any(is_person_noun(token.lower, cast.language) for token in segment)


def _is_whole_name(cast: Cast, segment: Sequence[Token]) -> bool:
    """Whether a segment is nothing but a person's full name, with titles at most."""
    named = [one for one in cast.within(Span(segment[0].start, segment[-1].end)) if one.mention.kind == "person"]
    if len(named) != 1 or " " not in named[0].mention.name:
        return False
    words = [
        token
        for token in segment
        if token.end <= named[0].mention.span.start or token.start >= named[0].mention.span.end
    ]
    telling = [token for token in words if token.lower not in load_clauses(cast.language).determiners]
    return len(telling) <= len(named[0].title.split())


def joined_name(names: Sequence[Named]) -> str:
    """The name of several who speak together."""
    unique = list(dict.fromkeys(one.mention.name for one in names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def describe(cast: Cast, tokens: Sequence[Token]) -> str:
    """The words of a source up to its first comma, after which others describe it, or to whom it was told."""
    words = " ".join(cast.text[tokens[0].start : tokens[-1].end].split()).strip(" ,;:—–-").partition(", ")[0]
    clauses = load_clauses(cast.language)
    if not clauses.inverted:
        return words
    parts = words.split(" ")
    told = (at for at, word in enumerate(parts[:-1]) if at and word in clauses.cited and parts[at + 1] in clauses.by)
    return " ".join(parts[: next(told, len(parts))])


def before_relative(cast: Cast, tokens: Sequence[Token]) -> Sequence[Token]:
    """A description without its relative clause, which may name others: "a woman whose sons and husband died"."""
    relatives = load_clauses(cast.language).personal_relatives
    end = next((place for place, token in enumerate(tokens) if token.lower in relatives), len(tokens))
    return tokens[:end] if end else tokens


def telling_words(cast: Cast, tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a description that tell it from others; "his" and "her" do, "the" does not."""
    clauses = load_clauses(cast.language)
    empty = clauses.determiners - clauses.possessives
    return frozenset(token.lower for token in tokens if token.kind == "word" and token.lower not in empty)


def is_definite(cast: Cast, tokens: Sequence[Token]) -> bool:
    """Whether a description is of somebody known: "the minister", "her lawyer"."""
    definite = section(cast.language, "roles", RoleLexicon).definite
    return tokens[0].lower in definite or tokens[0].lower in load_clauses(cast.language).possessives
