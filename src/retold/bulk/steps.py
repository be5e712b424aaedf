"""The steps of a bulk run, each a few Daft queries from one checkpoint to the next."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.bulk import jobs, reading
from retold.bulk.checkpoint import Checkpoints, parts
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Fault, Job, Pool
from retold.bulk.settings import BulkSettings
from retold.bulk.workers import column
from retold.model import Rejected
from retold.settings import Settings
from retold.stories.features import Features
from retold.stories.vocabulary import Vocabulary

JOBS, TERMS = "retold.bulk.jobs", "terms.msgpack"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What all steps share.

    Attributes:
        library: Daft, its runner set.
        pool: the children that work.
        told: called with a step and how many of its parts are done.
    """

    library: Any
    pool: Pool
    corpus: reading.Corpus
    settings: Settings
    bulk: BulkSettings
    children: int
    done: Checkpoints
    told: Callable[[str, int], None]

    @property
    def shards(self) -> int:
        """Into how many shards pages and stories are spread."""
        return self.corpus.shards(self.bulk)

    def read(self, files: Sequence[str], schema: Any) -> Any:
        """A dataframe of Parquet files, empty if there are none."""
        return self.library.read_parquet(list(files)) if files else self.library.from_arrow(schema.empty_table())

    def small(self, name: str, argument: Any) -> Job:
        """A job on a page."""
        return Job(JOBS, name, argument, self.bulk.page_seconds, self.bulk.page_bytes)

    def large(self, name: str, argument: Any, module: str = JOBS) -> Job:
        """A job on a block or a story."""
        return Job(module, name, argument, self.bulk.story_seconds, self.bulk.story_bytes)


# ---- pages


def read_pages(plan: Plan) -> Path:
    """Files → pages by shard, a wave of files of about a shard's size for each processor."""
    most = plan.bulk.shard_bytes * plan.children
    for wave, files in enumerate(_waves(plan.corpus.files, most)):

        def make(folder: Path, files: list[tuple[int, str]] = files) -> None:
            frame = reading.source(files, plan.shards, plan.settings.intake).read()
            frame.write_parquet(str(folder), partition_cols=["shard"], compression="zstd")

        plan.done.step(f"pages/wave-{wave:06d}", make)
        plan.told("waves of files read", wave + 1)
    return plan.done.root / "pages"


def _waves(files: Sequence[str], most_bytes: int) -> Iterator[list[tuple[int, str]]]:
    wave: list[tuple[int, str]] = []
    size = 0
    for number, path in enumerate(files):
        wave.append((number, path))
        size += Path(path).stat().st_size
        if size >= most_bytes:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


# ---- articles


def articles_schema() -> Any:
    """Of the checkpoint of articles."""
    import pyarrow as pa  # noqa: PLC0415  comes with Daft

    return pa.schema([
        ("id", pa.large_string()), ("pair", pa.large_binary()), ("slim", pa.large_binary()),
        ("features", pa.large_binary()), ("first", pa.int64()), ("last", pa.int64()), ("stated", pa.large_string()),
        ("told", pa.uint64()), ("same", pa.large_binary()), ("rejected", pa.large_binary()),
    ])  # fmt: skip


def clean_pages(plan: Plan) -> Path:
    """Pages → articles with mentions and features, a wave a shard."""
    for shard in range(plan.shards):

        def make(folder: Path, shard: int = shard) -> None:
            frame = plan.read(parts(plan.done.root / "pages", f"*/shard={shard}"), reading.arrow_schema())
            made = _cleaned(plan, frame)
            made.write_parquet(str(folder), compression="zstd")

        plan.done.step(f"articles/shard-{shard:06d}", make)
        plan.told("shards cleaned", shard + 1)
    return plan.done.root / "articles"


def _cleaned(plan: Plan, frame: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    col = plan.library.col
    light = frame.where(col("page").not_null()).select("order", "id", "sha256").to_pydict()
    found = reading.verdicts(zip(light["order"], light["id"], light["sha256"], strict=True))
    table = pa.table(
        {
            "order": pa.array(list(found), pa.int64()),
            "name": pa.array([name for name, _ in found.values()], pa.large_string()),
            "doubled": pa.array([why for _, why in found.values()], pa.large_string()),
        }
    )
    joined = frame.join(plan.library.from_arrow(table), on="order", how="left")
    work = column(
        plan.library, plan.pool, plan.small("cleaner", plan.settings), _page_item, _page_row, list(articles_schema()),
        plan.bulk.batch_pages,
    )  # fmt: skip
    worked = joined.with_column("made", work(*(col(c) for c in ("page", "name", "doubled", "rejected", "id"))))
    return worked.select(plan.library.functions.unnest(col("made")))


def _page_item(page: bytes | None, name: str | None, doubled: str | None, rejected: bytes | None, _id: str) -> bytes:
    return pack((page, name, doubled, rejected))


def _page_row(answer: bytes | Fault, _page: Any, name: str | None, _doubled: Any, _rejected: Any, identity: str) -> Row:
    if isinstance(answer, Fault):
        fault = Rejected(name or identity, "cleaning", answer.reason, name or identity)
        return {**jobs.Cleaned(rejected=pack(fault))._asdict(), "id": fault.id}
    return {**unpack(answer, jobs.Cleaned)._asdict(), "id": name or identity}


# ---- what grouping needs to know of all


def numbered(plan: Plan) -> Any:
    """The articles in the order of their numbers, by day, then by id: `id`, `first`, `last`, `stated`, `same`."""
    frame = plan.read(parts(plan.done.root / "articles"), articles_schema())
    col = plan.library.col
    light = frame.where(col("features").not_null()).select("id", "first", "last", "stated", "same")
    return light.to_arrow().sort_by([("first", "ascending"), ("id", "ascending")])


def vocabulary(plan: Plan) -> Path:
    """How frequent each term is in the corpus, counted shard by shard, copies once: a file that children read."""

    def make(folder: Path) -> None:
        counted = Vocabulary(plan.settings.stories)
        seen: set[int] = set()
        col = plan.library.col
        for shard in range(plan.shards):
            files = parts(plan.done.root / "articles" / f"shard-{shard:06d}")
            frame = plan.read(files, articles_schema()).where(col("features").not_null()).select("told", "features")
            for batch in frame.to_arrow_iter():
                for told, packed in zip(*batch.columns, strict=True):
                    digest = told.as_py()
                    if digest not in seen:
                        seen.add(digest)
                        counted.add(unpack(packed.as_py(), Features).counts)
        (folder / TERMS).write_bytes(pack((len(seen), counted.telling())))

    return plan.done.step("terms", make) / TERMS


def scatter(plan: Plan, name: str, assigned: Any, columns: Sequence[str]) -> Path:
    """Columns of the articles beside those of `assigned` (by `id`), into a folder for each `part` of it."""
    col = plan.library.col
    assignment = plan.library.from_arrow(assigned)
    for shard in range(plan.shards):

        def make(folder: Path, shard: int = shard) -> None:
            files = parts(plan.done.root / "articles" / f"shard-{shard:06d}")
            frame = plan.read(files, articles_schema()).where(col("features").not_null())
            joined = frame.select("id", *columns).join(assignment, on="id", how="inner")
            joined.write_parquet(str(folder), partition_cols=["part"], compression="zstd")

        plan.done.step(f"{name}/shard-{shard:06d}", make)
        plan.told(f"shards spread to {name}", shard + 1)
    return plan.done.root / name


def part_files(folder: Path, part: int) -> list[str]:
    """The files of one part of a scattered step."""
    return parts(folder, f"*/part={part}")


def concatenated(frames: Sequence[Any]) -> Any:
    """The rows of several dataframes, of at least one."""
    frame = frames[0]
    for other in frames[1:]:
        frame = frame.concat(other)
    return frame


def hashed_parts(stories: Sequence[str], shards: int) -> list[int]:
    """The shard of each story."""
    known: dict[str, int] = {}
    for story in stories:
        if story not in known:
            known[sys.intern(story)] = reading.shard_of(story, shards)
    return [known[story] for story in stories]
