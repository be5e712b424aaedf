"""Who may ask, and what strangers' text may do: nothing."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from retold.settings import Settings
from retold.web import guard
from retold.web.app import create
from retold.web.guard import Door


@pytest.fixture
def at_door(news):
    """The app behind a door of its own."""

    def opened(door=None, base="http://127.0.0.1:8321"):
        return TestClient(create(news, Settings(), lambda: "2025-11-01T00:00:00+00:00", "me", door or Door()), base)

    return opened


@pytest.mark.parametrize("path", ["/", "/nope", "/api/stories", "/api/nope", "/static/retold.css", "/feed.atom"])
def test_every_answer_forbids_what_a_page_of_ours_never_does(reader, path):
    headers = reader.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_page_holds_script_or_style_of_its_own(reader, story_of):
    for path in ("/", "/add", "/help", f"/stories/{story_of(reader, '02_halden_post')}", "/articles/02_halden_post"):
        text = reader.get(path).text
        assert not re.search(r"<script(?! src=\"/static/)|<style|\son\w+=|\sstyle=", text)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8321", "localhost.evil.example", "10.0.0.7", ""]
)
def test_another_host_name_is_refused(reader, host):
    answer = reader.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Container ship" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "LOCALHOST:8321", "[::1]:8321", "127.0.0.1"])
def test_the_machine_itself_is_let_in(reader, host):
    assert reader.get("/", headers={"host": host}).status_code == 200


FORMS = (
    "/add",
    "/finish",
    "/search/keep",
    "/decisions/merge",
    "/decisions/split",
    "/decisions/pin",
    "/decisions/undo",
    "/decisions/withdraw",
)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("key", [None, "", "wrong", "é"])
def test_a_form_without_its_key_changes_nothing(reader, path, key):
    answer = reader.post(
        path, data={"article": "16_library", "why": "x", "sure": "yes"} | ({"form_key": key} if key is not None else {})
    )
    assert answer.status_code == 403
    assert "Nothing was changed" in answer.text
    assert reader.get("/articles/16_library").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_sent_by_another_site_is_refused_even_with_the_key(reader, send, headers):
    answer = send(reader, "/decisions/withdraw", article="16_library", why="x", sure="yes", headers=headers)
    assert answer.status_code == 403
    assert reader.get("/articles/16_library").status_code == 200


@pytest.mark.parametrize(
    "headers", [{"origin": "http://127.0.0.1:8321"}, {"origin": "null", "sec-fetch-site": "same-origin"}]
)
def test_a_form_of_our_own_page_is_taken(editor, send, headers):
    answer = send(editor, "/decisions/undo", number="99", headers=headers)
    assert answer.status_code == 409


def test_what_another_site_loads_behind_a_readers_back_is_refused(reader):
    loaded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert reader.get("/export/html", headers=loaded).status_code == 403
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert reader.get("/", headers=followed).status_code == 200


def test_off_loopback_a_token_is_needed(at_door):
    with at_door(Door(token="secret-token"), "http://10.0.0.7:8321") as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/api/stories").json()["error"].endswith("a token")
        assert client.get("/api/stories", headers={"authorization": "Bearer secret-token"}).status_code == 200
        answer = client.get("/search?q=grain&token=secret-token", follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/search?q=grain"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "/%5Cevil.example"])
def test_the_token_never_leads_to_another_host(at_door, path):
    with at_door(Door(token="t"), "http://10.0.0.7") as client:
        answer = client.get(f"http://10.0.0.7{path}?token=t", follow_redirects=False)
        assert re.match(r"/(?![/\\])", answer.headers.get("location", "/"))


def test_names_are_refused_off_loopback_unless_they_were_given(at_door):
    door = Door(names=frozenset({"desk.local"}), token="t")
    with at_door(door) as client:
        assert client.get("/?token=t", headers={"host": "other.local"}).status_code == 421
        assert client.get("/", headers={"host": "desk.local:8321"}).status_code == 401


def test_too_much_is_refused_before_it_is_read(reader):
    answer = reader.post("/decisions/undo", content=b"", headers={"content-length": "99999999999999999999999"})
    assert answer.status_code == 413


def test_too_much_is_refused_even_if_its_length_is_not_stated(reader, monkeypatch):
    monkeypatch.setattr(guard, "MAX_FORM_BYTES", 1000)
    pieces = (b"x=" + b"y" * 500 for _ in range(10))
    answer = reader.post(
        "/decisions/undo", content=pieces, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


def test_an_endless_address_is_refused(reader):
    assert reader.get("/search?q=" + "a" * 9000).status_code == 414


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_cannot_be_done_is_a_page(reader, method):
    answer = reader.request(method, "/stories/x")
    assert answer.status_code == 405
    assert "<h1>" in answer.text


def test_hostile_pages_are_shown_and_do_nothing(hostile):
    """Every page of the app on pages full of markup holds none of it as markup."""
    seen, todo = set(), ["/", "/search?q=council", "/articles/%2E%2E%2F%2E%2E%2Fetc%2Fpasswd", "/people", "/archive"]
    while todo:
        path = todo.pop()
        seen.add(path)
        answer = hostile.get(path)
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue
        assert not re.search(r"<script(?! src=\"/static/)|<img|<b>|javascript:alert\(1\)\"|49 ", answer.text), path
        assert "\u202e" not in answer.text
        links = {unescape(h).split("#")[0] for h in re.findall(r'href="(/[^"]*)"', answer.text)}
        todo += sorted(h for h in links if h not in seen | set(todo) and "month=" not in h and "/export" not in h)
    assert any("%3Cx%3E" in path for path in seen)
    assert any("~.." in path for path in seen)
    assert any(path.startswith("/articles/nl%0A") for path in seen)


def test_an_id_cannot_name_a_file(hostile):
    answer = hostile.get("/originals/" + quote("../../etc/passwd", safe=""))
    assert b"town council" in answer.content
    assert 'filename="etc-passwd.txt"' in answer.headers["content-disposition"].replace("-..", "")


words = st.text(alphabet=st.characters(codec=None), max_size=60) | st.lists(
    st.sampled_from(
        [
            "AND",
            "OR",
            "NOT",
            '"',
            "grain",
            "person:",
            "before:2025",
            "lang:en",
            "*",
            "(",
            "NEAR",
            "%",
            "'",
            ";--",
            "\x00",
        ]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(q=words, page=words)
def test_no_search_breaks_the_app(reader, q, page):
    query = "q=" + quote(q.encode("utf-8", "surrogatepass")) + "&page=" + quote(page.encode("utf-8", "surrogatepass"))
    assert reader.get(f"/search?{query}").status_code in (200, 414)
    assert reader.get(f"/api/search?{query}").status_code in (200, 414, 422)
    assert reader.get(f"/?outlet={query[2:]}&since={query[2:]}&language={query[2:]}").status_code in (200, 414)


@settings(max_examples=100, deadline=None)
@given(
    start=st.sampled_from(["/api/stories/", "/api/articles/", "/stories/", "/articles/", "/originals/", "/people/",
                           "/archive/", "/export/", "/jobs/", "/static/", "/api/stories?limit=", "/calendar?month=",
                           "/api/stories?changed_after=", "/export/json?story=", "/lineage?story="]),
    rest=st.binary(max_size=40) | words.map(lambda w: w.encode("utf-8", "surrogatepass")),
)  # fmt: skip
def test_no_address_breaks_the_app(reader, start, rest):
    assert reader.get(start + quote(rest), follow_redirects=False).status_code in (200, 302, 307, 404, 410, 414)
