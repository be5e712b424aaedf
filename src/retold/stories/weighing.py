"""What a term tells, by its kind and by how rare it is."""

import math
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from retold.stories.features import DAY, NAME, NUMBER
from retold.stories.kept import Kept
from retold.stories.settings import StorySettings
from retold.stories.tally import EXPOSURE_STEPS, PRIOR_ARTICLES, rate
from retold.stories.vocabulary import Vocabulary
from retold.words.names import places

# How much a term of a kind counts, beside the name of a person: a pair repeats its halves, words are said of many
# events, and much happens in a well-known place.
_PAIR, _WORD, _PLACE = 0.5, 0.5, 0.5
FIGURES = frozenset({NUMBER, DAY})
FOCUS = ">"  # before a term: it stands in title or lead


class Weighed(NamedTuple):
    """What a term tells.

    Attributes:
        weight: how much a term of its kind counts.
        gain: evidence in nats that two groups have it, but for their counts.
        root: of what it tells when two single articles share it; 0 where it is too common to look for others by.
        own: whether it counts as who or what of an event: no name that many have.
    """

    weight: float
    gain: float
    root: float
    own: bool


def weighing(vocabulary: Vocabulary, settings: StorySettings) -> Kept[Weighed]:
    """What each term tells, by the term; the names of title and lead marked or not."""
    both, one = rate(2, 2, 2 * EXPOSURE_STEPS), rate(1, 2, 2 * EXPOSURE_STEPS)

    @cache  # most terms are as rare as can be
    def alike(weight: float, rarity: float, least: float) -> Weighed:
        gain = weight * (rarity - math.log(PRIOR_ARTICLES))
        told = gain + weight * (both - 2 * one)
        root = math.sqrt(told) if told > settings.min_term_evidence * weight else 0.0
        return Weighed(weight, gain, root, rarity >= least)

    def weigh(marked: str) -> Weighed:
        term = marked.removeprefix(FOCUS)
        least = settings.min_name_rarity_nats if term[0] == NAME else 0.0
        return alike(_weight(term), vocabulary.rarity(term), least)

    return Kept(weigh)


def _weight(term: str) -> float:
    """How much a term of its kind counts, beside a name of a person."""
    if term[0] != NAME:
        return 1.0 if term[0] in FIGURES else _WORD
    return (_PAIR if " " in term else 1.0) * (_PLACE if term[1:] in _known_places() else 1.0)


@cache
def _known_places() -> frozenset[str]:
    """Words, and pairs of adjacent words, of the names of well-known places."""
    found: set[str] = set()
    for key in places():
        words = key.split()
        found.update(word for word in words if len(word) > 2)  # longer than `of`
        found.update(" ".join(pair) for pair in pairwise(words))
    return frozenset(found)
