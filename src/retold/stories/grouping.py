"""Average link over the graph of candidate pairs, with doubts: close groups are joined, closest first.

The average cosine of all pairs across two groups is the product of their mean vectors, so it is exact for every pair
of groups tried, not only over the candidate pairs (Manning, Raghavan, Schütze 2008, section 17.3). Bare connected
components would chain thousands of articles into one story; an average cannot.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.stories.conflict import Profile, conflict
from retold.stories.features import Features
from retold.stories.neighbours import Pair
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary


@dataclass(slots=True)
class _Group:
    members: list[int]
    total: dict[str, float]
    profile: Profile
    near: dict[int, float]  # other group → average cosine


class Agglomeration:
    """Groups of articles growing by joins. Articles are numbers into `vectors` and `features`."""

    def __init__(
        self,
        vectors: Sequence[Mapping[str, float]],
        features: Sequence[Features],
        vocabulary: Vocabulary,
        settings: StorySettings,
    ) -> None:
        self._vocabulary = vocabulary
        self._settings = settings
        self._groups = {
            i: _Group([i], dict(v), Profile.of([f]), {}) for i, (v, f) in enumerate(zip(vectors, features, strict=True))
        }
        self._next = len(self._groups)
        self._heap: list[tuple[float, int, int]] = []

    def run(self, pairs: Iterable[Pair]) -> list[list[int]]:
        """Join until no two groups are close enough; the groups, ascending by first member."""
        for left, right, cosine in pairs:
            self._link(left, right, cosine)
        while self._heap:
            negative, left, right = heapq.heappop(self._heap)
            if left in self._groups and right in self._groups and self._may_join(left, right, -negative):
                self._join(left, right)
        return sorted(sorted(group.members) for group in self._groups.values())

    def _link(self, left: int, right: int, cosine: float) -> None:
        self._groups[left].near[right] = cosine
        self._groups[right].near[left] = cosine
        if cosine >= self._settings.min_similarity:
            heapq.heappush(self._heap, (-cosine, min(left, right), max(left, right)))

    def _may_join(self, left: int, right: int, cosine: float) -> bool:
        settings = self._settings
        a, b = self._groups[left], self._groups[right]
        if len(a.members) + len(b.members) > settings.max_story_articles:
            return False
        doubt = conflict(a.profile, b.profile, self._vocabulary).worst
        return cosine >= settings.min_similarity + settings.conflict_cost * max(
            0.0, doubt - settings.tolerated_conflict
        )

    def _join(self, left: int, right: int) -> None:
        a, b = self._groups.pop(left), self._groups.pop(right)
        new = self._next
        self._next += 1
        total = dict(a.total)
        for term, weight in b.total.items():
            total[term] = total.get(term, 0.0) + weight
        self._groups[new] = _Group(a.members + b.members, total, a.profile.joined(b.profile), {})
        for other in sorted((a.near.keys() | b.near.keys()) - {left, right}):
            group = self._groups[other]
            from_a = group.near.pop(left, None)
            from_b = group.near.pop(right, None)
            from_a = _average(a, group) if from_a is None else from_a
            from_b = _average(b, group) if from_b is None else from_b
            na, nb = len(a.members), len(b.members)
            self._link(new, other, (na * from_a + nb * from_b) / (na + nb))


def _average(left: _Group, right: _Group) -> float:
    """Average cosine of all pairs across two groups."""
    small, large = sorted((left.total, right.total), key=len)
    product = sum(weight * large[term] for term, weight in small.items() if term in large)
    return product / (len(left.members) * len(right.members))
