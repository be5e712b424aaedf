"""What a bulk run found, in figures: how much is another's text, from whom, when, in which outlets, and how it was taken."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NUMBERS = re.compile(r"\d[\d.,]*")
_MOST_ORIGINS = _MOST_OUTLETS = 10
_MOST_MONTHS = 24
# Of an outlet with fewer articles a share says nothing.
_FEWEST_ARTICLES = 5


@dataclass(frozen=True, slots=True)
class Share:
    """How much of some articles is another's text.

    Attributes:
        name: what the articles have in common: a month, an outlet.
        copies: those of them that are another's text.
        origin: agency or outlet that most of the copies are from, and how many; None where none names one.
    """

    name: str
    articles: int
    copies: int
    origin: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class BulkReport:
    """Figures of a finished run.

    Attributes:
        articles, stories, families, edges: rows of the tables.
        shared_stories: stories of more than one article.
        rejected: reason, numbers in it left out, to how often.
        copies: articles whose text is another's: an edge to an article, to a named source, or a credit says so.
        origins: agency or outlet to the copies that are its text, most first.
        unnamed: copies of which no page of the family says whose text it is.
        relations: how a text was taken to how often, most first.
        months: of publication, in order; articles whose month is not known are in none.
        outlets: those with most copies first.
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
    unnamed: int
    relations: tuple[tuple[str, int], ...]
    months: tuple[Share, ...]
    outlets: tuple[Share, ...]
    seconds: float
    worked: bool


def report(output: Path, seconds: float, *, worked: bool) -> BulkReport:
    """The figures of the tables in `output`."""
    import pyarrow.compute as pc  # noqa: PLC0415  comes with Daft
    import pyarrow.dataset as ds  # noqa: PLC0415

    def table(name: str, *columns: str) -> Any:
        return ds.dataset(output / name, format="parquet").to_table(columns=list(columns))

    articles, stories = table("articles", "copy", "origin", "outlet", "published_from", "published_to"), table("stories", "articles")  # fmt: skip
    reasons = Counter(f"{row['stage']}: {_NUMBERS.sub('…', row['reason'])}" for row in table("rejected", "stage", "reason").to_pylist())  # fmt: skip
    month, until = (pc.utf8_slice_codeunits(articles.column(name), 0, 7) for name in ("published_from", "published_to"))
    month = pc.if_else(pc.equal(month, until), month, None)
    copied = articles.filter(articles.column("copy"))
    origins = _counted(copied.column("origin"))
    return BulkReport(
        articles=articles.num_rows,
        stories=stories.num_rows,
        shared_stories=pc.sum(pc.greater(stories.column("articles"), 1)).as_py() or 0,
        families=table("families", "head").num_rows,
        edges=table("edges", "child").num_rows,
        rejected=_most_first(reasons),
        copies=copied.num_rows,
        origins=_most_first(origins)[:_MOST_ORIGINS],
        unnamed=copied.column("origin").null_count,
        relations=_most_first(_counted(table("edges", "relation").column("relation"))),
        months=tuple(sorted(_shares(articles, month), key=lambda share: share.name)),
        outlets=tuple(sorted(_shares(articles, articles.column("outlet")), key=lambda s: (-s.copies, s.name))),
        seconds=seconds,
        worked=worked,
    )


def _counted(column: Any) -> Counter[str]:
    """How often each value stands in a column of text, absent ones left out."""
    return Counter({row["values"]: row["counts"] for row in column.value_counts().to_pylist() if row["values"]})


def _shares(articles: Any, names: Any) -> Iterable[Share]:
    """The share of each name of the column `names`; counted by Arrow, so that a name is a row here, not an article."""
    named = articles.select(["copy", "origin"]).append_column("name", names)
    whole, copies, origins = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    for row in named.group_by(["name", "copy", "origin"]).aggregate([([], "count_all")]).to_pylist():
        name, many = row["name"], row["count_all"]
        if name:
            whole[name] += many
            copies[name] += many * row["copy"]
            if row["copy"] and row["origin"]:
                origins.setdefault(name, Counter())[row["origin"]] += many
    return [Share(name, whole[name], copies[name], next(iter(_most_first(origins.get(name, Counter()))), None)) for name in whole]  # fmt: skip


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def told(found: BulkReport) -> str:
    """The report as text."""
    refused = sum(count for _, count in found.rejected)
    articles, texts = _many(found.articles, "article"), _many(found.families, "independent text")
    lines = [
        f"{articles} in {_many(found.stories, 'story', 'stories')}, {found.shared_stories:,} told more than once",
        f"{texts} ({'family' if found.families == 1 else 'families'}), {_many(found.edges, 'edge')} of descent",
    ]
    if found.articles:
        lines.append(
            f"{_part(found.copies, found.articles)} {'is' if found.copies == 1 else 'are'} another's text, as far as can be told"
        )
    lines += [f"  from {name}: {_part(count, found.articles)}" for name, count in found.origins]
    if found.unnamed:
        lines.append(f"  no page says from whom: {_part(found.unnamed, found.articles)}")
    if found.relations:
        lines.append("  taken " + ", ".join(f"{name} {count:,}" for name, count in found.relations))
    lines += _told_shares("by month", found.months[-_MOST_MONTHS:] if len(found.months) > 1 else ())
    large = [share for share in found.outlets if share.articles >= _FEWEST_ARTICLES and share.copies]
    lines += _told_shares("by outlet", large[:_MOST_OUTLETS])
    lines.append(f"{refused:,} rejected")
    lines += [f"  {count:,} × {reason}" for reason, count in found.rejected]
    if found.worked:
        lines.append(f"{found.seconds:.1f} seconds, {found.articles / max(found.seconds, 1e-9):.1f} articles a second")
    else:
        lines.append("nothing was left to do: these are the figures of the finished run")
    return "\n".join(lines)


def _part(count: int, whole: int) -> str:
    return f"{_many(count, 'article')} ({count / whole:.1%})"


def _many(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _told_shares(title: str, shares: Iterable[Share]) -> list[str]:
    lines = []
    for share in shares:
        most = f", most from {share.origin[0]} ({share.origin[1]:,})" if share.origin else ""
        lines.append(
            f"  {share.name}: {share.copies:,} of {share.articles:,} ({share.copies / share.articles:.1%}){most}"
        )
    return [f"another's text {title}", *lines] if lines else []
