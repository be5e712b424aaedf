"""What is broken is named and costs itself only; what was done before a kill stands."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retold.errors import NothingUsableError, UsageError

# Wraps the work on pages: three pages of a corpus do to it what hostile ones may.
POISON = """
import os, signal, time
from retold.bulk import jobs
def cleaner(settings):
    work = jobs.cleaner(settings)
    def poisoned(item):
        if b"hangs the parser" in item:
            while True: pass
        if b"kills the parser" in item:
            os.kill(os.getpid(), signal.SIGSEGV)
        if b"confuses the parser" in item:
            raise ValueError("confused")
        if b"meets a killer" in item and not os.path.exists(__file__ + ".met"):
            open(__file__ + ".met", "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        if b"is killed each time" in item:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"eats the memory" in item:
            bytearray(1 << 45)
        return work(item)
    return poisoned
grouper, runner, tracer, untraced = jobs.grouper, jobs.runner, jobs.tracer, jobs.untraced
"""
FERRY = (
    "The ferry Alba ran aground off Port Sorrel on Tuesday with 84 people on board. All were brought ashore by noon. "
    "Harbour master Ines Kolb said that the channel had been dredged in spring. The owner, Sorrel Lines, sent a tug."
)
MILL = (
    "Fire destroyed the paper mill at Orlund in the night to Friday. Some 40 workers had left the hall an hour before. "
    "Fire chief Tomas Brandt spoke of damage of two million crowns. The mill was built in 1911."
)


def lines(path: Path, rows: list[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def damaged_group(path: Path, pa, pq) -> None:
    """Two row groups, of which the second cannot be read."""
    texts = [
        "A lorry lost its load at Velm. The road was closed, police said. " * 3,
        "A shed burned down at Orlund. " * 9,
    ]
    pq.write_table(pa.table({"id": ["lorry", "shed"], "text": texts}), path, row_group_size=1, use_dictionary=False)
    group = pq.read_metadata(path).row_group(1).column(1)
    raw = bytearray(path.read_bytes())
    start = group.data_page_offset
    raw[start : start + group.total_compressed_size] = b"\xff" * group.total_compressed_size
    path.write_bytes(raw)


@pytest.fixture(scope="module")
def broken_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pyarrow", reason="comes with the extra bulk")
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("broken")
    lines(folder / "a.jsonl", [
        {"id": "ferry", "text": FERRY, "published": "2025-03-04"},
        {"id": "mill", "maintext": MILL, "date_publish": "2025-03-07 08:00:00", "source_domain": "orlund.example"},
        {"id": "no-body", "title": "Only a title"},
        {"id": "hang", "text": "This page hangs the parser. " + MILL},
        {"id": "crash", "text": "This page kills the parser. " + MILL},
        {"id": "raise", "text": "This page confuses the parser. " + MILL},
        {"id": "killed", "text": "This page meets a killer. " + MILL},
        {"id": "doomed", "text": "This page is killed each time. " + MILL},
        {"id": "memory", "text": "This page eats the memory. " + MILL},
    ])  # fmt: skip
    lines(
        folder / "b.jsonl", [{"id": "ferry", "text": FERRY}, {"id": "ferry", "text": FERRY + " A pilot was hurt."}, 7]
    )
    pq.write_table(
        pa.table({"id": ["tram"], "text": ["A tram left the rails in Velm. Nobody was hurt, police said."]}),
        folder / "c.parquet",
    )
    pq.write_table(pa.table({"number": [1, 2], "title": ["x", "y"]}), folder / "d.parquet")
    damaged_group(folder / "g.parquet", pa, pq)
    (folder / "e.parquet").write_bytes(b"PAR1 this is not a table PAR1")
    response = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Ferry aground</title></head>"
        b"<body><article><h1>Ferry aground</h1><p>"
        + FERRY.encode()
        + b"</p><p>"
        + MILL.encode()
        + b"</p></article></body></html>"
    )
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://velm.example/ferry\r\nWARC-Date: 2025-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:0b0fd4f0-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " + str(len(response)).encode() + b"\r\n\r\n"  # fmt: skip
    record = gzip.compress(head + response + b"\r\n\r\n")
    (folder / "f.warc.gz").write_bytes(record + record[: len(record) // 2])
    for name, text in ((b"name\xff.txt", FERRY), (b"table\xff.parquet", "PAR1 no table PAR1")):
        (folder / os.fsdecode(name)).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def broken_tables(bulk_run, broken_corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from retold.bulk import steps

    folder = tmp_path_factory.mktemp("poison")
    (folder / "poisoned_jobs.py").write_text(POISON, "utf-8")
    output = folder / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setattr(steps, "JOBS", "poisoned_jobs")
        bulk_run([broken_corpus, folder / "nowhere"], output, page_seconds=4.0)
    return output


@pytest.fixture(scope="module")
def reasons(broken_tables, table_rows):
    return {(row["id"], row["stage"]): row["reason"] for row in table_rows(broken_tables, "rejected")}


def test_usable_pages_of_every_schema_are_read(broken_tables, table_rows):
    ids = {row["id"] for row in table_rows(broken_tables, "articles")}
    assert {"ferry", "mill", "tram"} <= ids
    assert any(name.startswith("velm.example-") for name in ids)


def test_a_page_that_hangs_is_rejected(reasons):
    assert reasons["hang", "cleaning"] == "takes longer than 4 seconds"


def test_a_page_that_ends_its_process_is_rejected(reasons):
    assert reasons["crash", "cleaning"] == "ends the process that works on it (SIGSEGV)"


def test_a_page_that_raises_is_rejected_with_what_it_raised(reasons):
    assert reasons["raise", "cleaning"] == "raised ValueError: confused"


def test_a_page_that_needs_too_much_memory_is_rejected(reasons):
    assert reasons["memory", "cleaning"] == "needs more memory than it is given"


def test_the_same_page_twice_is_rejected_once(reasons):
    assert "same page" in reasons["ferry", "intake"]


def test_another_page_of_the_same_id_gets_an_id_of_its_own(broken_tables, table_rows):
    second = [row for row in table_rows(broken_tables, "articles") if row["id"].startswith("ferry~")]
    assert [row["text"].endswith("A pilot was hurt.") for row in second] == [True]


def test_rows_without_a_body_are_named(reasons):
    for name in ("no-body", "d:1", "d:2"):
        assert reasons[name, "intake"] == "has no html, page or text field"


def test_broken_files_are_named(reasons):
    assert "not a readable Parquet file" in reasons["e", "intake"]
    assert "breaks off" in reasons["f", "intake"]
    assert any("no such file" in reason for reason in reasons.values())


def test_files_whose_names_are_no_utf_8_are_read_under_names_that_are(broken_tables, table_rows, reasons):
    assert r"name\udcff" in {row["id"] for row in table_rows(broken_tables, "articles")}
    assert "not a readable Parquet file" in reasons[r"table\udcff", "intake"]


def test_a_damaged_row_group_costs_itself_only(broken_tables, table_rows, reasons):
    assert "lorry" in {row["id"] for row in table_rows(broken_tables, "articles")}
    assert any(
        name.startswith("g") and "1 rows of row group 1 cannot be read" in why for (name, _), why in reasons.items()
    )


def test_a_page_whose_worker_was_killed_is_worked_on_again(broken_tables, table_rows):
    assert [row["id"] for row in table_rows(broken_tables, "articles")].count("killed") == 1


def test_a_page_whose_workers_are_always_killed_is_rejected(reasons):
    assert reasons["doomed", "cleaning"] == "ends the process that works on it (SIGKILL)"


def test_every_page_is_an_article_or_rejected_and_none_is_both(broken_tables, table_rows, reasons):
    ids = [row["id"] for row in table_rows(broken_tables, "articles")]
    assert len(ids) == len(set(ids))
    assert {"ferry", "mill", "tram", "killed"} <= set(ids)
    assert not set(ids) & {name for (name, stage) in reasons if stage != "intake"}


def test_a_document_of_a_hundred_megabytes_is_rejected(bulk_run, table_rows, tmp_path):
    huge = {"id": "huge", "text": "The ferry ran aground. " * 4_500_000}
    lines(tmp_path / "huge.jsonl", [{"id": "ferry", "text": FERRY}, huge, {"id": "mill", "text": MILL}])
    bulk_run([tmp_path / "huge.jsonl"], tmp_path / "out")
    assert sorted(row["id"] for row in table_rows(tmp_path / "out", "articles")) == ["ferry", "mill"]
    assert ["bytes" in row["reason"] for row in table_rows(tmp_path / "out", "rejected")] == [True]


LIMITED = """
import resource, sys
from pathlib import Path
from retold.bulk import BulkSettings, run
from retold.errors import EnvironmentFault
from retold.settings import Settings
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    run([sys.argv[1]], Path(sys.argv[2]), Settings(), BulkSettings(workers=2, shard_bytes=30_000, bundle_articles=4))
except EnvironmentFault as fault:
    sys.exit(f"fault: {fault}")
"""


@pytest.mark.parametrize("room", [100, 9_000, 16_000])
def test_a_full_disk_ends_the_run_which_goes_on_with_room(
    bulk_run, example_pages, example_tables, table_rows, tmp_path, room
):
    pytest.importorskip("resource", reason="no limits on this system")
    output = tmp_path / "out"
    made = subprocess.run(
        [sys.executable, "-c", LIMITED, str(example_pages), str(output), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 1, made.stderr
    assert "fault: " in made.stderr
    assert "again" in made.stderr
    assert not (output / "edges").exists()
    bulk_run([example_pages], output, shard_bytes=30_000, bundle_articles=4)
    for table in ("articles", "stories", "families", "edges", "rejected"):
        assert table_rows(output, table) == table_rows(example_tables, table)


def test_what_read_rejects_bulk_rejects(broken_corpus, reasons):
    from retold import pipeline
    from retold.model import Rejected
    from retold.settings import Settings

    plain = sorted(str(p) for p in broken_corpus.iterdir() if p.suffix != ".parquet")
    told = {(x.id, x.reason) for x in pipeline.articles(plain, Settings()) if isinstance(x, Rejected)}
    assert told <= {(name, reason) for (name, _), reason in reasons.items()}


def test_a_killed_run_goes_on_where_it_was(bulk_run, example_pages, example_tables, table_rows, tmp_path):
    output = tmp_path / "out"
    code = (
        "import sys; from pathlib import Path; from retold.bulk import run, BulkSettings; from retold.settings import Settings\n"
        "run([sys.argv[1]], Path(sys.argv[2]), Settings(), BulkSettings(workers=2, shard_bytes=30_000, bundle_articles=4))"
    )
    driver = subprocess.Popen([sys.executable, "-c", code, str(example_pages), str(output)], stderr=subprocess.DEVNULL)
    first = output / "checkpoints" / "articles" / "shard-000000"
    while not first.exists():
        assert driver.poll() is None
        time.sleep(0.02)
    os.kill(driver.pid, signal.SIGKILL)
    driver.wait()
    assert not (output / "articles").exists()
    before = {path: path.stat().st_mtime_ns for path in first.glob("*.parquet")}
    bulk_run([example_pages], output, shard_bytes=30_000, bundle_articles=4)
    assert before == {path: path.stat().st_mtime_ns for path in first.glob("*.parquet")}
    for table in ("articles", "stories", "families", "edges", "rejected"):
        assert table_rows(output, table) == table_rows(example_tables, table)


def test_a_finished_run_is_not_done_again(bulk_run, example_pages, example_tables):
    report = bulk_run([example_pages], example_tables, extra=("quotes", "dates"), shard_bytes=30_000, bundle_articles=4)
    assert not report.worked
    assert report.articles == 17


def test_a_folder_with_something_else_is_left_alone(bulk_run, example_pages, tmp_path):
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(UsageError, match="holds no bulk run"):
        bulk_run([example_pages], tmp_path)


def test_a_run_with_other_inputs_is_not_mixed_in(bulk_run, example_tables, broken_corpus):
    with pytest.raises(UsageError, match="holds a run with other"):
        bulk_run([broken_corpus], example_tables)


def test_nothing_to_read_is_said(bulk_run, tmp_path):
    with pytest.raises(NothingUsableError, match="no such file"):
        bulk_run([tmp_path / "nowhere"], tmp_path / "out")


def test_a_folder_without_a_page_of_use_is_said_and_every_table_is_there(bulk_run, tmp_path, table_rows):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "program.txt").write_bytes(b"\x7fELF" + bytes(400))
    for _ in range(2):  # the second time there is nothing left to do
        with pytest.raises(NothingUsableError, match=r"no usable page .* is a program"):
            bulk_run([tmp_path / "in"], tmp_path / "out")
    assert table_rows(tmp_path / "out", "stories") == []
    assert [row["id"] for row in table_rows(tmp_path / "out", "rejected")] == ["program"]


def test_standard_input_cannot_be_read_again(bulk_run, tmp_path):
    with pytest.raises(UsageError, match="reads files and folders"):
        bulk_run(["-"], tmp_path / "out")


def test_without_daft_the_extra_is_named():
    code = (
        "import sys; sys.modules['daft'] = None\n"
        "from retold.cli import main; sys.argv = ['retold', 'bulk', 'in', 'out']; main()"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert made.returncode == 3
    assert "pip install -e '.[bulk]'" in made.stderr
