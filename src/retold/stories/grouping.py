"""Groups of articles grow by joining the two between which most evidence speaks for one event.

Agglomerative, the closest first, until no two groups have enough (see `evidence`). A group speaks as a whole: a chain
of articles, each like the next, does not hold, since the leading names of one end are missing at the other.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from retold.stories.decisions import Bonds
from retold.stories.evidence import Judge
from retold.stories.neighbours import Pair
from retold.stories.settings import StorySettings
from retold.stories.tally import Tally, named_in

NO_BONDS = Bonds()


@dataclass(slots=True)
class _Group:
    members: list[int]
    tally: Tally
    near: dict[int, tuple[float, bool]]  # other group → evidence, and whether it was weighed or is a guess
    enemies: frozenset[int]  # articles that must not be with these
    stated: frozenset[str]  # stories the input names for them
    by_hand: bool  # holds articles put together by a decision


class Agglomeration:
    """Groups of articles growing by joins.

    Args:
        tallies: of the articles, which are numbers into it.
        judge: weighs groups.
        settings: bounds.
        bonds: what grouping must keep to.
        named: articles by the names that nobody knows (see `Judge.evidence`); those of `tallies` if not given.
    """

    def __init__(
        self,
        tallies: Sequence[Tally],
        judge: Judge,
        settings: StorySettings,
        bonds: Bonds = NO_BONDS,
        named: Mapping[str, int] | None = None,
    ) -> None:
        self._bonds = bonds
        self._settings = settings
        self._judge = judge
        self._named = named_in(tallies) if named is None else named
        by_hand = {i for members in bonds.together for i in members if i not in bonds.stated}
        self._groups = {
            i: _Group(
                [i],
                tally,
                {},
                bonds.apart.get(i, frozenset()),
                frozenset([bonds.stated[i]]) if i in bonds.stated else frozenset(),
                i in by_hand,
            )
            for i, tally in enumerate(tallies)
        }
        self._next = len(self._groups)
        self._heap: list[tuple[float, int, int]] = []

    def run(self, pairs: Iterable[Pair], begun: Iterable[Sequence[int]] = ()) -> list[list[int]]:
        """Join until no two groups have enough evidence; the groups, ascending by first member.

        Args:
            pairs: the candidate pairs.
            begun: groups that were found before, to go on from.
        """
        for left, right, evidence in pairs:
            against = self._judge.unrelated(self._groups[left].tally, self._groups[right].tally)
            self._link(left, right, evidence - against, weighed=False)
        for members in (*self._bonds.together, *begun):
            whole = members[0]
            for article in members[1:]:
                whole = self._join(whole, article)
        while self._heap:
            negative, left, right = heapq.heappop(self._heap)
            if left in self._groups and right in self._groups:
                self._consider(left, right, -negative)
        return sorted(sorted(group.members) for group in self._groups.values())

    def _consider(self, left: int, right: int, evidence: float) -> None:
        known, weighed = self._groups[left].near.get(right, (None, True))
        if known != evidence or not self._may_join(left, right):
            return
        if weighed:
            self._join(left, right)
        else:
            evidence = self._judge.evidence(self._groups[left].tally, self._groups[right].tally, self._named)
            self._link(left, right, evidence, weighed=True)

    def _link(self, left: int, right: int, evidence: float, *, weighed: bool) -> None:
        """Note the evidence between two groups; links that have little of it are let go."""
        a, b = self._groups[left], self._groups[right]
        if evidence < self._settings.min_candidate_evidence:
            a.near.pop(right, None)
            b.near.pop(left, None)
            return
        a.near[right] = b.near[left] = (evidence, weighed)
        likely = evidence >= self._settings.min_evidence
        if likely or (not weighed and self._judge.same_cast(a.tally, b.tally, self._named)):
            heapq.heappush(self._heap, (-evidence, min(left, right), max(left, right)))

    def _may_join(self, left: int, right: int) -> bool:
        a, b = self._groups[left], self._groups[right]
        return not (a.stated and b.stated) and a.enemies.isdisjoint(b.members)

    def _join(self, left: int, right: int) -> int:
        a, b = self._groups.pop(left), self._groups.pop(right)
        new = self._next
        self._next += 1
        self._groups[new] = _Group(
            a.members + b.members,
            self._judge.joined(a.tally, b.tally),
            {},
            a.enemies | b.enemies,
            a.stated | b.stated,
            a.by_hand or b.by_hand,
        )
        for other in sorted((a.near.keys() | b.near.keys()) - {left, right}):
            group = self._groups[other]
            from_a, from_b = group.near.pop(left, None), group.near.pop(right, None)
            self._link(new, other, _guess(a, from_a, b, from_b, group), weighed=False)
        return new


def _guess(
    left: _Group,
    from_left: tuple[float, bool] | None,
    right: _Group,
    from_right: tuple[float, bool] | None,
    other: _Group,
) -> float:
    """Evidence between two groups just joined and another: at most about the sum, brought to the new sizes."""
    most = max(known[0] for known in (from_left, from_right) if known is not None)
    if from_left is None or from_right is None:
        return most
    size = len(other.members)
    total = from_left[0] * sqrt(min(len(left.members), size)) + from_right[0] * sqrt(min(len(right.members), size))
    return max(most, total / sqrt(min(len(left.members) + len(right.members), size)))
