"""Every page of the app can be read, in whatever state the collection is."""

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest

from retold.export.formats import FORMATS
from retold.store.opening import collection


def links_in(text):
    found = (h.replace("&amp;", "&").split("#")[0] for h in re.findall(r'(?:href|src)="([^"]*)"', text))
    return {h for h in found if h.startswith("/") and "month=" not in h}


def test_every_link_of_every_page_leads_somewhere(reader):
    seen, todo = set(), ["/"]
    while todo:
        path = todo.pop()
        seen.add(path)
        answer = reader.get(path, follow_redirects=False)
        assert answer.status_code == 200, path
        if "text/html" in answer.headers["content-type"]:
            todo += sorted(links_in(answer.text) - seen - set(todo))
    assert len(seen) > 100


@pytest.mark.parametrize(
    "path",
    ["/nope", "/stories/nope", "/articles/nope", "/originals/nope", "/people/nobody", "/archive/tomorrow",
     "/export/pdf", "/jobs/none", "/static/none.js", "/lineage?story=x&child=a&parent=b", "/stories/", "/articles/"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 404
    assert "<h1>There is no" in answer.text
    assert 'href="/"' in answer.text


def test_home_lists_the_stories_with_how_many_tellings(reader):
    text = reader.get("/").text
    assert "11 pages, 3 independent tellings" in text
    assert "The Halden Post" in text


@pytest.mark.parametrize(
    ("query", "count"),
    [("smallest=4", 2), ("smallest=99", 0), ("outlet=lindmoor", 2), ("outlet=%25", 0), ("language=en", 4),
     ("language=xx", 0), ("since=2025-10-20", 1), ("until=2025-10-15", 1), ("page=2", 0), ("page=9e9", 4)],
)  # fmt: skip
def test_home_can_be_narrowed(reader, query, count):
    assert reader.get(f"/?{query}").text.count("<li data-item>") == count


def test_a_story_that_was_looked_at_is_no_longer_unread(editor, story_of):
    name = story_of(editor, "16_library")
    before = editor.get("/").text.count(">unread<")
    editor.get(f"/stories/{name}")
    assert editor.get("/").text.count(">unread<") == before - 1
    assert editor.get("/?fresh=1").text.count("<li data-item>") == before - 1


def test_a_story_is_found_by_the_beginning_of_its_id(reader, story_of):
    name = story_of(reader, "16_library")
    answer = reader.get(f"/stories/{name[:8]}", follow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/stories/{name}"


def test_a_page_shows_what_was_cut_and_why(reader):
    articles = [reader.get(f"/api/articles/{hit['article']}").json() for hit in reader.get("/api/search?q=port").json()]
    cut = next(a for a in articles if a.get("removed"))
    text = reader.get(f"/articles/{cut['id']}").text
    assert "Cut out of the page" in text
    assert cut["removed"][0]["reason"] in text


def test_the_evidence_for_a_line_is_shown_sentence_by_sentence(reader, story_of):
    story = reader.get(f"/api/stories/{story_of(reader, '02_halden_post')}").json()["stories"][0]
    edge = next(e for e in story["lineage"]["edges"] if e["parent"])
    answer = reader.get("/lineage", params={"story": story["id"], "child": edge["child"], "parent": edge["parent"]})
    assert answer.status_code == 200
    assert "Sentence by sentence" in answer.text


def test_an_original_is_saved_never_shown(reader):
    answer = reader.get("/originals/02_halden_post")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="02_halden_post.html"')
    assert answer.content.lstrip().lower().startswith(b"<!doctype html")


def test_found_words_are_marked(reader):
    text = reader.get("/search", params={"q": "Wenna"}).text
    assert '<mark class="hit">Wenna</mark>' in text


def test_a_search_says_what_it_did_not_understand(reader):
    assert "Not understood" in reader.get("/search", params={"q": "before:tomorrow grain"}).text


def test_the_list_of_stories_says_how_each_begins_and_what_to_distrust(reader):
    page = reader.get("/").text
    assert page.count('class="lead"') == 4
    assert 'Read with care: <a class="id" href="/articles/' in page


@pytest.mark.parametrize("path", ["/", "/search?q=harbour", "/archive", "/archive/2025-10-14", "/calendar", "/trends"])
def test_every_date_a_reader_sees_is_written_alike(reader, path):
    seen = re.sub(r"<[^>]*>", " ", reader.get(path).text)
    assert re.search(r"\d (Oct|October) 2025|Oct(ober)? 2025", seen)
    assert not re.search(r"2025-10", seen)


def test_a_page_of_an_unknown_day_counts_for_no_day_of_the_archive(news, editor):
    with collection(news, write=True) as connection:
        connection.execute(
            "UPDATE articles SET first = '2025-09-01', last = '2025-09-09' WHERE id = '14_lindmoor_herald'"
        )
    archive = editor.get("/archive").text
    assert "1 page of 1–9 Sep 2025" in archive
    assert 'href="/archive/2025-09-01"' not in archive
    first, _, perhaps = editor.get("/archive/2025-09-05").text.partition("Perhaps of then")
    assert "/articles/14_lindmoor_herald" not in first
    assert "/articles/14_lindmoor_herald" in perhaps
    assert "Perhaps of then" not in editor.get("/archive/2025-09").text


@pytest.mark.parametrize("there", [True, False])
def test_parquet_is_offered_only_where_it_works(reader, monkeypatch, there):
    monkeypatch.setattr("retold.export.formats.find_spec", lambda name: name if there else None)
    assert ("Parquet" in reader.get("/export").text) == there


@pytest.mark.parametrize("path", ["/archive/2025", "/archive/2025-10", "/archive/2025-10-14"])
def test_the_archive_goes_by_year_month_and_day(reader, path):
    assert "02_halden_post" in reader.get(path).text


def test_the_calendar_opens_where_the_collection_ends(reader):
    text = reader.get("/calendar").text
    assert "<h1>October 2025</h1>" in text
    assert "announced" in text
    assert reader.get("/calendar?month=2025-13").text == text


def test_what_is_announced_is_a_calendar_file(reader):
    answer = reader.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") > 2


def test_the_feed_has_an_entry_a_story(reader):
    feed = ET.fromstring(reader.get("/feed.atom").content)
    assert len(feed.findall("{*}entry")) == 4


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_taken_away_as_a_file(reader, kind, story_of):
    answer = reader.get(f"/export/{kind}", params={"story": story_of(reader, "14_lindmoor_herald")})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    if FORMATS[kind].folder:
        assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    else:
        assert answer.content


def test_a_story_that_is_being_told_can_be_read_all_the_same(editor, news, story_of):
    name = story_of(editor, "16_library")
    with collection(news, write=True) as connection:
        connection.execute("UPDATE stories SET stale = 1, account = NULL WHERE id = ?", (name,))
    text = editor.get(f"/stories/{name}").text
    assert "being made anew" in text
    assert editor.get("/articles/16_library").status_code == 200
    assert editor.get(f"/api/stories/{name}").status_code == 503
    assert "broken off" in editor.get("/").text


def test_a_file_that_cannot_be_read_is_a_page_that_says_so(editor, news):
    news.write_bytes(b"this is a letter")
    answer = editor.get("/")
    assert answer.status_code == 503
    assert "not a collection" in answer.text


def test_a_damaged_account_is_a_page_that_says_so(editor, news, story_of):
    name = story_of(editor, "16_library")
    with collection(news, write=True) as connection:
        connection.execute("UPDATE stories SET account = x'00ff00ff' WHERE id = ?", (name,))
    answer = editor.get(f"/stories/{name}")
    assert answer.status_code == 503
    assert "retold verify" in answer.text
    assert editor.get("/").status_code == 200


def test_the_account_is_the_same_json_as_the_file(reader, example_collection, story_of):
    from retold.export import json as accounts
    from retold.model import Report
    from retold.store import rows

    name = story_of(reader, "02_halden_post")
    with collection(example_collection) as connection:
        account = rows.load_account(connection, name)
    assert reader.get(f"/api/stories/{name}").content == accounts.render(Report((account,), ()))


def test_everything_under_api_is_described(reader):
    import jsonschema

    document = reader.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    name = reader.get("/api/stories").json()[0]["id"]
    asks = {
        "/api/stories": "/api/stories?smallest=2",
        "/api/stories/{name}": f"/api/stories/{name}",
        "/api/articles/{name}": "/api/articles/16_library",
        "/api/search": "/api/search?q=grain",
        "/api/decisions": "/api/decisions",
        "/api/trends": "/api/trends",
    }
    assert set(asks) == set(document["paths"])
    for path, ask in asks.items():
        media = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        schema = {**media["schema"], "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(reader.get(ask).json())


def test_faults_under_api_are_json(reader):
    answer = reader.get("/api/stories/nope")
    assert answer.status_code == 404
    assert set(json.loads(answer.content)) == {"error", "advice"}
