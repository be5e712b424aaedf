"""Which articles are worked on together: blocks by date for comparing, linked articles for grouping."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

# An article whose day is not known is compared with all.
UNKNOWN = -1


def near_blocks(first: "Numbers", last: "Numbers", size: int, days: int) -> list[tuple[int, int]]:
    """Pairs of blocks (the same one twice, too) with articles that may be within `days` of each other.

    Args:
        first: day numbers of all articles in the order they were numbered; `UNKNOWN` where there is none.
        last: the same, of the end of the interval.
        size: articles of a block.
        days: the bound.
    """
    spans: list[tuple[int, int] | None] = []
    for at in range(0, len(first), size):
        low, high = first[at : at + size], last[at : at + size]
        spans.append(None if (low == UNKNOWN).any() else (int(low.min()), int(high.max())))
    found = []
    for i, left in enumerate(spans):
        for j in range(i, len(spans)):
            right = spans[j]
            near = left is None or right is None or max(left[0] - right[1], right[0] - left[1]) <= days
            if i == j or near:
                found.append((i, j))
    return found


def linked(
    size: int, pairs: Callable[[], Iterable[tuple["Numbers", "Numbers", Any]]], bars: Iterator[float], most: int
) -> "Numbers":
    """For each article the smallest number of those it is linked with; no more than `most` together.

    Where more are linked, the bar for a link is raised for them until they part; what still hangs together at the last
    bar is cut in the order of its numbers.

    Args:
        size: number of articles.
        pairs: gives the links anew each time, in batches: numbers, numbers, closeness.
        bars: ascending.
        most: articles linked.
    """
    import numpy as np  # noqa: PLC0415

    root = np.arange(size)
    settled = np.zeros(size, dtype=bool)
    for bar in bars:
        now = np.where(settled, root, np.arange(size))
        for left, right, close in pairs():
            keep = (close >= bar) & ~settled[left] & ~settled[right]
            now = _joined(now, left[keep], right[keep])
        counts = np.bincount(now, minlength=size)
        root = np.where(settled, root, now)
        settled |= counts[now] <= most
        if settled.all():
            return root
    return _cut(root, settled, most)


def _joined(root: "Numbers", left: "Numbers", right: "Numbers") -> "Numbers":
    """`root` with more links; the root of a set is its smallest number."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import coo_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    if not len(left):
        return root
    size = len(root)
    ends = (np.concatenate((root[left], np.arange(size))), np.concatenate((root[right], root)))
    _, label = connected_components(
        coo_matrix((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(size, size)), directed=False
    )
    smallest = np.full(label.max() + 1, size)
    np.minimum.at(smallest, label, np.arange(size))
    joined: Numbers = smallest[label]
    return joined


def _cut(root: "Numbers", settled: Any, most: int) -> "Numbers":
    import numpy as np  # noqa: PLC0415

    cut = root.copy()
    for name in np.unique(root[~settled]):
        members = np.flatnonzero(root == name)
        for at in range(0, len(members), most):
            cut[members[at : at + most]] = members[at]
    return cut


def bundles(root: "Numbers", least: int) -> "Numbers":
    """For each article the number of its bundle: whole sets, in the order of their roots, until `least` are together."""
    import numpy as np  # noqa: PLC0415

    names, inverse, counts = np.unique(root, return_inverse=True, return_counts=True)
    bundle = np.zeros(len(names), dtype=np.int64)
    now = held = 0
    for at, count in enumerate(counts.tolist()):
        bundle[at] = now
        held += count
        if held >= least:
            now, held = now + 1, 0
    return bundle[inverse]


def stated_links(stated: Sequence[str | None]) -> tuple[list[int], list[int]]:
    """Links between articles that the input puts into one story: each with the first of its story."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for number, story in enumerate(stated):
        if story is not None:
            members[story].append(number)
    pairs = [(numbers[0], other) for numbers in members.values() for other in numbers[1:]]
    return [a for a, _ in pairs], [b for _, b in pairs]
