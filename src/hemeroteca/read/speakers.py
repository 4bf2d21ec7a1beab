"""Whom a source means: from the words "he", "Ruiz", "the ministry" to an entity, or to nobody.

Confidence is meant as the share that is right: a full name in the source is nearly always right, a surname that the
text spells out elsewhere too, a pronoun only where a single person can be meant, and a description of someone without
a name is its own name. Where two could be meant the speaker is given with a confidence that the page shows as a
question; where nobody can, it is `None`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from hemeroteca.read.chainwords import load_chains
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.lexicon import section
from hemeroteca.read.mentions import Named
from hemeroteca.read.pronouns import PronounLexicon, gender_before
from hemeroteca.read.roles import RoleLexicon, can_speak, head_of, is_among, kind_of, role_words, segments_of
from hemeroteca.read.tokens import Token, tokenise
from hemeroteca.records import EntityKind, Span, Speaker
from hemeroteca.text import fold

SHORTEST_ROLE, LONGEST_ROLE = 3, 6
"""Tokens of a role that may take up a name: "the minister", "la titular de Cultura"."""
NAMED = 0.95
SURNAME_ONLY = 0.85
CAPITAL_ONLY = 0.8
"""A capitalised word that no name explains: right 15 times in 16 in our voices and PolNeAR's resolved texts."""
APPOSITION = 0.92
UNNAMED = 0.85
DESCRIPTION = 0.75
PRONOUN_SURE = 0.85
PRONOUN_LIKELY = 0.6
PRONOUN_UNSURE = 0.35
"""Whom "he" means where several could be meant and none spoke: right 3 times in 11 in the same texts."""
RELATIVE = 0.7
NEAR_RELATIVE = 2
"""Code points between a source and the relative that takes it up: ", quien"."""
TITLE = 0.8
TITLE_SHARED = 0.55


class Cast(msgspec.Struct):
    """Who has been met in a text: its names in order, and who spoke last."""

    text: str
    language: str
    named: tuple[Named, ...]
    starts: list[int]
    outlet: str | None = None
    """Who printed the text."""
    last: Speaker | None = None
    """Whoever spoke last: the first candidate for a pronoun."""
    last_person: Speaker | None = None
    last_end: int = -NEAR_RELATIVE - 1
    """Where the source ends that meant whoever spoke last."""
    genders: dict[str, str] = {}
    unnamed: list[tuple[str, frozenset[str], Speaker]] = []
    """Who was met without a name: head word, words and speaker, in order."""
    names: frozenset[str] = frozenset()
    """All names, to tell whoever is described from them."""

    def is_described(self, speaker: Speaker) -> bool:
        """Whether somebody was met without a name: "an official", "the chairman of the bench"."""
        return speaker.kind == "unnamed" or (speaker.kind == "person" and speaker.name not in self.names)

    def within(self, span: Span) -> Sequence[Named]:
        """The names inside a span."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return self.named[first:last]

    def before(self, place: int) -> Sequence[Named]:
        """The names before a place, nearest first, no more than forty."""
        first = bisect_left(self.starts, place)
        return self.named[max(0, first - 40) : first][::-1]


def make_cast(text: str, language: str, named: tuple[Named, ...], outlet: str | None = None) -> Cast:
    """A cast at the beginning of a text."""
    genders: dict[str, str] = {}
    lexicon = section(language, "pronouns", PronounLexicon)
    for one in named:
        gender = one.gender or (gender_before(text, one.mention.span.start, lexicon) if lexicon.his else "")
        if gender:
            genders.setdefault(one.mention.name, gender)
    starts = [one.mention.span.start for one in named]
    names = frozenset(one.mention.name for one in named)
    return Cast(text, language, named, starts, outlet, genders=genders, unnamed=[], names=names)


def resolve_source(cast: Cast, source: Span) -> Speaker | None:
    """Whom the words of a source mean; remembers who speaks for the pronouns that follow."""
    tokens = tokenise(cast.text, source)
    speaker = _resolve(cast, source, tokens)
    if speaker is not None:
        cast.last, cast.last_end = speaker, source.end
        if speaker.kind == "person":
            cast.last_person = speaker
        if cast.is_described(speaker):
            told = _before_relative(cast, tokens)
            cast.unnamed.append((head_of(tokens, cast.language), _words(cast, told), speaker))
    return speaker


def _resolve(cast: Cast, source: Span, tokens: Sequence[Token]) -> Speaker | None:
    """The first rule that applies."""
    words = [token.lower for token in tokens if token.kind in ("word", "number")]
    if not words:
        return None
    if len(words) == 1:
        pronoun = _pronoun(cast, source, words[0])
        if pronoun is not _NOT_A_PRONOUN:
            return pronoun
    if cast.outlet is not None and " ".join(words) in load_chains(cast.language).own:
        return Speaker(name=cast.outlet, kind="outlet", confidence=NAMED)
    if not can_speak(tokens, cast.language):
        return None
    role = is_among(tokens[0].lower, role_words(cast.language), cast.language)
    if len(tokens) == 1 and tokens[0].capital and not role and not cast.within(source):
        name = _description(cast, source)
        initials = len(name) > 1 and name.isupper()
        return Speaker(name=name, kind="organisation" if initials else "person", confidence=CAPITAL_ONLY)
    return _by_name(cast, source, tokens) or _by_description(cast, source, tokens)


def resolve_silence(cast: Cast, place: int) -> Speaker | None:
    """Who speaks at a place where a verb has no subject, in a language that may leave it out.

    Whoever spoke last; where nobody did yet, the person named last.
    """
    if not load_clauses(cast.language).inverted:
        return None
    if cast.last is not None:
        return _weaker(cast.last, PRONOUN_LIKELY)
    named = [one for one in cast.before(place) if one.mention.kind == "person" and not one.weak]
    person = next((one.mention for one in (*(one for one in named if one.gender), *named)), None)
    return None if person is None else Speaker(name=person.name, kind="person", confidence=PRONOUN_LIKELY - 0.1)


_NOT_A_PRONOUN = Speaker(name="", kind="unnamed", confidence=0.0)


def _pronoun(cast: Cast, source: Span, word: str) -> Speaker | None:
    """Whom a pronoun means; the marker where the word is none."""
    lexicon = section(cast.language, "pronouns", PronounLexicon)
    if word in lexicon.first:
        return None
    if word in lexicon.anyone:
        return resolve_silence(cast, source.start)
    if word in lexicon.relative:
        return _antecedent(cast, source)
    if word in lexicon.male or word in lexicon.female:
        return _third_person(cast, source, "m" if word in lexicon.male else "f")
    if word in lexicon.plural or word in lexicon.thing:
        kinds = ("unnamed",) if word in lexicon.plural else ("organisation", "outlet", "document", "place")
        return _weaker(cast.last, PRONOUN_LIKELY) if cast.last is not None and cast.last.kind in kinds else None
    return _NOT_A_PRONOUN


def _weaker(speaker: Speaker, factor: float) -> Speaker:
    """The same speaker, less sure."""
    return Speaker(name=speaker.name, kind=speaker.kind, confidence=round(min(factor, speaker.confidence), 3))


def _third_person(cast: Cast, source: Span, gender: str) -> Speaker | None:
    """The person who spoke last or was named last, sure where nobody else of the gender is near."""
    candidates: list[str] = []
    start = cast.text.rfind("\n\n", 0, max(0, source.start - 1))
    start = cast.text.rfind("\n\n", 0, max(0, start)) if start > 0 else 0
    for one in cast.before(source.start):
        name = one.mention.name
        if one.mention.kind != "person" or one.weak or name in candidates:
            continue
        if cast.genders.get(name, gender) != gender:
            continue
        if one.mention.span.start < start and candidates:
            break
        candidates.append(name)
    last = cast.last_person
    if cast.last is not None and cast.is_described(cast.last) and not _is_group(cast):
        return _weaker(cast.last, PRONOUN_LIKELY + 0.1)
    if (
        last is not None
        and cast.genders.get(last.name, gender) == gender
        and (not candidates or last.name in candidates)
    ):
        cast.genders.setdefault(last.name, gender)
        sure = len(candidates) <= 1
        return _weaker(last, PRONOUN_SURE if sure else PRONOUN_LIKELY + 0.1)
    if not candidates:
        return _first_after(cast, source, gender)
    confidence = PRONOUN_SURE - 0.1 if len(candidates) == 1 else PRONOUN_UNSURE
    return Speaker(name=candidates[0], kind="person", confidence=confidence)


def _is_group(cast: Cast) -> bool:
    """Whether whoever was met last without a name is several: "officials", whom "he" cannot mean."""
    if not cast.unnamed:
        return False
    head, words, _ = cast.unnamed[-1]
    return head.endswith("s") or not words.isdisjoint(load_clauses(cast.language).coordinators)


def _first_after(cast: Cast, source: Span, gender: str) -> Speaker | None:
    """The first person named after a pronoun that nothing stands before: a story that begins with "she"."""
    first = bisect_left(cast.starts, source.end)
    for one in cast.named[first : first + 5]:
        if one.mention.kind == "person" and cast.genders.get(one.mention.name, gender) == gender:
            return Speaker(name=one.mention.name, kind="person", confidence=PRONOUN_LIKELY - 0.1)
    return None


def _antecedent(cast: Cast, source: Span) -> Speaker | None:
    """Whom "who" means: the name right before it."""
    for one in cast.before(source.start)[:1]:
        between = cast.text[one.mention.span.end : source.start]
        if len(between) <= 60 and "." not in between and not one.weak:
            return Speaker(name=one.mention.name, kind=one.mention.kind, confidence=RELATIVE)
    right_before = 0 <= source.start - cast.last_end <= NEAR_RELATIVE
    return _weaker(cast.last, RELATIVE) if right_before and cast.last is not None else None


def _by_name(cast: Cast, source: Span, tokens: Sequence[Token]) -> Speaker | None:
    """A source that is a name, or has one as its apposition."""
    segments = segments_of(source, tokens)
    for number, segment in enumerate(segments[:2]):
        for one in cast.within(segment):
            mention = one.mention
            if one.weak and (mention.name.endswith("s") or mention.span.start > segment.start + 4):
                continue
            if _is_head(cast, segment, mention.span):
                confidence = NAMED if number == 0 else APPOSITION
                if (mention.kind == "person" and " " not in mention.name) or mention.kind == "place":
                    confidence = SURNAME_ONLY
                return Speaker(name=mention.name, kind=mention.kind, confidence=confidence)
        if number == 0 and not (_introduces(cast, segment) or _names(cast, segments[1:2])):
            break
    return None


def _names(cast: Cast, segments: Sequence[Span]) -> bool:
    """Whether a segment is nothing but a person's full name."""
    for segment in segments:
        words = cast.text[segment.start : segment.end].strip()
        return any(
            one.mention.kind == "person" and one.mention.name == words and " " in words for one in cast.within(segment)
        )
    return False


def _is_head(cast: Cast, segment: Span, name: Span) -> bool:
    """Whether a name is what a segment is about: only words before it that can describe it, nothing after it."""
    after = cast.text[name.end : segment.end].strip(" \t\n")
    clauses = load_clauses(cast.language)
    if after and after.split()[0].lower() not in clauses.prepositions:
        return False
    before = tokenise(cast.text, Span(segment.start, name.start))
    words = [token.lower for token in before]
    if (
        clauses.inverted
        and words
        and words[-1] not in clauses.determiners | clauses.prepositions | clauses.coordinators
    ):
        roles = section(cast.language, "roles", RoleLexicon).persons
        if head_of(before, cast.language) in roles and clauses.coordinators.isdisjoint(words):
            return True
    return not any(
        word in clauses.prepositions or word in clauses.coordinators or (word == "'s" and place == len(words) - 1)
        for place, word in enumerate(words)
    ) or (bool(words) and not any(word in clauses.coordinators for word in words) and _titled(cast, name))


def _titled(cast: Cast, name: Span) -> bool:
    """Whether a name has a title right before it, so that a preposition before the title does not matter."""
    return any(one.title and not one.title.startswith("former") for one in cast.within(name)) and (
        cast.text[: name.start].rstrip().rsplit(None, 1)[-1].lower() not in load_clauses(cast.language).prepositions
    )


def _introduces(cast: Cast, segment: Span) -> bool:
    """Whether a segment is a role without a name, whose name may follow after the comma: "the minister, …"."""
    roles = section(cast.language, "roles", RoleLexicon)
    return any(token.lower in roles.persons for token in tokenise(cast.text, segment))


def _by_description(cast: Cast, source: Span, tokens: Sequence[Token]) -> Speaker | None:
    """A source that describes: "the ministry", "the report", "an official of the port"."""
    roles = section(cast.language, "roles", RoleLexicon)
    head = head_of(tokens, cast.language)
    name = _description(cast, source)
    if tokens[0].lower in roles.definite:
        met = _met(cast, head, _words(cast, tokens))
        known = _weaker(met, DESCRIPTION) if met is not None else _by_role(cast, source, tokens, head)
        if known is not None:
            return known
    first = segments_of(source, tokens)[0]
    outlet = next((one.mention for one in cast.within(first) if one.mention.kind == "outlet"), None)
    obtained = any(token.lower in roles.obtained for token in tokens)
    if head in roles.pieces and outlet is not None and not obtained:
        return Speaker(name=outlet.name, kind="outlet", confidence=SURNAME_ONLY)
    kind = kind_of(tokens, cast.language)
    if kind is None:
        return None
    return Speaker(name=name, kind=kind, confidence=UNNAMED if kind == "unnamed" else DESCRIPTION)


def is_outlet_source(cast: Cast, source: Span) -> bool:
    """Whether a source is an outlet, by name or by description: "state television"."""
    roles = section(cast.language, "roles", RoleLexicon)
    named = any(one.mention.kind == "outlet" for one in cast.within(source))
    return named or head_of(tokenise(cast.text, source), cast.language) in roles.outlets


def _by_role(cast: Cast, source: Span, tokens: Sequence[Token], head: str) -> Speaker | None:
    """Who of those met holds the role that "the ministry", "the newspaper", "the president" names."""
    roles, inverted = section(cast.language, "roles", RoleLexicon), load_clauses(cast.language).inverted
    if inverted:
        tokens = tokens[: next((place for place, token in enumerate(tokens) if token.lower == ","), len(tokens))]
    if len(tokens) > (LONGEST_ROLE if inverted else SHORTEST_ROLE):
        return None
    if head in roles.outlets | roles.organisations:
        outlet = head in roles.outlets
        return _only(cast, source, "outlet" if outlet else "organisation", () if outlet else (head,))
    people = [one for one in cast.before(source.start) if one.mention.kind == "person" and not one.weak]
    if titled := [one.mention.name for one in people if head in one.title.split()]:
        return Speaker(name=titled[0], kind="person", confidence=TITLE if len(set(titled)) == 1 else TITLE_SHARED)
    if head not in roles.persons or len({one.mention.name for one in people}) != 1:
        return None
    if inverted and _can_take_up(cast, tokens, head, people[0].mention.name):
        return Speaker(name=people[0].mention.name, kind="person", confidence=PRONOUN_LIKELY)
    spoke = None if inverted else cast.last_person
    return _weaker(spoke, PRONOUN_LIKELY) if spoke is not None else None


def _can_take_up(cast: Cast, tokens: Sequence[Token], head: str, name: str) -> bool:
    """Whether a role in Spanish may mean the only person named: no kin of somebody, and of the same gender."""
    roles = section(cast.language, "roles", RoleLexicon)
    if head in roles.kin or (len(tokens) > SHORTEST_ROLE and head not in roles.offices):
        return False
    known, lexicon = cast.genders.get(name), section(cast.language, "pronouns", PronounLexicon)
    return known is None or tokens[0].lower not in (lexicon.hers if known == "m" else lexicon.his)


def _before_relative(cast: Cast, tokens: Sequence[Token]) -> Sequence[Token]:
    """A description without its relative clause, which may name others: "a woman whose sons and husband died"."""
    relatives = load_clauses(cast.language).personal_relatives
    end = next((place for place, token in enumerate(tokens) if token.lower in relatives), len(tokens))
    return tokens[:end] if end else tokens


def _words(cast: Cast, tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a description that tell it from others."""
    clauses = load_clauses(cast.language)
    return frozenset(token.lower for token in tokens if token.kind == "word" and token.lower not in clauses.determiners)


def _met(cast: Cast, head: str, words: frozenset[str]) -> Speaker | None:
    """Who was met before under the same head word and no other words than these, the last one first."""
    for known, known_words, speaker in cast.unnamed[:-30:-1]:
        if known == head and words <= known_words:
            return speaker
    return None


def _only(cast: Cast, source: Span, kind: EntityKind, words: Sequence[str]) -> Speaker | None:
    """The last name of a kind before a place that has the words, less sure where there are several."""
    names = []
    for one in cast.before(source.start):
        mention = one.mention
        own = cast.outlet is not None and fold(mention.name) == fold(cast.outlet)
        fits = mention.kind == kind and all(word in fold(mention.name).split() for word in words)
        if fits and mention.name not in names and not own:
            names.append(mention.name)
    if not names:
        return None
    return Speaker(name=names[0], kind=kind, confidence=0.8 if len(names) == 1 else 0.6)


def _description(cast: Cast, source: Span) -> str:
    """The words of a source up to its first comma, after which others describe it, or to whom it was told."""
    words = " ".join(cast.text[source.start : source.end].split()).strip(" ,;:—–-").partition(", ")[0]
    clauses = load_clauses(cast.language)
    if not clauses.inverted:
        return words
    parts = words.split(" ")
    told = (at for at, word in enumerate(parts[:-1]) if at and word in clauses.cited and parts[at + 1] in clauses.by)
    return " ".join(parts[: next(told, len(parts))])
