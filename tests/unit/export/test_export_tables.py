"""Tables for spreadsheets and notes in Markdown."""

import csv
import io
import sys
from dataclasses import replace

import pytest

from retold.errors import MissingExtraError
from retold.export import markdown, tables
from retold.model import Report


def rows(report: Report, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tables.render(report)[name].decode("utf-8-sig"), newline="")))


def test_every_table_has_a_row_for_what_the_story_has(report):
    counts = {name: len(rows(report, name)) for name in tables.render(report)}
    assert counts == {
        "pages.csv": 5,
        "lineage.csv": 4,
        "differences.csv": 13,
        "facts.csv": 3,
        "retellings.csv": 2,
        "quotes.csv": 4,
        "timeline.csv": 5,
        "revisions.csv": 0,
        "actors.csv": 4,
    }


def test_a_difference_gives_both_sides_with_their_places(report):
    row = next(r for r in rows(report, "differences.csv") if r["kind"] == "number")
    texts = {a.id: a.text for a in report.accounts[0].story.articles}
    assert texts[row["page"]][int(row["start"]) : int(row["end"])] == row["words"] == "21 centimetre"
    assert (row["where"], row["telling"], row["other_telling"]) == ("copying", "1", "1")
    assert texts[row["other_page"]][int(row["other_start"]) : int(row["other_end"])] == row["other_words"]


def test_a_cell_is_never_a_formula_or_an_escape(report):
    account = report.accounts[0]
    articles = (replace(account.story.articles[0], title="=HYPERLINK(1)\x1b[2J"), *account.story.articles[1:])
    odd = Report((replace(account, story=replace(account.story, articles=articles)),), ())
    assert rows(odd, "pages.csv")[0]["title"] == "'=HYPERLINK(1)\\x1b[2J"


def test_a_note_has_every_part_of_the_story(report):
    (text,) = [note.decode() for note in markdown.render(report).values()]
    for words in (
        "# Orsa dam: gates opened after crack is found",
        "**5 pages, 2 tellings (2–3)**",
        "1. **Norda Wire** (not in the pile)",
        "      - `001` Dam crack",
        "| role | `001` | Foreign Minister | `000` (1 telling) | Interior Minister |",
        "- **14 Mar 2024** *announced:* Plan for the repair (1 telling: `000`, `001`)",
    ):
        assert words in text


def test_text_of_pages_cannot_act_as_markdown_or_html():
    hostile = "# a | <img src=x> [b](javascript:1) `c` *d*\n\n- e \u202e"
    assert markdown.plain(hostile) == (r"\# a \| \<img src=x\> \[b\](javascript:1) \`c\` \*d\* - e \\u202e")
    assert markdown.plain("1. item") == "1\\. item"
    assert markdown.plain("- item") == "\\- item"


def test_parquet_has_the_same_rows_with_numbers_as_numbers(report):
    pa = pytest.importorskip("pyarrow", reason="the extra for tables is not installed")
    from pyarrow import parquet

    from retold.export.formats import FORMATS

    files = FORMATS["parquet"].files(report, "all")
    assert set(files) == {name.replace(".csv", ".parquet") for name in tables.TABLES}
    for name in tables.TABLES:
        table = parquet.read_table(pa.BufferReader(files[name.replace(".csv", ".parquet")]))
        assert [tuple(row.values()) for row in table.to_pylist()] == list(tables.rows_of(report, name))
    edges = parquet.read_table(pa.BufferReader(files["lineage.parquet"]))
    assert edges.schema.field("share").type == pa.float64()


def test_parquet_without_its_extra_says_what_to_install(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    from retold.export import parquet

    with pytest.raises(MissingExtraError, match=r"\.\[tables\]"):
        parquet.render(report)
