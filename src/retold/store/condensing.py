"""The second shape of a collection: nothing is kept twice, and nothing that can be had from what is kept.

An article with its text and mentions is one compressed value; the index of words holds no text of its own; a hash stands
in the manifest alone; names of actors stand once; an event points to its words; a story of a single page has no account
kept, as that is told from its article in some milliseconds. For wire reports of 700 characters this is half the file.
"""

import sqlite3

from retold.model import Article, Mentions
from retold.store.codec import pack_article, unpack

SCRIPT = """
    ALTER TABLE originals RENAME TO first_originals;
    ALTER TABLE manifest RENAME TO first_manifest;
    ALTER TABLE articles RENAME TO first_articles;
    ALTER TABLE stories RENAME TO first_stories;
    ALTER TABLE people RENAME TO first_people;
    ALTER TABLE events RENAME TO first_events;
    ALTER TABLE words RENAME TO first_words;
    DROP INDEX articles_story;
    DROP INDEX articles_first;
    DROP INDEX articles_url;
    DROP INDEX stories_changed;
    DROP INDEX events_first;
    DROP INDEX events_story;
    CREATE TABLE manifest (           -- append only; each entry's chain hashes the one before
        seq INTEGER PRIMARY KEY,
        sha256 BLOB NOT NULL,
        article TEXT NOT NULL,
        source TEXT NOT NULL,
        url TEXT,
        captured TEXT,                -- when it was fetched, apart from when it was published
        added TEXT NOT NULL,
        chain BLOB NOT NULL
    );
    CREATE INDEX manifest_sha256 ON manifest (sha256);
    CREATE INDEX manifest_url ON manifest (url) WHERE url IS NOT NULL;
    CREATE TABLE originals (          -- the bytes as they came, once each, compressed with zlib
        seq INTEGER PRIMARY KEY,      -- of the first entry of the manifest with these bytes
        length INTEGER NOT NULL,      -- bytes before compression
        form TEXT NOT NULL,           -- html, page, text
        body BLOB                     -- empty: they are the text of its article; NULL once withdrawn
    );
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,   -- seq of its entry in the manifest; also of its row in words
        id TEXT NOT NULL UNIQUE,
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
        body BLOB NOT NULL            -- its text, the Article, its Mentions
    );
    CREATE INDEX articles_story ON articles (story);
    CREATE INDEX articles_first ON articles (first);
    CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
    CREATE TABLE stories (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        size INTEGER NOT NULL,
        tellings INTEGER,             -- best estimate of independent tellings
        first TEXT,                   -- of its articles' publication
        last TEXT,
        changed TEXT NOT NULL,        -- when an article last came or went
        seen TEXT,                    -- when a reader last looked
        stale INTEGER NOT NULL,       -- 1 while its account must be made again
        body BLOB NOT NULL,           -- joins, related stories, tags
        account BLOB                  -- lineage, collation, brief, timeline …; NULL for a story of one page
    );
    CREATE INDEX stories_changed ON stories (changed);
    CREATE INDEX stories_stale ON stories (stale) WHERE stale;
    CREATE TABLE actors (             -- each once, for search and the people page
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        UNIQUE (name, kind)
    );
    CREATE TABLE people (             -- the actors of each story
        actor INTEGER NOT NULL,
        story INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        spellings TEXT,               -- other than the name, parted by line breaks
        PRIMARY KEY (actor, story)
    ) WITHOUT ROWID;
    CREATE INDEX people_story ON people (story);
    CREATE TABLE events (             -- dated entries of each story's timeline, for the calendar
        story INTEGER NOT NULL,
        first TEXT NOT NULL,
        last TEXT NOT NULL,
        status TEXT NOT NULL,
        article INTEGER,              -- whose text has its words, from `start` to `stop`
        start INTEGER,
        stop INTEGER,
        text TEXT                     -- its words where they are no article's
    );
    CREATE INDEX events_first ON events (first);
    CREATE INDEX events_story ON events (story);
    CREATE VIRTUAL TABLE words USING fts5 (
        title, text, content = '', tokenize = "unicode61 remove_diacritics 2"
    );
    INSERT INTO manifest
        SELECT seq, unhexed(sha256), article, source, url, captured, added, unhexed(chain) FROM first_manifest ORDER BY seq;
    INSERT INTO originals
        SELECT min(m.seq), o.length, o.form, o.body FROM first_originals o JOIN first_manifest m USING (sha256)
        GROUP BY o.sha256;
    INSERT INTO articles
        SELECT (SELECT max(seq) FROM first_manifest m WHERE m.article = a.id), a.id, a.url, a.title, a.outlet, a.language,
        a.first, a.last, a.added, a.run, a.story, a.replaces, packed(a.body, a.mentions, w.text)
        FROM first_articles a JOIN first_words w ON w.rowid = a.number;
    INSERT INTO words (rowid, title, text)
        SELECT n.number, w.title, w.text FROM first_articles a JOIN first_words w ON w.rowid = a.number
        JOIN articles n ON n.id = a.id;
    INSERT INTO stories
        SELECT NULL, id, title, size, tellings, first, last, changed, seen, stale, body, CASE WHEN size > 1 THEN account END
        FROM first_stories ORDER BY id;
    INSERT INTO actors SELECT NULL, name, kind FROM first_people GROUP BY name, kind ORDER BY name, kind;
    INSERT INTO people
        SELECT x.number, s.number, p.mentions, others(p.name, p.spellings) FROM first_people p
        JOIN actors x USING (name, kind) JOIN stories s ON s.id = p.story;
    INSERT INTO events
        SELECT s.number, e.first, e.last, e.status, NULL, NULL, NULL, e.text FROM first_events e
        JOIN stories s ON s.id = e.story WHERE e.first NOT NULL AND e.last NOT NULL;
    DROP TABLE first_originals;
    DROP TABLE first_manifest;
    DROP TABLE first_articles;
    DROP TABLE first_stories;
    DROP TABLE first_people;
    DROP TABLE first_events;
    DROP TABLE first_words;
"""


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the functions the script calls."""
    connection.create_function("unhexed", 1, bytes.fromhex)
    connection.create_function("packed", 3, _packed)
    connection.create_function("others", 2, others)


def others(name: str, spellings: str) -> str | None:
    """The spellings, parted by line breaks, other than the name; None if there are none."""
    return "\n".join(s for s in spellings.split("\n") if s and s != name) or None


def _packed(article: bytes, mentions: bytes, text: str) -> bytes:
    return pack_article(text, unpack(article, Article), unpack(mentions, Mentions))
