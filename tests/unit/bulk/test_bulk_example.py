"""The example read in bulk, beside the same read by `retold read`."""

from collections import defaultdict


def test_bulk_finds_the_stories_that_read_finds(example_tables, example_report, table_rows):
    members = defaultdict(list)
    for row in table_rows(example_tables, "articles"):
        members[row["story"]].append(row["id"])
    found = {(row["story"], row["title"], *members[row["story"]]) for row in table_rows(example_tables, "stories")}
    assert found == {(a.story.id, a.story.title, *(x.id for x in a.story.articles)) for a in example_report.accounts}


def test_bulk_finds_the_families_that_read_finds(example_tables, example_report, table_rows):
    found = {(r["story"], r["head"], r["origin"], *r["articles"]) for r in table_rows(example_tables, "families")}
    assert found == {
        (a.story.id, f.head, f.origin, *f.articles) for a in example_report.accounts for f in a.lineage.families
    }


def test_bulk_finds_the_edges_that_read_finds(example_tables, example_report, table_rows):
    columns = ("child", "parent", "relation", "share", "confidence", "directed", "named", "closest")
    found = {tuple(row[c] for c in columns) for row in table_rows(example_tables, "edges")}
    assert found == {
        tuple(getattr(e, c) for c in columns) for a in example_report.accounts for e in a.lineage.edges
    }  # fmt: skip


def test_bulk_dates_articles_as_read_does(example_tables, example_report, table_rows):
    found = {row["id"]: (row["published_from"], row["published_to"]) for row in table_rows(example_tables, "articles")}
    told = {x.id: x.published for a in example_report.accounts for x in a.story.articles}
    assert found == {name: (p.first, p.last) if p else (None, None) for name, p in told.items()}


def test_quotes_and_dates_are_written_where_they_are_asked_for(example_tables, example_report, table_rows):
    articles = [
        (x, m) for a in example_report.accounts for x, m in zip(a.story.articles, a.story.mentions, strict=True)
    ]
    quotes = {(x.id, q.spans[0].start, q.spans[-1].end) for x, m in articles for q in m.quotes}
    dates = {(x.id, d.span.start, d.value) for x, m in articles for d in m.dates}
    assert {(r["id"], r["start"], r["end"]) for r in table_rows(example_tables, "quotes")} == quotes
    assert {(r["id"], r["start"], r["value"]) for r in table_rows(example_tables, "dates")} == dates


def test_every_article_is_in_one_row(example_tables, example_report, table_rows):
    ids = [row["id"] for row in table_rows(example_tables, "articles")]
    assert sorted(ids) == sorted(x.id for a in example_report.accounts for x in a.story.articles)
