"""What stands out in the last 24 hours."""

import pytest

from retold.store.opening import collection
from retold.store.trends import trends


@pytest.fixture
def kept(tmp_path):
    with collection(tmp_path / "a.retold", create=True) as connection:
        yield connection


def told(connection, story, moments, *names):
    """A story with an article at each moment, and those names in it."""
    (number,) = connection.execute("SELECT count(*) + 1 FROM stories").fetchone()
    connection.execute(
        "INSERT INTO stories VALUES (?, ?, ?, ?, 1, NULL, NULL, '', NULL, 0, x'00', NULL, NULL)",
        (number, story, story, len(moments)),
    )
    for n, moment in enumerate(moments):
        connection.execute(
            "INSERT INTO articles VALUES (NULL, ?, NULL, NULL, NULL, NULL, ?, ?, '', 1, ?, NULL, x'00')",
            (f"{story}{n}", moment, moment, story),
        )
    for name in names:
        connection.execute("INSERT OR IGNORE INTO actors VALUES (NULL, ?, 'person')", (name,))
        connection.execute("INSERT INTO people SELECT number, ?, 1, NULL FROM actors WHERE name = ?", (number, name))


def test_a_name_in_more_stories_than_before_has_risen(kept):
    for day in range(1, 8):
        told(kept, f"old{day}", [f"2025-10-0{day}T06:00:00Z"], "Ida Holm", "Per Nyman")
    told(kept, "new1", ["2025-10-08T10:00:00Z"], "Ida Holm", "Edda Loam")
    told(kept, "new2", ["2025-10-08T11:00:00Z"], "Edda Loam", "Ida Holm")
    told(kept, "new3", ["2025-10-08T12:00:00Z"], "Edda Loam", "Per Nyman")
    assert [(r.name, r.stories, r.before) for r in trends(kept).rising] == [("Edda Loam", 3, 0.0), ("Ida Holm", 2, 1.0)]


def test_stories_that_grew_come_with_the_pages_of_these_hours(kept):
    told(kept, "long", ["2025-10-01T10:00:00Z", "2025-10-08T10:00:00Z", "2025-10-08T11:00:00Z"])
    told(kept, "short", ["2025-10-08T10:00:00Z"])
    found = trends(kept)
    assert [(g.story.id, g.story.size, g.pages) for g in found.growing] == [("long", 3, 2)]
    assert (found.since, found.until, found.articles) == ("2025-10-07T11:00:00Z", "2025-10-08T11:00:00Z", 3)


def test_where_only_days_are_known_the_last_day_is_meant(kept):
    told(kept, "a", ["2025-10-07", "2025-10-08", "2025-10-08"])
    found = trends(kept)
    assert (found.since, found.until, found.articles) == ("2025-10-08", "2025-10-08", 2)


def test_without_dates_there_are_no_trends(kept):
    assert trends(kept).until is None
