"""Articles, stories and accounts as rows. Writers run inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from retold.model import (
    Account,
    AccountQuote,
    Actor,
    Article,
    Collation,
    Fact,
    Join,
    Lineage,
    Mentions,
    Point,
    Position,
    RelatedStory,
    Story,
    TimelineEntry,
)
from retold.store.codec import pack, unpack


@dataclass(frozen=True, slots=True)
class StoryBody:
    """What a story row holds beside its articles."""

    joins: tuple[Join, ...]
    related: tuple[RelatedStory, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountBody:
    """What an account holds beside its story."""

    lineage: Lineage
    collation: Collation
    brief: tuple[Point, ...]
    timeline: tuple[TimelineEntry, ...]
    quotes: tuple[AccountQuote, ...]
    actors: tuple[Actor, ...]
    positions: tuple[Position, ...]
    facts: tuple[Fact, ...] = ()  # collections of earlier versions have none


def save_article(
    connection: sqlite3.Connection, article: Article, found: Mentions, added: str, run: int, replaces: str | None
) -> None:
    """Keep an article that is not there yet, waiting to be grouped."""
    cursor = connection.execute(
        "INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)",
        (article.id, article.page_sha256, article.url, article.title, article.outlet, article.language,
         *_published(article), added, run, replaces, _slim(article), pack(found)),
    )  # fmt: skip
    connection.execute(
        "INSERT INTO words (rowid, title, text, id) VALUES (?, ?, ?, ?)",
        (cursor.lastrowid, article.title or "", article.text, article.id),
    )


def _slim(article: Article) -> bytes:
    """The article as bytes without its text, which stands in the table of words."""
    return pack(replace(article, text=""))


def _published(article: Article) -> tuple[str | None, str | None]:
    return (article.published.first, article.published.last) if article.published else (None, None)


def load_articles(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[tuple[Article, Mentions]]:
    """Articles with their mentions, in the order of `ids`; unknown ids are left out."""
    for name in ids:
        row = connection.execute(
            "SELECT a.body, a.mentions, w.text FROM articles a JOIN words w ON w.rowid = a.number WHERE a.id = ?",
            (name,),
        ).fetchone()
        if row:
            yield replace(unpack(row[0], Article), text=row[2]), unpack(row[1], Mentions)


def save_story(connection: sqlite3.Connection, story: Story, changed: str) -> None:
    """Keep a story: its row, its settled articles, and which articles belong to it; its account is stale now."""
    published = [p for a in story.articles if (p := _published(a))[0]]
    body = pack(StoryBody(story.joins, story.related, story.tags))
    connection.execute(
        "INSERT INTO stories VALUES (?, ?, ?, NULL, ?, ?, ?, NULL, 1, ?, NULL) ON CONFLICT (id) DO UPDATE SET "
        "title = excluded.title, size = excluded.size, first = excluded.first, last = excluded.last, "
        "changed = excluded.changed, stale = 1, body = excluded.body",
        (story.id, story.title, len(story.articles), min((str(p[0]) for p in published), default=None),
         max((str(p[1]) for p in published), default=None), changed, body),
    )  # fmt: skip
    for article, found in zip(story.articles, story.mentions, strict=True):
        connection.execute(
            "UPDATE articles SET story = ?, first = ?, last = ?, body = ?, mentions = ? WHERE id = ?",
            (story.id, *_published(article), _slim(article), pack(found), article.id),
        )


def load_story(connection: sqlite3.Connection, name: str) -> Story | None:
    """A story with its articles and their mentions, None if there is none of that id."""
    row = connection.execute("SELECT title, body FROM stories WHERE id = ?", (name,)).fetchone()
    if row is None:
        return None
    ids = [i for (i,) in connection.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (name,))]
    pairs = list(load_articles(connection, ids))
    body = unpack(row[1], StoryBody)
    return Story(
        name, row[0], tuple(a for a, _ in pairs), tuple(m for _, m in pairs), body.joins, body.related, body.tags
    )


def drop_story(connection: sqlite3.Connection, name: str, moved_to: str | None) -> None:
    """Take a story out that has no articles any more; its permalink leads to `moved_to`."""
    for table in ("people", "events"):
        connection.execute(f"DELETE FROM {table} WHERE story = ?", (name,))  # noqa: S608  names from above
    connection.execute("DELETE FROM stories WHERE id = ?", (name,))
    if moved_to:
        connection.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (name, moved_to))


def save_account(connection: sqlite3.Connection, account: Account) -> None:
    """Keep the account of a story that is there, and what search, people and calendar need of it."""
    body = AccountBody(
        account.lineage, account.collation, account.brief, account.timeline, account.quotes, account.actors,
        account.positions, account.facts,
    )  # fmt: skip
    name = account.story.id
    connection.execute(
        "UPDATE stories SET account = ?, tellings = ?, stale = 0 WHERE id = ?",
        (pack(body), account.lineage.origins.best, name),
    )
    connection.execute("DELETE FROM people WHERE story = ?", (name,))
    connection.executemany(
        "INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?)",
        [(name, a.name, a.kind.value, "\n".join(a.spellings), a.mentions) for a in account.actors],
    )
    connection.execute("DELETE FROM events WHERE story = ?", (name,))
    connection.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
        [
            (name, t.first.isoformat() if t.first else None, t.last.isoformat() if t.last else None, t.status, t.text)
            for t in account.timeline
        ],
    )


def load_account(connection: sqlite3.Connection, name: str) -> Account | None:
    """The account of a story, None if there is no such story or its account is still to be made."""
    story = load_story(connection, name)
    row = connection.execute("SELECT account FROM stories WHERE id = ?", (name,)).fetchone()
    if story is None or row is None or row[0] is None:
        return None
    body = unpack(row[0], AccountBody)
    return Account(
        story, body.lineage, body.collation, body.brief, body.timeline, body.quotes, body.actors, body.positions,
        body.facts,
    )  # fmt: skip
