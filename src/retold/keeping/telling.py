"""The fourth step of a run: the accounts of stale stories are made again.

The account of a story of one page is not kept: nothing is compared in it, so it is told in some milliseconds whenever
somebody asks. Only what search, people and calendar need of it is.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial

from retold import pipeline
from retold.export.doubts import doubts
from retold.export.ink import clip
from retold.export.page_names import page_names
from retold.keeping import formulas
from retold.keeping.comparing import with_elsewhere
from retold.keeping.crew import Crew
from retold.keeping.run import Progress, Run
from retold.lineage import Formulas
from retold.model import Account, Copied, Rejected, Story
from retold.settings import Settings
from retold.store import copies, rows
from retold.store.opening import transaction

# A story, and the links of its articles to other stories.
Linked = tuple[Story, tuple[Copied, ...]]
LEAD_CHARS = 400  # of the first sentence, in lists
BATCH_STORIES = 32  # stories told between two writes


def account(connection: sqlite3.Connection, name: str, settings: Settings) -> Account | None:
    """The account of a story, with what stands in other stories now; None if there is no such story or none is made yet."""
    row = connection.execute("SELECT size, stale FROM stories WHERE id = ?", (name,)).fetchone()
    if row is None or row[1]:
        return None
    kept = rows.load_account(connection, name) or _single(connection, name, settings)
    return with_elsewhere(connection, kept) if kept else None


def _single(connection: sqlite3.Connection, name: str, settings: Settings) -> Account | None:
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


def _loaded(connection: sqlite3.Connection, names: list[str]) -> Iterator[list[Linked]]:
    for start in range(0, len(names), BATCH_STORIES):
        batch = names[start : start + BATCH_STORIES]
        loaded = [story for name in batch if (story := rows.load_story(connection, name)) is not None]
        yield [(story, tuple(map(copies.copied, copies.beside(connection, story.id)))) for story in loaded]


def _told(settings: Settings, known: Formulas | None, some: list[Linked]) -> list[tuple[rows.Told, Rejected | None]]:
    """The story stages over some stories."""
    return [_one(story, links, settings, known) for story, links in some]


def _one(
    story: Story, links: tuple[Copied, ...], settings: Settings, known: Formulas | None
) -> tuple[rows.Told, Rejected | None]:
    whole = len(story.articles) > 1
    work = partial(pipeline.told, settings=settings, known=known, links=links) if whole else pipeline.outlined
    account, fault = pipeline.attempted(work, story, "telling", pipeline.listed)
    return rows.condensed(account, whole=whole, glance=_glance(account)), fault


def _glance(account: Account) -> rows.Glance:
    """What lists say of a story: how its account begins, and which pages to read with care."""
    names = page_names(account.story.articles)
    lead = account.brief[0].text if account.brief else _opening(account.story)
    return rows.Glance(clip(lead, LEAD_CHARS), tuple((d.article, names[d.article]) for d in doubts(account)))


def _opening(story: Story) -> str:
    """The first sentence of the first article; of a text without any, as much of it."""
    article, found = story.articles[0], next(iter(story.mentions), None)
    return found.sentences[0].of(article.text) if found and found.sentences else article.text
