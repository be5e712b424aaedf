"""Daft, imported late, silent, and on the runner asked for."""

import os
import sys
from typing import Any

from retold.errors import EnvironmentFault, MissingExtraError


def daft() -> Any:
    """The library; it tells nobody that it is used.

    Raises:
        MissingExtraError: if it is not installed.
    """
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    try:
        import daft as library  # noqa: PLC0415  an extra, and heavy
    except ImportError as error:
        raise MissingExtraError("retold bulk needs Daft: pip install -e '.[bulk]' in the clone") from error
    return library


def start(ray: str | None) -> Any:
    """The library with its runner set: the embedded one, or Ray at an address (`auto` and `local` too).

    Raises:
        MissingExtraError: if Daft, or Ray where it is asked for, is not installed.
        EnvironmentFault: if the cluster does not answer.
    """
    library = daft()
    if ray is None:
        _ran_as(library, library.set_runner_native)
        return library
    try:
        import ray as cluster  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingExtraError("--ray needs Ray: pip install -e '.[cluster]' in the clone") from error
    try:
        cluster.init(address=None if ray == "local" else ray, ignore_reinit_error=True, log_to_driver=False)
        _ran_as(library, lambda: library.set_runner_ray(noop_if_initialized=True))
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise EnvironmentFault(f"the Ray cluster at {ray} cannot be used: {error}") from error
    return library


def _ran_as(library: Any, choose: Any) -> None:
    try:
        choose()
    except library.exceptions.DaftCoreException as error:  # the runner can be set once a process
        if "Cannot set runner more than once" not in str(error):
            raise


def faults(library: Any) -> tuple[type[Exception], ...]:
    """What the runner raises where a query cannot be done: a full disk, a lost machine or worker."""
    cluster = sys.modules.get("ray")
    return (library.exceptions.DaftCoreException, *([cluster.exceptions.RayError] if cluster else ()))


def workers(asked: int) -> int:
    """How many things to work on at once."""
    if asked:
        return asked
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
