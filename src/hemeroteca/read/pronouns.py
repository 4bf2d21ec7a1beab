"""Whom "he" and "she" mean: the likeliest of the people spoken of before.

Candidates are ranked by a log-linear model of a few features of the place where each was last spoken of (how many
sentences back, as subject, as whoever spoke, in a quotation, …); the share of the best among all is how sure it is.
The pronouns of the narrative are settled in order, for each keeps its person in mind for the next; those in direct
speech are asked for when somebody is quoted in it, and never mean who speaks.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from hemeroteca.read.cast import NEAR_EVENTS, Cast, Choice, Event, Figure, is_of_another_party, load_pronouns
from hemeroteca.read.clauses import load_clauses
from hemeroteca.records import Span

FARTHEST_SENTENCE = 12
"""Sentences before a pronoun in which it is looked for whom it means."""
LOOK_AHEAD = 400
"""Code points after a pronoun that nothing stands before, in which its person can be named."""
AHEAD = 0.5
"""How sure a name is that follows its pronoun."""
GENDER_SURE = 0.8
"""How sure a pronoun must be to show the gender of whom it means."""
FEATURES = (
    "same sentence",
    "one back",
    "two back",
    "three or four back",
    "subject",
    "spoke",
    "governed",
    "owner",
    "pronoun",
    "gender known",
    "often",
    "nearest",
    "same paragraph",
    "quoted",
    "spoke last",
    "first met",
    "both subject",
    "described",
    "doubtful",
    "both speak",
    "introduced",
    "often, and now speaks",
    "quoted, and now speaks",
)
WEIGHTS = (
    1.9,
    0.5,
    0.0,
    -0.4,
    0.4,
    0.0,
    -0.4,
    -0.2,
    1.2,
    1.0,
    1.0,
    0.6,
    1.5,
    -0.3,
    0.6,
    0.1,
    0.6,
    -1.5,
    -1.3,
    1.8,
    1.2,
    -0.5,
    0.0,
)
"""One for each feature. Begun as a conditional logit on that half of GUM's news, interviews and lives that
`evals.mentions` keeps for tuning, then set by hand where it has few examples (who spoke last, was just introduced or is
quoted), by reading PolNeAR's statements. `python -m evals.confidences pronouns` fits them anew: of 473 pronouns of the
other half those here get 448 right and the fit 429, of 17 sources of PolNeAR 16 and 15, so they stayed."""


TELLS = re.compile(r"\w+\s+(\w+)\s+(?:[A-Z]\w*\.?\s+)?([A-Z][\w-]+)")
SUBJECTS = ("he ", "she", "he'", "he’")
"""How a pronoun that is a subject begins."""


class Candidate(NamedTuple):
    """Who a pronoun can mean, where it was last spoken of, and the features of that."""

    figure: Figure
    event: Event
    features: tuple[float, ...]


@cache
def _followed(language: str) -> re.Pattern[str]:
    """The pronouns whose person is settled in the narrative."""
    return re.compile(rf"\b({'|'.join(sorted(load_pronouns(language).followed))})\b", re.IGNORECASE)


def pronoun_gender(word: str, language: str) -> str:
    """The gender of a pronoun of one person, empty where it is none."""
    lexicon = load_pronouns(language)
    return "m" if word in lexicon.male else "f" if word in lexicon.female else ""


def settle_pronouns(cast: Cast, sources: Sequence[Span]) -> None:
    """Finds whom each pronoun of the narrative means; `sources` are those of all statements of the text."""
    for _ in meet_pronouns(cast, sources):
        pass


def meet_pronouns(cast: Cast, sources: Sequence[Span]) -> Iterator[tuple[Span, list[Candidate]]]:
    """The pronouns of the narrative in order, each with those it can mean; settles each when the next is asked for."""
    cast.sources = _speaking(cast, sources)
    if not load_pronouns(cast.language).followed:
        return
    _learn_genders(cast)
    named = cast.events
    events: list[Event] = []
    place = 0
    for match in _followed(cast.language).finditer(cast.text):
        if cast.is_quoted(match.start()):
            continue
        while place < len(named) and named[place].start < match.start():
            events.append(_met(named[place], len(events)))
            place += 1
        gender = pronoun_gender(match[1].lower(), cast.language)
        candidates = find_candidates(cast, match.start(), gender, events)
        yield Span(*match.span()), candidates
        choice = choose(candidates) or _ahead(cast, match.end(), gender)
        if choice is None:
            continue
        cast.meant[match.start()] = choice
        if not choice.figure.gender and choice.share >= GENDER_SURE:
            choice.figure.gender = gender
        events.append(_met(_pronoun_event(cast, match, choice.figure), len(events)))
    events.extend(_met(event, len(events)) for event in named[place:])
    cast.events = events
    cast.event_starts = [event.start for event in events]


def _speaking(cast: Cast, sources: Sequence[Span]) -> frozenset[int]:
    """Where those who make statements are spoken of: at the start of a source, or as the name inside it."""
    places: set[int] = set()
    for source in sources:
        places.add(source.start)
        first = bisect_left(cast.event_starts, source.start)
        for event in cast.events[first : first + 3]:
            if event.start >= source.end:
                break
            if not (event.governed or event.owner or _describes(cast, event, source)):
                places.add(event.start)
                break
    return frozenset(places)


def _describes(cast: Cast, event: Event, source: Span) -> bool:
    """Whether a name in a source only describes the noun after it: "Ruiz aides"."""
    words = cast.text[event.end : source.end].split(maxsplit=1)
    if not words or not words[0].isalpha():
        return False
    clauses = load_clauses(cast.language)
    return words[0].lower() not in clauses.prepositions | clauses.relatives | clauses.coordinators


def _met(event: Event, number: int) -> Event:
    """Counts an event for its figure."""
    event.figure.met += 1
    event.figure.last = number
    return event


def _pronoun_event(cast: Cast, match: re.Match[str], figure: Figure) -> Event:
    """The event of a pronoun."""
    word = match[1].lower()
    sentence = cast.sentence(match.start())
    subject = word in ("he", "she")
    return Event(match.start(), match.end(), figure, sentence, subject, not subject, False, False, pronoun=True)


def _learn_genders(cast: Cast) -> None:
    """The gender of people whose names do not show it, from the first pronoun after each that nobody stands between."""
    votes: dict[int, list[int]] = {}
    figures: dict[int, Figure] = {}
    starts = cast.event_starts
    for match in _followed(cast.language).finditer(cast.text):
        place = bisect_left(starts, match.start()) - 1
        if place < 0 or cast.is_quoted(match.start()):
            continue
        event = cast.events[place]
        alone = place == 0 or cast.events[place - 1].figure is event.figure or event.subject
        if event.figure.gender or event.quoted or not alone or cast.sentence(match.start()) - event.sentence > 1:
            continue
        vote = votes.setdefault(id(event.figure), [0, 0])
        vote[pronoun_gender(match[1].lower(), cast.language) == "f"] += 1
        figures[id(event.figure)] = event.figure
    for key, (male, female) in votes.items():
        if male != female and abs(male - female) > figures[key].doubtful:
            figures[key].gender = "f" if female > male else "m"


def describe_meant(cast: Cast, place: int, gender: str, words: Set[str]) -> Choice | None:
    """Whom a definite description means that fits nobody's role: as a pronoun of its gender, or of any, would."""
    number = bisect_left(cast.event_starts, place)
    events = cast.events[max(0, number - NEAR_EVENTS) : number]
    found = find_candidates(cast, place, gender, events)
    fit = [one for one in found if not is_of_another_party(words, one.figure.roles, cast.language)]
    return choose([one for one in fit if not one.figure.described])


class _Moment(NamedTuple):
    """What is known where a pronoun is met."""

    text: str
    place: int
    sentence: int
    gender: str
    sources: frozenset[int]
    spoke: Figure | None
    """Who made the last statement."""
    first: Figure | None
    """Who is the first of the events looked at."""
    subject: bool
    """Whether the pronoun is a subject."""


def find_candidates(cast: Cast, place: int, gender: str, events: Sequence[Event], banned: str = "") -> list[Candidate]:
    """The people a pronoun at a place can mean, nearest first; `events` are those before it."""
    sentence = cast.sentence(place)
    told = _told(cast, place)
    latest: dict[int, Event] = {}
    spoke: Figure | None = None
    for event in events[: -NEAR_EVENTS - 1 : -1]:
        figure = event.figure
        if sentence - event.sentence > FARTHEST_SENTENCE:
            break
        if spoke is None and event.start in cast.sources:
            spoke = figure
        fits = not gender or figure.gender in (gender, "")
        apart = figure.name != banned and (not told or not figure.name.endswith(told))
        if fits and apart and id(figure) not in latest:
            latest[id(figure)] = event
    subject = cast.text[place : place + 3].lower() in SUBJECTS
    first = events[0].figure if events else None
    moment = _Moment(cast.text, place, sentence, gender, cast.sources, spoke, first, subject)
    return [
        Candidate(event.figure, event, _features(moment, event, nearest=number == 0))
        for number, event in enumerate(latest.values())
    ]


def _told(cast: Cast, place: int) -> str:
    """The name of whom a pronoun tells something, who cannot be meant by it: "he told Ruiz"."""
    match = TELLS.match(cast.text, place)
    return match[2] if match is not None and match[1].lower() in load_pronouns(cast.language).addressing else ""


def _features(moment: _Moment, event: Event, *, nearest: bool) -> tuple[float, ...]:
    """The features of an event as the last one of whom a pronoun may mean, in the order of their names."""
    figure = event.figure
    back = moment.sentence - event.sentence
    often = math.log1p(figure.met)
    speaks = moment.place in moment.sources
    again = moment.spoke is figure
    fresh = figure.met == 1 and back <= 1 and not event.quoted and bool(figure.roles) and not figure.described
    return (
        float(back <= 0),
        float(back == 1),
        float(back == 2),
        float(3 <= back <= 4),
        float(event.subject),
        float(event.start in moment.sources),
        float(event.governed),
        float(event.owner),
        float(event.pronoun),
        float(figure.gender == moment.gender),
        often,
        float(nearest),
        float(moment.text.find("\n\n", event.end, moment.place) < 0),
        float(event.quoted),
        float(again),
        float(moment.first is figure),
        float(moment.subject and event.subject),
        float(figure.described),
        float(figure.doubtful),
        float(speaks and again),
        float(speaks and fresh),
        often if speaks else 0.0,
        float(speaks and event.quoted),
    )


def choose(candidates: Sequence[Candidate], weights: Sequence[float] = WEIGHTS) -> Choice | None:
    """The candidate with the greatest weight, and its share (softmax)."""
    if not candidates:
        return None
    sums = [sum(map(_times, weights, candidate.features)) for candidate in candidates]
    top = max(sums)
    shares = [math.exp(value - top) for value in sums]
    best = sums.index(top)
    return Choice(candidates[best].figure, 1.0 / sum(shares))


_times: Callable[[float, float], float] = float.__mul__


def _ahead(cast: Cast, place: int, gender: str) -> Choice | None:
    """The first person after a pronoun that nobody stands before: a story that begins with "she"."""
    first = bisect_left(cast.event_starts, place)
    for event in cast.events[first : first + 5]:
        if event.start - place > LOOK_AHEAD:
            break
        if event.figure.gender in (gender, "") and not event.figure.described:
            return Choice(event.figure, AHEAD)
    return None


def who_is_meant(cast: Cast, source: Span, banned: str = "") -> Choice | None:
    """Whom a pronoun means that stands at a place, `banned` excepted."""
    known = cast.meant.get(source.start)
    if known is not None and known.figure.name != banned:
        return known
    word = cast.text[source.start : source.end].lower().replace("’", "'")
    gender = pronoun_gender(word, cast.language)
    place = bisect_left(cast.event_starts, source.start)
    events = cast.events[max(0, place - NEAR_EVENTS) : place]
    return choose(find_candidates(cast, source.start, gender, events, banned)) or _ahead(cast, source.end, gender)
