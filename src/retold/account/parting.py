"""Sentences of one passage that do not say the same: the opening of a trial and its end, a rumour and its denial."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from retold.model import Article, Lineage, Mentions, Passage, Reading, Span, within

# Whether a sentence says no, and whether it repeats what it says is not so.
Stance: TypeAlias = tuple[bool, bool]

_A_DAY = len("2021-12-30")  # what of an ISO 8601 date or time tells the day


def _days_in(mentions: Mentions, span: Span) -> frozenset[date]:
    """The days that are named within a span."""
    return frozenset(d.first for d in within(mentions.dates, span) if d.first and d.first == d.last)


def by_day(
    passage: Passage, articles: Mapping[str, Article], mentions: Mapping[str, Mentions], lineage: Lineage
) -> list[Passage]:
    """The passage in parts, one for each day its readings tell of, the first day first.

    Undated readings stand with their copies, or, where these are undated too, in each part.

    Only where the articles of each day were published on days of their own: else one of them has the day wrong.
    """
    told = {reading: _days_in(mentions[reading.article], reading.span) for reading in passage.readings}
    parts: list[tuple[frozenset[date], list[Reading]]] = []
    for reading, days in sorted(told.items(), key=lambda each: sorted(each[1])):
        if not days:
            continue
        near = [part for part in parts if not part[0].isdisjoint(days)]
        parts = [part for part in parts if part not in near]
        parts.append((days.union(*(d for d, _ in near)), [*(r for _, rs in near for r in rs), reading]))
    out = [{_published(articles[r.article]) for r in readings} for _, readings in parts]
    seen = [day for days in out for day in sorted(days)]
    if len(parts) < 2 or "" in seen or len(seen) != len(set(seen)):
        return [passage]
    undated = [reading for reading, days in told.items() if not days]
    kin = {u: [rs for _, rs in parts if any(_akin(u, r, lineage) for r in rs)] for u in undated}
    return [_part(passage, [*rs, *(u for u in undated if not kin[u] or rs in kin[u])], lineage) for _, rs in parts]


def _akin(one: Reading, other: Reading, lineage: Lineage) -> bool:
    return lineage.tellings((one.article, other.article)) == 1


def against(
    passage: Passage, shown: Reading, stance: Callable[[Reading], Stance], lineage: Lineage
) -> Iterator[Passage]:
    """The parts of a passage that take another stance than the reading `shown`, in tellings of their own."""
    for other in sorted({stance(reading) for reading in passage.readings} - {stance(shown)}):
        side = [r for r in passage.readings if stance(r) == other]
        own = [r for r in side if lineage.tellings((r.article, shown.article)) > 1]
        if own:
            yield _part(passage, own, lineage)


def _part(passage: Passage, readings: list[Reading], lineage: Lineage) -> Passage:
    ordered = tuple(reading for reading in passage.readings if reading in readings)
    articles = {reading.article for reading in ordered}
    differences = tuple(d for d in passage.differences if d.article in articles)
    return replace(passage, readings=ordered, origins=lineage.tellings(articles), differences=differences)


def _published(article: Article) -> str:
    return article.published.first[:_A_DAY] if article.published is not None and article.published.dated else ""
