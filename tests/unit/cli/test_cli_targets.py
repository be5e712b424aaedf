"""Where output may go: never over what somebody else keeps, and known before the work begins."""

import os

import pytest

from retold import pipeline
from retold.cli import targets

REPORT = """Bridge at Ostrel closed after a barge hits a pier

OSTREL (NPA) — The bridge at Ostrel was closed on Monday after a barge laden with gravel struck its second pier, the town
council said. Nobody was hurt.

“We heard a bang and then the lamps went out,” said Mara Venn, who keeps the toll house. Divers will look at the pier on
Tuesday, and the bridge is to stay shut until they have reported.
"""


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    path = folder / "ostrel.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def news(run, page, tmp_path):
    run("add", tmp_path / "news.retold", page, "-q")
    return tmp_path / "news.retold"


def test_a_collection_is_never_written_over(run, page, news):
    before = news.read_bytes()
    for command in (
        ("export", news, news, "--format", "json"),
        ("read", page, "--json", news),
        ("read", page, "--ics", news),
        ("read", page, "--json", news, "--collection", news),
    ):
        code, _, err = run(*command)
        assert (code, "collection" in err) == (2, True)
    assert news.read_bytes() == before


def test_what_a_database_keeps_beside_itself_is_never_written_over(run, page, news):
    log = news.with_name("news.retold-wal")
    log.write_bytes(b"pages of the database")
    assert run("read", page, "--json", log)[0] == 2
    assert log.read_bytes() == b"pages of the database"


def test_an_input_is_never_written_over(run, page, tmp_path):
    (tmp_path / "hard.txt").hardlink_to(page)
    (tmp_path / "soft.txt").symlink_to(page)
    for inputs, target in (
        (page, page),
        (page, tmp_path / "hard.txt"),
        (page, tmp_path / "soft.txt"),
        (page.parent, page),
        (page.parent / "*.txt", page),
    ):
        code, _, err = run("read", inputs, "--json", target)
        assert (code, "one of the inputs" in err) == (2, True)
    assert page.read_text("utf-8") == REPORT


def test_an_input_that_is_not_there_is_no_name_for_output_either(run, page):
    assert run("read", page.parent / "none.txt", page, "--json", page.parent / "none.txt")[0] == 2
    assert not (page.parent / "none.txt").exists()


def test_two_outputs_need_two_names(run, page, tmp_path):
    assert run("read", page, "--json", tmp_path / "a", "--ics", tmp_path / "a")[0] == 2
    assert run("read", page, "--json", tmp_path / "a", "--html", tmp_path / "a")[0] == 2
    assert not (tmp_path / "a").exists()


def test_what_retold_wrote_before_is_written_anew_among_the_inputs_too(run, page):
    outputs = ("--json", page.parent / "a.json", "--ics", page.parent / "a.ics", "--html", page.parent / "site")
    for _ in range(2):
        code, out, _ = run("read", page.parent, *outputs)
        assert code == 0
        assert "One page" in out or "1 page" in out
        assert "Retold wrote" not in out
    assert pipeline.read([str(page.parent)], pipeline.Settings()).accounts[0].story.articles[0].id == "ostrel"


def test_pages_and_notes_that_retold_wrote_are_no_pages(run, page, news):
    run("read", page, "--html", page.parent / "site", "--json", page.parent / "a.json")
    run("export", news, page.parent / "notes", "--format", "markdown")
    run("export", news, page.parent / "feed.atom", "--format", "atom")
    code, out, _ = run("read", page.parent)
    out = " ".join(out.split())
    assert code == 0
    assert out.count("a page that Retold wrote itself") == 4  # index, story, page; note
    assert "a.json: is an account that Retold wrote itself" in out
    assert "feed.atom: is a feed of stories that Retold wrote itself" in out
    report = pipeline.read([str(page.parent)], pipeline.Settings())
    assert [article.id for account in report.accounts for article in account.story.articles] == ["ostrel"]


def test_a_folder_of_others_is_not_filled(run, page, news, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "index.html").write_text("mine")
    for command in (
        ("read", page, "--html", own),
        ("export", news, own, "--format", "html"),
        ("export", news, own, "--format", "csv"),
    ):
        code, _, err = run(*command)
        assert (code, "did not write" in err) == (2, True)
    assert [path.name for path in own.iterdir()] == ["index.html"]
    assert (own / "index.html").read_text() == "mine"


def test_an_empty_folder_and_one_of_ours_are_filled(run, page, news, tmp_path):
    (tmp_path / "site").mkdir()
    for _ in range(2):
        assert run("read", page, "--html", tmp_path / "site")[0] == 0
        assert run("export", news, tmp_path / "tables", "--format", "csv")[0] == 0
        assert run("export", news, tmp_path / "tables", "--format", "graphml")[0] == 0


def test_a_file_of_others_in_a_folder_of_ours_is_left_and_nothing_is_written(run, news, tmp_path):
    run("export", news, tmp_path / "out", "--format", "html")
    (tmp_path / "out" / "quotes.csv").write_text("mine")
    code, _, err = run("export", news, tmp_path / "out", "--format", "csv")
    assert (code, "quotes.csv" in err) == (2, True)
    assert (tmp_path / "out" / "quotes.csv").read_text() == "mine"
    assert not (tmp_path / "out" / "pages.csv").exists()


def test_a_link_in_a_folder_of_ours_is_not_written_through(tmp_path):
    (tmp_path / "secret").write_text("mine")
    targets.write_folder(tmp_path / "out", {"a.html": b"one"})
    (tmp_path / "out" / "a.html").unlink()
    (tmp_path / "out" / "a.html").symlink_to(tmp_path / "secret")
    with pytest.raises(targets.UsageError, match="was not written by Retold"):
        targets.write_folder(tmp_path / "out", {"a.html": b"two"})
    assert (tmp_path / "secret").read_text() == "mine"


def test_what_no_index_names_any_more_is_taken_away_and_nothing_else(tmp_path):
    out = tmp_path / "out"
    targets.write_folder(out, {"index.html": b"1", "story-a.html": b"a", "story-b.html": b"b"})
    targets.write_folder(out, {"quotes.csv": b"q"})
    (out / "story-b.html").write_bytes(b"changed by hand")
    (out / "story-mine.html").write_bytes(b"of others")
    targets.write_folder(out, {"index.html": b"2"})
    assert {path.name for path in out.iterdir()} == {
        "index.html", "quotes.csv", "story-b.html", "story-mine.html", targets.MANIFEST,
    }  # fmt: skip


def test_a_list_of_files_from_elsewhere_takes_nothing_away_outside_its_folder(tmp_path):
    (tmp_path / "mine.html").write_bytes(b"a")
    targets.write_folder(tmp_path / "out", {"a.html": b"a"})
    listed = tmp_path / "out" / targets.MANIFEST
    listed.write_text(listed.read_text().replace("a.html", "../mine.html"))
    targets.write_folder(tmp_path / "out", {"b.html": b"b"})
    assert (tmp_path / "mine.html").exists()


@pytest.mark.parametrize("option", ["--json", "--ics", "--html"])
def test_a_target_that_cannot_be_written_is_found_before_the_work(run, page, tmp_path, monkeypatch, option):
    monkeypatch.setattr(pipeline, "read", lambda *_: pytest.fail("the work was begun"))
    (tmp_path / "file").write_text("x")
    code, _, err = run("read", page, option, tmp_path / "file" / "out")
    assert code == 3
    assert "could not be written" in err
    if option != "--html":
        assert run("read", page, option, tmp_path / "nowhere" / "out")[0] == 3
        assert run("read", page, option, tmp_path)[0] == 2


def test_output_goes_to_a_device_as_ever(run, page):
    assert run("read", page, "--json", os.devnull)[0] == 0
