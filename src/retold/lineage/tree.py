"""The tree of a family: for every text the source that explains it best, or none in the pile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.lineage.branching import branching
from retold.lineage.descent import Descent
from retold.lineage.statements import Pair

ROOT = -1


@dataclass(frozen=True, slots=True)
class DescentModel:
    """Weights of the evidence for one parent, in log odds.

    Tuned on planted copies, held-out stories apart; each has a reason of its own. A first bit of text that the parent
    lacks speaks loudest (`missing_first`, up to 8 % of the child): a copy has nothing its source has not. A first bit
    left out says that the child is the copy (`left_out_first`); more of it says nothing more.
    """

    missing: float = -5.0
    missing_first: float = -40.0
    left_out_first: float = 18.0
    mended: float = -2.8
    corrupted_first: float = 2.0
    missing_witnessed: float = -1.7
    words_witnessed: float = -3.5
    # What a text without a parent costs: fewer roots are better.
    root: float = -1.2
    first_share: float = 0.08
    first_nats: float = 0.2
    # Of sources that do about as well, within this margin, the nearest in wording is taken.
    margin: float = 2.0


MODEL = DescentModel()


def score(descent: Descent) -> float:
    """Log odds, up to a constant, that the child was made from the parent or from a copy of it."""
    m = MODEL
    return (
        m.missing * descent.missing
        + m.missing_first * min(descent.missing, m.first_share)
        + m.left_out_first * min(descent.left_out, m.first_share)
        + m.mended * descent.mended
        + m.corrupted_first * min(descent.corrupted, m.first_nats)
        + m.missing_witnessed * descent.missing_witnessed
        + m.words_witnessed * descent.words_witnessed
    )


def distance(descent: Descent) -> float:
    """How far the child is from the parent: rewording, and half of what was left out on the way."""
    return descent.reworded + 0.5 * descent.left_out


def weigh(members: Sequence[int], descents: Mapping[Pair, Descent], prior: Mapping[Pair, float]) -> dict[Pair, float]:
    """Log odds for every (child, parent) of a family, and for each text as a root.

    Args:
        members: the texts; of identical ones only one.
        descents: for (child, parent) the evidence of the texts' wording.
        prior: for (child, parent) log odds from credits, datelines and dates.
    """
    weights: dict[Pair, float] = {(m, ROOT): MODEL.root for m in members}
    for pair, descent in descents.items():
        weights[pair] = score(descent) + prior.get(pair, 0.0)
    return weights


def parents(members: Sequence[int], descents: Mapping[Pair, Descent], weights: Mapping[Pair, float]) -> dict[int, int]:
    """For each text of a family its parent, or `ROOT`."""
    return _nearest(branching(members, weights, ROOT), weights, descents)


def _nearest(tree: dict[int, int], weights: Mapping[Pair, float], descents: Mapping[Pair, Descent]) -> dict[int, int]:
    """Hang each text under the nearest of the sources that do about as well as the best, keeping it a tree."""
    for child in sorted(tree):
        best = tree[child]
        if best == ROOT:
            continue
        bar = max(weights[child, best] - MODEL.margin, MODEL.root)
        options = [
            (distance(descents[c, p]) - weights[c, p] / 10, p)
            for c, p in descents
            if c == child and weights[c, p] >= bar and not _above(tree, child, p)
        ]
        tree[child] = min(options)[1]
    return tree


def _above(tree: Mapping[int, int], ancestor: int, node: int) -> bool:
    while node != ROOT:
        if node == ancestor:
            return True
        node = tree[node]
    return False
