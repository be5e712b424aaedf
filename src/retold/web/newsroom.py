"""What all requests share: the collection's path, the one writer at a time, running work, pages made before."""

import sqlite3
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from retold import keeping
from retold.errors import CollectionError
from retold.export.page_names import page_names
from retold.settings import Settings
from retold.store import copies, opening, queries
from retold.web.jobs import Jobs
from retold.web.links import Paths
from retold.web.view import LiveView

Value = TypeVar("Value")

MAX_KNOWN = 60  # answers to slow questions kept
MAX_VIEWS = 12  # stories kept ready: a reader steps between a story and its pages
LOCK_SECONDS = 25.0  # how long a correction waits for running work before it says so


class Newsroom:
    """A collection and how the app works on it.

    Args:
        path: of the collection file.
        settings: of all stages, for what is added and corrected.
        clock: gives the time in UTC as ISO 8601.
        who: the name offered for decisions.
    """

    def __init__(self, path: Path, settings: Settings, clock: Callable[[], str], who: str) -> None:
        self.path = path
        self.settings = settings
        self.clock = clock
        self.who = who
        self.links = Paths()
        self.jobs = Jobs()
        self._writing = threading.Lock()
        self._views: OrderedDict[tuple[str, str, int], LiveView] = OrderedDict()
        self._views_lock = threading.Lock()
        self._known: dict[str, tuple[object, Any]] = {}

    @property
    def name(self) -> str:
        """What readers call the collection."""
        return self.path.stem

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the collection, whatever is written meanwhile."""
        with opening.collection(self.path) as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            except (
                zlib.error,
                msgspec.MsgspecError,
                FileNotFoundError,
            ) as error:  # or squeezed in a way not known here
                told = "a part of it is damaged, or a newer Retold wrote it; run `retold verify` on it"
                raise CollectionError(f"{self.path}: {told}") from error

    @contextmanager
    def writing(self, wait_seconds: float = LOCK_SECONDS) -> Iterator[sqlite3.Connection]:
        """The connection that writes; one at a time.

        Raises:
            CollectionError: if other work of this app goes on for too long, or as `opening.collection`.
        """
        if not self._writing.acquire(timeout=wait_seconds):
            raise CollectionError("other pages are being added right now; try again when that is done")
        try:
            with opening.collection(self.path, write=True) as connection:
                yield connection
        finally:
            self._writing.release()

    def view(self, connection: sqlite3.Connection, story: str) -> LiveView | None:
        """A story ready to be shown; None if it is not there or its account is still to be made."""
        row = connection.execute("SELECT changed, account, stale FROM stories WHERE id = ?", (story,)).fetchone()
        if row is None or row[2]:
            return None
        key = (
            story,
            str(row[0]),
            zlib.crc32(row[1] or b"", zlib.crc32(repr(copies.beside(connection, story)).encode())),
        )
        with self._views_lock:
            if key in self._views:
                self._views.move_to_end(key)
                return self._views[key]
        account = keeping.account(connection, story, self.settings)
        if account is None:
            return None
        view = LiveView(account, self.links, page_names(account.story.articles))
        with self._views_lock:
            self._views[key] = view
            while len(self._views) > MAX_VIEWS:
                self._views.popitem(last=False)
        return view

    def remembered(self, name: str, make: Callable[[], Value]) -> Value:
        """What `make` gives, made again only after something was written to the file."""
        state = tuple(_stamp(self.path.with_name(self.path.name + ending)) for ending in ("", "-wal"))
        with self._views_lock:
            known = self._known.get(name)
        if known and known[0] == state:
            value: Value = known[1]
            return value
        value = make()
        with self._views_lock:
            self._known[name] = (state, value)
            while len(self._known) > MAX_KNOWN:
                del self._known[next(iter(self._known))]
        return value

    def forget(self) -> None:
        """Drop every page made before: what was withdrawn must not linger."""
        with self._views_lock:
            self._views.clear()
            self._known.clear()

    def see(self, story: str) -> None:
        """Note that a reader looked at a story; left out where someone else is writing."""
        if not self._writing.acquire(blocking=False):
            return
        try:
            with opening.collection(self.path, write=True) as connection:
                queries.see(connection, story, self.clock())
        except CollectionError:
            pass  # a collection that cannot be written to can be read all the same
        finally:
            self._writing.release()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
