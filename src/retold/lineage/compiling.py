"""Texts put together from two others in words of their own.

No sentence shows where such a text is from. But all its names and figures are from one of the two, and from either some
that the other has not, nor hardly anybody else; and of both a good part is told.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import combinations

from retold.lineage.alignment import Alignment
from retold.lineage.contrast import LEAST_TOLD, LONGER, MOST_TEXTS
from retold.lineage.details import Details
from retold.lineage.kinship import Kinship, grouped, kinship_of
from retold.lineage.likeness import Likeness
from retold.lineage.merging import LEAST_PART, LEAST_SENTENCES, has_more
from retold.lineage.statements import Pair, linked, pair_of
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
                both = {pair_of(text, n): kinship_of(text, n, kin) for n in (p, q)}
                found[text] = {
                    pair: replace(k, probability=max(k.probability, _PUT_TOGETHER)) for pair, k in both.items()
                }
                break
    return found


class _Made:
    """A text that may be put together from others; its names and figures are numbered."""

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
        self._linked = {
            n: linked(text, n, alignments)
            for n in range(len(texts))
            if (pair := pair_of(text, n)) in alignments
            and texts[n].language == mine.language
            and alignments[pair].links
            and len(texts[n].units) <= LONGER * len(mine.units)
        }
        self._having = details.having(text) if len(self._linked) > 1 else []
        self._has = {n: frozenset(i for i, (_, those) in enumerate(self._having) if n in those) for n in self._linked}

    def sources(self, kin: Mapping[Pair, Kinship]) -> list[Pair]:
        """The pairs of texts that it may be from, likeliest first."""
        found = []
        for p, q in combinations(sorted(self._has), 2):
            mine, theirs = self._has[p], self._has[q]
            only = mine - theirs, theirs - mine
            if len(mine | theirs) < len(self._having) or min(map(self._weigh, only)) < _FROM_EACH:
                continue
            inside = {self._group_of[n] for n in (self._text, p, q)}
            from_each = min(self._weigh({i for i in some if self._is_rare(i, inside)}) for some in only)
            if from_each >= _FROM_EACH and kinship_of(p, q, kin).probability < _STRANGERS:
                found.append((-from_each, (p, q)))
        return [pair for _, pair in sorted(found)]

    def _is_rare(self, detail: int, inside: AbstractSet[int]) -> bool:
        """Whether no more other tellings have a name or figure than may; the groups `inside` are none."""
        _, those = self._having[detail]
        return len({self._group_of[n] for n in those & self._linked.keys()} - inside) <= _OTHERS

    def _weigh(self, some: AbstractSet[int]) -> float:
        return sum(self._having[i][0] for i in sorted(some))

    def takes(self, p: int, q: int, likeness: Likeness) -> bool:
        """Whether some sentences, and a part worth the name, are more like each of two sources than like the other."""
        mine, theirs = self._linked[p], self._linked[q]
        parts = {i for i in mine if mine[i] > theirs.get(i, 0.0)}, {i for i in theirs if theirs[i] >= mine.get(i, 0.0)}
        mass = [likeness.free_mass[u] for u in self._units]
        least = LEAST_PART * sum(mass)
        return all(len(part) >= LEAST_SENTENCES and sum(mass[i] for i in part) >= least for part in parts)
