"""Stages on several cores: little work is done where it comes up, much is dealt out to processes of its own.

Stages are pure, so results are the same however many cores there are; they come in the order of the work.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import islice
from multiprocessing.connection import wait
from typing import Self, TypeVar

from retold.errors import EnvironmentFault

In = TypeVar("In")
Out = TypeVar("Out")

ALONE = 2  # pieces of work: starting a process takes a second


class Crew:
    """Processes that work at the caller's side; a context manager.

    Args:
        workers: how many at most; with fewer than two all is done here.
        alone: pieces of work done here before others are called.
    """

    def __init__(self, workers: int, alone: int = ALONE) -> None:
        self._workers = workers
        self._alone = alone
        self._stack = ExitStack()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Nobody is called yet; here for `with`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Send all home."""
        self._stack.close()

    def map(self, work: Callable[[In], Out], items: Iterable[In]) -> Iterator[Out]:
        """What `work`, a function that can be pickled, makes of each item, in their order.

        Items are taken as they are needed, a few ahead of the results.

        Raises:
            EnvironmentFault: if a process was killed, as one that takes too much memory is.
        """
        rest = iter(items)
        if self._pool is None:
            yield from map(work, islice(rest, self._alone))
        if self._workers < 2:
            yield from map(work, rest)
            return
        ahead: deque[Future[Out]] = deque()
        try:
            for item in rest:
                ahead.append(self._called().submit(work, item))
                if len(ahead) > 2 * self._workers:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        except BrokenProcessPool as error:
            told = "a process that helped was killed, perhaps for want of memory; what was done is kept: run it again"
            raise EnvironmentFault(told) from error

    def _called(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Fresh processes: a fork would copy the open collection and the app's threads.
            fresh = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=fresh, initializer=_begin, initargs=gc.get_threshold()
            )
            self._stack.callback(self._pool.shutdown, wait=True, cancel_futures=True)
        return self._pool


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(*collecting: int) -> None:
    """In a new process: Ctrl+C is for the caller to hear, and a caller that was killed is not outlived.

    `collecting`: how often the caller looks for circles in memory; so does the new process.
    """
    gc.set_threshold(*collecting)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_caller, daemon=True).start()


def _leave_with_caller() -> None:
    caller = multiprocessing.parent_process()
    if caller is not None:
        wait([caller.sentinel])
        os._exit(1)
