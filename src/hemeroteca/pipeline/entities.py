"""Archive → entities: the names of new articles are kept, those that may be one are compared, and people's word rules.

Naming follows grouping, since a surname alone means whom articles about the same matter call so. What is compared again
is noted in the archive, so a run that is stopped goes on where it was. Which names are one does not depend on the order
of filing, but for the groups that articles fall into.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress

import msgspec

from hemeroteca.errors import ArchiveError
from hemeroteca.pipeline.filing import Progress
from hemeroteca.pipeline.stories import group_articles
from hemeroteca.read.given_names import is_given_name
from hemeroteca.records import Correction, Event, Filing
from hemeroteca.store import Alias, Archive, Entity
from hemeroteca.trace import Dossier
from hemeroteca.trace.appearances import as_named, find_appearances
from hemeroteca.trace.entities import Pair, bind, tie_names
from hemeroteca.trace.shelf import print_order
from hemeroteca.trace.spellings import person_key, thing_key
from hemeroteca.trace.timelines import make_timeline

AT_ONCE = 200
"""Articles, or blocks, in one transaction."""


def name_articles(archive: Archive, progress: Progress | None = None) -> int:
    """Keep the names of every article that has none kept yet and settle whom they mean; answers how many articles.

    Articles are grouped first. `progress` counts articles. A run that is stopped goes on where it was.
    """
    group_articles(archive)
    done = 0
    while waiting := archive.naming.unnamed():
        total = done + len(waiting)
        for batch in (waiting[start : start + AT_ONCE] for start in range(0, len(waiting), AT_ONCE)):
            with archive.transaction():
                for number, article_id in enumerate(batch, start=done + 1):
                    _name(archive, article_id)
                    if progress:
                        progress(number, total)
            done += len(batch)
    settle(archive)
    return done


def _name(archive: Archive, article_id: str) -> None:
    article, reading = archive.article(article_id), archive.reading(article_id)
    if article is not None and reading is not None:
        archive.naming.put_appearances(article_id, find_appearances(article, reading, is_given_name))


def settle(archive: Archive) -> None:
    """Compare again the names that are to be, and bind those that mean the same under what people said."""
    if not archive.naming.unsettled(1):
        return
    corrections = archive.corrections()
    while blocks := archive.naming.unsettled(AT_ONCE):
        with archive.transaction():
            said = find_said(archive, corrections)
            apart = frozenset(pair for pair, is_same in dict(said).items() if not is_same)
            touched: set[int] = set()
            for block in blocks:
                touched |= archive.naming.put_ties(block, tie_names(archive.naming.block(block), apart))
            numbers = _with_said(archive, touched, said)
            held = [(pair, is_same) for pair, is_same in said if pair <= numbers]
            ties = [tie for tie in archive.naming.ties(numbers) if tie.other in numbers]
            archive.naming.put_entities(bind(sorted(numbers), ties, held)[0])


def _with_said(archive: Archive, touched: set[int], said: Sequence[tuple[Pair, bool]]) -> set[int]:
    """Some names, those of their entities, and all that people said of them, and so on."""
    numbers: set[int] = archive.naming.kin(touched)
    while True:
        more = {number for pair, _ in said if pair & numbers for number in pair} - numbers
        if not more:
            return numbers
        numbers |= archive.naming.kin(more)


def find_said(archive: Archive, corrections: Sequence[Correction]) -> list[tuple[Pair, bool]]:
    """What people said of names, as pairs of their numbers; what no name of the archive fits is passed over."""
    said = []
    for correction in corrections:
        if correction.field in ("same", "apart"):
            pair = pair_of(archive, correction)
            if pair is not None:
                said.append((pair, correction.field == "same"))
    return said


def pair_of(archive: Archive, correction: Correction) -> Pair | None:
    """The numbers of the two names that a correction is about, where the archive has both."""
    one = numbers_of(archive, correction.quote, correction.article)
    other = numbers_of(archive, correction.value or "", correction.article)
    return frozenset((one[0], other[0])) if one and other and one[0] != other[0] else None


def numbers_of(archive: Archive, name: str, article: str | None = None) -> tuple[int, ...]:
    """The numbers of the names that are written so; a surname alone is looked for in one article."""
    keys = tuple(dict.fromkeys((thing_key(name), person_key(name))))
    return archive.naming.numbers(keys, article)


def name_at(archive: Archive, article_id: str, place: tuple[int, int]) -> str | None:
    """The name that stands at a place of an article, or of who says the statement there; `None` for none."""
    article, reading = archive.article(article_id), archive.reading(article_id)
    if article is None or reading is None:
        return None
    start, end = place
    for statement in reading.statements:
        if statement.content and (statement.content[0].start, statement.content[-1].end) == place:
            return statement.speaker.name if statement.speaker else None
    near = [mention for mention in reading.mentions if mention.span.start < end and start < mention.span.end]
    return as_named(article.text, near[0]).name if near else None


def date_said(archive: Archive, spoken: Mapping[str, Container[int]]) -> tuple[Event, ...]:
    """What some statements date, by the ids of their articles and their indices: a timeline of what somebody said."""
    dossiers = []
    for article_id, indices in spoken.items():
        article, reading = archive.article(article_id), archive.reading(article_id)
        if article is None or reading is None:
            continue
        spans = [span for index, each in enumerate(reading.statements) if index in indices for span in each.content]
        times = [time for time in reading.times if any(s.start <= time.span.start < s.end for s in spans)]
        dated = msgspec.structs.replace(reading, times=tuple(times))
        dossiers.append(Dossier(Filing(article=article, reading=dated)))
    return make_timeline(sorted(dossiers, key=print_order))


def bring_up(archive: Archive) -> None:
    """Name what is new, where the archive can be written."""
    with suppress(ArchiveError):
        name_articles(archive)


def entities(archive: Archive) -> Iterator[Entity]:
    """Every entity, those with most statements first.

    In an archive that cannot be written, those of the articles that were named before.
    """
    bring_up(archive)
    for entry in archive.naming.list_entities().entries:
        number = archive.naming.entity_number(entry.entity)
        entity = _load(archive, number) if number is not None else None
        if entity is not None:
            yield entity


def entity_of(archive: Archive, name: str) -> Entity | None:
    """The entity that a name means, given by its id or by its words; `None` where the archive has no such name."""
    bring_up(archive)
    number = archive.naming.entity_number(name)
    if number is None:
        number = next(map(archive.naming.entity_number, numbers_of(archive, name)), None)
    return _load(archive, number) if number is not None else None


def _load(archive: Archive, number: int) -> Entity | None:
    entry = archive.naming.entry(number)
    if entry is None:
        return None
    return Entity(
        entity=entry.entity,
        name=entry.name,
        kind=entry.kind,
        articles=entry.articles,
        statements=entry.statements,
        names=_explain(archive, archive.naming.members(number), entry.name),
    )


def _explain(archive: Archive, members: dict[int, Alias], usual: str) -> tuple[Alias, ...]:
    """The names of an entity, the usual one first, each with what ties it to one before it."""
    corrections = [each for each in archive.corrections() if each.field in ("same", "apart")]
    said = [(pair, each) for each in corrections if (pair := pair_of(archive, each)) and pair <= members.keys()]
    held = [(pair, each.field == "same") for pair, each in said]
    used = bind(members, [tie for tie in archive.naming.ties(members) if tie.other in members], held)[1]
    by_hand = {pair: each.id for pair, each in said if each.field == "same"}
    first = max(members, key=lambda number: (members[number].name == usual, members[number].articles, -number))
    explained = [members[first]]
    reached = {first}
    while ties := [tie for tie in used if (tie.one in reached) != (tie.other in reached)]:
        for tie in ties:
            known, new = (tie.one, tie.other) if tie.one in reached else (tie.other, tie.one)
            if new in reached:
                continue
            reached.add(new)
            correction = by_hand.get(frozenset((known, new))) if tie.why == "person" else None
            explained.append(
                msgspec.structs.replace(
                    members[new],
                    why=tie.why,
                    to=members[known].name,
                    at=tie.at or members[new].first,
                    correction=correction,
                )
            )
    return tuple(explained)
