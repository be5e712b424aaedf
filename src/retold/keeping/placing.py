"""The second step of a run: articles that wait join the stories they belong to; those are stale then."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from retold import pipeline, stories
from retold.keeping.run import Progress, Run
from retold.model import Article, Decision
from retold.settings import Settings
from retold.store import decisions, rows
from retold.store.opening import transaction
from retold.words import fold, tokens
from retold.words.background import idf

PROBE_TERMS = 24  # rarest words of an article that look for its neighbours
PROBE_CHARS = 3000  # read of an article for them: an event is told at the beginning
NEIGHBOURS = 30
WAITING = 256  # articles placed at a time


def place(
    connection: sqlite3.Connection, settings: Settings, clock: Callable[[], str], run: Run, progress: Progress
) -> None:
    """Group whatever waits with its neighbours."""
    standing = decisions.standing(connection)
    done = 0
    asked = "SELECT id FROM articles WHERE story IS NULL ORDER BY id LIMIT ?"
    while waiting := [i for (i,) in connection.execute(asked, (WAITING,))]:
        concerned = set(waiting)
        for article, _ in rows.load_articles(connection, waiting):
            concerned.update(_neighbours(connection, article))
        regroup(connection, concerned, standing, settings, clock(), run)
        done += len(waiting)
        progress("articles placed", done)


def regroup(
    connection: sqlite3.Connection,
    concerned: Iterable[str],
    standing: tuple[Decision, ...],
    settings: Settings,
    at: str,
    run: Run,
) -> None:
    """Group articles anew with all others of their stories; stories keep their ids where their articles stay."""
    names = _with_their_stories(connection, concerned)
    pairs = list(rows.load_articles(connection, sorted(names)))
    kept = {article.id: (article, found) for article, found in pairs}
    before = {a: s for a in kept if (s := names[a])}
    found = stories.group([a for a, _ in pairs], [m for _, m in pairs], settings.stories, standing, before)
    sizes = Counter(before.values())
    with transaction(connection):
        for story in found:
            was = {before.get(a.id) for a in story.articles}
            if was == {story.id} and sizes[story.id] == len(story.articles):
                continue
            rows.save_story(connection, pipeline.settle(story, settings), at, kept)
            run.stories.add(story.id)
        now = {a.id: story.id for story in found for a in story.articles}
        for old in sorted(set(before.values()) - set(now.values())):
            heirs = Counter(now[i] for i, s in before.items() if s == old)
            rows.drop_story(connection, old, heirs.most_common(1)[0][0])


def _neighbours(connection: sqlite3.Connection, article: Article) -> Iterator[str]:
    """The kept articles that share most of an article's rarest words."""
    words = {fold(w) for w in tokens(f"{article.title or ''} {article.text[:PROBE_CHARS]}")}
    rare = sorted((w for w in words if len(w) > 2 and w.isalnum()), key=lambda w: (-idf(w), w))[:PROBE_TERMS]
    if rare:
        query = " OR ".join(f'"{w}"' for w in rare)
        sql = "SELECT id FROM articles WHERE number IN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?)"
        yield from (i for (i,) in connection.execute(sql, (query, NEIGHBOURS)))


def _with_their_stories(connection: sqlite3.Connection, concerned: Iterable[str]) -> dict[str, str | None]:
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
