"""Originals by SHA-256, and the append-only manifest that proves nothing was slipped in or changed."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

from retold.model import Page

# Hash of nothing: what the first entry of a manifest follows.
GENESIS = hashlib.sha256(b"").hexdigest()


def put(connection: sqlite3.Connection, page: Page, added: str) -> None:
    """Keep a page's bytes and enter them in the manifest; inside the caller's transaction."""
    body = page.original
    connection.execute(
        "INSERT INTO originals VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
        (page.sha256, len(body), page.form.value, zlib.compress(body, 6)),
    )
    last = connection.execute("SELECT seq, chain FROM manifest ORDER BY seq DESC LIMIT 1").fetchone() or (0, GENESIS)
    captured = page.captured.isoformat() if page.captured else None
    entry = (last[0] + 1, page.sha256, page.id, page.source, page.url, captured, added)
    connection.execute("INSERT INTO manifest VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*entry, link(last[1], entry)))


def link(previous: str, entry: tuple[object, ...]) -> str:
    """The chain value of a manifest entry: SHA-256 over the one before and the entry as JSON."""
    return hashlib.sha256((previous + json.dumps(entry, ensure_ascii=False)).encode()).hexdigest()


def original(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes of an original, None if unknown or withdrawn."""
    row = connection.execute("SELECT body FROM originals WHERE sha256 = ?", (sha256,)).fetchone()
    return zlib.decompress(row[0]) if row and row[0] is not None else None


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What `verify` finds wrong, one line each; nothing for a sound collection."""
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"database: {line}"
    yield from _chain_problems(connection)
    yield from _original_problems(connection)
    yield from _reference_problems(connection)


def _chain_problems(connection: sqlite3.Connection) -> Iterator[str]:
    previous, expected = GENESIS, 1
    for row in connection.execute("SELECT * FROM manifest ORDER BY seq"):
        entry, chain = row[:-1], row[-1]
        if entry[0] != expected:
            yield f"manifest: entry {expected} is missing"
        if link(previous, entry) != chain:
            yield f"manifest: entry {entry[0]} ({entry[2]}) or one before it was changed"
        previous, expected = chain, entry[0] + 1


def _original_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for sha256, length, body in connection.execute("SELECT sha256, length, body FROM originals"):
        if body is None:
            continue
        try:
            content = zlib.decompress(body)
        except zlib.error as error:
            yield f"original {sha256}: cannot be decompressed ({error})"
            continue
        if len(content) != length or hashlib.sha256(content).hexdigest() != sha256:
            yield f"original {sha256}: its bytes are not those that were kept"


def _reference_problems(connection: sqlite3.Connection) -> Iterator[str]:
    checks = {
        "article {} has no original": "SELECT id FROM articles WHERE sha256 NOT IN (SELECT sha256 FROM originals)",
        "article {} is not in the manifest": "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM manifest)",
        "article {} points to a story that is not there": (
            "SELECT id FROM articles WHERE story IS NOT NULL AND story NOT IN (SELECT id FROM stories)"
        ),
        "story {} has no article": "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM articles WHERE story NOT NULL)",
        "article {} cannot be searched for": "SELECT id FROM articles WHERE number NOT IN (SELECT rowid FROM words)",
        "withdrawn article {} is still in the index": "SELECT id FROM words WHERE rowid NOT IN (SELECT number FROM articles)",
        "withdrawn original {} still has its bytes": (
            "SELECT t.sha256 FROM tombstones t JOIN originals o USING (sha256) WHERE o.body IS NOT NULL"
        ),
    }
    for message, query in checks.items():
        for (name,) in connection.execute(query):
            yield message.format(name)
