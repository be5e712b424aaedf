"""Texts told over from first to last in other words, as people and language models do it.

Hardly a sentence of such a copy is like one of its source. What stays is what was told: the details stand together in one
sentence as they stood together there, much in the same order, and one of the two texts has no names and figures of its
own. Who reported the event himself has some, and puts the same facts together otherwise.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.lineage import contrast
from retold.lineage.alignment import Alignment, Link, beyond_chance, in_order
from retold.lineage.attribution import days_apart
from retold.lineage.details import Details
from retold.lineage.kinship import NO_KINSHIP, Kinship, attributed, grouped
from retold.lineage.likeness import Likeness
from retold.lineage.statements import Pair, Spread, spread
from retold.lineage.texts import StoryTexts, Text

# Details that stand together in two sentences; sentences found again in the other text. Fewer are chance.
_TOGETHER, _FEWEST = 2, 4
# Nats of names and figures (ten of them) that each text has; with fewer nothing tells a copy from the next report on the matter.
_DETAILED = 80.0
# A report is told over in the next day's paper at the latest; what comes later is a sequel.
_DAYS = 1
# Texts with less of their telling words in common (parts of both, added) are not looked at closer.
_LEAST_COMMON = 0.35
# Where the sentences that are found again are less alike than this, others were changed past recognition.
_FAITHFUL = 0.5
# More sentences in order than this, beyond chance, are no further proof.
MOST_ORDERED = 3.0


@dataclass(frozen=True, slots=True)
class RetellingModel:
    """Weights of the evidence, in log odds.

    Maximum likelihood on texts told over by hand among independent reports of their events, every story weighed by
    weights learned from the others.
    """

    bias: float = -0.7
    # The parts of both texts' telling words that stand in sentences found again, added.
    found: float = 8.3
    # For each sentence in the same order beyond those that chance puts in order.
    ordered: float = 0.87
    # For each nat of names and figures that the text with fewer of its own has alone.
    own: float = -0.07
    # For the part of its names and figures that the text with more of its own has alone.
    lacking: float = -11.3


MODEL = RetellingModel()


@dataclass(frozen=True, slots=True)
class Retelling:
    """What two texts share as facts.

    Attributes:
        links: sentences that stand for each other.
        own: for the left and the right text the part of its names and figures that the other one has not, 0–1.
        kinship: that one was made from the other, or both from one text.
    """

    links: tuple[Link, ...]
    own: tuple[float, float]
    kinship: Kinship


@dataclass(frozen=True, slots=True)
class Retold:
    """A story with its texts told over: the alignments, kinships and places of sentences, with them.

    Attributes:
        pairs: those that are surely told over.
        doubtful: those that may be.
        alignments: of all pairs, with the sentences of those in `pairs` that stand for each other.
        kin: the kinships.
        where: where in the story each sentence stands.
    """

    pairs: Mapping[Pair, Retelling]
    doubtful: Mapping[Pair, Retelling]
    alignments: dict[Pair, Alignment]
    kin: dict[Pair, Kinship]
    where: Spread

    def trusting(self, some: Container[Pair]) -> "Retold":
        """The same, with those of the doubtful pairs held to be told over that are among `some`."""
        trusted = {pair: retelling for pair, retelling in self.doubtful.items() if pair in some}
        joined = {pair: _joined(self.alignments[pair], retelling.links) for pair, retelling in trusted.items()}
        return replace(self, pairs={**self.pairs, **trusted}, alignments={**self.alignments, **joined})


def with_retellings(
    story: StoryTexts,
    alignments: Mapping[Pair, Alignment],
    kin: Mapping[Pair, Kinship],
    where: Spread,
    likeness: Likeness,
    said: tuple[Collection[Pair], Collection[Pair]],
    details: Details,
    bar: float,
) -> Retold:
    """Find the texts told over among those whose words show no kinship, or a kinship of which little can be seen.

    Args:
        story: the texts.
        alignments: of every two texts that are compared.
        kin: what their words say.
        where: where in the story each sentence stands.
        likeness: of sentences.
        said: pairs of which one names the other as its source, and pairs under one headline.
        details: of the story.
        bar: the probability from which two texts are held to be kin.
    """
    seeker = _Seeker(story, likeness, where, details, grouped(kin, len(story.texts), bar))
    better, sure, doubtful = {}, {}, {}
    for pair, alignment in sorted(alignments.items()):
        if _faithful(alignment):
            continue
        before, retelling = kin.get(pair, NO_KINSHIP).probability, seeker.compared(*pair, attributed(pair, *said))
        if retelling is not None and retelling.kinship.probability > before:
            better[pair] = retelling.kinship
            doubtful[pair] = retelling
        if retelling is not None and retelling.kinship.probability >= bar:
            sure[pair] = retelling
    kin = {**kin, **better}
    joined = {pair: _joined(alignments[pair], retelling.links) for pair, retelling in sure.items()}
    group_of = grouped(kin, len(story.texts), bar)
    return Retold(
        sure,
        {pair: retelling for pair, retelling in doubtful.items() if pair not in sure},
        {**alignments, **joined},
        kin,
        spread(story.texts, where.cluster_of, group_of, where.official) if sure else where,
    )


def _faithful(alignment: Alignment) -> bool:
    """Whether the sentences two texts share are alike: then their words tell, and what has no counterpart is missing."""
    scores = [link.score for link in alignment.links]
    return bool(scores) and sum(scores) / len(scores) >= _FAITHFUL


def _joined(alignment: Alignment, links: Sequence[Link]) -> Alignment:
    """The alignment, with those links whose sentences it leaves free."""
    left = {i for link in alignment.links for i in link.left}
    right = {j for link in alignment.links for j in link.right}
    free = [link for link in links if left.isdisjoint(link.left) and right.isdisjoint(link.right)]
    return Alignment(tuple(sorted((*alignment.links, *free))))


class _Seeker:
    """Compares the details of the texts of one story; each text is looked through once."""

    def __init__(
        self, story: StoryTexts, likeness: Likeness, where: Spread, details: Details, group_of: Sequence[int]
    ) -> None:
        self._story, self._likeness, self._where, self._details = story, likeness, where, details
        self._rows = [self._told(text) for text in story.texts]
        self._bags = [frozenset[int]().union(*row) for row in self._rows]
        self._mass = [sum(map(self._weigh, row)) for row in self._rows]
        self._contrast = contrast.Contrast(story, self._bags, story.weights, details, group_of)

    def _told(self, text: Text) -> list[frozenset[int]]:
        """For each sentence of a text what it tells in its own words; nothing where it was given out to everybody."""
        weights, where, found = self._story.weights, self._where, []
        for number in text.units:
            unit = self._story.units[number]
            own = unit.told and not where.official[number] and not where.given_out(number)
            words = zip(unit.stems, unit.free, strict=True) if own else ()
            found.append(frozenset(s for s, free in words if free and weights[s] >= contrast.TELLING))
        return found

    def _weigh(self, stems: frozenset[int]) -> float:
        return sum(self._story.weights[s] for s in sorted(stems))

    def compared(self, left: int, right: int, said: float) -> Retelling | None:
        """The retelling that two texts may be; None where they are not alike enough to be looked at, or in two languages."""
        texts = self._story.texts
        later = days_apart(texts[left].article, texts[right].article) > _DAYS
        if later or texts[left].language != texts[right].language:
            return None
        comparable, alike = self._contrast.comparable(left, right), self._common(left, right) >= _LEAST_COMMON
        if not comparable and not alike:
            return None
        links, shared = self._links(left, right)
        if not links or self._details.contrary(texts[left], texts[right]):
            return None
        own = self._details.own(texts[left], texts[right]), self._details.own(texts[right], texts[left])
        shares = shared / self._mass[left], shared / self._mass[right]
        kept = in_order(links)
        ordered = min(beyond_chance(kept, len(links)), MOST_ORDERED)
        parts = [lack / max(whole, 1e-9) for lack, whole in own]
        known = [contrast.odds(self._contrast.of(left, right, own, ordered))] if comparable else []
        if alike and len(links) >= _FEWEST and min(whole for _, whole in own) >= _DETAILED:
            known.append(_odds(sum(shares), ordered, own, parts))
        if not known:
            return None
        probability = 1 / (1 + math.exp(-(said + max(known))))
        return Retelling(links, (parts[0], parts[1]), Kinship(*shares, shared, len(links), kept, probability))

    def _common(self, left: int, right: int) -> float:
        """The parts of two texts' telling words that stand anywhere in the other, added."""
        mine, theirs = self._bags[left], self._bags[right]
        shared = self._weigh(mine & theirs)
        return shared / max(self._weigh(mine), 1e-9) + shared / max(self._weigh(theirs), 1e-9)

    def _links(self, left: int, right: int) -> tuple[tuple[Link, ...], float]:
        """Which sentences of two texts have the same details together, each in one pair at most, and what they share in nats.

        The best are paired first; among equals those that stand at the same place.
        """
        mine, theirs = self._rows[left], self._rows[right]
        together = self._together(mine, theirs)
        places = len(mine), len(theirs)
        best = sorted(
            (-round(shared, 6), abs(i / places[0] - j / places[1]), i, j) for (i, j), shared in together.items()
        )
        pairs: dict[int, int] = {}
        taken, whole = set[int](), 0.0
        for shared, _, i, j in best:
            if i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)
                whole -= shared
        units = self._story.texts[left].units, self._story.texts[right].units
        links = (Link((i,), (j,), self._likeness.of(units[0][i], units[1][j])) for i, j in sorted(pairs.items()))
        return tuple(links), whole

    def _together(self, mine: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]]) -> dict[Pair, float]:
        """For pairs of sentences with several words in common the weight of these."""
        places: dict[int, list[int]] = defaultdict(list)
        for j, stems in enumerate(theirs):
            for stem in stems:
                places[stem].append(j)
        near = {(i, j) for i, stems in enumerate(mine) for stem in stems if stem in places for j in places[stem]}
        both = {(i, j): mine[i] & theirs[j] for i, j in near}
        return {pair: self._weigh(stems) for pair, stems in both.items() if len(stems) >= _TOGETHER}


def _odds(found: float, ordered: float, own: Sequence[tuple[float, float]], parts: Sequence[float]) -> float:
    """Log odds of a retelling from what was found again, its order, and what each text has alone, in nats and as a part."""
    return (
        MODEL.bias
        + MODEL.found * found
        + MODEL.ordered * ordered
        + MODEL.own * min(lack for lack, _ in own)
        + MODEL.lacking * max(parts)
    )
