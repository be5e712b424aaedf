"""The tree of a family: for every text the source that explains it best, or none in the pile."""

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from retold.lineage.branching import branching, by_child, greedy
from retold.lineage.descent import MODEL, Descent, distance, score
from retold.lineage.statements import Pair

ROOT = -1
# Larger families get a good tree instead of the best one: its cost grows with texts × pairs.
_MOST_MEMBERS = 120
# The weights are too sure of themselves by this factor, measured on held-out stories.
_TEMPER = 1.5


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """A family's texts under their sources.

    Attributes:
        parents: for each text its source, or `ROOT`.
        weights: for (child, parent) the log odds of that source.
        descents: for (child, parent) the evidence.
        lost: the roots come from a text that is not in the pile.
    """

    parents: Mapping[int, int]
    weights: Mapping[Pair, float]
    descents: Mapping[Pair, Descent]
    lost: bool

    def roots(self) -> list[int]:
        """The texts without a source in the pile, ascending."""
        return sorted(c for c, p in self.parents.items() if p == ROOT)

    def chosen(self, child: int, parent: int) -> float:
        """The probability that of all sources a text may have it is this one."""
        options = [self.weights[child, ROOT]]
        options += [self.weights[child, p] for p in self.parents if (child, p) in self.weights]
        top = max(options)
        mine = math.exp((self.weights[child, parent] - top) / _TEMPER)
        return mine / sum(math.exp((w - top) / _TEMPER) for w in options)


def grow(
    members: Sequence[int], descents: Mapping[Pair, Descent], prior: Mapping[Pair, float], machined: Container[int]
) -> FamilyTree:
    """The tree of one family.

    Args:
        members: the texts; of identical ones only one.
        descents: for (child, parent) the evidence of the texts' wording.
        prior: for (child, parent) log odds from credits, datelines and dates.
        machined: texts whose wording shows that they had a source.
    """
    weights = _weigh(members, descents, prior, MODEL.root)
    tree = _parents(members, descents, weights)
    roots = [c for c, p in tree.items() if p == ROOT]
    if len(roots) == 1 and roots[0] in machined:
        # A source is lost for certain, so that others were made from it too costs no further assumption.
        weights = _weigh(members, descents, prior, MODEL.root_of_lost)
        return FamilyTree(_parents(members, descents, weights), weights, descents, lost=True)
    return FamilyTree(tree, weights, descents, lost=len(roots) > 1)


def _weigh(
    members: Sequence[int], descents: Mapping[Pair, Descent], prior: Mapping[Pair, float], root: float
) -> dict[Pair, float]:
    weights = {(m, ROOT): root for m in members}
    for pair, descent in descents.items():
        weights[pair] = score(descent) + prior.get(pair, 0.0)
    return weights


def _parents(members: Sequence[int], descents: Mapping[Pair, Descent], weights: Mapping[Pair, float]) -> dict[int, int]:
    method = branching if len(members) <= _MOST_MEMBERS else greedy
    return _nearest(method(members, weights, ROOT), weights, descents)


def _nearest(tree: dict[int, int], weights: Mapping[Pair, float], descents: Mapping[Pair, Descent]) -> dict[int, int]:
    """Hang each text under the nearest of the sources that do about as well as the best, keeping it a tree."""
    options = by_child(weights)
    for child in sorted(tree):
        if tree[child] == ROOT:
            continue
        bar = max(weights[child, tree[child]] - MODEL.margin, weights[child, ROOT])
        near = [
            (distance(descents[child, p]) - w * MODEL.nearness, p)
            for w, p in options[child]
            if p != ROOT and w >= bar and not _above(tree, child, p)
        ]
        if near:
            tree[child] = min(near)[1]
    return tree


def _above(tree: Mapping[int, int], ancestor: int, node: int) -> bool:
    while node != ROOT:
        if node == ancestor:
            return True
        node = tree[node]
    return False
