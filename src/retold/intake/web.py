"""Addresses: web pages, feeds with their pages, lists of feeds. Fetched only when asked to."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from retold.intake.feed import opml_feeds, read_entries, read_feed, read_opml
from retold.intake.fetching import Fetched, Fetcher
from retold.intake.formats import BY_ENDING, sniffed
from retold.intake.settings import IntakeSettings
from retold.intake.source import Reader, Source, in_memory, sha256
from retold.model import Page, Rejected

SCHEMES = ("http://", "https://")
_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/x-opml": ".opml",
}


def read_url(url: str, settings: IntakeSettings, fetcher: Fetcher | None) -> Iterator[Page | Rejected]:
    """What stands at `url`: an article, a feed with its pages, a list of feeds. Nothing without a fetcher."""
    if fetcher is None:
        yield Rejected(url, "intake", "is an address, and nothing is fetched unless asked for: give --fetch", url)
    else:
        yield from _of_url(url, settings, fetcher, typed=True)


def _of_url(url: str, settings: IntakeSettings, fetcher: Fetcher, *, typed: bool) -> Iterator[Page | Rejected]:
    found = fetcher.fetch(url, typed=typed)
    if isinstance(found, Rejected):
        yield found
        return
    body = found.body or b""
    source = _source(url, found, body)
    ending = _BY_TYPE.get(found.kind)
    yield from read_with_pages(source, BY_ENDING[ending] if ending else sniffed(body[:4096]), settings, fetcher)


def _source(url: str, found: Fetched, body: bytes) -> Source:
    stem = f"{urlsplit(found.url).hostname or 'page'}-{sha256(url.encode('utf-8', 'replace'))[:12]}"
    held = in_memory(url, stem, body)
    return replace(held, url=found.url, declared=found.charset, captured=found.moment)


def read_with_pages(
    source: Source, reader: Reader, settings: IntakeSettings, fetcher: Fetcher
) -> Iterator[Page | Rejected]:
    """A source that is here already; of a feed or list of feeds with the pages its entries point to."""
    if reader is read_opml:
        with source.open() as stream:
            feeds = opml_feeds(stream.read(settings.max_page_bytes))
        for url in feeds:
            yield from _of_url(url, settings, fetcher, typed=False)
    elif reader is read_feed:
        for entry in read_entries(source, settings):
            yield page_of_entry(entry, settings, fetcher)
    else:
        yield from reader(source, settings)


def address_of(entry: Page | Rejected) -> str | None:
    """Where the page of an entry stands."""
    address = entry.url if isinstance(entry, Page) else None
    return address if address and address.startswith(SCHEMES) else None


def page_of_entry(
    entry: Page | Rejected, settings: IntakeSettings, fetcher: Fetcher, *, typed: bool = False
) -> Page | Rejected:
    """The page an entry points to, with what the feed states of it; the entry itself where it cannot be had.

    `typed`: the address counts as given by the user (see `Fetcher.fetch`): it is on the host of a feed they named.
    """
    url = address_of(entry)
    if url is None:
        return entry
    found = fetcher.fetch(url, typed=typed)
    return without_page(entry, found) if isinstance(found, Rejected) else fetched_page(entry, url, found, settings)


def without_page(entry: Page | Rejected, refused: Rejected) -> Page | Rejected:
    """What is left of an entry whose page cannot be had: what the feed carries of it, if it carries anything."""
    if isinstance(entry, Rejected) or not entry.text:
        return replace(refused, id=entry.id)
    return replace(entry, notes=(*entry.notes, f"its page: {refused.reason}"))


def fetched_page(entry: Page | Rejected, url: str, found: Fetched, settings: IntakeSettings) -> Page | Rejected:
    """A page that was fetched for an entry, with what the feed states of it."""
    pages = list(BY_ENDING[".html"](_source(url, found, found.body or b""), settings))
    page = pages[0]
    if isinstance(entry, Rejected):
        return page
    if isinstance(page, Rejected):
        return replace(page, id=entry.id)
    return replace(page, id=entry.id, stated=entry.stated)
