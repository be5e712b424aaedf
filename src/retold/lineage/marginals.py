"""How likely each edge is, over all the trees there may be.

The number of trees with an edge, each weighed by its likelihood, is a ratio of determinants: the matrix-tree theorem for
directed graphs (W. Tutte, "The dissection of equilateral triangles into equilateral triangles", 1948); T. Koo and others,
"Structured Prediction Models via the Matrix-Tree Theorem", 2007, have the form used here.
"""

from collections.abc import Mapping, Sequence

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

    place = {node: i for i, node in enumerate(nodes)}
    size = len(nodes)
    logs = np.full((size, size + 1), -np.inf)
    for (child, parent), weight in weights.items():
        logs[place[child], size if parent == root else place[parent]] = weight
    # What one child's weights are multiplied by makes no difference; this keeps them in bounds.
    odds = np.exp(logs - logs.max(axis=1, keepdims=True))
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
