"""Articles → candidate pairs: what each is looked for by, then each block against those near in date."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retold.bulk import blocks
from retold.bulk.checkpoint import parts
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Fault
from retold.bulk.steps import Plan, concatenated, part_files, scatter
from retold.bulk.workers import column

SEEKING = "retold.bulk.seeking"
# Columns of candidate pairs, as bytes in a row for each block, and what they are bytes of.
_COLUMNS = {"left": "int64", "right": "int64", "evidence": "float64"}
Row = dict[str, Any]


def find_pairs(plan: Plan, articles: Any, known: Path) -> Path:
    """Articles → candidate pairs of numbers, a wave of blocks at a time."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    size = plan.bulk.block_articles
    numbers = blocks.originals(articles.column("same").to_pylist())
    chosen = articles.take(pa.array(np.flatnonzero(numbers == np.arange(len(numbers)))))
    assigned = chosen.select(["id"]).append_column("number", pa.array(np.unique(numbers)))
    place = np.arange(chosen.num_rows) // size
    where = scatter(plan, "blocks", assigned.append_column("part", pa.array(place)), ["features"])
    sought = _sought(plan, where, int(place.max(initial=-1)) + 1, known)
    first, last = (chosen.column(name).fill_null(blocks.UNKNOWN).to_numpy() for name in ("first", "last"))
    apart = plan.settings.stories.max_days_apart
    tasks = blocks.near_blocks(first, last, size, apart, plan.bulk.most_near_blocks)
    for wave in range(0, len(tasks), plan.children):

        def make(folder: Path, wave: int = wave) -> None:
            _pairs_of(plan, sought, tasks[wave : wave + plan.children]).write_parquet(str(folder))

        plan.done.step(f"pairs/wave-{wave // plan.children:06d}", make)
        plan.told("blocks compared", wave + 1)
    return plan.done.root / "pairs"


def _sought(plan: Plan, where: Path, count: int, known: Path) -> Path:
    """Features of the articles of each block → by what others like them are looked for, a row a block."""
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    fields = [pa.field("sought", pa.large_binary()), pa.field("fault", pa.large_string())]
    struct = library.functions.to_struct(col("id"), col("number"), col("features"))

    def asked(members: list[Row]) -> bytes:
        return pack([(m["id"], m["number"], m["features"]) for m in members])

    def answered(answer: bytes | Fault, _members: Any) -> Row:
        if isinstance(answer, Fault):
            return {"sought": None, "fault": answer.reason}
        return {"sought": answer, "fault": None}

    work = column(
        library,
        plan.pool,
        plan.large("seeker", (plan.settings.stories, str(known)), SEEKING),
        asked,
        answered,
        fields,
        1,
    )
    for wave in range(0, count, plan.children):

        def make(folder: Path, wave: int = wave) -> None:
            frames = [
                plan.read(part_files(where, block), None).with_column("block", library.lit(block))
                for block in range(wave, min(wave + plan.children, count))
            ]
            gathered = concatenated(frames).groupby("block").agg(struct.list_agg().alias("members"))
            made = gathered.with_column("made", work(col("members")))
            made.select("block", library.functions.unnest(col("made"))).write_parquet(
                str(folder), partition_cols=["block"], compression="zstd"
            )

        plan.done.step(f"sought/wave-{wave // plan.children:06d}", make)
    return plan.done.root / "sought"


def _pairs_of(plan: Plan, sought: Path, tasks: Sequence[tuple[int, tuple[int, ...]]]) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    frames = [
        plan.read(parts(sought, f"*/block={block}"), None)
        .select("sought")
        .where(col("sought").not_null())
        .with_column("own", library.lit(block == own))
        .with_column("near", library.lit(block))
        .with_column("task", library.lit(task))
        for task, (own, near) in enumerate(tasks)
        for block in sorted({own, *near})
    ]
    struct = library.functions.to_struct(col("near"), col("own"), col("sought"))
    gathered = concatenated(frames).groupby("task").agg(struct.list_agg().alias("blocks"))

    def asked(blocks: list[Row]) -> bytes:
        return pack([(b["own"], b["sought"]) for b in sorted(blocks, key=lambda b: b["near"])])

    def answered(answer: bytes | Fault, _blocks: Any) -> Row:
        if isinstance(answer, Fault):
            return {**dict.fromkeys(_COLUMNS), "fault": answer.reason}
        return {**dict(zip(_COLUMNS, unpack(answer, tuple[bytes, bytes, bytes]), strict=True)), "fault": None}

    fields = [*(pa.field(name, pa.large_binary()) for name in _COLUMNS), pa.field("fault", pa.large_string())]
    job = plan.large("pairer", plan.settings.stories, SEEKING)
    work = column(library, plan.pool, job, asked, answered, fields, 1)
    made = gathered.with_column("made", work(col("blocks")))
    return made.select(library.functions.unnest(col("made")))


def found_links(plan: Plan) -> blocks.Links:
    """The candidate pairs found."""
    import numpy as np  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    found: dict[str, list[Any]] = {name: [np.empty(0, kind)] for name, kind in _COLUMNS.items()}
    for path in parts(plan.done.root / "pairs"):
        for row in pq.read_table(path, columns=list(_COLUMNS)).to_pylist():
            for name, kind in _COLUMNS.items():
                found[name].append(np.frombuffer(row[name] or b"", kind))
    return blocks.Links(*(np.concatenate(found[name]) for name in _COLUMNS))
