"""The words of time of a language: months and weekdays from the CLDR, everything else from its section `times`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError

from hemeroteca.read.lexicon import LANGUAGES, section
from hemeroteca.read.numbers.cardinals import Counting, counting
from hemeroteca.read.pieces import Phrases, Pieces, strip_marks
from hemeroteca.read.times.days import Unit

SHORTEST_NAME = 3
DEEPEST = 3
"""A time that leans on a time that leans on a time ("two days after the first week of last month") goes no deeper."""


class TimeWords(msgspec.Struct, frozen=True):
    """The section `times` of a language; phrases in lower case."""

    day_first: bool = True
    months: dict[str, int] = {}
    """Spellings that the CLDR does not have."""
    weekdays: dict[str, int] = {}
    weak: list[str] = []
    """Names of months and days that are other words too: they need a day, a year or a word of time beside them."""
    names: list[str] = []
    """Words that make a name of the weekday or month before them (`Sunday` Times)."""
    units: dict[str, Unit] = {}
    adjacent: dict[str, int] = {}
    """Days from the last time in the text ("the day before")."""
    to_date: dict[str, Unit] = {}
    """Phrases for the present unit up to publication ("year to date")."""
    whole: list[str] = []
    """Words before a unit alone that make it the present one (`of the` year)."""
    bare_units: list[str] = []
    """Units whose ordinal is enough, the year being that of publication (`the third quarter`)."""
    starting: list[str] = []
    lasting: list[str] = []
    after_next: list[str] = []
    deictic: dict[str, int] = {}
    """Days from the day of publication."""
    not_after: dict[str, list[str]] = {}
    """Words before a deictic one that make another of it (`la` mañana)."""
    last: list[str] = []
    recent: list[str] = []
    this: list[str] = []
    same: list[str] = []
    next: list[str] = []
    coming: list[str] = []
    following: list[str] = []
    last_after: list[str] = []
    next_after: list[str] = []
    following_after: list[str] = []
    preceding_after: list[str] = []
    this_after: list[str] = []
    repeated: list[str] = []
    """Words before a weekday that make it every such day."""
    day_parts: list[str] = []
    seasons: dict[str, int] = {}
    """Seasons by the month they begin with in the northern half of the world."""
    season_after: list[str] = []
    season_ahead: list[str] = []
    """Words behind which a season stands alone, and those that make it the coming one (`by` spring)."""
    lasts: list[str] = []
    """Verbs of what is so now: with a word that makes a time the coming one, "is closed until Monday"."""
    season_loose: list[str] = []
    """Those behind which it means any year, unless the verb is in the past or in the future: `en` otoño."""
    that: list[str] = []
    """Modifiers that point at the last time in the text (`that` year)."""
    beside: dict[str, int] = {}
    """Words after a unit that make it the one beside the last time in the text (`the year` before)."""
    closings: dict[str, Unit] = {}
    """Words for the end of the present unit ("year-end")."""
    eras: dict[str, int] = {}
    """Words beside a year that count it from the beginning of our era (1) or back from it (-1)."""
    decade_names: dict[str, int] = {}
    decade_after: list[str] = []
    """Where a decade can be its bare tens (`los 70`): the words before its article, and those that may follow."""
    decade_before: list[str] = []
    past: list[str] = []
    passive: list[str] = []
    passive_endings: list[str] = []
    imperfect_endings: list[str] = []
    """The pronoun of a passive whose present tells what is planned ("se vota"), and how that and its past end."""
    happened: list[str] = []
    past_endings: list[str] = []
    """Words, those of them that are verbs, and endings of the past, behind which a future says nothing about a day."""
    few: list[str] = []
    couple: list[str] = []
    early: list[str] = []
    middle: list[str] = []
    late: list[str] = []
    earlier: list[str] = []
    later: list[str] = []
    rest: list[str] = []
    ago: list[str] = []
    ago_before: list[str] = []
    elapsed: list[str] = []
    """Words before a duration that make a day so much later of it ("al cabo de")."""
    after: list[str] = []
    before: list[str] = []
    hence: list[str] = []
    ahead: list[str] = []
    within: list[str] = []
    future: list[str] = []
    """Words that make a plan of the sentence, so that `in two weeks` is a day and no duration."""
    future_endings: list[str] = []
    tense: list[str] = []
    """Words that put the verb of a clause in the future, so that a day without a year is the coming one."""
    tense_endings: list[str] = []
    planned_endings: list[str] = []
    """How verbs end that tell what was planned then: "que volvieran en enero"."""
    infinitives: list[str] = []
    """Verbs that announce something behind `to` ("to take place")."""
    tense_after: list[str] = []
    """Those of them that say so of a time before them too."""
    days_after: list[str] = []
    days_before: list[str] = []
    weekdays_after: list[str] = []
    weekdays_before: list[str] = []
    of: list[str] = []
    the: list[str] = []
    clock: list[str] = []
    """Articles of hours and of no days ("a las 9")."""
    month_after: list[str] = []
    year_after: list[str] = []
    year_words: list[str] = []
    decade_words: list[str] = []
    owners: list[str] = []
    """Words before tens that make an age of a decade (`her` 80s)."""
    century_words: list[str] = []
    decade_plural: list[str] = []
    week_words: list[str] = []
    week_of: dict[str, Unit] = {}
    """Phrases before a date that make a week or weekend of it."""
    quarter_letters: dict[str, Unit] = {}
    day_words: list[str] = []
    on: list[str] = []
    opens: list[str] = []
    between: list[str] = []
    and_: list[str] = msgspec.field(name="and", default=[])
    to: list[str] = []
    now: list[str] = []
    not_dates: list[str] = []
    last_ordinals: list[str] = []
    feasts: dict[str, str] = {}


class Modifier(NamedTuple):
    """A word like "last" or "next": how many units away, from the last time in the text or from publication."""

    steps: int
    kind: str


class Vocabulary(NamedTuple):
    """A language's words of time, ready for looking up."""

    words: TimeWords
    counting: Counting
    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, Unit]
    deictic: Phrases[int]
    modifiers: Phrases[Modifier]
    modifiers_after: Phrases[Modifier]
    parts: Phrases[str]
    offsets: Phrases[str]
    offsets_before: Phrases[str]
    feasts: Phrases[str]
    adjacent: Phrases[int]
    leaning: Phrases[int]
    leaning_weekdays: Phrases[int]
    closings: Phrases[Unit]
    eras: Phrases[int]
    week_of: Phrases[Unit]
    to_date: Phrases[Unit]
    whole: Phrases[bool]
    future: frozenset[str]
    counters: frozenset[str]
    unit_firsts: frozenset[str]
    triggers: frozenset[str]
    gates: dict[str, frozenset[str]]
    language: str | None

    def may_begin(self, word: str, following: str) -> bool:
        """Whether a word that a time can begin with may do so before this one."""
        gate = self.gates.get(word)
        return gate is None or following in gate or following[:1].isdecimal()


class Scan(NamedTuple):
    """A text's pieces with the words to read them by."""

    pieces: Pieces
    vocabulary: Vocabulary
    depth: int = 0

    @property
    def words(self) -> list[str]:
        """The pieces in lower case."""
        return self.pieces.words

    @property
    def known(self) -> TimeWords:
        """The lists of words as they stand in the file."""
        return self.vocabulary.words

    def deeper(self) -> Scan | None:
        """The scan for a time inside a time, `None` where that goes too deep."""
        return self._replace(depth=self.depth + 1) if self.depth < DEEPEST else None

    def skip(self, i: int, words: list[str]) -> int:
        """The index after one of these words, or the same index."""
        return i + 1 if self.words[i] in words else i


def _names(language: str | None, kind: str) -> dict[str, int]:
    """The CLDR's names of months or days, wide and abbreviated, in running text and alone, in lower case."""
    try:
        locale = Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in getattr(locale, kind)[context][width].items():
                plain = name.lower().rstrip(".")
                if plain.isalpha() and len(plain) >= SHORTEST_NAME:
                    found |= {strip_marks(plain): number, plain: number}
    return found


def _modifiers(words: TimeWords) -> tuple[Phrases[Modifier], Phrases[Modifier]]:
    """The modifiers that stand before a unit and those that stand after it."""
    before = dict.fromkeys(words.last, Modifier(-1, "last")) | dict.fromkeys(words.recent, Modifier(-1, "recent"))
    before |= dict.fromkeys(words.that, Modifier(0, "that"))
    before |= dict.fromkeys(words.this, Modifier(0, "this")) | dict.fromkeys(words.same, Modifier(0, "same"))
    before |= dict.fromkeys(words.next, Modifier(1, "next")) | dict.fromkeys(words.coming, Modifier(1, "coming"))
    before |= dict.fromkeys(words.following, Modifier(1, "following"))
    after = dict.fromkeys(words.last_after, Modifier(-1, "last")) | dict.fromkeys(words.next_after, Modifier(1, "next"))
    after |= dict.fromkeys(words.after_next, Modifier(2, "next"))
    after |= dict.fromkeys(words.following_after, Modifier(1, "following"))
    after |= dict.fromkeys(words.preceding_after, Modifier(-1, "preceding"))
    after |= dict.fromkeys(words.this_after, Modifier(0, "this"))
    return Phrases(before), Phrases(after)


def _triggers(known: Vocabulary) -> frozenset[str]:
    """Every word that a time may begin with."""
    words = known.words
    listed: tuple[Iterable[str], ...] = (
        known.months, known.weekdays, known.counters, known.unit_firsts, words.quarter_letters, words.decade_words,
        words.century_words, words.year_words, words.week_words, words.now, words.day_parts, words.seasons,
        words.decade_names, words.last_ordinals,
    )  # fmt: skip
    phrases = (word for phrase_table in _beginnings(known) for word in phrase_table.firsts())
    return frozenset(phrases).union(*listed)


def _beginnings(known: Vocabulary) -> tuple[Phrases[Any], ...]:
    """The tables of phrases that a time may begin with."""
    return (
        known.deictic, known.modifiers, known.parts, known.feasts, known.adjacent, known.to_date, known.closings,
        known.eras, known.week_of,
    )  # fmt: skip


def _gates(known: Vocabulary) -> dict[str, frozenset[str]]:
    """The words that may follow each word which begins a time only together with the next one.

    Those are articles and modifiers ("that", "this") and words that only begin a longer phrase ("the", "on"): common
    words, which would otherwise be looked at in vain wherever they stand.
    """
    words, counting_words = known.words, known.counting.words
    nouns = frozenset(known.triggers - {*counting_words.articles, *counting_words.bare_ones})
    nouns |= {*known.counting.scales, *known.counting.fractions, *words.of, "-", "'", "’"}
    alone = frozenset().union(
        known.months, known.weekdays, known.unit_firsts, known.counters, words.quarter_letters, words.decade_words,
        words.century_words, words.year_words, words.week_words, words.now, words.day_parts, words.seasons,
        words.decade_names, words.last_ordinals,
    )  # fmt: skip
    gates: dict[str, set[str]] = {word: set(nouns) for word in counting_words.articles}
    gates |= {word: set(nouns) for word in counting_words.bare_ones}
    open_words = alone - gates.keys()
    for phrases in _beginnings(known):
        for parts in phrases.all_parts():
            if parts[0] in open_words:
                continue
            if len(parts) > 1:
                gates.setdefault(parts[0], set()).add(parts[1])
            elif phrases is known.modifiers or phrases is known.parts:
                gates.setdefault(parts[0], set()).update(nouns)
            else:
                open_words |= {parts[0]}
    return {word: frozenset(following) for word, following in gates.items() if word not in open_words}


def _by_field(words: TimeWords, *fields: str) -> Phrases[str]:
    """The phrases of several lists, each with the name of its list."""
    return Phrases({phrase: field for field in fields for phrase in getattr(words, field)})


def _numbered(language: str | None, kind: str, more: dict[str, int]) -> dict[str, int]:
    """The names of months or days with and without accents, those of the language's file included."""
    return _names(language, kind) | {strip_marks(name): n for name, n in more.items()} | more


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The words of time of a language; without a file of its own it has dates with month names and digits only."""
    own = language in LANGUAGES
    words = section(language, "times", TimeWords) if own and language else TimeWords(day_first=True)
    known = counting(language)
    modifiers, modifiers_after = _modifiers(words)
    units = {strip_marks(name): unit for name, unit in words.units.items()} | words.units
    apostrophes = {name.replace("'", "’"): rule for name, rule in words.feasts.items()}
    found = Vocabulary(
        words=words,
        counting=known,
        months=_numbered(language, "months", words.months),
        weekdays=_numbered(language, "days", words.weekdays) if own else {},
        units=units,
        deictic=Phrases(words.deictic),
        modifiers=modifiers,
        modifiers_after=modifiers_after,
        parts=_by_field(words, "early", "middle", "late", "earlier", "later", "rest"),
        offsets=_by_field(words, "ago", "after", "before", "hence"),
        offsets_before=_by_field(words, "ago_before", "elapsed", "ahead", "within"),
        feasts=Phrases(words.feasts | apostrophes),
        adjacent=Phrases(words.adjacent),
        leaning=Phrases(dict.fromkeys(words.days_after, 1) | dict.fromkeys(words.days_before, -1)),
        leaning_weekdays=Phrases(dict.fromkeys(words.weekdays_after, 1) | dict.fromkeys(words.weekdays_before, -1)),
        closings=Phrases(words.closings),
        week_of=Phrases(words.week_of),
        eras=Phrases(words.eras),
        to_date=Phrases(words.to_date),
        whole=Phrases.of(words.whole, True),
        future=frozenset(words.future),
        counters=frozenset().union(
            known.cardinals, known.ordinals, known.words.articles, known.words.bare_scales, known.words.halves,
            words.couple, words.few,
        ),
        unit_firsts=frozenset(name.split()[0] for name in units),
        triggers=frozenset(),
        gates={},
        language=language,
    )  # fmt: skip
    found = found._replace(triggers=_triggers(found))
    return found._replace(gates=_gates(found))
