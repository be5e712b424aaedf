"""Originals by SHA-256, and the append-only manifest that proves nothing was slipped in or changed."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from retold.model import Page
from retold.store.codec import DAMAGE
from retold.store.rows import text_of

# Hash of nothing: what the first entry of a manifest follows.
GENESIS = hashlib.sha256(b"").hexdigest()


# Bytes of a page that are its article's text are not kept twice: this stands for them.
IN_ARTICLE = b""


def put(connection: sqlite3.Connection, page: Page, added: str, text: str | None = None) -> int:
    """Keep a page's bytes and enter them in the manifest, inside the caller's transaction; the number of the entry.

    `text` is that of the article made of the page, kept in the same transaction: bytes that are just that are not kept
    again. The same bytes a second time are entered, and not kept again either.
    """
    body = page.original
    last = connection.execute("SELECT seq, chain FROM manifest ORDER BY seq DESC LIMIT 1").fetchone()
    before, previous = (last[0], last[1].hex()) if last else (0, GENESIS)
    captured = page.captured.isoformat() if page.captured else None
    seq = before + 1
    sha256 = bytes.fromhex(page.sha256)
    if not connection.execute("SELECT 1 FROM manifest WHERE sha256 = ?", (sha256,)).fetchone():
        derived = text is not None and text.encode("utf-8", "surrogatepass") == body
        kept = IN_ARTICLE if derived else zlib.compress(body, 6)
        connection.execute("INSERT INTO originals VALUES (?, ?, ?, ?)", (seq, len(body), page.form.value, kept))
    rest = (page.id, page.source, page.url, captured, added)
    chain = bytes.fromhex(link(previous, (seq, page.sha256, *rest)))
    connection.execute("INSERT INTO manifest VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (seq, sha256, *rest, chain))
    return seq


def link(previous: str, entry: tuple[object, ...]) -> str:
    """The chain value of a manifest entry: SHA-256 over the one before and the entry as JSON, hashes in hexadecimal."""
    return hashlib.sha256((previous + json.dumps(entry, ensure_ascii=False)).encode()).hexdigest()


def original(connection: sqlite3.Connection, sha256: str) -> bytes | None:
    """The bytes of an original, None if unknown or withdrawn."""
    row = connection.execute(
        "SELECT o.seq, o.body FROM manifest m JOIN originals o ON o.seq = m.seq WHERE m.sha256 = ?",
        (bytes.fromhex(sha256),),
    ).fetchone()
    return _content(connection, *row) if row else None


def withdraw(connection: sqlite3.Connection, sha256: str) -> None:
    """Let the bytes of an original go; its entry in the manifest stays."""
    connection.execute(
        "UPDATE originals SET body = NULL WHERE seq IN (SELECT seq FROM manifest WHERE sha256 = ?)",
        (bytes.fromhex(sha256),),
    )


def _content(connection: sqlite3.Connection, seq: int, body: bytes | None) -> bytes | None:
    if body is None:
        return None
    if body != IN_ARTICLE:
        return zlib.decompress(body)
    text = text_of(connection, seq)
    return None if text is None else text.encode("utf-8", "surrogatepass")


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What `verify` finds wrong, one line each; nothing for a sound collection."""
    for check in (_database_problems, _chain_problems, _original_problems, _reference_problems):
        try:
            yield from check(connection)
        except DAMAGE as error:
            yield f"database: it cannot be read to the end ({error})"


def _database_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"database: {line}"


def _chain_problems(connection: sqlite3.Connection) -> Iterator[str]:
    previous, expected = GENESIS, 1
    for seq, sha256, *rest, chain in connection.execute("SELECT * FROM manifest ORDER BY seq"):
        if seq != expected:
            yield f"manifest: entry {expected} is missing"
        if link(previous, (seq, sha256.hex(), *rest)) != chain.hex():
            yield f"manifest: entry {seq} ({rest[0]}) or one before it was changed"
        previous, expected = chain.hex(), seq + 1


def _original_problems(connection: sqlite3.Connection) -> Iterator[str]:
    asked = "SELECT o.seq, m.sha256, o.length, o.body FROM originals o JOIN manifest m ON m.seq = o.seq"
    for seq, sha256, length, body in connection.execute(asked):
        if body is None:
            continue
        try:
            content = _content(connection, seq, body)
        except (zlib.error, msgspec.MsgspecError) as error:
            yield f"original {sha256.hex()}: cannot be decompressed ({error})"
            continue
        if content is None:
            yield f"original {sha256.hex()}: it is the text of an article that is not there"
        elif len(content) != length or hashlib.sha256(content).digest() != sha256:
            yield f"original {sha256.hex()}: its bytes are not those that were kept"


def _reference_problems(connection: sqlite3.Connection) -> Iterator[str]:
    entry = "SELECT 1 FROM manifest m WHERE m.seq = a.number AND m.article = a.id"
    checks = {
        "article {} is not in the manifest": f"SELECT id FROM articles a WHERE NOT EXISTS ({entry})",  # noqa: S608
        "article {} has no original": (
            "SELECT a.id FROM articles a JOIN manifest m ON m.seq = a.number WHERE NOT EXISTS "
            "(SELECT 1 FROM manifest f JOIN originals o ON o.seq = f.seq WHERE f.sha256 = m.sha256)"
        ),
        "article {} points to a story that is not there": (
            "SELECT id FROM articles WHERE story IS NOT NULL AND story NOT IN (SELECT id FROM stories)"
        ),
        "story {} has no article": "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM articles WHERE story NOT NULL)",
        "story {} has no account": "SELECT id FROM stories WHERE size > 1 AND account IS NULL AND NOT stale",
        "article {} cannot be searched for": "SELECT id FROM articles WHERE number NOT IN (SELECT rowid FROM words)",
        "withdrawn article {} is still in the index": (
            "SELECT article FROM manifest WHERE seq IN (SELECT rowid FROM words) AND seq NOT IN (SELECT number FROM articles)"
        ),
        "withdrawn original {} still has its bytes": (
            "SELECT t.sha256 FROM tombstones t JOIN manifest m ON lower(hex(m.sha256)) = t.sha256 "
            "JOIN originals o ON o.seq = m.seq WHERE o.body IS NOT NULL"
        ),
    }
    for message, query in checks.items():
        for (name,) in connection.execute(query):
            yield message.format(name)
