"""Copied text across the stories of a collection."""

from itertools import count

import pytest

from retold import keeping, pipeline
from retold.model import Decision, DecisionKind
from retold.settings import Settings
from retold.store.opening import collection

SETTINGS = Settings()
FERRY = """Ferry to Gull Point stops for the winter

3 November 2025

The ferry between Orsmouth and Gull Point will not run this winter, its operator said on Monday, because the hull of the only boat has rusted through below the engine room.

Odo Lindqvist, who has run the line since 1998, found the holes on Saturday while he was looking for a lost spanner under the floor plates.

The boat carried forty passengers a day last winter, most of them schoolchildren from the four farms on the point.

The county has hired a minibus that takes the long way round the estuary, an hour and ten minutes each way.

Parents asked for a smaller boat at a meeting in the school hall, and the county said that it would look for one in the yards of the south coast.
"""
BEES = """Beekeepers of Tarn lose half of their hives

20 October 2025

Beekeepers in the Tarn valley have lost 212 of their 430 hives since August, their association said on Monday, and nobody knows the reason.

The hives were found empty, without dead bees in front of them and with the honey untouched.

Samples of wax were sent to the laboratory of the university in Krem, which looks for traces of a spray that vine growers used in July.

Berta Holm, who keeps sixty hives above the village, said that the silence in the orchard had woken her.

The vine growers deny that they sprayed during the day, when bees are out, and point to a mite that was found in two hives in the spring.
"""
PATCHWORK = f"""Rust on the estuary, silence in the hills

5 November 2025

{chr(10).join(FERRY.splitlines()[4:12])}

{chr(10).join(BEES.splitlines()[6:9])}

{BEES.splitlines()[12]}
"""
PAGES = {"ferry": FERRY, "bees": BEES, "patch": PATCHWORK}


@pytest.fixture
def clock():
    ticks = count()
    return lambda: f"2025-12-07T00:00:00.{next(ticks):06d}+00:00"


@pytest.fixture(params=[("ferry", "patch", "bees"), ("bees", "patch", "ferry"), ("patch", "bees", "ferry")])
def kept(tmp_path, clock, request):
    with collection(tmp_path / "news.retold", create=True) as connection:
        for name in request.param:
            add(connection, tmp_path, clock, name)
        yield connection


def add(connection, folder, clock, name):
    (folder / f"{name}.txt").write_text(PAGES[name])
    keeping.add(connection, [str(folder / f"{name}.txt")], SETTINGS, clock)


def seen(connection):
    accounts = [keeping.account(connection, s, SETTINGS) for (s,) in connection.execute("SELECT id FROM stories")]
    return {(e.article, e.other.id, e.patched) for account in accounts for e in account.elsewhere}


def test_a_copy_in_another_story_is_shown_on_both_sides_whichever_came_first(kept):
    assert seen(kept) == {("patch", "bees", True), ("bees", "patch", False)}


def test_a_patchwork_is_told_again_once_its_other_source_is_there(kept):
    (home,) = kept.execute("SELECT story FROM articles WHERE id = 'patch'").fetchone()
    (edge,) = keeping.account(kept, home, SETTINGS).lineage.edges
    assert (edge.child, edge.parent) == ("patch", "ferry")


def test_a_withdrawn_page_is_no_more_shown_anywhere(kept, clock):
    keeping.withdraw(kept, "bees", "asked to", SETTINGS, clock)
    assert seen(kept) == set()
    assert kept.execute("SELECT count(*) FROM copies").fetchone() == (0,)


def test_pages_put_into_one_story_are_shown_there_only_and_again_when_parted(kept, clock):
    number = keeping.decide(
        kept, Decision(DecisionKind.MERGE, ("bees", "patch", "ferry"), "me", "one winter"), SETTINGS, clock
    )
    assert seen(kept) == set()
    keeping.undo(kept, number, SETTINGS, clock)
    assert seen(kept) == {("patch", "bees", True), ("bees", "patch", False)}


def test_what_a_split_parts_is_compared(tmp_path, clock):
    with collection(tmp_path / "news.retold", create=True) as connection:
        (tmp_path / "again.txt").write_text(FERRY.replace("Ferry to", "No ferry to"))
        add(connection, tmp_path, clock, "ferry")
        keeping.add(connection, [str(tmp_path / "again.txt")], SETTINGS, clock)
        assert seen(connection) == set()
        keeping.decide(
            connection, Decision(DecisionKind.SPLIT, ("ferry",), "me", "two lines", ("again",)), SETTINGS, clock
        )
        assert seen(connection) == {("ferry", "again", False), ("again", "ferry", False)}


def test_a_file_from_before_is_looked_through_with_the_next_page(tmp_path, clock):
    with collection(tmp_path / "news.retold", create=True) as connection:
        add(connection, tmp_path, clock, "ferry")
        add(connection, tmp_path, clock, "patch")
        connection.execute("DELETE FROM samples")
        connection.execute("DELETE FROM copies")
        add(connection, tmp_path, clock, "bees")
        assert seen(connection) == {("patch", "bees", True), ("bees", "patch", False)}


def test_a_pair_on_which_retold_fails_costs_itself_only(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("odd pair")

    monkeypatch.setattr("retold.lineage.compared", broken)
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text)
    report = pipeline.read([str(tmp_path)], SETTINGS)
    assert len(report.accounts) == 2
    assert "odd pair" in report.rejected[0].reason
    with collection(tmp_path / "news.retold", create=True) as connection:
        run = keeping.add(
            connection, [str(tmp_path / f"{name}.txt") for name in PAGES], SETTINGS, lambda: "2025-12-07T00:00:00+00:00"
        )
        assert ["odd pair" in one.reason for one in run.rejected] == [True]
        assert seen(connection) == set()


def test_a_collection_tells_what_one_reading_of_all_pages_tells(tmp_path, kept):
    report = pipeline.read([str(path) for path in sorted(tmp_path.glob("*.txt"))], SETTINGS)
    assert {(e.article, e.other.id, e.patched) for a in report.accounts for e in a.elsewhere} == seen(kept)
