"""Children that work for the driver: one serves many jobs, one that holds much memory none after the first."""

import pytest

from retold.bulk.guard import Guard, Job

JOBS = """
import os
def modest(_argument):
    return lambda _item: str(os.getpid()).encode()
def greedy(_argument):
    kept = b"x" * 750_000_000
    return lambda _item: str(os.getpid() if kept else 0).encode()
"""


@pytest.fixture
def who(tmp_path, monkeypatch):
    """Name of a job → the process that does it, the same guard asked each time."""
    (tmp_path / "jobs_of_a_test.py").write_text(JOBS, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    guard = Guard()
    yield lambda name: guard.one(Job("jobs_of_a_test", name, None, 30.0, 4_000_000_000), b"")
    guard.close()


def test_one_child_does_one_job_after_the_other(who):
    assert who("modest") == who("modest")
    first = who("modest")
    assert who("greedy") == first


def test_a_child_that_holds_much_memory_is_replaced_before_the_next_job(who):
    first = who("greedy")
    assert who("greedy") == first
    assert who("modest") != first
