"""What a bulk run found, in figures."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NUMBERS = re.compile(r"\d[\d.,]*")
_MOST_ORIGINS = 10


@dataclass(frozen=True, slots=True)
class BulkReport:
    """Figures of a finished run.

    Attributes:
        articles, stories, families, edges: rows of the tables.
        shared_stories: stories of more than one article.
        rejected: reason, numbers in it left out, to how often.
        copies: articles whose text is another's: an edge to an article, to a named source, or a credit says so.
        origins: agency or outlet to the articles that are its text, most first.
        seconds: this run took; of a run that was resumed, the last part.
        worked: whether anything was left to do.
    """

    articles: int
    stories: int
    shared_stories: int
    families: int
    edges: int
    rejected: tuple[tuple[str, int], ...]
    copies: int
    origins: tuple[tuple[str, int], ...]
    seconds: float
    worked: bool


def report(output: Path, seconds: float, *, worked: bool) -> BulkReport:
    """The figures of the tables in `output`."""
    import pyarrow.compute as pc  # noqa: PLC0415  comes with Daft
    import pyarrow.dataset as ds  # noqa: PLC0415

    def table(name: str, *columns: str) -> Any:
        return ds.dataset(output / name, format="parquet").to_table(columns=list(columns))

    articles, stories = table("articles", "copy", "origin"), table("stories", "articles")
    reasons = Counter(f"{row['stage']}: {_NUMBERS.sub('…', row['reason'])}" for row in table("rejected", "stage", "reason").to_pylist())  # fmt: skip
    origins = Counter(name for name in articles.column("origin").to_pylist() if name)
    return BulkReport(
        articles=articles.num_rows,
        stories=stories.num_rows,
        shared_stories=pc.sum(pc.greater(stories.column("articles"), 1)).as_py() or 0,
        families=table("families", "head").num_rows,
        edges=table("edges", "child").num_rows,
        rejected=_most_first(reasons),
        copies=pc.sum(articles.column("copy")).as_py() or 0,
        origins=_most_first(origins)[:_MOST_ORIGINS],
        seconds=seconds,
        worked=worked,
    )


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def told(found: BulkReport) -> str:
    """The report as text."""
    refused = sum(count for _, count in found.rejected)
    lines = [
        f"{found.articles:,} articles in {found.stories:,} stories, {found.shared_stories:,} of them told more than once",
        f"{found.families:,} independent texts (families), {found.edges:,} edges of descent",
    ]
    if found.articles:
        lines.append(
            f"{found.copies:,} articles ({found.copies / found.articles:.1%}) are another's text, as far as can be told"
        )
    lines += [f"  from {name}: {count:,} articles ({count / found.articles:.1%})" for name, count in found.origins]
    lines.append(f"{refused:,} rejected")
    lines += [f"  {count:,} × {reason}" for reason, count in found.rejected]
    if found.worked:
        lines.append(f"{found.seconds:.1f} seconds, {found.articles / max(found.seconds, 1e-9):.1f} articles a second")
    else:
        lines.append("nothing was left to do: these are the figures of the finished run")
    return "\n".join(lines)
