"""Whether two groups of texts are kin, judged by all of their pairs.

Two copies of one text that were both told over have little in common, and no two of them may show it enough. What no pair
shows alone several show together: that at least one of them is kin is likelier than that any one is (a noisy-or, J. Pearl,
Probabilistic Reasoning in Intelligent Systems, 1988, 4.3.2). Where we depart from it: a pair counts only by the part of its
texts that likelier ones have not shown, for copies of one text all show the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from retold.lineage.grouping import Groups
from retold.lineage.kinship import Kinship, kinship_of
from retold.lineage.statements import Pair, pair_of

# Pairs less likely than this are no evidence; nor are more than so many, likeliest first: two large groups have many pairs.
_LEAST = 0.05
_MOST_PAIRS = 4


def groups_of(
    members: Sequence[int], kin: Mapping[Pair, Kinship], bar: float, given_out: Collection[int] = ()
) -> list[list[int]]:
    """The groups of some texts that hold together with at least the probability `bar`, by single pairs or by several.

    `given_out`: see `between`.
    """
    apart = paired(members, kin, bar)
    return _united(apart, between(apart, kin, bar, given_out))


def paired(members: Sequence[int], kin: Mapping[Pair, Kinship], bar: float) -> list[list[int]]:
    """The groups that single pairs of at least the probability `bar` hold together."""
    return _united([[m] for m in members], (pair for pair, k in kin.items() if k.probability >= bar))


def between(
    groups: Sequence[Sequence[int]], kin: Mapping[Pair, Kinship], bar: float, given_out: Collection[int] = ()
) -> dict[Pair, Kinship]:
    """The kinships of groups that several pairs together show to be kin, each as that of their likeliest pair.

    The texts that offices have `given_out` show nothing: anybody may tell what they say. A single text that is kin to
    another group, its own relatives being none, is put together from both rather than a link.
    """
    home = {m: number for number, group in enumerate(groups) for m in group}
    found: dict[Pair, list[tuple[float, Pair]]] = defaultdict(list)
    for (a, b), k in kin.items():
        known = a in home and b in home and a not in given_out and b not in given_out
        if known and k.probability >= _LEAST and home[a] != home[b]:
            pair = (a, b) if home[a] < home[b] else (b, a)
            found[home[pair[0]], home[pair[1]]].append((-k.probability, pair))
    joined = {}
    several = {sides: sorted(pairs)[:_MOST_PAIRS] for sides, pairs in found.items() if len(pairs) > 1}
    for (left, right), pairs in sorted(several.items()):
        best = [pair for _, pair in pairs]
        one, other = (len(set(side)) > 1 for side in zip(*best, strict=True))
        if (one or len(groups[left]) == 1) and (other or len(groups[right]) == 1):
            likeliest, probability = pair_of(*best[0]), _any_of(best, kin)
            if probability >= bar:
                joined[likeliest] = replace(kin[likeliest], probability=probability)
    return joined


def _any_of(pairs: Sequence[Pair], kin: Mapping[Pair, Kinship]) -> float:
    """The probability that at least one of some pairs between two groups, likeliest first, is kin."""
    none = 1.0
    for number, pair in enumerate(pairs):
        seen = max((_same(pair, likelier, kin) for likelier in pairs[:number]), default=0.0)
        none *= (1 - kinship_of(*pair, kin).probability) ** (1 - seen)
    return 1 - none


def _same(one: Pair, other: Pair, kin: Mapping[Pair, Kinship]) -> float:
    """The part of what one pair of texts shows that another shows too, 0–1, by what these texts have in common."""
    return _common(one[0], other[0], kin) * _common(one[1], other[1], kin)


def _common(one: int, other: int, kin: Mapping[Pair, Kinship]) -> float:
    k = kinship_of(one, other, kin)
    return 1.0 if one == other else min(k.share_left, k.share_right, 1.0)


def _united(groups: Sequence[Sequence[int]], pairs: Iterable[Pair]) -> list[list[int]]:
    """The groups, those made one of which a pair links two members."""
    home = {m: number for number, group in enumerate(groups) for m in group}
    union = Groups(len(groups))
    for a, b in pairs:
        if a in home and b in home:
            union.join(home[a], home[b])
    return [sorted(m for number in some for m in groups[number]) for some in union.all()]
