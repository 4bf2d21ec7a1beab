"""A person's word on whom names mean: that two are the same, or apart."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from hemeroteca.errors import AddressError, CorrectionError
from hemeroteca.pipeline.entities import bring_up, name_at, numbers_of, pair_of, settle
from hemeroteca.records import Correction
from hemeroteca.store import Archive, Entity
from hemeroteca.text import fingerprint, parse_address, squeeze


def correct_names(archive: Archive, address: str, correction: Correction) -> Correction:
    """Keep what a person says of the name at an address (or written there) and of `correction.value`, as ground.

    The answer has both names as the archive writes them. A surname alone means somebody in its article only, so it has
    to be named by its place. Raises AddressError where there is no such name, CorrectionError where both are one name.
    """
    bring_up(archive)
    one, other = _find(archive, address), _find(archive, squeeze(correction.value or ""))
    if one[2] is None and other[2] is not None:
        one, other = other, one
    (first, name, _), (second, value, bare_in) = one, other
    if bare_in not in (None, one[2]):
        message = f"{name} and {value}: two surnames alone, of two articles"
        raise CorrectionError(message, hint="say of each whose it is, by the full name")
    if first == second:
        raise CorrectionError(f"{name} and {value} are written alike: the archive cannot tell them apart")
    kept = Correction(
        id=fingerprint(name, correction.field, value, correction.made),
        article=one[2] or _home(archive, first),
        field=correction.field,
        value=value,
        made=correction.made,
        quote=name,
    )
    with archive.transaction():
        archive.add_correction(kept)
        archive.naming.unsettle((first, second))
    settle(archive)
    return kept


def undo_names(archive: Archive, correction: Correction) -> None:
    """Take back what a person said of two names."""
    pair = pair_of(archive, correction)
    with archive.transaction():
        archive.remove_correction(correction.id)
        archive.naming.unsettle(pair or ())
    settle(archive)


def keep_word(archive: Archive, said: Sequence[Correction]) -> None:
    """Keep what was `said` of names before articles were removed, where others have both names, in one of those."""
    standing = {correction.id for correction in archive.corrections()}
    for correction in said:
        if correction.field not in ("same", "apart") or correction.id in standing:
            continue
        one, other = numbers_of(archive, correction.quote), numbers_of(archive, correction.value or "")
        if one and other:
            archive.add_correction(msgspec.structs.replace(correction, article=_home(archive, one[0])))


def _find(archive: Archive, where: str) -> tuple[int, str, str | None]:
    """The number of the name at an address, or written so; its words; the article of a surname alone."""
    place = parse_address(where)
    name = name_at(archive, place[0], place[1:]) if place else where
    if not name:
        raise AddressError(where, "no name stands there")
    numbers = numbers_of(archive, name, place[0] if place else None)
    if not numbers:
        hint = "a surname alone is named by its place, article#start-end"
        raise AddressError(where, "the archive has no such name", hint=hint)
    bare = place is not None and numbers != numbers_of(archive, name)
    return numbers[0], name, place[0] if bare and place else None


def _home(archive: Archive, number: int) -> str:
    """The article in which a name first stands: what is said of the name goes when the article does."""
    members = archive.naming.members(archive.naming.entity_number(number) or number)
    return members[number].first.partition("#")[0]


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Two names that a person told apart: one of an entity's, and another, by the id that leads to its entity."""

    name: str
    other: str
    other_id: str
    correction: str


def find_apart(archive: Archive, entity: Entity) -> tuple[Apart, ...]:
    """What people said that an entity is not, where the archive has both names."""
    ours = {alias.id for alias in entity.names}
    found = []
    for correction in archive.corrections():
        pair = pair_of(archive, correction) if correction.field == "apart" else None
        ids = {number: archive.naming.name_id(number) for number in pair or ()}
        if len(ours & set(ids.values())) == 1:
            one = numbers_of(archive, correction.quote, correction.article)[0]
            names = (correction.quote, correction.value or "")
            name, other = names if ids[one] in ours else names[::-1]
            other_id = next(each for each in ids.values() if each not in ours)
            found.append(Apart(name=name, other=other, other_id=other_id or "", correction=correction.id))
    return tuple(found)


def home_of(archive: Archive, correction: Correction) -> str | None:
    """The id of the name that a correction of names was made on, where the archive has it."""
    numbers = numbers_of(archive, correction.quote, correction.article)
    return archive.naming.name_id(numbers[0]) if numbers else None
