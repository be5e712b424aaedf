"""A collection grows, is corrected and survives being killed."""

import json
import random
import signal
import subprocess
import sys
import time
from itertools import count

import pytest

from retold import keeping, pipeline
from retold.errors import CollectionError
from retold.model import Decision, DecisionKind
from retold.settings import Settings
from retold.store import decisions, originals, queries, search
from retold.store.opening import collection

BRIDGE = """{title}

The bridge at Ostrel was closed on Monday 6 October 2025 after a barge laden with gravel struck its second pier, the town
council said. Nobody was hurt in the collision, but the toll house lost its lamps.

“We heard a bang and then the lamps went out,” said Mara Venn, who keeps the toll house. {more}

The ferry at Lower Ostrel takes cars free of charge until Friday, and lorries were asked to use the motorway instead.
"""
FESTIVAL = """Kite festival on Gannet Hill draws six thousand

Six thousand people came to Gannet Hill on Sunday 5 October 2025 for the kite festival, the largest crowd since it began.

“The wind was kind to us,” said Jory Pascoe, who has organised it for a decade. The prize for the smallest kite went to a
boy of nine whose kite was folded from a bus ticket.
"""
DAM = """Sluice at Tarn Vale opened for the first time in forty years

Engineers opened the old sluice of the Tarn Vale reservoir on Tuesday 7 October 2025 to let eleven tonnes of silt through,
the water company said. Anglers had asked for it since spring.

“It squealed like a pig,” said the engineer Odile Farr of the sluice. Trout were taken to a pond above the valley first.
"""


@pytest.fixture
def clock():
    ticks = count()
    return lambda: f"2025-10-07T00:00:00.{next(ticks):06d}+00:00"


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bridge1.txt").write_text(
        BRIDGE.format(title="Barge hits bridge at Ostrel", more="Divers come on Tuesday.")
    )
    (pages / "bridge2.txt").write_text(BRIDGE.format(title="Ostrel bridge shut after collision", more="She was alone."))
    (pages / "kites.txt").write_text(FESTIVAL)
    return pages


@pytest.fixture
def kept(tmp_path, folder, clock):
    with collection(tmp_path / "news.retold", create=True) as connection:
        keeping.add(connection, [str(folder)], Settings(), clock)
        yield connection


def grouping(connection):
    found = {}
    for article, story in connection.execute("SELECT id, story FROM articles ORDER BY id"):
        found.setdefault(story, set()).add(article)
    return sorted(map(sorted, found.values()))


def test_pages_on_one_event_are_one_story(kept):
    assert grouping(kept) == [["bridge1", "bridge2"], ["kites"]]


def test_a_kept_account_comes_back_whole(kept):
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    account = keeping.account(kept, name, Settings())
    assert account.lineage.origins.best == 1
    assert account.brief
    assert all(e.exact in (account.story.articles[0].text, account.story.articles[1].text)[0] + account.story.articles[1].text
               for p in account.brief for e in p.evidence)  # fmt: skip


def test_known_pages_are_left_alone(kept, folder, clock):
    run = keeping.add(kept, [str(folder)], Settings(), clock)
    assert (run.kept, run.known, run.stories) == (0, 3, set())


def test_a_new_page_joins_its_story_and_the_story_keeps_its_id(kept, folder, clock):
    (before,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    (folder / "a_new.txt").write_text(BRIDGE.format(title="Ostrel bridge closed", more="The council met at noon."))
    run = keeping.add(kept, [str(folder)], Settings(), clock)
    assert kept.execute("SELECT story FROM articles WHERE id = 'a_new'").fetchone() == (before,)
    assert run.stories == {before}


def test_a_reprint_of_the_same_words_in_another_outlet_is_kept_and_is_no_telling(tmp_path, clock):
    """The same agency text, word for word, in four papers: known are only those that say nothing of being elsewhere."""
    text = BRIDGE.format(title="Barge hits bridge", more="Divers come on Tuesday.").partition("\n\n")[2]
    row = {"text": text, "title": "Barge hits bridge", "published": "2025-10-06"}
    papers = [
        {"id": "a", "outlet": "Ostrel Post"},
        {"id": "b", "outlet": "Lower Ostrel Echo"},
        {"id": "c", "url": "https://one.example/barge"},
        {"id": "d", "url": "https://two.example/barge"},
        {"id": "e"},
    ]
    file = tmp_path / "papers.jsonl"
    file.write_text("".join(json.dumps(row | paper) + "\n" for paper in papers))
    with collection(tmp_path / "papers.retold", create=True) as connection:
        run = keeping.add(connection, [str(file)], Settings(), clock)
        assert (run.kept, run.known) == (2, 3)
        assert keeping.add(connection, [str(file)], Settings(), clock).kept == 0
        (line,) = queries.stories(connection)
        assert (line.size, line.tellings) == (2, 1)


def test_what_is_new_since_the_last_look_is_known(kept, folder, clock):
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    queries.see(kept, name, clock())
    assert queries.story(kept, name).fresh == 0
    (folder / "b_new.txt").write_text(BRIDGE.format(title="Ostrel bridge closed", more="The council met at noon."))
    keeping.add(kept, [str(folder)], Settings(), clock)
    assert queries.story(kept, name).fresh == 1


def test_a_changed_page_of_the_same_name_is_kept_beside_the_first(kept, folder, clock):
    (folder / "kites.txt").write_text(FESTIVAL.replace("Six thousand", "Seven thousand"))
    run = keeping.add(kept, [str(folder)], Settings(), clock)
    assert run.kept == 1
    assert len([i for (i,) in kept.execute("SELECT id FROM articles") if i.startswith("kites")]) == 2


def test_the_same_page_twice_in_one_run_is_kept_once(kept, folder, clock):
    for name in ("new1.txt", "new2.txt"):
        (folder / name).write_text(BRIDGE.format(title="Ostrel bridge closed", more="The council met at noon."))
    run = keeping.add(kept, [str(folder)], Settings(), clock)
    assert (run.kept, run.known) == (1, 4)


def test_the_account_of_a_single_page_is_told_when_asked_for(kept):
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'kites'").fetchone()
    assert kept.execute("SELECT account FROM stories WHERE id = ?", (name,)).fetchone() == (None,)
    account = keeping.account(kept, name, Settings())
    assert account.brief
    assert [q.speaker for q in account.quotes] == ["Jory Pascoe"]


def test_what_is_kept_of_a_single_page_is_what_its_whole_account_says(example_report):
    from retold import pipeline

    singles = [a for a in example_report.accounts if len(a.story.articles) == 1]
    assert singles
    for account in singles:
        outlined = pipeline.outlined(account.story)
        assert (outlined.timeline, outlined.actors) == (account.timeline, account.actors)
        assert outlined.lineage.origins == account.lineage.origins


def test_the_events_of_the_calendar_are_the_words_of_the_account(kept):
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    account = keeping.account(kept, name, Settings())
    kept_events = [e.text for e in queries.events(kept, "2025-01-01", "2025-12-31") if e.story == name]
    assert sorted(kept_events) == sorted(t.text for t in account.timeline if t.first)
    assert kept_events


def test_names_nobody_bears_any_more_are_let_go(kept, clock):
    assert "Jory Pascoe" in {name for (name,) in kept.execute("SELECT name FROM actors")}
    keeping.withdraw(kept, "kites", "asked by the author", Settings(), clock)
    assert "Jory Pascoe" not in {name for (name,) in kept.execute("SELECT name FROM actors")}


def test_several_cores_give_the_same_collection(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("retold.keeping.receiving.BATCH_PAGES", 3)
    monkeypatch.setattr("retold.keeping.telling.BATCH_STORIES", 1)
    for number in range(12):
        (folder / f"more{number}.txt").write_text(FESTIVAL.replace("Gannet", f"Gannet{number}") + f"\nPage {number}.\n")
    found = []
    for workers in (1, 2):
        with collection(tmp_path / f"{workers}.retold", create=True) as connection:
            keeping.add(connection, [str(folder)], Settings(), lambda: "2025-10-07T00:00:00+00:00", workers=workers)
            found.append(
                [connection.execute(f"SELECT * FROM {t}").fetchall() for t in ("articles", "stories", "manifest")]
            )
    assert found[0] == found[1]


def test_a_split_holds_in_later_runs_and_can_be_undone(kept, folder, clock):
    number = keeping.decide(
        kept, Decision(DecisionKind.SPLIT, ("bridge2",), "me", "other barge", ("bridge1",)), Settings(), clock
    )
    assert grouping(kept) == [["bridge1"], ["bridge2"], ["kites"]]
    (folder / "news.txt").write_text(FESTIVAL.replace("bus ticket", "train ticket"))
    keeping.add(kept, [str(folder)], Settings(), clock)
    assert ["bridge1"] in grouping(kept)
    keeping.undo(kept, number, Settings(), clock)
    assert ["bridge1", "bridge2"] in grouping(kept)


def test_a_merge_puts_together_what_is_unlike(kept, clock):
    keeping.decide(kept, Decision(DecisionKind.MERGE, ("bridge1", "kites"), "me", "one weekend"), Settings(), clock)
    assert grouping(kept) == [["bridge1", "bridge2", "kites"]]


def test_a_merged_story_is_found_under_its_old_id(kept, clock):
    (old,) = kept.execute("SELECT story FROM articles WHERE id = 'kites'").fetchone()
    (other,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    keeping.decide(kept, Decision(DecisionKind.MERGE, ("bridge1", "kites"), "me", "one weekend"), Settings(), clock)
    assert queries.find_story(kept, old) == queries.find_story(kept, other) is not None


def test_a_merged_story_is_found_by_the_beginning_of_its_old_id(kept, clock):
    (old,) = kept.execute("SELECT story FROM articles WHERE id = 'kites'").fetchone()
    (other,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    keeping.decide(kept, Decision(DecisionKind.MERGE, ("bridge1", "kites"), "me", "one weekend"), Settings(), clock)
    assert queries.stories_named(kept, old[:7]) == queries.stories_named(kept, other[:7])
    assert len(queries.stories_named(kept, old[:7])) == 1


def homes(kept):
    return dict(kept.execute("SELECT id, story FROM articles"))


def test_a_merge_undone_gives_every_story_its_id_back(kept, clock):
    before = homes(kept)
    merge = Decision(DecisionKind.MERGE, ("bridge1", "bridge2", "kites"), "me", "one weekend")
    number = keeping.decide(kept, merge, Settings(), clock)
    keeping.undo(kept, number, Settings(), clock)
    assert homes(kept) == before
    assert kept.execute("SELECT * FROM moved").fetchall() == []
    assert [queries.find_story(kept, story) for story in before.values()] == list(before.values())


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_merges_undone_in_any_order_give_all_ids_back(kept, folder, clock, order):
    (folder / "dam.txt").write_text(DAM)
    keeping.add(kept, [str(folder)], Settings(), clock)
    before = homes(kept)
    assert len(set(before.values())) == 3
    merges = [("bridge1", "bridge2", "kites"), ("bridge1", "bridge2", "dam", "kites")]
    numbers = [keeping.decide(kept, Decision(DecisionKind.MERGE, m, "me", "x"), Settings(), clock) for m in merges]
    assert len(set(homes(kept).values())) == 1
    for which in order:
        keeping.undo(kept, numbers[which], Settings(), clock)
    assert homes(kept) == before
    assert kept.execute("SELECT * FROM moved").fetchall() == []


def test_a_page_that_came_after_a_merge_stays_with_its_story_when_that_is_undone(kept, folder, clock):
    before = homes(kept)
    merge = Decision(DecisionKind.MERGE, ("bridge1", "bridge2", "kites"), "me", "one weekend")
    number = keeping.decide(kept, merge, Settings(), clock)
    (folder / "bridge3.txt").write_text(BRIDGE.format(title="Bridge closed after barge hits pier", more="Lamps out."))
    keeping.add(kept, [str(folder)], Settings(), clock)
    keeping.undo(kept, number, Settings(), clock)
    assert homes(kept) == before | {"bridge3": before["bridge1"]}


def test_undone_decisions_stay_in_the_log(kept, clock):
    number = keeping.decide(kept, Decision(DecisionKind.MERGE, ("bridge1", "kites"), "me", "no"), Settings(), clock)
    keeping.undo(kept, number, Settings(), clock)
    (entry,) = decisions.log(kept)
    assert entry.undone is not None
    assert decisions.standing(kept) == ()


def test_a_withdrawn_text_is_gone_from_the_file_and_leaves_a_tombstone(tmp_path, kept, clock):
    keeping.withdraw(kept, "kites", "asked by the author", Settings(), clock)
    assert search.search(kept, search.parse("kite")) == []
    assert [s.article for s in decisions.tombstones(kept)] == ["kites"]
    assert list(originals.problems(kept)) == []
    kept.execute("VACUUM")
    content = (tmp_path / "news.retold").read_bytes()
    assert b"Gannet" not in content
    assert b"gannet" not in content


def test_a_withdrawn_page_does_not_come_back(kept, folder, clock):
    keeping.withdraw(kept, "kites", "asked by the author", Settings(), clock)
    run = keeping.add(kept, [str(folder)], Settings(), clock)
    assert [(r.id, "asked by the author" in r.reason) for r in run.rejected] == [("kites", True)]


def test_the_rest_of_a_story_is_told_again_without_the_withdrawn(kept, clock):
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge1'").fetchone()
    keeping.withdraw(kept, "bridge1", "wrong", Settings(), clock)
    (left,) = kept.execute("SELECT story FROM articles WHERE id = 'bridge2'").fetchone()
    account = keeping.account(kept, left, Settings())
    assert [a.id for a in account.story.articles] == ["bridge2"]
    assert queries.find_story(kept, name) == left


def test_one_by_one_gives_the_stories_of_all_at_once(tmp_path, folder, clock, kept):
    with collection(tmp_path / "other.retold", create=True) as connection:
        for path in sorted(folder.iterdir(), reverse=True):
            keeping.add(connection, [str(path)], Settings(), clock)
        assert grouping(connection) == grouping(kept)


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_writer_loses_nothing(tmp_path, folder, clock, seed):
    for number in range(12):
        (folder / f"more{number}.txt").write_text(FESTIVAL.replace("Gannet", f"Gannet{number}") + f"\nPage {number}.\n")
    path = tmp_path / "killed.retold"
    command = [sys.executable, "-m", "retold", "add", str(path), str(folder)]
    chance = random.Random(seed)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        time.sleep(chance.uniform(0.5, 2.5))
        writer.send_signal(signal.SIGKILL)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    with collection(path) as connection:
        assert list(originals.problems(connection)) == []
        assert connection.execute("SELECT count(*) FROM articles WHERE story IS NULL").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM stories WHERE stale").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (15,)
        assert connection.execute("SELECT count(*), count(DISTINCT sha256) FROM manifest").fetchone() == (15, 15)


def test_a_later_version_of_an_address_shows_what_was_changed(kept, tmp_path, clock):
    pages = tmp_path / "versions.jsonl"
    text = BRIDGE.format(title="", more="She was alone.")
    rows_of = [
        ("one", text, "09:00"),
        ("two", text.replace("second pier", "third pier").replace("“We", '"We'), "11:00"),
    ]
    pages.write_text(
        "\n".join(
            json.dumps({"id": i, "url": "https://post.example/bridge", "text": t, "title": "Ostrel bridge shut",
                        "published": f"2025-10-06T{hour}:00Z"})
            for i, t, hour in rows_of
        )
    )  # fmt: skip
    keeping.add(kept, [str(pages)], Settings(), clock)
    (name,) = kept.execute("SELECT story FROM articles WHERE id = 'two'").fetchone()
    (revision,) = keeping.account(kept, name, Settings()).collation.revisions
    assert (revision.before, revision.after, revision.cosmetic) == ("one", "two", 1)
    assert [[p.text.strip() for p in e.patches if p.gone or p.new] for e in revision.edits] == [["second", "third"]]


def test_a_full_disk_is_said_and_nothing_kept_before_is_lost(tmp_path, folder, clock, kept):
    before = kept.execute("SELECT id, body FROM articles ORDER BY id").fetchall()
    many = [{"id": f"mill{n}", "text": FESTIVAL.replace("Gannet", f"Mill {n}") * 3} for n in range(60)]
    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps(row) for row in many))

    def add_without_room():
        with collection(tmp_path / "news.retold", write=True) as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")
            keeping.add(connection, [str(tmp_path / "many.jsonl")], Settings(), clock)

    with pytest.raises(CollectionError, match=r"disk is full.*run the command again"):
        add_without_room()
    assert list(originals.problems(kept)) == []
    assert kept.execute("SELECT id, body FROM articles ORDER BY id LIMIT 3").fetchall() == before


@pytest.mark.parametrize("stage", ["settle", "collate"])
def test_a_story_on_which_retold_fails_costs_itself_only(tmp_path, folder, clock, monkeypatch, stage):
    whole = getattr(pipeline, stage)

    def failing(story, *rest, **settings):
        if len(story.articles) > 1:
            raise ZeroDivisionError("no way out")
        return whole(story, *rest, **settings)

    monkeypatch.setattr(pipeline, stage, failing)
    with collection(tmp_path / "failed.retold", create=True) as connection:
        run = keeping.add(connection, [str(folder)], Settings(), clock)
        assert run.kept == 3
        (fault,) = run.rejected
        assert "ZeroDivisionError: no way out" in fault.reason
        assert "not compared" in fault.reason
        assert connection.execute("SELECT count(*) FROM stories WHERE stale").fetchone() == (0,)
        sizes = {len(keeping.account(connection, name, Settings()).story.articles) for name in run.stories}
        assert sizes == {1, 2}
