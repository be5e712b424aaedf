"""The third step of a run: the accounts of stale stories are made again.

The account of a story of one page is not kept: nothing is compared in it, so it is told in some milliseconds whenever
somebody asks. Only what search, people and calendar need of it is.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial

from retold import pipeline
from retold.keeping import formulas
from retold.keeping.crew import Crew
from retold.keeping.run import Progress, Run
from retold.lineage import Formulas
from retold.model import Account, Story
from retold.settings import Settings
from retold.store import rows
from retold.store.opening import transaction

BATCH_STORIES = 32  # stories told between two writes


def account(connection: sqlite3.Connection, name: str, settings: Settings) -> Account | None:
    """The account of a story; None if there is no such story or its account is still to be made."""
    row = connection.execute("SELECT size, stale FROM stories WHERE id = ?", (name,)).fetchone()
    if row is None or row[1]:
        return None
    kept = rows.load_account(connection, name)
    if kept is not None:
        return kept
    story = rows.load_story(connection, name)
    return pipeline.told(story, settings) if story is not None else None


def retell(connection: sqlite3.Connection, settings: Settings, run: Run, crew: Crew, progress: Progress) -> None:
    """Make the accounts of stale stories again."""
    stale = [s for (s,) in connection.execute("SELECT id FROM stories WHERE stale ORDER BY id")]
    done = 0
    known = formulas.known(connection) if stale else None
    for told in crew.map(partial(_told, settings, known), _loaded(connection, stale)):
        with transaction(connection):
            for one in told:
                rows.save_told(connection, one)
                run.stories.add(one.story)
        done += len(told)
        progress("stories told", done)


def _loaded(connection: sqlite3.Connection, names: list[str]) -> Iterator[list[Story]]:
    for start in range(0, len(names), BATCH_STORIES):
        batch = names[start : start + BATCH_STORIES]
        yield [story for name in batch if (story := rows.load_story(connection, name)) is not None]


def _told(settings: Settings, known: Formulas | None, some: list[Story]) -> list[rows.Told]:
    """The story stages over some stories."""
    return [_one(story, settings, known) for story in some]


def _one(story: Story, settings: Settings, known: Formulas | None) -> rows.Told:
    if len(story.articles) == 1:
        return rows.condensed(pipeline.outlined(story), whole=False)
    return rows.condensed(pipeline.told(story, settings, known), whole=True)
