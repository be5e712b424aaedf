"""Which of two related texts is the source."""

from collections.abc import Sequence
from dataclasses import dataclass

from retold.lineage.alignment import Alignment
from retold.lineage.likeness import Likeness
from retold.lineage.texts import StoryTexts, Text
from retold.words.background import idf


@dataclass(frozen=True, slots=True)
class Direction:
    """Evidence about which of two texts, left and right, is the source.

    Attributes:
        covered_left, covered_right: part of each text (quotes too) that is found in the other, 0–1.
        purity: how much more natural the left one's wording is where the two differ, in nats a word.
    """

    covered_left: float
    covered_right: float
    purity: float


def direction(left: Text, right: Text, alignment: Alignment, likeness: Likeness, story: StoryTexts) -> Direction:
    """Compare the two texts of an alignment."""
    total_l = max(sum(likeness.mass[u] for u in left.units), 1e-9)
    total_r = max(sum(likeness.mass[u] for u in right.units), 1e-9)
    got_l = sum(likeness.mass[left.units[i]] * link.score for link in alignment.links for i in link.left)
    got_r = sum(likeness.mass[right.units[i]] * link.score for link in alignment.links for i in link.right)
    return Direction(got_l / total_l, got_r / total_r, _purity(left, right, alignment, story))


def _purity(left: Text, right: Text, alignment: Alignment, story: StoryTexts) -> float:
    only_l: list[float] = []
    only_r: list[float] = []
    for link in alignment.links:
        a = [w for i in link.left for w in story.units[left.units[i]].words]
        b = [w for j in link.right for w in story.units[right.units[j]].words]
        only_l.extend(_rare(a, set(b)))
        only_r.extend(_rare(b, set(a)))
    if not only_l or not only_r:
        return 0.0
    return sum(only_r) / len(only_r) - sum(only_l) / len(only_l)


def _rare(words: Sequence[str], others: set[str]) -> list[float]:
    return [idf(word) for word in words if word not in others]
