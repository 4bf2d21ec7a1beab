"""Ground in the archive: the clippings, and what people said."""

from __future__ import annotations

import apsw
import msgspec

from hemeroteca.errors import CorrectionError
from hemeroteca.records import Clipping, Correction
from hemeroteca.store.packing import deflate, inflate, make_storable
from hemeroteca.store.rows import select

INSERT_CLIPPING = """
    INSERT INTO clippings (id, media_type, origin, collected, encoding, content, packing) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
SELECT_CLIPPING = "SELECT content, packing, id, media_type, origin, collected, encoding FROM clippings WHERE id = ?"
INSERT_CORRECTION = """
    INSERT INTO corrections (id, article, clipping, field, value, made, quote, prefix, suffix)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SELECT_CORRECTIONS = """
    SELECT id, article, clipping, field, value, made, quote, prefix, suffix FROM corrections
    WHERE (:id IS NULL OR id = :id) AND (:article IS NULL OR article = :article)
        AND (:clipping IS NULL OR clipping = :clipping)
    ORDER BY seq
"""
NOTE_REMOVAL = """
    INSERT OR REPLACE INTO removals (clipping, removed) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
"""
REPLACE_CONTENT = """
    UPDATE clippings SET content = ?, packing = ?, encoding = ?, redacted = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
    WHERE id = ?
"""
CLIPPING_FIELDS = ("id", "media_type", "origin", "collected", "encoding")
CORRECTION_FIELDS = ("id", "article", "clipping", "field", "value", "made", "quote", "prefix", "suffix")


def has_clipping(connection: apsw.Connection, clipping_id: str) -> bool:
    """Whether these bytes have been filed."""
    return connection.execute("SELECT 1 FROM clippings WHERE id = ?", (clipping_id,)).get is not None


def insert_clipping(connection: apsw.Connection, clipping: Clipping) -> None:
    """Keep a clipping."""
    kept = make_storable(clipping)
    row = (kept.id, kept.media_type, kept.origin, kept.collected, kept.encoding, *deflate(kept.content))
    connection.execute(INSERT_CLIPPING, row)


def load_clipping(connection: apsw.Connection, clipping_id: str) -> Clipping | None:
    """A clipping with its bytes."""
    for content, packing, *fields in select(connection, SELECT_CLIPPING, (clipping_id,)):
        named = dict(zip(CLIPPING_FIELDS, fields, strict=True))
        return msgspec.convert({**named, "content": inflate(content, packing)}, Clipping)
    return None


def load_clipping_ids(connection: apsw.Connection) -> tuple[str, ...]:
    """Every clipping's id, in order of filing."""
    return tuple(row[0] for row in select(connection, "SELECT id FROM clippings ORDER BY seq"))


def load_origin(connection: apsw.Connection, clipping_id: str) -> str | None:
    """Where a clipping came from, without its bytes."""
    origin: str | None = connection.execute("SELECT origin FROM clippings WHERE id = ?", (clipping_id,)).get
    return origin


def load_collected(connection: apsw.Connection, clipping_id: str) -> str | None:
    """When a clipping arrived."""
    collected: str | None = connection.execute("SELECT collected FROM clippings WHERE id = ?", (clipping_id,)).get
    return collected


def delete_clipping(connection: apsw.Connection, clipping_id: str) -> None:
    """Take a clipping's bytes out and note that it was done."""
    connection.execute(NOTE_REMOVAL, (clipping_id,))
    connection.execute("DELETE FROM clippings WHERE id = ?", (clipping_id,))


def replace_content(connection: apsw.Connection, clipping_id: str, content: bytes, encoding: str) -> None:
    """Put other bytes in a clipping's place; its id stays that of the first."""
    connection.execute(REPLACE_CONTENT, (*deflate(content), encoding, clipping_id))


def insert_correction(connection: apsw.Connection, correction: Correction) -> None:
    """Keep a person's word; the same one again changes nothing."""
    kept = make_storable(correction)
    known = load_corrections(connection, correction=kept.id)
    if known:
        if known != (kept,):
            raise CorrectionError(f"{kept.id}: another correction has this id")
        return
    row = (
        kept.id,
        kept.article,
        kept.clipping,
        kept.field,
        kept.value,
        kept.made,
        kept.quote,
        kept.prefix,
        kept.suffix,
    )
    connection.execute(INSERT_CORRECTION, row)


def delete_correction(connection: apsw.Connection, correction_id: str) -> None:
    """Take a person's word back; `CorrectionError` where there is none of this id."""
    connection.execute("DELETE FROM corrections WHERE id = ?", (correction_id,))
    if not connection.changes():
        raise CorrectionError(f"{correction_id}: there is no such correction")


def load_corrections(
    connection: apsw.Connection,
    *,
    correction: str | None = None,
    article: str | None = None,
    clipping: str | None = None,
) -> tuple[Correction, ...]:
    """What people said (by id, of an article, in a clipping), in the order in which they did."""
    rows = select(connection, SELECT_CORRECTIONS, {"id": correction, "article": article, "clipping": clipping})
    return tuple(msgspec.convert(dict(zip(CORRECTION_FIELDS, row, strict=True)), Correction) for row in rows)
