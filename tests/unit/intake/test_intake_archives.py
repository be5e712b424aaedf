import gzip
import io
import zipfile
from datetime import UTC, datetime

import httpx
import pytest

from retold.intake import Fetcher, IntakeSettings, read
from retold.intake.feed import read_feed
from retold.intake.source import in_memory
from retold.intake.web import read_url, read_with_pages
from retold.model import Page, Rejected

HTML = b"<html><body><h1>Bridge</h1><p>The bridge is closed.</p></body></html>"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>Bridge &amp; ferry</title><link>https://harbour.example/bridge</link>
<description>The bridge is closed.</description><pubDate>Fri, 02 May 2031 10:00:00 GMT</pubDate></item></channel></rss>"""


def record(url, body, kind="text/html; charset=utf-8", status=200):
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(url)}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [
    record("https://a.example/1", HTML),
    record("https://a.example/p.png", b"\x89PNG", "image/png"),
    record("https://a.example/gone", HTML, status=404),
    record("https://b.example/2", HTML.replace(b"Bridge", b"Ferry")),
]
PACKED = b"".join(gzip.compress(r) for r in RECORDS)


def read_file(path):
    found = list(read([str(path)], IntakeSettings()))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Rejected)]


def test_each_html_response_of_a_warc_is_a_page_with_address_and_capture_time(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS))
    pages, rejected = read_file(tmp_path / "a.warc")
    assert [page.url for page in pages] == ["https://a.example/1", "https://b.example/2"]
    assert pages[0].captured == datetime(2031, 5, 2, 10, tzinfo=UTC)
    assert rejected == []


def test_a_packed_warc_gives_the_same_pages(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"".join(RECORDS))
    (tmp_path / "b.warc.gz").write_bytes(PACKED)
    assert [p.id for p in read_file(tmp_path / "a.warc")[0]] == [p.id for p in read_file(tmp_path / "b.warc.gz")[0]]


def test_a_truncated_warc_gives_what_is_whole_and_says_that_it_breaks_off(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(PACKED[:-60])
    (page,), rejected = read_file(tmp_path / "a.warc.gz")
    assert page.url == "https://a.example/1"
    assert "breaks off" in rejected[-1].reason


PLAIN = b"".join(RECORDS)


@pytest.mark.parametrize("cut", [5, 30, len(HTML) - 1, len(RECORDS[-1]) - 60])
def test_a_truncated_warc_that_is_not_packed_is_told_of_too(tmp_path, cut):
    (tmp_path / "a.warc").write_bytes(PLAIN[:-cut])
    pages, (rejected,) = read_file(tmp_path / "a.warc")
    assert [page.url for page in pages] == ["https://a.example/1"]
    assert "breaks off" in rejected.reason


def test_a_warc_without_the_blank_lines_at_its_end_is_whole(tmp_path):
    (tmp_path / "a.warc").write_bytes(PLAIN[:-4])
    pages, rejected = read_file(tmp_path / "a.warc")
    assert (len(pages), rejected) == (2, [])


def test_a_page_is_kept_where_only_what_comes_behind_it_is_damaged(tmp_path):
    (tmp_path / "a.warc").write_bytes(PLAIN + b"WARC/1.0\r\nWARC-Ty")
    pages, (rejected,) = read_file(tmp_path / "a.warc")
    assert len(pages) == 2
    assert "breaks off" in rejected.reason


@pytest.mark.parametrize("raw", [PLAIN, PACKED])
def test_an_archive_is_read_from_standard_input_whatever_its_size(raw):
    found = list(read(["-"], IntakeSettings(max_page_bytes=400), io.BytesIO(raw)))
    assert [page.url for page in found] == ["https://a.example/1", "https://b.example/2"]


def test_a_file_that_is_no_warc_is_rejected(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"nothing of the kind" * 50)
    pages, rejected = read_file(tmp_path / "a.warc")
    assert (pages, len(rejected)) == ([], 1)


def test_a_wacz_is_read_without_unpacking_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", PACKED)
        archive.writestr("../outside.txt", "x")
    pages, _ = read_file(tmp_path / "c.wacz")
    assert len(pages) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["c.wacz"]


def test_a_wacz_that_is_no_archive_is_rejected(tmp_path):
    (tmp_path / "c.wacz").write_bytes(b"PK\x03\x04 broken")
    _, (rejected,) = read_file(tmp_path / "c.wacz")
    assert "WACZ" in rejected.reason


def test_a_feed_entry_is_a_page_with_what_the_feed_states(tmp_path):
    (tmp_path / "f.rss").write_bytes(RSS)
    (page,), _ = read_file(tmp_path / "f.rss")
    assert (page.url, page.stated.title, page.stated.outlet) == (
        "https://harbour.example/bridge",
        "Bridge & ferry",
        "Harbour Post",
    )
    assert page.stated.published == "2031-05-02T10:00:00Z"
    assert "--fetch" in page.notes[0]


BARE = RSS.replace(b"<description>The bridge is closed.</description>", b"")


def test_an_entry_has_one_id_whether_it_has_a_text_or_not(tmp_path):
    for name, raw in (("a.rss", RSS), ("b.rss", BARE)):
        (tmp_path / name).write_bytes(raw)
    ((page,), _), (_, (rejected,)) = read_file(tmp_path / "a.rss"), read_file(tmp_path / "b.rss")
    assert page.id.startswith("harbour.example-")
    assert rejected.id == page.id
    assert (rejected.source, "--fetch" in rejected.reason) == (f"{tmp_path / 'b.rss'}:1", True)


def test_an_entry_without_text_and_address_is_rejected_by_its_number(tmp_path):
    (tmp_path / "f.rss").write_bytes(BARE.replace(b"<link>https://harbour.example/bridge</link>", b""))
    _, (rejected,) = read_file(tmp_path / "f.rss")
    assert rejected.id == "f:1"


@pytest.mark.parametrize(("address", "kept"), [("bridge", True), ("private/bridge", False)])
def test_the_page_of_an_entry_without_text_is_fetched_and_keeps_the_id(address, kept):
    raw = BARE.replace(b"harbour.example/bridge", f"harbour.example/{address}".encode())
    with polite() as fetcher:
        (found,) = read_with_pages(in_memory("f.rss", "f", raw), read_feed, IntakeSettings(fetch=True), fetcher)
    assert isinstance(found, Page) is kept
    assert found.id.startswith("harbour.example-")
    assert kept or "robots.txt" in found.reason


def test_a_feed_that_declares_entities_is_not_read(tmp_path):
    (tmp_path / "f.rss").write_bytes(RSS.replace(b"<rss", b'<!DOCTYPE r [<!ENTITY a "aaaa">]><rss'))
    pages, (rejected,) = read_file(tmp_path / "f.rss")
    assert pages == []
    assert "entities" in rejected.reason


def test_the_feeds_of_an_opml_list_are_named(tmp_path):
    (tmp_path / "l.opml").write_text(
        '<opml><body><outline xmlUrl="https://harbour.example/feed?a=1&amp;b=2"/></body></opml>'
    )
    _, (rejected,) = read_file(tmp_path / "l.opml")
    assert rejected.id == "https://harbour.example/feed?a=1&b=2"


def site(request):
    path = request.url.path
    if path == "/robots.txt":
        return httpx.Response(200, text="User-agent: *\nDisallow: /private\nCrawl-delay: 3")
    if path == "/inside":
        return httpx.Response(302, headers={"location": "http://127.0.0.1/admin"})
    if path == "/feed":
        return httpx.Response(200, content=RSS, headers={"content-type": "application/rss+xml"})
    if request.headers.get("if-none-match") == '"1"':
        return httpx.Response(304)
    return httpx.Response(200, content=HTML, headers={"content-type": "text/html", "etag": '"1"'})


def polite(waits=None):
    return Fetcher(
        IntakeSettings(fetch=True), httpx.MockTransport(site), (waits if waits is not None else []).append, lambda: 0.0
    )


def fetch_all(*urls):
    settings = IntakeSettings(fetch=True)
    with polite() as fetcher:
        return [found for url in urls for found in read_url(url, settings, fetcher)]


def test_an_address_is_fetched_when_asked_for():
    (page,) = fetch_all("https://harbour.example/bridge")
    assert (page.url, page.text) == ("https://harbour.example/bridge", HTML.decode())


def test_robots_txt_is_obeyed():
    (rejected,) = fetch_all("https://harbour.example/private/x")
    assert "robots.txt" in rejected.reason


def test_a_redirect_into_the_own_machine_is_refused():
    (rejected,) = fetch_all("https://harbour.example/inside")
    assert "127.0.0.1" in rejected.reason


def test_the_pause_a_site_asks_for_is_kept():
    waits = []
    with polite(waits) as fetcher:
        fetcher.fetch("https://harbour.example/1")
        fetcher.fetch("https://harbour.example/2")
    assert waits == [2.0, 3.0]


def test_a_page_that_did_not_change_is_not_sent_again():
    with polite() as fetcher:
        assert fetcher.fetch("https://harbour.example/1", etag='"1"').body is None


def test_a_fetched_feed_gives_the_pages_of_its_entries():
    (page,) = fetch_all("https://harbour.example/feed")
    assert page.text == HTML.decode()
    assert page.stated.title == "Bridge & ferry"
