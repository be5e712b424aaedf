"""The later steps of a bulk run: linked articles → stories → lineage → tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retold.bulk import blocks, jobs, rows
from retold.bulk.checkpoint import finished, parts
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Fault
from retold.bulk.steps import Plan, hashed_parts, pair_batches, pair_fields, part_files, scatter
from retold.bulk.workers import column
from retold.model import Rejected
from retold.stories.vocabulary import Vocabulary

Row = dict[str, Any]


def group(plan: Plan, articles: Any, root: Any, known: Vocabulary) -> Path:
    """Linked articles → stories, some bundles at a time."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    bundle = blocks.bundles(root, plan.bulk.bundle_articles)
    assigned = articles.select(["id"]).append_column("number", pa.array(np.arange(len(root))))
    where = scatter(plan, "linked", assigned.append_column("part", pa.array(bundle)), ["slim", "features"])
    ties = plan.done.step("ties", lambda folder: _ties(plan, root, bundle, folder))
    count = int(bundle.max()) + 1 if len(bundle) else 0
    step = max(1, plan.children * 2)
    for at in range(0, count, step):

        def make(folder: Path, at: int = at) -> None:
            _stories_of(plan, where, ties, range(at, min(at + step, count)), known).write_parquet(str(folder))

        plan.done.step(f"groups/wave-{at // step:06d}", make)
        plan.told("bundles grouped", min(at + step, count))
    return plan.done.root / "groups"


def _ties(plan: Plan, root: Any, bundle: Any, folder: Path) -> None:
    """The candidate pairs inside each set of linked articles, by bundle."""
    import pyarrow as pa  # noqa: PLC0415

    for left, right, evidence in pair_batches(plan):
        keep = root[left] == root[right]
        columns = [left[keep], right[keep], evidence[keep], bundle[left[keep]]]
        table = pa.table(columns, names=["left", "right", "evidence", "part"])
        if table.num_rows:
            plan.library.from_arrow(table).write_parquet(str(folder), partition_cols=["part"], write_mode="append")


def _stories_of(plan: Plan, where: Path, ties: Path, wave: Sequence[int], known: Vocabulary) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    struct = library.functions.to_struct
    tie_schema = pa.schema([*pair_fields(), ("bundle", pa.int64())])
    members: Any = None
    pairs: Any = None
    for part in wave:
        some = plan.read(part_files(where, part), None).select("number", "slim", "features")
        near = plan.read(parts(ties, f"part={part}"), tie_schema).select("left", "right", "evidence")
        some, near = (
            frame.with_column("bundle", library.lit(part).cast(library.DataType.int64())) for frame in (some, near)
        )
        members, pairs = (some, near) if members is None else (members.concat(some), pairs.concat(near))
    gathered = members.groupby("bundle").agg(
        struct(col("number"), col("slim"), col("features")).list_agg().alias("members")
    )
    tied = pairs.groupby("bundle").agg(struct(*(col(f.name) for f in pair_fields())).list_agg().alias("pairs"))
    both = gathered.join(tied, on="bundle", how="left")
    fields = [
        pa.field("groups", pa.large_list(pa.struct([
            ("story", pa.large_string()), ("title", pa.large_string()), ("tags", pa.large_list(pa.large_string())),
            ("articles", pa.large_list(pa.int64())),
        ]))),
        pa.field("fault", pa.large_string()),
    ]  # fmt: skip
    job = plan.large("grouper", (plan.settings.stories, known))
    work = column(library, plan.pool, job, _bundle_item, _Answered(), fields, 1)
    made = both.with_column("made", work(col("members"), col("pairs"))).select(library.functions.unnest(col("made")))
    return made.explode("groups").select(library.functions.unnest(col("groups")), col("fault"))


def _bundle_item(members: list[Row], pairs: list[Row] | None) -> bytes:
    given = [(m["number"], m["slim"], m["features"]) for m in members]
    return pack((given, [(p["left"], p["right"], p["evidence"]) for p in pairs or ()]))


class _Answered:
    """The groups of a bundle; where it could not be grouped, a story an article: nothing is lost, nothing made up."""

    def __call__(self, answer: bytes | Fault, members: list[Row], _pairs: Any) -> Row:
        if isinstance(answer, Fault):
            lone = [{"story": None, "title": None, "tags": [], "articles": [m["number"]]} for m in members]
            return {"groups": lone, "fault": answer.reason}
        return {"groups": [one._asdict() for one in unpack(answer, list[jobs.Grouped])], "fault": None}


def storied(plan: Plan, articles: Any) -> Any:
    """The articles as a table `id`, `story`, `title`, `tags`, `part`: the shard of the story."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    ids = articles.column("id").to_pylist()
    found = []
    for path in parts(plan.done.root / "groups"):
        for row in pq.read_table(path, columns=["story", "title", "tags", "articles"]).to_pylist():
            for number in row["articles"] or ():
                identity = ids[number]
                found.append((identity, row["story"] or f"s-{identity}", row["title"] or identity, row["tags"] or []))
    found.sort()
    schema = [("id", pa.large_string()), ("story", pa.large_string()), ("title", pa.large_string()), ("tags", pa.large_list(pa.large_string()))]  # fmt: skip
    columns = [pa.array([row[i] for row in found], kind) for i, (_, kind) in enumerate(schema)]
    shard = hashed_parts([row[1] for row in found], plan.shards)
    return pa.table([*columns, pa.array(shard, pa.int64())], names=[name for name, _ in schema] + ["part"])


def trace(plan: Plan, assigned: Any) -> Path:
    """Stories → the rows of the tables, a wave a shard of stories."""
    where = scatter(plan, "told", assigned, ["pair"])
    for shard in range(plan.shards):

        def make(folder: Path, shard: int = shard) -> None:
            files = part_files(where, shard)
            if files:
                _traced(plan, plan.read(files, None)).write_parquet(str(folder), compression="zstd")

        plan.done.step(f"lineage/shard-{shard:06d}", make)
        plan.told("shards of stories traced", shard + 1)
    return plan.done.root / "lineage"


def _traced(plan: Plan, frame: Any) -> Any:
    library, col = plan.library, plan.library.col
    import pyarrow as pa  # noqa: PLC0415

    struct = library.functions.to_struct(col("title"), col("tags"), col("pair"))
    gathered = frame.groupby("story").agg(struct.list_agg().alias("members"))
    fields = [pa.field(name, pa.large_list(pa.struct(list(rows.arrow_schema(name))))) for name in rows.OF_STORY]
    fields.append(pa.field("fault", pa.large_string()))
    answered = _Traced(plan)
    work = column(library, plan.pool, plan.large("tracer", plan.settings), _story_item, answered, fields, 64)
    return gathered.with_column("made", work(col("story"), col("members"))).select(
        "story", library.functions.unnest(col("made"))
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
