"""A collection in Python: lists, accounts, tables; shown richly in notebooks."""

from contextlib import ExitStack
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from retold import keeping
from retold.export import parquet
from retold.export.labels import days
from retold.export.neutral import neutral_markup
from retold.model import Account, Report
from retold.settings import Settings
from retold.store import opening, queries
from retold.store import search as searching

if TYPE_CHECKING:
    import pyarrow as pa


class Collection:
    """A collection opened for reading; a context manager."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._settings = Settings()
        self._stack = ExitStack()
        self._connection = self._stack.enter_context(opening.collection(self.path))

    def __enter__(self) -> Self:
        """Open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; nothing can be asked afterwards."""
        self._stack.close()

    def stories(self, limit: int = 1000) -> list[queries.StoryLine]:
        """The stories, last changed first."""
        return queries.stories(self._connection, limit=limit)

    def account(self, story: str) -> Account | None:
        """The account of a story by id or the beginning of one; None if there is none."""
        name = queries.find_story(self._connection, story)
        return keeping.account(self._connection, name, self._settings) if name else None

    def search(self, query: str, limit: int = 50) -> list[searching.Hit]:
        """Articles that fit, best first."""
        return searching.search(self._connection, searching.parse(query), limit=limit)

    def tables(self) -> "dict[str, pa.Table]":
        """Quotes, readings, dates, lineage and pages of all stories as Arrow tables (`.to_pandas()` for dataframes).

        Raises:
            MissingExtraError: if the extra is not installed.
        """
        accounts = tuple(a for line in self.stories(1_000_000) if (a := self.account(line.id)))
        return parquet.arrow(Report(accounts, ()))

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<tr><td>{escape(s.id)}</td><td>{escape(neutral_markup(s.title))}</td><td>{s.size}</td>"
            f"<td>{s.tellings or ''}</td><td>{days(s.first, s.last) if s.first else ''}</td></tr>"
            for s in self.stories(50)
        )
        head = "<tr><th>story</th><th>headline</th><th>pages</th><th>tellings</th><th>last</th></tr>"
        return f"<table>{head}{lines}</table>"
