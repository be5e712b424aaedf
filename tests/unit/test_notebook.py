import json

import pytest

import retold
from retold.errors import CollectionError, UsageError
from retold.settings import Settings


def test_a_pile_is_read_in_one_call(example_pages):
    report = retold.read([example_pages / "16_library.html"])
    assert [len(a.story.articles) for a in report.accounts] == [1]


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_one_path_is_read_as_one(example_pages, kind):
    report = retold.read(kind(example_pages / "16_library.html"))
    assert [len(a.story.articles) for a in report.accounts] == [1]
    assert report.rejected == ()


def test_settings_are_taken_and_unknown_ones_are_said(example_pages):
    page = example_pages / "16_library.html"
    assert retold.read(page, settings={"intake": {"max_page_bytes": 10}}).accounts == ()
    assert retold.read(page, settings=Settings()).accounts
    with pytest.raises(UsageError, match="no setting window"):
        retold.read(page, settings={"stories": {"window": 5}})


def test_a_report_is_given_as_json_and_as_text(example_pages):
    report = retold.read(example_pages / "16_library.html")
    assert json.loads(retold.to_json(report))["schema"] == "retold/1"
    assert retold.to_text(report).startswith(report.accounts[0].story.title[:20])


def test_a_collection_lists_finds_and_tells(example_collection):
    with retold.open(example_collection) as news:
        assert {s.size for s in news.stories()} == {11, 4, 1}
        (hit,) = news.search("premiums")
        assert "grain trade" in hit.title
        assert news.account(hit.story).brief
        assert news.account("s-nothing") is None


def test_a_collection_gives_tables(example_collection):
    pytest.importorskip("pyarrow", reason="the extra for tables is not installed")
    with retold.open(example_collection) as news:
        tables = news.tables()
    assert {name for name, table in tables.items() if not table.num_rows} == {"revisions"}, "no page came twice"
    assert "story" in next(iter(tables.values())).column_names


def test_a_notebook_shows_stories_as_a_table(example_collection):
    with retold.open(example_collection) as news:
        assert "<td>11</td>" in news._repr_html_()


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(CollectionError):
        retold.open(tmp_path / "none.retold")
