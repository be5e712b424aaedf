"""Opening a collection file, and what can be wrong with one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from retold.errors import CollectionError
from retold.store.codec import DAMAGE
from retold.store.schema import APPLICATION_ID, MIGRATIONS, migrate, version_of

BUSY_SECONDS = 20.0  # how long a second writer waits for the first
_DAMAGED = "it is damaged; restore a copy of it, or add the pages to a new one"
_SHUT = ("SQLITE_CANTOPEN", "SQLITE_READONLY")


@contextmanager
def collection(path: Path, *, write: bool = False, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a collection file for reading, or for writing.

    Readers never block and are never blocked (write-ahead log); a second writer waits, then says so.

    Raises:
        CollectionError: if there is no such file, it is not a collection, a newer Retold made it, it is locked,
            damaged, read-only, or the disk is full.
    """
    with _explained(path), closing(_connect(path, write=write, create=create)) as connection:
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of the block or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        if connection.in_transaction:  # a full disk has already ended it
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, *, write: bool, create: bool) -> sqlite3.Connection:
    if path.is_dir():
        raise CollectionError(f"{path} is a folder, not a collection file")
    if not path.exists() and not create:
        raise CollectionError(f"{path}: there is no such collection; `retold add {path} PAGES…` makes one")
    if path.exists() and path.stat().st_size and not _is_database(path):
        raise CollectionError(f"{path} is not a collection of Retold; it was left as it is")
    if not write and not create:
        _bring_up_to_date(path)
    connection = _opened(path, "rwc" if create else "rw") if write or create else _opened_to_read(path)
    try:
        _check(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA trusted_schema = OFF")
        if write or create:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")  # withdrawn text must not linger in free pages
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """In a folder that may only be read, SQLite cannot note who reads: there the file is taken as one that nobody changes."""
    connection = _opened(path, "ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except BaseException as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if not getattr(error, "sqlite_errorname", "").startswith(_SHUT) or (log.exists() and log.stat().st_size):
            raise
        return _opened(path, "ro&immutable=1")
    return connection


def _bring_up_to_date(path: Path) -> None:
    """Migrate a file that an older Retold made, so that reading it needs no care for what it was."""
    with closing(_opened_to_read(path)) as peek:
        _check(peek, path)
        if not peek.execute(
            "SELECT 1 FROM sqlite_master LIMIT 1"
        ).fetchone():  # its writer was killed before the first table
            raise CollectionError(f"{path} holds nothing yet; `retold add {path} PAGES…` fills it")
        older = peek.execute("PRAGMA application_id").fetchone()[0] and version_of(peek) < len(MIGRATIONS)
    if not older:
        return
    try:
        _connect(path, write=True, create=False).close()
    except sqlite3.OperationalError as error:
        told = (
            f"{path} was made by an older Retold and must be brought up to date before it can be read: {_reason(error)}"
        )
        raise CollectionError(told) from error


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if number != APPLICATION_ID and tables:
        raise CollectionError(f"{path} is a database, but not a collection of Retold; it was left as it is")
    if version_of(connection) > len(MIGRATIONS):
        raise CollectionError(f"{path} was made by a newer Retold; update this one: pip install --upgrade retold")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise CollectionError(f"{path}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    if not isinstance(error, sqlite3.DatabaseError):
        return _DAMAGED
    code = getattr(error, "sqlite_errorname", "") or ""
    known = {
        "SQLITE_BUSY": "another program is writing to it; try again when that is done",
        "SQLITE_LOCKED": "another program is writing to it; try again when that is done",
        "SQLITE_READONLY": "it cannot be written to; check the permissions of the file and its folder",
        "SQLITE_CANTOPEN": "it cannot be opened; check that the folder exists and may be used",
        "SQLITE_FULL": "the disk is full; what was written before is kept, run the command again once there is room",
        "SQLITE_IOERR": "the disk could not be read or written; check it, and restore a copy if it is damaged",
        "SQLITE_NOTADB": "it is not a collection of Retold",
        "SQLITE_CORRUPT": _DAMAGED,
    }
    for name, text in known.items():
        if code.startswith(name):
            return text
    return str(error)
