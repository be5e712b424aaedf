"""The best tree: every node but the root gets the one parent that fits best, without cycles.

Optimum branching after J. Edmonds, "Optimum branchings", Journal of Research of the National Bureau of Standards 71B
(1967); contraction of cycles, on as few edges as are given.
"""

from collections.abc import Mapping, Sequence

from retold.lineage.grouping import Groups

Pair = tuple[int, int]
Weights = Mapping[Pair, float]


def branching(nodes: Sequence[int], weights: Weights, root: int) -> dict[int, int]:
    """The heaviest tree of descent.

    Args:
        nodes: all nodes but the root.
        weights: for (child, parent) how good it would be; parents may be the root, and each node needs an edge to it.
        root: a number that is not a node.

    Returns:
        For each node its parent. Ties fall to the smaller parent. Worst cost nodes × edges.
    """
    levels: list[tuple[dict[int, int], dict[Pair, Pair]]] = []
    while True:
        options = by_child(weights)
        best = {child: min((-w, p) for w, p in options[child])[1] for child in sorted(nodes)}
        cycles = _cycles(best, root)
        if not cycles:
            break
        weights, real, nodes = _contracted(nodes, weights, best, cycles)
        levels.append((best, real))
    for outer, real in reversed(levels):
        inner, best = best, dict(outer)
        for child, parent in inner.items():
            true_child, true_parent = real[child, parent]
            best[true_child] = true_parent
    return best


def greedy(nodes: Sequence[int], weights: Weights, root: int) -> dict[int, int]:
    """A good tree in little time, for families too large for the best: the heaviest edges that close no cycle."""
    tree: dict[int, int] = {}
    groups = Groups(max((*nodes, 0)) + 1)
    for (child, parent), weight in sorted(weights.items(), key=lambda e: (-e[1], e[0])):
        if parent == root or child in tree or weight < weights[child, root]:
            continue
        if groups.of(child) != groups.of(parent):
            tree[child] = parent
            groups.join(child, parent)
    return {node: tree.get(node, root) for node in sorted(nodes)}


def by_child(weights: Weights) -> dict[int, list[tuple[float, int]]]:
    """For each child its (weight, parent) options."""
    options: dict[int, list[tuple[float, int]]] = {}
    for (child, parent), weight in weights.items():
        options.setdefault(child, []).append((weight, parent))
    return options


def _cycles(parents: Mapping[int, int], root: int) -> list[list[int]]:
    """The cycles one runs into by going from child to parent."""
    seen: dict[int, int] = {root: root}
    found = []
    for start in parents:
        path = []
        node = start
        while node not in seen:
            seen[node] = start
            path.append(node)
            node = parents[node]
        if seen[node] == start and node != root:
            found.append(path[path.index(node) :])
    return found


def _contracted(
    nodes: Sequence[int], weights: Weights, best: Mapping[int, int], cycles: Sequence[Sequence[int]]
) -> tuple[dict[Pair, float], dict[Pair, Pair], list[int]]:
    """Each cycle as one node (its smallest), what entering it costs, and for each edge left the edge it stands for."""
    one = {node: min(cycle) for cycle in cycles for node in cycle}
    smaller: dict[Pair, float] = {}
    real: dict[Pair, Pair] = {}
    for (child, parent), weight in sorted(weights.items()):
        key = one.get(child, child), one.get(parent, parent)
        if key[0] == key[1]:
            continue
        value = weight - weights[child, best[child]] if child in one else weight
        if key not in smaller or value > smaller[key]:
            smaller[key] = value
            real[key] = (child, parent)
    return smaller, real, sorted({one.get(n, n) for n in nodes})
