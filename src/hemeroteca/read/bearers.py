"""Whom a name means in a text: who bears a surname, a first name or initials in it.

A surname alone means the person whose full name the text gives, of several who bear it the one spoken of lately, most
often, last. Of two surnames, as Spain has them, either means their bearer, and both together do. Initials mean the name
whose words begin with them, or the one they stood behind in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from hemeroteca.read.given_names import is_given_name
from hemeroteca.read.lexicon import section
from hemeroteca.read.name_kinds import ARTICLES, Named, is_known_place
from hemeroteca.records import Mention
from hemeroteca.text import fold

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHORTEST_INITIALS = 3
SHORTEST_WITH_TWO_SURNAMES = 3
LATELY = 800
"""Code points after which a surname is looked for among all who bear it, not only those spoken of lately."""
WORD = re.compile(r"\w+")
GENDER_AFTER = 150
"""Code points after a surname that several bear in which a pronoun tells who is meant."""
MOST_BEARERS = 8


def _initials(name: str) -> set[str]:
    """What the words of a name begin with: the capitals, and all but its articles, "FOF" of "Friends of the Flyway"."""
    words = [word for word in re.split(r"[\s-]+", name) if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words if word not in ARTICLES)
    return {initials for initials in (capitals, every) if len(initials) >= SHORTEST_INITIALS}


class GenderedPronouns(msgspec.Struct, frozen=True):
    """The pronouns that show a gender."""

    male: frozenset[str]
    female: frozenset[str]


class _Bearers:
    """Who bears a surname, a first name or initials in a text, by what was met of it so far."""

    def __init__(self, text: str, found: Sequence[Named], language: str) -> None:
        """Gathers the whole names of a text once, so that a surname before its whole name is known too."""
        pronouns = section(language, "pronouns", GenderedPronouns)
        self.text, self.male, self.female = text, pronouns.male, pronouns.female
        self.last: dict[str, list[Named]] = {}
        self.first: dict[str, list[Named]] = {}
        self.initials: dict[str, Mention] = {}
        self.met: Counter[str] = Counter()
        self.place: dict[str, int] = {}
        for named in found:
            words = named.mention.name.split()
            if len(words) > 1 and named.mention.kind == "person":
                for key in (surname(words), *_first_surnames(words)):
                    self._add(self.last, key, named)
                self._add(self.first, fold(words[0]), named)
            elif len(words) > 1 and named.mention.kind in ("organisation", "outlet"):
                for initials in _initials(named.mention.name):
                    self.initials.setdefault(initials, named.mention)

    @staticmethod
    def _add(table: dict[str, list[Named]], key: str, named: Named) -> None:
        """Remembers a bearer once."""
        bearers = table.setdefault(key, [])
        if len(bearers) < MOST_BEARERS and all(one.mention.name != named.mention.name for one in bearers):
            bearers.append(named)

    def whole(self, name: str) -> str:
        """The first form of a name that the text has: "Ana Ruiz" of "Ana B. Ruiz", "Ana Ruiz Sanz" of "Ruiz Sanz"."""
        for one in self.last.get(fold(name), ()):
            return one.mention.name
        words = name.split()
        first = fold(words[0])
        for one in self.last.get(surname(words), ()):
            if fold(one.mention.name.split()[0]) == first:
                return one.mention.name
        return name

    def meet(self, name: str, place: int, *, whole: bool) -> None:
        """Notes that somebody was spoken of; only whole names say how often, for what a surname means is a guess."""
        self.met[name] += whole
        self.place[name] = place

    def is_shared(self, word: str) -> bool:
        """Whether a word is a surname that several bear."""
        return len(self.last.get(fold(word), ())) > 1

    def find(self, named: Named) -> Named | None:
        """Whom one word means: who bears it as surname, else as the only one as first name."""
        key = fold(named.mention.name)
        fits = [one for one in self.last.get(key, ()) if not (named.gender and one.gender not in ("", named.gender))]
        if not fits and not named.title:
            fits = self.first.get(key, [])
            return fits[0] if len(fits) == 1 else None
        if len(fits) > 1 and not named.gender:
            gender = self._gender_after(named.mention.span.end)
            fits = [one for one in fits if gender and one.gender == gender] or fits
        return self._choose(fits, named.mention.span.start) if fits else None

    def _gender_after(self, place: int) -> str:
        """The gender of the first pronoun after a name, in what is left of its sentence and in the next."""
        for word in WORD.findall(self.text, place, place + GENDER_AFTER):
            lower = word.lower()
            if word[0].isupper() and lower not in self.male | self.female:
                continue
            if lower in self.male or lower in self.female:
                return "m" if lower in self.male else "f"
        return ""

    def _choose(self, fits: Sequence[Named], place: int) -> Named:
        """Of several bearers those spoken of lately, of those the one met most often, of those the last."""
        far = -2 * LATELY
        lately = [one for one in fits if place - self.place.get(one.mention.name, far) <= LATELY] or fits
        return max(lately, key=lambda one: (self.met[one.mention.name], self.place.get(one.mention.name, far)))


def _first_surnames(words: Sequence[str]) -> list[str]:
    """The other surnames of a name of two, as Spain has them: "Begoña Urrutia Sanz" is Urrutia, and Urrutia Sanz."""
    if len(words) < SHORTEST_WITH_TWO_SURNAMES or not words[-2][:1].isupper() or is_given_name(words[-2]):
        return []
    return [fold(words[-2]), fold(" ".join(words[-2:]))]


def surname(words: Sequence[str]) -> str:
    """The last word of a name, folded, "Jr." and "III" aside."""
    last = fold(words[-1]).rstrip(".")
    return fold(words[-2]) if last in GENERATIONS and len(words) > 2 else last


def settle_names(
    text: str, found: Sequence[Named], aliases: Mapping[str, Mention], who: tuple[str, str | None]
) -> tuple[Named, ...]:
    """The mentions with the full name for a surname or an outlet's last word, and the long name for initials.

    `who` is the language of the text and the outlet that printed it.
    """
    language, outlet = who
    bearers = _Bearers(text, found, language)
    papers = {fold(outlet.split()[-1]): outlet} if outlet and len(outlet.split()) > 1 else {}
    settled = []
    for named in found:
        name, kind, title, gender = named.mention.name, named.mention.kind, named.title, named.gender
        single = " " not in name
        key = fold(name if single else name.split()[-1])
        open_kind = kind == "person" or name.isupper() or (kind == "place" and not is_known_place(name, language))
        known = bearers.find(named) if single and open_kind else None
        initials = name.replace(".", "") if kind != "place" and name.isupper() else ""
        whole = aliases.get(name) or bearers.initials.get(initials)
        if whole is not None:
            name, kind = whole.name, whole.kind
        elif kind in ("person", "organisation") and single and key in papers:
            name, kind = papers[key], "outlet"
        elif kind == "outlet" and not single:
            papers.setdefault(key, name)
        elif kind == "person" and not single:
            name = bearers.whole(name)
        elif known is not None:
            name, kind, title, gender = known.mention.name, "person", title or known.title, gender or known.gender
        weak = kind == "person" and " " not in name and not title
        shared = single and kind == "person" and bearers.is_shared(named.mention.name)
        bearers.meet(name, named.mention.span.start, whole=not single)
        settled.append(Named(Mention(span=named.mention.span, name=name, kind=kind), title, gender, weak, shared))
    return tuple(settled)
