"""Keeping a collection up to date: the stages and the store together, only the stories concerned touched.

A run has three steps, each safe to be killed in and taken up again by the next run:

1. *receive*: pages are cleaned and kept, a batch a transaction; their articles wait (`story` is null).
2. *place*: each waiting article joins, with its nearest neighbours' stories, the story it belongs to; those stories are stale.
3. *retell*: the accounts of stale stories are made again.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO

from retold import pipeline, stories
from retold.model import Article, Decision, Mentions, Page, Rejected, Story
from retold.settings import Settings
from retold.store import decisions, originals, rows
from retold.store.opening import transaction
from retold.words import fold, tokens
from retold.words.background import idf

Progress = Callable[[str, int], None]

BATCH_PAGES = 64  # pages a transaction: a killed run loses at most these, and does them again
PROBE_TERMS = 24  # rarest words of an article that look for its neighbours
PROBE_CHARS = 3000  # read of an article for them: an event is told at the beginning
NEIGHBOURS = 30


@dataclass(slots=True)
class Run:
    """What a run did. `known`: pages that were there already, byte for byte."""

    kept: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)


def add(
    connection: sqlite3.Connection,
    inputs: Sequence[str],
    settings: Settings,
    clock: Callable[[], str],
    stdin: BinaryIO | None = None,
    progress: Progress = lambda _step, _count: None,
) -> Run:
    """Read inputs into an open collection and bring the stories concerned up to date.

    Args:
        connection: an open collection, for writing.
        inputs: paths, folders, globs, URLs, or `-`.
        settings: of all stages.
        clock: gives the time in UTC as ISO 8601.
        stdin: what `-` reads.
        progress: called with the step and how many were done in it.
    """
    return keep(connection, pipeline.pages(inputs, settings, stdin), " ".join(inputs), settings, clock, progress)


def keep(
    connection: sqlite3.Connection,
    pages: Iterable[Page | Rejected],
    what: str,
    settings: Settings,
    clock: Callable[[], str],
    progress: Progress = lambda _step, _count: None,
) -> Run:
    """The same for pages at hand; `what` says in the run log where they came from."""
    run = Run()
    with transaction(connection):
        number = int(
            connection.execute("INSERT INTO runs (started, what) VALUES (?, ?)", (clock(), what[:500])).lastrowid or 0
        )
    _receive(connection, pages, number, run, settings, clock, progress)
    refresh(connection, settings, clock, run, progress)
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
    progress: Progress = lambda _step, _count: None,
) -> Run:
    """Place what waits and retell what is stale; whatever an earlier run left undone too."""
    run = run or Run()
    _place(connection, settings, clock, run, progress)
    _retell(connection, settings, run, progress)
    return run


def _receive(
    connection: sqlite3.Connection,
    pages: Iterable[Page | Rejected],
    number: int,
    run: Run,
    settings: Settings,
    clock: Callable[[], str],
    progress: Progress,
) -> None:
    stream = iter(pages)
    while batch := list(islice(stream, BATCH_PAGES)):
        fresh = [item if isinstance(item, Rejected) else _renamed(connection, item) for item in batch]
        wanted = [item for item in fresh if item is not None]
        run.known += len(fresh) - len(wanted)
        came = {page.sha256: page for page in wanted if isinstance(page, Page)}
        cleaned = list(pipeline.clean(wanted, settings))
        noted = list(pipeline.annotated((a for a in cleaned if isinstance(a, Article)), settings))
        with transaction(connection):
            at = clock()
            for item in (c for c in cleaned if isinstance(c, Rejected)):
                run.rejected.append(item)
                connection.execute(
                    "INSERT INTO rejected VALUES (?, ?, ?, ?, ?)",
                    (number, item.id, item.stage, item.reason, item.source),
                )
            for article, found in noted:
                originals.put(connection, came[article.page_sha256], at)
                rows.save_article(connection, article, found, at, number, _replaced(connection, article))
                run.kept += 1
        progress("pages read", run.kept + run.known + len(run.rejected))


def _renamed(connection: sqlite3.Connection, page: Page) -> Page | Rejected | None:
    """The page under an id that is free; None if it is kept already; rejected if it was withdrawn."""
    gone = connection.execute("SELECT at, reason FROM tombstones WHERE sha256 = ?", (page.sha256,)).fetchone()
    if gone:
        return Rejected(page.id, "store", f"withdrawn on {gone[0][:10]}: {gone[1]}", page.source)
    if connection.execute("SELECT 1 FROM articles WHERE sha256 = ?", (page.sha256,)).fetchone():
        return None
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (page.id,)).fetchone():
        return replace(page, id=f"{page.id}~{page.sha256[:8]}")
    return page


def _replaced(connection: sqlite3.Connection, article: Article) -> str | None:
    """The newest version kept of the same address."""
    if article.url is None:
        return None
    row = connection.execute(
        "SELECT id FROM articles WHERE url = ? ORDER BY added DESC, id LIMIT 1", (article.url,)
    ).fetchone()
    return row[0] if row else None


def _place(
    connection: sqlite3.Connection, settings: Settings, clock: Callable[[], str], run: Run, progress: Progress
) -> None:
    standing = decisions.standing(connection)
    done = 0
    while waiting := [
        i for (i,) in connection.execute("SELECT id FROM articles WHERE story IS NULL ORDER BY id LIMIT 256")
    ]:
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
    before = {a.id: s for a, s in ((a, names[a.id]) for a, _ in pairs) if s}
    found = stories.group([a for a, _ in pairs], [m for _, m in pairs], settings.stories, standing, before)
    sizes = Counter(before.values())
    with transaction(connection):
        for story in found:
            was = {before.get(a.id) for a in story.articles}
            if was == {story.id} and sizes[story.id] == len(story.articles):
                continue
            rows.save_story(connection, pipeline.settle(story, settings), at)
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
        sql = "SELECT id FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
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


def _retell(connection: sqlite3.Connection, settings: Settings, run: Run, progress: Progress) -> None:
    stale = [s for (s,) in connection.execute("SELECT id FROM stories WHERE stale = 1 ORDER BY id")]
    for done, name in enumerate(stale, 1):
        story = rows.load_story(connection, name)
        if story is not None:
            account = pipeline.told(story, settings)
            with transaction(connection):
                rows.save_account(connection, account)
            run.stories.add(name)
        progress("stories told", done)


def decide(connection: sqlite3.Connection, decision: Decision, settings: Settings, clock: Callable[[], str]) -> int:
    """Record a merge, split or pin and carry it out; returns its number in the log."""
    with transaction(connection):
        number = decisions.record(connection, decision, clock())
    _carry_out(connection, decision, settings, clock)
    return number


def undo(connection: sqlite3.Connection, number: int, settings: Settings, clock: Callable[[], str]) -> Decision | None:
    """Undo a decision by its number; None if there is none in force of that number."""
    with transaction(connection):
        found = decisions.undo(connection, number, clock())
    if found is None:
        return None
    _carry_out(connection, found.decision, settings, clock)
    return found.decision


def _carry_out(
    connection: sqlite3.Connection, decision: Decision, settings: Settings, clock: Callable[[], str]
) -> None:
    concerned = {*decision.articles, *decision.apart}
    run = Run()
    regroup(connection, concerned, decisions.standing(connection), settings, clock(), run)
    _retell(connection, settings, run, lambda _step, _count: None)


def withdraw(
    connection: sqlite3.Connection, article: str, reason: str, settings: Settings, clock: Callable[[], str]
) -> None:
    """Take an article's text out of everything and leave a tombstone; its story is told again without it.

    Raises:
        KeyError: if there is no such article.
    """
    with transaction(connection):
        name = decisions.withdraw(connection, article, reason, clock())
        left = name and connection.execute("SELECT 1 FROM articles WHERE story = ? LIMIT 1", (name,)).fetchone()
        if name and not left:
            rows.drop_story(connection, name, None)
    run = Run()
    if name and left:
        ids = [i for (i,) in connection.execute("SELECT id FROM articles WHERE story = ?", (name,))]
        with transaction(connection):  # a title or reason may quote the withdrawn text: make the story anew
            connection.execute("UPDATE articles SET story = NULL WHERE story = ?", (name,))
        pairs = list(rows.load_articles(connection, ids))
        _renew(connection, name, pairs, settings, clock(), run)
    _retell(connection, settings, run, lambda _step, _count: None)
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")  # drops its words from the index's segments
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _renew(
    connection: sqlite3.Connection,
    name: str,
    pairs: list[tuple[Article, Mentions]],
    settings: Settings,
    at: str,
    run: Run,
) -> None:
    known = {a.id: name for a, _ in pairs}
    found: tuple[Story, ...] = stories.group(
        [a for a, _ in pairs], [m for _, m in pairs], settings.stories, decisions.standing(connection), known
    )
    with transaction(connection):
        for story in found:
            rows.save_story(connection, pipeline.settle(story, settings), at)
            run.stories.add(story.id)
        if name not in {story.id for story in found}:
            rows.drop_story(connection, name, found[0].id)
