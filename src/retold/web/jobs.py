"""Work that goes on while readers read: one piece after another, in a thread of its own."""

import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from retold.errors import RetoldError
from retold.keeping import Run

LOG = logging.getLogger(__name__)
MAX_REMEMBERED = 50


@dataclass(slots=True)
class Job:
    """A piece of work. `state`: waiting, running, done, failed; `sha256`: of the pages it was given."""

    id: str
    title: str
    state: str = "waiting"
    step: str = ""
    count: int = 0
    run: Run | None = None
    problem: str | None = None
    sha256: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")

    def progress(self, step: str, count: int) -> None:
        """Note how far it is."""
        self.step, self.count = step, count


class Jobs:
    """The work of this app since it was started."""

    def __init__(self) -> None:
        self._known: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._worker: ThreadPoolExecutor | None = None

    def start(self, title: str, work: Callable[[Job], Run]) -> Job:
        """Begin a piece of work as soon as the ones before it are over."""
        job = Job(secrets.token_urlsafe(9), title)
        with self._lock:
            self._known[job.id] = job
            for old in [j.id for j in self._known.values() if j.over][:-MAX_REMEMBERED]:
                del self._known[old]
            self._worker = self._worker or ThreadPoolExecutor(1, thread_name_prefix="retold-work")
            self._worker.submit(_do, job, work)
        return job

    def find(self, name: str) -> Job | None:
        """A piece of work by its id."""
        return self._known.get(name)

    @property
    def current(self) -> Job | None:
        """The one that is running or next, None if nothing is to do."""
        with self._lock:
            return next((job for job in self._known.values() if not job.over), None)

    def close(self) -> None:
        """Start nothing more; what is running keeps what it has done so far and is taken up by the next run."""
        if self._worker:
            self._worker.shutdown(wait=True, cancel_futures=True)


def _do(job: Job, work: Callable[[Job], Run]) -> None:
    job.state = "running"
    try:
        job.run = work(job)
        job.state = "done"
    except RetoldError as error:
        job.problem, job.state = str(error), "failed"
    except Exception as error:  # a reader waits for an answer, whatever broke
        LOG.exception("adding pages broke")
        name = type(error).__name__
        job.problem = f"Something in Retold broke ({name}). Nothing kept before is lost; the terminal shows more."
        job.state = "failed"
