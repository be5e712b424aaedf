"""Tables of a collection file, as a list of migrations; the file says how many it has seen."""

import sqlite3
from collections.abc import Callable, Iterator

from retold.store import condensing, copies
from retold.store.codec import unpack_text
from retold.words.scripts import has_unspaced, letter_by_letter

# "Retd": told apart from other SQLite files by this number in the header.
APPLICATION_ID = 0x52657464

# What the first version wrote: articles and their text apart, every hash as text in several tables.
FIRST = """
    CREATE TABLE originals (          -- the bytes as they came, once each, compressed with zlib
        sha256 TEXT PRIMARY KEY,
        length INTEGER NOT NULL,      -- bytes before compression
        form TEXT NOT NULL,           -- html, page, text
        body BLOB                     -- NULL once withdrawn
    );
    CREATE TABLE manifest (           -- append only; each entry's chain hashes the one before
        seq INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL,
        article TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT,
        captured TEXT,                -- when it was fetched, apart from when it was published
        added TEXT NOT NULL,
        chain TEXT NOT NULL
    );
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,   -- also of its row in words, which holds its text
        id TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL,
        url TEXT,
        title TEXT,
        outlet TEXT,
        language TEXT,
        first TEXT,                   -- publication interval, ISO
        last TEXT,
        added TEXT NOT NULL,
        run INTEGER NOT NULL,
        story TEXT,                   -- NULL while it waits to be grouped
        replaces TEXT,                -- the earlier version of the same address
        body BLOB NOT NULL,           -- the Article, its text left out
        mentions BLOB NOT NULL        -- its Mentions
    );
    CREATE INDEX articles_story ON articles (story);
    CREATE INDEX articles_first ON articles (first);
    CREATE INDEX articles_sha256 ON articles (sha256);
    CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
    CREATE INDEX articles_added ON articles (added);
    CREATE TABLE stories (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        size INTEGER NOT NULL,
        tellings INTEGER,             -- best estimate of independent tellings
        first TEXT,                   -- of its articles' publication
        last TEXT,
        changed TEXT NOT NULL,        -- when an article last came or went
        seen TEXT,                    -- when a reader last looked
        stale INTEGER NOT NULL,       -- 1 while its account must be made again
        body BLOB NOT NULL,           -- joins, related stories, tags
        account BLOB                  -- lineage, collation, brief, timeline, quotes, actors, positions
    );
    CREATE INDEX stories_last ON stories (last);
    CREATE INDEX stories_changed ON stories (changed);
    CREATE TABLE moved (              -- permalinks of stories that were merged into others
        old TEXT PRIMARY KEY,
        new TEXT NOT NULL
    );
    CREATE TABLE people (             -- actors of each story, for search and the people page
        story TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        spellings TEXT NOT NULL,      -- parted by line breaks
        mentions INTEGER NOT NULL,
        PRIMARY KEY (story, kind, name)
    );
    CREATE INDEX people_name ON people (name);
    CREATE TABLE events (             -- timeline entries of each story, for the calendar
        story TEXT NOT NULL,
        first TEXT,
        last TEXT,
        status TEXT NOT NULL,
        text TEXT NOT NULL
    );
    CREATE INDEX events_first ON events (first);
    CREATE INDEX events_story ON events (story);
    CREATE VIRTUAL TABLE words USING fts5 (title, text, id UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
    CREATE TABLE decisions (          -- by hand; undone ones stay in the log
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        why TEXT NOT NULL,
        body TEXT NOT NULL,           -- JSON of the Decision
        undone TEXT                   -- when
    );
    CREATE TABLE tombstones (
        article TEXT NOT NULL,
        sha256 TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        reason TEXT NOT NULL
    );
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        what TEXT NOT NULL,
        kept INTEGER NOT NULL DEFAULT 0,
        known INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE rejected (
        run INTEGER NOT NULL,
        id TEXT NOT NULL,
        stage TEXT NOT NULL,
        reason TEXT NOT NULL,
        source TEXT
    );
    CREATE TABLE feeds (
        url TEXT PRIMARY KEY,
        title TEXT,
        etag TEXT,
        modified TEXT,
        checked TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        problem TEXT
    );
    CREATE TABLE searches (
        name TEXT PRIMARY KEY,
        query TEXT NOT NULL,
        saved TEXT NOT NULL
    );
"""

LOOKS = """
    CREATE TABLE looks (              -- the last look at each page a feed led to
        url TEXT PRIMARY KEY,
        etag TEXT,
        modified TEXT,
        checked TEXT NOT NULL,
        updated TEXT,                 -- when the feed said the page was changed
        calm INTEGER NOT NULL         -- looks in a row that found nothing new
    ) WITHOUT ROWID;
"""

# Few actors have more than one spelling: a search for a person reads those alone.
SPELLINGS = """
    CREATE INDEX people_spellings ON people (spellings) WHERE spellings IS NOT NULL;
"""

# The newest articles come first in lists that nothing else ranks.
NEWEST = """
    CREATE INDEX articles_last ON articles (last DESC, id);
"""

# Runs of words that many stories have (hashes of eight bytes, ascending), and how many stories there were when they were counted.
FORMULAS = """
    CREATE TABLE formulas (
        stories INTEGER NOT NULL,
        runs BLOB NOT NULL
    );
"""

# The index of words has the letters of scripts without spaces one by one.
LETTERS = """
    INSERT INTO words (words, rowid, title, text)
        SELECT 'delete', number, coalesce(title, ''), text_of(body) FROM articles WHERE is_unspaced(title, body);
    INSERT INTO words (rowid, title, text)
        SELECT number, letters(coalesce(title, '')), letters(text_of(body)) FROM articles WHERE is_unspaced(title, body);
"""

# In which stories the articles were that a decision is about, when it was made: undone, it gives them back.
HOMES = """
    CREATE TABLE homes (
        decision INTEGER NOT NULL,
        article TEXT NOT NULL,
        story TEXT NOT NULL,
        PRIMARY KEY (decision, article)
    ) WITHOUT ROWID;
"""

# What lists say of a story beside its headline, as JSON: its first sentence, the pages to read with care.
GLANCE = """
    ALTER TABLE stories ADD COLUMN glance TEXT;
"""


def _with_letters(connection: sqlite3.Connection) -> None:
    connection.create_function("text_of", 1, unpack_text)
    connection.create_function("letters", 1, letter_by_letter)
    connection.create_function("is_unspaced", 2, _is_unspaced)


def _is_unspaced(title: str | None, body: bytes) -> bool:
    return has_unspaced(f"{title}\n{unpack_text(body)}") is not None


# A migration: a script, and what gives the connection the functions it calls.
MIGRATIONS: tuple[tuple[str, Callable[[sqlite3.Connection], None] | None], ...] = (
    (FIRST, None),
    (condensing.SCRIPT, condensing.prepare),
    (LOOKS, None),
    (SPELLINGS, None),
    (NEWEST, None),
    (FORMULAS, None),
    (copies.TABLES, None),
    (LETTERS, _with_letters),
    (HOMES, None),
    (GLANCE, None),
)


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file up to date, each migration in a transaction of its own."""
    for number in range(version_of(connection), len(MIGRATIONS)):
        script, prepare = MIGRATIONS[number]
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) == number:  # another program may have been first
                if prepare:
                    prepare(connection)
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            if connection.in_transaction:  # a full disk has already ended it
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end the transaction they belong in."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
