"""Work on bytes in a process of its own, bounded in time and memory; one bad item costs itself only."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.bulk.child import DONE, ITEM, NEW_JOB, receive, send
from retold.errors import EnvironmentFault

# Bytes a child holds from which a new one is worth its start (.4 s): to clean pages takes .4 GB, to group 20,000 articles 1.5.
_MOST_KEPT = 700_000_000
# What a child does with an item.
Work = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an item could not be worked on."""

    reason: str


@dataclass(frozen=True, slots=True)
class Job:
    """What a child does: `module.name(argument)` gives its function from bytes to bytes."""

    module: str
    name: str
    argument: Any
    seconds: float
    most_bytes: int


class Guard:
    """A child that works for us; a new one is started when it dies."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._job: Job | None = None

    def one(self, job: Job, item: bytes) -> bytes | Fault:
        """The answer to one item, or why there is none.

        A child that was killed from outside (by a person, or for want of memory on the machine) is not the item's
        fault: it gets another one, once.
        """
        for last in (False, True):
            if self._child is None or self._job != job:
                self._begin(job)
            answer = self._answer(ITEM + item)
            if answer is not None:
                return answer[1:] if answer.startswith(DONE) else Fault(answer[1:].decode("utf-8", "replace"))
            code = self.close()
            if last or not _killed(code):
                break
        return _fault(job, code)

    def _begin(self, job: Job) -> None:
        """Give the child a job; one that falls over it was killed from outside, or cannot work at all."""
        self.relieve()
        first = NEW_JOB + pickle.dumps((job.module, job.name, job.argument, job.seconds, job.most_bytes))
        for _ in range(2):
            self._child = self._child or _started()
            if self._answer(first) is not None:
                self._job = job
                return
            code = self.close()
        raise EnvironmentFault(f"a worker process ends at its start ({_told(code)}); is retold installed there?")

    def _answer(self, frame: bytes) -> bytes | None:
        if self._child is None or self._child.stdin is None or self._child.stdout is None:
            return None
        try:
            send(self._child.stdin, frame)  # type: ignore[arg-type]  # a pipe
            return receive(self._child.stdout)  # type: ignore[arg-type]  # a pipe
        except (BrokenPipeError, ConnectionResetError):
            return None

    def relieve(self) -> None:
        """End a child that holds much memory: it never gives back the whole of what a job took."""
        if self._child is not None and _held(self._child.pid) > _MOST_KEPT:
            self.close()

    def close(self) -> int:
        """End the child; its exit code."""
        if self._child is None:
            return 0
        child, self._child, self._job = self._child, None, None
        for pipe in (child.stdin, child.stdout):
            with suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        return child.wait()

    def __del__(self) -> None:
        """A guard that is dropped leaves no process behind."""
        self.close()


class Pool:
    """Guards that wait for work, so that a child serves many queries; at most `size` work at once.

    On a cluster each worker begins with an empty one.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._idle: list[Guard] = []
        self._free = threading.BoundedSemaphore(size)

    def __reduce__(self) -> tuple[type["Pool"], tuple[int]]:
        """Children stay where they are."""
        return Pool, (self._size,)

    @contextmanager
    def guard(self) -> Iterator[Guard]:
        """A guard for a while."""
        with self._free:
            guard = self._idle.pop() if self._idle else Guard()
            yield guard
            self._idle.append(guard)

    def relieve(self) -> None:
        """End those of the children that wait which hold much memory."""
        for guard in self._idle:
            guard.relieve()

    def close(self) -> None:
        """End all children that wait."""
        while self._idle:
            self._idle.pop().close()


def _held(process: int) -> int:
    """Bytes of memory a process holds; 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _started() -> subprocess.Popen[bytes]:
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return subprocess.Popen(
        [sys.executable, "-m", "retold.bulk.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **single, "PYTHONHASHSEED": "0"},
    )


def _killed(code: int) -> bool:
    return hasattr(signal, "SIGKILL") and code in (-signal.SIGKILL, -signal.SIGTERM)


def _fault(job: Job, code: int) -> Fault:
    if hasattr(signal, "SIGALRM") and code == -signal.SIGALRM:
        return Fault(f"takes longer than {job.seconds:g} seconds")
    return Fault(f"ends the process that works on it ({_told(code)})")


def _told(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit {code}"
