"""Addresses: web pages, feeds with their pages, lists of feeds. Fetched only when asked to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from retold.intake.feed import opml_feeds, read_feed, read_opml
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


def read_urls(
    urls: Sequence[str], settings: IntakeSettings, fetcher: Fetcher | None = None
) -> Iterator[Page | Rejected]:
    """The pages at `urls`, ascending: articles, feeds with their pages, lists of feeds. Nothing without `fetch`."""
    if not settings.fetch:
        for url in sorted(set(urls)):
            yield Rejected(url, "intake", "is an address, and nothing is fetched unless asked for: give --fetch", url)
        return
    with fetcher or Fetcher(settings) as open_fetcher:
        for url in sorted(set(urls)):
            yield from _of_url(url, settings, open_fetcher, typed=True)


def read_with_pages(
    source: Source, reader: Reader, settings: IntakeSettings, fetcher: Fetcher | None = None
) -> Iterator[Page | Rejected]:
    """A feed or list of feeds that is already here, with the pages its entries point to."""
    with fetcher or Fetcher(settings) as open_fetcher:
        yield from _followed(source, reader, settings, open_fetcher)


def _of_url(url: str, settings: IntakeSettings, fetcher: Fetcher, *, typed: bool) -> Iterator[Page | Rejected]:
    found = fetcher.fetch(url, typed=typed)
    if isinstance(found, Rejected):
        yield found
        return
    body = found.body or b""
    source = _source(url, found, body)
    ending = _BY_TYPE.get(found.kind)
    yield from _followed(source, BY_ENDING[ending] if ending else sniffed(body[:4096]), settings, fetcher)


def _source(url: str, found: Fetched, body: bytes) -> Source:
    stem = f"{urlsplit(found.url).hostname or 'page'}-{sha256(url.encode('utf-8', 'replace'))[:12]}"
    held = in_memory(url, stem, body)
    return replace(held, url=found.url, declared=found.charset, captured=found.moment)


def _followed(source: Source, reader: Reader, settings: IntakeSettings, fetcher: Fetcher) -> Iterator[Page | Rejected]:
    if reader is read_opml:
        with source.open() as stream:
            feeds = opml_feeds(stream.read(settings.max_page_bytes))
        for url in feeds:
            yield from _of_url(url, settings, fetcher, typed=False)
    elif reader is read_feed:
        for entry in read_feed(source, settings):
            yield page_of_entry(entry, settings, fetcher)
    else:
        yield from reader(source, settings)


def page_of_entry(
    entry: Page | Rejected, settings: IntakeSettings, fetcher: Fetcher, *, typed: bool = False
) -> Page | Rejected:
    """The page an entry points to, with what the feed states of it; the entry itself where it cannot be had.

    `typed`: the address counts as given by the user (see `Fetcher.fetch`): it is on the host of a feed they named.
    """
    url = entry.url if isinstance(entry, Page) else entry.id
    if url is None or not url.startswith(SCHEMES):
        return entry
    found = fetcher.fetch(url, typed=typed)
    return without_page(entry, found) if isinstance(found, Rejected) else fetched_page(entry, url, found, settings)


def without_page(entry: Page | Rejected, refused: Rejected) -> Page | Rejected:
    """What is left of an entry whose page cannot be had: what the feed carries of it, if it carries anything."""
    return replace(entry, notes=(*entry.notes, f"its page: {refused.reason}")) if isinstance(entry, Page) else refused


def fetched_page(entry: Page | Rejected, url: str, found: Fetched, settings: IntakeSettings) -> Page | Rejected:
    """A page that was fetched for an entry, with what the feed states of it."""
    pages = list(BY_ENDING[".html"](_source(url, found, found.body or b""), settings))
    page = pages[0]
    if isinstance(page, Rejected) or isinstance(entry, Rejected):
        return page
    return replace(page, id=entry.id, stated=entry.stated)
