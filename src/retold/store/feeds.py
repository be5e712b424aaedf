"""The feeds a collection follows, and how each did when last looked at."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

MAX_REST = timedelta(days=1)
MAX_CALM = 6  # 1 + 2 + 4 + … + 32 hours


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `failures` in a row since it was last read; `problem` of the last look."""

    url: str
    etag: str | None = None
    modified: str | None = None
    checked: str | None = None
    failures: int = 0
    problem: str | None = None


def load(connection: sqlite3.Connection, url: str) -> Feed:
    """What is known of a feed; a blank one for a new address."""
    row = connection.execute(
        "SELECT url, etag, modified, checked, failures, problem FROM feeds WHERE url = ?", (url,)
    ).fetchone()
    return Feed(*row) if row else Feed(url)


def save(connection: sqlite3.Connection, feed: Feed) -> None:
    """Keep how a look at a feed went."""
    connection.execute(
        "INSERT OR REPLACE INTO feeds (url, etag, modified, checked, failures, problem) VALUES (?, ?, ?, ?, ?, ?)",
        (feed.url, feed.etag, feed.modified, feed.checked, feed.failures, feed.problem),
    )


def every(connection: sqlite3.Connection) -> list[Feed]:
    """All feeds, by address."""
    rows = connection.execute("SELECT url, etag, modified, checked, failures, problem FROM feeds ORDER BY url")
    return [Feed(*row) for row in rows]


def rests(feed: Feed, now: str) -> bool:
    """Whether a feed that failed is left alone for now: 2, 4, 8 … minutes after each failure in a row, at most a day."""
    if not feed.failures or feed.checked is None:
        return False
    pause = min(MAX_REST, timedelta(minutes=2 ** min(feed.failures, 11)))
    return datetime.fromisoformat(now) - datetime.fromisoformat(feed.checked) < pause


@dataclass(frozen=True, slots=True)
class Look:
    """The last look at a page a feed led to.

    Attributes:
        etag, modified: validators the server gave.
        checked: when, as ISO 8601.
        updated: when the feed said then that the page was changed.
        calm: looks in a row that found nothing new.
    """

    url: str
    etag: str | None
    modified: str | None
    checked: str
    updated: str | None
    calm: int = 0


def last_look(connection: sqlite3.Connection, url: str) -> Look | None:
    """The last look at a page, None if it was never fetched."""
    row = connection.execute("SELECT * FROM looks WHERE url = ?", (url,)).fetchone()
    return Look(*row) if row else None


def note(connection: sqlite3.Connection, look: Look) -> None:
    """Keep how a look at a page went."""
    connection.execute(
        "INSERT OR REPLACE INTO looks VALUES (?, ?, ?, ?, ?, ?)",
        (look.url, look.etag, look.modified, look.checked, look.updated, look.calm),
    )


def is_due(look: Look, updated: str | None, now: str) -> bool:
    """Whether to look at a page again: the feed says it changed, or 1, 2, 4 … hours went by without a change, for two days.

    News pages change most in their first hours; one that has been left alone for two days is old.
    """
    if updated is not None and updated != look.updated:
        return True
    if look.calm >= MAX_CALM:
        return False
    return datetime.fromisoformat(now) - datetime.fromisoformat(look.checked) >= timedelta(hours=2**look.calm)


def is_known(connection: sqlite3.Connection, url: str) -> bool:
    """Whether a page of this address is kept, or one was and was withdrawn."""
    asked = "SELECT 1 FROM manifest WHERE url = ? LIMIT 1"
    return connection.execute(asked, (url,)).fetchone() is not None


def is_withdrawn(connection: sqlite3.Connection, url: str) -> bool:
    """Whether a page of this address was withdrawn: it is not fetched again."""
    asked = "SELECT 1 FROM manifest m JOIN tombstones t ON t.sha256 = lower(hex(m.sha256)) WHERE m.url = ? LIMIT 1"
    return connection.execute(asked, (url,)).fetchone() is not None
