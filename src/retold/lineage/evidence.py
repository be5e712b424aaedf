"""Edges with what they rest on, in words a reader can check."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from retold.lineage.alignment import Alignment, Link
from retold.lineage.descent import Descent
from retold.lineage.kinship import Kinship
from retold.lineage.likeness import Likeness
from retold.lineage.texts import StoryTexts
from retold.lineage.wording import Change, changes
from retold.model import AlignedPair, Article, Clue, CreditKind, Span

# Changes of wording shown with an edge.
_SHOWN = 3
# Words this much odder than what stands in their place are shown as corruptions, in nats.
_ODDER = 3.0


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts with their alignment, the child's side first whatever the order of the alignment."""

    child: int
    parent: int
    links: tuple[Link, ...]

    @classmethod
    def of(cls, child: int, parent: int, alignment: Alignment) -> "Pairing":
        """The alignment of the pair (which has the smaller number on the left), seen from the child."""
        if child < parent:
            return cls(child, parent, alignment.links)
        turned = (Link(link.right, link.left, link.score) for link in alignment.links)
        return cls(child, parent, tuple(sorted(turned)))


def aligned(pairing: Pairing, story: StoryTexts, likeness: Likeness) -> tuple[AlignedPair, ...]:
    """The alignment as spans of both texts."""
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    found = []
    for link in pairing.links:
        mine = Span(child.spans[link.left[0]].start, child.spans[link.left[-1]].end)
        theirs = Span(parent.spans[link.right[0]].start, parent.spans[link.right[-1]].end)
        unit = child.units[link.left[0]]
        quoted = likeness.free_mass[unit] < 0.5 * likeness.mass[unit]
        found.append(AlignedPair(mine, theirs, round(link.score, 3), quoted))
    return tuple(found)


def share(pairing: Pairing, story: StoryTexts, likeness: Likeness) -> float:
    """Part of the child's weight that carries over, 0–1."""
    units = story.texts[pairing.child].units
    kept = sum(likeness.mass[units[i]] * link.score for link in pairing.links for i in link.left)
    return min(round(kept / max(sum(likeness.mass[u] for u in units), 1e-9), 3), 1.0)


def clues(pairing: Pairing, story: StoryTexts, kin: Kinship, descent: Descent | None) -> tuple[Clue, ...]:
    """What speaks for the edge, strongest kind first."""
    found = [_sentences(pairing, story, kin), *_order(pairing), *_rare(pairing, story)]
    if descent is not None:
        found.extend(_coverage(descent))
        found.extend(_corruptions(pairing, story))
    child, parent = story.texts[pairing.child].article, story.texts[pairing.parent].article
    found.extend(_credits(child))
    found.extend(_dates(child, parent))
    return tuple(found)


def _sentences(pairing: Pairing, story: StoryTexts, kin: Kinship) -> Clue:
    child, parent = story.texts[pairing.child], story.texts[pairing.parent]
    mine = [i for link in pairing.links for i in link.left]
    theirs = sorted({j for link in pairing.links for j in link.right})
    odds = math.log(max(kin.probability, 1e-6) / max(1 - kin.probability, 1e-6))
    return Clue(
        "shared sentences",
        round(odds, 2),
        f"shares {len(mine)} of {len(child.units)} sentences with {parent.article.id}",
        tuple(child.spans[i] for i in mine),
        tuple(parent.spans[j] for j in theirs),
    )


def _order(pairing: Pairing) -> list[Clue]:
    if len(pairing.links) < 3:
        return []
    kept = _longest_ascent([link.right[0] for link in pairing.links])
    size = len(pairing.links)
    return [
        Clue("shared order", round(math.log(kept), 2), f"{kept} of the {size} shared sentences stand in the same order")
    ]


def _longest_ascent(numbers: Sequence[int]) -> int:
    """Length of the longest ascending subsequence (patience sorting)."""
    from bisect import bisect_left  # noqa: PLC0415  used here only

    tops: list[int] = []
    for n in numbers:
        at = bisect_left(tops, n)
        tops[at : at + 1] = [n]
    return len(tops)


def _rare(pairing: Pairing, story: StoryTexts) -> list[Clue]:
    """Words that only few texts of the story have, shared at the same place."""
    few = max(2, len(story.texts) // 3)
    shared: set[int] = set()
    for link in pairing.links:
        mine = {s for i in link.left for s in story.units[story.texts[pairing.child].units[i]].stems}
        theirs = {s for j in link.right for s in story.units[story.texts[pairing.parent].units[j]].stems}
        shared |= {s for s in mine & theirs if story.spread[s] <= few and story.weights[s] > 3.0}
    if not shared:
        return []
    best = sorted(shared, key=lambda s: (-story.weights[s], story.vocabulary[s]))[:5]
    words = ", ".join(story.words[s] for s in best)
    many = "1 word" if len(shared) == 1 else f"{len(shared)} words"
    text = f"both have {many} that few others of the story have: {words}"
    return [Clue("rare words", round(math.log1p(len(shared)), 2), text)]


def _coverage(descent: Descent) -> list[Clue]:
    if descent.left_out - descent.missing < 0.05:
        return []
    text = f"leaves out {descent.left_out:.0%} of the other text, which leaves out {descent.missing:.0%} of it"
    return [Clue("coverage", round(10 * min(descent.left_out - descent.missing, 0.3), 2), text)]


def _corruptions(pairing: Pairing, story: StoryTexts) -> list[Clue]:
    found: list[Change] = []
    for link in pairing.links:
        if link.score < 0.999:
            found.extend(c for c in changes(pairing.child, pairing.parent, link, story) if c.odder >= _ODDER)
    best = sorted(found, key=lambda c: (-c.odder, c.child))[:_SHOWN]
    child, parent = story.texts[pairing.child].article, story.texts[pairing.parent].article
    return [
        Clue(
            "corruption",
            round(min(c.odder, 10.0) / 5, 2),
            f"has “{c.child.of(child.text)}” where {parent.id} has “{c.parent.of(parent.text)}”",
            (c.child,),
            (c.parent,),
        )
        for c in best
    ]


def _credits(article: Article) -> list[Clue]:
    weights = {CreditKind.INDEXED: 2.0, CreditKind.SOURCE: 1.0, CreditKind.DATELINE: 1.0, CreditKind.BYLINE: 1.0}
    return [
        Clue(
            "dateline" if c.kind is CreditKind.DATELINE else "credit",
            weights.get(c.kind, 0.3),
            f"says “{c.text.strip()}”",
        )
        for c in article.credits
    ]


def source_clues(article: Article) -> list[Clue]:
    """The credits that name where the text itself was taken from."""
    both = zip(_credits(article), article.credits, strict=True)
    return [clue for clue, credit in both if credit.kind is CreditKind.SOURCE and credit.name]


def _dates(child: Article, parent: Article) -> list[Clue]:
    a, b = child.published, parent.published
    if a is None or b is None or a.first <= b.last:
        return []
    return [Clue("published", 1.0, f"published {a.first[:16]}, after {parent.id} ({b.last[:16]})")]
