"""The second step of a run: articles that wait join the stories they belong to; those are stale then."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from retold import pipeline, stories
from retold.keeping.neighbourhood import Neighbourhood
from retold.keeping.run import Progress, Run
from retold.model import Decision, Mentions, Story
from retold.settings import Settings
from retold.store import decisions, rows
from retold.store.opening import transaction

# Bytes of articles, as they are kept, placed at a time: some 20,000 reports of a wire, in about 900 MB of memory. Those that
# come together are grouped together; whoever comes later has the stories of their neighbours grouped again.
WAITING_BYTES = 24_000_000


def place(
    connection: sqlite3.Connection, settings: Settings, clock: Callable[[], str], run: Run, progress: Progress
) -> None:
    """Group whatever waits with its neighbours."""
    standing = decisions.standing(connection)
    done = 0
    while waiting := _waiting(connection):
        concerned = set(waiting)
        if connection.execute("SELECT 1 FROM stories LIMIT 1").fetchone():
            neighbourhood = Neighbourhood(connection)
            for article in rows.load_bare(connection, waiting):
                concerned.update(neighbourhood.near(article))
        regroup(connection, concerned, standing, settings, clock(), run)
        done += len(waiting)
        progress("articles placed", done)


def _waiting(connection: sqlite3.Connection) -> list[str]:
    """The ids of the next articles that no story has yet, in their order."""
    taken: list[str] = []
    size = 0
    for name, length in connection.execute("SELECT id, length(body) FROM articles WHERE story IS NULL ORDER BY id"):
        size += length
        if taken and size > WAITING_BYTES:
            break
        taken.append(name)
    return taken


def regroup(
    connection: sqlite3.Connection,
    concerned: Iterable[str],
    standing: tuple[Decision, ...],
    settings: Settings,
    at: str,
    run: Run,
    homes: Sequence[Mapping[str, str]] = (),
) -> None:
    """Group articles anew with all others of their stories; stories keep their ids where their articles stay.

    `homes`: the stories in which articles were once, what is tried first first; parted as they were, they have those
    ids again.
    """
    names = with_their_stories(connection, concerned)
    articles = list(rows.load_bare(connection, sorted(names)))
    before = {a.id: home for a in articles if (home := names[a.id])}
    silent = [Mentions(a.id, ()) for a in articles]  # grouping reads the articles alone
    found = stories.group(articles, silent, settings.stories, standing, before)
    back = next(filter(None, (_given_back(connection, found, once, before) for once in homes)), None)
    if back:
        found = stories.group(articles, silent, settings.stories, standing, before | back)
    sizes = Counter(before.values())
    with transaction(connection):
        for story in found:
            was = {before.get(a.id) for a in story.articles}
            if was == {story.id} and sizes[story.id] == len(story.articles):
                continue
            save_settled(connection, story, settings, at, run)
        now = {a.id: story.id for story in found for a in story.articles}
        for old in sorted(set(before.values()) - set(now.values())):
            heirs = Counter(now[i] for i, s in before.items() if s == old)
            rows.drop_story(connection, old, heirs.most_common(1)[0][0])


def _given_back(
    connection: sqlite3.Connection, found: Sequence[Story], homes: Mapping[str, str], before: Mapping[str, str]
) -> dict[str, str]:
    """The id that each article's story had once; empty unless that tells all the stories apart and the ids are free."""
    names: dict[str, str] = {}
    for story in found:
        were = Counter(homes[a.id] for a in story.articles if a.id in homes)
        names[story.id] = min(were, key=lambda home: (-were[home], home), default=story.id)
    taken = (
        connection.execute("SELECT 1 FROM stories WHERE id = ?", (name,)).fetchone()
        for name in sorted(set(names.values()) - set(before.values()))
    )
    if len(set(names.values())) < len(found) or len(found) < 2 or any(taken):
        return {}
    return {a.id: names[story.id] for story in found for a in story.articles}


def with_their_stories(connection: sqlite3.Connection, concerned: Iterable[str]) -> dict[str, str | None]:
    """The articles and all others of their stories, with the story each is in."""
    names: dict[str, str | None] = {}
    for name in sorted(concerned):
        row = connection.execute("SELECT story FROM articles WHERE id = ?", (name,)).fetchone()
        if row is None:
            continue
        names[name] = row[0]
        if row[0] is not None:
            mates = connection.execute("SELECT id FROM articles WHERE story = ?", (row[0],))
            names.update((i, row[0]) for (i,) in mates)
    return names


def save_settled(connection: sqlite3.Connection, story: Story, settings: Settings, at: str, run: Run) -> None:
    """Keep a story as it was grouped, with the mentions its articles have and dates settled among them."""
    run.stories.add(story.id)
    kept = dict(
        zip((a.id for a in story.articles), rows.load_articles(connection, (a.id for a in story.articles)), strict=True)
    )
    whole = replace(story, mentions=tuple(found for _, found in kept.values()))
    settled, fault = pipeline.attempted(
        partial(pipeline.settle, settings=settings), whole, "dates", lambda story: story
    )
    run.rejected += [fault] if fault else []
    rows.save_story(connection, settled, at, kept)
