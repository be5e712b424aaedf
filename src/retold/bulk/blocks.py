"""Which articles are worked on together: blocks by date for comparing, parts of the graph of links for grouping."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

# An article whose day is not known is compared with all.
UNKNOWN = -1


def near_blocks(
    first: "Numbers", last: "Numbers", size: int, days: int, most: int
) -> list[tuple[int, tuple[int, ...]]]:
    """A block and those with articles that may be within `days` of its own (itself, too), at most `most` at once.

    Args:
        first: day numbers of all articles in the order they were numbered; `UNKNOWN` where there is none.
        last: the same, of the end of the interval.
        size: articles of a block.
        days: the bound.
        most: blocks it is compared with in one go; where more are near, the block comes again with the next.
    """
    spans: list[tuple[int, int] | None] = []
    for at in range(0, len(first), size):
        low, high = first[at : at + size], last[at : at + size]
        spans.append(None if (low == UNKNOWN).any() else (int(low.min()), int(high.max())))
    found = []
    for i, left in enumerate(spans):
        near = [j for j, right in enumerate(spans) if i == j or _near(left, right, days)]
        found += [(i, tuple(near[at : at + most])) for at in range(0, len(near), most)]
    return found


def _near(left: tuple[int, int] | None, right: tuple[int, int] | None, days: int) -> bool:
    return left is None or right is None or max(left[0] - right[1], right[0] - left[1]) <= days


def originals(same: Sequence[bytes | None]) -> "Numbers":
    """For each article the first that says the same, itself where none before does.

    Args:
        same: equal for articles that say the same on the same days; None for one that is by itself.
    """
    import numpy as np  # noqa: PLC0415

    first: dict[bytes, int] = {}
    return np.array([n if key is None else first.setdefault(key, n) for n, key in enumerate(same)], dtype=np.int64)


class Links:
    """Links between numbered things, each pair once, with the evidence (nats) that they belong together."""

    def __init__(self, left: "Numbers", right: "Numbers", evidence: Any) -> None:
        import numpy as np  # noqa: PLC0415

        order = np.lexsort((-evidence, right, left))
        left, right = left[order], right[order]
        new = np.ones(len(left), dtype=bool)
        new[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
        self.left, self.right, self.evidence = left[new], right[new], evidence[order][new]

    def above(self, least: float) -> "Links":
        """Those with at least so much evidence."""
        keep = self.evidence >= least
        return Links(self.left[keep], self.right[keep], self.evidence[keep])


def parted(sizes: "Numbers", links: Links, most: int) -> "Numbers":
    """For each node the smallest number of its part: what is linked is together, as far as a part holds it.

    The closest links join first, and two parts that would be larger than `most` together stay apart (Kruskal's
    algorithm with a bound). So only what is too large is cut, and there at its weakest links; without anything too
    large the parts are the connected components. Only links of a spanning tree are walked one by one.

    Args:
        sizes: weight of each node.
        links: between the nodes.
        most: weight of a part.
    """
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import coo_matrix  # noqa: PLC0415
    from scipy.sparse.csgraph import minimum_spanning_tree  # noqa: PLC0415

    count = len(sizes)
    # A distance of 0 would be no link.
    distance = 1.0 + links.evidence.max(initial=0.0) - links.evidence
    graph = coo_matrix((distance, (links.left, links.right)), shape=(count, count))
    tree = minimum_spanning_tree(graph.tocsr()).tocoo()
    order = np.lexsort((tree.col, tree.row, np.round(tree.data, 9)))
    root, size = list(range(count)), sizes.tolist()
    for a, b in zip(tree.row[order].tolist(), tree.col[order].tolist(), strict=True):
        low, high = sorted((_root(root, a), _root(root, b)))
        if size[low] + size[high] <= most:
            root[high] = low
            size[low] += size[high]
    return np.array([_root(root, node) for node in range(count)], dtype=np.int64)


def _root(root: list[int], node: int) -> int:
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


def across(root: "Numbers", whole: "Numbers", links: Links) -> Links:
    """Links between groups of different parts; the evidence is a guess from that of their articles, rather too high.

    Args:
        root: for each article its part.
        whole: for each article the group it is in.
        links: the candidate pairs of articles.
    """
    import numpy as np  # noqa: PLC0415

    cut = root[links.left] != root[links.right]
    a, b, width = whole[links.left[cut]], whole[links.right[cut]], max(len(whole), 1)
    key, place = np.unique(np.minimum(a, b) * width + np.maximum(a, b), return_inverse=True)
    low, high = np.divmod(key, width)
    sizes = np.bincount(whole, minlength=width)
    best = np.full(len(key), -np.inf)
    np.maximum.at(best, place, links.evidence[cut])
    for_one = np.bincount(place, np.maximum(links.evidence[cut], 0), minlength=len(key))
    return Links(low, high, np.maximum(best, for_one / np.sqrt(np.minimum(sizes[low], sizes[high]))))


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
