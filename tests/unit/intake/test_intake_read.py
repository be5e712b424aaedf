import errno
import gzip
import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from retold.intake import IntakeSettings, read
from retold.model import Page, PageForm, Rejected

SETTINGS = IntakeSettings()


def pages_of(*inputs, stdin=b"", settings=SETTINGS):
    found = list(read([str(given) for given in inputs], settings, io.BytesIO(stdin)))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Rejected)]


def test_a_text_file_is_a_flattened_page_named_after_the_file(tmp_path):
    (tmp_path / "ferry.txt").write_text("The ferry left late.\n")
    (page,), rejected = pages_of(tmp_path / "ferry.txt")
    assert (page.id, page.form, page.text, rejected) == ("ferry", PageForm.FLATTENED, "The ferry left late.\n", [])


def test_a_folder_is_read_recursively_in_the_order_of_paths(tmp_path):
    for name in ("b/two.txt", "a/one.html", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words of the page.")
    pages, _ = pages_of(tmp_path)
    assert [page.id for page in pages] == ["one", "two", "c"]


def test_pages_come_in_the_order_of_the_inputs_and_what_is_missing_in_its_place(tmp_path):
    for name in ("x.txt", "y.txt", "z/b.txt", "z/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Words of {name}.")
    inputs = ["y.txt", "none.txt", "z", "-", "x.txt", "y.txt"]
    given = [given if given == "-" else str(tmp_path / given) for given in inputs]
    found = list(read([*given, "https://news.example/ferry", str(tmp_path)], SETTINGS, io.BytesIO(b"Words.")))
    assert [Path(item.id).name for item in found] == ["y", "none.txt", "a", "b", "stdin", "x", "ferry"]


def test_a_file_that_two_inputs_name_is_read_once(tmp_path):
    (tmp_path / "x.txt").write_text("Words.")
    pages, rejected = pages_of(tmp_path, tmp_path / "x.txt", tmp_path / "*.txt")
    assert (len(pages), rejected) == (1, [])


def test_a_missing_path_is_rejected_and_the_rest_is_read(tmp_path):
    (tmp_path / "x.txt").write_text("Words.")
    pages, (rejected,) = pages_of(tmp_path / "none.txt", tmp_path / "x.txt")
    assert len(pages) == 1
    assert "no such file" in rejected.reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_utf_8_is_read_under_a_name_that_is(tmp_path):
    for name in (b"bad\xff.txt", b"worse\xff.pdf"):
        (tmp_path / os.fsdecode(name)).write_text("Words.")
    (page,), rejected = pages_of(
        tmp_path, tmp_path / os.fsdecode(b"none\xff.txt"), tmp_path / os.fsdecode(b"worse\xff.pdf")
    )
    assert (page.id, page.source, page.text) == (r"bad\udcff", rf"{tmp_path}/bad\udcff.txt", "Words.")
    assert rf"{tmp_path}/none\udcff.txt" in [found.id for found in rejected]
    for found in (page, *rejected):
        assert (found.id + found.source).encode()


def test_an_empty_folder_is_rejected_with_the_reason(tmp_path):
    _, (rejected,) = pages_of(tmp_path)
    assert "no files" in rejected.reason


def test_a_pattern_without_matches_is_rejected(tmp_path):
    _, (rejected,) = pages_of(tmp_path / "*.html")
    assert "matches" in rejected.reason


def test_a_binary_file_is_rejected_by_what_it_is(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    _, (rejected,) = pages_of(tmp_path / "x.txt")
    assert "PNG" in rejected.reason


def test_a_page_over_the_bound_is_rejected(tmp_path):
    (tmp_path / "x.txt").write_text("word " * 100)
    _, (rejected,) = pages_of(tmp_path / "x.txt", settings=IntakeSettings(max_page_bytes=50))
    assert "larger" in rejected.reason


def test_a_packed_page_that_grows_over_the_bound_is_rejected(tmp_path):
    (tmp_path / "x.html.gz").write_bytes(gzip.compress(b"a" * 1_000_000))
    _, (rejected,) = pages_of(tmp_path / "x.html.gz", settings=IntakeSettings(max_page_bytes=1000))
    assert "larger" in rejected.reason


def test_a_damaged_gzip_file_is_rejected(tmp_path):
    (tmp_path / "x.html.gz").write_bytes(gzip.compress(b"<p>word</p>" * 100)[:-20])
    _, (rejected,) = pages_of(tmp_path / "x.html.gz")
    assert "cannot be read" in rejected.reason


def test_an_empty_file_is_rejected(tmp_path):
    (tmp_path / "x.txt").write_text(" \n")
    _, (rejected,) = pages_of(tmp_path / "x.txt")
    assert "empty" in rejected.reason


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("Not for the report.")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    pages, (rejected,) = pages_of(folder)
    assert pages == []
    assert "out of the folder" in rejected.reason


def test_a_link_that_leads_back_into_the_folder_does_not_loop(tmp_path):
    (tmp_path / "x.txt").write_text("Words.")
    (tmp_path / "again").symlink_to(tmp_path)
    pages, _ = pages_of(tmp_path)
    assert len(pages) == 1


def test_a_pipe_in_a_folder_is_rejected_and_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    _, (rejected,) = pages_of(tmp_path)
    assert "not a regular file" in rejected.reason


def test_pictures_saved_beside_a_page_are_counted_not_listed(tmp_path):
    (tmp_path / "page.html").write_text("<p>Words</p>")
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(b"\x89PNG")
    pages, (rejected,) = pages_of(tmp_path)
    assert len(pages) == 1
    assert "3 .png" in rejected.reason


def test_frames_a_browser_saved_with_a_page_are_no_pages(tmp_path):
    (tmp_path / "Ferry.html").write_text("<p>Words</p>")
    (tmp_path / "Ferry_files").mkdir()
    (tmp_path / "Ferry_files" / "ad.html").write_text("<p>Buy</p>")
    pages, _ = pages_of(tmp_path)
    assert [page.id for page in pages] == ["Ferry"]


def test_standard_input_is_told_apart_by_its_first_bytes():
    forms = [
        pages_of("-", stdin=raw)[0][0].form for raw in (b"<html><p>x", b'{"id":"a","text":"x"}\n', b"Plain words.")
    ]
    assert forms == [PageForm.HTML, PageForm.CLEAN, PageForm.FLATTENED]


def test_packed_json_lines_are_read_from_standard_input():
    rows = b"".join(json.dumps({"id": str(n), "text": "words"}).encode() + b"\n" for n in range(5000))
    pages, _ = pages_of("-", stdin=gzip.compress(rows))
    assert len(pages) == 5000


def test_the_same_page_twice_under_one_id_is_read_once(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Same words.")
    pages, (rejected,) = pages_of(tmp_path)
    assert len(pages) == 1
    assert "same page" in rejected.reason


def test_other_content_under_a_taken_id_gets_an_id_of_its_own(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Words of {folder}.")
    pages, _ = pages_of(tmp_path)
    assert pages[0].id == "x"
    assert pages[1].id.startswith("x~")
    assert pages[1].notes == ("another page has the id x",)


def test_an_address_is_not_fetched_unless_asked_for():
    _, (rejected,) = pages_of("https://news.example/ferry")
    assert "--fetch" in rejected.reason


def test_settings_have_no_effect_on_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.txt").write_text("Words.")
    pages, _ = pages_of("x.txt")
    assert pages[0].source == "x.txt"
    assert [path.name for path in Path().iterdir()] == ["x.txt"]


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\n <HTML lang=en>", '<?xml version="1.0"?>\n<!doctype HTML PUBLIC>']
)
def test_the_source_of_a_web_page_under_a_name_of_text_is_read_as_one(tmp_path, start):
    (tmp_path / "saved.txt").write_text(f"{start}<body><h1>Pier to close</h1><p>The pier will close.</p></body>")
    (page,), _ = pages_of(tmp_path)
    assert page.form is PageForm.HTML


def test_a_text_that_only_speaks_of_html_is_text(tmp_path):
    (tmp_path / "notes.txt").write_text("He wrote <html> on the board, and <p>, and left.")
    (page,), _ = pages_of(tmp_path)
    assert page.form is PageForm.FLATTENED


def test_a_folder_that_cannot_be_listed_is_named_and_not_called_empty(tmp_path, monkeypatch):
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "ferry.txt").write_text("The ferry left late.")
    (tmp_path / "shut").mkdir()
    listed = os.scandir

    def scandir(path):
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("os.scandir", scandir)
    (page,), (rejected,) = pages_of(tmp_path)
    assert page.id == "ferry"
    assert (rejected.id, rejected.reason) == (str(tmp_path / "shut"), "the folder cannot be read: Permission denied")
    _, (alone,) = pages_of(tmp_path / "shut")
    assert "cannot be read" in alone.reason


def test_what_the_system_says_of_a_file_is_said_without_its_number(tmp_path, monkeypatch):
    (tmp_path / "ferry.txt").write_text("The ferry left late.")

    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", "ferry.txt")

    monkeypatch.setattr(Path, "open", refused)
    _, (rejected,) = pages_of(tmp_path)
    assert rejected.reason == "cannot be read: Permission denied"


def fed(path, raw):
    """A pipe at `path` through which `raw` comes."""
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(raw,))
    writer.start()
    return writer


ROWS = b"".join(json.dumps({"id": str(n), "text": "words"}).encode() + b"\n" for n in range(5000))


@pytest.mark.parametrize("name", ["pipe", "pipe.jsonl"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_nothing_of_a_pipe_is_lost(tmp_path, name, pack):
    writer = fed(tmp_path / name, pack(ROWS))
    pages, rejected = pages_of(tmp_path / name)
    writer.join()
    assert (len(pages), rejected) == (5000, [])


def test_a_page_comes_through_a_pipe_whole(tmp_path):
    text = "Über die Brücke. " * 3000
    writer = fed(tmp_path / "pipe", text.encode("latin-1"))
    (page,), _ = pages_of(tmp_path / "pipe")
    writer.join()
    assert page.text == text


def test_an_endless_device_is_rejected_as_too_large():
    _, (rejected,) = pages_of("/dev/zero", settings=IntakeSettings(max_page_bytes=10_000))
    assert "larger" in rejected.reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "a.json"])
@pytest.mark.parametrize("raw", [b"", b"\n \n"])
def test_empty_json_lines_are_rejected(tmp_path, name, raw):
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    _, (rejected,) = pages_of(tmp_path)
    assert rejected.reason == "is empty"


def test_tables_and_documents_are_passed_over_with_what_to_do(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    for name in ("scrape.csv", "other.tsv", "column.docx", "style.css"):
        (tmp_path / name).write_text("id,text")
    pages, (rejected,) = pages_of(tmp_path)
    assert len(pages) == 1
    assert "1 .css, 1 .csv, 1 .docx, 1 .tsv; .csv: convert it to JSON Lines" in rejected.reason
    assert ".docx: save it as text or HTML" in rejected.reason
    _, (named,) = pages_of(tmp_path / "scrape.csv")
    assert "convert it to JSON Lines" in named.reason


@pytest.mark.parametrize(
    ("raw", "advice"),
    [
        (b"{\\rtf1\\ansi{\\fonttbl", "Rich Text Format, not text; save it as text"),
        (b"%PDF-1.7", "PDF, not text; save its text"),
    ],
)
@pytest.mark.parametrize("name", ["x.rtf", "x.txt", "x"])
def test_documents_are_told_by_their_first_bytes_with_what_to_do(tmp_path, name, raw, advice):
    (tmp_path / name).write_bytes(raw)
    _, (rejected,) = pages_of(tmp_path)
    assert advice in rejected.reason


def test_what_a_collection_keeps_beside_itself_is_never_read(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    for ending in ("retold", "retold-wal", "retold-shm", "sqlite-journal"):
        (tmp_path / f"news.{ending}").write_text("Words.")
    pages, (rejected,) = pages_of(tmp_path)
    assert [page.id for page in pages] == ["a"]
    assert "passed over" in rejected.reason


def test_what_is_to_be_left_out_of_a_folder_is_left_out_and_its_namesakes_are_read(tmp_path):
    for name in ("out/a.txt", "b/out/c.txt", "x.txt", "b/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Words of {name}.")
    settings = IntakeSettings(leave_out=(str(tmp_path / "out"), str(tmp_path / "x.txt")))
    pages, rejected = pages_of(tmp_path, settings=settings)
    assert ([Path(page.source).relative_to(tmp_path).as_posix() for page in pages], rejected) == (
        ["b/out/c.txt", "b/x.txt"],
        [],
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<!-- saved --><html><head><meta charset="utf-8"><meta name="generator" content="Retold"></head>{}'),
        ("a.txt", "<!doctype html><html><head><META name=generator content=Retold></head>{}"),
        ("a.md", "---\ngenerator: Retold\n---\n\n# {}"),
    ],
)
def test_a_page_with_the_mark_of_an_export_is_no_page(tmp_path, name, text):
    (tmp_path / name).write_text(text.format("Words of the page."))
    _, (rejected,) = pages_of(tmp_path)
    assert rejected.reason == "is a page that Retold wrote itself"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<meta name="generator" content="Retold Press 2"><p>Words'),
        ("a.html", '<meta name="generator" content="WordPress"><p>Retold'),
        ("a.md", "---\ngenerator: Hugo\n---\n# Retold"),
        ("a.txt", "The generator: Retold"),
    ],
)
def test_a_page_that_only_names_retold_is_read(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert len(pages_of(tmp_path)[0]) == 1
