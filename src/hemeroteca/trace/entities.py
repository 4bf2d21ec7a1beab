"""Names across articles → entities: which names mean one, why, and where that cannot be told.

Names are compared within blocks, of names whose surnames sound alike or that some article gives for one another, so no
archive is too large; a block's ties do not depend on the order in which articles were filed. A name that leaves
something out (initials, a middle name, a second surname) or is a nickname belongs to a fuller one only where all fuller
ones that fit fit each other: "J. Corvane" is neither Juan's nor Julia's. Where they do not, those of one matter are
looked at alone. A surname by itself belongs to the one name of that surname in articles about the same matter.

Two people of one full name cannot be told apart here, nor one who changed the name where no article says so. A person's
word stands over all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from hemeroteca.records import Name, Tie, TieKind
from hemeroteca.trace.spellings import (
    Parts,
    is_misspelt,
    load_spellings,
    same_formal,
    skeleton,
    sound,
    sounds_alike,
    take_apart,
)

MOST_ALIKE = 500
"""Names that may be one by first name and surname, from which on none is compared with another: 500 take 0.44 s. Among
50,000 generated articles (`evals.disguises`) the most is 104, but for 5,060 of one name that is never disguised."""
STRENGTH: tuple[TieKind, ...] = ("stated", "spelling", "shorter", "initials", "nickname", "surname")
"""From what is most to what is least to be believed: where a person says that two names are apart, the weakest ties of
the chain between them go first."""
WEAK: tuple[TieKind, ...] = ("nickname", "initials", "shorter")
"""What leaves something of a name out, the weakest first."""

Pair = frozenset[int]


class Compared(NamedTuple):
    """A full name of a person with its parts."""

    name: Name
    parts: Parts


class Bonds:
    """Sets of numbers that grow together, but for pairs that must stay apart."""

    def __init__(self, apart: Iterable[Pair] = ()) -> None:
        self._of: dict[int, set[int]] = {}
        self._foes: dict[int, set[int]] = {}
        for pair in apart:
            for one in pair:
                self._foes.setdefault(one, set()).update(pair - {one})

    def of(self, number: int) -> set[int]:
        """The set a number is in."""
        return self._of.setdefault(number, {number})

    def join(self, one: int, other: int) -> bool:
        """Join two sets; `False`, and no change, where a pair across them must stay apart."""
        ours, theirs = self.of(one), self.of(other)
        if ours is theirs:
            return True
        if any(not self._foes.get(each, set()).isdisjoint(theirs) for each in ours):
            return False
        small, large = sorted((ours, theirs), key=len)
        large |= small
        self._of.update(dict.fromkeys(small, large))
        return True


def tie_names(names: Sequence[Name], apart: frozenset[Pair] = frozenset()) -> tuple[Tie, ...]:
    """The ties among the names of a block; `apart` are pairs of numbers that a person has told apart."""
    ordered = sorted(names, key=lambda name: name.number)
    people = [Compared(name, take_apart(name.key, name.given)) for name in ordered if _is_full(name)]
    ties = [*_tie_stated(ordered, apart), *_tie_people(people, apart)]
    bonds = Bonds(apart)
    for tie in ties:
        bonds.join(tie.one, tie.other)
    ties += _tie_bare([name for name in ordered if name.bare], people, bonds, apart)
    return tuple(ties)


def bind(
    numbers: Iterable[int], ties: Iterable[Tie], said: Sequence[tuple[Pair, bool]] = ()
) -> tuple[list[list[int]], list[Tie]]:
    """The entities that some names fall into, each as sorted numbers, and the ties that made them.

    `said` is what a person said of pairs, the last word last: `True` for one entity. Of two words that contradict each
    other the later one counts; no tie of the machine's counts against any.
    """
    held: list[tuple[Pair, bool]] = []
    for pair, is_same in reversed(said):
        trial = Bonds([each for each, same in held if not same])
        joined = all(trial.join(*sorted(each)) for each, same in held if same)
        one, other = sorted(pair) if len(pair) == 2 else (min(pair), min(pair))
        fits = trial.join(one, other) if is_same else other not in trial.of(one)
        if joined and fits and one != other:
            held.append((pair, is_same))
    bonds = Bonds([pair for pair, same in held if not same])
    human = [Tie(one=min(pair), other=max(pair), why="person") for pair, same in reversed(held) if same]
    machine = sorted(ties, key=lambda tie: (STRENGTH.index(tie.why), tie.one, tie.other))
    used = [
        tie
        for tie in (*human, *machine)
        if bonds.of(tie.one) is not bonds.of(tie.other) and bonds.join(tie.one, tie.other)
    ]
    entities = {min(bonds.of(number)): sorted(bonds.of(number)) for number in numbers}
    return [entities[first] for first in sorted(entities)], used


def match_people(one: Compared, other: Compared) -> TieKind | None:
    """Why two full names can mean one person, by the weakest of their parts; `None` where they cannot."""
    if one.parts.generation != other.parts.generation:
        return None
    near = not one.name.groups.isdisjoint(other.name.groups)
    if _is_both_surnames(one, other) or _is_both_surnames(other, one):
        return "shorter"
    surnames = _match_surnames(one, other, near=near)
    given = _match_given(one.parts.given, other.parts.given, near=near) if surnames else None
    if surnames is None or given is None:
        return None
    if "misspelt" in (surnames, given):
        return "spelling" if {surnames, given} <= {"misspelt", "same"} else None
    return next((kind for kind in WEAK if kind in (surnames, given)), "spelling")


def _is_both_surnames(short: Compared, long: Compared) -> bool:
    """Whether a name is two surnames, as Spain has them, of somebody whose first name the other has."""
    return len(long.parts.surnames) > 1 and short.name.key == " ".join(long.parts.surnames)


def _match_surnames(one: Compared, other: Compared, *, near: bool) -> str | None:
    """Whether surnames are the same, or one leaves some of the other's out."""
    short, long = sorted((one, other), key=lambda each: len(each.parts.surnames))
    ours, theirs = short.parts.surnames, long.parts.surnames
    if len(ours) == len(theirs):
        return _match_words(ours, theirs, near=near)
    if _alike(ours, theirs[: len(ours)]):
        return "shorter"
    return "shorter" if long.name.language != "es" and _alike(ours, theirs[-len(ours) :]) else None


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return all(map(sounds_alike, ours, theirs))


def _match_words(ours: Sequence[str], theirs: Sequence[str], *, near: bool) -> str | None:
    """Whether words are the same one by one; within one matter one of them may be misspelt."""
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if not sounds_alike(a, b)]
    if not differing:
        return "same"
    return "misspelt" if near and len(differing) == 1 and is_misspelt(*differing[0]) else None


def _match_given(one: Sequence[str], other: Sequence[str], *, near: bool) -> str | None:
    """Whether first names are the same, initials of each other, nicknames, or one leaves some of the other's out."""
    short, long = sorted((one, other), key=len)
    if len(short) < len(long):
        if len(long[0]) == 1 and _alike(short, long[1 : 1 + len(short)]):
            return "shorter"
        rest = _match_given(short, long[: len(short)], near=False)
        return "shorter" if rest == "same" else rest
    if _match_words(short, long, near=near):
        return _match_words(short, long, near=near)
    pairs = [(a, b) for a, b in zip(short, long, strict=True) if not sounds_alike(a, b)]
    if all(_is_initial(a, b) for a, b in pairs):
        return "initials"
    nick = same_formal(*pairs[0]) and (short[0], long[0]) in (pairs[0], pairs[0][::-1])
    return "nickname" if nick and all(_is_initial(a, b) for a, b in pairs[1:]) else None


def _is_initial(one: str, other: str) -> bool:
    """Whether one of two words is the other's first letter."""
    return one[0] == other[0] and 1 in (len(one), len(other)) and len(one) != len(other)


def _is_full(name: Name) -> bool:
    return name.kind == "person" and not name.bare and " " in name.key


def _tie_people(people: Sequence[Compared], apart: frozenset[Pair]) -> list[Tie]:
    """The ties among full names."""
    fits: dict[int, dict[int, TieKind]] = {}
    by_number = {each.name.number: each for each in people}
    for one, other in _candidates(people):
        pair = one.name.number, other.name.number
        why = match_people(one, other) if frozenset(pair) not in apart else None
        if why is not None:
            fits.setdefault(pair[0], {})[pair[1]] = why
            fits.setdefault(pair[1], {})[pair[0]] = why
    near = {
        number: {k: why for k, why in each.items() if by_number[k].name.groups & by_number[number].name.groups}
        for number, each in fits.items()
    }
    clear = {number: _fit_each_other(each, fits) for number, each in fits.items()}
    clear_near = {number: _fit_each_other(each, fits) for number, each in near.items()}
    return [
        Tie(one=a, other=b, why=why)
        for a, others in fits.items()
        for b, why in others.items()
        if a < b
        and (why == "spelling" or (clear[a] and clear[b]) or (b in near[a] and clear_near[a] and clear_near[b]))
    ]


def _candidates(people: Sequence[Compared]) -> Iterable[tuple[Compared, Compared]]:
    """Pairs whose first names and surnames may be one, each once.

    First names are alike by their consonants, formally, or by an initial; of the surnames the first or the last sound
    alike, or the names are of one matter, where one may be misspelt.
    """
    alike: dict[tuple[str, str | int], list[int]] = {}
    whole: dict[tuple[str, str | int], list[int]] = {}
    initial: dict[tuple[str, str | int], list[int]] = {}
    for place, each in enumerate(people):
        given, surnames = each.parts.given, each.parts.surnames
        alike.setdefault((" ".join(surnames) if len(surnames) > 1 else each.name.key, ""), []).append(place)
        families: set[str | int] = {sound(surnames[0]), sound(surnames[-1]), *each.name.groups}
        for family in families:
            for key in _given_keys(given):
                alike.setdefault((key, family), []).append(place)
            (initial if len(given[0]) == 1 else whole).setdefault((given[0][0], family), []).append(place)
    pairs = {pair for places in alike.values() if len(places) <= MOST_ALIKE for pair in combinations(places, 2)}
    for letter, places in initial.items():
        fuller = whole.get(letter, [])
        if len(places) + len(fuller) <= MOST_ALIKE:
            pairs.update(combinations(places, 2))
            pairs.update((min(a, b), max(a, b)) for a in places for b in fuller)
    return ((people[a], people[b]) for a, b in sorted(pairs))


def _given_keys(given: Sequence[str]) -> set[str]:
    """The consonants of a first name and of what it may be short for; of the second, where the first is an initial."""
    words = [word for word in given[:2] if len(word) > 1] if len(given[0]) == 1 else [given[0]]
    formal = load_spellings().formal
    return {f"~{skeleton(each)}" for word in words for each in (word, *formal.get(word, ()))}


def _fit_each_other(numbers: Mapping[int, TieKind], fits: Mapping[int, Mapping[int, TieKind]]) -> bool:
    """Whether names that fit one name all fit each other."""
    return all(numbers.keys() - {one} <= fits[one].keys() for one in numbers)


def _tie_stated(names: Sequence[Name], apart: frozenset[Pair]) -> list[Tie]:
    """The ties of names that an article gives for one another.

    What several have as another name (two councils "WHC") is nobody's, unless they stand in one matter or the words of
    one are among the other's.
    """
    by_key = {name.key: name for name in names if not name.bare}
    givers: dict[str, list[tuple[Name, str]]] = {}
    for name in names:
        for key, at in name.aliases:
            givers.setdefault(key, []).append((name, at))
    ties = []
    for key, stated in givers.items():
        if not all(_may_share(one, other) for (one, _), (other, _) in combinations(stated, 2)):
            continue
        meant = by_key.get(key)
        if meant is None:
            (first, _), *others = stated
            pairs = [(first, other, at) for other, at in others]
        else:
            pairs = [(meant, name, at) for name, at in stated]
        ties += [
            Tie(one=min(a.number, b.number), other=max(a.number, b.number), why="stated", at=at)
            for a, b, at in pairs
            if a.number != b.number and frozenset((a.number, b.number)) not in apart
        ]
    return ties


def _may_share(one: Name, other: Name) -> bool:
    words = set(one.key.split()), set(other.key.split())
    return words[0] <= words[1] or words[1] <= words[0] or not one.groups.isdisjoint(other.groups)


def _tie_bare(bare: Sequence[Name], people: Sequence[Compared], bonds: Bonds, apart: frozenset[Pair]) -> list[Tie]:
    """The ties of surnames that stand alone: to the one bearer in the same matter, else to each other."""
    bearers: dict[tuple[str, int], list[Name]] = {}
    for each in people:
        for place in ((word, group) for word in each.parts.surnames for group in each.name.groups):
            bearers.setdefault(place, []).append(each.name)
    ties, alone = [], dict[tuple[str, frozenset[int]], Name]()
    for name in bare:
        near = [
            other
            for group in sorted(name.groups)
            for other in bearers.get((name.key, group), ())
            if frozenset((other.number, name.number)) not in apart
        ]
        meant = {id(bonds.of(other.number)) for other in near}
        if len(meant) == 1:
            first = min(other.number for other in near)
            ties.append(Tie(one=min(first, name.number), other=max(first, name.number), why="surname"))
        elif not meant and name.groups:
            first_alone = alone.setdefault((name.key, name.groups), name)
            if first_alone is not name:
                ties.append(Tie(one=first_alone.number, other=name.number, why="surname"))
    return ties
