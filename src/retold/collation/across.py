"""Sentences of a translation stand in the passages of what they translate: by their words alone two languages hardly meet."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from retold.collation.lines import Line
from retold.model import Lineage, Span

_ALIGNED = 0.3  # how alike (as the lineage scores them) a sentence and its translation are


def across_languages(
    passages: Sequence[Sequence[Line]], lineage: Lineage, languages: Mapping[str, str | None]
) -> list[list[Line]]:
    """The passages, those joined that the lineage aligned between two languages; one has at most one reading of an article."""
    merged = [list(passage) for passage in passages]
    home = {(line.article, line.span.start): n for n, passage in enumerate(passages) for line in passage}
    starts: dict[str, list[int]] = {}
    for article, start in sorted(home):
        starts.setdefault(article, []).append(start)
    for edge in sorted(lineage.edges, key=lambda e: (e.child, e.parent or "")):
        other = edge.relative
        if other is None or languages.get(edge.child) == languages.get(other):
            continue
        for pair in edge.aligned:
            mine = _home(edge.child, pair.child, home, starts)
            theirs = _home(other, pair.parent, home, starts)
            if pair.score >= _ALIGNED and mine is not None and theirs is not None:
                _join(mine, theirs, merged, home)
    return [sorted(passage, key=lambda line: (line.article, line.span)) for passage in merged if passage]


def _home(
    article: str, span: Span, home: Mapping[tuple[str, int], int], starts: Mapping[str, Sequence[int]]
) -> int | None:
    """The passage of the first sentence within a span."""
    known = starts.get(article, ())
    at = bisect_right(known, span.start - 1)
    return home[article, known[at]] if at < len(known) and known[at] < span.end else None


def _join(one: int, other: int, merged: list[list[Line]], home: dict[tuple[str, int], int]) -> None:
    if one == other or {line.article for line in merged[one]} & {line.article for line in merged[other]}:
        return
    for line in merged[one]:
        home[line.article, line.span.start] = other
    merged[other] += merged[one]
    merged[one] = []
