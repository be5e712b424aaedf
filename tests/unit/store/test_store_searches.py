"""Searches kept under a name."""

import shutil

import pytest

from retold.store import searches
from retold.store.opening import collection


@pytest.fixture
def kept(example_collection, tmp_path):
    path = tmp_path / "news.retold"
    shutil.copy(example_collection, path)
    with collection(path, write=True) as connection:
        yield connection


def test_a_search_is_kept_under_its_name_until_it_is_forgotten(kept):
    searches.keep(kept, "port", "harbour OR port", "2025-11-01T00:00:00+00:00")
    searches.keep(kept, "bank", '"Lantern Bank"', "2025-11-02T00:00:00+00:00")
    assert [(s.name, s.query) for s in searches.every(kept)] == [
        ("bank", '"Lantern Bank"'),
        ("port", "harbour OR port"),
    ]
    searches.forget(kept, "bank")
    searches.forget(kept, "nothing")
    assert [s.name for s in searches.every(kept)] == ["port"]


def test_the_same_name_holds_the_last_search(kept):
    searches.keep(kept, "port", "harbour", "2025-11-01T00:00:00+00:00")
    searches.keep(kept, "port", "quay", "2025-11-02T00:00:00+00:00")
    assert [s.query for s in searches.every(kept)] == ["quay"]
