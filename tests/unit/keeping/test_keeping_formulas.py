"""A collection knows the formulas of its stories as `retold read` knows those of its pile."""

import json

import pytest

from retold import keeping, pipeline
from retold.keeping import formulas
from retold.settings import Settings
from retold.store.opening import collection
from retold.words import folded

GRANT = """The Harbour Exchange authorised an additional {0} crowns in credit guarantees for sales of {1} to {2}, the exchange said.

The additional guarantees increase the line for {1} to {0} crowns and the guarantees for {2} this year to {3} crowns.

All sales under the credit guarantee line must be registered and shipped by the end of the season, it said."""
GRANTS = (
    ("12.5 mln", "barley", "Oskeland", "40 mln", "barley"),
    ("3 mln", "tallow", "Varonia", "9.25 mln", "barley"),  # said to be one story with the first
    ("70 mln", "seed potatoes", "Lower Tarn", "110 mln", "potatoes"),
    ("8 mln", "hops", "Brenwick", "21 mln", "hops"),
)


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "grants.jsonl"
    rows = [{"id": g[1], "text": GRANT.format(*g[:4]), "story": g[4], "language": "en"} for g in GRANTS]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


@pytest.fixture
def kept(tmp_path, pages):
    with collection(tmp_path / "news.retold", create=True) as connection:
        keeping.add(connection, [pages], Settings(), lambda: "2025-10-07T00:00:00+00:00")
        yield connection


def test_a_story_is_told_as_the_pile_is_read(kept, pages):
    (read,) = (a for a in pipeline.read([pages], Settings()).accounts if len(a.story.articles) == 2)
    (name,) = kept.execute("SELECT id FROM stories WHERE size = 2").fetchone()
    told = keeping.account(kept, name, Settings())
    assert told.lineage.families == read.lineage.families
    assert len(told.lineage.families) == 2


def test_they_are_not_counted_again_until_the_collection_has_grown(kept):
    said = [folded("for sales of hops to Brenwick")]
    kept.execute("UPDATE articles SET body = (SELECT body FROM articles WHERE id = 'hops')")
    assert not any(formulas.known(kept).covered(said)[0])
    kept.execute("UPDATE formulas SET stories = 2")
    assert all(formulas.known(kept).covered(said)[0])
