"""Average link over the graph of candidate pairs, with doubts: close groups are joined, closest first.

The average cosine of all pairs across two groups is the product of their mean vectors, so it is exact for every pair
of groups tried, not only over the candidate pairs (Manning, Raghavan, Schütze 2008, section 17.3). Bare connected
components would chain thousands of articles into one story; an average cannot.
"""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.stories.conflict import Profile, conflict, days_apart, foreign
from retold.stories.decisions import Bonds
from retold.stories.features import Features
from retold.stories.neighbours import Pair, closeness
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vector, Vocabulary

NO_BONDS = Bonds()


@dataclass(slots=True)
class _Group:
    members: list[int]
    names: dict[str, float]  # sum of the members' vectors
    words: dict[str, float]
    profile: Profile
    near: dict[int, tuple[float, float]]  # other group → average cosine of names, of words
    enemies: frozenset[int]  # articles that must not be with these
    stated: frozenset[str]  # stories the input names for them
    by_hand: bool  # holds articles put together by a decision


class Agglomeration:
    """Groups of articles growing by joins. Articles are numbers into `vectors` and `features`."""

    def __init__(
        self,
        vectors: Sequence[Vector],
        features: Sequence[Features],
        vocabulary: Vocabulary,
        settings: StorySettings,
        bonds: Bonds = NO_BONDS,
    ) -> None:
        self._bonds = bonds
        self._vocabulary = vocabulary
        self._settings = settings
        by_hand = {i for members in bonds.together for i in members if i not in bonds.stated}
        self._groups = {
            i: _Group(
                [i],
                dict(v.names),
                dict(v.words),
                Profile.of([f]),
                {},
                bonds.apart.get(i, frozenset()),
                frozenset([bonds.stated[i]]) if i in bonds.stated else frozenset(),
                i in by_hand,
            )
            for i, (v, f) in enumerate(zip(vectors, features, strict=True))
        }
        self._next = len(self._groups)
        self._heap: list[tuple[float, int, int]] = []

    def run(self, pairs: Iterable[Pair]) -> list[list[int]]:
        """Join until no two groups are close enough; the groups, ascending by first member."""
        for left, right, names, words in pairs:
            self._link(left, right, (names, words))
        for members in self._bonds.together:
            whole = members[0]
            for article in members[1:]:
                whole = self._join(whole, article)
        while self._heap:
            negative, left, right = heapq.heappop(self._heap)
            if left in self._groups and right in self._groups and self._may_join(left, right, -negative):
                self._join(left, right)
        return sorted(sorted(group.members) for group in self._groups.values())

    def _link(self, left: int, right: int, cosines: tuple[float, float]) -> None:
        self._groups[left].near[right] = cosines
        self._groups[right].near[left] = cosines
        close = closeness(*cosines)
        if close >= self._settings.min_similarity:
            heapq.heappush(self._heap, (-close, min(left, right), max(left, right)))

    def _may_join(self, left: int, right: int, close: float) -> bool:
        settings = self._settings
        a, b = self._groups[left], self._groups[right]
        if len(a.members) + len(b.members) > settings.max_story_articles:
            return False
        if (a.stated and b.stated) or not a.enemies.isdisjoint(b.members):
            return False
        if a.near[right][1] < settings.min_word_similarity and not foreign(a.profile, b.profile):
            return False
        if a.by_hand or b.by_hand:
            # Who put a ferry and a vote together has said that other leading names are no reason against.
            return close >= settings.min_similarity
        return close >= needed(a.profile, b.profile, self._vocabulary, settings)

    def _join(self, left: int, right: int) -> int:
        a, b = self._groups.pop(left), self._groups.pop(right)
        new = self._next
        self._next += 1
        names, words = _added(a.names, b.names), _added(a.words, b.words)
        self._groups[new] = _Group(
            a.members + b.members,
            names,
            words,
            a.profile.joined(b.profile),
            {},
            a.enemies | b.enemies,
            a.stated | b.stated,
            a.by_hand or b.by_hand,
        )
        share = len(a.members) / (len(a.members) + len(b.members))
        # Links that fade are let go: two groups so far apart come near again only through others.
        least = self._settings.min_candidate_similarity
        for other in sorted((a.near.keys() | b.near.keys()) - {left, right}):
            group = self._groups[other]
            from_a = group.near.pop(left, None) or _average(a, group)
            from_b = group.near.pop(right, None) or _average(b, group)
            who = share * from_a[0] + (1 - share) * from_b[0]
            what = share * from_a[1] + (1 - share) * from_b[1]
            if closeness(who, what) >= least:
                self._link(new, other, (who, what))
        return new


def needed(left: Profile, right: Profile, vocabulary: Vocabulary, settings: StorySettings) -> float:
    """Closeness at which two groups are one story: more for conflicting leaders and for days between them."""
    doubt = conflict(left, right, vocabulary).doubt
    conflicting = settings.conflict_cost * max(0.0, doubt - settings.tolerated_conflict)
    return settings.min_similarity + conflicting + settings.cost_per_day * days_apart(left, right)


def _added(left: dict[str, float], right: dict[str, float]) -> dict[str, float]:
    total, other = (dict(left), right) if len(left) >= len(right) else (dict(right), left)
    for term, weight in other.items():
        total[term] = total.get(term, 0.0) + weight
    return total


def _average(left: _Group, right: _Group) -> tuple[float, float]:
    """Average cosines of all pairs across two groups: names, words."""
    pairs = len(left.members) * len(right.members)
    return product(left.names, right.names) / pairs, product(left.words, right.words) / pairs


def product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Scalar product of two sparse vectors; summed exactly, so that the order of the terms does not matter."""
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])
