"""The first step of a run: pages are cleaned, read and kept, a batch a transaction; their articles wait."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from retold import pipeline
from retold.keeping.crew import Crew
from retold.keeping.run import Progress, Run
from retold.model import Article, Mentions, Page, Rejected
from retold.settings import Settings
from retold.store import originals, rows
from retold.store.opening import transaction

BATCH_PAGES = 64  # pages a transaction: a killed run loses at most these, and does them again

# A batch before and after the record stages: what was rejected, and each article with its mentions and its page.
Batch = list[Page | Rejected]
Noted = list[Rejected | tuple[Page, Article, Mentions]]


@dataclass(slots=True)
class Receiver:
    """Takes pages in.

    Attributes:
        only_changed: a page whose text and headline are those of the last version of its address is known already,
            whatever else changed on it: advertisements do at every look.
        on_the_way: pages that are being read and not in the file yet, by their ids: hash, address and outlet.
    """

    connection: sqlite3.Connection
    settings: Settings
    clock: Callable[[], str]
    run: Run
    only_changed: bool = False
    on_the_way: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)

    def receive(self, pages: Iterable[Page | Rejected], number: int, crew: Crew, progress: Progress) -> None:
        """Clean, read and keep pages; `number` is that of the run in the log."""
        for noted in crew.map(partial(_noted, self.settings), self._batches(pages)):
            with transaction(self.connection):
                at = self.clock()
                for item in noted:
                    self._keep(item, number, at)
            progress("pages read", self.run.kept + self.run.known + len(self.run.rejected))

    def _batches(self, pages: Iterable[Page | Rejected]) -> Iterator[Batch]:
        stream = iter(pages)
        while batch := list(islice(stream, BATCH_PAGES)):
            fresh = [item if isinstance(item, Rejected) else self._renamed(item) for item in batch]
            wanted = [item for item in fresh if item is not None]
            self.run.known += len(fresh) - len(wanted)
            yield wanted

    def _renamed(self, page: Page) -> Page | Rejected | None:
        """The page under an id that is free; None if it is kept already; rejected if it was withdrawn.

        The same bytes at another address, or stated to be of another outlet, are another page: a reprint.
        """
        ask = self.connection.execute
        gone = ask("SELECT at, reason FROM tombstones WHERE sha256 = ?", (page.sha256,)).fetchone()
        if gone:
            return Rejected(page.id, "store", f"withdrawn on {gone[0][:10]}: {gone[1]}", page.source)
        asked = "SELECT m.article, m.url, a.outlet FROM manifest m LEFT JOIN articles a ON a.number = m.seq WHERE m.sha256 = ?"
        same = [*ask(asked, (bytes.fromhex(page.sha256),))]
        same += [
            (name, url, outlet) for name, (sha256, url, outlet) in self.on_the_way.items() if sha256 == page.sha256
        ]
        if any(name == page.id or not _elsewhere(page, url, outlet) for name, url, outlet in same):
            return None
        if page.id in self.on_the_way or ask("SELECT 1 FROM articles WHERE id = ?", (page.id,)).fetchone():
            page = replace(page, id=f"{page.id}~{page.sha256[:8]}")
        self.on_the_way[page.id] = (page.sha256, page.url, page.stated.outlet)
        return page

    def _keep(self, item: Rejected | tuple[Page, Article, Mentions], number: int, at: str) -> None:
        if isinstance(item, Rejected):
            self.run.rejected.append(item)
            self.on_the_way.pop(item.id, None)
            self.connection.execute(
                "INSERT INTO rejected VALUES (?, ?, ?, ?, ?)", (number, item.id, item.stage, item.reason, item.source)
            )
            return
        page, article, found = item
        self.on_the_way.pop(page.id, None)
        before = self._version_before(article)
        if self.only_changed and before is not None and (before.title, before.text) == (article.title, article.text):
            self.run.known += 1
            return
        seq = originals.put(self.connection, page, at, article.text)
        rows.save_article(self.connection, seq, article, found, at, number, before.id if before else None)
        self.run.kept += 1
        self.run.hashes.add(page.sha256)

    def _version_before(self, article: Article) -> Article | None:
        """The newest version kept of the same address."""
        if article.url is None:
            return None
        row = self.connection.execute(
            "SELECT id FROM articles WHERE url = ? ORDER BY number DESC LIMIT 1", (article.url,)
        ).fetchone()
        return next(rows.load_articles(self.connection, [row[0]]))[0] if row else None


def _elsewhere(page: Page, url: str | None, outlet: str | None) -> bool:
    """Whether a page says that it stands elsewhere than one with the same bytes: at another address, in another outlet."""
    if page.url and url:
        return page.url != url
    return bool(page.stated.outlet and outlet and page.stated.outlet != outlet)


def _noted(settings: Settings, batch: Batch) -> Noted:
    """The record stages over a batch."""
    came = {item.id: item for item in batch if isinstance(item, Page)}
    read = pipeline.annotated(pipeline.clean(batch, settings), settings)
    return [item if isinstance(item, Rejected) else (came[item[0].id], *item) for item in read]
