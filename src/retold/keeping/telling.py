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
from retold.model import Account, Rejected, Story
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
    if story is None:
        return None
    return pipeline.attempted(partial(pipeline.told, settings=settings), story, "telling", pipeline.listed)[0]


def retell(connection: sqlite3.Connection, settings: Settings, run: Run, crew: Crew, progress: Progress) -> None:
    """Make the accounts of stale stories again."""
    stale = [s for (s,) in connection.execute("SELECT id FROM stories WHERE stale ORDER BY id")]
    done = 0
    known = formulas.known(connection) if stale else None
    for told in crew.map(partial(_told, settings, known), _loaded(connection, stale)):
        with transaction(connection):
            for one, fault in told:
                rows.save_told(connection, one)
                run.stories.add(one.story)
                run.rejected += [fault] if fault else []
        done += len(told)
        progress("stories told", done)


def _loaded(connection: sqlite3.Connection, names: list[str]) -> Iterator[list[Story]]:
    for start in range(0, len(names), BATCH_STORIES):
        batch = names[start : start + BATCH_STORIES]
        yield [story for name in batch if (story := rows.load_story(connection, name)) is not None]


def _told(settings: Settings, known: Formulas | None, some: list[Story]) -> list[tuple[rows.Told, Rejected | None]]:
    """The story stages over some stories."""
    return [_one(story, settings, known) for story in some]


def _one(story: Story, settings: Settings, known: Formulas | None) -> tuple[rows.Told, Rejected | None]:
    whole = len(story.articles) > 1
    work = partial(pipeline.told, settings=settings, known=known) if whole else pipeline.outlined
    account, fault = pipeline.attempted(work, story, "telling", pipeline.listed)
    return rows.condensed(account, whole=whole), fault
