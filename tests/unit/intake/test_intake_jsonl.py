import io
import json

import pytest

from retold.intake import IntakeSettings, read
from retold.model import Page, PageForm, Rejected


def read_rows(*rows):
    raw = (
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode("utf-8", "surrogatepass")
        + b"\n"
    )
    return list(read(["-"], IntakeSettings(), io.BytesIO(raw)))


@pytest.mark.parametrize(
    ("field", "form"),
    [("html", PageForm.HTML), ("page", PageForm.FLATTENED), ("text", PageForm.CLEAN), ("maintext", PageForm.CLEAN)],
)
def test_each_body_field_gives_a_form(field, form):
    (page,) = read_rows({"id": "a", field: "Some words.\n"})
    assert (page.form, page.text) == (form, "Some words.\n")


def test_the_names_of_news_please_are_read():
    (page,) = read_rows(
        {"id": 7, "maintext": "Words.", "date_publish": "2031-05-02 10:00:00", "source_domain": "harbour.example"}
    )
    assert (page.id, page.stated.published, page.stated.outlet) == ("7", "2031-05-02T10:00:00Z", "harbour.example")


def test_the_series_of_passim_is_the_outlet():
    (page,) = read_rows({"id": "a", "text": "Words.", "series": "Harbour Post"})
    assert page.stated.outlet == "Harbour Post"


def test_unknown_fields_and_answers_are_ignored():
    (page,) = read_rows({"id": "a", "text": "Words.", "gold": {"x": 1}, "other": []})
    assert page == read_rows({"id": "a", "text": "Words."})[0]


def test_a_time_with_a_zone_is_stated_in_utc():
    (page,) = read_rows({"id": "a", "text": "Words.", "published": "2031-05-02T22:00:00-05:00"})
    assert page.stated.published == "2031-05-03T03:00:00Z"


@pytest.mark.parametrize("given", ["yesterday", {"day": 3}, [2031], True, "2031-13-01"])
def test_a_date_that_is_none_is_left_out_with_a_note(given):
    (page,) = read_rows({"id": "a", "text": "Words.", "published": given})
    assert page.stated.published is None
    assert "published" in page.notes[0]


@pytest.mark.parametrize("given", [None, "", " "])
def test_no_date_is_no_reason_for_a_note(given):
    (page,) = read_rows({"id": "a", "text": "Words.", "published": given})
    assert page.notes == ()


def test_a_bad_line_is_named_by_its_number_and_the_rest_is_read():
    first, bad, last = read_rows({"id": "a", "text": "Words."}, "{broken", {"id": "b", "text": "More."})
    assert isinstance(bad, Rejected)
    assert "line 2" in bad.reason
    assert [first.id, last.id] == ["a", "b"]


@pytest.mark.parametrize("row", [{"id": "a"}, {"id": "a", "text": 3}, {"id": "a", "text": " "}, [1], "3"])
def test_an_object_without_a_usable_body_is_rejected(row):
    found = read_rows({"id": "first", "text": "Words."}, row)
    assert isinstance(found[1], Rejected)


@pytest.mark.parametrize(
    ("fields", "form", "notes"),
    [
        ({"page": "Menu", "text": "Words."}, PageForm.CLEAN, ("has page beside text: text was read",)),
        ({"html": "<p>x", "page": "Menu"}, PageForm.HTML, ("has page beside html: html was read",)),
    ],
)
def test_of_several_bodies_one_is_read_and_the_page_says_which(fields, form, notes):
    (page,) = read_rows({"id": "a", **fields})
    assert (page.form, page.notes) == (form, notes)


@pytest.mark.parametrize("other", [None, "", " \n"])
def test_a_body_without_a_value_is_none(other):
    for row in (
        {"html": other, "text": "Words."},
        {"text": other, "page": "Words."},
        {"text": other, "maintext": "Words."},
    ):
        (page,) = read_rows({"id": "a", "author": "Ines Kolb", "authors": other, **row})
        assert (page.text, page.notes, page.stated.authors) == ("Words.", (), ("Ines Kolb",))


def test_one_body_under_two_names_is_one():
    (page,) = read_rows({"id": "a", "text": "Words.", "maintext": "Words of others."})
    assert page.text == "Words."


def test_half_a_character_in_json_is_mended():
    (page,) = read_rows('{"id":"a","text":"bad \\ud800 word"}')
    assert "\ud800" not in page.text
    assert "mended" in page.notes[0]


def test_a_list_in_a_json_file_is_read_item_by_item(tmp_path):
    (tmp_path / "x.json").write_text(json.dumps([{"text": "One."}, {"id": "b", "text": "Two."}]))
    pages = list(read([str(tmp_path / "x.json")], IntakeSettings()))
    assert [page.id for page in pages] == ["x:1", "b"]


def test_json_lines_under_a_json_name_are_read(tmp_path):
    (tmp_path / "x.json").write_text('{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n')
    assert [p.id for p in read([str(tmp_path / "x.json")], IntakeSettings()) if isinstance(p, Page)] == ["a", "b"]


@pytest.mark.parametrize(
    ("given", "stated"),
    [
        ("2025", "2025-01-01/2025-12-31"),
        (2025, "2025-01-01/2025-12-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2025-287", "2025-10-14"),
        ("2025-W42", "2025-10-13/2025-10-19"),
        ("20251014", "2025-10-14"),
    ],
)
def test_a_date_without_a_day_of_the_month_is_what_it_may_be(given, stated):
    (page,) = read_rows({"id": "a", "text": "Words.", "published": given})
    assert (page.stated.published, page.notes) == (stated, ())


@pytest.mark.parametrize("given", ["2025-366", "2025-13", "0000", "2025-W60", "2025-000"])
def test_a_period_that_is_none_is_left_out_with_a_note(given):
    (page,) = read_rows({"id": "a", "text": "Words.", "published": given})
    assert (page.stated.published, len(page.notes)) == (None, 1)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("name", ["x.jsonl", "x.json", "-"])
def test_lines_are_read_in_the_encoding_they_are_in(tmp_path, encoding, name):
    rows = ({"id": "a", "text": "One \u2028 línea."}, {"id": "b", "text": "Zwölf."})
    raw = "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(encoding)
    (tmp_path / "x.jsonl").write_bytes(raw)
    (tmp_path / "x.json").write_bytes(raw)
    given = name if name == "-" else str(tmp_path / name)
    found = list(read([given], IntakeSettings(), io.BytesIO(raw)))
    assert [(page.id, page.text) for page in found] == [("a", "One \u2028 línea."), ("b", "Zwölf.")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "Words.", "n": ' + "9" * 5000 + "}", "too many digits"),
        ('{"text": "Words.", "n": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deep"),
    ],
)
@pytest.mark.parametrize("name", ["x.jsonl", "x.json"])
def test_json_that_cannot_be_read_is_not_called_none(tmp_path, line, reason, name):
    (tmp_path / name).write_text(line)
    (found,) = read([str(tmp_path / name)], IntakeSettings())
    assert reason in found.reason
    assert "sys." not in found.reason
