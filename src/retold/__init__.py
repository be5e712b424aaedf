"""Retold shows who told a news story first, who retold it, and what changed on the way.

import retold

report = retold.read(["pages/"])                # the accounts of all stories in a pile
with retold.open("news.retold") as news:        # a collection
    news.stories()
    news.search('grain "Lantern Bank" after:2025-10-14')
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retold.model import Report
    from retold.notebook import Collection

__all__ = ["__version__", "open", "read"]
__version__ = "0.1.0"


def read(inputs: "Sequence[str | Path]") -> "Report":
    """The accounts of every story in paths, folders and globs, and what could not be used."""
    from retold import pipeline  # noqa: PLC0415  `import retold` stays cheap
    from retold.settings import Settings  # noqa: PLC0415

    return pipeline.read([str(item) for item in inputs], Settings())


def open(path: "str | Path") -> "Collection":  # noqa: A001  retold.open reads well
    """A collection file, to look into.

    Raises:
        CollectionError: if there is no such collection or it cannot be read.
    """
    from retold.notebook import Collection  # noqa: PLC0415

    return Collection(path)
