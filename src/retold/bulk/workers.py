"""Jobs as columns of a Daft dataframe: rows go to the children of `guard` and come back as structs."""

from collections.abc import Callable, Sequence
from typing import Any

from retold.bulk.guard import Fault, Guard, Job

Row = dict[str, Any]


def column(
    library: Any,
    job: Job,
    asked: Callable[..., bytes],
    answered: Callable[..., Row],
    columns: Any,
    shape: tuple[int, int],
) -> Any:
    """A function of columns that gives a column of structs.

    Args:
        library: Daft.
        job: what the children do.
        asked: the item for the values of a row.
        answered: the struct for a child's answer (or `Fault`), the values of the row, and the guard's `one`.
        columns: Arrow fields of the struct.
        shape: children at once, rows handed over at once.
    """
    import pyarrow as pa  # noqa: PLC0415  comes with Daft

    kind = pa.struct(columns)
    children, rows = shape

    @library.cls(max_concurrency=children, use_process=False)
    class Worker:
        def __init__(self) -> None:
            self.guard = Guard(job)

        @library.method.batch(return_dtype=library.DataType.from_arrow_type(kind), batch_size=rows)  # type: ignore[untyped-decorator]  # Daft's
        def work(self, *given: Any) -> Any:
            made = [
                _row(self.guard, asked, answered, values)
                for values in zip(*(s.to_pylist() for s in given), strict=True)
            ]
            return library.Series.from_arrow(pa.array(made, type=kind))

    return Worker().work


def _row(guard: Guard, asked: Callable[..., bytes], answered: Callable[..., Row], values: Sequence[Any]) -> Row:
    answer: bytes | Fault = guard.one(asked(*values))
    return answered(answer, *values)
