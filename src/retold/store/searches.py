"""Searches a reader keeps under a name."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept search: what was typed, and when it was kept."""

    name: str
    query: str
    saved: str


def every(connection: sqlite3.Connection) -> list[Saved]:
    """All kept searches, by name."""
    return [Saved(*row) for row in connection.execute("SELECT name, query, saved FROM searches ORDER BY name")]


def keep(connection: sqlite3.Connection, name: str, query: str, at: str) -> None:
    """Keep a search; one of the same name is replaced."""
    connection.execute("INSERT OR REPLACE INTO searches (name, query, saved) VALUES (?, ?, ?)", (name, query, at))


def forget(connection: sqlite3.Connection, name: str) -> None:
    """Keep a search no longer; nothing happens where there is none of that name."""
    connection.execute("DELETE FROM searches WHERE name = ?", (name,))
