"""Work on several cores gives what it gives on one."""

import os
import signal

import pytest

from retold.errors import EnvironmentFault
from retold.keeping.crew import ALONE, Crew


def squared(number):
    return number * number, os.getpid()


def broken(number):
    if number == ALONE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_the_order_of_the_work_from_several_processes():
    with Crew(2) as crew:
        done = list(crew.map(squared, range(40)))
    assert [square for square, _ in done] == [n * n for n in range(40)]
    assert [pid for _, pid in done[:ALONE]] == [os.getpid()] * ALONE
    assert os.getpid() not in {pid for _, pid in done[ALONE:]}


def test_little_work_is_done_here():
    with Crew(2) as crew:
        assert [pid for _, pid in crew.map(squared, range(ALONE))] == [os.getpid()] * ALONE


def test_one_worker_is_this_process():
    with Crew(1) as crew:
        assert {pid for _, pid in crew.map(squared, range(9))} == {os.getpid()}


def test_work_is_taken_only_a_little_ahead():
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    with Crew(2) as crew:
        results = crew.map(squared, items())
        for _ in range(ALONE + 1):
            next(results)
        assert len(taken) < 15


def test_a_helper_that_is_killed_is_told_of():
    with pytest.raises(EnvironmentFault, match="run it again"), Crew(2) as crew:
        list(crew.map(broken, range(9)))
