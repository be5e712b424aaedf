"""Whether two texts share copied words, or tell the same event independently."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.lineage.alignment import Alignment, Link
from retold.lineage.grouping import Groups
from retold.lineage.likeness import Likeness
from retold.lineage.statements import Pair, Spread, clusters, official, spread, total
from retold.lineage.texts import StoryTexts, Text


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two texts share.

    Attributes:
        share_left, share_right: part of each text's narrative prose (quotes and statements masked) that carries over.
        mass: weight of what is shared, in nats of rarity.
        links: links that count (not quotes, not statements).
        run: most such links in a row on both sides.
        probability: that words were copied, from one to the other or from a common source, 0–1.
    """

    share_left: float
    share_right: float
    mass: float
    links: int
    run: int
    probability: float


@dataclass(frozen=True, slots=True)
class KinshipModel:
    """Weights of the evidence, in log odds."""

    bias: float = -5.2
    share: float = 9.0
    smaller_share: float = 4.0
    mass: float = 0.55
    run: float = 0.35


MODEL = KinshipModel()
# How sure a pair must be to be drawn into one group, turn by turn: what is surest first.
_BARS = (0.97, 0.9, 0.8, 0.65, 0.5, 0.5)


def kinships(
    story: StoryTexts, alignments: Mapping[Pair, Alignment], likeness: Likeness, least: float
) -> tuple[dict[Pair, Kinship], Spread]:
    """Kinship of every aligned pair, and where in the story each sentence stands.

    Groups and statements are found in turns: sentences that stand in several groups lose weight, and with that
    weight the groups are drawn again.
    """
    texts = story.texts
    cluster_of = clusters(texts, alignments, len(story.units), least)
    given_out = official(story.units)
    where = spread(texts, cluster_of, [0] * len(texts), given_out)
    for bar in _BARS:
        found = {pair: kinship(pair, texts, a, likeness, where) for pair, a in alignments.items()}
        groups = Groups(len(texts))
        for (a, b), k in sorted(found.items()):
            if k.probability >= bar:
                groups.join(a, b)
        where = spread(texts, cluster_of, [groups.of(n) for n in range(len(texts))], given_out)
    return {pair: kinship(pair, texts, a, likeness, where) for pair, a in alignments.items()}, where


def kinship(pair: Pair, texts: Sequence[Text], alignment: Alignment, likeness: Likeness, where: Spread) -> Kinship:
    """Kinship of one pair, sentences weighted by how far they are spread."""
    left, right = texts[pair[0]], texts[pair[1]]
    mass_l = [likeness.free_mass[u] * where.weight(pair, u) for u in left.units]
    mass_r = [likeness.free_mass[u] * where.weight(pair, u) for u in right.units]
    counted = [
        link
        for link in alignment.links
        if _counts(left.units[link.left[0]], right.units[link.right[0]], pair, likeness, where)
    ]
    shared_l = sum(mass_l[i] * link.score for link in counted for i in link.left)
    shared_r = sum(mass_r[i] * link.score for link in counted for i in link.right)
    share_l, share_r = shared_l / total(mass_l), shared_r / total(mass_r)
    run = _longest_run(counted)
    mass = min(shared_l, shared_r)
    return Kinship(share_l, share_r, mass, len(counted), run, _probability(share_l, share_r, mass, run))


def _counts(u: int, v: int, pair: Pair, likeness: Likeness, where: Spread) -> bool:
    """Quotations, statements and bare attributions are no evidence."""
    free = min(likeness.free_mass[u], likeness.free_mass[v])
    spread_out = min(where.weight(pair, u), where.weight(pair, v)) <= 0.2
    return not spread_out and free >= 0.35 * min(likeness.mass[u], likeness.mass[v])


def _longest_run(links: Sequence[Link]) -> int:
    best = run = 0
    last: Link | None = None
    for link in links:
        near = last is not None and link.left[0] - last.left[-1] <= 2 and 0 < link.right[0] - last.right[-1] <= 2
        run = run + 1 if near else 1
        best = max(best, run)
        last = link
    return best


def _probability(share_l: float, share_r: float, mass: float, run: int) -> float:
    m = MODEL
    z = m.bias + m.share * max(share_l, share_r) + m.smaller_share * min(share_l, share_r)
    z += m.mass * math.log1p(mass) + m.run * min(run, 6)
    if mass <= 0:
        return 0.0
    return 1 / (1 + math.exp(-z))
