"""Candidate pairs: each article's nearest others, within a window of dates.

Sparse top-k search: terms of very many articles find no candidates (they count once a pair is weighed), so the cost
grows with the number of rare terms shared, not with the square of the articles. What is found for an article depends
only on the articles within `max_days_apart` of its date: a corpus may be cut into blocks of days, each compared with
itself and with those near enough, and the pairs put together, ranked anew for each article.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from retold.stories.evidence import Judge
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.stories.tally import Tally

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]

# Two articles, and about how much evidence there is that they tell of one event.
Pair = tuple[int, int, float]
Days = tuple[int, int]

# Rows multiplied at once: keeps the block of similarities within some tens of megabytes.
_BLOCK_ROWS = 512
# Into how many runs of rows at most all are cut: what is near in date is laid out anew for each.
_RUNS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """By what others like some items are looked for.

    Attributes:
        terms: of all items, one after the other: a number for each term, the same wherever it stands.
        worth: of each of these, the root of what sharing it tells.
        sizes: how many of them each item has.
        against: of each item, what speaks against its being with any other.
        days: the interval of each item, as day numbers; None where unknown.
    """

    terms: "NDArray[np.integer[Any]]"
    worth: "NDArray[np.float32]"
    sizes: "NDArray[np.int64]"
    against: "NDArray[np.float64]"
    days: Sequence[Days | None]

    @classmethod
    def of(
        cls,
        rows: Sequence[Mapping[str, float]],
        against: Sequence[float],
        days: Sequence[Days | None],
        numbers: Kept[int],
    ) -> "Sought":
        """The same of terms with their worth; `numbers` has the number of a term."""
        import numpy as np  # noqa: PLC0415  heavy

        sizes = [len(row) for row in rows]
        terms = np.fromiter(map(numbers.__getitem__, chain.from_iterable(rows)), np.uint64, sum(sizes))
        worth = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float32, sum(sizes))
        return cls(terms, worth, np.array(sizes, np.int64), np.array(against), days)


def candidate_pairs(
    tallies: Sequence[Tally], days: Sequence[Days | None], judge: Judge, settings: StorySettings
) -> list[Pair]:
    """Pairs of articles of which one is among the other's `max_neighbours` nearest, ascending.

    Args:
        tallies: of the articles.
        days: the interval in which each article was published, as day numbers; None where unknown.
        judge: knows what each term tells.
        settings: bounds.
    """
    if len(tallies) < 2:
        return []
    numbers: Kept[int] = Kept(lambda _: len(numbers))
    low, high, evidence = pairs_of(sought(tallies, days, judge, numbers), settings)
    return list(zip(low.tolist(), high.tolist(), evidence.tolist(), strict=True))


def sought(tallies: Sequence[Tally], days: Sequence[Days | None], judge: Judge, numbers: Kept[int]) -> Sought:
    """By what others like each article are looked for."""
    rows = [judge.looked_for(tally) for tally in tallies]
    return Sought.of([terms for terms, _ in rows], [cost for _, cost in rows], days, numbers)


def pairs_of(items: Sought, settings: StorySettings, asked: Sequence[bool] | None = None) -> "Pairs":
    """As `candidate_pairs`, in three columns.

    Args:
        items: the articles.
        settings: bounds.
        asked: for each article whether its own nearest are wanted; None for all. The others are only found.
    """
    return nearest_pairs(items, settings, settings.min_candidate_evidence, settings.max_neighbours, asked)


def nearest_pairs(
    items: Sought, settings: StorySettings, floor: float, most: int, asked: Sequence[bool] | None = None
) -> "Pairs":
    """Lower, higher item and score of pairs of which one is among the other's `most` nearest, ascending: the product of their terms, less what is against both and the days between.

    Args:
        items: what is compared.
        settings: bounds.
        floor: of a pair.
        most: others looked for, for each item.
        asked: for each item whether its own nearest are wanted; None for all.
    """
    import numpy as np  # noqa: PLC0415  heavy

    count = len(items.sizes)
    if count < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    matrix = _matrix(items, settings.max_posting_articles)
    window = _Window(items.days, settings.max_days_apart)
    found = [np.empty((3, 0))]
    found += _nearest(matrix, items.against, window, settings.cost_per_day, floor, most, asked)
    left, right, score = np.concatenate(found, axis=1)
    code, first = np.unique(left.astype(np.int64) * count + right.astype(np.int64), return_index=True)
    return *np.divmod(code, count), score[first]


def _matrix(items: Sought, most: int) -> Any:
    """A row an item, a column a term that more than one, but not more than `most` of them have."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    distinct, columns = np.unique(items.terms, return_inverse=True)
    having = np.bincount(columns, minlength=len(distinct))
    kept = (having[columns] > 1) & (having[columns] <= most)
    owners = np.repeat(np.arange(len(items.sizes)), items.sizes)[kept]
    ends = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(items.sizes)))))
    # Each row keeps the order of its terms, so that sums do not depend on how the terms are numbered.
    return csr_matrix(
        (items.worth[kept], columns[kept].astype(np.int32), ends.astype(np.int32)),
        shape=(len(items.sizes), max(len(distinct), 1)),
    )


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
    run = max(_BLOCK_ROWS, -(-len(places) // _RUNS))
    for begin in range(0, len(places), run):
        columns = window.columns(places[begin], places[min(begin + run, len(places)) - 1] + 1)
        others, cost_of = ordered[columns].T.tocsr(), cost[columns]
        for at in range(begin, min(begin + run, len(places)), _BLOCK_ROWS):
            some = places[at : min(at + _BLOCK_ROWS, begin + run)]
            block = ordered[some] @ others
            wide = np.diff(block.indptr)
            # Most share a term or two, which is too little whatever they are: they are not looked at any closer.
            some_evidence = np.flatnonzero(block.data >= np.repeat(floor + cost[some] + cost_of.min(), wide))
            row, column = np.repeat(some, wide)[some_evidence], block.indices[some_evidence]
            score = block.data[some_evidence] - cost[row] - cost_of[column]
            yield _best(row, columns[column], score, window, per_day, floor, most)


def _best(row: Any, column: Any, score: Any, window: _Window, per_day: float, floor: float, most: int) -> Any:
    """Of some pairs of places, the `most` of each row that are good enough: lower item, higher item, score."""
    import numpy as np  # noqa: PLC0415

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
    return np.stack((np.minimum(row, column), np.maximum(row, column), score))
