-- Version 1: clippings, corrections, removals, facts about the file.

-- One row per clipping, in order of filing.
CREATE TABLE clippings (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,     -- fingerprint of the bytes as they first arrived
    media_type  TEXT NOT NULL,
    origin      TEXT NOT NULL,            -- path, address, `-` or `pasted`
    collected   TEXT NOT NULL,            -- moment
    encoding    TEXT,                     -- as named by a person or a protocol
    redacted    TEXT,                     -- moment an article was cut out of the bytes; the id stays
    content     BLOB NOT NULL             -- the bytes
) STRICT;

-- What people said against the machine, in the order in which they said it. No reference to an article: articles are
-- derived, and the words kept here find the place again.
CREATE TABLE corrections (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    article   TEXT NOT NULL,              -- id of the article it was made on
    clipping  TEXT,                       -- id of the clipping it was made in, where it matters
    field     TEXT NOT NULL,
    value     TEXT,                       -- NULL: there is none
    made      TEXT NOT NULL,              -- moment
    quote     TEXT NOT NULL,
    prefix    TEXT NOT NULL,
    suffix    TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_of_article ON corrections (article);
CREATE INDEX corrections_of_clipping ON corrections (clipping);

-- That a clipping was taken out, and when; nothing of what it said.
CREATE TABLE removals (
    clipping  TEXT PRIMARY KEY,
    removed   TEXT NOT NULL               -- moment
) STRICT, WITHOUT ROWID;

-- Facts about the file itself. `derived`: fingerprint of the derived schema and of the records kept in it. `scrub`: `due`
-- where words of something removed may still be in the file.
CREATE TABLE state (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
