"""What is talked of more in the last 24 hours than before: names that rose, stories that grew.

The hours are counted back from the newest article of the collection, so that an archive has trends too. Where dates are known
by the day alone, the last day is meant.
"""

import math
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from retold.store import queries

BASE_DAYS = 7  # before the 24 hours, that a name's usual stories a day are counted in


@dataclass(frozen=True, slots=True)
class Rising:
    """A name: in how many stories of the last 24 hours, and in how many a day before."""

    name: str
    kind: str
    stories: int
    before: float


@dataclass(frozen=True, slots=True)
class Growing:
    """A story with how many of its pages came out in the last 24 hours."""

    story: queries.StoryLine
    pages: int


@dataclass(frozen=True, slots=True)
class Trends:
    """The last 24 hours, `since` to `until` as ISO 8601; both None in a collection without any date."""

    since: str | None
    until: str | None
    articles: int
    rising: tuple[Rising, ...]
    growing: tuple[Growing, ...]


def trends(connection: sqlite3.Connection, limit: int = 20) -> Trends:
    """Names and stories of the last 24 hours, those that stand out most first."""
    until = queries.last_published(connection)
    if until is None:
        return Trends(None, None, 0, (), ())
    since, base = _back(until, timedelta(days=1)), _back(until, timedelta(days=1 + BASE_DAYS))
    (articles,) = connection.execute("SELECT count(*) FROM articles WHERE first >= ?", (since,)).fetchone()
    return Trends(since, until, articles, _rising(connection, base, since, limit), _growing(connection, since, limit))


def _back(moment: str, by: timedelta) -> str:
    """A moment so long before; of a bare day, the day that begins that many days before its end."""
    if len(moment) == 10:
        return (datetime.fromisoformat(moment) + timedelta(days=1) - by).date().isoformat()
    return (datetime.fromisoformat(moment) - by).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rising(connection: sqlite3.Connection, base: str, since: str, limit: int) -> tuple[Rising, ...]:
    """Names in two stories or more, by how far that is above their usual number (in standard deviations of a Poisson count)."""
    rows = connection.execute(
        "WITH told AS (SELECT story, max(first) >= ? AS late FROM articles WHERE first >= ? AND story NOT NULL GROUP BY 1) "
        "SELECT x.name, x.kind, sum(t.late), sum(1 - t.late) FROM told t JOIN stories s ON s.id = t.story "
        "JOIN people p ON p.story = s.number JOIN actors x ON x.number = p.actor GROUP BY x.number HAVING sum(t.late) > 1",
        (since, base),
    )
    found = [Rising(name, kind, late, early / BASE_DAYS) for name, kind, late, early in rows]
    above = {r: (r.stories - r.before) / math.sqrt(r.before + 1) for r in found}
    risen = [r for r in found if r.stories > r.before]
    return tuple(sorted(risen, key=lambda r: (-above[r], -r.stories, r.name, r.kind))[:limit])


def _growing(connection: sqlite3.Connection, since: str, limit: int) -> tuple[Growing, ...]:
    rows = connection.execute(
        "SELECT story, count(*) FROM articles WHERE first >= ? AND story NOT NULL GROUP BY 1 HAVING count(*) > 1 "
        "ORDER BY 2 DESC, 1 LIMIT ?",
        (since, limit),
    ).fetchall()
    lines = ((queries.story(connection, name), pages) for name, pages in rows)
    return tuple(Growing(line, pages) for line, pages in lines if line is not None)
