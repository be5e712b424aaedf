"""The formulas of a collection: counted over all its stories whenever it has grown by a quarter, and kept in between.

A story is told with the formulas known then. Counting at every addition would read the whole file for ten pages, and an
account would change though nothing was added to its story; so it costs a fifth of a millisecond an article, now and then.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from retold import pipeline
from retold.lineage import Formulas
from retold.store.codec import unpack_text
from retold.store.opening import transaction

GROWTH = 1.25  # of the number of stories since they were counted


def known(connection: sqlite3.Connection) -> Formulas:
    """What several stories of an open collection say in the same words."""
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    (stories,) = connection.execute("SELECT count(*) FROM stories").fetchone()
    kept = connection.execute("SELECT stories, runs FROM formulas").fetchone()
    if kept is not None and stories < kept[0] * GROWTH:
        return Formulas(np.frombuffer(kept[1], dtype="<u8"))
    found = pipeline.formulas_of(_texts(connection))
    with transaction(connection):
        connection.execute("DELETE FROM formulas")
        connection.execute("INSERT INTO formulas VALUES (?, ?)", (stories, found.runs.astype("<u8").tobytes()))
    return found


def _texts(connection: sqlite3.Connection) -> Iterator[list[str]]:
    """The texts of one story after the other."""
    rows = connection.execute("SELECT story, body FROM articles WHERE story NOT NULL ORDER BY story")
    for _, articles in groupby(rows, key=lambda row: row[0]):
        yield [unpack_text(body) for _, body in articles]
