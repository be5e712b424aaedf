"""What two texts of a story share and the rest of it does not: one was told over in words of its own.

Who is told to make a text his own changes every sentence, so that no words show where it is from. But he has no names and
figures of his own; those he has, his source has too, some of them no other telling; what both mention comes in the same
order, the same things together; he quotes nobody whom his source does not; and his words are nobody's, where reporters of one
event have them from the same offices and agencies.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from retold.lineage.attribution import is_release
from retold.lineage.details import Details, Own
from retold.lineage.texts import StoryTexts

# Nats from which a word tells something.
TELLING = 1.0
# Sentences that each text needs: of a short one a longer one has all names by chance.
LEAST_TOLD = 8
# Words that a text repeats in more sentences than this say nothing about order; of fewer words in common order is chance.
_PLACES, _LEAST_WORDS = 2, 5
# Other tellings that may have a detail too, where there are more: one more retelling of the same source, not yet known as such.
_OTHERS = 1
# Nor does a text of so many times the sentences of the other: it has anybody's names by chance.
LONGER = 3
# In a larger story every detail has to be looked for in too many texts.
MOST_TEXTS = 60
# A correlation nearer to one says no more.
_MOST_CORRELATION, _MOST_ORDERED, _LEAST_ORDERED = 0.98, 8.0, -4.0
# Who quotes so many nats of words of which less than this part stand in the other text has heard them himself.
_QUOTED, _HEARD = 10.0, 0.5
# Nats of names and figures that each text needs, four: all of fewer any report may have.
_NAMED = 33.0


@dataclass(frozen=True, slots=True)
class Contrasted:
    """What tells that a text, the copy, was told over from another.

    Attributes:
        lacking: the part of the copy's names and figures that the other has not, 0–1.
        own: their nats, as log(1 + nats).
        shared: nats of names and figures that only these two have, the same.
        ordered: the order of the words in common, in standard errors of their rank correlation.
        words: the part of the copy's telling words that no other text has, 0–1.
        room: nats of the other's names and figures, as log(1 + nats): of many some are met by chance.
        together: sentences that tell the same things together, in the same order, beyond those that chance puts in order.
        heard: whether the copy quotes what the other has not, 1 or 0.
    """

    lacking: float
    own: float
    shared: float
    ordered: float
    words: float
    room: float
    together: float
    heard: float


@dataclass(frozen=True, slots=True)
class ContrastModel:
    """Weights of the evidence, in log odds: logistic regression (bench/lineage_contrast.py).

    On texts told over by several hands among independent reports; most pairs that were not are real reports of events. The bias is
    lowered until such reports are hardly ever taken for copies: two tellings made one are worse than one made two.
    """

    bias: float = 8.0
    lacking: float = -6.21
    own: float = -0.28
    shared: float = 0.72
    ordered: float = 0.29
    words: float = 4.88
    room: float = -2.59
    together: float = 0.69
    heard: float = -1.71


MODEL = ContrastModel()


def odds(evidence: Contrasted, m: ContrastModel = MODEL) -> float:
    """Log odds that one of two texts in one language was told over from the other."""
    return (
        m.bias
        + m.lacking * evidence.lacking
        + m.own * evidence.own
        + m.shared * evidence.shared
        + m.ordered * evidence.ordered
        + m.words * evidence.words
        + m.room * evidence.room
        + m.together * evidence.together
        + m.heard * evidence.heard
    )


class Contrast:
    """Compares two texts with all others of their story."""

    def __init__(
        self,
        story: StoryTexts,
        bags: Sequence[frozenset[int]],
        weights: Sequence[float],
        details: Details,
        group_of: Sequence[int],
    ) -> None:
        """The telling words of each text are in `bags`, their nats in `weights`; texts of one group are known to be kin."""
        self._story, self._bags, self._weights, self._details, self._group_of = story, bags, weights, details, group_of
        self._given_out = frozenset(n for n, text in enumerate(story.texts) if is_release(text.article))
        self._places: dict[int, dict[int, float]] = {}

    def comparable(self, left: int, right: int) -> bool:
        """Whether two texts in one language are long enough, name enough, and have others to be contrasted with."""
        texts = self._story.texts
        short, long = sorted(len(texts[n].units) for n in (left, right))
        if short < LEAST_TOLD or long > LONGER * short or len(texts) > MOST_TEXTS or not self._others(left, right):
            return False
        return min(self._nats(left), self._nats(right)) >= _NAMED

    def of(self, left: int, right: int, own: tuple[Own, Own], together: float) -> Contrasted:
        """The evidence that of two comparable texts the one with less of its own was told over from the other.

        `own`: what each of the two has that the other has not (`Details.own`); `together`: see `Contrasted`.
        """
        first = own[0][0] <= own[1][0]
        copy, source = (left, right) if first else (right, left)
        (lacks, whole), (_, room) = own if first else own[::-1]
        others, bags = self._others(copy, source), self._bags
        said = frozenset[int]().union(*(bags[n] for n in others))
        words = self._weigh(bags[copy] - bags[source] - said) / max(self._weigh(bags[copy]), 1.0)
        return Contrasted(
            lacks / whole,
            math.log1p(lacks),
            math.log1p(self._alone(copy, source, others)),
            max(min(self._ordered(copy, source), _MOST_ORDERED), _LEAST_ORDERED),
            words,
            math.log1p(room),
            together,
            float(self._heard_more(copy, source)),
        )

    def _others(self, left: int, right: int) -> list[int]:
        """The texts of the language of two that are kin to neither."""
        texts, groups = self._story.texts, self._group_of
        inside = groups[left], groups[right]
        return [n for n, t in enumerate(texts) if groups[n] not in inside and t.language == texts[left].language]

    def _nats(self, text: int) -> float:
        return sum(nats for *_, nats in self._details.all_of(self._story.texts[text]))

    def _alone(self, copy: int, source: int, others: Sequence[int]) -> float:
        """Nats of the names and figures that two texts have, and hardly any other telling."""
        groups = {self._group_of[n] for n in others}
        most = min(_OTHERS, len(groups) - 1)
        return sum(
            nats
            for nats, those in self._details.having(copy)
            if source in those
            and not self._given_out & those  # what an office gave out anybody may tell
            and len(groups & {self._group_of[n] for n in those}) <= most
        )

    def _heard_more(self, copy: int, source: int) -> bool:
        """Whether a text quotes what another has not, in quotation marks or out of them."""
        mine, theirs = ([self._story.units[number] for number in self._story.texts[n].units] for n in (copy, source))
        quoted = {s for unit in mine for s, free in zip(unit.stems, unit.free, strict=True) if not free}
        telling = frozenset(s for s in quoted if self._weights[s] >= TELLING)
        there = telling & frozenset[int]().union(*(unit.stems for unit in theirs))
        return self._weigh(telling) >= _QUOTED and self._weigh(there) < _HEARD * self._weigh(telling)

    def _weigh(self, stems: frozenset[int]) -> float:
        return sum(self._weights[s] for s in sorted(stems))

    def _ordered(self, left: int, right: int) -> float:
        """The order of the words in common: their weighted rank correlation, in standard errors (R. Fisher's z)."""
        mine, theirs = self._where(left), self._where(right)
        both = sorted(mine.keys() & theirs.keys())
        if len(both) < _LEAST_WORDS:
            return 0.0
        correlation = _correlation(
            _ranks([mine[s] for s in both]), _ranks([theirs[s] for s in both]), [self._weights[s] for s in both]
        )
        return math.atanh(max(min(correlation, _MOST_CORRELATION), -_MOST_CORRELATION)) * math.sqrt(len(both) - 3)

    def _where(self, text: int) -> dict[int, float]:
        """For each telling word of a text that stands in few of its sentences their mean number."""
        if text not in self._places:
            places: dict[int, set[int]] = {}
            for number, unit in enumerate(self._story.texts[text].units):
                for stem in self._story.units[unit].stems:
                    places.setdefault(stem, set()).add(number)
            telling = ((s, at) for s, at in places.items() if self._weights[s] >= TELLING and len(at) <= _PLACES)
            self._places[text] = {s: sum(at) / len(at) for s, at in telling}
        return self._places[text]


def _ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value, ascending; equal ones have the mean of theirs."""
    at: dict[float, list[int]] = {}
    for rank, value in enumerate(sorted(values)):
        at.setdefault(value, []).append(rank)
    return [sum(at[value]) / len(at[value]) for value in values]


def _correlation(left: Sequence[float], right: Sequence[float], weights: Sequence[float]) -> float:
    """Pearson's, weighted."""
    whole = sum(weights)
    means = [sum(w * x for w, x in zip(weights, row, strict=True)) / whole for row in (left, right)]
    mine, theirs = ([x - mean for x in row] for row, mean in zip((left, right), means, strict=True))
    both, one, other = (
        sum(w * x * y for w, x, y in zip(weights, *rows, strict=True))
        for rows in ((mine, theirs), (mine, mine), (theirs, theirs))
    )
    return both / math.sqrt(one * other) if one and other else 0.0
