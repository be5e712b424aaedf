"""Articles, stories and accounts as rows. Writers run inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

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
    Moved,
    Point,
    Position,
    RelatedStory,
    Story,
    TimelineEntry,
)
from retold.store import copies
from retold.store.codec import pack, pack_article, unpack, unpack_article, unpack_bare, unpack_text
from retold.store.condensing import others
from retold.words.scripts import letter_by_letter


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
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated entry of a timeline as a row: its words stand in an article from `start` to `stop`, or in `text`."""

    first: str
    last: str
    status: str
    article: str | None
    start: int | None
    stop: int | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Glance:
    """What lists say of a story beside its headline; `doubtful`: ids and names of the pages to read with care."""

    lead: str | None
    doubtful: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a story once it is told. `account` is None where it is told anew whenever somebody asks."""

    story: str
    tellings: int
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    account: bytes | None
    glance: Glance | None = None


def condensed(account: Account, *, whole: bool, glance: Glance | None = None) -> Told:
    """An account as what is kept of it; without `whole` only what search, people and calendar need."""
    body = AccountBody(
        account.lineage, account.collation, account.brief, account.timeline, account.quotes, account.actors,
        account.positions, account.facts, account.moved,
    )  # fmt: skip
    actors = tuple(replace(actor, roles=(), evidence=actor.evidence[:1], articles=()) for actor in account.actors)
    events = tuple(_event(entry) for entry in account.timeline if entry.first and entry.last)
    return Told(account.story.id, account.lineage.origins.best, actors, events, pack(body) if whole else None, glance)


def _event(entry: TimelineEntry) -> Event:
    where = next((e for e in entry.evidence if e.exact == entry.text), None)
    words = (where.article, where.span.start, where.span.end, None) if where else (None, None, None, entry.text)
    return Event(str(entry.first), str(entry.last), entry.status.value, *words)


def save_article(
    connection: sqlite3.Connection,
    seq: int,
    article: Article,
    found: Mentions,
    added: str,
    run: int,
    replaces: str | None,
) -> None:
    """Keep an article that is not there yet, waiting to be grouped; `seq` is its entry in the manifest."""
    connection.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
        (seq, article.id, article.url, article.title, article.outlet, article.language, *_published(article), added,
         run, replaces, pack_article(article.text, article, found)),
    )  # fmt: skip
    connection.execute(
        "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
        (seq, letter_by_letter(article.title or ""), letter_by_letter(article.text)),
    )


def drop_article(connection: sqlite3.Connection, name: str) -> None:
    """Take an article out of the table and the index of words."""
    for number, title, body in connection.execute("SELECT number, title, body FROM articles WHERE id = ?", (name,)):
        gone = (number, letter_by_letter(title or ""), letter_by_letter(unpack_text(body)))
        connection.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", gone)
        connection.execute("DELETE FROM articles WHERE number = ?", (number,))
        copies.forget(connection, number)


def _published(article: Article) -> tuple[str | None, str | None]:
    return (article.published.first, article.published.last) if article.published else (None, None)


_LOADED = (
    "SELECT a.body, m.sha256, a.title, a.url, a.outlet, a.language FROM articles a "
    "JOIN manifest m ON m.seq = a.number WHERE a.id = ?"
)


def load_articles(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[tuple[Article, Mentions]]:
    """Articles with their mentions, in the order of `ids`; unknown ids are left out."""
    for name in ids:
        row = connection.execute(_LOADED, (name,)).fetchone()
        if row:
            body, sha256, title, url, outlet, language = row
            yield unpack_article(body, name, sha256.hex(), title=title, url=url, outlet=outlet, language=language)


def load_bare(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Article]:
    """Articles without their mentions, which take most of the time and memory, in the order of `ids`."""
    for name in ids:
        row = connection.execute(_LOADED, (name,)).fetchone()
        if row:
            body, sha256, title, url, outlet, language = row
            yield unpack_bare(body, name, sha256.hex(), title=title, url=url, outlet=outlet, language=language)


def text_of(connection: sqlite3.Connection, number: int) -> str | None:
    """The text of an article by its number, None if it is not there any more."""
    row = connection.execute("SELECT body FROM articles WHERE number = ?", (number,)).fetchone()
    return unpack_text(row[0]) if row else None


def save_story(
    connection: sqlite3.Connection, story: Story, changed: str, kept: Mapping[str, tuple[Article, Mentions]]
) -> None:
    """Keep a story: its row, its settled articles, and which articles belong to it; its account is stale now.

    Args:
        connection: of the collection, in a transaction.
        story: with dates settled.
        changed: when, as ISO 8601.
        kept: articles with mentions as they stand in the file by id; those that settling left as they are stay.
    """
    published = [p for a in story.articles if (p := _published(a))[0]]
    body = pack(StoryBody(story.joins, story.related, story.tags))
    connection.execute(
        "INSERT INTO stories VALUES (NULL, ?, ?, ?, NULL, ?, ?, ?, NULL, 1, ?, NULL, NULL) ON CONFLICT (id) DO UPDATE SET "
        "title = excluded.title, size = excluded.size, first = excluded.first, last = excluded.last, "
        "changed = excluded.changed, stale = 1, body = excluded.body",
        (story.id, story.title, len(story.articles), min((str(p[0]) for p in published), default=None),
         max((str(p[1]) for p in published), default=None), changed, body),
    )  # fmt: skip
    connection.execute("DELETE FROM moved WHERE old = ?", (story.id,))  # it is a story again: it leads nowhere else
    for article, found in zip(story.articles, story.mentions, strict=True):
        connection.execute("UPDATE articles SET story = ? WHERE id = ?", (story.id, article.id))
        if kept.get(article.id) != (article, found):
            connection.execute(
                "UPDATE articles SET first = ?, last = ?, body = ? WHERE id = ?",
                (*_published(article), pack_article(article.text, article, found), article.id),
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
    forget_told(connection, name)
    connection.execute("DELETE FROM stories WHERE id = ?", (name,))
    if moved_to:
        connection.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (name, moved_to))


def forget_told(connection: sqlite3.Connection, name: str) -> None:
    """Take out what was told of a story: its account, its actors, its events; names nobody else has go with them."""
    number = "(SELECT number FROM stories WHERE id = ?)"
    connection.execute("UPDATE stories SET account = NULL, glance = NULL WHERE id = ?", (name,))
    connection.execute(f"DELETE FROM events WHERE story = {number}", (name,))  # noqa: S608  from above
    were = connection.execute(f"SELECT actor FROM people WHERE story = {number}", (name,)).fetchall()  # noqa: S608
    connection.execute(f"DELETE FROM people WHERE story = {number}", (name,))  # noqa: S608
    connection.executemany(
        "DELETE FROM actors WHERE number = ? AND number NOT IN (SELECT actor FROM people WHERE actor = number)", were
    )


def save_told(connection: sqlite3.Connection, told: Told) -> None:
    """Keep what was told of a story that is there."""
    forget_told(connection, told.story)
    (number,) = connection.execute("SELECT number FROM stories WHERE id = ?", (told.story,)).fetchone()
    connection.execute(
        "UPDATE stories SET account = ?, glance = ?, tellings = ?, stale = 0 WHERE number = ?",
        (told.account, msgspec.json.encode(told.glance).decode() if told.glance else None, told.tellings, number),
    )
    for actor in told.actors:
        known = (actor.name, actor.kind.value)
        connection.execute("INSERT OR IGNORE INTO actors VALUES (NULL, ?, ?)", known)
        connection.execute(
            "INSERT OR REPLACE INTO people SELECT number, ?, ?, ? FROM actors WHERE name = ? AND kind = ?",
            (number, actor.mentions, others(actor.name, "\n".join(actor.spellings)), *known),
        )
    connection.executemany(
        "INSERT INTO events SELECT ?, ?, ?, ?, (SELECT number FROM articles WHERE id = ?), ?, ?, ?",
        [(number, e.first, e.last, e.status, e.article, e.start, e.stop, e.text) for e in told.events],
    )


def load_account(connection: sqlite3.Connection, name: str) -> Account | None:
    """The account kept of a story, None if there is no such story or no account of it is kept."""
    row = connection.execute("SELECT account FROM stories WHERE id = ?", (name,)).fetchone()
    story = load_story(connection, name) if row and row[0] is not None else None
    if story is None:
        return None
    body = unpack(row[0], AccountBody)
    return Account(
        story, body.lineage, body.collation, body.brief, body.timeline, body.quotes, body.actors, body.positions,
        body.facts, moved=body.moved,
    )  # fmt: skip
