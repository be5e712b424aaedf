"""The last steps of a bulk run: stories → lineage → tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retold.bulk import rows
from retold.bulk.checkpoint import finished, parts
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Fault
from retold.bulk.steps import Plan, part_files
from retold.bulk.workers import column
from retold.lineage.formulas import FEWEST_STORIES
from retold.model import Rejected

Row = dict[str, Any]
FORMULAS = "formulas.npy"


def trace(plan: Plan, where: Path) -> Path:
    """Stories, scattered → the rows of the tables, a wave a shard of stories."""
    formulas = find_formulas(plan, where)
    for shard in range(plan.shards):

        def make(folder: Path, shard: int = shard) -> None:
            files = part_files(where, shard)
            if files:
                _traced(plan, plan.read(files, None), formulas).write_parquet(str(folder), compression="zstd")

        plan.done.step(f"lineage/shard-{shard:06d}", make)
        plan.told("shards of stories traced", shard + 1)
    return plan.done.root / "lineage"


def find_formulas(plan: Plan, where: Path) -> Path:
    """What several stories say in the same words: counted shard by shard, then a range of the runs' hashes at a time."""
    col, functions = plan.library.col, plan.library.functions
    for shard in range(plan.shards):

        def make(folder: Path, shard: int = shard) -> None:
            files = part_files(where, shard)
            if files:
                runs = _runs(plan, plan.read(files, None))
                runs.groupby("run").agg(functions.count(col("run")).alias("stories")).write_parquet(str(folder))

        plan.done.step(f"runs/shard-{shard:06d}", make)
        plan.told("shards of stories searched for formulas", shard + 1)
    return plan.done.step("formulas", lambda folder: _formulas(plan, folder)) / FORMULAS


def _runs(plan: Plan, frame: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    fields = [pa.field("run", pa.large_list(pa.uint64()))]
    work = column(library, plan.pool, plan.large("runner", None), _story_item, _run_row, fields, 64)
    made = _gathered(plan, frame).with_column("made", work(col("story"), col("members")))
    return made.select(library.functions.unnest(col("made"))).explode("run").where(col("run").not_null())


def _run_row(answer: bytes | Fault, _story: str, _members: Any) -> Row:
    """No formulas of a story that cannot be read: tracing it will tell why."""
    import numpy as np  # noqa: PLC0415

    return {"run": np.frombuffer(b"" if isinstance(answer, Fault) else answer, dtype=np.uint64)}


def _formulas(plan: Plan, folder: Path) -> None:
    import numpy as np  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    col = plan.library.col
    files = parts(plan.done.root / "runs")
    ranges = max(1, -(-sum(pq.read_metadata(path).num_rows for path in files) // plan.bulk.most_runs))
    found = [np.zeros(0, dtype=np.uint64)]
    for at in range(ranges if files else 0):
        some = plan.read(files, None).where(col("run") % ranges == at)
        counted = some.groupby("run").agg(col("stories").sum())
        common = counted.where(col("stories") >= FEWEST_STORIES).select("run").to_arrow()
        found.append(common.column("run").to_numpy().astype(np.uint64))
    np.save(folder / FORMULAS, np.sort(np.concatenate(found)))


def _gathered(plan: Plan, frame: Any) -> Any:
    """The stories of a shard with their articles."""
    col = plan.library.col
    struct = plan.library.functions.to_struct(col("title"), col("tags"), col("pair"))
    return frame.groupby("story").agg(struct.list_agg().alias("members"))


def _traced(plan: Plan, frame: Any, formulas: Path) -> Any:
    library, col = plan.library, plan.library.col
    import pyarrow as pa  # noqa: PLC0415

    fields = [pa.field(name, pa.large_list(pa.struct(list(rows.arrow_schema(name))))) for name in rows.OF_STORY]
    fields.append(pa.field("fault", pa.large_string()))
    job = plan.large("tracer", (plan.settings, str(formulas)))
    work = column(library, plan.pool, job, _story_item, _Traced(plan), fields, 64)
    return (
        _gathered(plan, frame)
        .with_column("made", work(col("story"), col("members")))
        .select("story", library.functions.unnest(col("made")))
    )


def _story_item(story: str, members: list[Row]) -> bytes:
    return pack((story, members[0]["title"], members[0]["tags"], [m["pair"] for m in members]))


class _Traced:
    """The tables of a story; one that cannot be traced keeps its articles, without families."""

    def __init__(self, plan: Plan) -> None:
        self._job, self._pool = plan.large("untraced", plan.settings), plan.pool

    def __call__(self, answer: bytes | Fault, story: str, members: list[Row]) -> Row:
        if isinstance(answer, Fault):
            with self._pool.guard() as guard:
                plain = guard.one(self._job, _story_item(story, members))
            made: Row = {} if isinstance(plain, Fault) else unpack(plain, dict[str, Any])
            return {**{name: made.get(name, []) for name in rows.OF_STORY}, "fault": answer.reason}
        return {**unpack(answer, dict[str, Any]), "fault": None}


def write_tables(plan: Plan, asked: Sequence[str]) -> None:
    """The tables asked for, each a folder of Parquet files, a file a shard of stories, rows in order."""
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    for name in asked:
        schema = rows.arrow_schema(name)
        keys = [key for key in ("story", "id", "family", "child", "parent", "start") if key in schema.names]

        def make(folder: Path, name: str = name, schema: Any = schema, keys: Sequence[str] = keys) -> None:
            for shard in range(plan.shards):
                files = parts(plan.done.root / "lineage" / f"shard-{shard:06d}")
                if not files:
                    continue
                frame = plan.read(files, None).select(name).explode(name).where(col(name).not_null())
                flat = frame.select(library.functions.unnest(col(name))).to_arrow().cast(schema)
                _write(flat.sort_by([(key, "ascending") for key in keys]), folder / f"part-{shard:06d}.parquet")
            if not any(folder.iterdir()):
                _write(schema.empty_table(), folder / "part-000000.parquet")

        finished(plan.done.output / name, make)
    finished(plan.done.output / "rejected", lambda folder: _write(_rejected(plan, pa), folder / "part-000000.parquet"))


def _write(table: Any, path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    pq.write_table(table, path, compression="zstd")


def _rejected(plan: Plan, pa: Any) -> Any:
    """Everything that could not be used, from every step, ascending."""
    found = [rows.rejected(item) for item in plan.corpus.faults]
    col = plan.library.col
    cleaned = parts(plan.done.root / "articles")
    if cleaned:
        frame = plan.read(cleaned, None).where(col("rejected").not_null()).select("rejected")
        found += [rows.rejected(unpack(packed, Rejected)) for packed in frame.to_pydict()["rejected"]]
    for step, stage, what in (
        ("sought", "stories", "a block"),
        ("pairs", "stories", "a block"),
        ("groups", "stories", "a bundle"),
        ("lineage", "lineage", "story"),
    ):
        files = parts(plan.done.root / step)
        if files:
            named = "story" if step == "lineage" else "fault"
            frame = plan.read(files, None).where(col("fault").not_null()).select(named, "fault" if named == "story" else col("fault").alias("why")).distinct()  # fmt: skip
            for row in frame.to_pylist():
                reason = row.get("why") or row["fault"]
                found.append(
                    {"id": row["story"] if named == "story" else what, "stage": stage, "reason": reason, "source": None}
                )
    found.sort(key=lambda row: (row["stage"], row["id"], row["source"] or "", row["reason"]))
    return pa.Table.from_pylist(found, schema=rows.arrow_schema("rejected"))
