"""Following feeds into a collection: what is new is fetched politely and kept."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from retold import keeping
from retold.intake.fetching import Fetcher
from retold.intake.polling import Validators, pages_of, poll
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
    def known(address: str) -> bool:
        return kept.is_known(connection, address)

    came: list[Page | Rejected] = list(pages_of(url, entries, known, settings.intake, fetcher))
    run = keeping.keep(connection, came, url, settings, clock, progress)
    done.run.kept += run.kept
    done.run.known += run.known + len(entries) - len(came)
    done.run.rejected += run.rejected
    done.run.stories |= run.stories
