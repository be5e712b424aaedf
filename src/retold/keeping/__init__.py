"""Keeping a collection up to date: the stages and the store together, only the stories concerned touched.

A run has four steps, each safe to be killed in and taken up again by the next run:

1. *receive*: pages are cleaned and kept, a batch a transaction; their articles wait (`story` is null).
2. *place*: each waiting article joins, with its nearest neighbours' stories, the story it belongs to; those stories are stale.
3. *compare*: what of the new articles' text stands in other stories too is found; those stories are stale too.
4. *retell*: the accounts of stale stories are made again.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from retold import pipeline
from retold.keeping.comparing import compare
from retold.keeping.correcting import decide, undo, withdraw
from retold.keeping.crew import Crew, cores
from retold.keeping.placing import place
from retold.keeping.receiving import Receiver
from retold.keeping.run import Progress, Run, silent
from retold.keeping.telling import account, retell
from retold.model import Page, Rejected
from retold.settings import Settings
from retold.store.opening import transaction

__all__ = ["Progress", "Run", "account", "add", "cores", "decide", "keep", "refresh", "undo", "withdraw"]


def add(
    connection: sqlite3.Connection,
    inputs: Sequence[str],
    settings: Settings,
    clock: Callable[[], str],
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
    workers: int = 1,
) -> Run:
    """Read inputs into an open collection and bring the stories concerned up to date.

    Args:
        connection: an open collection, for writing.
        inputs: paths, folders, globs, URLs, or `-`.
        settings: of all stages.
        clock: gives the time in UTC as ISO 8601.
        stdin: what `-` reads.
        progress: called with the step and how many were done in it.
        workers: cores to use; little work is done on one all the same.
    """
    return keep(
        connection, pipeline.pages(inputs, settings, stdin), " ".join(inputs), settings, clock, progress, workers
    )


def keep(
    connection: sqlite3.Connection,
    pages: Iterable[Page | Rejected],
    what: str,
    settings: Settings,
    clock: Callable[[], str],
    progress: Progress = silent,
    workers: int = 1,
    *,
    only_changed: bool = False,
) -> Run:
    """The same for pages at hand.

    `what` says in the run log where they came from. With `only_changed` a page whose text is that of the last version of its
    address is known already, whatever else changed on it.
    """
    run = Run()
    with transaction(connection):
        number = int(
            connection.execute("INSERT INTO runs (started, what) VALUES (?, ?)", (clock(), what[:500])).lastrowid or 0
        )
    with Crew(workers) as crew:
        Receiver(connection, settings, clock, run, only_changed).receive(pages, number, crew, progress)
        place(connection, settings, clock, run, progress)
        compare(connection, settings, run, progress)
        retell(connection, settings, run, crew, progress)
    with transaction(connection):
        connection.execute(
            "UPDATE runs SET finished = ?, kept = ?, known = ? WHERE id = ?", (clock(), run.kept, run.known, number)
        )
    return run


def refresh(
    connection: sqlite3.Connection,
    settings: Settings,
    clock: Callable[[], str],
    run: Run | None = None,
    progress: Progress = silent,
    workers: int = 1,
) -> Run:
    """Place what waits and retell what is stale; whatever an earlier run left undone too."""
    run = run or Run()
    place(connection, settings, clock, run, progress)
    compare(connection, settings, run, progress)
    with Crew(workers) as crew:
        retell(connection, settings, run, crew, progress)
    return run
