"""Text that stands in several stories: samples of every article's runs of words, and the pairs found to share copied text.

Both go by articles, not stories: a pair whose articles come into one story is shown no more, and shown again if they part.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from retold.model import Copied
from retold.store.codec import pack, unpack, unpack_text

TABLES = """
    CREATE TABLE samples (            -- runs of words of each article, as hashes
        run INTEGER NOT NULL,
        article INTEGER NOT NULL,
        PRIMARY KEY (run, article)
    ) WITHOUT ROWID;
    CREATE TABLE copies (             -- articles that share copied text though they came into different stories
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        body BLOB NOT NULL,           -- the Copied
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    CREATE INDEX copies_other ON copies (other);
"""


class Neighbour(NamedTuple):
    """The other article of a pair, by its id, with the id and title of its story; `copied` as it is kept."""

    article: str
    story: str
    title: str
    copied: bytes


def unsampled(connection: sqlite3.Connection) -> list[str]:
    """The ids of the articles that came after the last one with a sample, in their order."""
    (last,) = connection.execute("SELECT coalesce(max(article), 0) FROM samples").fetchone()
    found = connection.execute("SELECT id FROM articles WHERE number > ? AND story NOT NULL ORDER BY number", (last,))
    return [article for (article,) in found]


def texts(connection: sqlite3.Connection, articles: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Numbers and texts of some articles; unknown ids are left out."""
    for article in articles:
        row = connection.execute("SELECT number, body FROM articles WHERE id = ?", (article,)).fetchone()
        if row:
            yield row[0], unpack_text(row[1])


def homes(connection: sqlite3.Connection) -> Mapping[int, int]:
    """The number of each article's story by the article's number."""
    return dict(connection.execute("SELECT a.number, s.number FROM articles a JOIN stories s ON s.id = a.story"))


def save_sample(connection: sqlite3.Connection, article: int, sample: Iterable[int]) -> None:
    """Keep the sample of an article."""
    connection.executemany("INSERT OR IGNORE INTO samples VALUES (?, ?)", [(run, article) for run in sample])


def with_run(connection: sqlite3.Connection, run: int, most: int) -> list[int]:
    """The articles that have a run of words in their samples, ascending, at most so many."""
    found = connection.execute("SELECT article FROM samples WHERE run = ? ORDER BY article LIMIT ?", (run, most))
    return [article for (article,) in found]


def ids(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[str]:
    """The ids of articles by their numbers."""
    return [connection.execute("SELECT id FROM articles WHERE number = ?", (n,)).fetchone()[0] for n in numbers]


def save(connection: sqlite3.Connection, copied: Copied) -> None:
    """Keep what two articles were found to share; what was told of stories with one of them and others is stale."""
    number = "(SELECT number FROM articles WHERE id = ?)"
    connection.execute(
        f"INSERT OR REPLACE INTO copies VALUES ({number}, {number}, ?)",  # noqa: S608  from above
        (copied.left, copied.right, pack(copied)),
    )
    connection.execute(
        "UPDATE stories SET stale = 1 WHERE size > 1 AND id IN (SELECT story FROM articles WHERE id IN (?, ?))",
        (copied.left, copied.right),
    )


_OF = (
    "SELECT b.id, s.id, s.title, c.body FROM articles a JOIN copies c ON c.{mine} = a.number "
    "JOIN articles b ON b.number = c.{theirs} JOIN stories s ON s.id = b.story WHERE a.story = ? AND s.id != ?"
)
_BOTH = f"{_OF.format(mine='one', theirs='other')} UNION ALL {_OF.format(mine='other', theirs='one')} ORDER BY 1, 4"


def beside(connection: sqlite3.Connection, story: str) -> list[Neighbour]:
    """The articles of other stories that share copied text with articles of this one."""
    return [Neighbour(*row) for row in connection.execute(_BOTH, (story,) * 4)]


def copied(neighbour: Neighbour) -> Copied:
    """What a pair shares."""
    return unpack(neighbour.copied, Copied)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Take out all that is kept of an article here; reads every sample."""
    connection.execute("DELETE FROM samples WHERE article = ?", (number,))
    connection.execute("DELETE FROM copies WHERE one = ? OR other = ?", (number, number))
