"""Corrections by hand, carried out."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence

from retold import stories
from retold.keeping.comparing import compare
from retold.keeping.crew import Crew
from retold.keeping.placing import regroup, save_settled, with_their_stories
from retold.keeping.run import Run, silent
from retold.keeping.telling import retell
from retold.model import Decision, Mentions
from retold.settings import Settings
from retold.store import decisions, rows
from retold.store.opening import transaction

HERE = Crew(1)  # a story or two are told faster than a process is started


def decide(connection: sqlite3.Connection, decision: Decision, settings: Settings, clock: Callable[[], str]) -> int:
    """Record a merge, split or pin and carry it out; returns its number in the log."""
    with transaction(connection):
        number = decisions.record(connection, decision, clock())
        named = with_their_stories(connection, (*decision.articles, *decision.apart))
        decisions.keep_homes(connection, number, {article: story for article, story in named.items() if story})
    _carry_out(connection, decision, settings, clock)
    return number


def undo(connection: sqlite3.Connection, number: int, settings: Settings, clock: Callable[[], str]) -> Decision | None:
    """Undo a decision by its number; None if there is none in force of that number.

    Stories that part again have the ids they had before, so that an address kept somewhere opens what it did.
    """
    with transaction(connection):
        found = decisions.undo(connection, number, clock())
    if found is None:
        return None
    _carry_out(connection, found.decision, settings, clock, decisions.homes(connection, number))
    return found.decision


def _carry_out(
    connection: sqlite3.Connection,
    decision: Decision,
    settings: Settings,
    clock: Callable[[], str],
    homes: Sequence[Mapping[str, str]] = (),
) -> None:
    concerned = {*decision.articles, *decision.apart}
    run = Run()
    regroup(connection, concerned, decisions.standing(connection), settings, clock(), run, homes)
    compare(connection, settings, run, silent, again=sorted(concerned))
    retell(connection, settings, run, HERE, silent)


def withdraw(
    connection: sqlite3.Connection, article: str, reason: str, settings: Settings, clock: Callable[[], str]
) -> None:
    """Take an article's text out of everything and leave a tombstone; its story is told again without it.

    Raises:
        KeyError: if there is no such article.
    """
    with transaction(connection):
        name = decisions.withdraw(connection, article, reason, clock())
        left = name and connection.execute("SELECT 1 FROM articles WHERE story = ? LIMIT 1", (name,)).fetchone()
        if name and not left:
            rows.drop_story(connection, name, None)
    run = Run()
    if name and left:
        ids = [i for (i,) in connection.execute("SELECT id FROM articles WHERE story = ? ORDER BY id", (name,))]
        with transaction(connection):  # a title or reason may quote the withdrawn text: make the story anew
            connection.execute("UPDATE articles SET story = NULL WHERE story = ?", (name,))
        _renew(connection, name, ids, settings, clock(), run)
    retell(connection, settings, run, HERE, silent)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")  # drops its words from the index's segments
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _renew(connection: sqlite3.Connection, name: str, ids: list[str], settings: Settings, at: str, run: Run) -> None:
    """Make a story anew of the articles left in it."""
    articles = list(rows.load_bare(connection, ids))
    bare = [Mentions(a.id, ()) for a in articles]
    standing = decisions.standing(connection)
    found = stories.group(articles, bare, settings.stories, standing, {a.id: name for a in articles})
    with transaction(connection):
        for story in found:
            save_settled(connection, story, settings, at, run)
        if name not in {story.id for story in found}:
            rows.drop_story(connection, name, found[0].id)
