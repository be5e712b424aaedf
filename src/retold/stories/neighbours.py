"""Candidate pairs: each article's nearest others, within a window of dates.

Sparse top-k search: terms of very many articles find no candidates (they count once a pair is weighed), so the cost
grows with the number of rare terms shared, not with the square of the articles. What is found for an article depends
only on the articles within `max_days_apart` of its date: a corpus may be cut into blocks of days, each compared with
itself and with those near enough, and the pairs put together, ranked anew for each article.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from retold.stories.evidence import Judge
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.stories.tally import Tally

# Two articles, and about how much evidence there is that they tell of one event.
Pair = tuple[int, int, float]
Days = tuple[int, int]

# Rows multiplied at once: keeps the block of similarities within some tens of megabytes.
_BLOCK_ROWS = 512


def candidate_pairs(
    tallies: Sequence[Tally],
    days: Sequence[Days | None],
    judge: Judge,
    settings: StorySettings,
    asked: Sequence[bool] | None = None,
) -> list[Pair]:
    """Pairs of articles of which one is among the other's `max_neighbours` nearest, ascending.

    Args:
        tallies: of the articles.
        days: the interval in which each article was published, as day numbers; None where unknown.
        judge: knows what each term tells.
        settings: bounds.
        asked: for each article whether its own nearest are wanted; None for all. The others are only found.
    """
    sought = [judge.looked_for(tally) for tally in tallies]
    terms, against = [row for row, _ in sought], [cost for _, cost in sought]
    return nearest_pairs(
        terms, against, days, settings, settings.min_candidate_evidence, settings.max_neighbours, asked
    )


def nearest_pairs(
    terms: Sequence[Mapping[str, float]],
    against: Sequence[float],
    days: Sequence[Days | None],
    settings: StorySettings,
    floor: float,
    most: int,
    asked: Sequence[bool] | None = None,
) -> list[Pair]:
    """Pairs of which one is among the other's `most` nearest, ascending: the product of their terms, less `against` both and the days between.

    Args:
        terms: of each item, the root of what sharing a term is worth.
        against: of each item, what speaks against its being with any other.
        days: the interval of each item, as day numbers; None where unknown.
        settings: bounds.
        floor: of a pair.
        most: others looked for, for each item.
        asked: for each item whether its own nearest are wanted; None for all.
    """
    if len(terms) < 2:
        return []
    import numpy as np  # noqa: PLC0415  heavy

    matrix = _matrix(terms, settings.max_posting_articles)
    found = [np.empty((3, 0))]
    found += _nearest(
        matrix, np.asarray(against), _Window(days, settings.max_days_apart), settings.cost_per_day, floor, most, asked
    )
    left, right, score = np.concatenate(found, axis=1)
    code, first = np.unique(left.astype(np.int64) * len(terms) + right.astype(np.int64), return_index=True)
    low, high = np.divmod(code, len(terms))
    return list(zip(low.tolist(), high.tolist(), score[first].tolist(), strict=True))


def _matrix(rows: Sequence[Mapping[str, float]], most: int) -> Any:
    """A row an item, a column a term that more than one, but not more than `most` of them have."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    places: Kept[int] = Kept(lambda _: len(places))
    sizes = [len(row) for row in rows]
    columns = np.fromiter(map(places.__getitem__, chain.from_iterable(rows)), np.int32, sum(sizes))
    values = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float32, sum(sizes))
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)
    having = np.bincount(columns, minlength=len(places))
    kept = (having[columns] > 1) & (having[columns] <= most)
    return csr_matrix((values[kept], (owners[kept], columns[kept])), shape=(len(rows), max(len(places), 1)))


class _Window:
    """Who may be near whom by date: items in order of their first day, the undated, near every other, before all."""

    def __init__(self, days: Sequence[Days | None], most: int) -> None:
        import numpy as np  # noqa: PLC0415

        far = 10**7
        first = np.array([d[0] if d else -far for d in days])
        last = np.array([d[1] if d else far for d in days])
        self.order = np.lexsort((last, first))
        self._first, self._last, self.most = first[self.order], last[self.order], most
        self._undated = int(np.searchsorted(self._first, -far, "right"))
        # Latest day of any dated item so far: where it is too early, all before are.
        self._latest = np.maximum.accumulate(self._last[self._undated :])

    def columns(self, start: int, end: int) -> Any:
        """Places in the order that may be near those from `start` to `end`."""
        import numpy as np  # noqa: PLC0415

        after = int(np.searchsorted(self._first, self._last[start:end].max() + self.most, "right"))
        before = int(np.searchsorted(self._latest, self._first[start:end].min() - self.most)) + self._undated
        return np.concatenate((np.arange(self._undated), np.arange(before, max(before, after))))

    def days(self, left: Any, right: Any) -> Any:
        """Days at least between two places, 0 where either is undated."""
        import numpy as np  # noqa: PLC0415

        first, last = self._first, self._last
        return np.maximum(np.maximum(first[left] - last[right], first[right] - last[left]), 0)


def _nearest(
    matrix: Any, against: Any, window: _Window, per_day: float, floor: float, most: int, asked: Sequence[bool] | None
) -> Iterator[Any]:
    """Lower item, higher item, score; a block of rows each."""
    import numpy as np  # noqa: PLC0415

    ordered, cost = matrix[window.order], against[window.order]
    places = np.arange(ordered.shape[0]) if asked is None else np.flatnonzero(np.asarray(asked)[window.order])
    for at in range(0, len(places), _BLOCK_ROWS):
        some = places[at : at + _BLOCK_ROWS]
        columns = window.columns(some[0], some[-1] + 1)
        block = (ordered[some] @ ordered[columns].T).tocoo()
        row, column = some[block.row], columns[block.col]
        score = block.data - cost[row] - cost[column]
        kept = np.flatnonzero((score >= floor) & (row != column))
        row, column, score = row[kept], column[kept], score[kept]
        days = window.days(row, column)
        score = score - per_day * days
        near = np.flatnonzero((score >= floor) & (days <= window.most))
        row, column, score = window.order[row[near]], window.order[column[near]], score[near]
        order = np.lexsort((column, -score, row))
        row, column, score = row[order], column[order], score[order]
        first = np.arange(len(row)) - np.searchsorted(row, row) < most
        row, column, score = row[first], column[first], score[first]
        yield np.stack((np.minimum(row, column), np.maximum(row, column), score))
