import sqlite3
import zlib
from contextlib import closing

import msgspec
import pytest

from retold.errors import CollectionError
from retold.store import queries
from retold.store.opening import collection, transaction
from retold.store.schema import MIGRATIONS


def test_a_new_collection_is_made_only_when_asked(tmp_path):
    with pytest.raises(CollectionError, match="no such collection"), collection(tmp_path / "a.retold"):
        pass
    with collection(tmp_path / "a.retold", create=True):
        pass
    with collection(tmp_path / "a.retold") as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_file_that_is_no_collection_is_left_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("my notes")
    with pytest.raises(CollectionError, match="not a collection"), collection(path, write=True, create=True):
        pass
    assert path.read_text() == "my notes"


def test_another_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE mine (x)")
    other.commit()
    other.close()
    with pytest.raises(CollectionError, match="not a collection of Retold"), collection(path, write=True):
        pass


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(CollectionError, match="is a folder"), collection(tmp_path):
        pass


def test_a_collection_of_a_newer_retold_says_what_to_do(tmp_path):
    path = tmp_path / "a.retold"
    with collection(path, create=True) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(CollectionError, match="newer Retold"), collection(path):
        pass


def test_a_second_writer_is_told_that_the_file_is_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr("retold.store.opening.BUSY_SECONDS", 0.05)
    path = tmp_path / "a.retold"
    with collection(path, create=True) as first, transaction(first):
        first.execute("INSERT INTO moved VALUES ('x', 'y')")
        with (
            pytest.raises(CollectionError, match="another program is writing"),
            collection(path, write=True) as second,
            transaction(second),
        ):
            pass


def test_a_reader_is_not_blocked_by_a_writer(tmp_path):
    path = tmp_path / "a.retold"
    with collection(path, create=True) as writer, transaction(writer):
        writer.execute("INSERT INTO moved VALUES ('x', 'y')")
        with collection(path) as reader:
            assert reader.execute("SELECT count(*) FROM moved").fetchone() == (0,)


def test_a_transaction_is_all_or_nothing(tmp_path):
    with collection(tmp_path / "a.retold", create=True) as connection:
        with pytest.raises(sqlite3.OperationalError), transaction(connection):  # noqa: PT012  the point is what came before
            connection.execute("INSERT INTO moved VALUES ('x', 'y')")
            connection.execute("INSERT INTO no_such_table VALUES (1)")
        assert connection.execute("SELECT count(*) FROM moved").fetchone() == (0,)


def test_a_read_only_place_is_explained(tmp_path):
    with (
        pytest.raises(CollectionError, match="cannot be opened"),
        collection(tmp_path / "nowhere" / "a.retold", create=True),
    ):
        pass


def test_a_file_whose_writer_was_killed_before_the_first_table_says_so_and_is_filled(tmp_path):
    path = tmp_path / "a.retold"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(CollectionError, match="holds nothing yet"), collection(path):
        pass
    with collection(path, write=True, create=True):
        pass
    with collection(path) as connection:
        assert queries.counts(connection)["articles"] == 0


def test_a_collection_whose_folder_may_only_be_read_is_read(tmp_path):
    path = tmp_path / "a.retold"
    with collection(path, create=True) as connection:
        connection.execute("INSERT INTO searches VALUES ('a', 'ferry', '2025-10-14')")
    path.with_name("a.retold-shm").mkdir()  # as if the file could not be made
    with collection(path) as connection:
        assert connection.execute("SELECT name FROM searches").fetchone() == ("a",)


@pytest.mark.parametrize(
    "fault", [UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), zlib.error("bad"), msgspec.DecodeError()]
)
def test_values_that_cannot_be_read_are_damage(tmp_path, fault):
    with pytest.raises(CollectionError, match="is damaged; restore"), collection(tmp_path / "a.retold", create=True):
        raise fault
