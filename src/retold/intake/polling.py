"""Asking feeds what is new since last time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from retold.intake.feed import opml_feeds, read_entries
from retold.intake.fetching import Fetcher
from retold.intake.settings import IntakeSettings
from retold.intake.source import in_memory, sha256
from retold.intake.web import SCHEMES, address_of, fetched_page, without_page
from retold.model import Page, Rejected


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask next time whether a feed changed."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """One look at a feed.

    Attributes:
        entries: its entries in its order, rejected where they carry no text (their page may); none if nothing changed.
        validators: for the next look.
        problem: why the feed could not be read, None if it could.
    """

    entries: tuple[Page | Rejected, ...]
    validators: Validators
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Visited:
    """One look at a page: the page or why there is none (None: it has not changed), and what to ask with next time.

    Attributes:
        item: what came.
        validators: for the next visit.
        problem: why a later visit brought nothing, None if it did or nothing had changed.
    """

    item: Page | Rejected | None
    validators: Validators
    problem: str | None = None


def poll(url: str, before: Validators, settings: IntakeSettings, fetcher: Fetcher) -> Polled:
    """Look at a feed once; a conditional request, so that an unchanged feed costs nothing."""
    found = fetcher.fetch(url, before.etag, before.modified, typed=True)
    if isinstance(found, Rejected):
        return Polled((), before, found.reason)
    after = Validators(found.etag or before.etag, found.modified or before.modified)
    if found.body is None:
        return Polled((), after)
    source = replace(in_memory(url, sha256(url.encode())[:12], found.body), url=found.url, captured=found.moment)
    items = tuple(read_entries(source, settings))
    if not any(address_of(item) for item in items):
        return Polled((), before, next((i.reason for i in items if isinstance(i, Rejected)), "it holds no entries"))
    return Polled(items, after)


def feeds_of(paths_or_urls: tuple[str, ...], read: Callable[[str], bytes]) -> tuple[str, ...]:
    """The feeds meant: addresses as they are, OPML files as the feeds they list.

    Raises:
        OSError: if a file cannot be read.
    """
    found: list[str] = []
    for item in paths_or_urls:
        found.extend([item] if item.startswith(SCHEMES) else opml_feeds(read(item)))
    return tuple(dict.fromkeys(found))


def visit(
    feed: str, entry: Page | Rejected, before: Validators | None, settings: IntakeSettings, fetcher: Fetcher
) -> Visited:
    """Look at the page an entry of a feed points to.

    Args:
        feed: address of the feed; pages on its host count as given by the user.
        entry: of the feed.
        before: what the server gave at the last visit, None at the first. On a later visit the entry itself never stands in
            for a page that cannot be had, and a page that has not changed is no page.
        settings: bounds.
        fetcher: open.
    """
    address = address_of(entry)
    if address is None:
        return Visited(entry, Validators())
    asked = before or Validators()
    typed = urlsplit(address).netloc == urlsplit(feed).netloc
    found = fetcher.fetch(address, asked.etag, asked.modified, typed=typed)
    if isinstance(found, Rejected):
        return Visited(None, asked, found.reason) if before else Visited(without_page(entry, found), asked)
    after = Validators(found.etag, found.modified)
    if found.body is None:
        return Visited(None, asked)
    return Visited(fetched_page(entry, address, found, settings), after)


def updated_of(entry: Page | Rejected) -> str | None:
    """When the feed says the page was changed."""
    return entry.stated.updated if isinstance(entry, Page) else None
