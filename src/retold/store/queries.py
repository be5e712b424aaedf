"""What pages and commands ask of a collection."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list. `fresh`: articles that came since a reader last looked."""

    id: str
    title: str
    size: int
    tellings: int | None
    first: str | None
    last: str | None
    changed: str
    seen: str | None
    fresh: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    first: str | None
    last: str | None
    story: str | None
    added: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """An actor over all stories."""

    name: str
    kind: str
    mentions: int
    stories: int


@dataclass(frozen=True, slots=True)
class EventLine:
    """A timeline entry with its story."""

    story: str
    title: str
    first: str
    last: str
    status: str
    text: str


_STORY = (
    "SELECT s.id, s.title, s.size, s.tellings, s.first, s.last, s.changed, s.seen, "
    "(SELECT count(*) FROM articles a WHERE a.story = s.id AND (s.seen IS NULL OR a.added > s.seen)) FROM stories s "
)
_ARTICLE = "SELECT id, title, outlet, language, first, last, story, added FROM articles "


def stories(
    connection: sqlite3.Connection,
    *,
    changed_after: str | None = None,
    smallest: int = 1,
    limit: int = 50,
    offset: int = 0,
) -> list[StoryLine]:
    """Stories, last changed first, larger ones first among those that changed together."""
    rows = connection.execute(
        _STORY + "WHERE s.size >= ? AND s.changed > ? ORDER BY s.changed DESC, s.size DESC, s.id LIMIT ? OFFSET ?",
        (smallest, changed_after or "", limit, offset),
    )
    return [StoryLine(*row) for row in rows]


def story(connection: sqlite3.Connection, name: str) -> StoryLine | None:
    """One story, None if there is none of that id."""
    row = connection.execute(_STORY + "WHERE s.id = ?", (name,)).fetchone()
    return StoryLine(*row) if row else None


def find_story(connection: sqlite3.Connection, name: str) -> str | None:
    """The id a user means: an id, the beginning of one that is unique, or one that was merged away."""
    for _ in range(100):  # a chain of merges; bounded should the file be damaged
        row = connection.execute("SELECT new FROM moved WHERE old = ?", (name,)).fetchone()
        if row is None:
            break
        name = row[0]
    like = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = connection.execute("SELECT id FROM stories WHERE id = ? OR id LIKE ? ESCAPE '\\'", (name, like)).fetchall()
    ids = [i for (i,) in rows]
    return name if name in ids else ids[0] if len(ids) == 1 else None


def see(connection: sqlite3.Connection, name: str, at: str) -> None:
    """Note that a reader looked at a story."""
    connection.execute("UPDATE stories SET seen = ? WHERE id = ?", (at, name))


def articles_of_day(connection: sqlite3.Connection, day: str, limit: int = 500) -> list[ArticleLine]:
    """Articles published on a day, or in a month or year given as the beginning of an ISO date."""
    rows = connection.execute(
        _ARTICLE + "WHERE first >= ? AND first < ? ORDER BY first, id LIMIT ?", (day, day + "~", limit)
    )
    return [ArticleLine(*row) for row in rows]


def article_line(connection: sqlite3.Connection, name: str) -> ArticleLine | None:
    """One article, None if there is none of that id."""
    row = connection.execute(_ARTICLE + "WHERE id = ?", (name,)).fetchone()
    return ArticleLine(*row) if row else None


def days(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Days with how many articles were published on each, newest first."""
    return connection.execute(
        "SELECT substr(first, 1, 10), count(*) FROM articles WHERE first NOT NULL GROUP BY 1 ORDER BY 1 DESC"
    ).fetchall()


def people(connection: sqlite3.Connection, *, kind: str | None = None, limit: int = 200) -> list[PersonLine]:
    """Actors, those in most stories first."""
    rows = connection.execute(
        "SELECT name, kind, sum(mentions), count(*) FROM people WHERE kind = coalesce(?, kind) "
        "GROUP BY name, kind ORDER BY 4 DESC, 3 DESC, 1 LIMIT ?",
        (kind, limit),
    )
    return [PersonLine(*row) for row in rows]


def stories_with(connection: sqlite3.Connection, name: str, limit: int = 100) -> list[StoryLine]:
    """Stories in which an actor occurs."""
    rows = connection.execute(
        _STORY + "WHERE s.id IN (SELECT story FROM people WHERE name = ?) ORDER BY s.last DESC, s.id LIMIT ?",  # noqa: S608
        (name, limit),
    )
    return [StoryLine(*row) for row in rows]


def events(connection: sqlite3.Connection, first: str, last: str, limit: int = 500) -> list[EventLine]:
    """Dated events of all stories that touch the interval, by date."""
    rows = connection.execute(
        "SELECT e.story, s.title, e.first, e.last, e.status, e.text FROM events e JOIN stories s ON s.id = e.story "
        "WHERE e.first <= ? AND e.last >= ? ORDER BY e.first, e.story, e.text LIMIT ?",
        (last, first, limit),
    )
    return [EventLine(*row) for row in rows]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How much the collection holds."""
    tables = ("articles", "stories", "originals", "decisions", "tombstones")
    return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608
