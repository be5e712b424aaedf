"""The process in which pages and stories are worked on: `python -m retold.bulk.child`.

It reads frames from standard input (a job with its argument, then an item a frame, then maybe another job) and answers
each with a frame. The kernel ends it when an item takes too long or too much: a parser that hangs in C cannot stop that, and no
process is left behind when the driver is killed.
"""

import gc
import importlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

DONE, FAILED = b"+", b"-"
NEW_JOB, ITEM = b"j", b"i"
_LENGTH = struct.Struct("<Q")
_MOST_REASON = 300


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next frame; None where the stream ends."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def _bound(most_bytes: int) -> None:
    try:
        import resource  # noqa: PLC0415  not everywhere
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard >= most_bytes:
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, hard))


def _timed(work: Callable[[bytes], bytes], item: bytes, seconds: float) -> bytes:
    """The answer to an item, under the kernel's clock: SIGALRM in its default disposition ends the process."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return DONE + work(item)
    except MemoryError:
        return FAILED + b"needs more memory than it is given"
    except Exception as error:  # noqa: BLE001  whatever a page does to the code, the run goes on and tells
        return FAILED + f"raised {type(error).__name__}: {error}"[:_MOST_REASON].encode("utf-8", "replace")
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> None:
    """Work until standard input ends."""
    gc.set_threshold(20_000, 20, 50)  # as the program itself does
    source = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that prints can break the frames
    work: Callable[[bytes], bytes] | None = None
    seconds = 0.0
    while (frame := receive(source)) is not None:
        if frame.startswith(NEW_JOB):
            module, name, argument, seconds, most_bytes = pickle.loads(frame[1:])  # noqa: S301  written by our own parent
            _bound(most_bytes)
            work = getattr(importlib.import_module(module), name)(argument)
            send(answers, DONE)
        elif work is not None:
            send(answers, _timed(work, frame[1:], seconds))


if __name__ == "__main__":
    main()
