"""What pages and commands ask of a collection."""

import sqlite3
from dataclasses import dataclass

import msgspec

from retold.store import rows


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
    lines = connection.execute(
        _STORY + "WHERE s.size >= ? AND s.changed > ? ORDER BY s.changed DESC, s.size DESC, s.id LIMIT ? OFFSET ?",
        (smallest, changed_after or "", limit, offset),
    )
    return [StoryLine(*row) for row in lines]


def stories_where(
    connection: sqlite3.Connection,
    *,
    smallest: int = 1,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    fresh: bool = False,
    limit: int = 50,
    offset: int = 0,
) -> list[StoryLine]:
    """Stories as `stories` lists them, narrowed to what holds for them or for one of their articles.

    `since` and `until` are ISO days: it was published on one of them, as far as is known; `outlet` is part of an
    article's outlet or address, `language` an article's (ISO 639-1); `fresh` leaves those with articles that came since
    a reader last looked.
    """
    where: list[str] = ["s.size >= ?"]
    values: list[object] = [smallest]
    for condition, value in (("s.last >= ?", since), ("s.first <= ?", until and until + "~")):
        if value:
            where.append(condition)
            values.append(value)
    inner: list[str] = []
    if outlet:
        like = "%" + outlet.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        inner.append("(a.outlet LIKE ? ESCAPE '\\' OR a.url LIKE ? ESCAPE '\\')")
        values += [like, like]
    if language:
        inner.append("a.language = ?")
        values.append(language)
    if fresh:
        inner.append("(s.seen IS NULL OR a.added > s.seen)")
    if inner:
        where.append(f"EXISTS (SELECT 1 FROM articles a WHERE a.story = s.id AND {' AND '.join(inner)})")  # noqa: S608
    order = "ORDER BY s.changed DESC, s.size DESC, s.id LIMIT ? OFFSET ?"
    lines = connection.execute(f"{_STORY} WHERE {' AND '.join(where)} {order}", (*values, limit, offset))
    return [StoryLine(*row) for row in lines]


def glances(connection: sqlite3.Connection, stories: list[str]) -> dict[str, rows.Glance]:
    """What lists say of each story beside its headline; those told before lists said it are left out."""
    marks = ",".join("?" * len(stories))
    kept = connection.execute(f"SELECT id, glance FROM stories WHERE glance NOT NULL AND id IN ({marks})", stories)  # noqa: S608
    return {name: msgspec.json.decode(glance, type=rows.Glance) for name, glance in kept}


def outlets_of(connection: sqlite3.Connection, stories: list[str]) -> dict[str, list[str]]:
    """The outlets of each of some stories, those with most articles first."""
    found: dict[str, list[str]] = {name: [] for name in stories}
    marks = ",".join("?" * len(stories))
    chosen = f"outlet NOT NULL AND story IN ({marks})"
    asked = f"SELECT story, outlet FROM articles WHERE {chosen} GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2"  # noqa: S608
    for story_id, outlet in connection.execute(asked, stories):
        found[story_id].append(outlet)
    return found


def languages(connection: sqlite3.Connection) -> list[str]:
    """The languages of all articles, most used first."""
    lines = connection.execute(
        "SELECT language FROM articles WHERE language NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 60"
    )
    return [language for (language,) in lines]


def unfinished(connection: sqlite3.Connection) -> int:
    """How many articles wait for a story and stories for an account: what a run that was broken off left undone."""
    waiting = connection.execute("SELECT count(*) FROM articles WHERE story IS NULL").fetchone()[0]
    stale = connection.execute("SELECT count(*) FROM stories WHERE stale = 1").fetchone()[0]
    return int(waiting + stale)


def articles_of(connection: sqlite3.Connection, story: str) -> list[ArticleLine]:
    """The articles of a story, by id."""
    return [ArticleLine(*row) for row in connection.execute(_ARTICLE + "WHERE story = ? ORDER BY id", (story,))]


def ids_of(connection: sqlite3.Connection, story: str) -> list[str]:
    """The ids of a story's articles, ascending."""
    return [i for (i,) in connection.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (story,))]


def fresh(connection: sqlite3.Connection, story: str) -> list[str]:
    """The articles of a story that came since a reader last looked at it."""
    lines = connection.execute(
        "SELECT a.id FROM articles a JOIN stories s ON s.id = a.story "
        "WHERE a.story = ? AND (s.seen IS NULL OR a.added > s.seen) ORDER BY a.id",
        (story,),
    )
    return [i for (i,) in lines]


def versions(connection: sqlite3.Connection, article: str) -> list[ArticleLine]:
    """The other versions kept of an article's address, oldest first."""
    asked = "WHERE url = (SELECT url FROM articles WHERE id = ?) AND id != ? ORDER BY added, id LIMIT 50"
    return [ArticleLine(*row) for row in connection.execute(_ARTICLE + asked, (article, article))]


def capture(connection: sqlite3.Connection, article: str) -> tuple[str, str | None, int] | None:
    """SHA-256 of an article's original, when it was fetched if it was, and its entry in the manifest."""
    row = connection.execute(
        "SELECT sha256, captured, seq FROM manifest WHERE article = ? ORDER BY seq DESC LIMIT 1", (article,)
    ).fetchone()
    return (row[0].hex(), row[1], row[2]) if row else None


def story(connection: sqlite3.Connection, name: str) -> StoryLine | None:
    """One story, None if there is none of that id."""
    row = connection.execute(_STORY + "WHERE s.id = ?", (name,)).fetchone()
    return StoryLine(*row) if row else None


def find_story(connection: sqlite3.Connection, name: str) -> str | None:
    """The id a user means: an id, the beginning of one that is unique, or one that was merged away."""
    names = stories_named(connection, name)
    return names[0] if len(names) == 1 else None


def stories_named(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids that `name` may mean: one if it is an id or one that was merged away, else all that begin with it."""
    whole = connection.execute(
        "SELECT id FROM stories WHERE id = ?1 UNION SELECT old FROM moved WHERE old = ?1", (name,)
    )
    like = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    begun = (
        "SELECT id FROM stories WHERE id LIKE ?1 ESCAPE '\\' UNION SELECT old FROM moved WHERE old LIKE ?1 ESCAPE '\\'"
    )
    found = whole.fetchall() or connection.execute(begun, (like,)).fetchall()
    return sorted({_now(connection, each) for (each,) in found})


def _now(connection: sqlite3.Connection, name: str) -> str:
    """The id of the story that an id leads to today."""
    for _ in range(100):  # a chain of merges; bounded should the file be damaged
        row = connection.execute("SELECT new FROM moved WHERE old = ?", (name,)).fetchone()
        if row is None:
            break
        name = row[0]
    return name


def see(connection: sqlite3.Connection, name: str, at: str) -> None:
    """Note that a reader looked at a story."""
    connection.execute("UPDATE stories SET seen = ? WHERE id = ?", (at, name))


def added_after(connection: sqlite3.Connection, story: str, at: str) -> list[str]:
    """The ids of a story's articles that came after a moment, ascending."""
    asked = "SELECT id FROM articles WHERE story = ? AND added > ? ORDER BY id"
    return [name for (name,) in connection.execute(asked, (story, at))]


def articles_of_day(connection: sqlite3.Connection, day: str, limit: int = 500) -> list[ArticleLine]:
    """Articles published on a day, or in a month or year given as the beginning of an ISO date, or perhaps then."""
    lines = connection.execute(
        _ARTICLE + "WHERE last >= ? AND first < ? ORDER BY first, id LIMIT ?", (day, day + "~", limit)
    )
    return [ArticleLine(*row) for row in lines]


def undated(connection: sqlite3.Connection) -> int:
    """How many articles no publication date is known of."""
    return int(connection.execute("SELECT count(*) FROM articles WHERE first IS NULL").fetchone()[0])


def articles_undated(connection: sqlite3.Connection, limit: int = 500) -> list[ArticleLine]:
    """Articles no publication date is known of, newest in the collection first."""
    lines = connection.execute(_ARTICLE + "WHERE first IS NULL ORDER BY number DESC LIMIT ?", (limit,))
    return [ArticleLine(*row) for row in lines]


def articles_with(connection: sqlite3.Connection, sha256: list[str]) -> list[ArticleLine]:
    """The articles made of originals of those hashes, by id."""
    marks = ",".join("?" * len(sha256))
    chosen = f"WHERE number IN (SELECT seq FROM manifest WHERE sha256 IN ({marks})) ORDER BY id"  # noqa: S608
    lines = connection.execute(_ARTICLE + chosen, [bytes.fromhex(one) for one in sha256])
    return [ArticleLine(*row) for row in lines]


def article_line(connection: sqlite3.Connection, name: str) -> ArticleLine | None:
    """One article, None if there is none of that id."""
    row = connection.execute(_ARTICLE + "WHERE id = ?", (name,)).fetchone()
    return ArticleLine(*row) if row else None


def days(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Days with how many articles were surely published on each, newest first."""
    return connection.execute(
        "SELECT substr(first, 1, 10), count(*) FROM articles WHERE substr(first, 1, 10) = substr(last, 1, 10) "
        "GROUP BY 1 ORDER BY 1 DESC"
    ).fetchall()


def days_between(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """First and last day of publication, with how many articles were published on a day between them; newest first."""
    return connection.execute(
        "SELECT substr(first, 1, 10), substr(last, 1, 10), count(*) FROM articles "
        "WHERE substr(first, 1, 10) <> substr(last, 1, 10) GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC"
    ).fetchall()


def people(connection: sqlite3.Connection, *, kind: str | None = None, limit: int = 200) -> list[PersonLine]:
    """Actors, those in most stories first."""
    lines = connection.execute(
        "SELECT x.name, x.kind, p.mentions, p.stories FROM actors x JOIN "
        "(SELECT actor, sum(mentions) AS mentions, count(*) AS stories FROM people GROUP BY actor) p ON p.actor = x.number "
        "WHERE x.kind = coalesce(?, x.kind) ORDER BY 4 DESC, 3 DESC, 1 LIMIT ?",
        (kind, limit),
    )
    return [PersonLine(*row) for row in lines]


_STORIES_OF = "SELECT p.story FROM actors x JOIN people p ON p.actor = x.number WHERE x.name = ?"


def stories_with(connection: sqlite3.Connection, name: str, limit: int = 100) -> list[StoryLine]:
    """Stories in which an actor occurs."""
    lines = connection.execute(
        _STORY + f"WHERE s.number IN ({_STORIES_OF}) ORDER BY s.last DESC, s.id LIMIT ?",
        (name, limit),
    )
    return [StoryLine(*row) for row in lines]


def spellings(connection: sqlite3.Connection, name: str) -> list[str]:
    """All spellings of an actor over all stories, ascending."""
    asked = (
        "SELECT p.spellings FROM actors x JOIN people p ON p.actor = x.number WHERE x.name = ? AND p.spellings NOT NULL"
    )
    others = connection.execute(asked, (name,))
    return sorted({name, *(spelling for (parted,) in others for spelling in parted.split("\n"))})


def last_published(connection: sqlite3.Connection) -> str | None:
    """When the newest article was published, as ISO; None without any dated article."""
    found: str | None = connection.execute("SELECT max(first) FROM articles").fetchone()[0]
    return found


def stories_with_announced(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Ids of stories in which something was still to come when the newest article was published, last changed first."""
    lines = connection.execute(
        "SELECT s.id FROM stories s WHERE s.number IN (SELECT story FROM events WHERE status = 'announced' AND last >= ?) "
        "ORDER BY s.changed DESC, s.id LIMIT ?",
        ((last_published(connection) or "")[:10], limit),
    )
    return [name for (name,) in lines]


def events(connection: sqlite3.Connection, since: str, until: str, limit: int = 500) -> list[EventLine]:
    """Dated events of all stories that touch the interval, by date."""
    found = connection.execute(
        "SELECT s.id, s.title, e.first, e.last, e.status, e.text, e.article, e.start, e.stop "
        "FROM events e JOIN stories s ON s.number = e.story "
        "WHERE e.first <= ? AND e.last >= ? ORDER BY e.first, s.id, e.article, e.start LIMIT ?",
        (until, since, limit),
    ).fetchall()
    texts = {number: rows.text_of(connection, number) or "" for number in {row[6] for row in found} - {None}}
    return [
        EventLine(story, title, first, last, status, text if number is None else texts[number][start:stop])
        for story, title, first, last, status, text, number, start, stop in found
    ]


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How much the collection holds."""
    tables = ("articles", "stories", "originals", "decisions", "tombstones")
    return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608
