"""Jobs as columns of a Daft dataframe: rows go to the children of `guard` and come back as structs."""

from collections.abc import Callable
from typing import Any

from retold.bulk.guard import Job, Pool

Row = dict[str, Any]


def column(
    library: Any,
    pool: Pool,
    job: Job,
    asked: Callable[..., bytes],
    answered: Callable[..., Row],
    columns: Any,
    rows: int,
) -> Any:
    """A function of columns that gives a column of structs.

    Args:
        library: Daft.
        pool: of children.
        job: what they do.
        asked: the item for the values of a row.
        answered: the struct for the answer (or `Fault`) to it and the values of the row.
        columns: Arrow fields of the struct.
        rows: handed over at once.
    """
    import pyarrow as pa  # noqa: PLC0415  comes with Daft

    kind = pa.struct(columns)

    @library.cls(use_process=False)  # with a bound on its concurrency Daft would put a process between us and the child
    class Worker:
        @library.method.batch(return_dtype=library.DataType.from_arrow_type(kind), batch_size=rows)  # type: ignore[untyped-decorator]  # Daft's
        def work(self, *given: Any) -> Any:
            with pool.guard() as guard:
                made = [
                    answered(guard.one(job, asked(*values)), *values)
                    for values in zip(*(column.to_pylist() for column in given), strict=True)
                ]
            return library.Series.from_arrow(pa.array(made, type=kind))

    return Worker().work
