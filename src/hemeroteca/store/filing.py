"""File what was derived from a clipping: its articles and readings, and what search and trace look up.

The first filing of an article's id is THE article; later ones are copies, which wait. When the first is taken away, the
next in order of filing takes its place, so what is searched does not depend on what was once there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import apsw

from hemeroteca.records import Article, Clipping, Filing, Reading, Spans, Statement, Via
from hemeroteca.store import ground
from hemeroteca.store.addresses import addresses_of
from hemeroteca.store.groups import erase_profile
from hemeroteca.store.names import erase_appearances
from hemeroteca.store.packing import body_of, make_storable, pack, pack_siblings, unpack_filing
from hemeroteca.store.placing import STATEMENT_SHIFT, first_row, row_after
from hemeroteca.store.rows import Row, select
from hemeroteca.store.traits import traits_of
from hemeroteca.text import fold, parse_day, squeeze

OWN_VOICE = -1
"""In place of a statement's row: a quantity in the author's own voice."""

INSERT_FILING = """
    INSERT INTO filings (row, clipping, position, article, version, record, reading, siblings)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
LAST_ROW_OF_DAY = "SELECT max(row) FROM filings WHERE row >= ? AND row < ?"
CANDIDATES = """
    SELECT filings.row, articles.row IS NOT NULL FROM filings
    JOIN clippings ON clippings.id = filings.clipping
    LEFT JOIN articles ON articles.row = filings.row
    WHERE filings.article = ? ORDER BY clippings.seq, filings.position
"""
INSERT_ARTICLE = """
    INSERT INTO articles (row, id, published, printed, posted, shown, language, language_key, outlet, outlet_key,
                          statements, doubts, traits)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_HEADING = "INSERT INTO headings (row, title, deck, outlet, authors) VALUES (?, ?, ?, ?, ?)"
INSERT_ARTICLE_WORDS = "INSERT INTO article_words (rowid, title, deck, outlet, authors, body) VALUES (?, ?, ?, ?, ?, ?)"
DELETE_ARTICLE_WORDS = """
    INSERT INTO article_words (article_words, rowid, title, deck, outlet, authors, body)
    VALUES ('delete', ?, ?, ?, ?, ?, ?)
"""
INSERT_STATEMENT = """
    INSERT INTO statements (row, first, last, kind, sure, confidence, manner, polarity, hedged, speaker, via)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_STATEMENT_WORDS = "INSERT INTO statement_words (rowid, content, speaker, source, via) VALUES (?, ?, ?, ?, ?)"
DELETE_STATEMENT_WORDS = """
    INSERT INTO statement_words (statement_words, rowid, content, speaker, source, via)
    VALUES ('delete', ?, ?, ?, ?, ?)
"""
INSERT_QUANTITY = """
    INSERT OR IGNORE INTO quantities (article, item, statement, low, high, unit) VALUES (?, ?, ?, ?, ?, ?)
"""


def file_clipping(connection: apsw.Connection, clipping: Clipping, filings: Sequence[Filing]) -> bool:
    """Keep a clipping with all that was derived from it; `False`, and no change, where it is there already."""
    if ground.has_clipping(connection, clipping.id):
        return False
    ground.insert_clipping(connection, clipping)
    write_filings(connection, clipping.id, filings)
    return True


def write_filings(connection: apsw.Connection, clipping_id: str, filings: Sequence[Filing]) -> None:
    """Put `filings` in the place of whatever was derived from the clipping before."""
    before = _rows_in(connection, clipping_id)
    _erase_filings(connection, clipping_id)
    storable = [make_storable(filing) for filing in filings]
    at_hand: dict[int, Filing] = {}
    for position, (row, filing) in enumerate(_give_rows(connection, storable, dict(before))):
        article, reading = filing.article, filing.reading
        packed = (pack(article), pack(reading), pack_siblings((filing.shingles, filing.passages)))
        connection.execute(INSERT_FILING, (row, clipping_id, position, article.id, reading.version, *packed))
        at_hand[row] = filing
    connection.execute("INSERT OR IGNORE INTO filed (clipping) VALUES (?)", (clipping_id,))
    after = (filing.article.id for filing in at_hand.values())
    _elect(connection, dict.fromkeys((*(article for article, _ in before), *after)), at_hand)


def remove_clipping(connection: apsw.Connection, clipping_id: str) -> None:
    """Take a clipping out with all that was derived from it and all that was said of it."""
    before = [article for article, _ in _rows_in(connection, clipping_id)]
    _erase_filings(connection, clipping_id)
    ground.delete_clipping(connection, clipping_id)
    _elect(connection, before, {})
    _forget_corrections(connection, clipping_id, before)


def redact_clipping(connection: apsw.Connection, clipping_id: str, filings: Sequence[Filing]) -> None:
    """Put what is derived from a clipping's new bytes in the place of the old; what was said of lost articles goes."""
    before = [article for article, _ in _rows_in(connection, clipping_id)]
    write_filings(connection, clipping_id, filings)
    kept = {filing.article.id for filing in filings}
    _forget_corrections(connection, None, [article for article in before if article not in kept])


def day_of(*moments: str | None) -> str | None:
    """The day of the first of these moments that has one."""
    for moment in moments:
        day = parse_day(moment or "")
        if day:
            return day.isoformat()
    return None


def shorten(number: int) -> int:
    """A fingerprint as it is looked up: 48 bits, which SQLite keeps in six bytes instead of eight.

    Among the six million of 100,000 articles one in forty million is another's by chance.
    """
    return number % 2**48


def _rows_in(connection: apsw.Connection, clipping_id: str) -> list[tuple[str, int]]:
    """The ids and rows of the articles of a clipping, the last first, so that a dictionary keeps the first."""
    rows = "SELECT article, row FROM filings WHERE clipping = ? ORDER BY position DESC"
    return [(article, row) for article, row in select(connection, rows, (clipping_id,))]


def _give_rows(
    connection: apsw.Connection, filings: Sequence[Filing], before: dict[str, int]
) -> Iterator[tuple[int, Filing]]:
    """Each filing with its row: the one its article had `before`, if its day is the same, else the next of its day.

    So reading again does not change the order of the articles of one day.
    """
    days = [day_of(filing.article.published, filing.article.posted) for filing in filings]
    kept = {
        filing.article.id: before[filing.article.id]
        for filing, day in zip(filings, days, strict=True)
        if first_row(day) < before.get(filing.article.id, -1) < row_after(day)
    }
    taken = set(kept.values())
    for filing, day in zip(filings, days, strict=True):
        row = kept.pop(filing.article.id, None)
        if row is None:
            row = connection.execute(LAST_ROW_OF_DAY, (first_row(day), row_after(day))).get or first_row(day)
            row = max((row, *(each for each in taken if row < each < row_after(day)))) + 1
        yield row, filing


def _erase_filings(connection: apsw.Connection, clipping_id: str) -> None:
    """Delete what was derived from a clipping, what search and trace look up included."""
    for (row,) in select(connection, "SELECT row FROM filings WHERE clipping = ?", (clipping_id,)):
        _erase_lookups(connection, row)
    connection.execute("DELETE FROM filings WHERE clipping = ?", (clipping_id,))
    connection.execute("DELETE FROM filed WHERE clipping = ?", (clipping_id,))


def _elect(connection: apsw.Connection, ids: Iterable[str], at_hand: dict[int, Filing]) -> None:
    """See that the first filing of each id is the one that is looked up."""
    for article_id in ids:
        rows = select(connection, CANDIDATES, (article_id,))
        if not rows or rows[0][1]:
            continue
        for row, is_looked_up in rows[1:]:
            if is_looked_up:
                _erase_lookups(connection, row)
        chosen = rows[0][0]
        _write_lookups(connection, chosen, at_hand.get(chosen) or load_filing(connection, chosen))


def load_filing(connection: apsw.Connection, row: int) -> Filing:
    """The filing kept in a row."""
    return unpack_filing(*select(connection, "SELECT record, reading, siblings FROM filings WHERE row = ?", (row,))[0])


def _forget_corrections(connection: apsw.Connection, clipping_id: str | None, articles: Iterable[str]) -> None:
    """Delete what was said in a clipping, or of articles, that are no longer here: it quotes them."""
    connection.execute("DELETE FROM corrections WHERE clipping = ?", (clipping_id,))
    connection.executemany(
        "DELETE FROM corrections WHERE article = ?1 AND NOT EXISTS (SELECT 1 FROM filings WHERE article = ?1)",
        [(article,) for article in articles],
    )


def _erase_lookups(connection: apsw.Connection, row: int) -> None:
    """Take an article out of what search and trace look up; nothing where it was not in it."""
    if connection.execute("SELECT 1 FROM articles WHERE row = ?", (row,)).get is None:
        return
    filing = load_filing(connection, row)
    erase_appearances(connection, row)
    erase_profile(connection, row)
    connection.executemany("DELETE FROM shingles WHERE shingle = ? AND statement = ?", _shingle_rows(row, filing))
    connection.executemany("DELETE FROM passages WHERE passage = ? AND article = ?", _passage_rows(row, filing))
    connection.executemany(
        "DELETE FROM addresses WHERE address = ? AND article = ?", _address_rows(row, filing.article)
    )
    connection.execute(DELETE_ARTICLE_WORDS, (*_heading_row(row, filing.article), body_of(filing.article)))
    connection.executemany(DELETE_STATEMENT_WORDS, _statement_words(row, filing))
    connection.execute("DELETE FROM articles WHERE row = ?", (row,))


def _write_lookups(connection: apsw.Connection, row: int, filing: Filing) -> None:
    """Put an article into what search and trace look up."""
    connection.execute(INSERT_ARTICLE, _article_row(connection, row, filing))
    connection.execute("INSERT INTO ungrouped (row) VALUES (?)", (row,))
    connection.execute("INSERT INTO unnamed (row) VALUES (?)", (row,))
    connection.executemany("INSERT INTO addresses (address, article) VALUES (?, ?)", _address_rows(row, filing.article))
    heading = _heading_row(row, filing.article)
    connection.execute(INSERT_HEADING, heading)
    connection.execute(INSERT_ARTICLE_WORDS, (*heading, body_of(filing.article)))
    connection.executemany(INSERT_STATEMENT, _statement_rows(row, filing.reading))
    connection.executemany(INSERT_STATEMENT_WORDS, _statement_words(row, filing))
    connection.executemany(INSERT_QUANTITY, _quantity_rows(row, filing.reading))
    connection.executemany(
        "INSERT OR IGNORE INTO shingles (shingle, statement) VALUES (?, ?)", _shingle_rows(row, filing)
    )
    connection.executemany(
        "INSERT OR IGNORE INTO passages (passage, article) VALUES (?, ?)", _passage_rows(row, filing)
    )


def _article_row(connection: apsw.Connection, row: int, filing: Filing) -> Row:
    article, reading = filing.article, filing.reading
    collected = connection.execute(
        "SELECT collected FROM filings JOIN clippings ON clippings.id = filings.clipping WHERE row = ?", (row,)
    ).get
    language = article.language or reading.language
    posted, printed = day_of(article.posted), day_of(article.published)
    return (
        row,
        article.id,
        article.published,
        printed,
        posted,
        posted or day_of(collected) or collected,
        language,
        None if language is None else language.lower().replace("_", "-").split("-")[0],
        article.outlet,
        None if article.outlet is None else outlet_key(article.outlet),
        len(reading.statements),
        len(article.doubts) + len(reading.doubts),
        traits_of(reading.statements),
    )


def _address_rows(row: int, article: Article) -> list[tuple[int, int]]:
    return [(address, row) for address in addresses_of(article)]


def _heading_row(row: int, article: Article) -> Row:
    return (row, article.title or "", article.deck or "", article.outlet, "; ".join(article.authors))


def outlet_key(outlet: str) -> str:
    """An outlet's name as it is compared."""
    return squeeze(fold(outlet))


def cut(text: str, spans: Spans) -> str:
    """The words of the spans; a gap between two is shown as `…`."""
    return " … ".join(text[span.start : span.end] for span in spans)


def _looked_up(row: int, reading: Reading) -> Iterable[tuple[int, Statement]]:
    """The statements of an article that have a row, and their rows."""
    low = row << STATEMENT_SHIFT
    return zip(range(low, low + (1 << STATEMENT_SHIFT)), reading.statements, strict=False)


def _statement_words(row: int, filing: Filing) -> list[Row]:
    text = filing.article.text
    return [
        (
            statement_row,
            cut(text, statement.content),
            statement.speaker and statement.speaker.name,
            cut(text, statement.source),
            _names(statement.via),
        )
        for statement_row, statement in _looked_up(row, filing.reading)
    ]


def _names(via: Iterable[Via]) -> str:
    return "; ".join(each.name for each in via)


def _statement_rows(row: int, reading: Reading) -> list[Row]:
    rows: list[Row] = []
    for statement_row, statement in _looked_up(row, reading):
        speaker = statement.speaker
        rows.append(
            (
                statement_row,
                min((span.start for span in statement.content), default=0),
                max((span.end for span in statement.content), default=0),
                speaker and speaker.kind,
                speaker and speaker.confidence,
                statement.confidence,
                statement.manner,
                statement.polarity,
                int(bool(statement.hedges)),
                speaker and speaker.name,
                _names(statement.via),
            )
        )
    return rows


def _quantity_rows(row: int, reading: Reading) -> list[Row]:
    """Each quantity, once for each statement whose content it lies in."""
    rows: list[Row] = []
    statements = [
        (statement_row, content.start, content.end)
        for statement_row, statement in _looked_up(row, reading)
        for content in statement.content
    ]
    for item, quantity in enumerate(reading.quantities):
        known = [side for side in (quantity.low, quantity.high) if side is not None and side == side]  # noqa: PLR0124
        if not known:
            continue
        unit = None if quantity.unit is None else fold(quantity.unit)
        holders = [at for at, start, end in statements if start <= quantity.span.start and quantity.span.end <= end]
        rows.extend((row, item, holder, known[0], known[-1], unit) for holder in holders or [OWN_VOICE])
    return rows


def _shingle_rows(row: int, filing: Filing) -> list[tuple[int, int]]:
    low = row << STATEMENT_SHIFT
    known = filing.shingles[: 1 << STATEMENT_SHIFT]
    return [(shorten(shingle), low + index) for index, shingles in enumerate(known) for shingle in shingles]


def _passage_rows(row: int, filing: Filing) -> list[tuple[int, int]]:
    return [(shorten(passage), row) for passage in filing.passages]
