"""How likely each edge is, over all the trees there may be.

The number of trees with an edge, each weighed by its likelihood, is a ratio of determinants: the matrix-tree theorem for
directed graphs (W. Tutte, "The dissection of equilateral triangles into equilateral triangles", 1948); T. Koo and others,
"Structured Prediction Models via the Matrix-Tree Theorem", 2007, have the form used here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[int, int]


def marginals(nodes: Sequence[int], weights: Mapping[Pair, float], root: int) -> dict[Pair, float]:
    """For (child, parent) the probability that it is an edge of the tree, 0–1.

    Args:
        nodes: all nodes but the root.
        weights: log odds of (child, parent); parents may be the root, and each node needs an edge to it.
        root: a number that is not a node; it may have any number of children.

    Cost: the cube of the number of nodes.
    """
    if len(nodes) == 1:
        return dict.fromkeys(weights, 1.0)
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    place, odds = _odds(nodes, weights, root)
    size = len(nodes)
    inner = odds[:, :size]
    inverse = np.linalg.inv(np.diag(odds.sum(axis=1)) - inner)
    own = np.diag(inverse)
    inside = inner * (own[:, None] - inverse.T)
    return {
        (child, parent): min(max(float(value), 0.0), 1.0)
        for (child, parent), value in (
            (
                pair,
                odds[place[pair[0]], size] * own[place[pair[0]]]
                if pair[1] == root
                else inside[place[pair[0]], place[pair[1]]],
            )
            for pair in sorted(weights)
        )
    }


def only_roots(nodes: Sequence[int], weights: Mapping[Pair, float], root: int) -> dict[int, float]:
    """For each node the probability that it alone hangs on the root, 0–1: all others are made from it, at once or by steps.

    Arguments as in `marginals`. Cost: the fourth power of the number of nodes.
    """
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    place, odds = _odds(nodes, weights, root)
    size = len(nodes)
    inner = odds[:, :size]
    whole = np.linalg.slogdet(np.diag(odds.sum(axis=1)) - inner)[1]
    below = np.diag(inner.sum(axis=1)) - inner
    found = {}
    for node, at in place.items():
        others = np.delete(np.arange(size), at)
        sign, trees = np.linalg.slogdet(below[np.ix_(others, others)])
        found[node] = min(float(odds[at, size] * np.exp(trees - whole)), 1.0) if sign > 0 else 0.0
    return found


def _odds(nodes: Sequence[int], weights: Mapping[Pair, float], root: int) -> tuple[dict[int, int], NDArray[np.float64]]:
    """For each node its row, and for (child, parent) the odds of the edge; the root is the last column."""
    import numpy as np  # noqa: PLC0415  kept out of `import retold`

    place = {node: i for i, node in enumerate(nodes)}
    logs = np.full((len(nodes), len(nodes) + 1), -np.inf)
    for (child, parent), weight in weights.items():
        logs[place[child], len(nodes) if parent == root else place[parent]] = weight
    # What one child's weights are multiplied by makes no difference; this keeps them in bounds.
    return place, np.exp(logs - logs.max(axis=1, keepdims=True))
