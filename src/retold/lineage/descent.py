"""How well one text does as the source of another.

Textual criticism judges the same way (P. Maas, Textual Criticism, 1927): a copy has what its source has and loses some;
it corrupts what it has; what a copy shares with a third text against its supposed source speaks against that source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.lineage.alignment import Alignment, missing
from retold.lineage.likeness import Likeness
from retold.lineage.naturalness import cost
from retold.lineage.statements import Pair
from retold.lineage.texts import StoryTexts

# Third texts asked for what they share with the child against the parent, nearest first.
_WITNESSES = 12


@dataclass(frozen=True, slots=True)
class Descent:
    """Evidence that a text, the child, was made from another, the parent.

    Attributes:
        missing: part of the child's weight in sentences the parent has not, 0–1.
        left_out: part of the parent's weight in sentences the child has not, 0–1.
        mended: nats a word by which the child's wording is more natural, over the sentences where it is; copies
            seldom mend.
        corrupted: the same for sentences where the parent's wording is more natural.
        reworded: 0–1, how unlike the sentences they share are.
        missing_witnessed: the part of `missing` that stands in third texts of the family.
        words_witnessed: part of the child's word weight that third texts have and the parent has not.
        identical: the two texts have the same words.
    """

    missing: float
    left_out: float
    mended: float
    corrupted: float
    reworded: float
    missing_witnessed: float
    words_witnessed: float
    identical: bool = False


class Descents:
    """Evidence for every aligned pair of a family, both ways round."""

    def __init__(
        self,
        story: StoryTexts,
        members: Sequence[int],
        alignments: Mapping[Pair, Alignment],
        likeness: Likeness,
        least: float,
    ) -> None:
        self._story, self._likeness, self._least = story, likeness, least
        self._members = tuple(members)
        inside = set(members)
        self._alignments = {p: a for p, a in alignments.items() if p[0] in inside and p[1] in inside}
        self._bags = {m: frozenset(s for u in story.texts[m].units for s in story.units[u].stems) for m in members}
        self._linked = self._links()
        self._witnesses = self._near()
        self._costs: dict[int, float] = {}

    def all(self) -> dict[Pair, Descent]:
        """For (child, parent) the evidence."""
        found = {}
        for (a, b), alignment in sorted(self._alignments.items()):
            if not alignment.links:
                continue
            worse_a, worse_b, reworded = self._wording(a, b, alignment)
            missing_a = self._missing(a, b, {i for link in alignment.links for i in link.left})
            missing_b = self._missing(b, a, {j for link in alignment.links for j in link.right})
            same = self._story.texts[a].units == self._story.texts[b].units
            found[a, b] = Descent(
                missing_a[0], missing_b[0], worse_b, worse_a, reworded, missing_a[1], self._witnessed(a, b), same
            )
            found[b, a] = Descent(
                missing_b[0], missing_a[0], worse_a, worse_b, reworded, missing_b[1], self._witnessed(b, a), same
            )
        return found

    def _links(self) -> dict[tuple[int, int], set[int]]:
        """For each sentence (text, number) the texts that have it too."""
        linked: dict[tuple[int, int], set[int]] = {}
        for (a, b), alignment in self._alignments.items():
            for link in alignment.links:
                for i in link.left:
                    linked.setdefault((a, i), set()).add(b)
                for j in link.right:
                    linked.setdefault((b, j), set()).add(a)
        return linked

    def _near(self) -> dict[int, list[int]]:
        near: dict[int, list[tuple[int, int]]] = {m: [] for m in self._members}
        for (a, b), alignment in self._alignments.items():
            near[a].append((-len(alignment.links), b))
            near[b].append((-len(alignment.links), a))
        return {m: [n for _, n in sorted(ns)[:_WITNESSES]] for m, ns in near.items()}

    def _missing(self, text: int, other: int, linked: set[int]) -> tuple[float, float]:
        """The part of `text` that `other` has not, and of that what some third text has."""
        left, right = self._story.texts[text], self._story.texts[other]
        gone = missing(left, right, linked, self._likeness, self._least)
        masses = {i: self._likeness.mass[left.units[i]] * sure for i, sure in gone.items()}
        witnessed = sum(m for i, m in masses.items() if any(z != other for z in self._linked.get((text, i), ())))
        whole = max(sum(self._likeness.mass[u] for u in left.units), 1e-9)
        return sum(masses.values()) / whole, witnessed / whole

    def _wording(self, a: int, b: int, alignment: Alignment) -> tuple[float, float, float]:
        """Nats a word by which `a` is the odder (over sentences where it is), the same for `b`, and unlikeness."""
        worse_a = worse_b = words = kept = mass = 0.0
        for link in alignment.links:
            left = [self._story.texts[a].units[i] for i in link.left]
            right = [self._story.texts[b].units[j] for j in link.right]
            size_l, size_r = self._size(left), self._size(right)
            size = (size_l + size_r) / 2
            odder = (sum(map(self._cost, left)) / size_l - sum(map(self._cost, right)) / size_r) * size
            worse_a += max(odder, 0.0)
            worse_b += max(-odder, 0.0)
            words += size
            weight = sum(self._likeness.mass[u] for u in left)
            kept += weight * link.score
            mass += weight
        return worse_a / words, worse_b / words, 1 - kept / mass

    def _size(self, units: Sequence[int]) -> int:
        return sum(len(self._story.units[u].words) for u in units)

    def _cost(self, unit: int) -> float:
        if unit not in self._costs:
            self._costs[unit] = cost(self._story.units[unit].words)
        return self._costs[unit]

    def _witnessed(self, child: int, parent: int) -> float:
        weights = self._story.weights
        alone = self._bags[child] - self._bags[parent]
        thirds = (z for z in self._witnesses[child] if z != parent)
        best = max((sum(weights[s] for s in sorted(alone & self._bags[z])) for z in thirds), default=0.0)
        return best / max(sum(weights[s] for s in sorted(self._bags[child])), 1e-9)
