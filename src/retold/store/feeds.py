"""The feeds a collection follows, and how each did when last looked at."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

MAX_REST = timedelta(days=1)


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


def is_known(connection: sqlite3.Connection, url: str) -> bool:
    """Whether a page of this address is kept, or one was and was withdrawn."""
    asked = "SELECT 1 FROM manifest WHERE url = ? LIMIT 1"
    return connection.execute(asked, (url,)).fetchone() is not None
