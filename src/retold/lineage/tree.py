"""The tree of a family: for every text the source that explains it best, or none in the pile."""

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from retold.lineage.branching import branching, by_child, greedy
from retold.lineage.descent import Descent, Standing, score, score_alone
from retold.lineage.marginals import marginals, only_roots
from retold.lineage.statements import Pair

ROOT = -1
# Larger families get a good tree instead of the best one: its cost grows with texts × pairs.
MOST_MEMBERS = 120
# So often a text that all others come from had a source, if its wording shows a machine's hand (22 of 30 in made lineages).
_TRACED = 0.75
# So often is one of several texts without a source, if no other was published before it, where all come from after all: the
# text that is not in the pile was made from it (15 of 28 in stories by people; of the others of these families none).
_FIRST = 0.5
# Of pages with their days a source that seems lost is so less often than the wording says: a desk has added to its copy, or
# the text was put together from two.
_DOUBTED = 0.7


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """A family's texts under their sources.

    Attributes:
        parents: for each text its source, or `ROOT`.
        chances: for (child, parent) the probability that the child was made from just this parent, 0–1.
        descents: for (child, parent) the evidence.
        lost: the texts that come from one that is not in the pile: the roots, but for one that is the source itself.
        lost_chances: for each text the probability that just such a text is its source, 0–1.
        lost_chance: the probability that there is one, 0–1.
    """

    parents: Mapping[int, int]
    chances: Mapping[Pair, float]
    descents: Mapping[Pair, Descent]
    lost: frozenset[int]
    lost_chances: Mapping[int, float]
    lost_chance: float

    def roots(self) -> list[int]:
        """The texts without a source in the pile, ascending."""
        return sorted(c for c, p in self.parents.items() if p == ROOT)

    def below(self, text: int) -> frozenset[int]:
        """The texts that were made from it, at once or step by step."""
        made: dict[int, list[int]] = {}
        for child, parent in self.parents.items():
            made.setdefault(parent, []).append(child)
        found, left = set[int](), [text]
        while left:
            new = made.get(left.pop(), [])
            found.update(new)
            left.extend(new)
        return frozenset(found)


def grow(
    members: Sequence[int],
    descents: Mapping[Pair, Descent],
    prior: Mapping[Pair, float],
    machined: Container[int],
    standings: Mapping[int, Standing] = MappingProxyType({}),
) -> FamilyTree:
    """The tree of one family: of all trees the one of which most edges can be expected to be right.

    Args:
        members: the texts; of identical ones only one.
        descents: for (child, parent) the evidence of the texts' wording.
        prior: for (child, parent) log odds from credits, datelines and dates.
        machined: texts whose wording shows that they had a source.
        standings: when texts were published, beside the others.
    """
    weights = {(m, ROOT): score_alone(standings.get(m, Standing())) for m in members}
    for pair, descent in descents.items():
        weights[pair] = score(descent) + prior.get(pair, 0.0)
    small = len(members) <= MOST_MEMBERS
    chances = marginals(members, weights, ROOT) if small else _alone(weights)
    # A text that all others come from is the source itself, unless its wording shows that it had one.
    only = only_roots(members, weights, ROOT) if small else {}
    itself = {m: only.get(m, 0.0) * (1 - _TRACED * (m in machined)) for m in members}
    firsts = [m for m in members if m in only and standings.get(m, Standing()).first]
    for m in firsts:
        itself[m] += _FIRST / len(firsts) * (chances[m, ROOT] - only[m])
    doubt = _DOUBTED if any(standing.dated for standing in standings.values()) else 1.0
    lost_chances = {m: doubt * (chances[m, ROOT] - itself[m]) for m in members}
    worth = {**chances, **{(m, ROOT): chance for m, chance in lost_chances.items()}}
    tree = (branching if small else greedy)(members, worth, ROOT)
    roots = [c for c, p in tree.items() if p == ROOT]
    if len(roots) > 1:
        lost = frozenset(r for r in roots if lost_chances[r] > itself[r]) or frozenset(roots)
    else:
        lost = frozenset(r for r in roots if r in machined)
    chance = 1 - sum(itself.values()) if small else float(bool(lost))
    return FamilyTree(tree, chances, descents, lost, lost_chances, chance)


def _alone(weights: Mapping[Pair, float]) -> dict[Pair, float]:
    """For each text the chances of its sources, whatever those of the others are."""
    found = {}
    for child, options in by_child(weights).items():
        top = max(w for w, _ in options)
        whole = sum(math.exp(w - top) for w, _ in options)
        found.update({(child, parent): math.exp(w - top) / whole for w, parent in options})
    return found
