-- The archive: one SQLite file. This text is its documentation.
--
-- Ground is what arrived and what people said; the numbered steps in migrations/ make it, and a test holds the text
-- here to what they make. Derived is all that was computed from it; it is dropped and computed again whenever the part
-- below the line changes.
-- Days are `YYYY-MM-DD`, moments ISO 8601 in UTC, offsets code points. Folded: case and diacritics taken away.

-- GROUND ---------------------------------------------------------------------------------------------------------

-- One row per clipping, in order of filing.
CREATE TABLE clippings (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,     -- fingerprint of the bytes as they first arrived
    media_type  TEXT NOT NULL,
    origin      TEXT NOT NULL,            -- path, address, `-` or `pasted`
    collected   TEXT NOT NULL,            -- moment
    encoding    TEXT,                     -- as named by a person or a protocol
    redacted    TEXT,                     -- moment an article was cut out of the bytes; the id stays
    content     BLOB NOT NULL,            -- the bytes
    packing     TEXT                      -- `zlib` where they are deflated, NULL where they are as they arrived
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

-- DERIVED --------------------------------------------------------------------------------------------------------

-- Clippings whose articles have been filed, even where there are none.
CREATE TABLE filed (
    clipping  TEXT PRIMARY KEY REFERENCES clippings (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Every article as found in every clipping, whole. `row` holds the article's day in its upper bits, so that rows rise
-- with time: (day number << 24) + a serial within the day. The day is that of publication, else of posting, else 0.
CREATE TABLE filings (
    row       INTEGER PRIMARY KEY,
    clipping  TEXT NOT NULL REFERENCES clippings (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,           -- place among the clipping's articles
    article   TEXT NOT NULL,              -- id
    version   TEXT NOT NULL,              -- of the reader
    record    BLOB NOT NULL,              -- Article, MessagePack, deflated (zlib)
    reading   BLOB NOT NULL,              -- Reading, likewise
    siblings  BLOB NOT NULL,              -- shingles and passages, MessagePack; fingerprints cannot be deflated
    UNIQUE (clipping, position)
) STRICT;
CREATE INDEX filings_of_article ON filings (article);
CREATE INDEX filings_by_version ON filings (version, clipping);

-- THE article of each id: the first one filed. Later filings of the same id are copies; they wait in `filings` and are
-- neither searched nor traced.
CREATE TABLE articles (
    row           INTEGER PRIMARY KEY REFERENCES filings (row) ON DELETE CASCADE,
    id            TEXT NOT NULL UNIQUE,
    published     TEXT,                   -- as in the record
    printed       TEXT,                   -- day published
    posted        TEXT,                   -- day heading
    shown         TEXT NOT NULL,          -- day it stands under on the front page: posted, else collected
    language      TEXT,
    language_key  TEXT,                   -- without the country, lower case
    outlet        TEXT,
    outlet_key    TEXT,                   -- folded
    statements    INTEGER NOT NULL,       -- how many
    doubts        INTEGER NOT NULL,       -- how many, of parsing and of reading
    traits        INTEGER NOT NULL        -- a bit for each combination of manner, polarity and hedged in a statement
) STRICT;
CREATE INDEX articles_by_day ON articles (shown);
CREATE INDEX articles_by_posting ON articles (posted);
CREATE INDEX articles_by_outlet ON articles (outlet_key, printed);

-- At which addresses they are found: a fingerprint of an address without scheme, `www.`, trailing slash and fragment.
-- Rows are taken out by the program.
CREATE TABLE addresses (
    address  INTEGER NOT NULL,
    article  INTEGER NOT NULL,            -- row
    PRIMARY KEY (address, article)
) STRICT, WITHOUT ROWID;

-- How they are headed, apart, so that looking through the articles does not leaf through every page of words.
CREATE TABLE headings (
    row      INTEGER PRIMARY KEY REFERENCES articles (row) ON DELETE CASCADE,
    title    TEXT NOT NULL,
    deck     TEXT NOT NULL,
    outlet   TEXT,
    authors  TEXT NOT NULL                -- separated by `; `
) STRICT;

-- Words of articles, folded, by `articles.row`: only where they stand. The text itself is in `filings`; the program
-- takes out the words of an article by giving the text again. `body` is the blocks after title and deck.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, deck, body, outlet, authors, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
INSERT INTO article_words (article_words, rank) VALUES ('secure-delete', 1);

-- The statements of those articles. `row` = (article's row << 16) + the statement's index in its reading.
CREATE TABLE statements (
    row         INTEGER PRIMARY KEY,
    article     INTEGER NOT NULL AS (row >> 16) VIRTUAL,
    first       INTEGER NOT NULL,         -- offset of the content's first character
    last        INTEGER NOT NULL,         -- offset after its last
    kind        TEXT,                     -- of the speaker
    sure        REAL,                     -- confidence in the speaker, 0..1
    confidence  REAL NOT NULL,
    manner      TEXT NOT NULL,
    polarity    TEXT NOT NULL,
    hedged      INTEGER NOT NULL,         -- 0, 1
    speaker     TEXT,
    via         TEXT NOT NULL             -- names of the chain, separated by `; `
) STRICT;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    DELETE FROM statements WHERE row BETWEEN old.row << 16 AND (old.row << 16) + 65535;
END;
CREATE INDEX statements_by_manner ON statements (manner);
-- What few statements are; the rest is found by going through the newest.
CREATE INDEX statements_denied ON statements (polarity) WHERE polarity = 'denied';
CREATE INDEX statements_questioned ON statements (polarity) WHERE polarity = 'questioned';
CREATE INDEX statements_hedged ON statements (hedged) WHERE hedged = 1;

CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, speaker, source, via, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
INSERT INTO statement_words (statement_words, rank) VALUES ('secure-delete', 1);

-- Numbers found in those articles, once for each statement they lie in; `statement` is -1 in the author's own voice.
-- An open side is written as its known end.
CREATE TABLE quantities (
    article    INTEGER NOT NULL REFERENCES articles (row) ON DELETE CASCADE,
    item       INTEGER NOT NULL,          -- index in the reading
    statement  INTEGER NOT NULL,          -- row
    low        REAL NOT NULL,
    high       REAL NOT NULL,
    unit       TEXT,                      -- folded
    PRIMARY KEY (article, item, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX quantities_by_size ON quantities (high, low, unit);
CREATE INDEX quantities_ranges ON quantities (low, high, unit) WHERE low < high;

-- Which statements share words: a fingerprint of a few words in a row, and the statement that has it. Rows are taken
-- out by the program, which knows them; a second index the other way round would double the size.
CREATE TABLE shingles (
    shingle    INTEGER NOT NULL,          -- the lower 48 bits, which are enough to tell a billion apart
    statement  INTEGER NOT NULL,          -- row
    PRIMARY KEY (shingle, statement)
) STRICT, WITHOUT ROWID;

-- The same for the articles' own prose.
CREATE TABLE passages (
    passage  INTEGER NOT NULL,
    article  INTEGER NOT NULL,            -- row
    PRIMARY KEY (passage, article)
) STRICT, WITHOUT ROWID;

-- Articles that are in no group yet. A search for what has no profile would go through all articles each time.
CREATE TABLE ungrouped (
    row  INTEGER PRIMARY KEY REFERENCES articles (row) ON DELETE CASCADE
) STRICT;

-- What each article is about, for grouping: filled in after filing, article by article. `party` is the number of its
-- group: articles about one matter. `terms` and `names` are fingerprints of 32 bits.
CREATE TABLE profiles (
    row    INTEGER PRIMARY KEY REFERENCES articles (row) ON DELETE CASCADE,
    party  INTEGER NOT NULL,
    day    TEXT,                          -- of publication, where it can be right
    terms  BLOB NOT NULL,
    names  BLOB NOT NULL
) STRICT;
CREATE INDEX profiles_by_party ON profiles (party);

-- Which articles have a name. Rows are taken out by the program.
CREATE TABLE telling (
    name     INTEGER NOT NULL,
    article  INTEGER NOT NULL,            -- row
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;

-- In how many articles a term stands.
CREATE TABLE terms (
    term      INTEGER PRIMARY KEY,
    articles  INTEGER NOT NULL
) STRICT;

-- Articles whose names are not in the tables below yet.
CREATE TABLE unnamed (
    row  INTEGER PRIMARY KEY REFERENCES articles (row) ON DELETE CASCADE
) STRICT;

-- The names of people, organisations, places and outlets, filled in after grouping, article by article; rows are taken
-- out by the program. Names with one `entity`, the number of the first of them, were found to mean the same.
CREATE TABLE names (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,         -- fingerprint of the key, and of the article for a surname alone
    key     TEXT NOT NULL,                -- what it is compared by
    bare    INTEGER,                      -- row of the article in which a surname alone means somebody
    given   INTEGER NOT NULL,             -- how many of its words are first names
    entity  INTEGER NOT NULL
) STRICT;
CREATE INDEX names_by_key ON names (key);
CREATE INDEX names_by_entity ON names (entity);
CREATE INDEX names_by_bare ON names (bare) WHERE bare IS NOT NULL;

-- A name in an article.
CREATE TABLE appearances (
    article     INTEGER NOT NULL,         -- row
    name        INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    words       TEXT NOT NULL,            -- the name in full, as the article has it
    first       INTEGER NOT NULL,         -- offset of its first mention
    last        INTEGER NOT NULL,         -- offset after it
    statements  INTEGER NOT NULL,         -- how many are attributed to it
    said        TEXT NOT NULL,            -- their indices in the reading, separated by spaces
    spellings   TEXT NOT NULL,            -- how it is written there, a line each; empty where only as in `words`
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_name ON appearances (name, article);

-- Other names that an article gives for a name, by their keys, and where.
CREATE TABLE aliases (
    name     INTEGER NOT NULL,
    key      TEXT NOT NULL,
    article  INTEGER NOT NULL,            -- row
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    PRIMARY KEY (name, key, article)
) STRICT, WITHOUT ROWID;

-- Names that are compared with each other: those of one block.
CREATE TABLE blocks (
    block  TEXT NOT NULL,
    name   INTEGER NOT NULL,
    PRIMARY KEY (block, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_of_name ON blocks (name);

-- Blocks to compare again, since names came or went.
CREATE TABLE unsettled (
    block  TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Why two names of a block were found to mean the same.
CREATE TABLE ties (
    block  TEXT NOT NULL,
    one    INTEGER NOT NULL,
    other  INTEGER NOT NULL,
    why    TEXT NOT NULL,
    at     TEXT,                          -- address of the words that say so
    PRIMARY KEY (block, one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_of_one ON ties (one, other);
CREATE INDEX ties_of_other ON ties (other, one);

-- What the names of an entity come to.
CREATE TABLE entities (
    entity      INTEGER PRIMARY KEY,      -- number of its first name
    name        TEXT NOT NULL,            -- the one most used
    folded      TEXT NOT NULL,            -- all its names, for looking through them
    kind        TEXT NOT NULL,
    articles    INTEGER NOT NULL,
    statements  INTEGER NOT NULL
) STRICT;
CREATE INDEX entities_by_statements ON entities (statements DESC, articles DESC, entity);
