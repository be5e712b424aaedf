"""Following feeds from a real server on this machine that behaves well, badly, and not at all."""

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from retold import watching
from retold.settings import Settings
from retold.store import feeds, originals
from retold.store.opening import collection

ARTICLE = """<html><head><title>{name}</title></head><body><nav>Home News</nav><article><h1>The mill at {name} is for sale</h1>
<p>The old water mill at {name} is for sale after forty years in one family, the owner said on Monday 6 October 2025.</p>
<p>“My knees have had enough of the stairs,” said Edda Loam, who ground the last sack of rye there in the spring.</p>
<p>The council of {name} has asked that the wheel be kept turning, and offers to pay for half of a new sluice gate.</p>
</article><footer>All rights reserved</footer></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Mill News</title>
{items}</channel></rss>"""
ITEM = "<item><title>The mill at {name} is for sale</title><link>{root}/{name}.html</link><guid>{name}</guid>{updated}<description>Short.</description></item>"


class Server(BaseHTTPRequestHandler):
    """Answers by path; `asked` logs every request with its validators."""

    def do_GET(self):
        server = self.server
        server.asked.append((self.path, self.headers.get("If-None-Match"), self.headers.get("User-Agent")))
        root = f"http://127.0.0.1:{server.server_port}"
        if self.path == "/robots.txt":
            self.answer(200, "text/plain", b"User-agent: *\nDisallow: /secret\n")
        elif self.path == "/feed.xml" and self.headers.get("If-None-Match") == server.tag:
            self.answer(304, "", b"")
        elif self.path == "/feed.xml":
            items = "".join(ITEM.format(name=name, root=root, updated=server.updated) for name in server.names)
            self.answer(200, "application/rss+xml", FEED.format(items=items).encode(), ETag=server.tag)
        elif self.path.endswith(".html"):
            self.page(server, self.path[1:-5], server.page_tag(self.path))
        elif self.path == "/round":
            self.answer(302, "", b"", Location=f"{root}/round")
        elif self.path == "/garbage":
            self.answer(200, "application/rss+xml", b"<rss><<<&&& \x00\xff not xml")
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(10_000):
                    self.wfile.write(b"<item>" * 1000)
            except OSError:
                pass
        else:
            self.answer(500, "text/plain", b"broken")

    def page(self, server, name, tag):
        if self.headers.get("If-None-Match") == tag:
            self.answer(304, "", b"")
        else:
            body = ARTICLE.format(name=name).replace("forty years", server.years) + server.advertisement
            self.answer(server.status, "text/html", body.encode(), ETag=tag)

    def answer(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def server():
    http = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    http.names, http.tag, http.asked = ["Alder", "Birch"], '"one"', []
    http.years, http.advertisement, http.updated, http.status = "forty years", "", "", 200
    http.page_tag = lambda path: f'"{hash((path, http.years, http.advertisement))}"'
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield http
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture
def watch(tmp_path, server):
    settings = Settings()
    settings = replace(
        settings,
        intake=replace(settings.intake, host_pause_seconds=0.0, max_page_bytes=200_000, fetch_timeout_seconds=5.0),
    )
    ticks = count()
    with collection(tmp_path / "news.retold", create=True) as connection:

        def once(*paths, minutes=None):
            urls = [f"http://127.0.0.1:{server.server_port}{p}" for p in paths]

            def clock():
                return f"2025-10-07T{(minutes or 0) // 60:02d}:{(minutes or 0) % 60:02d}:00.{next(ticks):06d}+00:00"

            return watching.watch_once(connection, urls, settings, clock), connection

        yield once


def test_new_entries_are_fetched_and_kept(watch):
    done, connection = watch("/feed.xml")
    assert done.run.kept == 2
    titles = {t for (t,) in connection.execute("SELECT title FROM articles")}
    assert titles == {"The mill at Alder is for sale", "The mill at Birch is for sale"}
    assert list(originals.problems(connection)) == []


def test_an_unchanged_feed_is_asked_conditionally_and_nothing_else_is_fetched(watch, server):
    watch("/feed.xml")
    server.asked.clear()
    done, _ = watch("/feed.xml")
    assert done.unchanged == 1
    assert [(p, tag) for p, tag, _ in server.asked if p != "/robots.txt"] == [("/feed.xml", '"one"')]


def test_only_what_is_new_is_fetched(watch, server):
    watch("/feed.xml")
    server.names.append("Cedar")
    server.tag = '"two"'
    server.asked.clear()
    done, _ = watch("/feed.xml")
    assert done.run.kept == 1
    assert [p for p, _, _ in server.asked if p.endswith(".html")] == ["/Cedar.html"]


def test_robots_are_obeyed(watch, server):
    done, _ = watch("/secret/feed.xml")
    assert "robots.txt" in next(iter(done.problems.values()))
    assert [p for p, _, _ in server.asked] == ["/robots.txt"]


def test_the_name_sent_is_honest(watch, server):
    watch("/feed.xml")
    assert {agent.split("/")[0] for _, _, agent in server.asked} == {"retold"}


@pytest.mark.parametrize("path", ["/round", "/garbage", "/endless", "/dead"])
def test_a_bad_feed_is_named_and_the_others_go_on(watch, path):
    done, connection = watch(path, "/feed.xml")
    assert len(done.problems) == 1
    assert done.run.kept == 2
    assert [f.failures for f in feeds.every(connection) if f.url.endswith(path)] == [1]


def test_a_failing_feed_rests_longer_each_time(watch):
    watch("/dead", minutes=0)
    assert watch("/dead", minutes=1)[0].resting == 1
    assert watch("/dead", minutes=3)[0].resting == 0
    assert watch("/dead", minutes=6)[0].resting == 1


def test_a_feed_that_recovers_is_forgiven(watch, server):
    watch("/feed.xml")
    _, connection = watch("/feed.xml")
    assert [f.failures for f in feeds.every(connection)] == [0]


def pages_asked(server):
    found = [p for p, _, _ in server.asked if p.endswith(".html")]
    server.asked.clear()
    return found


UPDATED = "<dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>2025-10-07T00:30:00Z</dc:date>"


def test_a_page_the_feed_says_was_changed_is_fetched_again_and_kept_as_a_new_version(watch, server):
    watch("/feed.xml")
    pages_asked(server)
    server.tag, server.years, server.updated = '"two"', "fifty years", UPDATED
    done, connection = watch("/feed.xml", minutes=10)
    assert pages_asked(server) == ["/Alder.html", "/Birch.html"]
    assert done.run.kept == 2
    versions = connection.execute(
        "SELECT id, replaces FROM articles WHERE title LIKE '%Alder%' ORDER BY number"
    ).fetchall()
    assert [replaces for _, replaces in versions] == [None, versions[0][0]]


def test_a_young_page_is_looked_at_again_after_a_while_and_costs_nothing_if_it_did_not_change(watch, server):
    watch("/feed.xml")
    pages_asked(server)
    server.tag = '"two"'
    watch("/feed.xml", minutes=30)
    assert pages_asked(server) == [], "half an hour is too soon"
    server.tag = '"three"'
    done, connection = watch("/feed.xml", minutes=90)
    assert pages_asked(server) == ["/Alder.html", "/Birch.html"]
    assert (done.run.kept, done.run.rejected) == (0, [])
    server.tag = '"four"'
    watch("/feed.xml", minutes=160)
    assert pages_asked(server) == [], "the second pause is longer"
    assert {feeds.last_look(connection, u).calm for (u,) in connection.execute("SELECT url FROM looks")} == {1}


def test_a_page_on_which_only_the_advertisement_changed_is_not_a_new_version(watch, server):
    watch("/feed.xml")
    server.tag, server.advertisement = '"two"', "<aside>Buy two lamps, pay for one.</aside>"
    done, connection = watch("/feed.xml", minutes=90)
    assert (done.run.kept, done.run.known) == (0, 2)
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_a_known_page_that_is_gone_is_left_as_it_was_kept(watch, server):
    watch("/feed.xml")
    server.tag, server.status, server.advertisement = '"two"', 404, "gone"
    done, connection = watch("/feed.xml", minutes=90)
    assert (done.run.kept, done.run.rejected) == (0, [])
    assert connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)


def test_a_withdrawn_page_is_not_fetched_again(watch, server, tmp_path):
    from retold import keeping

    _, connection = watch("/feed.xml")
    (name,) = connection.execute("SELECT id FROM articles WHERE title LIKE '%Alder%'").fetchone()
    keeping.withdraw(connection, name, "asked to", Settings(), lambda: "2025-10-07T00:05:00+00:00")
    pages_asked(server)
    server.tag, server.updated = '"two"', UPDATED
    watch("/feed.xml", minutes=90)
    assert pages_asked(server) == ["/Birch.html"]
