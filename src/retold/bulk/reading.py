"""From what was named on the command line to rows of pages, file by file, in batches of bounded size."""

import hashlib
import os
import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retold import intake
from retold.bulk.codec import pack
from retold.bulk.settings import BulkSettings
from retold.errors import UsageError
from retold.intake.fields import page_from_fields
from retold.intake.formats import stem_of
from retold.intake.locate import locate
from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, in_words
from retold.model import Page, Rejected

PARQUET = (".parquet", ".pq")
# A file's pages are numbered from its own start.
_FILE_PAGES = 1 << 32
_BATCH_BYTES = 16_000_000
# What intake appends to the id of a second page of that name.
_SECOND = re.compile(r"~[0-9a-f]{8}$")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a run.

    Attributes:
        files: in the order of the inputs, those of a folder by their paths.
        faults: what was named and is not there.
        size: in bytes, all files together.
        digest: of the paths, sizes and times of change of the files.
    """

    files: tuple[str, ...]
    faults: tuple[Rejected, ...]
    size: int
    digest: str

    def shards(self, settings: BulkSettings) -> int:
        """Into how many shards its pages are spread."""
        return max(1, min(settings.most_shards, -(-self.size // settings.shard_bytes)))


def corpus(inputs: Sequence[str], settings: IntakeSettings) -> Corpus:
    """The files that `inputs` name.

    Raises:
        UsageError: for standard input and addresses, which cannot be read again when a run resumes.
    """
    for given in inputs:
        if given == "-" or "://" in given:
            raise UsageError(f"{given}: retold bulk reads files and folders; save it first")
    files, faults, sizes, digest = [], [], 0, hashlib.sha256()
    for found in locate(inputs, settings):
        if isinstance(found, Rejected):
            faults.append(found)
            continue
        files.append(str(found))
        about = found.stat()
        sizes += about.st_size
        digest.update(f"{found}\0{about.st_size}\0{about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return Corpus(tuple(files), tuple(faults), sizes, digest.hexdigest())


def shard_of(identity: str, shards: int) -> int:
    """The shard of a page or story: by its id alone, so that the order of the files does not matter.

    Pages that intake gave a second name are in the shard of the first of that name.
    """
    base = _SECOND.sub("", identity)
    digest = hashlib.blake2b(base.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % shards


def pages_of(path: str, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The pages of one file; Parquet too, which intake does not read."""
    if path.lower().endswith(PARQUET):
        return _of_parquet(path, settings)
    return intake.read([path], settings)


def _of_parquet(path: str, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """A row a page, columns named like the fields of JSON Lines; a damaged row group costs itself only."""
    import pyarrow as pa  # noqa: PLC0415  comes with Daft
    import pyarrow.parquet as pq  # noqa: PLC0415

    source = Source(in_words(path), in_words(_parquet_stem(path)), lambda: Path(path).open("rb"))  # noqa: SIM115  whoever opens it closes it
    try:
        table = pq.ParquetFile(pa.OSFile(os.fsencode(path)))
    except (OSError, pa.ArrowException) as fault:
        yield source.rejected(f"is not a readable Parquet file: {_first_line(fault)}")
        return
    with table:
        number = 0
        for group in range(table.num_row_groups):
            size = table.metadata.row_group(group).num_rows
            try:
                for batch in table.iter_batches(_batch_rows(table, group), row_groups=[group]):
                    for row in batch.to_pylist():
                        number += 1
                        size -= 1
                        yield page_from_fields(source, _plain(row), str(number), settings)
            except (OSError, pa.ArrowException, UnicodeDecodeError) as fault:
                number += size
                yield source.rejected(f"{size} rows of row group {group} cannot be read: {_first_line(fault)}", f"row group {group}")  # fmt: skip


def _batch_rows(table: Any, group: int) -> int:
    about = table.metadata.row_group(group)
    return int(max(1, min(4096, _BATCH_BYTES * max(about.num_rows, 1) // max(about.total_byte_size, 1))))


def _plain(row: Row) -> Row:
    """Times and dates as ISO 8601, as JSON would have them."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}


def _parquet_stem(path: str) -> str:
    return re.sub(r"\.(parquet|pq)$", "", stem_of(path), flags=re.IGNORECASE)


def _first_line(fault: Exception) -> str:
    return str(fault).strip().partition("\n")[0][:200]


def rows(found: Iterable[Page | Rejected], file: int, shards: int) -> Iterator[Row]:
    """A row a page or rejection; `order` is its place in the run as `retold read` would meet it."""
    for number, item in enumerate(found):
        page = isinstance(item, Page)
        yield {
            "order": file * _FILE_PAGES + number,
            "shard": shard_of(item.id, shards),
            "id": item.id,
            "sha256": item.sha256 if isinstance(item, Page) else None,
            "page": pack(item) if page else None,
            "rejected": None if page else pack(item),
        }


def batches(found: Iterable[Row], most_rows: int = 512) -> Iterator[list[Row]]:
    """Rows in batches, none much beyond `_BATCH_BYTES`."""
    batch: list[Row] = []
    size = 0
    for row in found:
        batch.append(row)
        size += len(row["page"] or b"")
        if len(batch) >= most_rows or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def arrow_schema() -> Any:
    """Of the rows of pages."""
    import pyarrow as pa  # noqa: PLC0415

    return pa.schema([
        ("order", pa.int64()), ("shard", pa.int32()), ("id", pa.large_string()), ("sha256", pa.large_string()),
        ("page", pa.large_binary()), ("rejected", pa.large_binary()),
    ])  # fmt: skip


def source(files: Sequence[tuple[int, str]], shards: int, settings: IntakeSettings) -> Any:
    """A Daft data source with a task a file, each read as a stream."""
    import pyarrow as pa  # noqa: PLC0415
    from daft.io.source import DataSource, DataSourceTask  # noqa: PLC0415
    from daft.recordbatch import RecordBatch  # noqa: PLC0415
    from daft.schema import Schema  # noqa: PLC0415

    schema = Schema.from_pyarrow_schema(arrow_schema())

    class File(DataSourceTask):
        def __init__(self, number: int, path: str) -> None:
            self.number, self.path = number, path

        @property
        def schema(self) -> Any:
            return schema

        async def read(self) -> AsyncIterator[Any]:
            made = rows(pages_of(self.path, settings), self.number, shards)
            for batch in batches(made):
                yield RecordBatch.from_arrow_table(pa.Table.from_pylist(batch, schema=arrow_schema()))

    class Pages(DataSource):
        @property
        def name(self) -> str:
            return "pages"

        @property
        def schema(self) -> Any:
            return schema

        async def get_tasks(self, pushdowns: Any) -> AsyncIterator[File]:  # noqa: ARG002  Daft's signature
            for number, path in files:
                yield File(number, path)

    return Pages()


Verdict = tuple[str, str | None]


def verdicts(light: Iterable[tuple[int, str, str]]) -> dict[int, Verdict]:
    """What becomes of pages of one id, by `order`: the id each gets, and why it is no page of its own, if it is none.

    The rule of `retold.intake.read`, over all files: the same content is the same page, other content gets its own id.

    Args:
        light: order, id and SHA-256 of the pages of a shard.
    """
    seen: dict[str, str] = {}
    found: dict[int, Verdict] = {}
    for order, identity, sha256 in sorted(light):
        kept = f"{identity}~{sha256[:8]}" if identity in seen else identity
        if sha256 in (seen.get(identity), seen.get(kept)):
            found[order] = (identity, "is the same page as one already read under this id")
            continue
        seen[kept] = sha256
        found[order] = (kept, None)
    return found
