"""A bulk run from its inputs to its report."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from retold.bulk import engine, grouping, pairing, reading, rows, steps, telling
from retold.bulk.checkpoint import Checkpoints, manifest
from retold.bulk.guard import Pool
from retold.bulk.report import BulkReport, report
from retold.bulk.settings import BulkSettings
from retold.errors import EnvironmentFault, NothingUsableError
from retold.settings import Settings

OPTIONAL = ("quotes", "dates")
# What `retold read` looks for besides, by table.
_PARTS = {"quotes": frozenset({"quotes", "actors"}), "dates": frozenset({"dates"})}


def run(
    inputs: Sequence[str],
    output: Path,
    settings: Settings,
    bulk: BulkSettings,
    extra: Sequence[str] = (),
    ray: str | None = None,
    told: Callable[[str, int], None] = lambda _step, _count: None,
) -> BulkReport:
    """Read a corpus and write its tables to `output`; a run that was ended goes on where it was.

    Args:
        inputs: files, folders, globs; Parquet too.
        output: a new folder, or one of a run with the same inputs and settings.
        settings: of the stages.
        bulk: of the run.
        extra: tables asked for besides, of `OPTIONAL`.
        ray: address of a cluster (`auto`, `local`); None for this machine.
        told: called with a step and how many of its parts are done.

    Raises:
        MissingExtraError: if Daft is not installed.
        UsageError: if `output` holds something else.
        NothingUsableError: if no article came out of the inputs.
        EnvironmentFault: if the disk is full or the cluster does not answer.
    """
    library = engine.start(ray)
    began = time.monotonic()
    wanted = frozenset(part for name in extra for part in _PARTS[name])
    settings = replace(settings, mentions=replace(settings.mentions, parts=wanted))
    corpus = reading.corpus(inputs, settings.intake)
    if not corpus.files:
        reasons = "; ".join(f"{fault.source or fault.id}: {fault.reason}" for fault in corpus.faults[:3])
        raise NothingUsableError(f"nothing to read in {', '.join(inputs)}. {reasons}".strip())
    done = Checkpoints(output)
    done.open(manifest(corpus, settings, bulk))
    workers = engine.workers(bulk.workers)
    pool = Pool(workers)
    plan = steps.Plan(library, pool, corpus, settings, bulk, workers, done, told)
    tables = [name for name in rows.OF_STORY if name not in OPTIONAL or name in extra]
    worked = not all((output / name).exists() for name in (*tables, "rejected"))
    try:
        if worked:
            _work(plan, tables)
    except engine.faults(library) as error:
        raise EnvironmentFault(
            f"{output}: {error}; once that is mended, run it again: it goes on behind the last step that was done"
        ) from error
    finally:
        pool.close()
    found = report(output, time.monotonic() - began, worked=worked)
    if not found.articles:
        reasons = "; ".join(f"{count} × {reason}" for reason, count in found.rejected[:3])
        raise NothingUsableError(f"no usable page in {', '.join(inputs)}. {reasons}")
    return found


def _work(plan: steps.Plan, tables: Sequence[str]) -> None:
    steps.read_pages(plan)
    steps.clean_pages(plan)
    articles = steps.numbered(plan)
    known = steps.vocabulary(plan)
    pairing.find_pairs(plan, articles, known)
    grouping.group(plan, articles, known)
    plan.pool.relieve()
    where = steps.scatter(plan, "told", grouping.storied(plan, articles), ["pair"])
    del articles  # not wanted any more, and large
    telling.trace(plan, where)
    telling.write_tables(plan, tables)
