"""Feeds: RSS and Atom entries, and OPML lists of feeds."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

from retold.intake.own import FEED_ID, OWN_FEED
from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, read_whole, sha256
from retold.model import Page, PageForm, Rejected, Stated

_MAX_ENTRIES = 10_000
_ENTITY_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_OUTLINE_URL = re.compile(r"""<outline\b[^<>]*?\bxmlUrl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
# An entry with fewer words than this is an announcement of the article, not the article.
_FULL_TEXT_WORDS = 120


def read_feed(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """Each entry of a feed as a page: its full text where the feed carries it, else its summary, with a note."""
    return (told(entry) for entry in read_entries(source, settings))


def told(entry: Page | Rejected) -> Page | Rejected:
    """An entry as it is without its page: rejected if the feed carries no text of it."""
    if isinstance(entry, Page) and not entry.text:
        return Rejected(entry.id, "intake", "the feed entry has no text; give --fetch to read its page", entry.source)
    return entry


def read_entries(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The same, to be followed to their pages: an entry that has an address and no text is a page with no text."""
    raw = read_whole(source, settings)
    if isinstance(raw, Rejected):
        yield raw
        return
    if _ENTITY_DECLARATION.search(raw):
        yield source.rejected("declares XML entities, which no feed needs; not read")
        return
    import feedparser  # noqa: PLC0415  only where there is a feed

    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    if feed.feed.get("id") == FEED_ID:
        yield source.rejected(OWN_FEED)
        return
    entries = feed.entries[:_MAX_ENTRIES]
    if not entries:
        yield source.rejected("holds no feed entries")
    for number, entry in enumerate(entries, 1):
        yield _page(source, entry, number, feed.feed.get("title"), feed.feed.get("language"))


def read_opml(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """A list of feeds holds no pages itself; each feed is named, to be fetched."""
    raw = read_whole(source, settings)
    if isinstance(raw, Rejected):
        yield raw
        return
    feeds = opml_feeds(raw)
    if not feeds:
        yield source.rejected("lists no feeds")
    for url in feeds:
        yield Rejected(url, "intake", "a feed listed here; give --fetch to read it", source.place(url))


def opml_feeds(raw: bytes) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML file lists, in its order, each once."""
    from html import unescape  # noqa: PLC0415

    text = raw.decode("utf-8", "replace")
    found = (unescape(match[1] or match[2] or "").strip() for match in _OUTLINE_URL.finditer(text))
    return tuple(dict.fromkeys(url for url in found if url.startswith(("http://", "https://"))))


def _page(source: Source, entry: Any, number: int, outlet: str | None, language: str | None) -> Page | Rejected:
    body, full = _body(entry)
    place = source.place(str(number))
    link = entry.get("link") if str(entry.get("link", "")).startswith(("http://", "https://")) else None
    if not body.strip() and not link:
        return source.rejected("the feed entry has neither a text nor an address", str(number))
    title = " ".join(str(entry.get("title", "")).split()) or None
    text = (
        f"<html><body><article><h1>{escape(title or '')}</h1>\n{body}\n</article></body></html>" if body.strip() else ""
    )
    raw = text.encode("utf-8", "replace")
    return Page(
        id=f"{_host(link) or source.stem}-{sha256((entry.get('id') or link or body).encode('utf-8', 'replace'))[:12]}",
        form=PageForm.HTML,
        text=raw.decode("utf-8"),
        sha256=sha256(raw),
        source=place,
        url=link,
        stated=Stated(
            title=title,
            published=_moment(entry.get("published_parsed")),
            updated=_moment(entry["updated_parsed"] if dict.__contains__(entry, "updated_parsed") else None),
            authors=tuple(a["name"] for a in entry.get("authors", ()) if a.get("name")),
            outlet=(entry.get("source") or {}).get("title") or outlet or None,
            language=language[:2].lower() if language and language[:2].isalpha() else None,
        ),
        notes=() if full else ("only what the feed carries of it; give --fetch to read the page",),
    )


def _body(entry: Any) -> tuple[str, bool]:
    """The longest text of an entry, as HTML, and whether it is likely all of it."""
    texts = [content.get("value", "") for content in entry.get("content", ())] + [entry.get("summary", "")]
    best = max(texts, key=len, default="")
    if "<" not in best:
        best = "".join(f"<p>{escape(line)}</p>\n" for line in best.splitlines() if line.strip())
    return best, len(re.sub(r"<[^<>]*>", " ", best).split()) >= _FULL_TEXT_WORDS


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _moment(parsed: Any) -> str | None:
    """A feed's time (UTC, as feedparser gives it) in ISO 8601."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
