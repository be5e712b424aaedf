"""Retold shows who told a news story first, who retold it, and what changed on the way.

import retold

report = retold.read("pages/")                  # the accounts of all stories in a pile
print(retold.to_text(report))
with retold.open("news.retold") as news:        # a collection
    news.stories()
    news.search('grain "Lantern Bank" after:2025-10-14')
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from retold.model import Report
    from retold.notebook import Collection
    from retold.settings import Settings

__all__ = ["__version__", "open", "read", "to_json", "to_text"]
__version__ = "0.1.0"


def read(
    inputs: "str | Path | Sequence[str | Path]", settings: "Settings | Mapping[str, Mapping[str, Any]] | None" = None
) -> "Report":
    """The accounts of every story in paths, folders and globs, and what could not be used.

    report = retold.read("pages/", settings={"stories": {"max_days_apart": 5}})
    for account in report.accounts:
        print(account.story.title, account.lineage.origins.best)

    Args:
        inputs: one path, folder, glob or (with `{"intake": {"fetch": True}}`) URL, or several.
        settings: of the stages, a mapping a stage as in a settings file; what is not named keeps its default.

    Raises:
        UsageError: if a setting does not exist or has another type.
    """
    from os import PathLike  # noqa: PLC0415  `import retold` stays cheap

    from retold import pipeline  # noqa: PLC0415
    from retold.settings import Settings, from_tables  # noqa: PLC0415

    chosen = settings if isinstance(settings, Settings) else from_tables(settings or {}, "settings")
    several = [inputs] if isinstance(inputs, str | PathLike) else inputs
    return pipeline.read([str(item) for item in several], chosen)


def to_json(report: "Report") -> bytes:
    """A report as `retold read --json` writes it, schema `retold/1`.

    Path("account.json").write_bytes(retold.to_json(report))
    """
    from retold.export import json  # noqa: PLC0415

    return json.render(report)


def to_text(report: "Report", width: int = 100) -> str:
    """A report as `retold read` prints it, without colour, in lines of `width` columns.

    print(retold.to_text(report))
    """
    from retold.export import terminal  # noqa: PLC0415

    return terminal.render(report, width)


def open(path: "str | Path") -> "Collection":  # noqa: A001  retold.open reads well
    """A collection file, to look into.

    with retold.open("news.retold") as news:
        account = news.account(news.stories()[0].id)

    Raises:
        CollectionError: if there is no such collection or it cannot be read.
    """
    from retold.notebook import Collection  # noqa: PLC0415

    return Collection(path)
