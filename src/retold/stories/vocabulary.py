"""How much a term tells: its frequency in the background and in what was seen, pooled."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from retold.stories.features import NAME, NUMBER, Features
from retold.stories.settings import StorySettings
from retold.words.background import idf

# The background table stands for this many articles: five pages move a weight little, a million settle it.
BACKGROUND_ARTICLES = 2000


@dataclass(frozen=True, slots=True)
class Vector:
    """Who and where (`names`), and what (`words`, with the numbers): terms with their weights, either part of length 1."""

    names: Mapping[str, float]
    words: Mapping[str, float]


class Vocabulary:
    """Frequencies of terms, background and seen pooled: the same in any order of arrival.

    Of what is seen every occurrence counts (collection frequency, not document frequency): what few articles say again
    and again is what their kind of event is called, and weighs less in telling two such events apart. Measured in
    bench/figures/stories.md.
    """

    def __init__(self, settings: StorySettings) -> None:
        self._settings = settings
        self._seen: Counter[str] = Counter()
        self._articles = 0
        self._known: dict[str, float] = {}
        self._unseen: dict[str, float] = {}

    def add(self, counts: Mapping[str, int]) -> None:
        """Count one article's terms, each as often as the article has it."""
        self._seen.update(counts)
        self._articles += 1
        self._known.clear()

    def rarity(self, term: str) -> float:
        """Inverse frequency in nats, background and seen pooled; never below 0."""
        share = math.exp(-self.background(term)) + self._seen[term] / BACKGROUND_ARTICLES
        share = max(share, math.exp(-self._settings.max_rarity_nats))
        return max(0.0, math.log((1 + self._articles / BACKGROUND_ARTICLES) / share))

    def background(self, term: str) -> float:
        """Rarity of a term before anything was seen, in nats."""
        known = self._unseen.get(term)
        if known is None:
            known = self._unseen[term] = self._background(term)
        return known

    def _background(self, term: str) -> float:
        if term[0] == NUMBER:
            return self._settings.number_weight_nats
        if term[0] == NAME:
            return max(idf(part) for part in term[1:].split(" "))
        return idf(term)

    def weights(self, features: Features) -> dict[str, float]:
        """All terms of an article with their weights: (1 + ln count) times rarity, more for names.

        After Manning, Raghavan, Schütze 2008, section 6.4.
        """
        return {
            term: weight * (1 + math.log(count)) if count > 1 else weight
            for term, count in features.counts.items()
            if (weight := self._weight(term)) > 0
        }

    def _weight(self, term: str) -> float:
        """Weight of a term that an article has once."""
        known = self._known.get(term)
        if known is None:
            known = self.rarity(term)
            if term[0] == NAME:
                known *= self._settings.pair_weight if " " in term else self._settings.name_weight
            self._known[term] = known
        return known

    def vector(self, features: Features) -> Vector:
        """The heaviest names and the heaviest words of an article, either part of length 1 or empty."""
        names: list[tuple[float, str]] = []
        words: list[tuple[float, str]] = []
        for term, weight in self.weights(features).items():
            (names if term[0] == NAME else words).append((-weight, term))
        return Vector(_heaviest(names, self._settings.max_names), _heaviest(words, self._settings.max_words))


def _heaviest(weighted: list[tuple[float, str]], most: int) -> dict[str, float]:
    weighted.sort()
    del weighted[most:]
    length = math.sqrt(sum(w * w for w, _ in weighted))
    return {term: -w / length for w, term in weighted}
