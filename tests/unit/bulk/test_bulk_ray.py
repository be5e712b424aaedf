"""The example on a local Ray of two workers gives the tables of the embedded runner, also when a worker is killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("daft", reason="the extra bulk (Daft) is not installed")
pytest.importorskip("ray", reason="the extra cluster (Ray) is not installed")

# Daft's runner is chosen once a process and knows only the Ray it was chosen for, so each run has its own. With a third
# argument Ray's working processes are killed when the first shard is clean; where Daft cannot go on without them, the run
# ends and says so, and is started again.
RUN = """
import os, signal, sys
from pathlib import Path
import ray
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
from retold.bulk import BulkSettings, run
from retold.errors import EnvironmentFault
from retold.settings import Settings

killed = []

def told(step, _count):
    if len(sys.argv) > 3 and step == "shards cleaned" and not killed:
        for about in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                name, pid = about.read_bytes(), int(about.parent.name)
                mine = os.environ['RAY_TEST'].encode() in (about.parent / "environ").read_bytes()
            except OSError:
                continue
            if name.startswith(b"ray::") and b"Agent" not in name and mine:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)

def go():
    bounds = BulkSettings(workers=2, shard_bytes=30_000, bundle_articles=4)
    run([sys.argv[1]], Path(sys.argv[2]), Settings(), bounds, ray="local", told=told)

try:
    go()
except EnvironmentFault as fault:
    assert "run it again" in str(fault), fault
    print("again", end=" ")
print("killed", len(killed))
"""
TABLES = ("articles", "stories", "families", "edges", "rejected")


def on_ray(pages: Path, output: Path, *more: str) -> str:
    environment = {**os.environ, "RAY_TEST": output.parent.name, "RAY_USAGE_STATS_ENABLED": "0"}
    made = subprocess.run(
        [sys.executable, "-c", RUN, str(pages), str(output), *more],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert made.returncode == 0, made.stderr[-2000:]
    if "again" in made.stdout.split():
        assert "again" not in on_ray(pages, output).split()
    return made.stdout


def test_ray_gives_the_tables_of_the_embedded_runner(example_pages, example_tables, table_rows, tmp_path):
    on_ray(example_pages, tmp_path / "out")
    for table in TABLES:
        assert table_rows(tmp_path / "out", table) == table_rows(example_tables, table)


def test_a_killed_worker_of_ray_costs_nothing(example_pages, example_tables, table_rows, tmp_path):
    assert "killed 0" not in on_ray(example_pages, tmp_path / "out", "kill")
    for table in TABLES:
        assert table_rows(tmp_path / "out", table) == table_rows(example_tables, table)
