"""Following feeds into a collection: what is new is fetched politely and kept."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from retold import keeping
from retold.intake.fetching import Fetcher
from retold.intake.polling import Validators, poll, updated_of, visit
from retold.intake.web import address_of
from retold.model import Page, Rejected
from retold.settings import Settings
from retold.store import feeds as kept
from retold.store.opening import transaction


@dataclass(slots=True)
class Round:
    """One look at all feeds: what was kept, and which feeds could not be read and why."""

    run: keeping.Run = field(default_factory=keeping.Run)
    problems: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0
    resting: int = 0


def watch_once(
    connection: sqlite3.Connection,
    urls: Sequence[str],
    settings: Settings,
    clock: Callable[[], str],
    progress: keeping.Progress = lambda _step, _count: None,
    fetcher: Fetcher | None = None,
) -> Round:
    """Look at each feed once; a feed that failed again and again rests longer each time.

    A feed's validators are kept only after its pages are: a killed run asks again.
    """
    done = Round()
    allowed = replace(settings, intake=replace(settings.intake, fetch=True))
    with fetcher or Fetcher(allowed.intake) as open_fetcher:
        for url in urls:
            feed = kept.load(connection, url)
            if kept.rests(feed, clock()):
                done.resting += 1
                continue
            polled = poll(url, Validators(feed.etag, feed.modified), allowed.intake, open_fetcher)
            if polled.problem:
                done.problems[url] = polled.problem
            elif not polled.entries:
                done.unchanged += 1
            else:
                _keep(connection, url, polled.entries, allowed, clock, open_fetcher, done, progress)
            with transaction(connection):
                kept.save(
                    connection,
                    kept.Feed(
                        url, polled.validators.etag, polled.validators.modified, clock(),
                        feed.failures + 1 if polled.problem else 0, polled.problem,
                    ),
                )  # fmt: skip
    return done


@dataclass(slots=True)
class _Visits:
    """The pages of a feed's entries, fetched politely one after the other; `looks` are kept once the pages are."""

    connection: sqlite3.Connection
    feed: str
    settings: Settings
    fetcher: Fetcher
    now: str
    looks: list[tuple[kept.Look, str | None]] = field(default_factory=list)
    passed: int = 0

    def pages(self, entries: Sequence[Page | Rejected]) -> Iterator[Page | Rejected]:
        """What is new: pages not known yet, and known ones that may have changed since."""
        for entry in entries:
            address = address_of(entry)
            if address is None:
                yield entry
                continue
            look = kept.last_look(self.connection, address)
            if not self._wanted(address, look, updated_of(entry)):
                self.passed += 1
                continue
            asked = Validators(look.etag, look.modified) if look else None
            found = visit(self.feed, entry, asked, self.settings.intake, self.fetcher)
            calm = look.calm + 1 if look else 0
            tags = found.validators
            noted = kept.Look(address, tags.etag, tags.modified, self.now, updated_of(entry), calm)
            self.looks.append((noted, found.item.sha256 if isinstance(found.item, Page) else None))
            if found.item is not None:
                yield found.item

    def _wanted(self, address: str, look: kept.Look | None, updated: str | None) -> bool:
        if look is None:
            return not kept.is_known(self.connection, address)
        return kept.is_due(look, updated, self.now) and not kept.is_withdrawn(self.connection, address)

    def note(self, hashes: set[str]) -> None:
        """Keep the looks; a page that was kept, by the hash of its original, is not calm."""
        with transaction(self.connection):
            for look, sha256 in self.looks:
                kept.note(self.connection, replace(look, calm=0) if sha256 in hashes else look)


def _keep(
    connection: sqlite3.Connection,
    url: str,
    entries: tuple[Page | Rejected, ...],
    settings: Settings,
    clock: Callable[[], str],
    fetcher: Fetcher,
    done: Round,
    progress: keeping.Progress,
) -> None:
    visits = _Visits(connection, url, settings, fetcher, clock())
    came = list(visits.pages(entries))
    run = keeping.keep(connection, came, url, settings, clock, progress, only_changed=True)
    visits.note(run.hashes)
    done.run.kept += run.kept
    done.run.known += run.known + visits.passed
    done.run.rejected += run.rejected
    done.run.stories |= run.stories
