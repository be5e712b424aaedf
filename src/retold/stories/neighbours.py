"""Candidate pairs: each article's nearest others by cosine, within a window of dates.

Sparse top-k search over pruned vectors: terms in very many articles find no candidates (they still count once a pair
is compared), so the cost grows with the number of rare terms shared, not with the square of the articles.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from retold.stories.settings import StorySettings

Pair = tuple[int, int, float]
Days = tuple[int, int]

# Rows multiplied at once: keeps the block of similarities within some tens of megabytes.
_BLOCK_ROWS = 512


def candidate_pairs(
    vectors: Sequence[Mapping[str, float]], days: Sequence[Days | None], settings: StorySettings
) -> list[Pair]:
    """Pairs (i, j, cosine), i < j, of which one is among the other's `max_neighbours` nearest, ascending.

    Args:
        vectors: of length 1, or empty.
        days: the interval in which each article was published, as day numbers; None where unknown.
        settings: bounds.
    """
    import numpy as np  # noqa: PLC0415  heavy

    if len(vectors) < 2:
        return []
    matrix = _matrix(vectors)
    rare = matrix.copy()
    rare.data[
        np.bincount(matrix.indices, minlength=matrix.shape[1])[matrix.indices] > settings.max_posting_articles
    ] = 0
    rare.eliminate_zeros()
    found = np.unique(np.concatenate(list(_nearest(rare, settings))), axis=0)
    left, right = found[:, 0], found[:, 1]
    cosines = np.asarray(matrix[left].multiply(matrix[right]).sum(axis=1)).ravel()
    near = _near(days, left, right, settings.max_days_apart) & (cosines >= settings.min_candidate_similarity)
    return list(zip(left[near].tolist(), right[near].tolist(), cosines[near].tolist(), strict=True))


def _matrix(vectors: Sequence[Mapping[str, float]]) -> Any:
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    columns: dict[str, int] = {}
    ends, indices, data = [0], [], []
    for vector in vectors:
        indices.extend([columns.setdefault(term, len(columns)) for term in vector])
        data.extend(vector.values())
        ends.append(len(indices))
    shape = (len(vectors), max(len(columns), 1))
    return csr_matrix((np.array(data, np.float64), np.array(indices, np.int32), np.array(ends, np.int32)), shape=shape)


def _nearest(matrix: Any, settings: StorySettings) -> Iterator[Any]:
    """Arrays of index pairs (low, high), a block of rows each."""
    import numpy as np  # noqa: PLC0415

    transposed = matrix.T.tocsr()
    floor = settings.min_candidate_similarity
    for start in range(0, matrix.shape[0], _BLOCK_ROWS):
        block = (matrix[start : start + _BLOCK_ROWS] @ transposed).tocoo()
        kept = (block.data >= floor) & (block.row + start != block.col)
        row, column, cosine = block.row[kept] + start, block.col[kept], block.data[kept]
        order = np.lexsort((column, -cosine, row))
        row, column = row[order], column[order]
        rank = np.arange(len(row)) - np.searchsorted(row, row)
        first = rank < settings.max_neighbours
        pairs = np.stack((row[first], column[first]), axis=1)
        yield np.sort(pairs, axis=1)


def _near(days: Sequence[Days | None], left: Any, right: Any, most: int) -> Any:
    """Which pairs may be within `most` days of each other; an unknown day is near every other."""
    import numpy as np  # noqa: PLC0415

    far = 10**7
    first = np.array([d[0] if d else -far for d in days])
    last = np.array([d[1] if d else far for d in days])
    return np.maximum(first[left] - last[right], first[right] - last[left]) <= most
