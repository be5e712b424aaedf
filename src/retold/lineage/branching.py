"""The best tree: every node but the root gets the one parent that fits best, without cycles.

Optimum branching after J. Edmonds, "Optimum branchings", Journal of Research of the National Bureau of Standards 71B
(1967); contraction of cycles, on as few edges as are given.
"""

from collections.abc import Mapping, Sequence

Weights = Mapping[tuple[int, int], float]


def branching(nodes: Sequence[int], weights: Weights, root: int) -> dict[int, int]:
    """The heaviest tree of descent.

    Args:
        nodes: all nodes but the root.
        weights: for (child, parent) how good it would be; parents may be the root, and each node needs an edge to it.
        root: a number that is not a node.

    Returns:
        For each node its parent. Ties fall to the smaller parent. Worst cost nodes × edges.
    """
    options = by_child(weights)
    best = {child: min((-w, p) for w, p in options[child])[1] for child in sorted(nodes)}
    cycle = _cycle(best, root)
    if cycle is None:
        return best
    return _expand(nodes, weights, root, best, cycle)


def by_child(weights: Weights) -> dict[int, list[tuple[float, int]]]:
    """For each child its (weight, parent) options."""
    options: dict[int, list[tuple[float, int]]] = {}
    for (child, parent), weight in weights.items():
        options.setdefault(child, []).append((weight, parent))
    return options


def _cycle(parents: Mapping[int, int], root: int) -> list[int] | None:
    state: dict[int, int] = {root: -1}
    for start in parents:
        path = []
        node = start
        while node not in state:
            state[node] = start
            path.append(node)
            node = parents[node]
        if state[node] == start and node != root:
            return path[path.index(node) :]
    return None


def _expand(
    nodes: Sequence[int], weights: Weights, root: int, best: Mapping[int, int], cycle: Sequence[int]
) -> dict[int, int]:
    inside = set(cycle)
    merged = min(cycle)
    smaller: dict[tuple[int, int], float] = {}
    real: dict[tuple[int, int], tuple[int, int]] = {}
    for (child, parent), weight in sorted(weights.items()):
        if child in inside and parent in inside:
            continue
        if child in inside:
            key, value = (merged, parent), weight - weights[child, best[child]]
        elif parent in inside:
            key, value = (child, merged), weight
        else:
            key, value = (child, parent), weight
        if key not in smaller or value > smaller[key]:
            smaller[key] = value
            real[key] = (child, parent)
    rest = [n for n in nodes if n not in inside or n == merged]
    tree = branching(rest, smaller, root)
    parents = {c: best[c] for c in cycle}
    for child, parent in tree.items():
        true_child, true_parent = real[child, parent]
        parents[true_child] = true_parent
    return parents
