"""The tables as Parquet, one file a table, with types a data frame keeps."""

from typing import TYPE_CHECKING

from retold.errors import MissingExtraError
from retold.export.tables import TABLES, rows_of
from retold.model import Report

if TYPE_CHECKING:
    import pyarrow as pa


def render(report: Report) -> dict[str, bytes]:
    """The tables by file name.

    Raises:
        MissingExtraError: if the extra is not installed.
    """
    return {f"{name}.parquet": _written(table) for name, table in arrow(report).items()}


def arrow(report: Report) -> "dict[str, pa.Table]":
    """The tables by name as Arrow tables; numbers are numbers and what is not known is null.

    Raises:
        MissingExtraError: if the extra is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingExtraError("tables need an extra: pip install -e '.[tables]' in the clone") from error
    made = {}
    for name, (columns, _) in TABLES.items():
        rows = list(rows_of(report, name))
        by_column = zip(
            ("story", *columns), zip(*rows, strict=True) if rows else [()] * (len(columns) + 1), strict=True
        )
        made[name.removesuffix(".csv")] = pa.table({column: pa.array(cells) for column, cells in by_column})
    return made


def _written(table: "pa.Table") -> bytes:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())
