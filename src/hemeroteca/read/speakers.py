"""Whom a source means: from the words "he", "Ruiz", "the ministry" to an entity, or to nobody.

Confidence is meant as the share that is right, and is set by the kind of evidence: a full name in the source is nearly
always right, a surname that the text spells out elsewhere too, a pronoun as its model says, a role where one person
holds it, and a description of someone without a name is its own name. Where nobody can be meant it is `None`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hemeroteca.read.cast import Cast, Choice, Event, load_pronouns
from hemeroteca.read.certainty import (
    APPOSITION,
    CAPITAL_ONLY,
    GROUP,
    NAMED,
    PRONOUN,
    RELATIVE,
    ROLE_GUESSED,
    SELF,
    SURNAME_ONLY,
    THING,
    chosen,
    weaker,
)
from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.descriptions import resolve_description
from hemeroteca.read.lexicon import section
from hemeroteca.read.pronouns import pronoun_gender, who_is_meant
from hemeroteca.read.roles import RoleLexicon, can_speak, head_of, is_among, role_words
from hemeroteca.read.sources import (
    Head,
    before_relative,
    describe,
    find_head,
    joined_name,
    segments_of,
    source_tokens,
    telling_words,
)
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import EntityKind, Span, Speaker

NEAR_RELATIVE = 60
"""Code points between a name and the "who" that means it."""
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
        if cast.is_described(speaker):
            told = before_relative(cast, tokens)
            cast.unnamed.append((head_of(tokens, cast.language), telling_words(cast, told), speaker))
    return speaker


def remember(cast: Cast, speaker: Speaker, place: int) -> None:
    """Notes who spoke last, and where."""
    cast.last, cast.last_at = speaker, place
    if speaker.kind == "person":
        cast.last_person = speaker


def whoever_spoke(cast: Cast, place: int, factor: float) -> Speaker | None:
    """Whoever spoke last; where nobody did before a place in a language that leaves subjects out, who was named last.

    `factor` is the most that the speaker is believed; of whom nothing shows to be a person it is less.
    """
    if cast.last is not None:
        return weaker(cast.last, factor) if place - cast.last_at <= RECENT else None
    if not load_clauses(cast.language).inverted:
        return None
    named = [one for one in cast.before(place) if one.mention.kind == "person" and not one.weak]
    person = next((one.mention for one in (*(one for one in named if one.gender), *named)), None)
    return None if person is None else Speaker(name=person.name, kind="person", confidence=min(factor, ROLE_GUESSED))


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
    own = " ".join(word.lower for word in words) in load_chains(cast.language).own
    if own and cast.outlet is not None:
        return Speaker(name=cast.outlet, kind="outlet", confidence=NAMED)
    return _named_or_described(cast, tokens) if can_speak(tokens, cast.language) else None


def _named_or_described(cast: Cast, tokens: Sequence[Token]) -> Speaker | None:
    """Whom words mean that are no pronoun."""
    head = find_head(cast, tokens)
    if head is not None:
        return _by_name(head)
    return _by_capitals(cast, tokens) or resolve_description(cast, tokens)


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
    name = describe(cast, first)
    initials = len(name) > 1 and name.isupper()
    return Speaker(name=name, kind="organisation" if initials else "person", confidence=CAPITAL_ONLY)


def _is_pronoun(word: str, language: str) -> bool:
    """Whether a word is a pronoun that stands for whoever speaks."""
    lexicon = load_pronouns(language)
    known = lexicon.first | lexicon.second | lexicon.relative | lexicon.plural | lexicon.thing | lexicon.anyone
    return word in known or bool(pronoun_gender(word, language))


def _is_one(token: Token, language: str) -> bool:
    """Whether a word is a pronoun of one person, as in "she and her aides"."""
    return bool(pronoun_gender(token.lower, language)) and token.lower not in load_clauses(language).possessives


def _pronoun(cast: Cast, token: Token, above: Speaker | None) -> Speaker | None:
    """Whom a pronoun means; "you" nobody that is known."""
    lexicon, word = load_pronouns(cast.language), token.lower
    if word in lexicon.first and above is not None:
        return weaker(above, SELF)
    if word in lexicon.anyone:
        return whoever_spoke(cast, token.start, GROUP)
    if word in lexicon.relative:
        return _antecedent(cast, token.start)
    if pronoun_gender(word, cast.language):
        return _third_person(cast, token, above)
    if word in lexicon.plural:
        return _group(cast, token.start)
    return _thing(cast, token.start) if word in lexicon.thing else None


def _third_person(cast: Cast, token: Token, above: Speaker | None) -> Speaker | None:
    """Whom "he" or "she" means."""
    choice = who_is_meant(cast, Span(token.start, token.end), above.name if above is not None else "")
    if choice is not None:
        return chosen(choice)
    last = cast.last if cast.last is not None and cast.last != above and cast.is_described(cast.last) else None
    return weaker(last, GROUP) if last is not None else None


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
    known = resolve_description(cast, phrase)
    if known is not None and not cast.is_described(known):
        return weaker(known, RELATIVE)
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


def is_outlet_source(cast: Cast, source: Span) -> bool:
    """Whether a source is an outlet, by name or by description: "state television"."""
    roles = section(cast.language, "roles", RoleLexicon)
    named = any(one.mention.kind == "outlet" for one in cast.within(source))
    return named or head_of(tokenise(cast.text, source), cast.language) in roles.outlets
