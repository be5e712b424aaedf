"""Commands on a collection: look, search, take away, correct."""

import errno
import json
import re
import shutil
import socket
import sqlite3
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from retold.export.formats import FORMATS


@pytest.fixture
def news(example_collection, tmp_path):
    return Path(shutil.copy(example_collection, tmp_path / "news.retold"))


def stories(run, news):
    return {s["title"]: s for s in json.loads(run("show", news, "--json")[1])}


def story_with(run, news, size):
    return next(s["id"] for s in stories(run, news).values() if s["size"] == size)


def test_show_lists_stories_with_their_tellings(run, example_collection):
    code, out, _ = run("show", example_collection)
    assert code == 0
    assert "17 articles in 4 stories" in out
    assert "2 tellings" in out


def test_show_prints_the_account_of_one_story(run, news):
    code, out, _ = run("show", news, story_with(run, news, 4)[:6])
    assert code == 0
    assert "Marek Dolan" in out


def test_show_of_an_unknown_story_says_what_to_do(run, example_collection):
    code, _, err = run("show", example_collection, "s-nothing")
    assert code == 2
    assert "lists them" in err


def test_search_finds_and_shows_where(run, example_collection):
    code, out, _ = run("search", example_collection, "premiums")
    assert code == 0
    assert "11_tidewatch" in out
    assert "[premiums]" in out


def test_search_without_a_hit_says_so(run, example_collection):
    assert "Nothing found" in run("search", example_collection, "zebra")[1]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_can_be_taken_away(run, example_collection, tmp_path, name):
    target = tmp_path / "taken"
    code, out, err = run("export", example_collection, target, "--format", name)
    assert (code, out, err) == (0, "", "")
    files = [p for p in target.rglob("*") if p.is_file()] if FORMATS[name].folder else [target]
    assert files
    assert all(p.stat().st_size > 50 for p in files)


def test_references_name_every_article(run, example_collection):
    items = json.loads(run("export", example_collection, "-", "--format", "csl")[1])
    assert len(items) == 17
    assert {"Corin Ashby"} <= {a["literal"] for i in items for a in i.get("author", [])}


def test_the_feed_is_well_formed_with_stable_ids(run, example_collection):
    code, out, _ = run("export", example_collection, "-", "--format", "atom")
    ids = {e.findtext("{*}id") for e in ET.fromstring(out).iter("{http://www.w3.org/2005/Atom}entry")}
    assert code == 0
    assert len(ids) == 4
    assert all(i.startswith("urn:retold:story:s-") for i in ids)


def test_an_unknown_format_names_those_there_are(run, example_collection):
    code, _, err = run("export", example_collection, "-", "--format", "pdf")
    assert code == 2
    assert "graphml" in err


def test_a_digest_tells_what_changed_and_nothing_when_nothing_did(run, example_collection):
    assert "dockers" in run("digest", example_collection, "--since", "2025-10-01")[1].lower()
    assert run("digest", example_collection, "--since", "2026-01-01") == (0, "", "")


def test_a_digest_is_read_in_a_minute(run, example_collection):
    out = run("digest", example_collection, "--since", "2025-10-01")[1]
    stories = json.loads(run("show", example_collection, "--json")[1])
    assert len(out.splitlines()) <= 16 * len(stories)
    for story in stories:
        assert story["title"] in " ".join(out.split())
        assert f"retold show {example_collection} {story['id']}" in out.replace("\n    ", " ")
    assert "read with care:" in out
    assert "WHAT CHANGED" not in out


def test_a_digest_names_the_pages_that_came(run, news, example_pages, tmp_path):
    page = tmp_path / "18_gazette.txt"
    page.write_text((example_pages / "14_lindmoor_herald.txt").read_text() + "\nThe dockers met again at noon.\n")
    run("add", news, page)
    out = run("digest", news, "--since", "2025-10-27")[1]
    assert "new: 18 " in out
    assert "1 new" in out


def test_a_digest_as_a_page_loads_nothing(run, example_collection):
    out = run("digest", example_collection, "--since", "2025-10-01", "--format", "html")[1]
    assert "Read with care" in out
    assert "href=" not in out
    assert "src=" not in out


def test_the_log_of_decisions_names_pages_by_their_headlines(run, news):
    run("split", news, "14_lindmoor_herald", "--why", "another walkout", "--who", "me")
    out = run("decisions", news)[1]
    assert out.startswith("1  Took out “")
    assert "14_lindmoor_herald" not in out
    assert "\n    me: another walkout" in out


def test_a_digest_as_mail_is_shown_in_a_dry_run(run, example_collection):
    code, out, _ = run("digest", example_collection, "--since", "2025-10-01", "--mail", "desk@example.org", "--dry-run")
    assert code == 0
    assert "To: desk@example.org" in out


def test_a_digest_without_a_mail_server_says_how_to_name_one(run, example_collection, monkeypatch):
    monkeypatch.delenv("RETOLD_SMTP", raising=False)
    code, _, err = run("digest", example_collection, "--since", "2025-10-01", "--mail", "desk@example.org")
    assert code == 3
    assert "RETOLD_SMTP" in err


def test_split_and_undo(run, news):
    code, out, _ = run("split", news, "14_lindmoor_herald", "--why", "another walkout", "--who", "me")
    assert code == 0
    assert 4 not in {s["size"] for s in stories(run, news).values()}
    number = out.split()[1].rstrip(":")
    assert run("undo", news, number)[0] == 0
    assert 4 in {s["size"] for s in stories(run, news).values()}
    assert "undone" in run("decisions", news)[1]


def test_merge_and_pin(run, news):
    library, football = (t for t in stories(run, news) if "library" in t or "Rovers" in t)
    ids = stories(run, news)
    assert run("merge", news, ids[library]["id"], ids[football]["id"], "--why", "test", "--who", "me")[0] == 0
    assert 2 in {s["size"] for s in stories(run, news).values()}


def test_withdraw_leaves_a_tombstone(run, news):
    assert run("withdraw", news, "16_library", "--reason", "asked to")[0] == 0
    assert "Nothing found" in run("search", news, "Wenna")[1]
    assert "16_library: asked to" in run("decisions", news)[1]
    assert run("verify", news)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("withdraw", "nobody", "--reason", "x"),
        ("split", "nobody", "--why", "x"),
        ("pin", "nobody", "s-1", "--why", "x"),
        ("merge", "s-1", "s-2", "--why", "x"),
        ("undo", "99"),
    ],
)
def test_what_is_not_there_is_wrong_use(run, example_collection, arguments):
    command, *rest = arguments
    code, _, err = run(command, example_collection, *rest)
    assert code == 2
    assert "has no" in err


def test_a_file_that_is_no_collection_is_left_alone(run, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir")
    code, _, err = run("show", path)
    assert code == 3
    assert "not a collection" in err
    assert path.read_text() == "Dear Sir"


def test_read_keeps_the_pages_where_asked(run, tmp_path, example_pages):
    news = tmp_path / "kept.retold"
    code, out, _ = run("read", example_pages / "16_library.html", "--collection", news)
    assert code == 0
    assert "Tollen library" in out
    assert "1 article in 1 story" in run("show", news)[1]


def test_what_the_app_sends_does_not_wait_for_the_browsers_acknowledgement():
    from retold.cli.serve import _listen

    with _listen("127.0.0.1", 0) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_story_nobody_looked_at_is_unread(run, news):
    assert "unread" in run("show", news)[1]
    name = story_with(run, news, 11)
    assert run("show", news, name)[0] == 0
    assert f"{name}" in run("show", news)[1]
    assert not any(name in line and "unread" in line for line in run("show", news)[1].splitlines())


def test_a_beginning_that_several_stories_have_is_said_to_be_one(run, news):
    code, _, err = run("show", news, "s-")
    assert code == 2
    assert "begin with s-" in err


def test_one_story_named_twice_is_not_merged(run, news):
    name = story_with(run, news, 11)
    code, _, err = run("merge", news, name, name, "--why", "the same")
    assert code == 2
    assert "these are one" in err


@pytest.mark.parametrize("query", ["before:tomorrow", "AND", "???"])
def test_a_query_of_which_nothing_is_understood_finds_nothing(run, example_collection, query):
    code, out, err = run("search", example_collection, query)
    assert (code, out) == (2, "")
    assert f"{query} is not understood" in err


def test_an_export_of_nothing_says_so(run, example_collection):
    code, _, err = run("export", example_collection, "-", "--format", "csl", "--smallest", 99)
    assert code == 0
    assert "no story of 99 pages or more" in err


@pytest.mark.parametrize("since", ["yesterday", "0001-01-01"])
def test_a_time_that_is_none_is_wrong_use(run, example_collection, since):
    assert run("digest", example_collection, "--since", since)[0] == 2


@pytest.mark.parametrize("command", [("show",), ("search", "x"), ("verify",)])
def test_a_collection_that_cannot_be_read_is_no_wrong_use(run, news, tmp_path, monkeypatch, command):
    name, *rest = command
    code, _, err = run(name, tmp_path, *rest)
    assert (code, "is a folder" in err) == (3, True)

    def refused(*_):
        raise PermissionError(errno.EACCES, "Permission denied", str(news))

    monkeypatch.setattr("retold.store.opening._is_database", refused)
    code, _, err = run(name, news, *rest)
    assert (code, f"{news}: could not be used: Permission denied" in err) == (3, True)


@pytest.mark.parametrize(
    "command",
    [("show",), ("search", "x"), ("verify",), ("decisions",), ("digest",), ("export", "out", "--format", "json")],
)
def test_a_damaged_collection_is_told_in_one_line(run, news, command):
    raw = bytearray(news.read_bytes())
    raw[110:4096] = b"\x91" * (4096 - 110)
    news.write_bytes(raw)
    code, _, err = run(command[0], news, *command[1:])
    assert code == 3
    assert err.count("\n") == 1
    assert "restore a copy" in err


def test_what_is_damaged_in_a_collection_is_listed_to_the_end(run, news):
    with sqlite3.connect(news) as connection:
        connection.execute("UPDATE articles SET body = x'07ff' WHERE number = 1")
        connection.execute("UPDATE manifest SET source = CAST(x'ff' AS TEXT) WHERE seq = 2")
        connection.execute("UPDATE stories SET account = NULL WHERE size > 1")
    connection.close()
    code, out, err = run("verify", news)
    assert code == 3
    assert "has no account" in out
    assert "retold verify" not in err


def test_ids_act_on_no_terminal(run, tmp_path):
    hostile = "a\x1b[31m\x07\x9b\u202eb"
    pages, news = tmp_path / "p.jsonl", tmp_path / "p.retold"
    text = (
        "The ferry Alba ran aground off Port Sorrel on Tuesday, police said. All on board were brought ashore by noon."
    )
    rows = [
        {"id": f"{hostile}{n}", "title": f"Ferry {hostile}", "outlet": hostile, "text": f"{text} {n}"} for n in (1, 2)
    ]
    pages.write_text("".join(json.dumps(row) + "\n" for row in rows))
    commands = [
        ("add", news, pages), ("search", news, "ferry"), ("show", news), ("read", pages, tmp_path / hostile),
        ("split", news, f"{hostile}1", "--why", hostile), ("decisions", news), ("digest", news), ("search", news, "x" + hostile),
        ("withdraw", news, f"{hostile}1", "--reason", hostile), ("withdraw", news, hostile, "--reason", "x"),
        ("verify", news), ("pin", news, hostile, hostile, "--why", "x"), ("show", news, hostile), ("undo", news, "1"),
    ]  # fmt: skip
    for command in commands:
        _, out, err = run(*command)
        assert not re.search("[\x1b\x07\x9b\u202e]", out + err), command


@pytest.mark.parametrize("command", [("show",), ("search",), ("split", "--why", "x"), ("withdraw", "--reason", "x")])
def test_what_is_typed_in_no_utf_8_is_not_there(run, news, command):
    name, *options = command
    code, out, err = run(name, news, "q\udcff", *options)
    assert code == (0 if name == "search" else 2)
    assert "Nothing found" in out if name == "search" else r"q\udcff" in err
