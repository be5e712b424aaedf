"""Adding and correcting through the app."""

import re
import time

import pytest

from retold.store.opening import collection
from retold.store.originals import problems

STORM = """Storm tears roof from Tollen school
A storm tore the roof from the primary school of Tollen on Thursday night, the fire brigade said. Nobody was inside.

The town will teach its 140 pupils in the concert hall until the roof is mended, headmistress Ina Varlow said. "We were
lucky it came at night," she said. The storm reached 130 kilometres an hour and felled some 60 trees along the coast road."""


def over(client, answer, seconds=60):
    """The page of a piece of work once it is over."""
    assert answer.status_code == 303, answer.text
    path = answer.headers["location"]
    for _ in range(seconds * 20):
        page = client.get(path)
        if "data-job" not in page.text:
            return page.text
        time.sleep(0.05)
    raise AssertionError("the work did not end")


def articles_of(client, story):
    return {a["id"] for a in client.get(f"/api/stories/{story}").json()["stories"][0]["articles"]}


def test_a_pasted_page_is_found_in_its_story(editor, send):
    page = over(editor, send(editor, "/add", text=STORM, outlet="Tollen News", published="2025-10-23"))
    assert "1 page added" in page
    assert "Storm tears roof" in page
    article = re.search(r'href="/articles/([^"]+)"', page)[1]
    assert article.startswith("storm-tears-roof-from-tollen-")
    kept = editor.get(f"/api/articles/{article}").json()
    assert kept["outlet"] == "Tollen News"
    assert kept["published"]["from"] == "2025-10-23"
    assert 'class="hit">concert</mark>' in editor.get("/search?q=concert").text


def test_pasting_a_page_twice_says_where_it_is(editor, send):
    over(editor, send(editor, "/add", text=STORM))
    page = over(editor, send(editor, "/add", text=STORM))
    assert "1 page known already" in page
    assert "/articles/storm-tears" in page


def test_uploaded_files_are_read_by_their_kind(editor, send):
    html = f"<html><head><title>Storm</title></head><body><article><h1>Storm tears roof</h1><p>{STORM}</p></article></body>"
    files = [
        ("file", ("../../evil/storm.html", html.encode())),
        ("file", ("more.jsonl", b'{"id":"one","text":"The lock of Gull Point reopened on Friday after a week of repairs, the authority said. Ships may pass from dawn."}')),
        ("file", ("picture.png", b"\x89PNG\r\n\x1a\n0000")),
    ]  # fmt: skip
    page = over(editor, send(editor, "/add", files=files))
    assert "2 pages added" in page
    assert "picture.png" in page
    assert editor.get("/articles/storm").status_code == 200
    assert "evil" not in editor.get("/articles/storm").text


def test_nothing_is_not_added(editor, send):
    assert send(editor, "/add", text="  ").status_code == 422


def test_work_that_fails_says_why(editor, news, send):
    editor.get("/")
    key = re.search(r'name="form_key" value="([^"]+)"', editor.get("/add").text)[1]
    news.write_bytes(b"not a database")
    answer = editor.post("/add", data={"form_key": key, "text": STORM}, follow_redirects=False)
    assert "could not be done" in over(editor, answer)


def test_work_that_breaks_is_said_and_logged(editor, send, monkeypatch, caplog):
    from retold import keeping

    monkeypatch.setattr(keeping, "keep", lambda *_: 1 // 0)
    page = over(editor, send(editor, "/add", text=STORM))
    assert "Something in Retold broke (ZeroDivisionError)" in page
    assert "Traceback" not in page
    assert "ZeroDivisionError" in caplog.text


def test_a_page_that_breaks_is_a_page_without_a_traceback(careless, monkeypatch):
    from retold.store import queries

    monkeypatch.setattr(queries, "stories_where", lambda *_, **__: 1 // 0)
    answer = careless.get("/")
    assert answer.status_code == 500
    assert "Something in Retold broke" in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_split_and_undo(editor, send, story_of):
    story = story_of(editor, "14_lindmoor_herald")
    answer = send(
        editor, "/decisions/split", story=story, article="14_lindmoor_herald", why="another walkout", who="Ada"
    )
    assert answer.status_code == 303
    page = editor.get(answer.headers["location"]).text
    assert "decision 1 is in the" in page
    assert story_of(editor, "14_lindmoor_herald") != story_of(editor, "13_halden_post_strike")
    assert "another walkout" in editor.get("/decisions").text
    assert send(editor, "/decisions/undo", number="1").status_code == 303
    assert len(articles_of(editor, story_of(editor, "14_lindmoor_herald"))) == 4
    assert "undone" in editor.get("/decisions").text


def test_merge_by_the_address_of_the_other_story(editor, send, story_of):
    one, other = story_of(editor, "16_library"), story_of(editor, "17_football")
    answer = send(
        editor, "/decisions/merge", story=one, why="the same day", **{"with": f"http://127.0.0.1/stories/{other}#brief"}
    )
    assert answer.status_code == 303
    assert story_of(editor, "16_library") == story_of(editor, "17_football")
    assert editor.get(f"/stories/{other}").status_code == 200
    assert "the same day" in editor.get(f"/stories/{one}").text


def test_pin(editor, send, story_of):
    into = story_of(editor, "16_library")
    answer = send(editor, "/decisions/pin", article="17_football", into=into, why="belongs there")
    assert answer.status_code == 303
    assert story_of(editor, "17_football") == story_of(editor, "16_library")


def test_withdraw_takes_the_text_out_of_everything(editor, send, news):
    assert send(editor, "/decisions/withdraw", article="16_library", why="asked to <go>").status_code == 422
    answer = send(editor, "/decisions/withdraw", article="16_library", why="asked to <go>", sure="yes")
    page = editor.get(answer.headers["location"])
    assert page.status_code == 410
    assert "asked to &lt;go&gt;" in page.text
    assert "Wenna" not in editor.get("/search?q=Wenna").text.replace('value="Wenna"', "").replace(
        "<bdi>Wenna</bdi>", ""
    ).replace("<title>Wenna", "")
    assert editor.get("/originals/16_library").status_code == 410
    assert editor.get("/api/articles/16_library").status_code == 410
    assert "16_library" in editor.get("/decisions").text
    with collection(news) as connection:
        assert not list(problems(connection))


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/decisions/withdraw", {"article": "nobody", "why": "x", "sure": "yes"}, 404),
        ("/decisions/withdraw", {"article": "16_library", "why": " ", "sure": "yes"}, 422),
        ("/decisions/split", {"story": "s-nope", "article": "a", "why": "x"}, 404),
        ("/decisions/pin", {"article": "16_library", "into": "", "why": "x"}, 404),
        ("/decisions/merge", {"story": "http://[/stories/x", "with": "//[::/stories/%zz%00", "why": "x"}, 404),
        ("/decisions/undo", {"number": "1; DROP TABLE decisions"}, 409),
        ("/decisions/undo", {"number": "9" * 40}, 409),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(editor, send, path, fields, status):
    answer = send(editor, path, **fields)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert editor.get("/api/decisions").json() == {"decisions": [], "withdrawn": []}


def test_a_search_is_kept_and_forgotten(editor, send):
    answer = send(editor, "/search/keep", name="<b>port", q="harbour -x")
    assert answer.headers["location"] == "/search?q=harbour+-x"
    page = editor.get("/search").text
    assert '<a href="/search?q=harbour+-x" dir="auto">&lt;b&gt;port</a>' in page
    send(editor, "/search/keep", name="<b>port", forget="yes")
    assert "Kept searches" not in editor.get("/search").text
    assert send(editor, "/search/keep", name="", q="x").status_code == 422


def test_splitting_off_everything_is_refused(editor, send, story_of):
    answer = send(editor, "/decisions/split", story=story_of(editor, "16_library"), article="16_library", why="x")
    assert answer.status_code == 422


def test_a_collection_written_by_another_program_is_a_409(editor, send, news, monkeypatch):
    from retold.store import opening

    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with collection(news, write=True) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = send(editor, "/decisions/withdraw", article="16_library", why="x", sure="yes")
        assert editor.get("/").status_code == 200
        other.execute("ROLLBACK")
    assert answer.status_code == 409
    assert "another program is writing" in answer.text


def test_what_a_killed_run_left_is_finished(editor, send, news, story_of):
    name = story_of(editor, "16_library")
    with collection(news, write=True) as connection:
        connection.execute("UPDATE stories SET stale = 1 WHERE id = ?", (name,))
    assert "broken off" in editor.get("/").text
    assert "Done" in over(editor, send(editor, "/finish", "/"))
    assert editor.get(f"/api/stories/{name}").status_code == 200
