"""Whom a description means: "the minister" somebody met before, "an official of the port" whoever it says.

A definite description is looked for among those described before, among the holders of its role, and among the people
or bodies in mind; what nobody explains is its own name, of the kind that its head word makes it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hemeroteca.read.cast import Cast, Event, by_role, gender_of_noun, load_pronouns, sole_holder, synonyms
from hemeroteca.read.certainty import (
    DESCRIPTION,
    MET_AGAIN,
    ROLE,
    ROLE_GUESSED,
    ROLE_SHARED,
    SURNAME_ONLY,
    UNNAMED,
    weaker,
)
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import load_names
from hemeroteca.read.pronouns import describe_meant
from hemeroteca.read.roles import RoleLexicon, head_of, is_among, is_person_noun, kind_of
from hemeroteca.read.sources import before_relative, describe, is_definite, segments_of, telling_words
from hemeroteca.read.tokens import Token
from hemeroteca.records import EntityKind, Span, Speaker
from hemeroteca.text import fold

LONGEST_AGAIN = 6
"""Tokens of a description of somebody met before."""
SHORTEST_ROLE = 3
"""Tokens of a role that takes up the only person named, where it is no office with its field: "la joven autora"."""
MOST_CAPITALS = 2
"""Capitals in a description that is no name: "the New York businessman"."""
BODIES = 8
"""Names before "the company" among which its name is looked for."""
LEAST_SHARE = 0.5
"""How much likelier than all others somebody must be to be described by whatever noun."""
NEAR_EVENT = 6
"""Code points of an adverb before a description that begins a source."""


def resolve_description(cast: Cast, tokens: Sequence[Token]) -> Speaker | None:
    """A source that describes: "the ministry", "the report", "an official of the port"."""
    head = head_of(tokens, cast.language)
    if is_definite(cast, tokens):
        known = _known(cast, tokens, head)
        if known is not None:
            return known
    if tokens[0].lower not in section(cast.language, "roles", RoleLexicon).introducing:
        held = sole_holder(cast, head, [word for word in telling_words(cast, tokens) if not word.isdigit()])
        if held is not None:
            return Speaker(name=held.name, kind="person", confidence=ROLE_SHARED)
    event = _event_at(cast, tokens[0].start)
    speaker = _by_kind(cast, tokens, head)
    if event is not None and event.figure.since == event.start and speaker is not None:
        event.figure.name, event.figure.kind = speaker.name, speaker.kind
    return speaker


def _event_at(cast: Cast, place: int) -> Event | None:
    """The event that begins where a source does, an adverb before it aside."""
    number = bisect_left(cast.event_starts, place)
    if number == len(cast.events) or cast.event_starts[number] - place > NEAR_EVENT or cast.events[number].pronoun:
        return None
    return cast.events[number]


def _by_kind(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """A description as its own name, of the kind that its head word makes it."""
    roles = section(cast.language, "roles", RoleLexicon)
    first = segments_of(tokens)[0]
    span = Span(first[0].start, first[-1].end)
    outlet = next((one.mention for one in cast.within(span) if one.mention.kind == "outlet"), None)
    obtained = any(token.lower in roles.obtained for token in tokens)
    if head in roles.pieces and outlet is not None and not obtained:
        return Speaker(name=outlet.name, kind="outlet", confidence=SURNAME_ONLY)
    kind = kind_of(tokens, cast.language)
    if kind is None:
        return None
    confidence = UNNAMED if kind == "unnamed" else DESCRIPTION
    return Speaker(name=describe(cast, tokens), kind=kind, confidence=confidence)


def _known(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """Who of those met before is described again: by the same words, by a role, as the only one of a kind."""
    roles = section(cast.language, "roles", RoleLexicon)
    words = telling_words(cast, before_relative(cast, tokens))
    for known, known_words, speaker in cast.unnamed[:-30:-1]:
        if known == head and words <= known_words:
            return weaker(speaker, MET_AGAIN)
    tokens = segments_of(tokens)[0] if load_clauses(cast.language).inverted else tokens
    if any(token.lower in load_clauses(cast.language).prepositions for token in tokens):
        known_officer = _officer_known(cast, tokens, head)
        office = head in roles.offices and len(tokens) <= LONGEST_AGAIN
        return _only_person(cast, tokens, head) if known_officer is None and office else known_officer
    if len(tokens) > LONGEST_AGAIN:
        return None
    if head in roles.outlets:
        return _only(cast, tokens[0].start, "outlet", ())
    if is_among(head, roles.organisations, cast.language):
        return _only(cast, tokens[0].start, "organisation", tuple(words)) or _body_in_mind(cast, tokens, head)
    return _person_known(cast, tokens, head)


def _officer_known(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """The person whom a definite description with "of" means: who alone holds the role, with another of its words."""
    start = tokens[0].start
    figure = (
        by_role(cast, head, [token.lower for token in tokens], start) if is_person_noun(head, cast.language) else None
    )
    if figure is None or _holders(cast, head, start) > 1:
        return None
    clauses = load_clauses(cast.language)
    told = {token.lower for token in tokens} - clauses.prepositions - clauses.determiners - {head}
    return Speaker(name=figure.name, kind="person", confidence=ROLE_SHARED) if told & figure.roles else None


def _person_known(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """The person whom a definite description means: by role, or as who was described like that."""
    start = tokens[0].start
    personal = is_person_noun(head, cast.language) or head in load_names(cast.language).party_words
    figure = by_role(cast, head, [token.lower for token in tokens], start) if personal else None
    if figure is not None:
        confidence = ROLE if _holders(cast, head, start) == 1 else ROLE_SHARED
        return Speaker(name=figure.name, kind="person", confidence=confidence)
    event = _event_at(cast, start)
    if event is not None and event.figure.described and event.figure.since < event.start:
        return Speaker(name=event.figure.name, kind=event.figure.kind, confidence=MET_AGAIN)
    if load_clauses(cast.language).inverted and tokens[0].lower not in load_clauses(cast.language).possessives:
        return _only_person(cast, tokens, head)
    return _in_mind(cast, tokens, head)


def _only_person(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """The only person named so far, whom a role in Spanish takes up: "la traductora", "la titular de Cultura".

    Not one that is kin to somebody, nor one of another gender.
    """
    roles, lexicon = section(cast.language, "roles", RoleLexicon), load_pronouns(cast.language)
    people = {one.mention.name for one in cast.before(tokens[0].start) if one.mention.kind == "person" and not one.weak}
    told = [token for token in tokens if token.kind == "word"]
    if len(people) != 1 or not is_person_noun(head, cast.language) or head in roles.kin:
        return None
    if len(told) > SHORTEST_ROLE and head not in roles.offices:
        return None
    figure = cast.figures[people.pop()]
    if tokens[0].lower in {"m": lexicon.hers, "f": lexicon.his}.get(figure.gender, frozenset()):
        return None
    return Speaker(name=figure.name, kind="person", confidence=ROLE_GUESSED)


def _in_mind(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """The person spoken of, where a definite description fits nobody's role and can mean anybody: "the nominee"."""
    roles = section(cast.language, "roles", RoleLexicon)
    known = is_person_noun(head, cast.language) or head in load_names(cast.language).party_words
    anybody = known and head not in roles.aloof
    named = sum(token.capital for token in tokens[1:]) > MOST_CAPITALS
    if tokens[0].lower not in roles.definite or named or not (anybody or head.endswith(roles.ages)):
        return None
    choice = describe_meant(cast, tokens[0].start, gender_of_noun(head, cast.language), telling_words(cast, tokens))
    if choice is None or choice.share < LEAST_SHARE:
        return None
    return Speaker(name=choice.figure.name, kind="person", confidence=round(ROLE_GUESSED * choice.share, 3))


def _holders(cast: Cast, head: str, place: int) -> int:
    """How many of the people named before a place hold a role."""
    same = synonyms(head, cast.language)
    names = {one.mention.name for one in cast.before(place) if one.mention.kind == "person"}
    return sum(not cast.figures[name].roles.isdisjoint(same) for name in names)


def _only(cast: Cast, place: int, kind: EntityKind, words: Sequence[str]) -> Speaker | None:
    """The last name of a kind before a place that has the words, less sure where there are several."""
    names = []
    for one in cast.before(place):
        mention = one.mention
        own = cast.outlet is not None and fold(mention.name) == fold(cast.outlet)
        known = fold(mention.name).split()
        roles = cast.figures[mention.name].roles
        fits = mention.kind == kind and all(word in known or word in roles for word in words)
        if fits and mention.name not in names and not own:
            names.append(mention.name)
    if not names:
        return None
    return Speaker(name=names[0], kind=kind, confidence=0.8 if len(names) == 1 else 0.6)


def _body_in_mind(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """The only organisation that was lately named, for "the company" and its like."""
    generic = section(cast.language, "roles", RoleLexicon).bodies
    if head not in generic or len(tokens) > 2:
        return None
    lately = [one.mention.name for one in cast.before(tokens[0].start)[:BODIES] if one.mention.kind == "organisation"]
    if len(set(lately)) != 1:
        return None
    return Speaker(name=lately[0], kind="organisation", confidence=ROLE_GUESSED)
