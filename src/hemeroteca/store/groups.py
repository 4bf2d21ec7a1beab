"""Which articles were found to be about one matter, and what an index needs to find the group of the next."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest

import apsw

from hemeroteca.records import Profile
from hemeroteca.store.placing import DayRange, rows_of
from hemeroteca.store.rows import Row, select

TOO_COMMON = 300
"""A name in more articles of the days that are looked at than this does not lead to the matter of one of them."""

UNGROUPED = """
    SELECT articles.id FROM ungrouped JOIN articles ON articles.row = ungrouped.row
    JOIN filings ON filings.row = articles.row JOIN clippings ON clippings.id = filings.clipping
    ORDER BY clippings.seq, filings.position
"""
ROW_TO_GROUP = "SELECT row FROM articles WHERE id = ? AND row IN (SELECT row FROM ungrouped)"
WITH_NAME = "SELECT article FROM telling WHERE name = ? AND article >= ? AND article < ? LIMIT ?"
PROFILE = """
    SELECT profiles.party, articles.id, profiles.terms, profiles.names, profiles.day, articles.language_key
    FROM profiles JOIN articles ON articles.row = profiles.row WHERE profiles.row = ?
"""
MEMBERS = """
    SELECT articles.id, profiles.terms, profiles.names, profiles.day, articles.language_key
    FROM profiles JOIN articles ON articles.row = profiles.row
    JOIN filings ON filings.row = articles.row JOIN clippings ON clippings.id = filings.clipping
    WHERE profiles.party = ? ORDER BY clippings.seq, filings.position
"""
INSERT = "INSERT INTO profiles (row, party, day, terms, names) VALUES (?, ?, ?, ?, ?)"
COUNT = "INSERT INTO terms (term, articles) VALUES (?, 1) ON CONFLICT (term) DO UPDATE SET articles = articles + 1"


def load_ungrouped(connection: apsw.Connection) -> tuple[str, ...]:
    """The ids of all articles that are in no group yet, in order of filing."""
    return tuple(row[0] for row in select(connection, UNGROUPED))


def count_ungrouped(connection: apsw.Connection) -> int:
    """How many articles are in no group yet."""
    count: int = connection.execute("SELECT count(*) FROM ungrouped").get
    return count


def load_term_counts(connection: apsw.Connection, terms: Iterable[int]) -> dict[int, int]:
    """In how many articles each of some terms stands; those in none are left out."""
    sql = "SELECT articles FROM terms WHERE term = ?"
    found = ((term, connection.execute(sql, (term,)).get) for term in terms)
    return {term: count for term, count in found if count}


def load_neighbours(
    connection: apsw.Connection, names: Sequence[int], limit: int, days: DayRange
) -> tuple[tuple[int, int, Profile], ...]:
    """The articles that share most of some names, the newest first: their group, its size, their profile.

    Those of some days, and of none: what is looked at grows with what is printed in these days, not with the
    archive, in which at last every name would be too common.
    """
    nearest = _find_nearest(connection, names, limit, days)
    found = [select(connection, PROFILE, (row,))[0] for row in nearest]
    sizes = {party: _size(connection, party) for party in {row[0] for row in found}}
    return tuple((party, sizes[party], _profile(*rest)) for party, *rest in found)


def load_sharing_names(
    connection: apsw.Connection, names: Sequence[int], limit: int, days: DayRange
) -> tuple[str, ...]:
    """The ids of the articles that share most of some names, the newest first; of some days, and of none."""
    nearest = _find_nearest(connection, names, limit, days)
    return tuple(connection.execute("SELECT id FROM articles WHERE row = ?", (row,)).get for row in nearest)


def _find_nearest(connection: apsw.Connection, names: Sequence[int], limit: int, days: DayRange) -> list[int]:
    """The rows of the articles that share most of some names, the newest first."""
    shared: Counter[int] = Counter()
    for name in names:
        rows: list[Row] = []
        for each in rows_of(days):
            rows += select(connection, WITH_NAME, (name, each.start, each.stop, TOO_COMMON + 1 - len(rows)))
        if len(rows) <= TOO_COMMON:
            shared.update(row[0] for row in rows)
    return nsmallest(limit, shared, key=lambda row: (-shared[row], -row))


def put_profile(connection: apsw.Connection, profile: Profile, groups: Sequence[int]) -> None:
    """Keep an article's profile in the first of some groups, which takes in the others; in a new one for none.

    Nothing where it is in a group already, or gone: another program may have been faster.
    """
    row = connection.execute(ROW_TO_GROUP, (profile.article,)).get
    if row is None:
        return
    party = groups[0] if groups else connection.execute("SELECT coalesce(max(party), 0) + 1 FROM profiles").get
    for other in groups[1:]:
        connection.execute("UPDATE profiles SET party = ? WHERE party = ?", (party, other))
    connection.execute(INSERT, (row, party, profile.day, _pack(profile.terms), _pack(profile.names)))
    connection.execute("DELETE FROM ungrouped WHERE row = ?", (row,))
    connection.executemany("INSERT INTO telling (name, article) VALUES (?, ?)", [(n, row) for n in profile.names])
    connection.executemany(COUNT, [(term,) for term in profile.terms])


def erase_profile(connection: apsw.Connection, row: int) -> None:
    """Take an article out of its group and of the index."""
    for terms, names in select(connection, "SELECT terms, names FROM profiles WHERE row = ?", (row,)):
        gone: list[Row] = [(name, row) for name in _unpack(names)]
        connection.executemany("DELETE FROM telling WHERE name = ? AND article = ?", gone)
        numbers = [(term,) for term in _unpack(terms)]
        connection.executemany("UPDATE terms SET articles = articles - 1 WHERE term = ?", numbers)
        connection.executemany("DELETE FROM terms WHERE term = ? AND articles <= 0", numbers)
    connection.execute("DELETE FROM profiles WHERE row = ?", (row,))


def load_groups(connection: apsw.Connection) -> tuple[int, ...]:
    """The numbers of all groups, those with the newest articles first."""
    sql = "SELECT party FROM profiles GROUP BY party ORDER BY max(row) DESC"
    return tuple(row[0] for row in select(connection, sql))


def load_group_of(connection: apsw.Connection, article_id: str) -> int | None:
    """The number of an article's group."""
    sql = "SELECT party FROM profiles JOIN articles ON articles.row = profiles.row WHERE articles.id = ?"
    found: int | None = connection.execute(sql, (article_id,)).get
    return found


def load_members(connection: apsw.Connection, group: int) -> tuple[Profile, ...]:
    """The profiles of a group's articles, in order of filing."""
    return tuple(_profile(*row) for row in select(connection, MEMBERS, (group,)))


def _size(connection: apsw.Connection, party: int) -> int:
    count: int = connection.execute("SELECT count(*) FROM profiles WHERE party = ?", (party,)).get
    return count


def _profile(article: str, terms: bytes, names: bytes, day: str | None, language: str | None) -> Profile:
    return Profile(article=article, terms=_unpack(terms), names=_unpack(names), day=day, language=language)


def _pack(numbers: Iterable[int]) -> bytes:
    """Numbers of 32 bits as bytes, four each."""
    return array("I", numbers).tobytes()


def _unpack(packed: bytes) -> tuple[int, ...]:
    numbers = array("I")
    numbers.frombytes(packed)
    return tuple(numbers)
