"""The third step of a run: text of the new articles that stands in other stories too.

A new article is looked up by a sample of its runs of words, which every article leaves behind; so it costs about the same in
a small collection and in a large one. An article of a file that was made before there were samples is as good as new.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from retold import pipeline
from retold.account.elsewhere import Home, seen_from
from retold.keeping import formulas
from retold.keeping.run import Progress, Run
from retold.lineage.reprints import MOST_ARTICLES, partners, sample
from retold.lineage.statements import Pair
from retold.model import Account, Copied, Rejected
from retold.settings import Settings
from retold.store import copies, rows
from retold.store.opening import transaction

BATCH_ARTICLES = 256  # a transaction: a killed run loses at most these, and does them again


def compare(
    connection: sqlite3.Connection, settings: Settings, run: Run, progress: Progress, again: Iterable[str] = ()
) -> None:
    """Find what stands in other stories too, for every article that was not looked up yet, and `again` for some that were."""
    ids = list(dict.fromkeys((*again, *copies.unsampled(connection))))
    if not ids:
        return
    known, homes = formulas.known(connection), copies.homes(connection)
    new, done = copies.texts(connection, ids), 0
    while batch := list(islice(new, BATCH_ARTICLES)):
        with transaction(connection):
            for pair in _pairs(connection, batch, homes):
                left, right = rows.load_articles(connection, copies.ids(connection, pair))
                found = pipeline.compared(left, right, settings, known)
                if isinstance(found, Copied):
                    copies.save(connection, found)
                run.rejected += [found] if isinstance(found, Rejected) else []
        done += len(batch)
        progress("articles compared", done)


def _pairs(connection: sqlite3.Connection, batch: list[tuple[int, str]], homes: Mapping[int, int]) -> list[Pair]:
    found: list[Pair] = []
    for number, text in batch:
        runs = sample(text).tolist()
        copies.save_sample(connection, number, runs)
        shared = (copies.with_run(connection, run, MOST_ARTICLES + 1) for run in runs)
        found += partners(number, ([n for n in some if n in homes] for some in shared if len(some) > 1), homes)
    return found


def with_elsewhere(connection: sqlite3.Connection, account: Account) -> Account:
    """An account with what of its text stands in other stories now."""
    near = copies.beside(connection, account.story.id)
    if not near:
        return account
    loaded = {a.id: a for a in rows.load_bare(connection, sorted({one.article for one in near}))}
    homes = {one.article: Home(loaded[one.article], one.story, one.title) for one in near}
    return replace(account, elsewhere=seen_from(account.story, account.lineage, map(copies.copied, near), homes))
