"""Linked articles → stories: average link in parts of bounded size, and once more across what was cut."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold.bulk import blocks, jobs
from retold.bulk.checkpoint import parts
from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Fault
from retold.bulk.pairing import found_links
from retold.bulk.steps import Plan, hashed_parts, part_files, scatter
from retold.bulk.workers import column

Row = dict[str, Any]
_OF_MEMBER = ("number", "original", "begun", "slim", "features")


def group(plan: Plan, articles: Any, known: Path) -> None:
    """Articles → stories: first in parts of what is linked, then again where links were cut between groups."""
    import numpy as np  # noqa: PLC0415

    links = found_links(plan)
    original = blocks.originals(articles.column("same").to_pylist())
    root = _linked(plan, articles, links, original)
    numbers = np.arange(articles.num_rows)
    _round(plan, 1, articles, Parts(numbers, root, numbers, original), links, known)
    whole = _wholes(plan, articles.num_rows)
    again = _cut(plan, links, root, whole, original)
    if again is not None:
        _round(plan, 2, articles, again, links, known)


@dataclass(frozen=True, slots=True)
class Parts:
    """Which articles are grouped together.

    Attributes:
        numbers: of the articles, ascending.
        root: for every article of the corpus its part.
        begun: for every article of the corpus the group it is in already.
        original: for every article of the corpus the first that says the same.
    """

    numbers: Any
    root: Any
    begun: Any
    original: Any


def _linked(plan: Plan, articles: Any, links: blocks.Links, original: Any) -> Any:
    """For each article the part of what is linked, with stories that the input states."""
    import numpy as np  # noqa: PLC0415

    left, right = (
        np.array(ends, dtype=np.int64) for ends in blocks.stated_links(articles.column("stated").to_pylist())
    )
    surest = np.full(len(left), 1.0 + links.evidence.max(initial=0.0))
    ends = np.concatenate((left, links.left)), np.concatenate((right, links.right))
    together = blocks.Links(*ends, np.concatenate((surest, links.evidence)))
    sizes = np.bincount(original, minlength=articles.num_rows)
    return blocks.parted(sizes, together, plan.bulk.most_linked_articles)[original]


def _cut(plan: Plan, links: blocks.Links, root: Any, whole: Any, original: Any) -> Parts | None:
    """What has to be grouped again: groups of several parts that may be one."""
    import numpy as np  # noqa: PLC0415

    near = blocks.across(root, whole, links).above(plan.settings.stories.min_evidence)
    sizes = np.bincount(whole, minlength=len(whole))
    again = blocks.parted(sizes, near, plan.bulk.most_linked_articles)[whole]
    several = np.unique(again[again != whole])
    if not len(several):
        return None
    return Parts(np.flatnonzero(np.isin(again, several)), again, whole, original)


def _round(plan: Plan, turn: int, articles: Any, asked: Parts, links: blocks.Links, known: Path) -> None:
    """Parts → stories, some bundles of parts at a time."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    chosen, bundle = asked.numbers, np.full(len(asked.root), -1)
    bundle[chosen] = blocks.bundles(asked.root[chosen], plan.bulk.bundle_articles)
    wave = _waves(np.bincount(bundle[chosen]), plan.bulk.most_linked_articles * plan.children)
    columns = {"number": chosen, "original": asked.original[chosen], "begun": asked.begun[chosen], "bundle": bundle[chosen], "part": wave[bundle[chosen]]}  # fmt: skip
    assigned = articles.select(["id"]).take(pa.array(chosen))
    for name, values in columns.items():
        assigned = assigned.append_column(name, pa.array(values))
    where = scatter(plan, f"linked-{turn}", assigned, ["slim", "features"])
    ties = plan.done.step(f"ties-{turn}", lambda folder: _ties(plan, asked.root, bundle, wave, links, folder))
    for number in range(int(wave.max(initial=-1)) + 1):

        def make(folder: Path, number: int = number) -> None:
            _stories_of(plan, where, ties, number, known).write_parquet(str(folder))

        plan.done.step(f"groups/round-{turn}/wave-{number:06d}", make)
        plan.told("waves of bundles grouped", number + 1)


def _waves(sizes: Any, most: int) -> Any:
    """For each bundle the wave in which it is worked on: until `most` articles are together."""
    import numpy as np  # noqa: PLC0415

    wave = np.zeros(len(sizes), dtype=np.int64)
    now = held = 0
    for bundle, size in enumerate(sizes.tolist()):
        wave[bundle] = now
        held += size
        if held >= most:
            now, held = now + 1, 0
    return wave


def _ties(plan: Plan, root: Any, bundle: Any, wave: Any, links: blocks.Links, folder: Path) -> None:
    """The candidate pairs inside each part: a row a bundle, the pairs as bytes."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    keep = np.flatnonzero((root[links.left] == root[links.right]) & (bundle[links.left] >= 0))
    if not len(keep):
        return
    keep = keep[np.argsort(bundle[links.left[keep]], kind="stable")]
    bundles, starts = np.unique(bundle[links.left[keep]], return_index=True)
    ends = [*starts[1:].tolist(), len(keep)]
    columns = {
        name: [values[keep[start:end]].tobytes() for start, end in zip(starts.tolist(), ends, strict=True)]
        for name, values in (("left", links.left), ("right", links.right), ("evidence", links.evidence))
    }
    table = pa.table({**columns, "bundle": bundles, "part": wave[bundles]}, schema=_tie_schema("part"))
    plan.library.from_arrow(table).write_parquet(str(folder), partition_cols=["part"])


def _tie_schema(*more: str) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    bytes_of = [(name, pa.large_binary()) for name in ("left", "right", "evidence")]
    return pa.schema([*bytes_of, ("bundle", pa.int64()), *((name, pa.int64()) for name in more)])


def _stories_of(plan: Plan, where: Path, ties: Path, wave: int, known: Path) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    library, col = plan.library, plan.library.col
    each = library.functions.to_struct(*(col(name) for name in _OF_MEMBER))
    some = plan.read(part_files(where, wave), None).groupby("bundle").agg(each.list_agg().alias("members"))
    near = plan.read(parts(ties, f"part={wave}"), _tie_schema()).select(*_tie_schema().names)
    both = some.join(near, on="bundle", how="left")
    fields = [
        pa.field("groups", pa.large_list(pa.struct([
            ("story", pa.large_string()), ("title", pa.large_string()), ("tags", pa.large_list(pa.large_string())),
            ("articles", pa.large_list(pa.int64())), ("whole", pa.int64()),
        ]))),
        pa.field("fault", pa.large_string()),
    ]  # fmt: skip
    job = plan.large("grouper", (plan.settings.stories, str(known)))
    work = column(library, plan.pool, job, _bundle_item, _Answered(), fields, 1)
    given = (col(name) for name in ("members", "left", "right", "evidence"))
    made = both.with_column("made", work(*given)).select(library.functions.unnest(col("made")))
    return made.explode("groups").select(library.functions.unnest(col("groups")), col("fault"))


def _bundle_item(members: list[Row], left: bytes | None, right: bytes | None, evidence: bytes | None) -> bytes:
    given = [tuple(m[name] for name in _OF_MEMBER) for m in members]
    return pack((given, left or b"", right or b"", evidence or b""))


class _Answered:
    """The groups of a bundle; where it could not be grouped, a story an article: nothing is lost, nothing made up."""

    def __call__(self, answer: bytes | Fault, members: list[Row], *_pairs: Any) -> Row:
        if isinstance(answer, Fault):
            lone = [
                {"story": None, "title": None, "tags": [], "articles": [m["number"]], "whole": m["number"]}
                for m in members
            ]
            return {"groups": lone, "fault": answer.reason}
        return {"groups": [one._asdict() for one in unpack(answer, list[jobs.Grouped])], "fault": None}


def _groups(plan: Plan, turn: str) -> Any:
    """The groups found in a round, as a table: `articles`, `whole`, `story`, `title`, `tags`."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    columns = ["articles", "whole", "story", "title", "tags"]
    tables = [pq.read_table(path, columns=columns) for path in parts(plan.done.root / "groups", turn)]
    if not tables:
        return None
    found = pa.concat_tables(tables)
    return found.filter(pc.greater(pc.list_value_length(found.column("articles")), 0))


def _members(groups: Any) -> tuple[Any, Any]:
    """The numbers of all articles in some groups, and for each the place of its group."""
    import pyarrow.compute as pc  # noqa: PLC0415

    articles = groups.column("articles").combine_chunks()
    return pc.list_flatten(articles).to_numpy(), pc.list_parent_indices(articles).to_numpy()


def _wholes(plan: Plan, count: int) -> Any:
    """For each article the smallest number of the group it is in after the first round."""
    import numpy as np  # noqa: PLC0415

    whole = np.arange(count)
    groups = _groups(plan, "round-1/*")
    if groups is not None:
        numbers, group = _members(groups)
        whole[numbers] = groups.column("whole").to_numpy()[group]
    return whole


def storied(plan: Plan, articles: Any) -> Any:
    """The articles as a table `id`, `story`, `title`, `tags`, `part`: the shard of the story; the last round holds."""
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    rounds = [groups for turn in ("round-1/*", "round-2/*") if (groups := _groups(plan, turn)) is not None]
    if not rounds:  # no page was of use
        text = articles.schema.field("id").type
        kinds = {"id": text, "story": text, "title": text, "tags": pa.list_(text), "part": pa.int64()}
        return pa.schema(list(kinds.items())).empty_table()
    place, before = np.full(articles.num_rows, -1), 0
    for groups in rounds:
        numbers, group = _members(groups)
        place[numbers] = group + before
        before += groups.num_rows
    chosen = np.flatnonzero(place >= 0)
    ids = articles.column("id").take(pa.array(chosen))
    found = pa.concat_tables(rounds).take(pa.array(place[chosen]))
    alone = pc.binary_join_element_wise(pa.scalar("s-", ids.type), ids, pa.scalar("", ids.type))
    names = pc.coalesce(found.column("story"), alone)
    table = pa.table({
        "id": ids,
        "story": names,
        "title": pc.coalesce(found.column("title"), ids),
        "tags": found.column("tags"),
        "part": _shards(names, plan.shards),
    })  # fmt: skip
    return table.sort_by("id")


def _shards(stories: Any, shards: int) -> Any:
    """The shard of each story of a column, each story hashed once."""
    import pyarrow as pa  # noqa: PLC0415

    coded = stories.combine_chunks().dictionary_encode()
    return pa.array(hashed_parts(coded.dictionary.to_pylist(), shards), pa.int64()).take(coded.indices)
