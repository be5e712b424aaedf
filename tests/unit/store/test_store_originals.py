import hashlib

import pytest

from retold.model import Page, PageForm
from retold.store import originals
from retold.store.opening import collection, transaction


def page(name, text):
    return Page(name, PageForm.FLATTENED, text, hashlib.sha256(text.encode()).hexdigest(), f"{name}.txt")


@pytest.fixture
def kept(tmp_path):
    with collection(tmp_path / "a.retold", create=True) as connection:
        with transaction(connection):
            for name in ("tide", "wind", "rain"):
                originals.put(connection, page(name, f"The {name} came in."), "2025-10-14T00:00:00+00:00")
        yield connection


def test_an_original_comes_back_byte_for_byte(kept):
    text = b"The wind came in."
    assert originals.original(kept, hashlib.sha256(text).hexdigest()) == text


def test_an_unknown_original_is_none(kept):
    assert originals.original(kept, "0" * 64) is None


def test_a_sound_collection_has_no_problems(kept):
    assert list(originals.problems(kept)) == []


def test_a_changed_original_is_found(kept):
    kept.execute("UPDATE originals SET body = (SELECT body FROM originals LIMIT 1)")
    assert len([p for p in originals.problems(kept) if "not those that were kept" in p]) == 2


def test_a_changed_manifest_entry_is_found(kept):
    kept.execute("UPDATE manifest SET added = '2020-01-01' WHERE seq = 2")
    assert any("entry 2" in p for p in originals.problems(kept))


def test_a_removed_manifest_entry_is_found(kept):
    kept.execute("DELETE FROM manifest WHERE seq = 2")
    assert any("entry 2 is missing" in p for p in originals.problems(kept))


def test_the_same_bytes_are_kept_once_and_entered_twice(kept):
    with transaction(kept):
        originals.put(kept, page("tide2", "The tide came in."), "2025-10-15T00:00:00+00:00")
    assert kept.execute("SELECT count(*) FROM originals").fetchone() == (3,)
    assert kept.execute("SELECT count(*) FROM manifest").fetchone() == (4,)
