"""Whom a source means: from the words "he", "Ruiz", "the ministry" to an entity, or to nobody.

Confidence is meant as the share that is right, and is set by the kind of evidence: a full name in the source is nearly
always right, a surname that the text spells out elsewhere too, a pronoun as its model says, a role where one person
holds it, and a description of someone without a name is its own name. Where nobody can be meant it is `None`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hemeroteca.read.cast import Cast, Choice, Event, by_role, gender_of_noun, load_pronouns, sole_holder, synonyms
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import load_names
from hemeroteca.read.pronouns import describe_meant, pronoun_gender, who_is_meant
from hemeroteca.read.roles import RoleLexicon, can_speak, head_of, is_among, is_person_noun, role_words
from hemeroteca.read.sources import (
    Head,
    before_relative,
    describe,
    find_head,
    is_definite,
    joined_name,
    segments_of,
    source_tokens,
    telling_words,
)
from hemeroteca.read.statements.cues import load_clauses
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import EntityKind, Span, Speaker
from hemeroteca.text import fold

# How sure each kind of evidence is, below what was measured on 447 statements of PolNeAR's dev part with their given
# sources and speakers resolved by hand: of whole names and surnames with one bearer 198 of 200 are right; of surnames
# that several bear, single words and descriptions 120 of 129; of "he" and "she" with a share of 0.85 or more 75 of 82.
# What is less sure, roles that nouns fit loosely and "they", is right in about two cases of three.
NAMED = 0.97
SURNAME_ONLY = 0.85
CAPITAL_ONLY = 0.6
APPOSITION = 0.92
UNNAMED = 0.85
DESCRIPTION = 0.75
MET_AGAIN = 0.75
ROLE = 0.8
ROLE_SHARED = 0.65
ROLE_GUESSED = 0.5
GROUP = 0.6
RELATIVE = 0.7
SELF = 0.9
THING = 0.6
PRONOUN = 0.88
"""The most a pronoun is believed, however sure its model is: whom it means may not be among the candidates at all."""
NEAR_RELATIVE = 60
"""Code points between a name and the "who" that means it."""
LONGEST_AGAIN = 6
"""Tokens of a description of somebody met before."""
MOST_CAPITALS = 2
"""Capitals in a description that is no name: "the New York businessman"."""
BODIES = 8
"""Names before "the company" among which its name is looked for."""
LEAST_SHARE = 0.5
"""How much likelier than all others somebody must be to be described by whatever noun."""
RECENT = 1500
"""Code points within which whoever spoke last can go on speaking without being named."""


def resolve_source(cast: Cast, source: Span, above: Speaker | None = None) -> Speaker | None:
    """Whom the words of a source mean; remembers who speaks for the pronouns that follow.

    `above` is the speaker of the statement that this one stands in: its "I", and not its "he".
    """
    tokens = source_tokens(cast, source)
    speaker = _resolve(cast, tokens, above) if tokens else None
    if speaker is not None:
        remember(cast, speaker, source.start)
        if speaker.kind == "unnamed":
            told = before_relative(cast, tokens)
            cast.unnamed.append((head_of(tokens, cast.language), telling_words(cast, told), speaker))
    return speaker


def remember(cast: Cast, speaker: Speaker, place: int) -> None:
    """Notes who spoke last, and where."""
    cast.last, cast.last_at = speaker, place
    if speaker.kind == "person":
        cast.last_person = speaker


def _resolve(cast: Cast, tokens: Sequence[Token], above: Speaker | None) -> Speaker | None:
    """The first rule that applies."""
    words = [token for token in tokens if token.kind in ("word", "number")]
    if not words:
        return None
    alone = all(word.lower in load_clauses(cast.language).adverbs for word in words[1:])
    if alone and _is_pronoun(words[0].lower, cast.language):
        return _pronoun(cast, words[0], above)
    if words[1:] and words[1].lower in load_clauses(cast.language).coordinators and _is_one(words[0], cast.language):
        speaker = _pronoun(cast, words[0], above)
        return weaker(speaker, GROUP) if speaker is not None else None
    if not can_speak(tokens, cast.language):
        return None
    head = find_head(cast, tokens)
    if head is not None:
        return _by_name(head)
    return _by_capitals(cast, tokens) or _by_description(cast, tokens)


def _by_name(head: Head) -> Speaker:
    """The speaker of a source that is about a name."""
    one = head.names[0]
    kind: EntityKind = one.mention.kind
    if len(head.names) > 1:
        return Speaker(name=joined_name(head.names), kind=kind, confidence=APPOSITION)
    whole = " " in one.mention.name or kind in ("organisation", "outlet")
    confidence = NAMED if head.first and whole else APPOSITION if whole else SURNAME_ONLY
    if one.weak or one.shared:
        confidence = SURNAME_ONLY if head.first else CAPITAL_ONLY
    return Speaker(name=one.mention.name, kind=kind, confidence=confidence)


def _by_capitals(cast: Cast, tokens: Sequence[Token]) -> Speaker | None:
    """A name that was not told for one: capitals only, up to the first comma."""
    first = segments_of(tokens)[0]
    names = [token for token in first if token.capital and token.kind == "word"]
    role = is_among(first[0].lower, role_words(cast.language), cast.language)
    if len(names) != len(first) or role or len(first) > 4 or cast.within(Span(first[0].start, first[-1].end)):
        return None
    clauses = load_clauses(cast.language)
    if first[0].lower in clauses.determiners or first[-1].lower.endswith("s") or first[0].lower in clauses.plurals:
        return None
    return Speaker(name=describe(cast, first), kind="person", confidence=CAPITAL_ONLY)


def _is_pronoun(word: str, language: str) -> bool:
    """Whether a word is a pronoun that stands for whoever speaks."""
    lexicon = load_pronouns(language)
    known = lexicon.first | lexicon.second | lexicon.relative | lexicon.plural | lexicon.thing
    return word in known or bool(pronoun_gender(word, language))


def _is_one(token: Token, language: str) -> bool:
    """Whether a word is a pronoun of one person, as in "she and her aides"."""
    return bool(pronoun_gender(token.lower, language)) and token.lower not in load_clauses(language).possessives


def _pronoun(cast: Cast, token: Token, above: Speaker | None) -> Speaker | None:
    """Whom a pronoun means; "you" nobody that is known."""
    lexicon, word = load_pronouns(cast.language), token.lower
    if word in lexicon.first and above is not None:
        return weaker(above, SELF)
    if word in lexicon.relative:
        return _antecedent(cast, token.start)
    if pronoun_gender(word, cast.language):
        return _third_person(cast, token, above)
    if word in lexicon.plural:
        return _group(cast, token.start)
    return _thing(cast, token.start) if word in lexicon.thing else None


def weaker(speaker: Speaker, factor: float) -> Speaker:
    """The same speaker, no surer than a factor."""
    return Speaker(name=speaker.name, kind=speaker.kind, confidence=round(min(factor, speaker.confidence), 3))


def _third_person(cast: Cast, token: Token, above: Speaker | None) -> Speaker | None:
    """Whom "he" or "she" means."""
    choice = who_is_meant(cast, Span(token.start, token.end), above.name if above is not None else "")
    return chosen(choice) if choice is not None else None


def chosen(choice: Choice) -> Speaker:
    """The speaker that a choice makes."""
    figure = choice.figure
    confidence = round(min(PRONOUN, choice.share), 3)
    return Speaker(name=figure.name, kind="unnamed" if figure.described else figure.kind, confidence=confidence)


def _antecedent(cast: Cast, place: int) -> Speaker | None:
    """Whom "who" means: the name or the description right before it."""
    person = _event_before(cast, place)
    personal = cast.text[place : place + 3].lower() == "who"
    if personal and person is not None and not person.figure.described and cast.sentence(place) == person.sentence:
        between = cast.text[person.end : place]
        if len(between) <= NEAR_RELATIVE and between.startswith((",", " ")):
            close = len(between.strip(" ,")) == 0 and not person.quoted
            return chosen(Choice(person.figure, PRONOUN if close else RELATIVE))
    nearest = cast.before(place)[:1]
    if nearest:
        mention = nearest[0].mention
        between = cast.text[mention.span.end : place]
        if len(between) <= NEAR_RELATIVE and "." not in between and not nearest[0].weak:
            close = len(between.strip(" ,")) == 0
            return Speaker(name=mention.name, kind=mention.kind, confidence=PRONOUN if close else RELATIVE)
    event = _event_before(cast, place)
    if event is not None and not cast.text[event.end : place].strip(" ,"):
        return chosen(Choice(event.figure, RELATIVE))
    return _phrase_before(cast, place)


def _event_before(cast: Cast, place: int) -> Event | None:
    """The last time before a place that a person is spoken of."""
    number = bisect_left(cast.event_starts, place) - 1
    return cast.events[number] if number >= 0 else None


def _phrase_before(cast: Cast, place: int) -> Speaker | None:
    """What stands right before "who" as its description, from the last word that begins a phrase on."""
    clauses = load_clauses(cast.language)
    tokens = tokenise(cast.text, Span(max(0, place - NEAR_RELATIVE), place))
    while tokens and tokens[-1].lower == ",":
        tokens.pop()
    start = len(tokens)
    while start and tokens[start - 1].kind in ("word", "number"):
        word = tokens[start - 1].lower
        if word in clauses.prepositions or word in clauses.auxiliaries or word in clauses.relatives:
            break
        start -= 1
        if word in clauses.determiners:
            break
    phrase = tokens[start:]
    if not phrase:
        return None
    role = any(is_among(token.lower, role_words(cast.language), cast.language) for token in phrase)
    if not (role or phrase[0].lower in clauses.determiners) or phrase[-1].lower in clauses.determiners:
        return None
    return Speaker(name=describe(cast, phrase), kind="unnamed", confidence=RELATIVE)


def _group(cast: Cast, place: int) -> Speaker | None:
    """Whom "they" means: the several, or the organisation, that spoke last, else who did."""
    if cast.last is None or place - cast.last_at > RECENT:
        return None
    if cast.last.kind in ("unnamed", "organisation", "outlet", "place") or " and " in cast.last.name:
        return weaker(cast.last, GROUP)
    return weaker(cast.last, ROLE_GUESSED)


def _thing(cast: Cast, place: int) -> Speaker | None:
    """What "it" means: the organisation, outlet or document that spoke last, else the one named last."""
    kinds: tuple[EntityKind, ...] = ("organisation", "outlet", "document", "place")
    if cast.last is not None and cast.last.kind in kinds and place - cast.last_at <= RECENT:
        return weaker(cast.last, THING)
    for one in cast.before(place)[:6]:
        if one.mention.kind in ("organisation", "outlet"):
            return Speaker(name=one.mention.name, kind=one.mention.kind, confidence=ROLE_GUESSED)
    return None


def _by_description(cast: Cast, tokens: Sequence[Token]) -> Speaker | None:
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
    if event is not None and event.figure.since == event.start:
        event.figure.name = describe(cast, tokens)
    return _by_kind(cast, tokens, head)


def _event_at(cast: Cast, place: int) -> Event | None:
    """The event that begins where a source does, an adverb before it aside."""
    number = bisect_left(cast.event_starts, place)
    if number < len(cast.events) and cast.event_starts[number] - place <= 6:
        return cast.events[number]
    return None


def _by_kind(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """A description as its own name, of the kind that its head word makes it."""
    roles = section(cast.language, "roles", RoleLexicon)
    first = segments_of(tokens)[0]
    span = Span(first[0].start, first[-1].end)
    outlet = next((one.mention for one in cast.within(span) if one.mention.kind == "outlet"), None)
    obtained = any(token.lower in roles.obtained for token in tokens)
    if head in roles.documents and outlet is not None and not obtained:
        return Speaker(name=outlet.name, kind="outlet", confidence=SURNAME_ONLY)
    kinds: tuple[tuple[frozenset[str], EntityKind], ...] = (
        (roles.documents, "document"),
        (roles.organisations, "organisation"),
        (roles.outlets, "outlet"),
    )
    name = describe(cast, tokens)
    for heads, kind in kinds:
        if is_among(head, heads, cast.language):
            return Speaker(name=name, kind=kind, confidence=DESCRIPTION)
    return Speaker(name=name, kind="unnamed", confidence=UNNAMED) if head else None


def _known(cast: Cast, tokens: Sequence[Token], head: str) -> Speaker | None:
    """Who of those met before is described again: by the same words, by a role, as the only one of a kind."""
    roles = section(cast.language, "roles", RoleLexicon)
    words = telling_words(cast, before_relative(cast, tokens))
    for known, known_words, speaker in cast.unnamed[:-30:-1]:
        if known == head and words <= known_words:
            return weaker(speaker, MET_AGAIN)
    if any(token.lower in load_clauses(cast.language).prepositions for token in tokens):
        return _officer_known(cast, tokens, head)
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
        return Speaker(name=event.figure.name, kind="unnamed", confidence=MET_AGAIN)
    return _in_mind(cast, tokens, head)


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


def is_outlet_source(cast: Cast, source: Span) -> bool:
    """Whether a source is an outlet, by name or by description: "state television"."""
    roles = section(cast.language, "roles", RoleLexicon)
    named = any(one.mention.kind == "outlet" for one in cast.within(source))
    return named or head_of(tokenise(cast.text, source), cast.language) in roles.outlets
