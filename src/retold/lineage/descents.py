"""Evidence of descent for every pair of a family."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.lineage.alignment import Alignment, missing
from retold.lineage.descent import Descent, score
from retold.lineage.likeness import Likeness
from retold.lineage.naturalness import cost
from retold.lineage.statements import Pair
from retold.lineage.texts import StoryTexts

# Third texts asked for what they share with the child against the parent, nearest first.
_WITNESSES = 12
# A third text that does better as a copy of the child than as its source, by this many log odds, is no witness.
_OWN_COPY = 2.0


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
        found: dict[Pair, Descent] = {}
        gone: dict[Pair, dict[int, float]] = {}
        for (a, b), alignment in sorted(self._alignments.items()):
            if not alignment.links:
                continue
            worse_a, worse_b, reworded = self._wording(a, b, alignment)
            gone[a, b] = self._missing(a, b, {i for link in alignment.links for i in link.left})
            gone[b, a] = self._missing(b, a, {j for link in alignment.links for j in link.right})
            missing_a, missing_b = sum(gone[a, b].values()), sum(gone[b, a].values())
            same = self._story.texts[a].units == self._story.texts[b].units
            found[a, b] = Descent(missing_a, missing_b, worse_b, worse_a, reworded, identical=same)
            found[b, a] = Descent(missing_b, missing_a, worse_a, worse_b, reworded, identical=same)
        return {pair: self._heard(pair, found, gone[pair]) for pair in found}

    def _heard(self, pair: Pair, found: Mapping[Pair, Descent], gone: Mapping[int, float]) -> Descent:
        """The evidence with what third texts witness; copies of the child itself are not heard."""
        child, parent = pair
        if self._story.texts[child].language != self._story.texts[parent].language:
            return found[pair]  # all the child's words are missing in the parent's language
        thirds = [z for z in self._witnesses[child] if z != parent and not self._copy_of(z, child, found)]
        heard = {i for i in gone if any(z in self._linked.get((child, i), ()) for z in thirds)}
        witnessed = sum(gone[i] for i in sorted(heard))
        return replace(found[pair], missing_witnessed=witnessed, words_witnessed=self._witnessed(child, parent, thirds))

    def _copy_of(self, one: int, other: int, found: Mapping[Pair, Descent]) -> bool:
        if (one, other) not in found:
            return False
        return score(found[one, other]) > score(found[other, one]) + _OWN_COPY

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

    def _missing(self, text: int, other: int, linked: set[int]) -> dict[int, float]:
        """The sentences of `text` that `other` has not, each with its part of the text's weight."""
        left, right = self._story.texts[text], self._story.texts[other]
        if left.language != right.language:
            return {}  # what was not found in another language may still be there
        gone = missing(left, right, linked, self._likeness, self._least)
        whole = max(sum(self._likeness.mass[u] for u in left.units), 1e-9)
        return {i: self._likeness.mass[left.units[i]] * sure / whole for i, sure in gone.items()}

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
        if self._story.texts[a].language != self._story.texts[b].language:
            return 0.0, 0.0, 1 - kept / mass  # what is natural in one language says nothing about the other
        return worse_a / words, worse_b / words, 1 - kept / mass

    def _size(self, units: Sequence[int]) -> int:
        return sum(len(self._story.units[u].words) for u in units)

    def _cost(self, unit: int) -> float:
        if unit not in self._costs:
            self._costs[unit] = cost(self._story.units[unit].words)
        return self._costs[unit]

    def _witnessed(self, child: int, parent: int, thirds: Sequence[int]) -> float:
        weights = self._story.weights
        alone = self._bags[child] - self._bags[parent]
        best = max((sum(weights[s] for s in sorted(alone & self._bags[z])) for z in thirds), default=0.0)
        return best / max(sum(weights[s] for s in sorted(self._bags[child])), 1e-9)


def wording_gap(
    child: int, parent: int, story: StoryTexts, alignments: Mapping[Pair, Alignment], likeness: Likeness, least: float
) -> float:
    """Nats a word by which the parent's wording is odder than the child's, over the sentences they share."""
    pair = min(child, parent), max(child, parent)
    found = Descents(story, pair, {pair: alignments[pair]}, likeness, least).all()
    descent = found.get((child, parent))
    return descent.mended - descent.corrupted if descent else 0.0
