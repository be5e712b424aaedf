"""Texts put together from two others in words of their own.

No sentence shows where such a text is from. But all its names and figures are from one of the two, and from either some
that the other has not, nor hardly anybody else; and of both a good part is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from retold.lineage.alignment import Alignment, Link
from retold.lineage.contrast import LEAST_TOLD, LONGER, MOST_TEXTS
from retold.lineage.details import Details
from retold.lineage.kinship import NO_KINSHIP, Kinship, grouped, kinship_of
from retold.lineage.likeness import Likeness
from retold.lineage.merging import LEAST_PART, LEAST_SENTENCES, has_more
from retold.lineage.statements import Pair, pair_of
from retold.lineage.texts import StoryTexts

# Nats of names and figures that are from each of the two: three.
_FROM_EACH = 24.0
# Other tellings that may have one of these too.
_OTHERS = 1
# Two sources that may be kin with more than this probability are no two sources.
_STRANGERS = 0.05
# How likely it is that such a text shares copied text with each of them.
_PUT_TOGETHER = 0.9


def compiled(
    story: StoryTexts,
    alignments: Mapping[Pair, Alignment],
    kin: Mapping[Pair, Kinship],
    likeness: Likeness,
    details: Details,
    least: float,
    bar: float,
) -> dict[int, dict[Pair, Kinship]]:
    """The texts that were put together from two others in other words, each with its kinships to both.

    Of several pairs of sources the one from whose lesser part most names and figures are. Not looked for in large stories.
    """
    if len(story.texts) > MOST_TEXTS:
        return {}
    group_of = grouped(kin, len(story.texts), bar)
    found: dict[int, dict[Pair, Kinship]] = {}
    for text in range(len(story.texts)):
        if len(story.texts[text].units) < LEAST_TOLD:
            continue
        made = _Made(text, story, alignments, details, group_of)
        for p, q in made.sources(kin):
            more = all(has_more(n, text, story, alignments, likeness, least) for n in (p, q))
            if more and made.takes(p, q, likeness):
                both = {pair: kin.get(pair, NO_KINSHIP) for pair in (pair_of(text, p), pair_of(text, q))}
                found[text] = {
                    pair: replace(k, probability=max(k.probability, _PUT_TOGETHER)) for pair, k in both.items()
                }
                break
    return found


class _Made:
    """A text that may be put together from others; of its names and figures each is a bit."""

    def __init__(
        self,
        text: int,
        story: StoryTexts,
        alignments: Mapping[Pair, Alignment],
        details: Details,
        group_of: Sequence[int],
    ) -> None:
        texts, mine = story.texts, story.texts[text]
        self._text, self._units, self._group_of = text, mine.units, group_of
        self._links = {
            n: alignments[pair].links
            for n in range(len(texts))
            if (pair := pair_of(text, n)) in alignments
            and texts[n].language == mine.language
            and alignments[pair].links
            and len(texts[n].units) <= LONGER * len(mine.units)
        }
        told = details.all_of(mine) if len(self._links) > 1 else []
        self._nats = [nats for *_, nats in told]
        self._has = {
            n: sum(1 << i for i, (word, stem, _) in enumerate(told) if details.has(texts[n], word, stem))
            for n in self._links
        }

    def sources(self, kin: Mapping[Pair, Kinship]) -> list[Pair]:
        """The pairs of texts that it may be from, likeliest first."""
        whole, found = (1 << len(self._nats)) - 1, []
        for p, q in combinations(sorted(self._has), 2):
            mine, theirs = self._has[p], self._has[q]
            only = mine & ~theirs, theirs & ~mine
            if mine | theirs != whole or min(map(self._weigh, only)) < _FROM_EACH:
                continue
            rare = ~self._said_elsewhere(p, q)
            from_each = min(self._weigh(some & rare) for some in only)
            if from_each >= _FROM_EACH and kinship_of(p, q, kin).probability < _STRANGERS:
                found.append((-from_each, (p, q)))
        return [pair for _, pair in sorted(found)]

    def _said_elsewhere(self, p: int, q: int) -> int:
        """What more other tellings have than may."""
        inside = {self._group_of[n] for n in (self._text, p, q)}
        by_group: dict[int, int] = {}
        for n, bits in self._has.items():
            if self._group_of[n] not in inside:
                by_group[self._group_of[n]] = by_group.get(self._group_of[n], 0) | bits
        return sum(1 << i for i in range(len(self._nats)) if sum(bits >> i & 1 for bits in by_group.values()) > _OTHERS)

    def _weigh(self, bits: int) -> float:
        return sum(nats for i, nats in enumerate(self._nats) if bits >> i & 1) if bits else 0.0

    def takes(self, p: int, q: int, likeness: Likeness) -> bool:
        """Whether some sentences, and a part worth the name, are more like each of two sources than like the other."""
        mine, theirs = ({i: link.score for link in self._links[n] for i in self._places(n, link)} for n in (p, q))
        parts = {i for i in mine if mine[i] > theirs.get(i, 0.0)}, {i for i in theirs if theirs[i] >= mine.get(i, 0.0)}
        mass = [likeness.free_mass[u] for u in self._units]
        least = LEAST_PART * sum(mass)
        return all(len(part) >= LEAST_SENTENCES and sum(mass[i] for i in part) >= least for part in parts)

    def _places(self, other: int, link: Link) -> tuple[int, ...]:
        return link.left if self._text < other else link.right
