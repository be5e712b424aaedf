"""Work on bytes in a process of its own, bounded in time and memory; one bad item costs itself only."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from retold.bulk.child import DONE, receive, send
from retold.errors import EnvironmentFault


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

    def __init__(self, job: Job) -> None:
        self._job = job
        self._child: subprocess.Popen[bytes] | None = None

    def all(self, items: Sequence[bytes]) -> list[bytes | Fault]:
        """The answers to `items`, in order."""
        return [self.one(item) for item in items]

    def one(self, item: bytes) -> bytes | Fault:
        """The answer to one item, or why there is none."""
        child = self._child or self._started()
        answer = None
        try:
            send(child.stdin, item)  # type: ignore[arg-type]  # a pipe
            answer = receive(child.stdout)  # type: ignore[arg-type]  # a pipe
        except (BrokenPipeError, ConnectionResetError):
            pass
        if answer is None:
            return self._fallen(child)
        return answer[1:] if answer.startswith(DONE) else Fault(answer[1:].decode("utf-8", "replace"))

    def _started(self) -> subprocess.Popen[bytes]:
        single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        child = subprocess.Popen(
            [sys.executable, "-m", "retold.bulk.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **single, "PYTHONHASHSEED": "0"},
        )
        job = self._job
        ready = None
        try:
            first = pickle.dumps((job.module, job.name, job.argument, job.seconds, job.most_bytes))
            send(child.stdin, first)  # type: ignore[arg-type]  # a pipe
            ready = receive(child.stdout)  # type: ignore[arg-type]  # a pipe
        except (BrokenPipeError, ConnectionResetError):
            pass
        if ready is None:
            child.kill()
            raise EnvironmentFault(f"a worker process ends at its start (exit {child.wait()}); is retold installed?")
        self._child = child
        return child

    def _fallen(self, child: subprocess.Popen[bytes]) -> Fault:
        self.close()
        code = child.returncode
        if hasattr(signal, "SIGALRM") and code == -signal.SIGALRM:
            return Fault(f"takes longer than {self._job.seconds:g} seconds")
        return Fault(f"ends the process that works on it ({_told(code)})")

    def close(self) -> None:
        """End the child."""
        if self._child is None:
            return
        for pipe in (self._child.stdin, self._child.stdout):
            try:
                if pipe:
                    pipe.close()
            except BrokenPipeError:
                pass
        self._child.wait()
        self._child = None

    def __del__(self) -> None:
        """Daft drops its instances when a query is done."""
        self.close()


def _told(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit {code}"
