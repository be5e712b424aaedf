"""What commands do with good and bad input: output, messages, exit codes."""

import importlib
import json

import pytest

from retold import pipeline
from retold.cli import producing

REPORT = """Bridge at Ostrel closed after a barge hits a pier

OSTREL (NPA) — The bridge at Ostrel was closed on Monday after a barge laden with gravel struck its second pier, the town
council said. Nobody was hurt.

“We heard a bang and then the lamps went out,” said Mara Venn, who keeps the toll house. Divers will look at the pier on
Tuesday, and the bridge is to stay shut until they have reported.

The ferry at Lower Ostrel takes cars free of charge until Friday. The council asked drivers of lorries to use the motorway.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "ostrel.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_read_prints_the_account(run, page):
    code, out, _ = run("read", page)
    assert code == 0
    assert "Bridge at Ostrel closed" in out
    assert "Mara Venn" in out


def test_read_takes_standard_input(run):
    code, out, _ = run("read", "-", stdin=REPORT.encode())
    assert code == 0
    assert "Bridge at Ostrel closed" in out


def test_json_to_standard_output_is_only_json(run, page):
    code, out, _ = run("read", page, "--json", "-")
    assert code == 0
    assert json.loads(out)["schema"] == "retold/1"


def test_files_asked_for_are_written_and_nothing_else(run, page, tmp_path):
    before = set(tmp_path.iterdir())
    code, _, _ = run(
        "read", page, "--html", tmp_path / "site", "--json", tmp_path / "a.json", "--ics", tmp_path / "a.ics"
    )
    assert code == 0
    assert {p.name for p in set(tmp_path.iterdir()) - before} == {"site", "a.json", "a.ics"}
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("menu.txt", b"Home\nNews\nSport\nSubscribe to our newsletter\nShare\nPrivacy policy\n"),
        ("empty.html", b"<html><body></body></html>"),
        ("bad.jsonl", b'{"id": "a", "text": \n'),
        ("huge.txt", b"word " * (10 << 20)),
    ],
)
def test_a_page_that_cannot_be_used_is_named_with_its_reason_and_the_rest_goes_on(run, page, name, content):
    (page.parent / name).write_bytes(content)
    code, out, _ = run("read", page.parent)
    assert code == 0
    assert "Bridge at Ostrel closed" in out
    assert name.split(".")[0] in out


def test_an_empty_folder_says_so_and_ends_with_1(run, tmp_path):
    code, _, err = run("read", tmp_path)
    assert code == 1
    assert str(tmp_path) in err


def test_a_missing_path_says_so_and_ends_with_1(run, tmp_path):
    code, _, err = run("read", tmp_path / "nowhere")
    assert code == 1
    assert "nowhere" in err


@pytest.mark.parametrize("command", ["articles", "quotes", "stories", "read", "add"])
def test_all_that_could_not_be_used_is_listed(run, page, tmp_path, command):
    for number in range(25):
        (tmp_path / f"empty{number}.txt").write_text("")
    inputs = (tmp_path / "news.retold", tmp_path) if command == "add" else (tmp_path,)
    code, out, err = run(command, *inputs)
    assert code == 0
    told = out if command == "read" else err
    assert [number for number in range(25) if f"empty{number}.txt" not in told] == []


def test_articles_come_in_the_order_of_the_inputs_with_what_is_missing_in_its_place(run, page, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT.replace("Ostrel", "Lindau"), "utf-8")
    code, out, _ = run("articles", page, tmp_path / "none.txt", tmp_path / "a.txt")
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["ostrel", str(tmp_path / "none.txt"), "a"]


def test_a_date_that_cannot_be_read_is_told_in_the_row_of_its_article(run):
    row = json.dumps({"id": "a", "text": REPORT, "published": "yesterday"})
    code, out, _ = run("articles", "-", stdin=row.encode())
    assert code == 0
    assert "'yesterday'" in json.loads(out)["notes"][0]


def test_a_missing_path_does_not_stop_the_others(run, page, tmp_path):
    code, out, _ = run("read", tmp_path / "nowhere", page)
    assert code == 0
    assert "Bridge at Ostrel closed" in out
    assert "nowhere" in out


def test_a_url_without_fetch_is_refused_with_the_remedy(run):
    code, out, err = run("read", "http://127.0.0.1:9/never")
    assert code in (1, 2)
    assert "--fetch" in out + err


def test_no_paths_is_wrong_use(run):
    assert run("read")[0] == 2


def test_an_unknown_setting_is_wrong_use_and_named(run, page, tmp_path):
    settings = tmp_path / "my.toml"
    settings.write_text("[stories]\nno_such_thing = 1\n")
    code, _, err = run("read", page, "--settings", settings)
    assert code == 2
    assert "no_such_thing" in err


def test_a_folder_for_web_pages_that_is_a_file_is_refused(run, page):
    code, _, err = run("read", page, "--html", page)
    assert code == 2
    assert "is a file" in err


def test_two_pages_with_one_id_are_both_kept(run, tmp_path):
    rows = [{"id": "same", "text": REPORT}, {"id": "same", "text": REPORT.replace("Ostrel", "Lindau")}]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    code, out, _ = run("articles", path)
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert code == 0
    assert len(set(ids)) == 2
    assert ids[0] == "same"


def test_control_and_bidi_characters_never_reach_the_terminal(run, tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text(REPORT.replace("Mara Venn", "Mara\x1b[31m\u202e Venn").replace("Bridge", "\x07Bridge"), "utf-8")
    code, out, err = run("read", path)
    assert code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


@pytest.mark.parametrize("stage", ["articles", "dates", "quotes", "actors", "stories"])
def test_a_stage_prints_one_object_an_article_in_input_order(run, tmp_path, stage):
    rows = [{"id": name, "text": REPORT.replace("gravel", name)} for name in ("sand", "coal", "brick")]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    code, out, _ = run(stage, "--jsonl", path)
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["sand", "coal", "brick"]


@pytest.mark.parametrize("stage", ["lineage", "readings"])
def test_a_story_stage_prints_one_object_a_story(run, tmp_path, stage):
    rows = [
        {"id": name, "story": name[0], "text": REPORT.replace("gravel", name)} for name in ("sand", "salt", "brick")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    code, out, _ = run(stage, path)
    assert code == 0
    assert len([json.loads(line)["story"] for line in out.splitlines()]) == 2


BREAKS = {  # where a stage is made to fail on one page, and how the page is known there
    "intake": ("retold.intake.read.reader_for", lambda source: "tarn" in source.name),
    "cleaning": ("retold.cleaning.clean_flattened", lambda page, _settings: "Tarn" in page.text),
    "mentions": ("retold.mentions.annotating.draft_quotes", lambda page, *_: "Tarn" in page.text),
}


@pytest.fixture(params=sorted(BREAKS))
def broken(request, monkeypatch, page, tmp_path):
    """A folder of two pages on one of which a stage raises what nobody foresaw; the name of the stage."""
    (tmp_path / "tarn.txt").write_text(REPORT.replace("Ostrel", "Tarn").replace("gravel", "salt"), "utf-8")
    place, is_bad = BREAKS[request.param]
    home, _, name = place.rpartition(".")
    module = importlib.import_module(home)
    whole = getattr(module, name)

    def failing(*given):
        if is_bad(*given):
            raise LookupError("no such pier")
        return whole(*given)

    monkeypatch.setattr(module, name, failing)
    return request.param


@pytest.mark.parametrize("command", ["read", "quotes"])
def test_a_page_on_which_a_stage_fails_unforeseen_is_rejected_and_the_others_are_read(run, broken, tmp_path, command):
    code, out, err = run(command, tmp_path)
    assert code == 0
    assert "Mara Venn" in out
    told = " ".join(f"{out} {err}".split())
    assert "tarn" in told
    assert f"a fault of Retold itself in its stage {broken}, LookupError: no such pier (" in told
    assert "please report this with the page" in told


def test_an_addition_goes_on_past_a_page_on_which_a_stage_fails_unforeseen(run, broken, tmp_path):
    del broken
    code, _, err = run("add", tmp_path / "news.retold", tmp_path / "ostrel.txt", tmp_path / "tarn.txt")
    assert code == 0
    assert "tarn.txt" in err
    assert run("search", tmp_path / "news.retold", "gravel")[1]


def test_nothing_but_pages_on_which_a_stage_fails_is_nothing_usable(run, broken, page, tmp_path):
    del broken
    page.unlink()
    code, _, err = run("read", tmp_path)
    assert code == 1
    assert "no such pier" in err


def test_stories_are_the_same_on_one_core_and_on_several(run, monkeypatch):
    alone = run("stories", "--jsonl", "examples/harbour/pages")
    monkeypatch.setattr(producing, "_ALONE_PAGES", 3)
    monkeypatch.setattr("retold.keeping.crew.cores", lambda: 2)
    monkeypatch.setattr(pipeline, "BUNDLE_PAGES", 4)
    assert run("stories", "--jsonl", "examples/harbour/pages") == alone
    assert alone[0] == 0
    assert len(alone[1].splitlines()) > 10


def test_a_story_on_which_retold_fails_is_listed_and_the_fault_named(run, page, monkeypatch):
    def failing(*_):
        raise ZeroDivisionError("no way out")

    monkeypatch.setattr(pipeline, "collate", failing)
    code, out, _ = run("read", page)
    assert code == 0
    assert "Bridge at Ostrel closed" in out
    assert "ZeroDivisionError: no way out" in out
    assert "not compared" in " ".join(out.split())
