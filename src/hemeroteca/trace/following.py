"""Which statements are the one that is traced, and which of other articles it is said to come from."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hemeroteca.records import Speaker
from hemeroteca.text import fold, squeeze
from hemeroteca.trace.chronology import days_between
from hemeroteca.trace.claims import Claim
from hemeroteca.trace.dossiers import Dossier, Place
from hemeroteca.trace.likeness import is_bridge, is_nested, same_but_figures, same_statement, speakers_agree
from hemeroteca.trace.names import stem_names
from hemeroteca.trace.outlets import outlet_keys, same_outlet
from hemeroteca.trace.shelf import Shelf
from hemeroteca.trace.stories import Sought, rate_cited

MOST_NEIGHBOURS = 500
"""Statements compared with one print; those that share fewest words are left out."""
MOST_COMPARISONS = 20_000
"""Comparisons in one trace, about a second; ten thousand copies of one article cost no more."""
CITED_DAYS_AFTER = 30
"""An article dated after the one that cites it is taken for what is cited only where it carries the statement, and
within a month: pages are updated, and dates are those of the last change."""
MOST_ROUNDS = 6


class Following(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of a trace, by article.

    `prints` carry the statement that is traced. `echoes` are statements in articles that a print cites and that do not
    carry it in the same words (a translation, mostly): no prints, but where they say they have it from is followed.
    `again` are articles that a print has been seen in already, clipped once more under another address or none.
    """

    prints: dict[str, tuple[int, ...]]
    echoes: dict[str, tuple[int, ...]]
    again: dict[str, tuple[int, ...]]
    capped: bool

    def places(self) -> list[Place]:
        """Every statement that is followed, prints first."""
        return [(article, n) for group in (self.prints, self.echoes) for article, found in group.items() for n in found]


def follow_statement(shelf: Shelf, seed: Place) -> Following:
    """Gather what is known of a statement on a shelf, in rounds, until nothing is added."""
    found, capped = gather_same(shelf, [seed], seed)
    prints, again = part_publications(shelf, _by_article(shelf, found), seed[0])
    echoes: set[Place] = set()
    for _ in range(MOST_ROUNDS):
        following = Following(prints=prints, echoes=_by_article(shelf, echoes), again=again, capped=capped)
        grown = echoes | (find_echoes(shelf, following) - found)
        more, over = gather_same(shelf, sorted(grown), seed)
        capped = capped or over
        more = {place for place in more if place[0] not in prints and place[0] not in again}
        if more == echoes:
            break
        echoes = more
    return Following(prints=prints, echoes=_by_article(shelf, echoes), again=again, capped=capped)


def part_publications(
    shelf: Shelf, found: dict[str, tuple[int, ...]], seed: str
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """One print per publication, and the articles that are one of those once more.

    An article has two ids where it was clipped with its address and without, or under two addresses. It is the same
    where outlet and title are, and the days do not differ. The one that is traced stands, else the earliest.
    """
    standing: dict[tuple[str, str], list[Dossier]] = {}
    again: set[str] = set()
    for article in sorted(found, key=lambda article: article != seed):
        dossier = shelf.dossiers[article]
        outlet, title = dossier.article.outlet, dossier.article.title
        if not outlet or not title:
            continue
        known = standing.setdefault((min(outlet_keys(outlet), default=outlet), fold(squeeze(title))), [])
        if any(days_between(other.when, dossier.when) in (0, None) for other in known):
            again.add(article)
        else:
            known.append(dossier)
    return {a: n for a, n in found.items() if a not in again}, {a: n for a, n in found.items() if a in again}


def gather_same(shelf: Shelf, starts: list[Place], seed: Place) -> tuple[set[Place], bool]:
    """Every statement that is the same as one of the first ones, or as one that is; and whether a limit was reached."""
    found, waiting, compared = set(starts), list(starts), 0
    first = shelf.saying(seed)
    while waiting:
        place = waiting.pop(0)
        saying = shelf.saying(place)
        nested = set(find_nested(shelf, place)) - found
        found |= nested
        waiting += sorted(nested)
        for other in shelf.neighbours(place, MOST_NEIGHBOURS):
            if other in found:
                continue
            if compared >= MOST_COMPARISONS:
                return found, True
            compared += 1
            days = days_between(shelf.dossiers[place[0]].when, shelf.dossiers[other[0]].when)
            if same_statement(saying, shelf.saying(other), days) or is_refigured(shelf, place, other):
                found.add(other)
                if is_bridge(first, shelf.saying(other)):
                    waiting.append(other)
    return found, False


def is_refigured(shelf: Shelf, place: Place, other: Place) -> bool:
    """Whether one of two statements is the other with another figure, and one of their articles cites the other's."""
    if not same_but_figures(shelf.saying(place), shelf.saying(other)):
        return False
    outlets = [shelf.dossiers[each[0]].article.outlet for each in (place, other)]
    cited = [[cited.name for cited in shelf.claim(each).chain] for each in (other, place)]
    return any(same_outlet(name, outlet) for outlet, names in zip(outlets, cited, strict=True) for name in names)


def find_nested(shelf: Shelf, place: Place) -> Iterator[Place]:
    """The statements of the same article that hold this one and little more, or that it holds."""
    saying, dossier = shelf.saying(place), shelf.dossiers[place[0]]
    parent = saying.statement.parent
    if parent is not None and 0 <= parent < len(dossier.reading.statements):
        outer = dossier.saying(parent)
        if is_nested(outer, saying):
            yield outer.place
    for number in dossier.nested.get(place[1], ()):
        if is_nested(saying, dossier.saying(number)):
            yield place[0], number


def find_echoes(shelf: Shelf, following: Following) -> set[Place]:
    """The statements that articles cited for it have instead, by the same speaker, or by one who is unnamed in both.

    Where such statements name different chains, those of the same manner count, for what is printed as a quotation is
    passed on as one; where they differ too, none does: which of them is meant cannot be told.
    """
    said = (shelf.saying((article, number)).speaker for article, found in following.prints.items() for number in found)
    speakers = tuple(dict.fromkeys(speaker for speaker in said if speaker and speaker.kind != "outlet"))
    echoes: set[Place] = set()
    for place in following.places():
        dossier = shelf.dossiers[place[0]]
        for cited in shelf.claim(place).chain[:1]:
            target = find_cited(shelf, dossier, cited.name, following)
            if target is None or target.id in following.prints or target.id in following.echoes:
                continue
            like = [
                (target.id, number)
                for number, statement in enumerate(target.reading.statements)
                if any(may_be_one(speaker, statement.speaker) for speaker in speakers)
            ]
            claims = {other: shelf.claim(other) for other in like}
            told = {other: claim for other, claim in claims.items() if claim.chain or claim.first_hand}
            if _count_chains(told) > 1:
                manner = shelf.saying(place).statement.manner
                told = {other: claim for other, claim in told.items() if shelf.saying(other).statement.manner == manner}
            if _count_chains(told) == 1:
                echoes.update(told)
    return echoes


def _count_chains(told: dict[Place, Claim]) -> int:
    """How many different chains claims name."""
    return len({tuple(cited.name for cited in claim.chain) for claim in told.values()})


def may_be_one(speaker: Speaker, other: Speaker | None) -> bool:
    """Whether two speakers agree by name, or are both without one (which another language words otherwise)."""
    if other is None:
        return False
    return speakers_agree(speaker, other) or speaker.kind == other.kind == "unnamed"


def find_cited(shelf: Shelf, citing: Dossier, name: str, following: Following) -> Dossier | None:
    """The article of an outlet that another article cites for a statement, or `None` where the archive has none.

    First the outlet's earliest article that carries the statement, then the one that is most clearly of the same
    story, neither dated after the one that cites it; at last one that carries the statement and is dated later.
    """
    carrying: list[tuple[int, int, Dossier]] = []
    related: list[tuple[float, int, Dossier]] = []
    sought = seek(citing, following.prints.get(citing.id) or following.echoes.get(citing.id) or ())
    for order, candidate in enumerate(shelf.of_outlet(name)):
        if candidate.id == citing.id:
            continue
        days = days_between(citing.when, candidate.when)
        late = days is not None and days > 0
        if candidate.id in following.prints or candidate.id in following.echoes:
            if not late or (days or 0) <= CITED_DAYS_AFTER:
                carrying.append((int(late), order, candidate))
        elif not late and (rate := rate_cited(citing, candidate, sought)):
            related.append((-rate, order, candidate))
    timely = [found for found in carrying if not found[0]]
    for found in (timely, related, carrying):
        if found:
            return min(found, key=lambda rated: rated[:2])[2]
    return None


def seek(citing: Dossier, numbers: tuple[int, ...]) -> Sought:
    """What to look for in an outlet's articles that is cited for these statements of an article."""
    said = [citing.reading.statements[number].speaker for number in numbers]
    names = [stem_names((speaker.name,)) for speaker in said if speaker and speaker.kind not in ("unnamed", "outlet")]
    words = frozenset(shingle for number in numbers for shingle in citing.shingles[number])
    return Sought(words, tuple(dict.fromkeys(name for name in names if name)))


def _by_article(shelf: Shelf, places: set[Place]) -> dict[str, tuple[int, ...]]:
    """Places grouped by article, articles in order of time."""
    found: dict[str, list[int]] = {}
    for article, number in sorted(places):
        found.setdefault(article, []).append(number)
    return {article: tuple(found[article]) for article in shelf.dossiers if article in found}
