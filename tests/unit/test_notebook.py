import pytest

import retold
from retold.errors import CollectionError


def test_a_pile_is_read_in_one_call(example_pages):
    report = retold.read([example_pages / "16_library.html"])
    assert [len(a.story.articles) for a in report.accounts] == [1]


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
