"""Who is met in a text, in order: its people with their names, roles and genders, and where each is spoken of.

A figure is somebody or something the text speaks of. Titles and appositions give it roles ("Ana Ruiz, the mayor of
Larkhill,"), by which "the mayor" finds it again. Somebody without a name is a figure too ("a nurse"). An event is one
place where a person is spoken of; who a pronoun means is decided among the events before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

import msgspec

from hemeroteca.read.appositions import LOOK_BACK, WORDS, roles_around
from hemeroteca.read.clauses import load_clauses
from hemeroteca.read.given_names import is_given_name
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import Named, load_names
from hemeroteca.read.roles import RoleLexicon, is_person_noun
from hemeroteca.records import EntityKind, Span, Speaker

SPEECH = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"|«[^»\n]*»?")
PHRASE_END = re.compile(r"[.,;:«»“”\n]")
SEEN_AGAIN = 2
"""How often a single word must be met as a name to be a person that a pronoun can mean."""
NEAR_EVENTS = 40
"""Events before a pronoun that can be what it means."""


class PronounLexicon(msgspec.Struct, frozen=True):
    """Pronouns by whom they can mean."""

    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    thing: frozenset[str]
    relative: frozenset[str]
    anyone: frozenset[str]
    """Possessives that tell neither gender nor number: whoever spoke last."""
    first: frozenset[str]
    second: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    """Verbs whose object is spoken to, or of."""
    followed: frozenset[str] = frozenset()
    """Those whose person is settled wherever they stand, in a language that hardly leaves them out."""
    his: frozenset[str] = frozenset()
    """Articles that show the gender of a role, where they do."""
    hers: frozenset[str] = frozenset()


class Figure(msgspec.Struct, eq=False):
    """Somebody or something that a text speaks of; of one without a name, `name` is the description."""

    name: str
    kind: EntityKind
    gender: str = ""
    described: bool = False
    doubtful: bool = False
    """Whether nothing but two capitals says that it is a person: no first name, title or role."""
    roles: set[str] = msgspec.field(default_factory=set)
    """Words of titles and appositions, in lower case."""
    since: int = -1
    """Where somebody without a name is first described."""
    met: int = 0
    """How often it has been spoken of so far."""
    last: int = -1
    """The number of its last event."""


class Event(NamedTuple):
    """One place where a person is spoken of."""

    start: int
    end: int
    figure: Figure
    sentence: int
    subject: bool
    """Whether it stands where a subject does: no preposition before it, none of its sentence's names before it."""
    governed: bool
    """Whether a preposition stands right before it."""
    owner: bool
    """Whether it only owns what is spoken of: "Ruiz's"."""
    quoted: bool
    """Whether it stands in direct speech."""
    pronoun: bool = False


class Choice(NamedTuple):
    """Whom a pronoun means, and how sure that is, from 0 to 1."""

    figure: Figure
    share: float


class Cast(msgspec.Struct):
    """Who has been met in a text, and who spoke last."""

    text: str
    language: str
    named: tuple[Named, ...]
    starts: list[int]
    sentences: Sequence[Span]
    sentence_starts: list[int]
    outlet: str | None = None
    """Who printed the text."""
    figures: dict[str, Figure] = {}
    events: list[Event] = []
    event_starts: list[int] = []
    speech: list[Span] = []
    speech_starts: list[int] = []
    last: Speaker | None = None
    """Whoever spoke last: the first candidate for whoever is not named."""
    last_person: Speaker | None = None
    last_at: int = -1
    """Where whoever spoke last did."""
    unnamed: list[tuple[str, frozenset[str], Speaker]] = []
    """Who was met without a name: head word, words and speaker, in order."""
    meant: dict[int, Choice] = {}
    """Whom the pronoun at a place means."""
    holders: dict[str, list[Figure]] = {}
    """Who holds a role anywhere in the text, by its noun."""
    sources: frozenset[int] = frozenset()
    """Where the sources of the statements begin."""

    def is_described(self, speaker: Speaker) -> bool:
        """Whether somebody was met without a name: "an official", "the chairman of the bench"."""
        return speaker.kind == "unnamed" or (speaker.kind == "person" and speaker.name not in self.figures)

    def within(self, span: Span) -> Sequence[Named]:
        """The names inside a span."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return self.named[first:last]

    def before(self, place: int) -> Sequence[Named]:
        """The names before a place, nearest first, no more than forty."""
        first = bisect_left(self.starts, place)
        return self.named[max(0, first - 40) : first][::-1]

    def sentence(self, place: int) -> int:
        """The number of the sentence a place is in."""
        return bisect_right(self.sentence_starts, place) - 1

    def is_quoted(self, place: int) -> bool:
        """Whether a place is in direct speech."""
        around = bisect_right(self.speech_starts, place) - 1
        return around >= 0 and self.speech[around].start < place < self.speech[around].end


@cache
def load_pronouns(language: str) -> PronounLexicon:
    """The pronouns of a language."""
    return section(language, "pronouns", PronounLexicon)


def make_cast(
    text: str, language: str, sentences: Sequence[Span], named: tuple[Named, ...], outlet: str | None = None
) -> Cast:
    """A cast at the beginning of a text, its people known."""
    speech = [Span(*match.span()) for match in SPEECH.finditer(text)]
    cast = Cast(
        text=text,
        language=language,
        named=named,
        starts=[one.mention.span.start for one in named],
        sentences=sentences,
        sentence_starts=[sentence.start for sentence in sentences],
        outlet=outlet,
        figures={},
        speech=speech,
        speech_starts=[span.start for span in speech],
        unnamed=[],
        meant={},
        holders={},
    )
    events = _named_events(cast)
    for figure in cast.figures.values():
        for word in figure.roles if figure.kind == "person" else ():
            if is_person_noun(word, language):
                cast.holders.setdefault(word, []).append(figure)
    events.extend(_described_events(cast))
    events.sort(key=lambda event: event.start)
    cast.events = events
    cast.event_starts = [event.start for event in events]
    return cast


def _named_events(cast: Cast) -> list[Event]:
    """The places of people with names; learns their roles and genders."""
    events = []
    often = Counter(one.mention.name for one in cast.named if one.weak)
    for one in cast.named:
        name, kind = one.mention.name, one.mention.kind
        figure = cast.figures.get(name)
        fresh = figure is None
        if figure is None:
            figure = cast.figures[name] = Figure(name, kind)
        figure.gender = figure.gender or one.gender or _gender_before(cast, one.mention.span.start)
        figure.roles.update(one.title.split())
        whole = " " in cast.text[one.mention.span.start : one.mention.span.end] or fresh
        if kind in ("person", "organisation") and whole and len(figure.roles) < 60:
            figure.roles |= roles_around(cast.text, one.mention.span, cast.language)
        known = not one.weak or often[name] >= SEEN_AGAIN or is_given_name(name)
        if kind == figure.kind == "person" and known:
            events.append(_event(cast, one.mention.span, figure))
            figure.doubtful = not (figure.gender or figure.roles or is_given_name(name.split()[0]))
    return events


def _gender_before(cast: Cast, start: int) -> str:
    """The gender that an article shows in the role before a name and its comma: "la dueña del bar, Encarna Prieto"."""
    lexicon, text = load_pronouns(cast.language), cast.text
    if not lexicon.his or text[start - 2 : start] != ", ":
        return ""
    role = PHRASE_END.split(text[max(0, start - LOOK_BACK) : start - 2])[-1].lower().split()
    clauses = load_clauses(cast.language)
    for before, word in zip(("", *role), role, strict=False):
        if word in lexicon.his | lexicon.hers and before not in clauses.prepositions:
            return "m" if word in lexicon.his else "f"
    return ""


def _event(cast: Cast, span: Span, figure: Figure) -> Event:
    """The event of a span, with what stands around it."""
    text = cast.text
    before = text[max(0, span.start - LOOK_BACK) : span.start]
    words = WORDS.findall(before.lower())
    clauses = load_clauses(cast.language)
    titles = load_names(cast.language).titles
    while words and (words[-1] in titles or words[-1] in clauses.determiners):
        words.pop()
    sentence = cast.sentence(span.start)
    opening = cast.sentence_starts[sentence] if sentence >= 0 else 0
    ties = clauses.prepositions | load_pronouns(cast.language).addressing
    governed = bool(words) and words[-1] in ties and span.start - opening > len(words[-1]) + 1
    return Event(
        start=span.start,
        end=span.end,
        figure=figure,
        sentence=sentence,
        subject=not governed and span.start - opening < LOOK_BACK // 2,
        governed=governed,
        owner=text[span.end : span.end + 2] in ("'s", "’s"),
        quoted=cast.is_quoted(span.start),
    )


@cache
def _described(language: str) -> re.Pattern[str]:
    """What may describe a person: a determiner and up to four words in small letters."""
    roles = section(language, "roles", RoleLexicon)
    openers = "|".join(sorted({re.escape(word) for word in roles.introducing | roles.definite}, key=len, reverse=True))
    return re.compile(rf"\b({openers})((?:\s+[\w'’-]+){{1,4}})", re.IGNORECASE)


def _described_events(cast: Cast) -> list[Event]:
    """The places of single people without a name: "a nurse", and "the nurse" if no role explains it."""
    roles = section(cast.language, "roles", RoleLexicon)
    if not roles.introducing:
        return []
    events: list[Event] = []
    latest: dict[str, Figure] = {}
    for match in _described(cast.language).finditer(cast.text):
        words = WORDS.findall(match[2])
        place = _person_place(cast, words)
        if place is None:
            continue
        end = match.start(2) + match[2].index(words[place]) + len(words[place])
        if cast.text[end : end + 2].strip()[:1].isupper() or _says_what_is(cast, match.start(), end):
            continue
        noun = words[place].lower()
        again = latest.get(noun)
        if again is not None and not {word.lower() for word in words[:place]} <= again.roles:
            again = None
        if match[1].lower() in roles.introducing or again is None:
            known = None
            if match[1].lower() not in roles.introducing:
                told = words[: place + 1]
                known = by_role(cast, noun, told[:-1], match.start()) or (
                    sole_holder(cast, noun, told) if len(told) > 1 else None
                )
            figure = known or Figure(
                " ".join(cast.text[match.start() : end].split()),
                "unnamed",
                gender_of_noun(noun, cast.language),
                described=True,
                since=match.start(),
                roles={word.lower() for word in words[: place + 1]},
            )
            if known is None:
                latest[noun] = figure
        else:
            figure = again
        events.append(_event(cast, Span(match.start(), end), figure))
    return events


def _says_what_is(cast: Cast, start: int, end: int) -> bool:
    """Whether a description is not of somebody new: an apposition to a name, or what a verb says somebody is."""
    before = cast.text[max(0, start - LOOK_BACK) : start].rstrip()
    last = WORDS.findall(before[-20:].lower())[-1:]
    if last and last[0] in load_clauses(cast.language).be | frozenset({"as", "like", "become", "becoming", "became"}):
        return not before.endswith((".", ",", ":"))
    place = bisect_left(cast.starts, start)
    if before.endswith((",", "(", "—", "–", "-")) and place:
        gap = cast.text[cast.named[place - 1].mention.span.end : start].strip(" ,(—–-0123456789")
        if not gap and cast.named[place - 1].mention.kind == "person":
            return True
    following = cast.named[place].mention.span.start if place < len(cast.named) else -1
    return end <= following <= end + 2


def _person_place(cast: Cast, words: Sequence[str]) -> int | None:
    """Which of the words after a determiner is the noun of a person, `None` where another noun follows it."""
    clauses = load_clauses(cast.language)
    organisations = section(cast.language, "roles", RoleLexicon).organisations
    for place, word in enumerate(words):
        lower = word.lower()
        if lower in clauses.prepositions or lower in clauses.auxiliaries or lower in clauses.determiners:
            return None
        if is_person_noun(lower, cast.language):
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if is_person_noun(following, cast.language) or following in organisations:
                continue
            return place
    return None


def gender_of_noun(noun: str, language: str) -> str:
    """The gender that a noun for a person shows."""
    names = load_names(language)
    if noun in names.female or noun.endswith("woman"):
        return "f"
    return "m" if noun in names.male or noun.endswith("man") else ""


def by_role(cast: Cast, noun: str, words: Sequence[str], place: int) -> Figure | None:
    """The person before a place who holds a role, the one that most of its other words fit, the nearest of those."""
    found, score = None, -1.0
    wanted = {word.lower() for word in words}
    same = synonyms(noun, cast.language)
    seen: set[int] = set()
    for one in cast.before(place):
        figure = cast.figures.get(one.mention.name)
        if figure is None or figure.kind != "person" or id(figure) in seen:
            continue
        seen.add(id(figure))
        if figure.roles.isdisjoint(same):
            continue
        if "former" in wanted and "former" not in figure.roles and "ex" not in figure.roles:
            continue
        if is_of_another_party(wanted, figure.roles, cast.language):
            continue
        last = cast.last_person is not None and cast.last_person.name == figure.name
        fits = len(wanted & figure.roles) - 0.1 * len(seen) + last
        if found is None or fits > score + 0.5:
            found, score = figure, fits
    return found


def is_of_another_party(wanted: Set[str], known: Set[str], language: str) -> bool:
    """Whether a description names one party and a person is said to be of another."""
    parties = load_names(language).parties
    own = [party for party in parties if not party.isdisjoint(wanted)]
    others = [party for party in parties if party not in own and not party.isdisjoint(known)]
    return bool(own) and bool(others) and all(party.isdisjoint(known) for party in own)


def sole_holder(cast: Cast, noun: str, words: Sequence[str]) -> Figure | None:
    """The only person in the whole text who holds a role, if all words of its description are said of that person."""
    holders = cast.holders.get(noun, ())
    wanted = {word.lower() for word in words}
    return holders[0] if len(holders) == 1 and wanted <= holders[0].roles else None


@cache
def synonyms(noun: str, language: str) -> frozenset[str]:
    """A noun of a role with the other words for it."""
    roles = section(language, "roles", RoleLexicon)
    return frozenset({noun}.union(*(group for group in roles.synonyms if noun in group)))
