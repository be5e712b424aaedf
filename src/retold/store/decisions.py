"""Corrections by hand: recorded, never a silent loss, and undone by record too."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from retold.model import Decision
from retold.store import originals, rows


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision with its number in the log and when it was undone, if it was."""

    number: int
    decision: Decision
    undone: str | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn article."""

    article: str
    sha256: str
    at: str
    reason: str


def record(connection: sqlite3.Connection, decision: Decision, at: str) -> int:
    """Enter a decision; returns its number."""
    cursor = connection.execute(
        "INSERT INTO decisions (kind, at, who, why, body) VALUES (?, ?, ?, ?, ?)",
        (decision.kind, at, decision.who, decision.why, msgspec.json.encode(decision).decode()),
    )
    return int(cursor.lastrowid or 0)


def keep_homes(connection: sqlite3.Connection, number: int, homes: Mapping[str, str]) -> None:
    """Keep in which story each article was before a decision was carried out."""
    rows = ((number, article, story) for article, story in sorted(homes.items()))
    connection.executemany("INSERT INTO homes VALUES (?, ?, ?)", rows)


def homes(connection: sqlite3.Connection, number: int) -> tuple[dict[str, str], dict[str, str]]:
    """In which story each article was before a decision that is undone, and before the first of all that are undone."""
    before = connection.execute("SELECT article, story FROM homes WHERE decision = ?", (number,)).fetchall()
    first = connection.execute(
        "SELECT h.article, h.story FROM homes h JOIN decisions d ON d.id = h.decision "
        "WHERE d.undone IS NOT NULL ORDER BY h.decision DESC"
    ).fetchall()
    return dict(before), dict(first)


def undo(connection: sqlite3.Connection, number: int, at: str) -> Recorded | None:
    """Mark a decision undone; None if there is no such decision or it already was."""
    found = next((r for r in log(connection) if r.number == number and r.undone is None), None)
    if found:
        connection.execute("UPDATE decisions SET undone = ? WHERE id = ?", (at, number))
    return found


def log(connection: sqlite3.Connection) -> list[Recorded]:
    """All decisions, oldest first, undone ones too."""
    rows = connection.execute("SELECT id, body, undone FROM decisions ORDER BY id")
    return [Recorded(number, msgspec.json.decode(body, type=Decision), undone) for number, body, undone in rows]


def standing(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The decisions in force, oldest first."""
    return tuple(r.decision for r in log(connection) if r.undone is None)


def withdraw(connection: sqlite3.Connection, article: str, reason: str, at: str) -> str | None:
    """Take an article's text out of store and index and leave a tombstone; returns its story's id.

    The story's account must be made again by the caller.

    Raises:
        KeyError: if there is no such article.
    """
    row = connection.execute(
        "SELECT m.sha256, a.story FROM articles a JOIN manifest m ON m.seq = a.number WHERE a.id = ?", (article,)
    ).fetchone()
    if row is None:
        raise KeyError(article)
    sha256, story = row[0].hex(), row[1]
    connection.execute("INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?)", (article, sha256, at, reason))
    originals.withdraw(connection, sha256)
    rows.drop_article(connection, article)
    if story is not None:
        rows.forget_told(connection, story)
        connection.execute("UPDATE stories SET stale = 1, changed = ? WHERE id = ?", (at, story))
    return str(story) if story is not None else None


def tombstones(connection: sqlite3.Connection) -> list[Tombstone]:
    """All withdrawn articles, newest first."""
    return [Tombstone(*row) for row in connection.execute("SELECT * FROM tombstones ORDER BY at DESC, article")]
