"""Candidate pairs: each article's nearest others by cosine, within a window of dates.

Sparse top-k search over pruned vectors: terms in very many articles find no candidates (they still count once a pair
is compared), so the cost grows with the number of rare terms shared, not with the square of the articles.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector

# Two articles, the cosine of their names, the cosine of their words.
Pair = tuple[int, int, float, float]
Days = tuple[int, int]

# Exponent of the names (the words have the rest), and what is lent; measured in bench/figures/stories.md.
_NAMES = 0.7
_LENT = 0.05

# Rows multiplied at once: keeps the block of similarities within some tens of megabytes.
_BLOCK_ROWS = 512
_BLOCK_PAIRS = 1 << 16


def closeness(names: float, words: float) -> float:
    """Closeness of two articles or groups from the cosines of their names and of their words: a geometric mean.

    An event is who and what together: one company's dividend and its strike share the names, two companies'
    dividends the words; neither is one story. Names count more. A twentieth is lent to either cosine, for reports
    that name nobody or are told in quite other words.
    """
    return float((names + _LENT) ** _NAMES * (words + _LENT) ** (1 - _NAMES)) - _LENT


def candidate_pairs(
    vectors: Sequence[Vector],
    days: Sequence[Days | None],
    settings: StorySettings,
    min_closeness: float | None = None,
) -> list[Pair]:
    """Pairs of articles of which one is among the other's `max_neighbours` nearest, ascending.

    Args:
        vectors: of the articles.
        days: the interval in which each article was published, as day numbers; None where unknown.
        settings: bounds.
        min_closeness: of a pair, instead of `min_candidate_similarity`.
    """
    floor = settings.min_candidate_similarity if min_closeness is None else min_closeness
    if len(vectors) <= settings.max_neighbours + 1:
        return _all_pairs(vectors, days, settings, floor)
    import numpy as np  # noqa: PLC0415  heavy

    names, words = _matrix([v.names for v in vectors]), _matrix([v.words for v in vectors])
    found = np.unique(np.concatenate(list(_nearest(names, words, _Window(days, settings.max_days_apart), settings))))
    left, right = np.divmod(found, len(vectors))
    who, what = (_cosines(m, left, right) for m in (names, words))
    near = (who + _LENT) ** _NAMES * (what + _LENT) ** (1 - _NAMES) - _LENT >= floor
    columns = (left[near].tolist(), right[near].tolist(), who[near].tolist(), what[near].tolist())
    return list(zip(*columns, strict=True))


def _all_pairs(
    vectors: Sequence[Vector], days: Sequence[Days | None], settings: StorySettings, floor: float
) -> list[Pair]:
    """The pairs of so few articles that each is among every other's nearest: matrices would cost more than they save."""
    pairs = []
    for left, right in combinations(range(len(vectors)), 2):
        who, what = (
            _cosine(a, b)
            for a, b in (
                (vectors[left].names, vectors[right].names),
                (vectors[left].words, vectors[right].words),
            )
        )
        if (
            (who + what) / 2 >= settings.min_candidate_similarity
            and closeness(who, what) >= floor
            and _apart(days[left], days[right]) <= settings.max_days_apart
        ):
            pairs.append((left, right, who, what))
    return pairs


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])


def _apart(left: Days | None, right: Days | None) -> int:
    return max(left[0] - right[1], right[0] - left[1]) if left and right else 0


def _matrix(vectors: Sequence[Mapping[str, float]]) -> Any:
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    columns: dict[str, int] = {}
    ends: list[int] = [0]
    indices: list[int] = []
    data: list[float] = []
    for vector in vectors:
        indices.extend([columns.setdefault(term, len(columns)) for term in vector])
        data.extend(vector.values())
        ends.append(len(indices))
    shape = (len(vectors), max(len(columns), 1))
    return csr_matrix((np.array(data, np.float64), np.array(indices, np.int32), np.array(ends, np.int32)), shape=shape)


class _Window:
    """Who may be near whom by date: articles in order of their first day, the undated, near every other, before all."""

    def __init__(self, days: Sequence[Days | None], most: int) -> None:
        import numpy as np  # noqa: PLC0415

        far = 10**7
        first = np.array([d[0] if d else -far for d in days])
        last = np.array([d[1] if d else far for d in days])
        self.order = np.lexsort((last, first))
        self._first, self._last, self._most = first[self.order], last[self.order], most
        self._undated = int(np.searchsorted(self._first, -far, "right"))
        # Latest day of any dated article so far: where it is too early, all before are.
        self._latest = np.maximum.accumulate(self._last[self._undated :])

    def columns(self, start: int, end: int) -> Any:
        """Places in the order that may be near those from `start` to `end`."""
        import numpy as np  # noqa: PLC0415

        after = int(np.searchsorted(self._first, self._last[start:end].max() + self._most, "right"))
        before = int(np.searchsorted(self._latest, self._first[start:end].min() - self._most)) + self._undated
        return np.concatenate((np.arange(self._undated), np.arange(before, max(before, after))))

    def near(self, left: Any, right: Any) -> Any:
        """Which pairs of places may be near."""
        import numpy as np  # noqa: PLC0415

        first, last = self._first, self._last
        return np.maximum(first[left] - last[right], first[right] - last[left]) <= self._most


def _nearest(names: Any, words: Any, window: _Window, settings: StorySettings) -> Iterator[Any]:
    """Pairs as low * articles + high, a block of rows each; nearest by the mean of both cosines, within the window."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import hstack  # noqa: PLC0415

    rare = hstack((_rare(names, settings), _rare(words, settings))).tocsr()[window.order] * np.float32(math.sqrt(0.5))
    size = rare.shape[0]
    for start in range(0, size, _BLOCK_ROWS):
        end = min(start + _BLOCK_ROWS, size)
        columns = window.columns(start, end)
        block = (rare[start:end] @ rare[columns].T).tocoo()
        close = np.flatnonzero(block.data >= settings.min_candidate_similarity)
        row, column, cosine = block.row[close] + start, columns[block.col[close]], block.data[close]
        kept = np.flatnonzero((row != column) & window.near(row, column))
        row, column, cosine = window.order[row[kept]], window.order[column[kept]], cosine[kept]
        order = np.lexsort((column, -cosine, row))
        row, column = row[order], column[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)
        first = rank < settings.max_neighbours
        row, column = row[first], column[first]
        yield np.minimum(row, column) * size + np.maximum(row, column)


def _cosines(matrix: Any, left: Any, right: Any) -> Any:
    """Products of pairs of rows, a bounded number at once."""
    import numpy as np  # noqa: PLC0415

    pieces = [
        np.asarray(matrix[left[i : i + _BLOCK_PAIRS]].multiply(matrix[right[i : i + _BLOCK_PAIRS]]).sum(axis=1)).ravel()
        for i in range(0, len(left), _BLOCK_PAIRS)
    ]
    return np.concatenate(pieces) if pieces else np.empty(0)


def _rare(matrix: Any, settings: StorySettings) -> Any:
    """The matrix without the terms of very many articles."""
    import numpy as np  # noqa: PLC0415

    rare = matrix.astype(np.float32)
    having = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare.data[having[matrix.indices] > settings.max_posting_articles] = 0
    rare.eliminate_zeros()
    return rare
