"""What a run tells at its end: how much is another's text, from whom, when, in which outlets, and how it was taken."""

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra bulk (Daft) is not installed")

from retold.bulk.report import Share, report, told  # noqa: E402  after the check
from retold.bulk.rows import TABLES, arrow_schema  # noqa: E402  the same


def article(number, outlet, day, origin=None, *, copy=False, until=None):
    return {"id": f"a{number}", "outlet": outlet, "origin": origin, "copy": copy, "published_from": day, "published_to": until or day}  # fmt: skip


ARTICLES = [
    *(article(n, "Tarn Post", "2031-04-02", "NPA", copy=True) for n in range(4)),
    article(4, "Tarn Post", "2031-04-30T22:00:00Z", "Quay Radio", copy=True),
    article(5, "Tarn Post", "2031-05-01"),
    article(6, "NPA", "2031-04-02", "NPA"),
    article(7, "The Islander", "2031-05-03", copy=True),
    article(8, None, "2031-04-29", until="2031-05-02"),
    article(9, None, None),
]
ROWS = {
    "articles": ARTICLES,
    "stories": [{"story": "s", "articles": 9}, {"story": "t", "articles": 1}],
    "families": [{"family": "f", "head": "a6"}],
    "edges": [{"child": f"a{n}", "relation": how} for n, how in enumerate(["trimmed", "trimmed", "edited"])],
    "rejected": [{"id": "x", "stage": "intake", "reason": f"line {n} is broken"} for n in (3, 17)],
}


@pytest.fixture
def found(tmp_path):
    import pyarrow.parquet as pq

    for name, some in ROWS.items():
        (tmp_path / name).mkdir()
        whole = [{column: row.get(column) for column in TABLES[name]} for row in some]
        pq.write_table(pa.Table.from_pylist(whole, schema=arrow_schema(name)), tmp_path / name / "part.parquet")
    return report(tmp_path, 2.0, worked=True)


def test_copies_are_counted_by_whose_text_they_are(found):
    assert (found.copies, found.origins, found.unnamed) == (6, (("NPA", 4), ("Quay Radio", 1)), 1)


def test_an_article_is_in_the_month_it_was_surely_published_in(found):
    assert found.months == (Share("2031-04", 6, 5, ("NPA", 4)), Share("2031-05", 2, 1, None))


def test_outlets_that_copy_most_come_first(found):
    assert found.outlets[0] == Share("Tarn Post", 6, 5, ("NPA", 4))
    assert [share.name for share in found.outlets] == ["Tarn Post", "The Islander", "NPA"]


def test_the_report_reads_as_an_answer(found):
    lines = told(found).splitlines()
    assert lines[:2] == [
        "10 articles in 2 stories, 1 told more than once",
        "1 independent text (family), 3 edges of descent",
    ]
    assert lines[2:-2] == [
        "6 articles (60.0%) are another's text, as far as can be told",
        "  from NPA: 4 articles (40.0%)",
        "  from Quay Radio: 1 article (10.0%)",
        "  no page says from whom: 1 article (10.0%)",
        "  taken trimmed 2, edited 1",
        "another's text by month",
        "  2031-04: 5 of 6 (83.3%), most from NPA (4)",
        "  2031-05: 1 of 2 (50.0%)",
        "another's text by outlet",
        "  Tarn Post: 5 of 6 (83.3%), most from NPA (4)",
        "2 rejected",
    ]
    assert lines[-2:] == ["  2 × intake: line … is broken", "5.0 seconds"] or lines[-2].startswith("  2 ×")
