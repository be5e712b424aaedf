"""A file that the first version wrote is brought up to date with nothing lost."""

import hashlib
import sqlite3
import zlib
from dataclasses import replace

import pytest

from retold.errors import CollectionError
from retold.model import Article, Mentions, Span
from retold.store import originals, queries, rows, search
from retold.store.codec import pack
from retold.store.opening import collection
from retold.store.schema import APPLICATION_ID, MIGRATIONS, statements, version_of
from retold.words.scripts import letter_by_letter

TEXT = "The mill at Alder is for sale, Edda Loam said. The wheel turns on."
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


def first_file(path):
    """A collection of one article as the first version wrote it."""
    made = sqlite3.connect(path, isolation_level=None)
    for statement in statements(MIGRATIONS[0][0]):
        made.execute(statement)
    made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    made.execute("PRAGMA user_version = 1")
    entry = (1, SHA256, "mill", "mill.txt", "https://mills.example/alder", None, "2025-10-07T00:00:00+00:00")
    chain = originals.link(originals.GENESIS, entry)
    made.execute("INSERT INTO originals VALUES (?, ?, 'text', ?)", (SHA256, len(TEXT), zlib.compress(TEXT.encode())))
    made.execute("INSERT INTO manifest VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*entry, chain))
    article = Article("mill", SHA256, "mill.txt", "", "A mill for sale", url=entry[4])
    found = Mentions("mill", (Span(0, 46), Span(47, 66)))
    made.execute(
        "INSERT INTO articles VALUES (7, 'mill', ?, ?, 'A mill for sale', NULL, 'en', NULL, NULL, ?, 1, 's-mill', NULL, ?, ?)",
        (SHA256, entry[4], entry[6], pack(article), pack(found)),
    )
    made.execute("INSERT INTO words (rowid, title, text, id) VALUES (7, 'A mill for sale', ?, 'mill')", (TEXT,))
    body = pack(rows.StoryBody((), (), ("mill",)))
    made.execute(
        "INSERT INTO stories VALUES ('s-mill', 'A mill for sale', 1, 1, NULL, NULL, ?, NULL, 0, ?, x'00')",
        (entry[6], body),
    )
    made.execute("INSERT INTO people VALUES ('s-mill', 'Edda Loam', 'person', 'Edda Loam\nMrs. Loam', 2)")
    made.execute("INSERT INTO events VALUES ('s-mill', '2025-10-06', '2025-10-06', 'past', 'The mill is for sale.')")
    made.execute("INSERT INTO events VALUES ('s-mill', NULL, NULL, 'past', 'The wheel turns on.')")
    made.close()
    return article, found


def test_reading_an_older_file_brings_it_up_to_date(tmp_path):
    article, found = first_file(tmp_path / "a.retold")
    with collection(tmp_path / "a.retold") as connection:
        assert version_of(connection) == len(MIGRATIONS)
        assert list(originals.problems(connection)) == []
        assert list(rows.load_articles(connection, ["mill"])) == [(replace(article, text=TEXT, language="en"), found)]
        assert originals.original(connection, SHA256) == TEXT.encode()


def test_what_was_found_before_is_found_after(tmp_path):
    first_file(tmp_path / "a.retold")
    with collection(tmp_path / "a.retold") as connection:
        for query in ("wheel", '"mill at alder"', "person:mrs", 'person:"edda loam"'):
            assert [h.article for h in search.search(connection, search.parse(query))] == ["mill"], query
        assert queries.spellings(connection, "Edda Loam") == ["Edda Loam", "Mrs. Loam"]
        (event,) = queries.events(connection, "2025-10-01", "2025-10-31")
        assert (event.story, event.text) == ("s-mill", "The mill is for sale.")


def test_an_older_file_that_cannot_be_written_to_says_so(tmp_path, monkeypatch):
    first_file(tmp_path / "a.retold")

    def refused(_connection):
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorname = "SQLITE_READONLY"
        raise error

    monkeypatch.setattr("retold.store.opening.migrate", refused)
    with (
        pytest.raises(CollectionError, match=r"older Retold.*cannot be written to"),
        collection(tmp_path / "a.retold"),
    ):
        pass


def test_a_migration_that_breaks_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.retold"
    first_file(path)
    broken = (MIGRATIONS[0], (MIGRATIONS[1][0] + "\nINSERT INTO nowhere VALUES (1);\n", MIGRATIONS[1][1]))
    monkeypatch.setattr("retold.store.schema.MIGRATIONS", broken)
    with pytest.raises(CollectionError, match="nowhere"), collection(path):
        pass
    monkeypatch.undo()
    with collection(path) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_an_index_of_runs_without_spaces_is_made_anew_letter_by_letter(tmp_path):
    path = tmp_path / "a.retold"
    with collection(path, create=True) as connection:
        article = Article("zh", "ab" * 32, "x", "海门港仓库发生爆炸。", "化学品仓库爆炸", language="zh")
        rows.save_article(connection, 1, article, Mentions("zh", ()), "", 1, None)
        whole = (1, article.title, article.text)
        letters = tuple(letter_by_letter(text) for text in whole[1:])
        connection.execute("INSERT INTO words (words, rowid, title, text) VALUES ('delete', 1, ?, ?)", letters)
        connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", whole)  # as an older Retold did
        connection.execute("DROP TABLE homes")
        connection.execute("ALTER TABLE stories DROP COLUMN glance")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 3}")
    with collection(path, write=True) as connection:
        assert [hit.article for hit in search.search(connection, search.parse("港仓库"))] == ["zh"]
        rows.drop_article(connection, "zh")
        assert search.search(connection, search.parse("港仓库")) == []
