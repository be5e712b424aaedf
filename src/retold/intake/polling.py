"""Asking feeds what is new since last time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from retold.intake.feed import opml_feeds, read_feed
from retold.intake.fetching import Fetcher
from retold.intake.settings import IntakeSettings
from retold.intake.source import in_memory, sha256
from retold.intake.web import SCHEMES, page_of_entry
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


def poll(url: str, before: Validators, settings: IntakeSettings, fetcher: Fetcher) -> Polled:
    """Look at a feed once; a conditional request, so that an unchanged feed costs nothing."""
    found = fetcher.fetch(url, before.etag, before.modified, typed=True)
    if isinstance(found, Rejected):
        return Polled((), before, found.reason)
    after = Validators(found.etag or before.etag, found.modified or before.modified)
    if found.body is None:
        return Polled((), after)
    source = replace(in_memory(url, sha256(url.encode())[:12], found.body), url=found.url, captured=found.moment)
    items = tuple(read_feed(source, settings))
    if not any(_address(item) for item in items):
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


def pages_of(
    feed: str,
    entries: tuple[Page | Rejected, ...],
    known: Callable[[str], bool],
    settings: IntakeSettings,
    fetcher: Fetcher,
) -> Iterator[Page | Rejected]:
    """The pages of those entries of a feed whose address is not known yet, fetched politely one after the other."""
    for entry in entries:
        address = _address(entry)
        if address is None or not known(address):
            typed = address is not None and urlsplit(address).netloc == urlsplit(feed).netloc
            yield page_of_entry(entry, settings, fetcher, typed=typed)


def _address(entry: Page | Rejected) -> str | None:
    address = entry.url if isinstance(entry, Page) else entry.id
    return address if address and address.startswith(SCHEMES) else None
